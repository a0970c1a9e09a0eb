"""The gallery: every film of examples/gallery.toml as a sheet, and what can be measured of its pictures.

`python -m bench.gallery [NAME ...] [--readme]`: sheets go to out/gallery; --readme writes the six small ones of the
README. The last line is name=value pairs: the worst share of clipped pixels, the least share of the subject inside the
picture, the largest step between neighbouring frames relative to the median step (popping shows as a spike).
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from shotwright.film import Frame
from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.compose import compose, in_frame
from shotwright.house.previz.render import paint
from shotwright.house.previz.scene import Scene
from shotwright.house.previz.sheet import contact_sheet, save_png, to_rgb
from shotwright.prompt import parse

ROOT = Path(__file__).parent.parent
README = ("ocean", "neon-street", "cafe", "snow-dog", "rocket", "sailing")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one film."""

    clipped: float
    """Largest share of pixels of one frame that are white or black in all channels."""
    inside: float
    step: float


def films() -> list[dict[str, object]]:
    """The entries of examples/gallery.toml."""
    rows: list[dict[str, object]] = tomllib.loads((ROOT / "examples" / "gallery.toml").read_text("utf-8"))["film"]
    return rows


def scene_of(row: dict[str, object], size: str = "720p") -> Scene:
    """The scene of one entry, 4 s long."""
    return compose(parse(str(row["prompt"]))[0], Frame(size=size), 4.0, int(str(row.get("seed", 0))))


def measure(scene: Scene) -> Measured:
    """Clipping, framing and steps of a scene, at its own size over 24 evenly spread pairs of frames."""
    canvas = Canvas(*scene.pixels)
    clipped, steps = [], []
    for index in np.linspace(0, scene.count - 2, 24).astype(int):
        pair = [to_rgb(paint(scene, int(index) + k, canvas)) for k in (0, 1)]
        flat = pair[0].reshape(-1, 3)
        clipped.append(float(np.mean((flat >= 254).all(1) | (flat <= 1).all(1))))
        small = [cv2.resize(p, (40, 24), interpolation=cv2.INTER_AREA).astype(float) for p in pair]
        steps.append(float(np.abs(small[1] - small[0]).mean()))
    inside = min(in_frame(scene, t) for t in np.linspace(0, scene.seconds, 49))
    return Measured(max(clipped), inside, max(steps) / (float(np.median(steps)) + 0.15))


def main() -> None:
    """Paint, measure, print."""
    readme = "--readme" in sys.argv
    wanted = [a for a in sys.argv[1:] if not a.startswith("-")]
    folder = ROOT / "out" / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    results = {}
    for row in films():
        name = str(row["name"])
        if wanted and name not in wanted:
            continue
        scene = scene_of(row)
        sheet = contact_sheet(scene)
        save_png(sheet, folder / f"{name}.png", force=True)
        if readme and name in README:
            width = 900
            small = cv2.resize(
                sheet, (width, round(sheet.shape[0] * width / sheet.shape[1])), interpolation=cv2.INTER_AREA
            )
            target = ROOT / "docs" / "images" / f"{name}.jpg"
            target.parent.mkdir(exist_ok=True)
            done, data = cv2.imencode(".jpg", small[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 82])
            assert done
            target.write_bytes(data.tobytes())
        results[name] = measure(scene)
        m = results[name]
        print(
            f"{name:14} clipped {m.clipped:7.3%}  inside {m.inside:4.0%}  step {m.step:5.2f}  {' '.join(scene.notes)}"
        )
    print(
        f"films={len(results)} clipped_worst={max(m.clipped for m in results.values()):.4f} "
        f"inside_least={min(m.inside for m in results.values()):.3f} "
        f"step_worst={max(m.step for m in results.values()):.2f}"
    )


if __name__ == "__main__":
    main()
