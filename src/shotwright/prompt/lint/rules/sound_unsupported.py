"""sound-unsupported: Sound asked of a silent model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule


@rule(
    "SW603",
    "sound-unsupported",
    severity="error",
    why="A silent model ignores sound and dialogue, or draws moving mouths.",
    example="A man says hello, with the sound of rain.",
)
def check(words: Words) -> Iterator[Hit]:
    """Sound asked of a silent model."""
    model = words.around.model
    heard = re.search(
        r"\b(?:sounds? of|dialogue|voice-?over|narrat\w+|music plays?|says?:? [\"“]|soundtrack|audio)", words.text, re.I
    )
    if model and model.sound is False and heard:
        yield f"{model.name} makes no sound: add it in the edit.", heard.start(), heard.end()
