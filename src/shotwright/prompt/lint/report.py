"""How findings are shown: text with a caret, JSON, GitHub annotations, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from .mend import applied, tidy
from .rule import Finding, all_rules

WIDTH = 100
LEVELS = {"error": "error", "warning": "warning", "hint": "note"}


@dataclass(frozen=True, slots=True)
class Linted:
    """One prompt with its findings, and where it came from."""

    text: str
    findings: tuple[Finding, ...]
    file: str | None = None
    line: int = 1
    column: int = 0
    """Characters before the prompt in its line."""


def as_text(rows: Sequence[Linted]) -> str:
    """One line a finding, the part of the prompt that it means with a caret under it, and the reason."""
    out = []
    for row in rows:
        for f in row.findings:
            where = f"{row.file or 'prompt'}:{row.line}:{row.column + f.start + 1}"
            shown, caret = excerpt(row.text, f.start, f.end)
            out += [
                f"{where}: {f.severity} {f.code} {f.rule}: {f.message}",
                f"    {shown}",
                f"    {caret}",
                f"    {f.why}",
            ]
    return "\n".join(out)


def excerpt(text: str, start: int, end: int) -> tuple[str, str]:
    """At most `WIDTH` characters of the text around a span on one line, and a line of carets under the span."""
    flat = "".join(c if c.isprintable() else " " for c in text)
    begin = max(0, min(start - 30, len(flat) - WIDTH)) if len(flat) > WIDTH else 0
    shown = flat[begin : begin + WIDTH]
    length = max(1, min(end, begin + len(shown)) - start)
    return shown, " " * (start - begin) + "^" * length


def as_json(rows: Sequence[Linted]) -> str:
    """A list of findings, each with its prompt and place; `fix` is the prompt with this one mended, null where it needs
    a person.
    """
    found = [
        {
            "path": row.file,
            "line": row.line,
            "column": row.column + f.start + 1,
            "code": f.code,
            "rule": f.rule,
            "severity": f.severity,
            "message": f.message,
            "reason": f.why,
            "fix": tidy(applied(row.text, list(f.edits))) if f.edits else None,
            "prompt": row.text,
            "start": f.start,
            "end": f.end,
        }
        for row in rows
        for f in row.findings
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_github(rows: Sequence[Linted]) -> str:
    """Workflow commands that GitHub shows as annotations.

    Source: GitHub documentation, "Workflow commands for GitHub Actions", `::error file={},line={},col={},title={}::`.
    """

    def escaped(value: str, more: str = "") -> str:
        for c, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), *((m, f"%{ord(m):02X}") for m in more)):
            value = value.replace(c, code)
        return value

    kinds = {"error": "error", "warning": "warning", "hint": "notice"}
    return "\n".join(
        f"::{kinds[f.severity]} "
        f"file={escaped(row.file or 'prompt', ':,')},line={row.line},col={row.column + f.start + 1},"
        f"title={f.code} {f.rule}::{escaped(f.message + ' ' + f.why)}"
        for row in rows
        for f in row.findings
    )


def as_sarif(rows: Sequence[Linted]) -> str:
    """A SARIF 2.1.0 log with every rule and one result a finding."""
    rules = [
        {
            "id": r.code,
            "name": r.name,
            "shortDescription": {"text": r.name.replace("-", " ")},
            "fullDescription": {"text": r.why},
            "defaultConfiguration": {"level": LEVELS[r.severity]},
        }
        for r in all_rules()
    ]
    results = [
        {
            "ruleId": f.code,
            "level": LEVELS[f.severity],
            "message": {"text": f.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": row.file or "prompt"},
                        "region": {
                            "startLine": row.line,
                            "startColumn": row.column + f.start + 1,
                            "endColumn": row.column + f.end + 1,
                        },
                    }
                }
            ],
        }
        for row in rows
        for f in row.findings
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": {"name": "shotwright", "rules": rules}}, "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


FORMATS = {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}
