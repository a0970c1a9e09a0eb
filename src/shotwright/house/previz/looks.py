"""Looks that change more than colours: how a silhouette is staged, and the light through blinds of film noir."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from shotwright.film import Shot

from .canvas import Canvas
from .color import Rgb, mix, rgb
from .palette import Palette, looks, palette, times, weathers
from .raster import ADD, MULTIPLY, Batch, Grad
from .rig import FigureNode
from .scene import Node, RimLight, Stage
from .view import View

LOW_SUN = ("dawn", "sunrise", "golden-hour", "sunset", "dusk")
"""Times at which what stands against the sky is dark anyway."""

OWN_TIME = {
    "silhouette": "sunset",
    "film-noir": "night",
    "cyberpunk": "night",
    "70s-film": "afternoon",
    "baroque": "golden-hour",
}
"""Time of day of a look when the words name none."""

LIGHT_TIMES = {"neon": "night", "moonlit": "night", "candle": "night", "backlit": "golden-hour", "warm": "golden-hour"}
"""Time of day that a word for light implies when the words name none."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A change of the palette's finish."""

    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    saturation: float = 1.0
    contrast: float = 0.0
    bloom: float = 0.0
    vignette: float = 0.0


GRADES: dict[str, Grade] = {
    "warm": Grade(gain=(1.03, 1.0, 0.92)),
    "soft": Grade(contrast=-0.08, bloom=0.10),
    "candle": Grade(gain=(1.03, 0.97, 0.86), vignette=0.10),
    "dramatic": Grade(contrast=0.10, vignette=0.12),
    "bright": Grade(gain=(1.04, 1.04, 1.04), contrast=-0.04, vignette=-0.12),
    "dark": Grade(gain=(0.80, 0.80, 0.84), vignette=0.10),
    "studio": Grade(contrast=0.05, vignette=0.10),
    "joyful": Grade(saturation=1.06),
    "sad": Grade(gain=(0.96, 0.98, 1.02), saturation=0.76),
    "tense": Grade(saturation=0.84, contrast=0.08, vignette=0.08),
    "romantic": Grade(gain=(1.03, 0.99, 0.96), bloom=0.10),
    "epic": Grade(contrast=0.05, saturation=1.03),
}
"""What words for light and mood do to the finish."""


def graded(light: Palette, words: tuple[str, ...]) -> Palette:
    """The palette with the grades of some words for light and mood."""
    for word in words:
        grade = GRADES.get(word)
        if grade is None:
            continue
        light = replace(
            light,
            gain=light.gain * np.asarray(grade.gain, np.float32),
            saturation=light.saturation * grade.saturation,
            contrast=light.contrast + grade.contrast,
            bloom=light.bloom + grade.bloom,
            vignette=max(0.0, light.vignette + grade.vignette),
        )
    return light


def light_of(shot: Shot, notes: list[str]) -> Palette:
    """The palette of a shot's words, with a note for those that have none."""
    for word, known in ((shot.time, times()), (shot.weather, weathers())):
        if word and word not in known:
            notes.append(f"'{word}' has no light of its own yet: daylight stands in.")
    if shot.look == "photoreal":
        notes.append("A photorealistic look is beyond a painter: it stays a painting.")
    if shot.look and shot.look not in looks():
        notes.append(f"The look '{shot.look}' cannot be drawn yet: it is painted instead.")
    time = shot.time or OWN_TIME.get(shot.look or "")
    if time is None:
        time = next((LIGHT_TIMES[word] for word in shot.light if word in LIGHT_TIMES), None)
    light = palette(time, shot.weather, shot.look)
    if shot.season == "winter" and not light.snow:
        light = replace(light, snow=True)
    light = replace(light, season="winter" if light.snow else shot.season or "summer")
    return graded(light, (*shot.light, *((shot.mood,) if shot.mood else ())))


def is_backlit(shot: Shot) -> bool:
    """True when the main subject should stand dark against the sky."""
    return shot.look == "silhouette" or "backlit" in shot.light


