"""Light as data: time of day × weather × look gives every colour that the painter uses."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .color import Rgb, luma, mix, rgb
from .scene import RimLight


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour and light of one shot; builders take colours through `local` only."""

    time: str
    weather: str
    look: str
    sky: np.ndarray[Any, np.dtype[np.float32]]
    """Rows (tangent of elevation, r, g, b) from the horizon up."""
    sun: tuple[float, float, float]
    """Tangents of azimuth and elevation, and the radius of the disc; at night it is the moon."""
    sun_color: Rgb
    glow: float
    cloud_cover: float
    """Noise level at which clouds begin: lower is more, 1 is none."""
    cloud_lit: Rgb
    cloud_dark: Rgb
    haze: Rgb
    haze_distance: float
    """Metres after which the air has taken 63 % of a colour."""
    lit: Rgb
    shadow: Rgb
    water: Rgb
    """Colour of deep water."""
    night: bool
    """Lamps and windows are lit."""
    stars: float
    wet: bool
    snow: bool
    wind: float
    lift: Rgb
    gain: Rgb
    saturation: float
    contrast: float
    bloom: float
    bloom_threshold: float
    vignette: float
    grain: float
    monochrome: bool
    figure: str
    """`painted`, or `silhouette`: figures in one dark tone with a rim."""
    season: str = "summer"
    """`spring`, `summer`, `autumn` or `winter`: what leaves and grass look like."""
    style: str = ""
    """Filter of styles.py, by name; none leaves the picture as it is painted."""
    hold: int = 1
    """Frames for which a moment stands: 2 is the stop motion of modelled figures."""
    ornament: str = ""
    """Pattern of the band above and below the picture."""

    def local(self, color: str | ArrayLike, depth: float = 0.0, light: float = 0.72) -> Rgb:
        """A local colour under this light (`light` 0 shadow .. 1 full sun), as seen through `depth` metres of air."""
        base = rgb(color) if isinstance(color, str) else np.asarray(color, np.float32)
        return self.through_air(base * mix(self.shadow, self.lit, light), depth)

    def through_air(self, color: ArrayLike, depth: float) -> Rgb:
        """A colour already lit, hazed at `depth` metres."""
        return mix(color, self.haze, 1.0 - float(np.exp(-max(0.0, depth) / self.haze_distance)))

    def lamp(self, color: str | ArrayLike, strength: float = 1.0) -> Rgb:
        """A light of its own: full at night and in gloom, hardly seen by day."""
        base = rgb(color) if isinstance(color, str) else np.asarray(color, np.float32)
        return base * np.float32(strength if self.lamps_lit else 0.55 * strength)

    @property
    def lamps_lit(self) -> bool:
        """True when people would have switched the lights on."""
        return self.night or self.time in ("dusk",) or self.weather == "storm"

    def rim_lights(self) -> list[RimLight]:
        """Edge light from the sun's side, shade on the other, a little sky from above."""
        side = 1.0 if self.sun[0] >= 0 else -1.0
        low = self.sun[1] < 0.2
        color = tuple(float(c) for c in np.clip(self.sun_color * (1.0 if self.night else 1.05), 0, 1.1))
        strength = (0.5 if low else 0.34) * (0.55 if self.night or self.weather in GLOOMY else 1.0)
        if self.figure == "silhouette":
            strength = 0.62
        shade = -0.16 if not self.night else -0.08
        return [
            RimLight(side, -0.35, 0.03, color, strength),  # type: ignore[arg-type]
            RimLight(-side, 0.25, 0.09, (shade, shade, shade * 0.75), 0.8),
        ]


GLOOMY = ("overcast", "rain", "storm", "fog", "snow", "blizzard")


@cache
def tables() -> dict[str, Any]:
    """The three tables of palettes.toml."""
    return tomllib.loads(files(__package__).joinpath("palettes.toml").read_text("utf-8"))


def times() -> tuple[str, ...]:
    """Every time of day that has a palette."""
    return tuple(tables()["time"])


def weathers() -> tuple[str, ...]:
    """Every weather that has a palette."""
    return tuple(tables()["weather"])


