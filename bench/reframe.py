"""Does the crop keep the subject? 30 films of the house from 16:9 to 9:16 and 1:1; writes the end of docs/delivery.md.

The truth is the scene's own: the box of what must be seen in each frame. Each film is cropped twice: as a take whose
subject the house knows, and as a stranger's film, in which the subject must be found. A subject that fits must be inside
whole; one that is wider than the crop must fill it.
"""

from __future__ import annotations

import datetime
import os
import platform
import tempfile
from fractions import Fraction
from pathlib import Path

import numpy as np

from shotwright import prompt
from shotwright.film import Frame
from shotwright.finish.footage import look
from shotwright.finish.page import MEASURED, write
from shotwright.finish.reframe import MARGIN, path
from shotwright.finish.reframe import Path as CropPath
from shotwright.finish.subject import Track, found, of_shot
from shotwright.house.previz.compose import compose
from shotwright.house.previz.render import render
from shotwright.media.encode import Encoder

ROOT = Path(__file__).parent.parent
SECONDS, FPS = 3.0, 24
FRAME = Frame(size="360p", fps=FPS)
SHAPES = {"9:16": (9 / 16) / (16 / 9), "1:1": 9 / 16}
PROMPTS = (
    "a woman in a red coat walks along a wet city street at night in the rain, neon signs, tracking shot",
    "a brown dog runs through deep snow below snowy mountains, camera pulls back",
    "a white sailing boat sails across a calm lake at golden hour, camera pans right",
    "a black horse gallops across a forest meadow in the morning fog, tracking shot",
    "a rocket launches from the desert at dusk, wide shot, camera tilts up",
    "a man in a blue jacket walks from left to right across a park in autumn, static shot",
    "a cat sits on a windowsill in the rain, slow push in",
    "a fox runs through a forest at dawn, tracking shot",
    "a girl in a yellow dress dances on a beach at sunset, orbit shot",
    "an old man reads a newspaper in a café, medium shot",
    "a red car drives along a desert road at noon, wide shot",
    "a deer stands in a misty meadow at dawn, slow zoom in",
    "a bird flies over the sea at sunset, tracking shot",
    "a boy rides a bicycle through a village street, tracking shot",
    "a chef cooks in a kitchen, medium shot, handheld",
    "a lion walks across the savannah at golden hour, slow pan",
    "a woman reads a book in a library, close-up, slow dolly in",
    "an elephant walks through a river at dusk, wide shot",
    "a man plays a guitar on a stage, medium shot, orbit shot",
    "a white rabbit hops through a snowy forest, camera tracks left",
    "a wolf howls on a hill under the moon, wide shot",
    "a teacher stands in a classroom, medium shot, static shot",
    "a runner runs along a beach in the morning, tracking shot",
    "a steam train crosses a bridge in the mountains, wide shot",
    "a woman with an umbrella walks along a harbour in the rain, camera follows",
    "a bear walks through a forest in autumn, crane shot",
    "a child in a red hat throws a snowball in a snowy park, medium shot",
    "a monk walks up the stairs of a temple at dawn, tracking shot",
    "a cow stands in a green meadow at noon, static shot",
    "an astronaut walks on the moon, wide shot, slow push in",
)


def inside(track: Track, crop: CropPath) -> np.ndarray:
    """Frames in which the subject is in the crop as far as it can be."""
    width = track.high - track.low
    overlap = np.minimum(track.high, crop.at + crop.share) - np.maximum(track.low, crop.at)
    fits = width <= crop.share * (1 - 2 * MARGIN)
    return np.where(fits, overlap >= 0.995 * width, overlap >= 0.85 * crop.share)


def painted(words: str, seed: int, folder: Path) -> Path:
    """A film of the house, small, without sound."""
    scene = compose(prompt.parse(words)[0], FRAME, SECONDS, seed)
    target = folder / f"{seed}.mp4"
    with Encoder(target, *scene.pixels, FPS, quality="draft") as encoder:
        render(scene, encoder.write)
    return target


def main() -> None:
    """Measure, print, write."""
    rows: dict[tuple[str, str], list[tuple[float, float, float, int]]] = {}
    count = round(SECONDS * FPS)
    with tempfile.TemporaryDirectory() as name:
        for seed, words in enumerate(PROMPTS):
            truth = of_shot(prompt.parse(words)[0], FRAME, SECONDS, seed, Fraction(FPS), count, 0)
            assert truth is not None, f"no subject in: {words}"
            footage = look(painted(words, seed, Path(name)))
            for shape, share in SHAPES.items():
                seen = found(footage, Fraction(FPS), count, 0, share)
                for how, track in (("known", truth), ("found", seen)):
                    crop = path(track, share, FPS)
                    good = inside(truth, crop)
                    rows.setdefault((shape, how), []).append(
                        (float(good.mean()), crop.acceleration(FPS), crop.jerk(FPS), seed)
                    )
            print(f"{seed:2} " + " ".join(f"{s}/{h} {v[-1][0]:4.0%}" for (s, h), v in rows.items()) + f"  {words[:50]}",
                  flush=True)  # fmt: skip
    machine = f"{platform.machine()} with {os.cpu_count()} cores, {datetime.date.today()}"
    lines = [
        f"{MEASURED}\n",
        f"{len(PROMPTS)} films of the house, {SECONDS:g} s at {FPS} frames a second, from 16:9, on {machine}.",
        "Inside: all of a subject that fits; of a wider one, at least 85 % of the crop is filled by it. Acceleration and",
        "jerk are the strongest of any frame, in widths of the crop a second squared and cubed. *Known*: the film's own",
        "unbroken signature says what the house painted. *Found*: any other film.\n",
        "| to | subject | inside | worst film | median acceleration | strongest | strongest jerk |",
        "|---|---|---|---|---|---|---|",
    ]
    figures = []
    for (shape, how), values in rows.items():
        kept = np.array([value[0] for value in values])
        moved = np.array([value[1] for value in values])
        jerk = max(value[2] for value in values)
        lines.append(f"| {shape} | {how} | {kept.mean():.1%} | {kept.min():.0%} | {np.median(moved):.2f} | "
                     f"{moved.max():.2f} | {jerk:.1f} |")  # fmt: skip
        name = f"{how}_{shape.replace(':', 'x')}"
        figures += [f"inside_{name}={kept.mean():.4f}", f"jerk_{name}={jerk:.2f}"]
    write(ROOT / "docs" / "delivery.md", "\n".join(lines) + "\n")
    print(" ".join(figures))


if __name__ == "__main__":
    main()
