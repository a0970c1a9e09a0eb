"""Character sheets: one picture from all sides that shows a character as their words say, by the house or a model.

The house's sheet is three rows of one figure on a plain backdrop, light from the same side, so that a person can judge
wardrobe, hair and build, and an image or video model can take it as a reference.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright import prompt
from shotwright.errors import WrongUse
from shotwright.film.look import Frame
from shotwright.film.production import Character, Production

from .wording import full

POSES = (
    ("full shot", "stands, facing camera"),
    ("full shot", "stands"),
    ("full shot", "walks"),
    ("medium shot", "stands, facing camera"),
    ("medium close-up", "stands"),
    ("close-up", "stands, facing camera"),
)
"""Shot size and doing of each picture of a sheet."""
COLUMNS = 3


def find_character(production: Production, name: str) -> tuple[str, Character]:
    """A member of the cast by key or name. Raises WrongUse with the cast."""
    for key, who in production.cast.items():
        if name.lower() in (key, who.name.lower()):
            return key, who
    listed = ", ".join(production.cast) or "nobody"
    raise WrongUse(f"There is nobody called '{name}'.", next_step=f"The cast is: {listed}.")


def sheet_prompt(who: Character) -> str:
    """The words for a sheet by an image model."""
    return (
        f"Character sheet of {full(who)}: the same person from the front, from the side, from the back and as a portrait, "
        "full body, neutral pose, plain light grey background, even light, consistent face, outfit and proportions."
    )


def house_sheet(who: Character, production: Production) -> NDArray[np.uint8]:
    """The sheet as RGB pixels, painted by the house with the production's seed."""
    from shotwright.house.previz.canvas import Canvas
    from shotwright.house.previz.compose import compose
    from shotwright.house.previz.render import paint
    from shotwright.house.previz.sheet import BORDER, to_rgb

    frame = Frame(aspect="4:5", size="480p", fps=12)
    pictures = []
    for size, doing in POSES:
        text = f"{size} of {full(who)}, {doing}, on a plain light grey backdrop. {production.look.style}"
        scene = compose(prompt.parse(text)[0], frame, 1.0, production.seed)
        pictures.append(to_rgb(paint(scene, scene.count // 2, Canvas(*scene.pixels))))
    high, wide = pictures[0].shape[:2]
    rows = -(-len(pictures) // COLUMNS)
    out = np.full((rows * (high + BORDER) + BORDER, COLUMNS * (wide + BORDER) + BORDER, 3), 18, np.uint8)
    for number, picture in enumerate(pictures):
        row, column = divmod(number, COLUMNS)
        top, left = BORDER + row * (high + BORDER), BORDER + column * (wide + BORDER)
        out[top : top + high, left : left + wide] = picture
    return out


def write_house_sheet(production: Production, name: str, target: Path, *, force: bool) -> None:
    """Paint a character's sheet into a PNG. Raises WrongUse for a name that is none, or another kind of file."""
    from shotwright.house.previz.sheet import save_png
    from shotwright.media.files import check_writable

    if target.suffix.lower() != ".png":
        raise WrongUse(f"'{target.name}' cannot hold a sheet.", next_step="Sheets are PNG: give a name ending in .png.")
    check_writable(target, force=force)
    _, who = find_character(production, name)
    save_png(house_sheet(who, production), target, force=force)
