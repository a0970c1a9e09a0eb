"""Who a person is: proportions, skin, hair and clothes, from the words and, where they are silent, from the seed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from shotwright.film import Subject

from ...color import Rgb, mix, rgb
from ...palette import Palette
from ...pigments import pigment

UPPERS = (
    "coat",
    "jacket",
    "suit",
    "shirt",
    "t-shirt",
    "sweater",
    "hoodie",
    "dress",
    "robe",
    "kimono",
    "raincoat",
    "uniform",
    "blouse",
    "vest",
    "cloak",
)
LONG = {"coat": 0.30, "raincoat": 0.28, "dress": 0.24, "robe": 0.08, "kimono": 0.10, "cloak": 0.14}
"""Garments that reach below the hip, and the height of their hem as a share of body height."""
LOWERS = ("trousers", "jeans", "shorts", "skirt", "tights", "leggings", "pants")
HATS = (
    "cap",
    "beanie",
    "wide-hat",
    "hat",
    "toque",
    "hard-hat",
    "helmet",
    "space-helmet",
    "crown",
    "head-scarf",
    "beret",
    "fedora",
    "hood",
    "turban",
)
FEET = ("boots", "shoes", "sneakers", "sandals", "heels")
OVERS = ("apron", "overalls")

SKINS = ("f2cfb4", "e8b993", "d49b72", "b97b52", "8f5a3a", "6a3f2a")
HAIRS = ("1d1512", "2e1f18", "4a2f1e", "7a4f2a", "b98a4a", "8a3f22")

AGES: dict[str, tuple[float, float, float]] = {
    # height in metres, head height over body height, stoop in radians
    "baby": (0.78, 0.25, 0.0),
    "child": (1.18, 0.175, 0.0),
    "teen": (1.60, 0.142, 0.0),
    "young": (1.72, 0.131, 0.0),
    "adult": (1.72, 0.131, 0.0),
    "middle-aged": (1.71, 0.132, 0.02),
    "old": (1.64, 0.135, 0.15),
}

GROWN = {
    "red": "9c4526",
    "ginger": "b5602c",
    "blonde": "d4b06a",
    "blond": "d4b06a",
    "brown": "563722",
    "black": "1d1714",
}
"""Colours of hair that the same words mean otherwise of cloth."""


@dataclass(frozen=True, slots=True)
class Clothing:
    """A garment and its pigment."""

    kind: str
    color: Rgb


@dataclass(slots=True)
class Build:
    """One person, ready to be drawn; lengths in metres, colours as pigments under the palette."""

    height: float
    head: float
    stoop: float
    girth: float
    female: bool
    skin: Rgb
    hair: Rgb
    hair_style: str
    beard: bool
    glasses: bool
    upper: Clothing
    lower: Clothing
    feet: Clothing
    hat: Clothing | None
    over: Clothing | None
    scarf: Clothing | None
    prop: str | None
    prop_color: Rgb
    age: str
    shade: Rgb
    extras: list[str] = field(default_factory=list)

    @property
    def leg(self) -> float:
        """Hip to ankle."""
        short = {"baby": 0.33, "child": 0.43}.get(self.age, 0.482)
        return self.height * short

    @property
    def torso(self) -> float:
        """Hip to shoulder."""
        return self.height - self.leg - 0.045 * self.height - self.head * 1.16

    @property
    def arm(self) -> float:
        """Shoulder to wrist."""
        return self.height * 0.325

    def dark(self, color: Rgb, share: float = 0.45) -> Rgb:
        """The same colour in shadow."""
        return mix(color, color * self.shade, share)


@cache
def wardrobe() -> dict[str, Any]:
    """Occupation to outfit."""
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath("wardrobe.toml").read_text("utf-8"))
    table: dict[str, Any] = data["occupation"]
    return table


def dressed(subject: Subject, palette: Palette, rng: np.random.Generator) -> Build:
    """The person that these words describe."""
    age = subject.age or ("adult" if subject.occupation or rng.random() < 0.5 else "young")
    height, head, stoop = AGES.get(age, AGES["adult"])
    female = subject.gender == "female" if subject.gender else bool(rng.random() < 0.5)
    if female and age not in ("baby", "child"):
        height *= 0.955
    height *= {"tall": 1.07, "short": 0.92}.get(subject.build or "", 1.0) * float(rng.uniform(0.985, 1.015))
    girth = {"slim": 0.90, "heavy": 1.34, "muscular": 1.16, "big": 1.22}.get(subject.build or "", 1.0)
    outfit = wardrobe().get(subject.occupation or "", {})

    def shown(word: str | None, otherwise: str) -> Rgb:
        return palette.local(pigment(word, otherwise), 0.0, 0.86)

    def from_outfit(slot: str) -> Clothing | None:
        if slot not in outfit:
            return None
        kind, color = outfit[slot]
        return Clothing(kind, shown(color, "808080"))

    def worn(kinds: tuple[str, ...], slot: str) -> Clothing | None:
        for garment in subject.garments:
            if garment.kind in kinds:
                usual = from_outfit(slot)
                own = (
                    shown(garment.color, "000000")
                    if garment.color
                    else (usual.color if usual else shown(None, seeded()))
                )
                return Clothing(garment.kind, own)
        return from_outfit(slot)

    def seeded() -> str:
        options = ("3a5a86", "8a3a3a", "4a6a4e", "c9a25a", "5a4a76", "2e3440", "b0563a", "d8cbb4", "2f6f78")
        return options[int(rng.integers(len(options)))]

    upper = worn(UPPERS, "upper") or Clothing(
        "shirt" if rng.random() < 0.6 else "sweater", shown(subject.color, seeded())
    )
    trousers = ("2c3648", "3a3a40", "5a4a3a", "28324a")[int(rng.integers(4))]
    lower = worn(LOWERS, "lower") or Clothing("tights" if upper.kind == "dress" else "trousers", shown(None, trousers))
    if upper.kind == "dress" and lower.kind == "tights":
        lower = Clothing("bare", lower.color)
    feet = worn(FEET, "feet") or Clothing("shoes", shown(None, "2a2226"))
    skin_words = {
        "pale": 0,
        "fair": 0,
        "light": 1,
        "tan": 2,
        "tanned": 2,
        "olive": 2,
        "brown": 3,
        "dark": 4,
        "black": 5,
    }
    tone = skin_words.get(subject.skin or "", int(rng.integers(len(SKINS))))
    gray = age == "old"
    hair_color = subject.hair_color or ("white" if gray and rng.random() < 0.5 else "gray" if gray else None)
    styles: tuple[str, ...] = (
        ("long", "bun", "ponytail", "bob", "curly") if female else ("short", "short", "crop", "curly")
    )
    if age == "old":
        styles = ("bun", "bob") if female else ("short", "bald")
    style = (
        subject.hair
        if subject.hair in ("long", "short", "bun", "ponytail", "bob", "curly", "afro", "bald", "crop", "braid")
        else None
    )
    kinds = {g.kind for g in subject.garments}
    prop = next((p.kind for p in subject.props), outfit.get("prop"))
    prop_word = next((p.color for p in subject.props), None)
    scarf = next((Clothing("scarf", shown(g.color, "b8433a")) for g in subject.garments if g.kind == "scarf"), None)
    height *= outfit.get("size", 1.0)
    return Build(
        height=height,
        head=height * head * 1.05,
        stoop=stoop,
        girth=girth,
        female=female,
        skin=palette.local(outfit.get("skin", SKINS[tone]), 0.0, 0.94),
        hair=shown(
            None if hair_color in GROWN else hair_color,
            outfit.get("hair") or GROWN.get(hair_color or "", HAIRS[int(rng.integers(2 if tone > 2 else len(HAIRS)))]),
        ),
        hair_style=style or str(rng.choice(styles)),
        beard=outfit.get("beard", False)
        or subject.hair == "beard"
        or "beard" in kinds
        or (not female and age in ("old", "middle-aged") and bool(rng.random() < 0.6)),
        glasses="glasses" in kinds or "sunglasses" in kinds,
        upper=upper,
        lower=lower,
        feet=feet,
        hat=worn(HATS, "hat"),
        over=worn(OVERS, "over"),
        scarf=scarf,
        prop=prop,
        prop_color=shown(
            prop_word, {"umbrella": "2a2a36", "briefcase": "5a3a26", "book": "8a3a34"}.get(prop or "", "6a5a4a")
        ),
        age=age,
        extras=["ears"] if outfit.get("ears") else [],
        shade=mix(palette.shadow / np.maximum(palette.lit, 1e-3), rgb("8a86a0"), 0.5),
    )
