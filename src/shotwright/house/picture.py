"""A camera over a given picture: the picture stays as it is, only the frame moves over it; two pictures dissolve.

picture ── turned upright, scaled to cover the frame with room to move ── crop(t) ── yuv420p

Nothing in the picture moves, which the note says. Moves come from the prompt's camera words; without any the camera
pushes in slowly, as documentary films do with photographs.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from shotwright.film import Camera, Order

from .previz.sheet import BORDER

Rgb = NDArray[np.uint8]
ROOM = 0.16
"""How much closer than the whole picture the camera is where a move needs room, as a share of the frame."""
SPEEDS = {"slow": 0.6, "medium": 1.0, "fast": 1.5}
DISSOLVE = (0.25, 0.75)
"""The part of the film in which the first picture gives way to the second."""
MOVES = {
    "push-in": (1, 0, 0, 0), "dolly": (1, 0, 0, 0), "zoom": (1, 0, 0, 0), "dolly-zoom": (1, 0, 0, 0),
    "fly-through": (1, 0, 0, 0), "pull-back": (-1, 0, 0, 0),
    "pan": (0, 1, 0, 0), "truck": (0, 1, 0, 0), "track": (0, 1, 0, 0), "whip-pan": (0, 1, 0, 0),
    "aerial": (-1, 0, 1, 0), "tilt": (0, 0, 1, 0), "pedestal": (0, 0, 1, 0), "crane": (-0.5, 0, 1, 0),
    "orbit": (0.4, 1, 0, 0.4), "spiral": (1, 0, 0, 1), "roll": (0.4, 0, 0, 1), "handheld": (0, 0, 0, 0),
    "static": (0, 0, 0, 0), "rack-focus": (0, 0, 0, 0),
}  # fmt: skip
"""Closer, right, down, turn: which way a move goes, in -1..1."""
BACKWARDS = {"out", "back", "left", "up", "counterclockwise"}


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the frame lies: 1 shows all that fits; x and y in -1..1 of the room that is left; degrees."""

    closer: float = 1.0
    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0


class PictureFilm:
    """Frames of a film from one picture, or two; `frame(t)` depends on nothing but its arguments."""

    def __init__(self, order: Order, pictures: tuple[Path, ...], pixels: tuple[int, int], fps: int) -> None:
        self.pixels, self.fps, self.seconds = pixels, fps, order.seconds
        self.count = max(1, round(order.seconds * fps))
        self.pictures = [covering(read_picture(path), pixels) for path in pictures]
        self.pose = path_of(order.shot.camera, order.seed)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know."""
        two = " The first picture dissolves into the second." if len(self.pictures) > 1 else ""
        return (f"The house moves a camera over the picture; nothing in it moves.{two}",)

    def rgb(self, index: int) -> Rgb:
        """Frame `index` as (height, width, 3)."""
        u = index / max(1, self.count - 1)
        pose = self.pose(u)
        first = cropped(self.pictures[0], pose, self.pixels)
        if len(self.pictures) == 1:
            return first
        share = eased((u - DISSOLVE[0]) / (DISSOLVE[1] - DISSOLVE[0]))
        if share <= 0.0:
            return first
        second = cropped(self.pictures[1], pose, self.pixels)
        return second if share >= 1.0 else dissolved(first, second, share)

    def yuv(self, index: int) -> NDArray[np.uint8]:
        """Frame `index` as (height * 3 / 2, width) bytes of yuv420p, BT.709, limited range."""
        return to_yuv(self.rgb(index))

    def sheet(self, frames: int = 3) -> Rgb:
        """`frames` frames side by side on a dark ground."""
        shown = [self.rgb(round((self.count - 1) * k / max(1, frames - 1))) for k in range(frames)]
        height, width = shown[0].shape[:2]
        sheet = np.full((height + 2 * BORDER, (width + BORDER) * frames + BORDER, 3), 18, np.uint8)
        for k, picture in enumerate(shown):
            left = BORDER + k * (width + BORDER)
            sheet[BORDER : BORDER + height, left : left + width] = picture
        return sheet


def read_picture(path: Path) -> Rgb:
    """A JPG, PNG or WebP as RGB, turned upright; what is transparent lies on white."""
    from PIL import Image, ImageOps

    with Image.open(path) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
        ground = Image.new("RGBA", upright.size, "white")
        return np.asarray(Image.alpha_composite(ground, upright).convert("RGB"), np.uint8)


def covering(picture: Rgb, pixels: tuple[int, int]) -> Rgb:
    """The picture scaled so that it covers the frame and half again, so that a crop of it stays sharp."""
    height, width = picture.shape[:2]
    scale = 1.5 * max(pixels[0] / width, pixels[1] / height)
    size = (max(pixels[0], round(width * scale)), max(pixels[1], round(height * scale)))
    return np.asarray(
        cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC), np.uint8
    )


def path_of(cameras: tuple[Camera, ...], seed: int) -> Callable[[float], Pose]:
    """The camera's way as a function of 0..1; several moves follow each other."""
    moves = cameras or (Camera(move="push-in", speed="slow"),)
    shaky = any(camera.move == "handheld" for camera in moves)
    phases = np.random.default_rng(seed).uniform(0, math.tau, 6)

    def pose(u: float) -> Pose:
        closer, x, y, turn = 1.0, 0.0, 0.0, 0.0
        for number, camera in enumerate(moves):
            part = eased(min(1.0, max(0.0, u * len(moves) - number)))
            amount = SPEEDS[camera.speed or "medium"]
            toward, right, down, roll = MOVES.get(camera.move, (1, 0, 0, 0))
            way = -1 if camera.direction in BACKWARDS else 1
            if toward:
                # Coming closer begins at the whole picture, going back ends there.
                forward = toward * (way if camera.move in ("dolly", "zoom", "push-in") else 1)
                reach = 1.6 * ROOM * amount * abs(toward)
                closer *= 1 + reach * (part if forward > 0 else 1 - part)
            if right or down:
                closer *= 1 + ROOM * 0.5
            travel = (2 * part - 1) * min(1.0, 0.8 * amount)
            x, y = x + right * way * travel, y + down * way * travel
            turn += roll * way * (part - 0.5) * 6 * amount
        if shaky:
            # A hand's slow drift and its tremor: sums of sines that never repeat within a shot.
            closer *= 1 + ROOM * 0.5
            x += 0.10 * math.sin(9.1 * u + phases[0]) + 0.04 * math.sin(31 * u + phases[1])
            y += 0.10 * math.sin(7.3 * u + phases[2]) + 0.04 * math.sin(37 * u + phases[3])
            turn += 0.4 * math.sin(11 * u + phases[4])
        if turn:
            closer *= 1 + 0.02 * abs(turn)
        return Pose(closer, max(-1.0, min(1.0, x)), max(-1.0, min(1.0, y)), turn)

    return pose


