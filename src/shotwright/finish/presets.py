"""What each platform takes: presets as dated data, and what is checked before anything is rendered."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from shotwright.errors import WrongUse
from shotwright.film.shot import Noun

HERE = Path(__file__).parent
FAST = 33
"""Frames a second from which a platform's higher data rate holds."""


class Preset(Noun):
    """One kind of file for one place."""

    name: str
    title: str
    container: Literal["mp4", "webm", "gif", "mov", "png"]
    video: Literal["h264", "vp9", "gif", "prores", "dnxhr", "png"]
    frame: tuple[int, int] | None = None
    """Exact size in pixels."""
    within: tuple[int, int] | None = None
    """Largest size; shape and smaller sizes are kept. With neither, the film keeps its size."""
    fill: Literal["bars", "reframe"] = "bars"
    """What is done with a film of another shape: bars, or a crop that follows the subject."""
    crf: int | None = None
    keys: float = 2.0
    """Seconds from one keyframe to the next at most."""
    megabits: float | None = None
    """Most that the picture may take a second, as the platform recommends."""
    megabits_fast: float | None = None
    """The same from 48 frames a second on."""
    audio: Literal["aac", "opus", "pcm", "none"] = "none"
    kilobits: int = 192
    loudness: float | None = None
    """LUFS; None keeps the mix as it is."""
    peak: float = -1.0
    """dBTP that no sound may pass."""
    rates: tuple[float, float] | None = None
    """Least and most frames a second."""
    shortest: float | None = None
    longest: float | None = None
    largest: int | None = None
    safe: tuple[float, float, float, float] = (0.05, 0.05, 0.05, 0.05)
    """Top, right, bottom, left: shares of the frame that signs of the platform may cover."""
    disclosure: tuple[str, ...] = ()
    source: str
    date: str
    doubts: tuple[str, ...] = Field(default=())

    @property
    def ending(self) -> str:
        """What its files are called."""
        return f".{self.container}"

    @property
    def signed(self) -> bool:
        """The container can carry content credentials."""
        return self.container in ("mp4", "mov", "gif")

    def most_megabits(self, fps: float) -> float | None:
        """The data rate that the platform recommends at a frame rate."""
        return self.megabits_fast if fps > FAST and self.megabits_fast else self.megabits

    def objections(self, seconds: float) -> list[str]:
        """Why a film of this length cannot go there, known before anything is rendered."""
        found = []
        if self.shortest and seconds < self.shortest - 1e-3:
            found.append(
                f"{self.title} takes films of at least {spelled(self.shortest)}, and this one has {spelled(seconds)}"
            )
        if self.longest and seconds > self.longest + 1e-3:
            found.append(
                f"{self.title} takes films of at most {spelled(self.longest)}, and this one has {spelled(seconds)}"
            )
        return found


def spelled(seconds: float) -> str:
    """A length as one says it."""
    if seconds < 120:
        return f"{seconds:.4g} s"
    return f"{seconds / 60:.4g} min" if seconds < 7200 else f"{seconds / 3600:.4g} h"


@cache
def presets() -> dict[str, Preset]:
    """Every preset by its name, in the order of the table."""
    rows = tomllib.loads((HERE / "presets.toml").read_text("utf-8"))["preset"]
    return {row["name"]: Preset.model_validate(row) for row in rows}


def preset(name: str) -> Preset:
    """The preset called `name`. Raises WrongUse with the nearest one."""
    known = presets()
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"Did you mean '{near[0]}'? " if near else ""
        raise WrongUse(f"There is no preset '{name}'.", next_step=f"{hint}Presets: {', '.join(known)}.")
    return known[name]
