"""shots-without-switch: a second scene without a cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Edit, Hit, Words, rule

LATER = re.compile(
    r"(?:(?<=[.;!?,] )|^)(?:meanwhile|(?:(?:a few|many|some|two|three|four|five|six|ten|twenty|\d+) )?(?:hours|days|"
    r"weeks|months|years|moments|minutes|a moment|an hour) later|"
    r"the next (?:day|morning|evening|scene)|(?:in|at) another (?:place|room|city|scene)|"
    r"(?:then )?the scene (?:shifts|changes|switches|moves)|then we see|next we see|elsewhere|now we(?:'re| are|"
    r" see)|back (?:at|in|on|inside) the \w+(?=,)|we (?:then )?(?:jump|move on|go on) to)\b",
    re.I,
)
CUT = re.compile(
    r"\b(?:(?:cuts?|cutting|switch(?:es)?|dissolves?|fades?|wipes?|transitions?)(?: (?:in|back|over|hard|out))?(?: "
    r"to| into|:)|"
    r"(?:jump|match|smash|hard)[- ]cuts?|(?<=\[)cut(?=\])|intercut|crossfade|montage)",
    re.I,
)
FRAME = (
    r"(?:a |an |the )?(?:extreme |very |tight |slow |another |low |high )?(?:wide|long|full|medium|mid|close|"
    r"close-?up|aerial|drone|overhead|top|"
    r"top-down|side|rear|low-angle|high-angle|low angle|high angle|bird'?s[- ]eye|over-the-shoulder|over the "
    r"shoulder|pov|point-of-view|establishing|"
    r"tracking|macro|two|reverse|insert|detail|crane|hero|master|profile|extreme close-up|medium close-up|split|"
    r"reaction|ground-level|eye-level)"
    r"(?:[- ](?:close-?up|shot|view|angle|frame|insert))?"
)
FRAMED = re.compile(
    rf"(?:^|(?<=[.;!?\n])\s*|,? then |, (?:and )?next,? |, and |, followed by |, )(?P<frame>{FRAME})(?: "
    rf"shot)?(?P<of> (?:of|on)\b|:|\s+[-–—]\s)",
    re.I,
)
ORDINAL = re.compile(
    r"(?:^|(?<=[.;!?,\n])\s*)(?:in (?:the )?)?(?:(?:shot|scene|clip|frame|angle|part|take) (?:\d+|one|two|three|"
    r"four|five|[a-d])\b|"
    r"(?:opening|first|second|third|fourth|next|last|final|closing) (?:shot|scene|frame|angle|image|"
    r"clip)\b)(?=[\s:,.-])",
    re.I,
)
IN_A = re.compile(
    r"\b(?:in (?:a |an )?(?:extreme )?(?:wide|close-?up|medium|macro|long shot|aerial|overhead)(?: shot)?|from "
    r"above|from below)\b",
    re.I,
)


TOUR = re.compile(
    r"\b(?:first|at first|in the beginning),? (?:we|you|"
    r"i)(?: can)? see [^.;\n]{3,90}?[,.] (?P<next>(?:and )?(?:then|after that|"
    r"next),?) (?:(?:we|you) see )?(?:an?|the|some|two) [\w ]{2,40}(?:,|\.|;|$| and finally)",
    re.I,
)
"""First a beach, then a mountain: a tour of pictures."""
LISTED = re.compile(r"(?:^|(?<=[.!?;:]\s)|(?<=[.!?;]))(?P<mark>\(?[1-9]\)|[1-9]\.(?= [A-Z]))\s", re.M)
BULLET = re.compile(rf"^[ \t]*(?P<mark>[-*•–]) +{FRAME}\b", re.I | re.M)
HINTS = frozenset(
    """1 2 later next another elsewhere meanwhile scene scenes we shot shots close closeup wide medium mid aerial drone
    overhead top side rear angle view pov macro establishing insert detail hero master profile frame clip part take
    image now back jump above below long full low high""".split()
)


@rule(
    "SW501",
    "shots-without-switch",
    severity="warning",
    profile="default",
    why="Without 'switch to [new shot]' a model mixes two scenes into one picture.",
    example="A man reads. Meanwhile, in another room, a dog sleeps.",
)
def check(words: Words) -> Iterator[Hit]:
    """A second framing, scene or numbered shot, or a jump in time, before which no cut is said."""
    if not words.has(HINTS):
        return
    last = -99
    for match in LATER.finditer(words.text):
        if match.start() == 0 or match.start() - last < 20 or switched(words, 0, match.start()):
            continue
        last = match.end()
        yield found(match.group(), match.start(), match.end())
    tour = TOUR.search(words.text) if last < 0 else None
    if tour and not CUT.search(words.text):
        yield found(tour.group("next"), tour.start("next"), tour.end("next"))
        return
    if last >= 0 or CUT.search(words.text):
        return
    for pattern, name in ((FRAMED, "frame"), (ORDINAL, 0), (LISTED, "mark"), (BULLET, "mark")):
        starts = list(pattern.finditer(words.text))
        if pattern is FRAMED:
            starts = [m for m in starts if m.group("of").strip() or m.start() == 0]
        if len(starts) > 1:
            for match in starts[1:]:
                yield found(
                    match.group(name).strip(),
                    match.end() - len(match.group()[len(match.group()) - len(match.group().lstrip(" ,")) :]),
                    match.end(),
                )
            return
    views = list(IN_A.finditer(words.text))
    if len(views) > 2:
        yield f"'{views[1].group()}' asks for another shot: write 'switch to [new shot]' before it.", *views[1].span()


def switched(words: Words, start: int, end: int) -> bool:
    """True when a cut is said shortly before a place in the text."""
    return "[new shot]" in words.text[max(start, end - 26) : end]


def found(text: str, start: int, end: int) -> Hit:
    """The finding, with the switch put before the words that begin the shot."""
    message = f"'{text}' begins another shot: write 'switch to [new shot]' before it."
    return message, start, end, (Edit(start, start, "Switch to [new shot]: "),)
