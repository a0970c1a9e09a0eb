"""Writes `docs/policy.md`: `python -m shotwright.trust.policy.page`; a test fails while the page is stale."""

from __future__ import annotations

from pathlib import Path

from .rules import PolicyRule, people, rule_set

PAGE = Path("docs/policy.md")

HEAD = """# What Shotwright does not buy

*Written by `python -m shotwright.trust.policy.page` from the rules of {version}.*

Before an order leaves, every input with words is read: the prompt, the names of characters, the names of pictures,
films and sounds, and the voice. They are read together, so that a harmless name and a harmless prompt that make harm
together are seen. A rule **refuses**, or it **asks**: then you say that it is meant, with `--affirm RULE`, and your word
goes into the record of the purchase. Either way the message says which input, which words, why, and what to do.
Exit code 3; nothing is spent.

The free house engine paints no person's likeness and nothing that a rule of sex or nakedness could mean; there only
the rules that nothing lifts are read.

| rule | about | strictness |
|---|---|---|
"""

STRICTNESS = """
## Strictness

In `shotwright.toml` (or as `[tool.shotwright.policy]` in `pyproject.toml`), beside the production or above it:

```toml
[policy]
strictness = "normal"      # strict: questions become refusals; relaxed: refusals become questions
[policy.rules]
violence = "relaxed"       # one rule otherwise
```

{fixed} take no strictness: they always refuse.

## Consent

A real person's face or voice needs that person's recorded consent. {count} names of public people are known by
heart. Whoever else is meant is asked about: when a picture or film is given beside words that speak of a person, and when
any recording of a sound is given. Then a consent that covers the file lifts the question, or your word that nobody real
is in it: `--affirm likeness`. What Shotwright signed itself as its own making is not asked about.

```
shotwright consent add "Anna Smith" --for face --purpose "spring campaign" --until 2027-03-31 --evidence release.pdf
shotwright consent list
shotwright consent withdraw anna-smith
```

`--picture anna.jpg` names the pictures or recordings that it covers. Records stand in `consents.json` beside the
production. Each holds who, for what, until when, and the SHA-256 of the evidence, so that anyone can see later that it
is still the same file. After its last day a consent lifts nothing.

## What it cannot see

It reads words, and looks at no picture. It knows English best, and of sex and nakedness the
plainest words of five other languages. It cannot read what words only hint at. Every vendor looks again on its side, and
what a vendor refuses is told apart from other failures, with whether it was charged. What it missed on prompts that it had
not seen is in [policy-figures.md](policy-figures.md).
"""


def page() -> str:
    """The whole page."""
    rules = rule_set().rules
    rows = "".join(row(rule) for rule in rules)
    details = "".join(f"\n## {rule.title.capitalize()}\n\n{rule.why} {rule.instead}\n" for rule in rules)
    fixed = " and ".join(f"`{rule.id}`" for rule in rules if rule.fixed)
    count = len({name for group in people().values() for name in group})
    return HEAD.format(version=rule_set().version) + rows + details + STRICTNESS.format(fixed=fixed, count=count)


def row(rule: PolicyRule) -> str:
    """One rule in the table."""
    how = "always refuses" if rule.fixed else "consent lifts it" if rule.consent else "yours to set"
    return f"| `{rule.id}` | {rule.title} | {how} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