def stage_look(light: Palette, stage: Stage) -> None:
    """Change the lights of a stage for the look, before figures are made in them."""
    if light.figure == "silhouette":
        # The rim is all that models a silhouette: thin, and only on the sun's side.
        stage.lights = [replace(q, width=0.016, strength=0.8) for q in light.rim_lights() if min(q.color) >= 0]
        if stage.shadow[3] > 0:
            stage.shadow = (*stage.shadow[:3], 0.85)
    if light.look == "film-noir":
        white, black = (0.98, 0.98, 0.98), (0.10, 0.10, 0.10)
        stage.figure_palette = replace(light, lit=mix(light.lit, white, 0.6), shadow=mix(light.shadow, black, 0.6))


def look_nodes(light: Palette, stage: Stage, figures: list[FigureNode], seed: int) -> list[Node]:
    """What a look adds to the picture; the hard light of film noir falls on the side to which the subject turns."""
    if light.ornament:
        return [Ornament(light.ornament)]
    if light.look != "film-noir":
        return []
    side = figures[0].facing if figures else (1.0 if seed % 2 else -1.0)
    hard, shade = (1.0, 1.0, 1.0), (-0.34, -0.34, -0.34)
    for figure in figures:
        figure.lights = [RimLight(side, -0.25, 0.05, hard, 0.55), RimLight(-side, 0.05, 0.10, shade, 0.9)]
    return [HardLight(side, stage.indoors)]


