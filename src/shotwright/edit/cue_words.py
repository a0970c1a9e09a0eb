"""How a cue is written: a sound and a time, in either order, several in one text.

`at 2.0s a dramatic impact hit; rain under the whole scene, and a bell when the door closes`
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Cue:
    """A sound and when it is heard, both in words."""

    sound: str
    when: str = ""
    """Empty is the whole shot for what lasts, the beginning for what strikes."""
    gain: float = 0.0


NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
           "tenth": 10, "last": -1, "final": -1, "next": 1}  # fmt: skip
ORDINAL = "|".join([*NUMBERS, r"\d{1,2}(?:st|nd|rd|th)"])
SECONDS = r"(\d{1,4}(?:[.,]\d{1,6})?)\s*(?:seconds?|secs?|s)\b"
CLOCK = r"(\d{1,2}):(\d{2}(?:\.\d{1,3})?)"
TIME = rf"(?:{SECONDS}|{CLOCK}|(?:frame|f)\s*(\d{{1,6}})\b)"
STEPS = r"(?:foot)?steps?|footfalls?|hoof\s?beats?|hoofs?|paws?|strides?|touch(?:es)?(?: of the ground)?"
FILM = r"(?:scene|shot|film|clip|video|time|thing)"

WHENS: dict[str, str] = {
    "between": rf"(?:from|between)\s+{TIME}\s*(?:to|until|till|and|-|–)\s*{TIME}",
    "from": rf"(?:from|starting at|after)\s+{TIME}(?:\s+(?:on|onwards?|to the end|until the end))|from\s+{TIME}",
    "until": rf"(?:until|till|up to)\s+{TIME}",
    "time": rf"(?:at|on|after|@)?\s*{TIME}(?:\s+(?:in|into the {FILM}))?",
    "start": r"(?:at|from|in) the (?:very )?(?:start|beginning|opening|outset)"
    rf"|as (?:the {FILM} )?(?:starts|opens|begins)",
    "end": rf"(?:at|on|in) the (?:very )?(?:end|close|finish)|as (?:the {FILM} )?(?:ends|closes)",
    "middle": r"(?:in|at) the middle|half\s?way(?: through)?|mid\s?way(?: through)?",
    "cuts": r"(?:between the (?:shots|scenes|cuts)"
    rf"|(?:on|at) (?:the )?(?:(?P<nth_cut>{ORDINAL}) |every |each )?(?:cuts?|transitions?))",
    "steps": rf"(?:on|at|with|for) (?:the )?(?:(?P<nth>{ORDINAL}) "
    rf"|(?P<all>every |each |all (?:the |of the )?|her |his |their |its ))?(?:{STEPS})",
    "loud": rf"(?:on|at|with) the (?:(?P<nth_hit>{ORDINAL}) )?(?:hit|impact|bang|beat|onset|loudest moment)",
    "whole": r"(?:under|over|through|during|for|in|beneath|underneath|behind)(?:out)?\s+(?:the\s+)?"
    rf"(?:whole|entire|complete|full|all of the|rest of the)\s+{FILM}"
    rf"|throughout(?: the (?:whole |entire )?{FILM})?"
    rf"|(?:under|beneath|underneath|over|behind) (?:the {FILM}|it all|everything)"
    r"|all the time|the whole time|from start to end",
}
"""Kinds of times and how they are written; the first that fits counts."""

EVENT = (
    r"(?:(?:right |just |exactly )?(?:when(?:ever)?|as(?: soon as)?|once|while)"
    r"|at the (?:(?:exact|very|precise|same) )?(?:moment|instant|second|point|time)(?: (?:when|that|in which))?"
    r"|on the (?:moment|instant))\s+"
)
PARTICLE = (
    r"up|down|away|around|back|in|out|off|open|shut|over|on|forward|left|right|again"
    r"|the (?:door|ground|floor|camera|water|sky|window|table|left|right)"
)
CLAUSE = (
    rf"{EVENT}(?P<clause>(?:(?:the|a|an|her|his|their|its|this|that)\s+)?(?:[\w'-]+\s+){{1,4}}?[\w'-]*s\b"
    rf"(?:\s+(?:at |to |into |onto |through )?(?:{PARTICLE})\b)?)"
)
"""An event: `when the door closes`, `at the exact moment she looks up`."""

HEADING = re.compile(r"(?:(?<=[.!?;,\n])|(?<=\s)|^)\s*(?:sounds?|sfx|audio|sound effects?|foley)\s*:\s*", re.IGNORECASE)
MUSIC = re.compile(r"\b(?:music|score|soundtrack|song|tune|melody|underscore|bpm)\b", re.IGNORECASE)
LEAD = r"(?:[,:–-]\s*|\bplay(?:s|ing)?\s+|\bwe hear\s+|\bthere is\s+)?"


@cache
def before_sound() -> tuple[re.Pattern[str], ...]:
    """A time at the beginning of a cue."""
    return tuple(
        re.compile(rf"\s*(?:{pattern})(?!\w)\s*{LEAD}", re.IGNORECASE) for pattern in (*WHENS.values(), CLAUSE)
    )


@cache
def after_sound() -> tuple[re.Pattern[str], ...]:
    """A time at the end of a cue."""
    return tuple(
        re.compile(rf"(?<!\w)(?:{pattern})\s*$", re.IGNORECASE) for pattern in (*WHENS.values(), rf"{EVENT}\S.*")
    )


def split_cues(prompt: str) -> tuple[str, tuple[Cue, ...]]:
    """A prompt without its cues, and the cues: what follows `Sound:`, up to the end of the text."""
    found = HEADING.search(prompt)
    if found is None:
        return prompt, ()
    cues = cues_of(prompt[found.end() :])
    return (prompt[: found.start()].rstrip(" ,;\n"), cues) if cues else (prompt, ())


def cues_of(text: str) -> tuple[Cue, ...]:
    """The cues of a text: parted by semicolons, full stops and lines, and by commas and `and` where each is a cue."""
    cues: list[Cue] = []
    for sentence in re.split(r"\s*(?:[;\n]+|\.(?=\s|$)|!)\s*", text):
        cues += listed(
            [piece.strip() for piece in re.split(r"\s*,\s*(?:and\s+|then\s+)?|\s+(?:and|then)\s+", sentence)]
        )
    return tuple(cues)


def listed(pieces: Sequence[str]) -> list[Cue]:
    """The cues of one sentence: a time that stands alone goes with what follows, a sound without one with the next time."""
    cues: list[Cue] = []
    waiting: list[str] = []
    pending = ""
    for piece in pieces:
        if not piece:
            continue
        if time_alone(piece):
            pending = piece
            continue
        cue = cue_of(piece)
        if pending and not cue.when:
            cue = Cue(cue.sound, pending)
        pending = ""
        if not cue.when:
            waiting.append(cue.sound)
            continue
        if waiting and MUSIC.search(cue.sound):
            # `calm, 90 bpm music`: the commas are within one wish.
            cue, waiting = Cue(", ".join([*waiting, cue.sound]), cue.when), []
        cues += [Cue(sound, cue.when) for sound in waiting]
        cues.append(cue)
        waiting = []
    if waiting and MUSIC.search(" ".join(waiting)):
        waiting = [", ".join(waiting)]
    return cues + [Cue(sound) for sound in waiting]


def time_alone(text: str) -> bool:
    """True for a time that says nothing of a sound."""
    return any((found := pattern.match(text)) and found.end() == len(text) for pattern in before_sound())


def cue_of(text: str) -> Cue:
    """One cue: `at 2s a bell`, `a bell at 2s`, `when the door closes a slam`; without a time it is only a sound."""
    for pattern in before_sound():
        found = pattern.match(text)
        if found and (what := plain_sound(text[found.end() :])):
            return Cue(what, found[0].strip(" ,:–-"))
    for pattern in after_sound():
        for found in pattern.finditer(text):
            if what := plain_sound(text[: found.start()]):
                return Cue(what, found[0].strip())
    return Cue(plain_sound(text) or text)


def plain_sound(text: str) -> str:
    """What is heard, without articles and the words around it."""
    text = text.strip(" ,.:;\"'“”")
    text = re.sub(r"^(?:then |and |there is |we hear |you hear |plays? |add |with )+", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s+(?:ending|starting|beginning|playing|heard|is heard|plays)$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^(?:an?|the|some)\s+", "", text, flags=re.IGNORECASE)
    return re.sub(r"^(?:sounds? of|noises? of)\s+(?:an?\s+|the\s+)?", "", text, flags=re.IGNORECASE).strip()


def seconds_of(groups: Sequence[str | None], fps: float) -> float:
    """Seconds of a TIME's four groups."""
    plain, minutes, rest, frame = groups
    if plain is not None:
        return float(plain.replace(",", "."))
    if frame is not None:
        return int(frame) / fps
    return 60 * int(minutes or 0) + float(rest or 0)


def nth(word: str | None) -> int | None:
    """1 for `first`, 3 for `3rd`, -1 for `last`."""
    if word is None:
        return None
    word = word.lower()
    return NUMBERS[word] if word in NUMBERS else int(re.sub(r"\D", "", word))
