"""Looks that change more than colours: how a silhouette is staged, and the light through blinds of film noir."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from shotwright.film import Shot

from .canvas import Canvas
from .palette import Palette, looks, palette, times, weathers
from .raster import MULTIPLY, Grad
from .scene import Node, Stage
from .view import View

LOW_SUN = ("dawn", "sunrise", "golden-hour", "sunset", "dusk")
"""Times at which what stands against the sky is dark anyway."""

OWN_TIME = {"silhouette": "sunset", "film-noir": "night"}
"""Time of day of a look when the words name none."""

LIGHT_TIMES = {"neon": "night", "moonlit": "night", "candle": "night", "backlit": "golden-hour", "warm": "golden-hour"}
"""Time of day that a word for light implies when the words name none."""


def light_of(shot: Shot, notes: list[str]) -> Palette:
    """The palette of a shot's words, with a note for those that have none."""
    for word, known in ((shot.time, times()), (shot.weather, weathers())):
        if word and word not in known:
            notes.append(f"'{word}' has no light of its own yet: daylight stands in.")
    if shot.look and shot.look not in looks():
        notes.append(f"The look '{shot.look}' cannot be drawn yet: it is painted instead.")
    time = shot.time or OWN_TIME.get(shot.look or "")
    if time is None:
        time = next((LIGHT_TIMES[word] for word in shot.light if word in LIGHT_TIMES), None)
    return palette(time, shot.weather, shot.look)


def is_backlit(shot: Shot) -> bool:
    """True when the main subject should stand dark against the sky."""
    return shot.look == "silhouette" or "backlit" in shot.light


def stage_look(light: Palette, stage: Stage, seed: int) -> list[Node]:
    """Change the stage's lights for the look, and the nodes that the look adds."""
    if light.figure == "silhouette":
        # The rim is all that models a silhouette: thin, and only on the sun's side.
        stage.lights = [replace(q, width=0.016, strength=0.8) for q in light.rim_lights() if min(q.color) >= 0]
        stage.shadow = (0.0, 0.0, 0.0, 0.0) if stage.shadow[3] == 0 else (*stage.shadow[:3], 0.85)
    if light.look == "film-noir":
        return [Blinds(seed, stage.indoors)]
    return []


@dataclass(slots=True)
class Blinds:
    """Light that falls in through a blind: slanted bars over everything, deep shade around them."""

    seed: int
    indoors: bool
    z: float = 0.2

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Darken the picture outside a slanted window of light; indoors the window has slats."""
        w, h = canvas.width, canvas.height
        rng = np.random.default_rng((self.seed, 55))
        side = -1.0 if rng.random() < 0.5 else 1.0
        shade, batch = (0.10, 0.10, 0.11), canvas.batch
        canvas.flush()
        # Shade that closes in from the side away from the light, and from above and below.
        far = Grad(
            (w * (0.5 - 0.5 * side), 0),
            (w * (0.5 + 0.42 * side), 0),
            [((1, 1, 1), 0.0), (shade, 0.35), (shade, 0.9)],
            (0.0, 0.55, 1.0),
        )
        batch.rect(0, 0, w, h, far)
        if self.indoors:
            slat = 0.105 * h
            lean = 0.16 * side
            for k in range(-3, 14):
                y = k * slat
                bar = [
                    (-w * 0.1, y - lean * w * 0.6),
                    (w * 1.1, y + lean * w * 0.6),
                    (w * 1.1, y + lean * w * 0.6 + slat * 0.46),
                    (-w * 0.1, y - lean * w * 0.6 + slat * 0.46),
                ]
                batch.poly(bar, (0.36, 0.36, 0.38), 1.0, MULTIPLY, soft=0.010 * h)
        canvas.flush()
