"""How a camera stands to what it films: size of shot, angle, place in the picture; all measured in the subject."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .focus import Insert, Region
from .rig import FigureNode
from .scene import Stage
from .view import View

NORMAL_LENS = 1.39
"""Focal length over picture height: about 45 mm on full frame."""

NEAREST = 2.4
"""Metres: closer shots take a longer lens, as a photographer would."""

STEEPEST_TOP = 1.7
"""The same for a view from above, where the ground fills the picture and everything stands on it like a figure on a map."""

STEEPEST = 0.72
"""Most metres of height for each metre of distance: steeper, upright pictures look like cards."""

HEADS = 7.3
"""Heads in the height of an adult."""

ROOM = 3.3
"""Metres of height that an interior can fill."""


@dataclass(frozen=True, slots=True)
class Size:
    """One size of shot."""

    scale: float
    """Height of the picture over the stature of the subject."""
    eyes: float = 0.0
    """Row of the eyes as a share of the picture's height; 0 where the whole figure is shown."""
    above: float = 0.0
    """Share of the stature above which everything must stay in the picture."""
    detail: float = 1.0
    """Height of the picture over that of a close-up, for things without a face."""


SIZES: dict[str, Size] = {
    "extreme-wide": Size(6.4),
    "wide": Size(3.1),
    "full": Size(1.42),
    "medium-wide": Size(0.86, 0.24, 0.45, 2.3),
    "medium": Size(0.68, 0.27, 0.55, 1.75),
    "medium-close-up": Size(0.44, 0.325, 0.76, 1.3),
    "close-up": Size(0.245, 0.43, 0.87, 1.0),
    "extreme-close-up": Size(0.17, 0.46, 0.90, 0.62),
    "insert": Size(0.25, 0.45, 0.86, 0.8),
}

CLOSE = ("medium-wide", "medium", "medium-close-up", "close-up", "extreme-close-up", "insert")
"""Sizes that leave the feet out."""

FACES = ("medium-close-up", "close-up", "extreme-close-up", "insert")
"""Sizes that are about a face, or about a detail."""

TOGETHER = ("medium-wide", "medium", "medium-close-up")
"""Close sizes that show several people at once."""

HORIZONS = {"high": 0.16, "aerial": 0.13, "top-down": -0.55}
"""Row of the horizon, as a share of the picture's height, that a raised camera leaves in the picture."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is framed, in metres of the world."""

    main: FigureNode
    group: tuple[FigureNode, ...]
    """Everyone who should be seen, the main subject among them."""
    scale: float
    """Picture height over stature when the words name no size."""
    face: bool
    """A person or an animal: close sizes go to the face."""
    insert: Insert | None = None
    """What close sizes go to instead, or beside the face."""
    lead: float = 0.0
    """-1..1: how far the subject stands against the way it faces, so that it has room ahead; its sign is that way."""
    backlit: bool = False
    """The figure should stand against the sky."""
    flies: bool = False
    lens: float = 1.0
    """Focal length over the normal one."""
    goes: bool = False
    """The main subject crosses the picture."""

    @property
    def stature(self) -> float:
        """Metres from the ground to the crown, without umbrellas."""
        return crown(self.main) if self.face else self.main.figure.height


@dataclass(frozen=True, slots=True)
class Framed:
    """A camera that stands, and what it looks at."""

    view: View
    distance: float
    look: tuple[float, float]
    """(y, z) of the point that keeps its row when the camera moves."""
    must: tuple[Region, ...] = ()
    """What has to be in the picture in every frame."""
    wish: tuple[Region, ...] = ()
    """What should be."""
    highest: float = math.inf
    """Greatest height of the eye from which both the subject and the horizon fit in the picture."""
    closest: float = math.inf
    """Logarithm by which the subject may grow and still fit."""
    clipped: bool = False
    """True when the room is too small for the size that was asked for."""


def face_of(node: FigureNode) -> tuple[float, float, float]:
    """x and y of a figure's eyes and the length of its head, in metres of its own; a guess for what has no face."""
    figure = node.figure
    return getattr(figure, "face", None) or (0.0, figure.eye_line, figure.height / HEADS)


def proportion(node: FigureNode) -> float:
    """The height in metres that close sizes are measured in: that of an adult with this head."""
    return HEADS * face_of(node)[2]


def crown(node: FigureNode) -> float:
    """Metres from the ground to the top of the head, as the figure stands or sits."""
    _, eyes, head = face_of(node)
    return min(node.figure.height, eyes + 0.55 * head)