@dataclass(slots=True)
class HardLight:
    """The one light of film noir: it falls in from a side, indoors through a blind, and leaves the rest in the dark."""

    side: float
    """+1 when it comes from the right."""
    indoors: bool
    z: float = 0.2

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Shade from the other side and from above, a slanted beam, and indoors the bars of the blind."""
        w, h = canvas.width, canvas.height
        side, batch, dark = self.side, canvas.batch, (0.045, 0.045, 0.045)
        lit, away = w * (0.5 + 0.5 * side), w * (0.5 - 0.5 * side)
        batch.rect(0, 0, w, h, Grad((lit, 0), (away, 0), [(dark, 0.0), (dark, 0.05), (dark, 0.84)], (0.0, 0.55, 1.0)))
        batch.rect(0, 0, w, h, Grad((0, 0), (0, h), [(dark, 0.5), (dark, 0.0), (dark, 0.0), (dark, 0.3)]))
        source, foot = (lit + side * 0.05 * w, -0.12 * h), w * (0.5 - 0.18 * side)
        beam = [
            source,
            (source[0] - side * 0.16 * w, -0.12 * h),
            (foot - side * 0.30 * w, h),
            (foot + side * 0.26 * w, h),
        ]
        glow = Grad(source, (foot, h), [((0.9, 0.92, 0.95), 0.20), ((0.9, 0.92, 0.95), 0.03)])
        batch.poly(beam, glow, 1.0, ADD, soft=0.03 * h)
        if self.indoors:
            slat, lean = 0.125 * h, 0.14 * side
            light = Grad(
                (lit, 0), (away, 0), [((1.0, 1.0, 1.0), 0.15), ((1.0, 1.0, 1.0), 0.05), ((1.0, 1.0, 1.0), 0.0)]
            )
            for k in range(-2, 11):
                left, right = k * slat + 0.5 * lean * w, k * slat - 0.5 * lean * w
                for top, tall, paint, mode in ((0.0, 0.40, (0.42, 0.42, 0.43), MULTIPLY), (0.46, 0.48, light, ADD)):
                    bar = [(-8, left + top * slat), (w + 8, right + top * slat)]
                    bar += [(w + 8, right + (top + tall) * slat), (-8, left + (top + tall) * slat)]
                    batch.poly(bar, paint, 1.0, mode, soft=0.009 * h)
        canvas.flush()


Pattern = Callable[[Batch, float, float, float, Rgb, Rgb], None]


def fans(b: Batch, x: float, y: float, size: float, line: Rgb, ground: Rgb) -> None:
    """Rays and arcs of a fan, as on the fronts of the nineteen-twenties."""
    for k in range(1, 4):
        q = np.linspace(0, np.pi, 12)
        r = size * 0.5 * k / 3
        b.stroke(np.stack([x + r * np.cos(q), y + size * 0.46 - 2 * r * 0.95 * np.sin(q) * 0.95], 1), line, size * 0.05)
    for q in np.linspace(0.15, 0.85, 5) * np.pi:
        b.stroke(
            [(x, y + size * 0.46), (x + size * 0.48 * np.cos(q), y + size * 0.46 - size * 0.9 * np.sin(q))],
            line,
            size * 0.035,
        )


def waves(b: Batch, x: float, y: float, size: float, line: Rgb, ground: Rgb) -> None:
    """Overlapping half circles: the sea of the woodblock printers."""
    for row, shift in ((-0.30, 0.0), (0.18, 0.5)):
        for k in (3, 2, 1):
            q = np.linspace(0, np.pi, 14)
            r = size * 0.5 * k / 3
            arc = np.stack([x + shift * size + r * np.cos(q), y + (row + 0.30) * size - r * 0.9 * np.sin(q)], 1)
            b.stroke(arc, line, size * 0.06)


def stars(b: Batch, x: float, y: float, size: float, line: Rgb, ground: Rgb) -> None:
    """Eight-pointed stars between crosses: tiles of the courts of Granada and Fez."""
    for turn in (0.0, np.pi / 4):
        q = turn + np.arange(4) * np.pi / 2
        b.poly(np.stack([x + 0.42 * size * np.cos(q), y + 0.42 * size * np.sin(q)], 1), line)
    b.oval(x, y, 0.17 * size, 0.17 * size, ground)
    b.poly(
        [
            (x + 0.5 * size, y - 0.2 * size),
            (x + 0.62 * size, y),
            (x + 0.5 * size, y + 0.2 * size),
            (x + 0.38 * size, y),
        ],
        line,
    )


def scrolls(b: Batch, x: float, y: float, size: float, line: Rgb, ground: Rgb) -> None:
    """Acanthus scrolls, as on gilded frames."""
    q = np.linspace(0, 2.6 * np.pi, 26)
    r = 0.36 * size * (1 - q / (3.1 * np.pi))
    for way in (-1.0, 1.0):
        b.stroke(
            np.stack([x + way * 0.24 * size + way * r * np.cos(q), y + r * np.sin(q) * 0.95], 1),
            line,
            size * 0.08,
            end_width=size * 0.03,
        )
    b.oval(x + 0.5 * size, y, 0.07 * size, 0.2 * size, line)


ORNAMENTS: dict[str, tuple[Pattern, str, str]] = {
    "fans": (fans, "1c1a22", "d8b45c"),
    "waves": (waves, "22406a", "f0e4cc"),
    "stars": (stars, "1f5a6a", "f2e2bc"),
    "scrolls": (scrolls, "3a2418", "d8a848"),
}
"""Name of an ornament to its pattern, its ground and its line."""


@dataclass(slots=True)
class Ornament:
    """A patterned band along the upper and the lower edge of the picture."""

    name: str
    z: float = 0.05

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Ground, pattern, a thin inner line."""
        pattern, ground, line = ORNAMENTS[self.name]
        w, h = canvas.width, canvas.height
        tall = 0.042 * h
        dark, bright = rgb(ground), rgb(line) * np.float32(0.95)
        count = max(4, round(w / (tall * 1.25)))
        for top in (0.0, h - tall):
            canvas.batch.rect(0, top, w, top + tall, dark)
            for k in range(count):
                pattern(canvas.batch, (k + 0.5) * w / count, top + tall / 2, tall * 0.86, bright, dark)
            inner = top + tall if top == 0.0 else top
            canvas.batch.rect(0, inner - 0.002 * h, w, inner + 0.002 * h, bright)
        canvas.flush()
