"""What things are made of: how a material takes the light, and the tones of every paint of a row under the shot's light."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...color import Rgb, mix, rgb
from ...palette import Palette
from ...pigments import PIGMENTS, pigment


@dataclass(frozen=True, slots=True)
class Finish:
    """How a surface takes the light."""

    contrast: float
    """0 flat .. 1: how far the turned-away side darkens."""
    gloss: float = 0.0
    """Strength of the highlight."""
    alpha: float = 1.0
    tint: str = ""
    """Colour of the bare material, for words that name the material and no colour."""
    grain: bool = False
    shines: bool = False
    """It gives light of its own, which no shadow takes away."""


FINISHES = {
    "plain": Finish(0.55),
    "ceramic": Finish(0.60, 0.55, tint="e8e2d6"),
    "plastic": Finish(0.55, 0.40),
    "metal": Finish(0.95, 0.80, tint="aab0b8"),
    "gold": Finish(0.95, 0.80, tint="d8a63a"),
    "glass": Finish(0.35, 0.90, 0.46, "cfe4ea"),
    "wood": Finish(0.60, 0.12, tint="9a6a42", grain=True),
    "fabric": Finish(0.50, tint="b8a898"),
    "leather": Finish(0.60, 0.22, tint="7a4a2c"),
    "fruit": Finish(0.70, 0.40),
    "skin": Finish(0.62, 0.16),
    "stone": Finish(0.75, tint="9a968e"),
    "paper": Finish(0.30, tint="f0ead8"),
    "rubber": Finish(0.60, 0.10, tint="2c2c32"),
    "ice": Finish(0.40, 0.90, 0.72, "bfe0f0"),
    "light": Finish(0.0, shines=True),
}
"""Material to finish; the keys are those of the lexicon's materials where one means the same."""

ALIASES = {
    "wooden": "wood",
    "steel": "metal",
    "iron": "metal",
    "silver": "metal",
    "crystal": "glass",
    "marble": "stone",
    "concrete": "stone",
    "golden": "gold",
    "porcelain": "ceramic",
    "clay": "ceramic",
    "wool": "fabric",
    "cotton": "fabric",
    "silk": "fabric",
    "velvet": "fabric",
    "cardboard": "paper",
}


def finish_of(name: str | None) -> Finish | None:
    """The finish that a material word means; None for words that say nothing about the surface."""
    key = ALIASES.get(name or "", name or "")
    return FINISHES.get(key)


@dataclass(frozen=True, slots=True)
class Tone:
    """One paint under this light: in the sun, on average, in the shade."""

    lit: Rgb
    mid: Rgb
    dark: Rgb
    finish: Finish


class Paints:
    """The paints of one thing: `body`, `second` and hexadecimal colours, each with an optional factor: `body*0.8`."""

    def __init__(
        self, palette: Palette, colors: dict[str, str], material: str, asked: str | None, made_of: str | None
    ) -> None:
        self.palette = palette
        self.finish = finish_of(made_of) or FINISHES[material]
        self.colors = {name: rgb(code) for name, code in colors.items()}
        tint = self.finish.tint if finish_of(made_of) else ""
        if tint:
            self.colors["body"] = rgb(tint)
        if asked:
            words = asked.split("-")
            if any(word in PIGMENTS for word in words):
                self.colors["body"] = pigment(asked, colors["body"])
        self.known: dict[tuple[str, str], Tone] = {}

    def tone(self, paint: str, material: str = "") -> Tone:
        """The tones of a paint; `material` overrides the row's for this part."""
        key = (paint, material)
        if key not in self.known:
            name, _, factor = paint.partition("*")
            own = name in ("body", "second", "third")
            base = self.colors[name] if name in self.colors else rgb(name)
            if factor:
                base = (
                    mix("000000", base, float(factor)) if float(factor) <= 1 else mix(base, "ffffff", float(factor) - 1)
                )
            finish = FINISHES[material] if material else self.finish if own else FINISHES["plain"]
            if finish.shines:
                bright = np.asarray(base, np.float32) * np.float32(1.08)
                self.known[key] = Tone(bright, bright, bright, finish)
                return self.known[key]
            c, p = finish.contrast, self.palette
            self.known[key] = Tone(
                p.local(base, 0.0, 0.80 + 0.28 * c),
                p.local(base, 0.0, 0.74),
                p.local(base, 0.0, 0.60 - 0.55 * c),
                finish,
            )
        return self.known[key]
