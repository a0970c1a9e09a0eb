"""vague-subject: nobody in particular."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

BARE = frozenset(("man", "woman", "guy", "lady"))
SHORT = 8
"""A man in a prompt of fewer words has nothing said of him; in a longer one the scene says who he is."""
ANYBODY = re.compile(
    r"\b(?:some(?:one|body|thing)|any(?:one|body|thing)|stuff|(?:a|an|one|another|some|two|three|four|the|both|a "
    r"few|several|many|other) (?:other |lone |single |random |unknown )?"
    r"(?:persons?|people|guys?|figures?|things?|objects?|creatures?|items?|animals?|entit(?:y|ies)|individuals?|"
    r"folks?)|"
    r"(?:^|(?<=[.:;,] ))(?:people|persons?|things?|folks?|guys))\b"
    r"(?! (?:of|in (?:a|an|the|red|blue|white|black|green|yellow)\b \w+ (?:coat|dress|jacket|hat|suit|shirt|robe|"
    r"cloak|mask)|wearing|dressed|with (?:a |an )?\w+ (?:hair|beard|eyes|coat|hat)|skat))",
    re.I,
)


CUES = frozenset(
    """someone somebody something anyone anybody anything stuff person persons people guy guys figure figures thing
    things object objects creature creatures item items animal animals entity entities individual individuals folk
    folks""".split()
)


@rule(
    "SW306",
    "vague-subject",
    severity="hint",
    profile="strict",
    why="What is not described is invented anew in every take: age, clothing and one distinctive feature keep it.",
    example="Someone does something in a room.",
)
def check(words: Words) -> Iterator[Hit]:
    """Somebody, something, a person with nothing said of them."""
    for match in ANYBODY.finditer(words.text) if words.has(CUES) else ():
        yield f"'{match.group()}' can be anything: name it.", match.start(), match.end()
    for reading in words.readings if len(words.vocabulary) < SHORT else ():
        for s in reading.shot.subjects:
            said = s.garments or s.props or s.age or s.hair or s.build or s.occupation or s.color
            if s.kind == "person" and s.word in BARE and not said and s.span and " with " not in words.low:
                start, end = reading.start + s.span[0], reading.start + s.span[1]
                yield f"Nothing is said of '{s.word}': add age, clothing, one distinctive feature.", start, end
