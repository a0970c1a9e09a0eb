"""300 shots in which every group of places meets every subject; of all other pairs (action, weather, hour, camera, angle,
size, look, place, subject) at least 96 in 100 occur."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest

from shotwright.film import Camera, Frame, Shot, Subject
from shotwright.house.previz import layer
from shotwright.house.previz.canvas import Canvas
from shotwright.house.previz.compose import compose, in_frame
from shotwright.house.previz.places import MODULES
from shotwright.house.previz.render import paint
from shotwright.house.previz.scene import Scene
from shotwright.house.previz.sheet import to_rgb
from shotwright.house.previz.subjects import known_kinds

TINY = Frame(size="360p", fps=4)
SUBJECTS = ("person", "dog", "horse", "cat", "elephant", "bird", "car", "bicycle", "robot", "whale", "fish", "sailing-boat",
            "tree", "cup", "rocket")  # fmt: skip
GROUPS = 20
FACTORS: dict[str, tuple[str | None, ...]] = {
    "action": (None, "walk", "run", "sit", "jump", "eat", "dance", "sleep"),
    "weather": ("clear", "rain", "snow", "fog", "storm", "overcast"),
    "time": ("morning", "noon", "sunset", "night", "dusk", "day"),
    "camera": ("static", "pan", "dolly", "orbit", "crane", "track", "roll", "rack-focus", "whip-pan", "handheld"),
    "look": (
        None,
        "silhouette",
        "film-noir",
        "watercolour",
        "oil-paint",
        "ink",
        "blueprint",
        "anime",
        "pixel-art",
        "cyberpunk",
        "70s-film",
    ),
    "angle": (None, "low", "high", "top-down", "dutch", "profile"),
    "size": (None, "wide", "medium", "close-up", "full"),
}


def covering() -> list[dict[str, int]]:
    """Rows that hold every pair of (group of places, subject), and greedily the pairs of all other factors."""
    rng = np.random.default_rng(7)
    names = list(FACTORS)
    sizes = {"place": GROUPS, "subject": len(SUBJECTS), **{n: len(FACTORS[n]) for n in names}}
    open_pairs = {
        (a, i, b, j) for a, b in itertools.combinations(sizes, 2) for i in range(sizes[a]) for j in range(sizes[b])
    }
    rows = []
    for place, subject in itertools.product(range(GROUPS), range(len(SUBJECTS))):
        row = {"place": place, "subject": subject}
        for name in names:
            gain = [
                sum(((a, i, name, j) in open_pairs) or ((name, j, a, i) in open_pairs) for a, i in row.items())
                for j in range(sizes[name])
            ]
            best = np.flatnonzero(np.array(gain) == max(gain))
            row[name] = int(rng.choice(best))
        open_pairs -= {(a, row[a], b, row[b]) for a, b in itertools.combinations(sizes, 2)}
        rows.append(row)
    every = sum(sizes[a] * sizes[b] for a, b in itertools.combinations(sizes, 2))
    assert len(open_pairs) < 0.04 * every, f"{len(open_pairs)} of {every} pairs are never met"
    return rows


def shots() -> Iterator[tuple[int, Shot]]:
    places, kinds = list(MODULES), set(known_kinds())
    subjects = [k for k in SUBJECTS if k in kinds] or ["person"]
    for number, row in enumerate(covering()):
        value = {n: FACTORS[n][row[n]] for n in FACTORS}
        kind = subjects[row["subject"] % len(subjects)]
        group = places[row["place"] :: GROUPS]
        shot = Shot(
            text=f"combination {number}",
            place=group[number % len(group)],
            time=value["time"],
            weather=value["weather"],
            look=value["look"],
            angle=value["angle"],
            shot_size=value["size"],
            camera=(Camera(move=str(value["camera"])),),
            subjects=(Subject(kind=kind, word=kind, action=value["action"]),),
        )
        yield number, shot


def wrong(scene: Scene, shot: Shot, picture: np.ndarray) -> list[str]:
    """What is not as it should be."""
    found = []
    clipped = ((picture >= 254).all(2) | (picture <= 1).all(2)).mean()
    if clipped >= 0.01:
        found.append(f"{clipped:.1%} clipped")
    if picture.std() < 4:
        found.append("flat")
    named = any(shot.subjects[0].word in note for note in scene.notes)
    if not scene.figures:
        return found if named or shot.subjects[0].kind in scene.stage.drawn else [*found, "nobody there, nothing said"]
    node = scene.figures[0]
    seen = min(in_frame(scene, t) for t in (0.0, 0.5, 1.0))
    if seen < 0.9:
        found.append(f"only {seen:.0%} in the picture")
    view = scene.view(0.5)
    k = view.scale(node.at(0.5)[0], node.z)
    share = node.figure.height * k / view.height
    if not 0.008 < share < 30:
        found.append(f"{share:.3f} of the picture's height")
    lifted = node.y - scene.stage.ground(node.x, node.z)
    # Small things stand on a table of 0.74 m.
    if lifted < -3.5 or (
        lifted > 0.06 and abs(lifted - 0.74) > 0.02 and node.shadow[3] > 0 and not hasattr(node.figure, "lift")
    ):
        found.append(f"stands {lifted:.2f} m above the ground")
    if not np.isfinite(scene.palette.sky).all():
        found.append("palette")
    wet = (
        scene.stage.water is not None or scene.stage.shore is not None or shot.place in ("underwater", "river", "pool")
    )
    if shot.subjects[0].kind in ("whale", "fish", "sailing-boat") and not wet and not named:
        found.append("out of its element, and nothing said")
    return found


@pytest.mark.prove
def test_three_hundred_combinations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layer, "LARGEST", 640)
    faults = {}
    for number, shot in shots():
        scene = compose(shot, TINY, 1.0, number)
        found = wrong(scene, shot, to_rgb(paint(scene, 2, Canvas(*scene.pixels))))
        if found:
            faults[number] = (
                f"{shot.place}, {shot.subjects[0].kind} {shot.subjects[0].action}, {shot.look}: {'; '.join(found)}"
            )
    assert not faults, f"{len(faults)} of 300:\n" + "\n".join(f"{n}: {w}" for n, w in faults.items())


def test_a_few_combinations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layer, "LARGEST", 640)
    for number, shot in list(shots())[::140]:
        scene = compose(shot, TINY, 1.0, number)
        picture = to_rgb(paint(scene, 2, Canvas(*scene.pixels)))
        assert not wrong(scene, shot, picture), f"{number}: {shot}"
