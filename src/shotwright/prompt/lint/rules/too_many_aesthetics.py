"""too-many-aesthetics: more than four style words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...chunks import Chunk
from ..rule import Hit, Words, rule, without

MOST = 4
PRAISE = frozenset(
    """beautiful stunning breathtaking gorgeous amazing spectacular masterpiece 8k 4k uhd hd ultra detailed
    vibrant vivid elegant intricate ornate incredible award-winning""".split()
)


@rule(
    "SW203",
    "too-many-aesthetics",
    why="Three or four aesthetic choices steer a model; seventeen at once blur into none.",
    example="Cinematic, surreal, retro, watercolor, warm light, dreamy, neon, a street.",
)
def check(words: Words) -> Iterator[Hit]:
    """More than four words of look, light, mood, lens or praise in one shot."""
    for number in range(len(words.readings)):
        found: dict[tuple[str, str], tuple[Chunk, int, int]] = {}
        for n, chunk, start, end in words.chunks("look", "light", "mood", "lens", "vague"):
            if n == number and (chunk.category != "vague" or chunk.low in PRAISE):
                found.setdefault((chunk.category, chunk.key), (chunk, start, end))
        if len(found) > MOST:
            rows = list(found.values())
            shown = ", ".join(c.text for c, *_ in rows)
            edits = tuple(without(words, a, b) for _, a, b in rows[MOST:])
            apart = all(x.end <= y.start for x, y in pairwise(edits))
            yield (
                f"{len(rows)} style words are more than {MOST}: {shown}.",
                rows[MOST][1],
                rows[MOST][2],
                edits if apart else edits[:1],
            )
