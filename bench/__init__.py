"""Every published number, as a script: run with `make bench-...`; the last line printed is name=value pairs."""
