"""Mending: the edits of the findings, applied until the prompt is clean or nothing more can be done."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .rule import Edit, Finding

ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Mended:
    """A mended prompt and what a person still has to decide."""

    text: str
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]


def mend(text: str, lint: Callable[[str], list[Finding]]) -> Mended:
    """Apply every edit that does not overlap another, look again, and go on until nothing is left to mend."""
    fixed: list[Finding] = []
    for _ in range(ROUNDS):
        found = lint(text)
        taken: list[tuple[Finding, Edit]] = []
        for finding in found:
            if finding.edits and not any(
                e.start < other.end and other.start < e.end for e in finding.edits for _, other in taken
            ):
                taken += [(finding, e) for e in finding.edits]
        changed = tidy(applied(text, [e for _, e in taken]))
        if not taken or changed == text or not any(c.isalnum() for c in changed):
            return Mended(text, tuple(fixed), tuple(found))
        fixed += dict.fromkeys(f for f, _ in taken)
        text = changed
    return Mended(text, tuple(fixed), tuple(lint(text)))


def applied(text: str, edits: list[Edit]) -> str:
    """The text after edits that do not overlap."""
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def tidy(text: str) -> str:
    """Close the gaps that edits leave: double spaces and commas, a comma before a full stop, a dangling "and"."""
    for pattern, to in (
        (r"[ \t]{2,}", " "),
        (r"\s+([,.;:!?])", r"\1"),
        (r"(?:,\s*){2,}", ", "),
        (r"\b(?:and|with|while|but)\s*([,.;]|$)", r"\1"),
        (r",\s*([.;!?])", r"\1"),
        (r"([.;!?])\s*,", r"\1"),
        (r"(?:\.\s*){2}(?=\S)(?<!\.\.\.)", ". "),
        (r"^[\s,;:.]+", ""),
        (r"[\s,;:]+$", ""),
        (r"\s+([,.;:!?])", r"\1"),
    ):
        text = re.sub(pattern, to, text)
    return text