def frame_subject(aim: Aim, stage: Stage, width: int, height: int, size: str | None, angle: str | None) -> Framed:
    """The camera for a subject and those with it."""
    main, figure = aim.main, aim.main.figure
    base, up = main.at(0.0)
    close = size in CLOSE
    tall, look, row, must, across = composed(aim, stage, width, height, size, angle)
    clipped = stage.indoors and tall > ROOM
    tall = min(tall, ROOM) if stage.indoors else tall
    lens = NORMAL_LENS * aim.lens * (1.3 if stage.indoors else 1.0)
    focal = lens * min(height, width * 0.75)
    distance = focal * tall / height
    if distance < NEAREST:
        focal *= NEAREST / distance
        distance = NEAREST
    k = focal / distance
    eye = eye_height(aim, stage, size, angle, tall, look, row, height / k, distance)
    horizon = height * row + (look - eye) * k
    if not close and not stage.indoors and angle not in HORIZONS and not aim.flies:
        # The horizon stays within the middle of the picture; the subject moves with it.
        horizon = min(max(horizon, height * 0.18), height * (0.80 if aim.backlit or angle == "low" else 0.66))
    shift = 0.5 - lead_of(aim, width, height, size) * 0.17
    view = View(
        width,
        height,
        x=across,
        y=eye,
        z=main.z - distance,
        focal=focal,
        horizon=horizon,
        pan=width * (0.5 - shift),
        pivot=(base, main.z),
    )
    left, top, right, bottom = must.box(view, 0.0)
    fit = min(0.88 * width / max(1.0, right - left), 0.88 * height / max(1.0, bottom - top))
    return Framed(
        view,
        distance,
        (look if close or aim.flies else up + 0.6 * figure.height, main.z),
        (must,),
        tuple(region_of(node, close, size) for node in aim.group),
        up + must.bottom + (eye if angle == "top-down" else min(0.80 * height / k, STEEPEST * distance)),
        math.log(max(1.0, fit)),
        clipped,
    )


def composed(
    aim: Aim, stage: Stage, width: int, height: int, size: str | None, angle: str | None
) -> tuple[float, float, float, Region, float]:
    """Metres of the picture's height at the subject, the height looked at, its row (share), what must be seen, x."""
    main, figure = aim.main, aim.main.figure
    x, up = main.at(0.0)
    ratio, named = height / width, SIZES.get(size or "")
    region = region_of(main, size in CLOSE, size)
    if size in CLOSE and named is not None and not aim.face:
        part = aim.insert or Insert(0.0, 0.6, 0.5)
        tall = part.tall * figure.height * named.detail
        half = min(0.42 * tall / ratio, figure.width / 2)
        middle_x, middle_y = part.x * figure.width, part.y * figure.height
        reach = min(0.30 * tall, figure.height * 0.4)
        region = Region(main, middle_x - half * 0.6, middle_y - reach, middle_x + half * 0.6, middle_y + reach)
        return tall, up + middle_y, 0.5, region, x + main.facing * middle_x
    if size in CLOSE and named is not None:
        tall = max(named.scale * proportion(main), 1.25 * ratio * (region.front - region.back))
        if size == "medium" and aim.goes:
            # Who walks is shown to the knees, or the gait and what the hands carry would be lost.
            tall *= 1.22
        if aim.insert is not None:
            return at_work(aim, named, size or "", tall, ratio)
        if len(aim.group) > 1 and size in TOGETHER:
            # A two-shot: as close as everyone's heads allow.
            heads = [region_of(node, True, size).box_at(0.0) for node in aim.group]
            left, right = min(h[0] for h in heads), max(h[2] for h in heads)
            return max(tall, 1.3 * ratio * (right - left)), up + figure.eye_line, named.eyes, region, (left + right) / 2
        return tall, up + figure.eye_line, named.eyes, region, x + main.facing * face_of(main)[0]
    scale = named.scale if named is not None else aim.scale
    if size is None and angle in ("aerial", "top-down"):
        scale = max(scale, 6.2)
    wide = spread(aim.group)
    body = max(aim.stature, 0.52 * figure.width)
    tall = max(
        scale * body,
        1.12 * (wide[1] - wide[0]) * ratio,
        1.12 * max(n.figure.height for n in aim.group if n.figure.height < 2.2 * figure.height),
    )
    share = figure.height / tall
    foot = 0.80 + 0.10 * min(1.0, max(0.0, (share - 0.2) / 0.55))
    if share > 0.8 or angle == "top-down":
        foot = 0.5 + share / 2
    if aim.flies:
        return tall, up + figure.height / 2, 0.42, region, x
    middle = (wide[0] + wide[1]) / 2 if len(aim.group) > 1 else x
    return tall, up, foot, region, middle


def at_work(aim: Aim, named: Size, size: str, tall: float, ratio: float) -> tuple[float, float, float, Region, float]:
    """The framing of hands at work: alone in a close-up, together with the face in wider sizes."""
    main, part = aim.main, aim.insert
    assert part is not None
    x, up = main.at(0.0)
    stature = proportion(main)
    hands_x, hands_y = part.x, part.y * stature
    half = part.tall * stature / 2
    if size in ("close-up", "extreme-close-up", "insert"):
        tall = max(part.tall * stature * named.detail * 1.25, 0.62 * ratio)
        region = Region(main, hands_x - 0.16, hands_y - 0.10, hands_x + 0.16, hands_y + 0.10)
        return tall, up + hands_y, 0.54, region, x + main.facing * hands_x
    top, low = crown(main) + 0.03, hands_y - half * 1.02
    tall = max(tall, (top - low) / 0.84, 0.95 * ratio)
    region = Region(main, -0.16, low, hands_x + 0.14, top)
    look = main.figure.eye_line
    # In narrow pictures there is room to spare above and below: the action goes to the middle.
    row = max(0.09, 0.45 - 0.5 * (top - low) / tall) + (top - look) / tall
    return tall, up + look, row, region, x + main.facing * 0.5 * hands_x