def cropped(picture: Rgb, pose: Pose, pixels: tuple[int, int]) -> Rgb:
    """What the frame sees: a part of the picture, placed between pixels, so that slow moves do not stutter."""
    height, width = picture.shape[:2]
    scale = min(width / pixels[0], height / pixels[1]) / pose.closer
    seen_w, seen_h = pixels[0] * scale, pixels[1] * scale
    cx = width / 2 + pose.x * (width - seen_w) / 2
    cy = height / 2 + pose.y * (height - seen_h) / 2
    angle = math.radians(pose.turn)
    a, b = scale * math.cos(angle), scale * math.sin(angle)
    mx, my = (pixels[0] - 1) / 2, (pixels[1] - 1) / 2
    matrix = np.array([[a, -b, cx - 0.5 - a * mx + b * my], [b, a, cy - 0.5 - b * mx - a * my]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(picture, matrix, pixels, flags=flags, borderMode=cv2.BORDER_REFLECT), np.uint8)


def dissolved(first: Rgb, second: Rgb, share: float) -> Rgb:
    """Two pictures mixed in light, not in code values, so that the middle of a dissolve does not sink into grey."""
    light = [np.power(p.astype(np.float32) / 255, 2.2) for p in (first, second)]
    mixed = np.power(light[0] * (1 - share) + light[1] * share, 1 / 2.2)
    return np.asarray(np.rint(mixed * 255), np.uint8)


def eased(u: float) -> float:
    """0..1 with rest at both ends (smoothstep)."""
    u = min(1.0, max(0.0, u))
    return u * u * (3 - 2 * u)


def to_yuv(rgb: Rgb) -> NDArray[np.uint8]:
    """RGB to planar 4:2:0, BT.709, limited range (ITU-R BT.709-6, items 3.2 to 3.4)."""
    r, g, b = (rgb[..., k].astype(np.float32) for k in range(3))
    height, width = rgb.shape[:2]
    y = 16 + 0.18259 * r + 0.61423 * g + 0.06201 * b
    u = 128 - 0.10064 * r - 0.33857 * g + 0.43922 * b
    v = 128 + 0.43922 * r - 0.39894 * g - 0.04027 * b
    half = (width // 2, height // 2)
    out = np.empty(height * width * 3 // 2, np.uint8)
    out[: width * height] = np.clip(np.rint(y), 16, 235).astype(np.uint8).ravel()
    planes = np.stack([cv2.resize(plane, half, interpolation=cv2.INTER_AREA) for plane in (u, v)])
    out[width * height :] = np.clip(np.rint(planes), 16, 240).astype(np.uint8).ravel()
    return out.reshape(height * 3 // 2, width)
