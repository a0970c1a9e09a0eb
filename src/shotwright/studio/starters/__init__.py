"""Productions to start from, and briefs: one sentence becomes the starter that fits, its variables filled in.

"a 30-second advert for a bakery" ── kind: advert ── product: a bakery ── shots scaled to 30 s
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from shotwright.errors import WrongUse

SCHEMA_LINE = "# yaml-language-server: $schema=.shotwright/production.schema.json\n"

KINDS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "advert": ("a short advert", "product", ("advert", "ad", "commercial", "spot", "promo", "campaign", "teaser")),
    "product": ("a product film", "product", ("product", "showcase", "unboxing", "packshot")),
    "explainer": ("an explainer", "topic", ("explainer", "explain", "how", "why", "tutorial", "lesson")),
    "training": ("training with role play", "rule", ("training", "onboarding", "course", "role")),
    "music": ("a music clip", "song", ("music", "song", "clip", "lyric")),
    "story": ("a short story", "title", ("story", "tale", "film", "drama", "movie", "short")),
    "news": ("internal news", "team", ("news", "update", "announcement", "bulletin", "report")),
}
"""Name of each starter: what it is, the variable that a brief fills, the words that call for it."""

SECONDS = re.compile(
    r"\b(\d{1,3})[\s-]*(?:s|sec|secs|second|seconds)\b|\b(\d{1,2})[\s-]*(?:min|minute|minutes)\b", re.I
)
ABOUT = re.compile(r"\b(?:for|about|of|called|named|on)\b\s+(.+)$", re.I)


@dataclass(frozen=True, slots=True)
class Brief:
    """What a sentence asks for."""

    kind: str
    subject: str
    seconds: float | None
    reasons: tuple[str, ...]
    """What was understood, in words."""


def starter(kind: str, values: Mapping[str, str] | None = None, seconds: float | None = None) -> str:
    """The text of a starter, its comments kept, variables and lengths changed as asked. Raises WrongUse."""
    if kind not in KINDS:
        listed = ", ".join(f"{name} ({KINDS[name][0]})" for name in KINDS)
        raise WrongUse(f"There is no starter '{kind}'.", next_step=f"Choose one of: {listed}.")
    text = files(__package__).joinpath(f"{kind}.yaml").read_text("utf-8")
    for name, value in (values or {}).items():
        pattern = re.compile(rf"^(  {re.escape(name)}: )([^#\n]*?)(\s+#.*)?$", re.M)
        if not pattern.search(text):
            known = re.findall(r"^  (\w+):", text[text.index("variables:") : text.index("look:")], re.M)
            raise WrongUse(f"The starter has no variable '{name}'.", next_step=f"It has: {', '.join(known)}.")
        text = pattern.sub(lambda m, value=value: f"{m[1]}{quoted(value)}{m[3] or ''}", text, count=1)  # type: ignore[misc]
    if seconds is not None:
        text = scaled(text, seconds)
    return SCHEMA_LINE + text


def quoted(value: str) -> str:
    """A value as YAML text on one line."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def scaled(text: str, seconds: float) -> str:
    """The text with the shots' lengths stretched to a film of `seconds`; shots without a length get their share."""
    shots = re.findall(r"^  - (?:\{)?id: ", text, re.M)
    cards = sum(float(n) for n in re.findall(r"kind: (?:card|end), seconds: ([\d.]+)", text))
    each = max(1.0, (seconds - cards) / max(1, len(shots)))
    text = re.sub(r"^(    seconds: )[\d.]+", rf"\g<1>{each:.2g}", text, flags=re.M)
    text = re.sub(r"(camera: [^,}]+, seconds: )[\d.]+", rf"\g<1>{each:.2g}", text)
    # Every shot has a length now, so that the film is as long as it was asked to be.
    lines, out = text.split("\n"), []
    for number, line in enumerate(lines):
        out.append(line)
        if re.match(r"^  - id: ", line):
            block = []
            for later in lines[number + 1 :]:
                if not later.startswith("    "):
                    break
                block.append(later)
            if not any(later.startswith("    seconds:") for later in block):
                out.append(f"    seconds: {each:.2g}")
    return "\n".join(out)


def read_brief(text: str) -> Brief:
    """What a sentence asks for. Raises WrongUse when no kind of film is in it."""
    words = re.findall(r"[a-z]+", text.lower())
    scores = {kind: sum(word in calls for word in words) for kind, (_, _, calls) in KINDS.items()}
    best = max(scores, key=lambda kind: scores[kind])
    if not scores[best]:
        listed = ", ".join(KINDS)
        raise WrongUse(
            "The brief does not say what kind of film it should be.",
            next_step=f'Name one of: {listed}; as in: shotwright new "a 30-second advert for a bakery".',
        )
    match = SECONDS.search(text)
    seconds = (float(match[1]) if match[1] else 60.0 * float(match[2])) if match else None
    about = ABOUT.search(SECONDS.sub("", text).strip(" ."))
    subject = about[1].strip(" .\"'") if about else ""
    reasons = [f"kind: {best}", f"subject: {subject or 'as in the starter'}"]
    if seconds:
        reasons.append(f"length: {seconds:g} s")
    return Brief(best, subject, seconds, tuple(reasons))


def from_brief(text: str) -> tuple[str, Brief]:
    """The production's text for a brief, and how it was understood."""
    brief = read_brief(text)
    values = {KINDS[brief.kind][1]: brief.subject} if brief.subject else {}
    return starter(brief.kind, values, brief.seconds), brief
