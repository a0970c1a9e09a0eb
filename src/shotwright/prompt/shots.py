"""Where one shot of a text ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

BREAK = re.compile(
    r"\s*(?:\[?\b(?:switch(?:es)? to|cut(?:s)? to|smash cut to|then cut to|next shot|"
    r"new shot)\b:?\s*(?:\[?(?:a )?new shot\]?)?[:,\]]?"
    r"|(?:^|\n|(?<=[.;!?]))\s*(?:\[?shot\s*\d+\]?\s*[:.)-]|scene\s*\d+\s*[:.)-]|\d{1,2}[.)]\s+(?=[A-Z\"'])))",
    re.IGNORECASE,
)
STAMP = re.compile(
    r"\[?(?:(\d{1,2}):)?(\d{1,2}(?:\.\d+)?)\s*s?\s*[-–]\s*(?:(\d{1,2}):)?(\d{1,2}(?:\.\d+)?)\s*s?(?:ec(?:onds)?)?\]?\s*[:,]"
)
LENGTH = re.compile(
    r"\b(?P<n>\d{1,3}(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|"
    r"twenty|thirty)[\s-]*(?:s\b|sec(?:ond)?s?\b)",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one shot, with its length in seconds where the text states one."""

    text: str
    start: int
    seconds: float | None = None


def split(text: str) -> list[Piece]:
    """The pieces of a text, one a shot; a text without breaks is one piece."""
    low = text.lower()
    numbered = DIGIT.search(text) is not None
    if not (numbered or "sec" in low or "cut" in low or "switch" in low or "shot" in low):
        return [Piece(text.strip(" ,;\n\t") or text.strip(), 0)]
    stamps = list(STAMP.finditer(text)) if numbered else []
    if len(stamps) > 1:
        return stamped(text, stamps)
    cuts = [0]
    ends = []
    for match in BREAK.finditer(text):
        if match.group().strip():
            ends.append(match.start())
            cuts.append(match.end())
    ends.append(len(text))
    pieces = [Piece(text[a:b].strip(" ,;\n\t"), a, length(text[a:b])) for a, b in zip(cuts, ends, strict=True)]
    pieces = [p for p in pieces if any(c.isalnum() for c in p.text)]
    return pieces or [Piece(text.strip(), 0, length(text))]


def stamped(text: str, stamps: list[re.Match[str]]) -> list[Piece]:
    """Pieces that begin with a time stamp such as `0:00-0:04:` or `[0s-4s]:`."""
    pieces = []
    for match, after in zip(stamps, [*stamps[1:], None], strict=True):
        m0, s0, m1, s1 = match.groups()
        seconds = 60 * float(m1 or 0) + float(s1) - 60 * float(m0 or 0) - float(s0)
        body = text[match.end() : after.start() if after else len(text)].strip(" ,;\n\t")
        if body:
            pieces.append(Piece(body, match.end(), seconds if seconds > 0 else None))
    return pieces or [Piece(text.strip(), 0, None)]


def length(text: str) -> float | None:
    """The length that a text states, as in "8 seconds"; None when it states none."""
    match = LENGTH.search(text) if DIGIT.search(text) or "sec" in text.lower() else None
    if not match:
        return None
    n = match.group("n").lower()
    return float(NUMBERS.get(n, 0) or n)
