"""Names of picture sizes, in order, and the frame that a size and an aspect stand for."""

from __future__ import annotations

from fractions import Fraction

SHORT_SIDE: dict[str, int] = {
    "360p": 360,
    "480p": 480,
    "512p": 512,
    "540p": 540,
    "720p": 720,
    "768p": 768,
    "1024p": 1024,
    "1080p": 1080,
    "1440p": 1440,
    "2k": 1440,
    "4k": 2160,
}
"""Length of the shorter side in pixels; sellers of video mean 2560×1440 by '2k'."""


def canonical(size: str) -> str:
    """A size as the catalogue writes it: '1080P' is '1080p', '1920x1080' is '1080p', '2160p' is '4k'."""
    text = size.strip().lower()
    width, _, height = text.replace("×", "x").partition("x")
    if width.isdigit() and height.isdigit():
        short = min(int(width), int(height))
        text = next((name for name, side in SHORT_SIDE.items() if side == short), text)
    return {"2160p": "4k", "uhd": "4k", "hd": "720p", "full hd": "1080p"}.get(text, text)


def at_least(size: str, offered: tuple[str, ...]) -> str | None:
    """The offered size that is `size`, or the next larger one; None when all are smaller or the name is unknown."""
    if size in offered:
        return size
    if size not in SHORT_SIDE:
        return None
    larger = [o for o in offered if SHORT_SIDE.get(o, 0) >= SHORT_SIDE[size]]
    return min(larger, key=lambda o: SHORT_SIDE[o], default=None)


def ratio(aspect: str) -> Fraction | None:
    """Width over height of '16:9'; None for words such as 'adaptive'."""
    width, _, height = aspect.partition(":")
    return Fraction(int(width), int(height)) if width.isdigit() and height.isdigit() and int(height) else None


def area(size: str, aspect: str) -> int | None:
    """Pixels of a frame whose shorter side the size names; None where the words name no frame."""
    shape, side = ratio(aspect), SHORT_SIDE.get(size)
    if shape is None or side is None:
        return None
    return round(side * side * max(shape, 1 / shape))
