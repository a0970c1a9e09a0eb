"""The page docs/rules.md, written from the rules themselves: `python -m shotwright.prompt.lint.page > docs/rules.md`."""

from __future__ import annotations

from . import lint, mend
from .rule import all_rules


def page() -> str:
    """Every rule with its code, reason, example and, where it has one, the mended example."""
    out = [
        "# The rules of the prompt linter",
        "",
        "Written by `python -m shotwright.prompt.lint.page` from the rules themselves.",
        "",
    ]
    for r in all_rules():
        out += [f"## {r.code} {r.name}", "", f"{r.severity}, {r.profile} profile. {r.why}", ""]
        alone = mend(r.example, lambda text, name=r.name: lint(text, profile="strict", select=(name,)))  # type: ignore[misc]
        if not r.code.startswith(("SW6", "SW7")):
            out += [f"> {r.example.strip()}", ""]
            if alone.fixed:
                out += [f"mended: {alone.text}", ""]
    return "\n".join(out)


if __name__ == "__main__":
    print(page(), end="")
