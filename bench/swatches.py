"""One page with a swatch of every place, subject, look, hour, weather, season and angle: out/gallery/index.html.

`python -m bench.swatches [GROUP ...]`. The last line is name=value pairs: how many swatches, the worst share of clipped
pixels, and how many are nearly flat.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from shotwright.film import Frame, Shot, Subject
from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.compose import compose
from shotwright.house.previz.palette import looks, times, weathers
from shotwright.house.previz.places import MODULES
from shotwright.house.previz.render import paint
from shotwright.house.previz.sheet import to_rgb
from shotwright.house.previz.subjects import known_kinds

OUT = Path(__file__).parent.parent / "out" / "gallery"
WIDTH, HEIGHT = 320, 180
WALKER = (Subject(kind="person", word="woman", gender="female", action="walk"),)
ANGLES = ("low", "high", "top-down", "dutch", "over-the-shoulder", "pov", "profile", "aerial")
AFLOAT = ("sailing-boat", "ship", "canoe", "submarine", "boat")
BELOW = ("fish", "shark", "whale", "dolphin", "turtle", "jellyfish", "octopus")


@dataclass(frozen=True, slots=True)
class Swatch:
    """One picture of the page."""

    group: str
    name: str
    shot: Shot
    seed: int = 1


def swatches() -> Iterator[Swatch]:
    """Every swatch, group by group."""
    for place in MODULES:
        yield Swatch("places", place, Shot(text=place, place=place, time="day"))
    for kind in known_kinds():
        place = "sea" if kind in AFLOAT else "underwater" if kind in BELOW else "plain"
        yield Swatch(
            "subjects", kind, Shot(text=kind, place=place, time="morning", subjects=(Subject(kind=kind, word=kind),))
        )
    for look in looks():
        yield Swatch("looks", look, Shot(text=look, place="village", time="afternoon", look=look, subjects=WALKER))
    for time in times():
        yield Swatch("hours", time, Shot(text=time, place="lake", time=time))
    for weather in weathers():
        yield Swatch(
            "weathers", weather, Shot(text=weather, place="city-street", time="day", weather=weather, subjects=WALKER)
        )
    for season in ("spring", "summer", "autumn", "winter"):
        yield Swatch("seasons", season, Shot(text=season, place="park", time="day", season=season))
    for angle in ANGLES:
        yield Swatch("angles", angle, Shot(text=angle, place="park", time="afternoon", angle=angle, subjects=WALKER))


def painted(swatch: Swatch) -> tuple[str, str, float, float]:
    """Paint one; returns its group, its name, its share of clipped pixels and the deviation of its tones."""
    scene = compose(swatch.shot, Frame(size="360p", fps=8), 2.0, swatch.seed)
    picture = to_rgb(paint(scene, 7, Canvas(*scene.pixels)))
    small = cv2.resize(picture, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
    target = OUT / swatch.group / f"{swatch.name}.jpg"
    target.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(target), small[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 85])
    clipped = float(np.mean((picture >= 254).all(2) | (picture <= 1).all(2)))
    return swatch.group, swatch.name, clipped, float(picture.std())


def main() -> None:
    """Paint every swatch and write the page."""
    wanted = [a for a in sys.argv[1:] if not a.startswith("-")]
    every = [s for s in swatches() if not wanted or s.group in wanted]
    with ProcessPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(painted, every, chunksize=4))
    groups: dict[str, list[str]] = {}
    for group, name, clipped, tones in results:
        groups.setdefault(group, []).append(name)
        if clipped >= 0.01 or tones < 5:
            print(f"{group} {name}: {clipped:.2%} clipped, deviation {tones:.1f}")
    parts = ["<!doctype html><meta charset=utf-8><title>Everything that is drawn</title>"]
    parts.append(
        "<style>body{font:13px sans-serif;background:#222;color:#ddd}figure{display:inline-block;margin:4px}</style>"
    )
    for group, names in groups.items():
        parts.append(f"<h2>{group}: {len(names)}</h2>")
        parts += [
            f'<figure><img src="{group}/{html.escape(name)}.jpg" width={WIDTH}>'
            f"<figcaption>{html.escape(name)}</figcaption></figure>"
            for name in names
        ]
    (OUT / "index.html").write_text("\n".join(parts), "utf-8")
    print(
        f"swatches={len(results)} clipped_worst={max(r[2] for r in results):.4f} flat={sum(r[3] < 5 for r in results)}"
    )


if __name__ == "__main__":
    main()