def looks() -> tuple[str, ...]:
    """Every look that can be painted."""
    return tuple(tables()["look"])


def palette(time: str | None = None, weather: str | None = None, look: str | None = None) -> Palette:
    """The palette of a time, a weather and a look; None and unknown names mean day, clear and painterly."""
    data = tables()
    time = time if time and time in data["time"] else "day"
    weather = weather if weather and weather in data["weather"] else "clear"
    look = look if look and look in data["look"] else "painterly"
    day, air, style = data["time"][time], data["weather"][weather], data["look"][look]
    grade = day["grade"]
    gray, dim, sun_share = air.get("gray", 0.0), air.get("dim", 1.0), air.get("sun", 1.0)
    night = bool(day.get("night", False))
    if night:
        # What is dark already loses less: a night storm must still be seen.
        dim = 0.75 + 0.25 * dim

    def weathered(color: ArrayLike, share: float = 1.0) -> Rgb:
        base = np.asarray(color, np.float32)
        return mix(base, np.full(3, luma(base), np.float32), gray * share) * np.float32(dim)

    own_air = rgb(air.get("air", day["haze"])) * np.float32(luma(rgb(day["haze"])) / 0.80)
    haze = mix(weathered(rgb(day["haze"])), own_air, air.get("pale", 0.0))
    sky = [(e, weathered(rgb(c))) for e, c in day["sky"]]
    if weather in GLOOMY:
        # Under a closed cover the sky is brightest low down and its colour is the air's.
        sky = [(e, mix(c, haze, 0.55 if e < 0.2 else 0.35)) for e, c in sky]
    stops = np.array([(e, *c) for e, c in sky], np.float32)
    flat = bool(style.get("flat", False))
    x, elevation, radius = day["sun"]
    lit, shadow = weathered(day["lit"]), weathered(day["shadow"])
    if gray:
        middle = mix(lit, shadow, 0.5)
        lit, shadow = mix(lit, middle, gray * 0.55), mix(shadow, middle, gray * 0.5)
    lit, shadow = lit * style.get("lit_scale", 1.0), shadow * style.get("shadow_scale", 1.0)
    return Palette(
        time=time,
        weather=weather,
        look=look,
        sky=stops,
        sun=(x, elevation, radius if sun_share > 0.5 else 0.0),
        sun_color=rgb(day["sun_color"]),
        glow=day["glow"] * sun_share,
        cloud_cover=day.get("cover", air["cover"]) if weather == "clear" else air["cover"],
        cloud_lit=weathered(day["cloud_lit"]),
        cloud_dark=weathered(day["cloud_dark"]),
        haze=haze,
        haze_distance=float(air["far"]),
        lit=lit,
        shadow=shadow,
        water=weathered(rgb(day["water"]), 0.6),
        night=night,
        stars=day.get("stars", 0.0) * sun_share,
        wet=bool(air.get("wet", False)),
        snow=bool(air.get("snow", False)),
        wind=air.get("wind", 0.12),
        lift=np.asarray((0, 0, 0) if flat else grade["lift"], np.float32),
        gain=np.asarray((1, 1, 1) if flat else grade["gain"], np.float32)
        * np.asarray(style.get("gain", 1.0), np.float32),
        saturation=(1.0 if flat else grade["saturation"]) * style.get("saturation", 1.0),
        contrast=0.0 if flat else max(0.0, grade["contrast"] + style.get("contrast", 0.0)),
        bloom=0.0 if flat else max(0.0, grade["bloom"] + style.get("bloom", 0.0)),
        bloom_threshold=grade["threshold"],
        vignette=0.0 if flat else max(0.0, grade["vignette"] + style.get("vignette", 0.0)),
        grain=0.003 if flat else max(0.002, 0.014 + style.get("grain", 0.0)),
        monochrome=bool(style.get("monochrome", False)),
        figure=style.get("figure", "painted"),
        style=style.get("style", ""),
        hold=style.get("hold", 1),
        ornament=style.get("ornament", ""),
    )
