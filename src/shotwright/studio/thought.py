"""What an optional mind makes of a prompt: its answer parsed, linted, mended, compared with the facts, shown as a diff."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from shotwright.errors import ShotwrightError
from shotwright.film import Shot
from shotwright.prompt import parse
from shotwright.prompt.lint import Finding, mend
from shotwright.vendors.contract import Busy, Lost, NotSent
from shotwright.vendors.mind import Mind

EXPAND = (
    "You write prompts for video models. Turn the user's idea into one prompt of 50 to 100 English words that a camera "
    "could film. Keep every fact of the idea: who, how many, colours, place, time, weather, camera, length, each shot. "
    "Say shot size, who does what with a complete path of motion, where, light, camera move, style. Concrete words "
    "only; no abstract ideas, no negations, no written text in the picture, no names of real people, one camera move a "
    "shot. Answer with the prompt alone."
)
MEND = (
    "You mend prompts for video models. The user gives a prompt and what a linter found in it. Change only what was "
    "found, keep every other word and fact. Answer with the mended prompt alone."
)
FIELDS = ("place", "time", "weather", "season", "shot_size", "angle", "look", "mood", "speed", "seconds")
Look = Callable[[str], list[Finding]]


@dataclass(frozen=True, slots=True)
class Thought:
    """A mind's answer, examined."""

    text: str
    """The answer, mended by the rules where they could."""
    fixed: tuple[Finding, ...]
    """What the rules mended in it."""
    left: tuple[Finding, ...]
    """What the linter still finds."""
    lost: tuple[str, ...]
    """Facts of the user's text that are not in it."""
    diff: str
    """The user's words against it: `[-gone-]` and `{+new+}`."""

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "prompt": self.text,
            "diff": self.diff,
            "lost": list(self.lost),
            "fixed": [f.message for f in self.fixed],
            "findings": [{"rule": f.rule, "code": f.code, "message": f.message} for f in self.left],
        }


@dataclass(frozen=True, slots=True)
class Silence:
    """A mind that gave nothing usable, and why; nothing depends on it."""

    why: str


async def expand(idea: str, mind: Mind, look: Look) -> Thought | Silence:
    """An idea, written out by a mind."""
    answer = await asked(mind, EXPAND, idea)
    return answer if isinstance(answer, Silence) else examined(idea, answer, look)


async def mended(text: str, findings: list[Finding], mind: Mind, look: Look) -> Thought | Silence:
    """A prompt whose findings have no rule that mends them, mended by a mind.

    It counts only when it keeps every fact that was not found fault with, and the linter finds less in it.
    """
    task = "\n".join([text, "", "Found:", *(f"- {f.rule}: {f.message} {f.why}" for f in findings)])
    answer = await asked(mind, MEND, task)
    if isinstance(answer, Silence):
        return answer
    thought = examined(text, answer, look)
    if len(thought.left) >= len(findings):
        return Silence(f"the linter finds as much in its answer: {thought.text}")
    blamed = {text[f.start : f.end].lower() for f in findings}
    lost = [fact for fact in thought.lost if not any(word in b for b in blamed for word in fact.split())]
    if lost:
        return Silence(f"its answer loses {', '.join(lost)}: {thought.text}")
    return thought


async def asked(mind: Mind, task: str, text: str) -> str | Silence:
    """The answer, or why there is none."""
    try:
        return await mind.answer(task, text)
    except (NotSent, Lost, Busy) as error:
        return Silence(str(error).rstrip("."))
    except ShotwrightError as error:
        return Silence(error.what.rstrip("."))


def examined(before: str, answer: str, look: Look) -> Thought:
    """An answer with what the rules mend in it, what they still find, and the facts that it lost."""
    done = mend(answer, look)
    return Thought(done.text, done.fixed, done.left, lost(before, done.text), word_diff(before, done.text))


def lost(before: str, after: str) -> tuple[str, ...]:
    """Facts that a text had and another has not: shots, subjects with number and colour, actions, place, camera."""
    old, new = parse(before), parse(after)
    gone: list[str] = []
    if len(new) < len(old):
        gone.append(f"{len(old)} shots")
    for number, shot in enumerate(old):
        others = [new[number]] if len(new) == len(old) else new
        gone += lost_of(shot, others)
    return tuple(dict.fromkeys(gone))


def lost_of(shot: Shot, others: list[Shot]) -> list[str]:
    """Facts of one shot that none of the others has."""
    gone = [
        f"{name.replace('_', ' ')} {value}"
        for name in FIELDS
        if (value := getattr(shot, name)) is not None and all(getattr(o, name) != value for o in others)
    ]
    nouns = [s for o in others for s in o.subjects]
    for subject in shot.subjects:
        alike = [
            s
            for s in nouns
            if s.kind == subject.kind
            and (subject.kind != "unknown" or s.word == subject.word)
            and all(getattr(subject, f) in (None, getattr(s, f)) for f in ("gender", "color", "age"))
        ]
        if not any(s.count == subject.count for s in alike):
            gone.append(f"{subject.count if subject.count > 1 else ''} {subject.color or ''} {subject.word}".strip())
        elif subject.action and all(s.action != subject.action for s in alike):
            told = {b.action for o in others for b in o.beats}
            if subject.action not in told:
                gone.append(f"{subject.word} {subject.action}")
    moves = {(c.move, c.direction) for o in others for c in o.camera}
    gone += [f"camera {c.move} {c.direction or ''}".strip() for c in shot.camera if (c.move, c.direction) not in moves]
    return [" ".join(g.split()) for g in gone]


def word_diff(before: str, after: str) -> str:
    """The words of both texts in one line: `[-gone-]`, `{+new+}`, and what stayed as it is."""
    old, new = re.findall(r"\S+", before), re.findall(r"\S+", after)
    parts = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            parts.append(" ".join(old[a:b]))
            continue
        if b > a:
            parts.append(f"[-{' '.join(old[a:b])}-]")
        if d > c:
            parts.append(f"{{+{' '.join(new[c:d])}+}}")
    return " ".join(parts)
