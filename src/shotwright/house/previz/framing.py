"""How a camera stands to a subject: size of shot, angle, where in the picture."""

from __future__ import annotations

from dataclasses import dataclass

from .scene import Stage
from .view import View

NORMAL_LENS = 1.39
"""Focal length over picture height: about 45 mm on full frame."""

NEAREST = 2.4
"""Metres: closer shots take a longer lens, as a photographer would."""

SIZES: dict[str, float] = {
    "extreme-wide": 6.5,
    "wide": 3.1,
    "full": 1.42,
    "medium-wide": 1.0,
    "medium": 0.66,
    "medium-close-up": 0.46,
    "close-up": 0.31,
    "extreme-close-up": 0.17,
    "insert": 0.25,
}
"""Height of the picture over the height of the subject."""

CLOSE = ("medium-wide", "medium", "medium-close-up", "close-up", "extreme-close-up", "insert")


@dataclass(frozen=True, slots=True)
class Target:
    """What is framed, in metres."""

    x: float
    y: float
    """Ground or water under it."""
    z: float
    width: float
    height: float
    eye_line: float
    default: float
    """Picture height over subject height when the prompt names no size."""
    portrait: bool = False
    """A person or an animal with a face: close sizes go to the face."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A camera that stands, and what it looks at."""

    view: View
    distance: float
    look: tuple[float, float]
    """(y, z) of the point that keeps its row."""


def frame_subject(
    target: Target, stage: Stage, width: int, height: int, size: str | None, angle: str | None, lead: float
) -> Framed:
    """The camera for a subject; `lead` -1..1 shifts it against its direction of travel, so that it has room ahead."""
    scale = SIZES.get(size or "", target.default)
    tall = scale * target.height
    close = size in CLOSE
    if not close:
        tall = max(tall, target.width * 1.22 * height / width)
    if size in ("close-up", "extreme-close-up", "insert", "medium-close-up") and not target.portrait:
        tall = max(tall, 0.30 * target.width * height / width)
    focal = NORMAL_LENS * min(height, width * 0.75)
    distance = focal * tall / height
    if distance < NEAREST:
        focal *= NEAREST / distance
        distance = NEAREST
    if close and target.portrait:
        # Eyes on the upper third, less room above the closer it is.
        look, row = target.y + target.eye_line, height * (0.36 if scale > 0.3 else 0.42)
        if scale > 0.6:
            row = height * (0.30 if scale > 0.8 else 0.33)
    elif scale <= 1.6:
        look, row = target.y + target.height / 2, height * 0.53
    else:
        look, row = target.y + target.height * 0.35, height * 0.62
    eye = eye_height(target, stage, angle, distance)
    if width < height:
        row = height * 0.55 if not close else row
    k = focal / distance
    horizon = row + (look - eye) * k
    if angle in (None, "eye-level", "profile") and not close:
        # The horizon stays in the picture, and off the subject's neck.
        horizon = min(max(horizon, height * 0.16), height * 0.62)
    column = width * (0.5 - 0.10 * lead)
    view = View(
        width,
        height,
        x=target.x,
        y=eye,
        z=target.z - distance,
        focal=focal,
        horizon=horizon,
        pan=width / 2 - column,
        pivot=(target.x, target.z),
    )
    return Framed(view, distance, (look, target.z))


def eye_height(target: Target, stage: Stage, angle: str | None, distance: float) -> float:
    """Metres of the eye above the origin's ground."""
    level = target.y + min(target.eye_line, target.height * 0.9) * 0.94 if target.portrait else target.y + stage.eye
    if angle == "low":
        return target.y + max(0.25, min(0.55, target.height * 0.22))
    if angle in ("high", "over-the-shoulder"):
        return level + 0.34 * distance
    if angle in ("aerial", "top-down"):
        return level + max(3.0, 0.62 * distance)
    if target.height > 4:
        return target.y + stage.eye
    return max(level, target.y + 0.7) if target.height < 1.0 else level


def frame_place(stage: Stage, width: int, height: int, size: str | None, angle: str | None) -> Framed:
    """The camera for a place without a subject: an establishing view."""
    wide = stage.wide * {"extreme-wide": 1.6, "wide": 1.2, "medium": 0.7, "close-up": 0.45}.get(size or "", 1.0)
    focal = NORMAL_LENS * min(height, width * 0.75)
    distance = max(3.0, focal * wide / max(width, height))
    eye = stage.eye
    row = 0.49
    if angle == "low":
        eye, row = 0.6, 0.60
    elif angle in ("high", "aerial", "top-down"):
        eye, row = stage.eye + 0.5 * distance, 0.30
    if stage.indoors:
        row = 0.44
    z = stage.spot.z - distance
    view = View(width, height, x=0.0, y=eye, z=z, focal=focal, horizon=height * row, pivot=(0.0, stage.spot.z))
    return Framed(view, distance, (0.0 if not stage.indoors else 1.0, stage.spot.z))
