"""weak-verb: something is, and nothing happens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

PARTICIPLE = (
    r"(?:(?:\w+ly|not|being|also|still|all|both|now|just|gently|then) )*(?:\w+ing|\w+ed|\w+en|made|built|held|seen|"
    r"shot|lit|set|worn|cut|put|hung|left|told|"
    r"kept|born|drawn|thrown|blown|split|bent|spread|hidden|caught|torn|swept|spun|stuck|about|going)\b"
)
WEAK = re.compile(
    rf"\b(?:there(?:'s| is| are| was| were| exists?| stands?)|exists?|"
    rf"it(?:'s| is) an? |(?:is|are|was|were) (?!{PARTICIPLE})|(?:has|have) (?:a|an|the|its|no|two|some|many|red|"
    rf"blue|green|yellow|long|big)\b|"
    r"(?:does|do|doing|did) (?:its|his|her|their|some|something|things?|stuff|a |the )\s?\w*|(?:moves?|goes|moving|"
    r"going|looks|gets)(?=[.,;]|$))",
    re.I,
)


@rule(
    "SW307",
    "weak-verb",
    severity="hint",
    profile="strict",
    why="The verb drives the motion: 'sprints through the park' moves, 'is in the park' stands still.",
    example="There is a dog in a garden.",
)
def check(words: Words) -> Iterator[Hit]:
    """Be, have, do, exist as the only verb of the prompt."""
    if any(True for _ in words.chunks("action")):
        acting = [words.low[a:b] for _, _, a, b in words.chunks("action")]
        if any(word not in WEAKEST for word in acting):
            return
    match = words.first(WEAK)
    if match and not words.low[: match.start()].endswith((" one ", " single ", " a ")):
        yield (
            f"'{match.group().strip()}' moves nothing: say what happens, with a verb that can be seen.",
            match.start(),
            match.end(),
        )


WEAKEST = frozenset(
    "is are was were do does doing did go goes going move moves moving look looks get gets has have light lit "
    "colored coloured front shows show".split()
)
