"""One module a rule; the linter loads them all."""