def region_of(node: FigureNode, close: bool, size: str | None) -> Region:
    """The part of a figure that a size of shot must show."""
    figure = node.figure
    named = SIZES.get(size or "")
    if not close or named is None:
        half = figure.width / 2
        return Region(node, -half, 0.0, half, figure.height)
    stature, top, x = proportion(node), crown(node), face_of(node)[0]
    half = min(figure.width / 2, stature * (0.07 if size == "extreme-close-up" else 0.13 if size in FACES else 0.17))
    return Region(node, x - half, top - (1 - named.above) * stature, x + half, top + 0.02 * stature)


def spread(group: tuple[FigureNode, ...]) -> tuple[float, float]:
    """Left and right end of a group in metres."""
    return (
        min(n.at(0.0)[0] - n.figure.width / 2 for n in group),
        max(n.at(0.0)[0] + n.figure.width / 2 for n in group),
    )


def lead_of(aim: Aim, width: int, height: int, size: str | None) -> float:
    """The lead room of this aspect: narrow pictures keep their subject near the middle."""
    if len(aim.group) > 1 and (size not in CLOSE or size in TOGETHER):
        return 0.0
    ratio = width / height
    room = 0.35 if ratio < 0.8 else 0.65 if ratio < 1.3 else 1.0
    return aim.lead * room


def eye_height(
    aim: Aim,
    stage: Stage,
    size: str | None,
    angle: str | None,
    tall: float,
    look: float,
    row: float,
    metres: float,
    distance: float,
) -> float:
    """Metres of the eye above the ground; `metres` is what the picture's height shows at the subject."""
    main, figure = aim.main, aim.main.figure
    ground, stature = main.y, aim.stature
    close = size in CLOSE
    if angle in HORIZONS:
        wanted = look + (row - HORIZONS[angle]) * metres
        steepest = STEEPEST_TOP if angle == "top-down" and not stage.indoors else STEEPEST
        eye = min(wanted, ground + figure.eye_line + steepest * distance)
        return min(eye, 2.5) if stage.indoors else max(eye, ground + 0.5)
    if angle == "low":
        return ground + max(0.22, min(0.6, stature * 0.2))
    if aim.backlit and not close and stature < 4:
        # Low enough that most of the figure stands against the sky.
        return ground + max(0.3, 0.24 * stature)
    if stage.indoors:
        return ground + (min(figure.eye_line * 0.94, 1.45) if close else stage.eye)
    if aim.flies:
        # Seen from below, against the sky.
        return max(ground + stage.eye, look - 0.34 * metres)
    if close and aim.face:
        # The horizon passes below the chin, behind the shoulders.
        return ground + max(0.5 * stature, figure.eye_line - max(0.0, 0.76 - row) * tall)
    if stature > 4:
        return ground + stage.eye
    if stature < 1.25:
        return ground + max(1.2 * stature, min(0.95, stage.eye))
    # Chest height: a horizon at eye level would run through every head.
    return ground + (0.64 if aim.face else 0.74) * stature


def frame_place(stage: Stage, width: int, height: int, size: str | None, angle: str | None) -> Framed:
    """The camera for a place without a subject: an establishing view."""
    wide = stage.wide * {"extreme-wide": 1.6, "wide": 1.2, "medium": 0.7, "close-up": 0.45}.get(size or "", 1.0)
    if stage.indoors:
        wide = min(wide, stage.wide * 1.15)
    focal = NORMAL_LENS * min(height, width * 1.1)
    distance = max(3.0, focal * wide / max(width, height))
    eye, row = stage.eye, 0.49
    if angle == "low":
        eye, row = 0.6, 0.62
    elif angle in HORIZONS:
        eye, row = stage.eye + 0.5 * distance, 0.28 if angle == "high" else 0.22
        if angle == "top-down" and not stage.indoors:
            eye, row = stage.eye + 1.5 * distance, -0.45
    if stage.indoors:
        eye, row = min(eye, 2.4), 0.44
    view = View(
        width,
        height,
        x=stage.spot.x,
        y=eye,
        z=stage.spot.z - distance,
        focal=focal,
        horizon=height * row,
        pivot=(stage.spot.x, stage.spot.z),
    )
    highest = min(0.62 * height * distance / focal, STEEPEST * distance)
    return Framed(view, distance, (0.0 if not stage.indoors else 1.0, stage.spot.z), highest=max(highest, eye * 1.3))
