"""The frame of a film: aspect, size and rate."""

from __future__ import annotations

from fractions import Fraction

from pydantic import Field

from .shot import Noun

ASPECTS: dict[str, Fraction] = {
    "16:9": Fraction(16, 9),
    "9:16": Fraction(9, 16),
    "1:1": Fraction(1),
    "4:5": Fraction(4, 5),
    "21:9": Fraction(21, 9),
}
"""Width over height of each aspect that a film may have."""

SIZES: dict[str, int] = {"360p": 360, "480p": 480, "720p": 720, "1080p": 1080}
"""Length of the shorter side in pixels."""


class Frame(Noun):
    """Aspect, size and rate of a picture."""

    aspect: str = "16:9"
    size: str = "720p"
    fps: int = Field(default=24, ge=1, le=120)

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height in pixels, both even: `size` is the shorter side."""
        ratio, short = ASPECTS[self.aspect], SIZES[self.size]
        width, height = (short * ratio, Fraction(short)) if ratio >= 1 else (Fraction(short), short / ratio)
        return round(width / 2) * 2, round(height / 2) * 2
