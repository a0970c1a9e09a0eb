"""Compile every kernel once: `python -m shotwright.house.previz.warm`, so that the first film need not wait for it."""

from __future__ import annotations

import sys
import time

from shotwright.film import Frame, Shot

from .canvas import Canvas
from .compose import compose
from .render import paint

PLACES = (("sea", "clear"), ("city-street", "rain"), ("desert", "fog"))
"""Between them these places use every kernel."""


def warm() -> float:
    """Paint one small frame of each place; returns the seconds that it took."""
    begun = time.perf_counter()
    for place, weather in PLACES:
        shot = Shot(text=place, place=place, weather=weather)
        scene = compose(shot, Frame(size="360p", fps=4), 1.0, 0)
        paint(scene, 1, Canvas(*scene.pixels))
    return time.perf_counter() - begun


if __name__ == "__main__":
    seconds = warm()
    if seconds > 6:
        print(f"Compiled the painter's kernels in {seconds:.0f} s.", file=sys.stderr)
