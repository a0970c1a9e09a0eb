"""Colour words as pigments."""

from __future__ import annotations

from .color import Rgb, mix, rgb

PIGMENTS: dict[str, str] = {
    "red": "c8262e",
    "scarlet": "d42a24",
    "crimson": "a8182e",
    "maroon": "6a1a24",
    "pink": "e88aa6",
    "magenta": "c8368a",
    "orange": "e07a2a",
    "coral": "ec7a62",
    "yellow": "eec23a",
    "gold": "d8a63a",
    "golden": "d8a63a",
    "beige": "d8c4a0",
    "cream": "f0e4c8",
    "ivory": "f4ecd8",
    "tan": "c49a6c",
    "khaki": "a89a68",
    "brown": "7a4a2c",
    "chestnut": "8a4a2a",
    "auburn": "8a3a22",
    "bronze": "9a6a3a",
    "copper": "b8683a",
    "green": "3e8a4a",
    "olive": "6e7038",
    "emerald": "1f8a5a",
    "mint": "a0dcc0",
    "teal": "1f7a80",
    "turquoise": "36b6b4",
    "cyan": "3ac0d8",
    "blue": "2f62b0",
    "navy": "1e2c54",
    "indigo": "3a3a86",
    "sky-blue": "7ab8e6",
    "purple": "7a3e9a",
    "violet": "7a52b0",
    "lavender": "b09ad0",
    "white": "f2efe9",
    "silver": "b8bec6",
    "gray": "85878c",
    "grey": "85878c",
    "black": "22222a",
    "blond": "dcb868",
    "blonde": "dcb868",
    "ginger": "c4622c",
    "rusty": "9a5030",
    "transparent": "cfe0e6",
}

SHADES: dict[str, tuple[str, float]] = {
    "dark": ("0c0c14", 0.45),
    "deep": ("0c0c14", 0.35),
    "light": ("ffffff", 0.42),
    "pale": ("f4f0ea", 0.55),
    "bright": ("ffffff", 0.10),
}


def pigment(word: str | None, otherwise: str) -> Rgb:
    """The pigment of a colour word such as `dark-blue`; `otherwise` (hexadecimal) when there is none."""
    if not word:
        return rgb(otherwise)
    key = word.replace(" ", "-")
    if key in PIGMENTS:
        return rgb(PIGMENTS[key])
    shade, _, rest = key.partition("-")
    if shade in SHADES and rest:
        toward, share = SHADES[shade]
        return mix(pigment(rest, otherwise), toward, share)
    return rgb(otherwise)
