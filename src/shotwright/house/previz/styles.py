"""What a look makes of the painted frame: paint, ink, paper, print and film, as filters of the whole picture.

Every style takes the planar float picture (3, h, w) and changes it in place, before the grade. Textures (paper, strokes,
hatching) are made once for a size and stand still or step with the frame number; nothing else is remembered.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from .color import rgb

F = np.float32
Floats = NDArray[np.float32]
Style = Callable[[Floats, int, int], None]

STYLES: dict[str, Style] = {}


def style(*names: str) -> Callable[[Style], Style]:
    """Register a style under the looks that it draws."""

    def register(make: Style) -> Style:
        for name in names:
            STYLES[name] = make
        return make

    return register


def stylize(picture: Floats, look: str, seed: int, frame: int) -> None:
    """Turn a painted frame into its look; looks without a style are left as they are."""
    made = STYLES.get(look)
    if made is not None:
        made(picture, seed, frame)


def mark(seed: int, frame: int, salt: int) -> float:
    """A number in 0..1 of a frame, so that frames can be painted in any order."""
    x = (seed * 0x9E3779B1 + frame * 0x85EBCA6B + salt * 0xC2B2AE35) & 0xFFFFFFFF
    x ^= x >> 15
    x = x * 0x2C1B3C6D & 0xFFFFFFFF
    x ^= x >> 13
    return (x & 0xFFFFFF) / 0x1000000


def packed(picture: Floats) -> NDArray[np.uint8]:
    """The picture as (h, w, 3) bytes."""
    return np.asarray(cv2.merge([cv2.convertScaleAbs(np.maximum(c, 0), alpha=255.0) for c in picture]), np.uint8)


def put(picture: Floats, image: NDArray[np.uint8]) -> None:
    """Bytes (h, w, 3) back into the planes."""
    for c in range(3):
        np.multiply(image[..., c], F(1 / 255), out=picture[c])


def gray(picture: Floats) -> Floats:
    """Luma, 0..1."""
    mixed = picture[0] * F(0.30) + picture[1] * F(0.58) + picture[2] * F(0.12)
    return np.asarray(np.clip(mixed, 0, 1), F)


def smoothed(image: NDArray[np.uint8], size: int, times: int = 1) -> NDArray[np.uint8]:
    """Areas of even colour with kept edges: a median at half size."""
    h, w = image.shape[:2]
    small = cv2.resize(image, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
    for _ in range(times):
        small = cv2.medianBlur(small, size)
    return np.asarray(cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR), np.uint8)


def lines(luma: Floats, width: float, strength: float, level: float = -0.006) -> Floats:
    """Where a pen would draw, 1 paper to 0 ink: the extended difference of Gaussians (Winnemöller, 2011)."""
    fine = cv2.GaussianBlur(luma, (0, 0), width)
    wide = cv2.GaussianBlur(luma, (0, 0), width * 1.6)
    edge = fine - F(0.985) * wide
    return np.asarray(np.clip(1 + (edge - F(level)) * F(strength), 0, 1), F)


@lru_cache(maxsize=16)
def staircase(steps: int, sharp: float) -> Floats:
    """What `quantized` makes of each of 256 values."""
    scaled = np.linspace(0, 1, 256, dtype=F) * F(steps)
    floor = np.floor(scaled)
    part = np.clip((scaled - floor - F(0.5)) * F(sharp) + F(0.5), 0, 1)
    return np.asarray((floor + part) / F(steps), F)


def quantized(values: Floats, steps: int, sharp: float) -> Floats:
    """Soft steps: `steps` even levels with edges that are smooth over 1/sharp of a step; read from a table."""
    index = cv2.convertScaleAbs(np.maximum(values, 0), alpha=255.0)
    return np.asarray(cv2.LUT(index, staircase(steps, sharp)), F)


@lru_cache(maxsize=4)
def noise(w: int, h: int, cell: float, seed: int) -> Floats:
    """Smooth noise of mean 0 and deviation 1 whose bumps are `cell` pixels wide."""
    rng = np.random.default_rng((seed, 9))
    coarse = rng.normal(0, 1, (max(3, int(h / cell) + 3), max(3, int(w / cell) + 3))).astype(F)
    full = cv2.resize(coarse, (w, h), interpolation=cv2.INTER_CUBIC)
    return np.asarray(full / full.std(), F)


@lru_cache(maxsize=4)
def paper(w: int, h: int, seed: int = 3) -> Floats:
    """The tooth of watercolour paper, about 1."""
    unit = h / 720
    rough = noise(w, h, 2.2 * unit, seed) * F(0.5) + noise(w, h, 5.0 * unit, seed + 1) * F(0.5)
    light = rough - np.roll(rough, (max(1, round(unit)), max(1, round(unit))), (0, 1))
    return np.asarray(1 + F(0.035) * light, F)


@lru_cache(maxsize=4)
def wobble(w: int, h: int, reach: float) -> tuple[NDArray[np.int16], NDArray[np.uint16]]:
    """Fixed-point maps that let edges run a little, as paint does on wet paper."""
    unit = h / 720
    x, y = np.meshgrid(np.arange(w, dtype=F), np.arange(h, dtype=F))
    dx = noise(w, h, 16 * unit, 21) * F(0.7) + noise(w, h, 5 * unit, 22) * F(0.4)
    dy = noise(w, h, 16 * unit, 23) * F(0.7) + noise(w, h, 5 * unit, 24) * F(0.4)
    a, b = cv2.convertMaps(x + dx * F(reach * unit), y + dy * F(reach * unit), cv2.CV_16SC2)
    return np.asarray(a), np.asarray(b)


@lru_cache(maxsize=4)
def deckle(w: int, h: int) -> Floats:
    """1 inside the painted sheet, 0 on the bare paper around it, with an uneven edge."""
    unit = h / 720
    y, x = np.mgrid[0:h, 0:w].astype(F)
    inset = np.minimum(np.minimum(x, w - x), np.minimum(y, h - y)) / F(unit)
    ragged = noise(w, h, 40 * unit, 31) * F(5) + noise(w, h, 9 * unit, 32) * F(2.5)
    return np.asarray(np.clip((inset - 20 + ragged) / 7, 0, 1), F)


@style("watercolour")
def watercolour(picture: Floats, seed: int, frame: int) -> None:
    """Washes that run at their edges, pigment in the paper's tooth, a bare margin."""
    h, w = picture.shape[1:]
    image = cv2.remap(
        smoothed(packed(picture), 7, 2), *wobble(w, h, 1.7), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    put(picture, np.asarray(image, np.uint8))
    luma = gray(picture)
    small = cv2.resize(luma, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
    dark = np.maximum(0, cv2.GaussianBlur(small, (0, 0), h / 240) - small)
    rim = cv2.resize(np.minimum(dark * F(2.4), F(0.4)), (w, h), interpolation=cv2.INTER_LINEAR)
    bloom = noise(w, h, h / 7, 41) * F(0.035) + noise(w, h, h / 26, 42) * F(0.025)
    wash = (1 - rim) * paper(w, h) * (1 + bloom)
    sheet, edge = rgb("f7f2e6"), deckle(w, h)
    for c in range(3):
        # No black in a watercolour: the paper shines through.
        tone = F(1) - (F(1) - picture[c]) * F(0.88)
        tone *= wash
        picture[c] = sheet[c] * paper(w, h) * (1 - edge) + tone * edge


@lru_cache(maxsize=3)
def strokes(w: int, h: int, long: float, thick: float, seed: int) -> tuple[Floats, Floats, Floats]:
    """For each pixel of a sheet a little larger than (h, w) the x and y of the brush stroke that covers it, and relief."""
    rng = np.random.default_rng((seed, 17))
    unit, pad = h / 720, 24
    wide, tall = w + 2 * pad, h + 2 * pad
    count = int(wide * tall / (long * thick * unit * unit) * 3.0)
    xs, ys = rng.uniform(0, wide, count), rng.uniform(0, tall, count)
    field = noise(wide, tall, 190 * unit, seed + 50)
    turn = field[np.minimum(tall - 1, ys.astype(int)), np.minimum(wide - 1, xs.astype(int))] * 0.9 + rng.normal(
        0, 0.22, count
    )
    dx, dy = np.cos(turn) * long * unit / 2, np.sin(turn) * long * unit / 2
    index = np.full((tall, wide), -1, F)
    ends = np.stack([xs - dx, ys - dy, xs + dx, ys + dy], 1).round().astype(int).tolist()
    width = max(1, round(thick * unit))
    for k, (x0, y0, x1, y1) in enumerate(ends):
        cv2.line(index, (x0, y0), (x1, y1), float(k), width)
    at = index.astype(np.int64)
    # What no stroke covers keeps its own colour.
    own_y, own_x = np.mgrid[0:tall, 0:wide]
    map_x, map_y = (
        np.clip(np.where(at < 0, own, q[at]) - pad, 0, limit - 1).astype(F)
        for own, q, limit in ((own_x, xs, w), (own_y, ys, h))
    )
    height = cv2.GaussianBlur(rng.random(count).astype(F)[at], (0, 0), 0.9 * unit + 0.3)
    relief = height - np.roll(height, (1, 1), (0, 1))
    return np.asarray(map_x, F), np.asarray(map_y, F), np.asarray(np.clip(relief, -0.6, 0.6), F)


def brushed(
    image: NDArray[np.uint8], long: float, thick: float, seed: int, step: int
) -> tuple[NDArray[np.uint8], Floats]:
    """The picture in strokes of one brush, and their relief; `step` moves the strokes, as repainted frames do."""
    h, w = image.shape[:2]
    map_x, map_y, relief = strokes(w, h, long, thick, seed)
    ox, oy = int(48 * mark(seed, step, 1)), int(48 * mark(seed, step, 2))
    window = (slice(oy, oy + h), slice(ox, ox + w))
    x = np.clip(map_x[window] + F(24 - ox), 0, w - 1)
    y = np.clip(map_y[window] + F(24 - oy), 0, h - 1)
    return np.asarray(cv2.remap(image, x, y, cv2.INTER_NEAREST), np.uint8), relief[window]


@style("oil-paint")
def oil(picture: Floats, seed: int, frame: int) -> None:
    """Broad strokes where little happens, small ones at edges, thick paint that catches the light."""
    h, w = picture.shape[1:]
    image, step = packed(picture), frame // 4
    broad, ridges = brushed(smoothed(image, 5), 40, 11, 1, step)
    fine, hairs = brushed(image, 13, 4, 2, step)
    small = cv2.resize(gray(picture), (w // 2, h // 2), interpolation=cv2.INTER_AREA)
    busy = np.abs(small - cv2.GaussianBlur(small, (0, 0), h / 200))
    busy = cv2.GaussianBlur(np.minimum(busy * F(16), F(1)), (0, 0), h / 280)
    detail = cv2.resize(np.minimum(busy * F(1.6), F(1)), (w, h), interpolation=cv2.INTER_LINEAR)
    light = 1 + F(0.30) * (ridges * (1 - detail) + hairs * detail * F(0.6))
    for c in range(3):
        base = broad[..., c].astype(F)
        picture[c] = (base + (fine[..., c] - base) * detail) * (light / F(255))
    saturate(picture, 1.16)


def saturate(picture: Floats, by: float) -> None:
    """Colours farther from their gray."""
    luma = gray(picture)
    for c in range(3):
        picture[c] = luma + (picture[c] - luma) * F(by)
    np.clip(picture, 0, 1, out=picture)


@style("ink")
def ink(picture: Floats, seed: int, frame: int) -> None:
    """Washes of ink in five tones, brush lines, a trace of colour on warm paper."""
    h, w = picture.shape[1:]
    image = cv2.remap(
        smoothed(packed(picture), 7, 1), *wobble(w, h, 1.0), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    put(picture, np.asarray(image, np.uint8))
    luma = gray(picture)
    # The wash is stretched to the picture's own range, so that a night is drawn too.
    low, high = np.percentile(luma[::8, ::8], (2, 97))
    tone = np.clip((luma - F(low)) / F(max(0.15, high - low)), 0, 1)
    wash = F(0.30) + F(0.70) * quantized(tone, 5, 2.4)
    pen = lines(cv2.GaussianBlur(tone, (0, 0), 0.6), h / 520, 26.0)
    sheet = rgb("f3ead6")
    granule = paper(w, h) * (1 + noise(w, h, h / 10, 43) * F(0.03))
    both = wash * (F(0.12) + F(0.88) * pen) * granule
    for c in range(3):
        picture[c] = np.clip(sheet[c] * both + (picture[c] - luma) * F(0.30) * pen, 0, 1)


@lru_cache(maxsize=4)
def hatching(w: int, h: int) -> tuple[Floats, Floats]:
    """Two sets of pencil lines, crossing, as thresholds 0..1."""
    unit = h / 720
    y, x = np.mgrid[0:h, 0:w].astype(F)
    shake = noise(w, h, 60 * unit, 51) * F(2.0 * unit)
    one = 0.5 + 0.5 * np.sin((x + y * 0.8 + shake) * F(2 * math.pi / (6.5 * unit)))
    two = 0.5 + 0.5 * np.sin((x * 0.7 - y + shake) * F(2 * math.pi / (6.5 * unit)))
    grain = noise(w, h, 1.6 * unit, 52) * F(0.13)
    return np.asarray(one + grain, F), np.asarray(two + grain, F)


@style("sketch")
def sketch(picture: Floats, seed: int, frame: int) -> None:
    """Pencil on paper: contours, and hatching that thickens in the shade."""
    h, w = picture.shape[1:]
    luma = stretched(gray(picture))
    pen = lines(luma, h / 640, 24.0)
    one, two = hatching(w, h)
    shade = cv2.GaussianBlur(luma, (0, 0), h / 400)
    first = np.clip((one - (F(1.05) - shade * F(1.35))) * F(4) + F(0.5), 0, 1)
    second = np.clip((two - (F(0.72) - shade * F(1.9))) * F(4) + F(0.5), 0, 1)
    tone = pen * (F(0.45) + F(0.55) * first) * (F(0.5) + F(0.5) * second) * paper(w, h)
    sheet, lead = rgb("f6f2e8"), rgb("34323a")
    for c in range(3):
        picture[c] = np.clip(lead[c] + (sheet[c] - lead[c]) * tone + (picture[c] - luma) * F(0.10), 0, 1)


def stretched(luma: Floats) -> Floats:
    """Luma over the range that the picture uses."""
    low, high = np.percentile(luma[::8, ::8], (2, 97))
    return np.asarray(np.clip((luma - F(low)) / F(max(0.15, high - low)), 0, 1), F)


@style("blueprint")
def blueprint(picture: Floats, seed: int, frame: int) -> None:
    """White lines on blue, over a grid: a plan of the picture."""
    h, w = picture.shape[1:]
    luma = stretched(gray(picture))
    pen = 1 - lines(luma, h / 640, 30.0)
    glow = luma * F(0.16)
    unit = h / 720
    y, x = np.mgrid[0:h, 0:w]
    cell = max(8, round(40 * unit))
    grid = F(0.10) * ((x % cell == 0) | (y % cell == 0)) + F(0.10) * ((x % (4 * cell) == 0) | (y % (4 * cell) == 0))
    _, cross = hatching(w, h)
    shade = np.clip((F(0.34) - luma) * F(2.2), 0, 1) * np.clip((cross - F(0.55)) * F(3), 0, 1) * F(0.30)
    white = np.clip(pen + grid.astype(F) + shade + glow, 0, 1) * paper(w, h)
    base, chalk = rgb("1d4f92"), rgb("eef5ff")
    for c in range(3):
        picture[c] = np.clip(base[c] * (1 + (paper(w, h) - 1) * 2) + (chalk[c] - base[c]) * white, 0, 1)


@style("anime")
def anime(picture: Floats, seed: int, frame: int) -> None:
    """Cel paint: even areas in few tones, thin dark contours, clear colours."""
    h = picture.shape[1]
    put(picture, smoothed(packed(picture), 5, 2))
    luma = gray(picture)
    toned = quantized(luma, 7, 3.5)
    gain = (toned + F(0.04)) / (luma + F(0.04))
    pen = lines(luma, h / 720, 17.0, -0.012)
    ink_color = rgb("2a2038")
    for c in range(3):
        even = np.minimum(picture[c] * gain, 1)
        picture[c] = ink_color[c] + (even - ink_color[c]) * (F(0.15) + F(0.85) * pen)
    saturate(picture, 1.34)


@style("pixel-art")
def pixel_art(picture: Floats, seed: int, frame: int) -> None:
    """180 rows of square pixels in few colours, dithered."""
    h, w = picture.shape[1:]
    rows = 180 if h >= 360 else 120
    size = max(2, round(h / rows))
    tall, wide = max(2, h // size), max(2, w // size)
    bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], F) / F(16) - F(0.47)
    pattern = np.tile(bayer, (tall // 4 + 1, wide // 4 + 1))[:tall, :wide]
    for c in range(3):
        small = cv2.resize(picture[c], (wide, tall), interpolation=cv2.INTER_AREA)
        tone = np.sqrt(np.clip(small, 0, 1))
        steps = np.clip(np.round(tone * F(6) + pattern * F(0.75)), 0, 6) / F(6)
        big = cv2.resize(
            F(0.015) + F(0.955) * steps * steps, (wide * size, tall * size), interpolation=cv2.INTER_NEAREST
        )
        picture[c] = cv2.copyMakeBorder(
            big, 0, max(0, h - tall * size), 0, max(0, w - wide * size), cv2.BORDER_REPLICATE
        )[:h, :w]
    saturate(picture, 1.15)


@style("paper-cut")
def paper_cut(picture: Floats, seed: int, frame: int) -> None:
    """Sheets of coloured paper laid over one another, each with its shadow."""
    h, w = picture.shape[1:]
    unit = h / 720
    put(picture, smoothed(packed(picture), 9, 2))
    luma = gray(picture)
    span = stretched(luma)
    layer = np.floor(np.minimum(span * F(6), F(5.999)))
    flat = (layer + F(0.5)) / F(6) * F(0.94) + F(0.05)
    dx, dy = round(5 * unit), round(6 * unit)
    moved = cv2.GaussianBlur(np.roll(layer, (dy, dx), (0, 1)), (0, 0), 3.6 * unit)
    # Darker sheets lie on top: they throw their shadow onto the lighter ones behind.
    shadow = 1 - F(0.34) * np.clip((layer - moved) * F(0.6), 0, 1)
    rim = 1 + F(0.16) * np.clip(layer - np.roll(layer, (-1, -1), (0, 1)), -1, 0)
    fibre = 1 + noise(w, h, 2.0 * unit, 61) * F(0.018) + noise(w, h, 9 * unit, 62) * F(0.012)
    gain = flat / (luma + F(0.05)) * F(0.55) + F(0.45)
    for c in range(3):
        color = quantized(np.clip(picture[c] * gain, 0, 1), 9, 6.0)
        picture[c] = np.clip(color * shadow * rim * fibre, 0, 1)
    saturate(picture, 1.2)


@style("clay")
def clay(picture: Floats, seed: int, frame: int) -> None:
    """Modelled shapes with soft light, thumb prints, and the small jumps of stop motion."""
    h, w = picture.shape[1:]
    unit = h / 720
    put(picture, smoothed(packed(picture), 9, 1))
    luma = gray(picture)
    small = cv2.resize(luma, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
    body = cv2.GaussianBlur(small, (0, 0), 4.5 * unit)
    slope = np.roll(body, (2, 2), (0, 1)) - body
    light = cv2.resize(slope, (w, h), interpolation=cv2.INTER_LINEAR)
    step = frame // 6
    print_x, print_y = int(90 * mark(seed, step, 3) * unit), int(90 * mark(seed, step, 4) * unit)
    dents = np.roll(thumb_prints(w, h), (print_y, print_x), (0, 1))
    model = 1 - F(4.2) * np.clip(light, -0.06, 0.06) + dents
    shine = np.clip(-light * F(9) - F(0.10), 0, 0.25)
    for c in range(3):
        picture[c] = np.clip((picture[c] * F(0.92) + F(0.03)) * model + shine, 0, 1)
    saturate(picture, 1.15)


@lru_cache(maxsize=2)
def thumb_prints(w: int, h: int) -> Floats:
    """Faint whorls here and there."""
    unit = h / 720
    y, x = np.mgrid[0:h, 0:w].astype(F)
    bend = noise(w, h, 110 * unit, 71) * F(16 * unit)
    ridge = np.sin(
        (np.hypot(x % (150 * unit) - 75 * unit, y % (120 * unit) - 60 * unit) + bend) * F(2 * math.pi / (4.6 * unit))
    )
    where = np.clip(noise(w, h, 90 * unit, 72) - F(0.25), 0, 1)
    return np.asarray(ridge * where * F(0.030) + noise(w, h, 30 * unit, 73) * F(0.022), F)


@lru_cache(maxsize=4)
def screens(w: int, h: int) -> tuple[Floats, ...]:
    """Dot screens of four inks, each at its own angle, as thresholds 0..1."""
    pitch = max(4.0, 7.0 * h / 720)
    y, x = np.mgrid[0:h, 0:w].astype(F)
    out = []
    for degrees in (15, 75, 0, 45):
        c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        u, v = (x * F(c) + y * F(s)) * F(2 * math.pi / pitch), (y * F(c) - x * F(s)) * F(2 * math.pi / pitch)
        out.append(np.asarray(0.5 + 0.25 * (np.cos(u) + np.cos(v)), F))
    return tuple(out)


@style("retro-print")
def retro_print(picture: Floats, seed: int, frame: int) -> None:
    """Four inks in dots on cream paper, a little out of register."""
    h, w = picture.shape[1:]
    shift = max(1, round(1.6 * h / 720))
    put(picture, smoothed(packed(picture), 5, 1))
    saturate(picture, 1.45)
    black = F(1) - np.maximum(np.maximum(picture[0], picture[1]), picture[2])
    inks = [
        np.roll(np.clip(F(1) - picture[c] - black * F(0.8), 0, 1), (k, j), (0, 1))
        for c, k, j in ((0, 0, shift), (1, shift, 0), (2, 0, 0))
    ]
    inks.append(np.clip(black * F(1.25) - F(0.18), 0, 1))
    sheet = rgb("f5ead0")
    colors = [rgb("1aa6c4"), rgb("e2447e"), rgb("f6c81e"), rgb("1c1a2c")]
    out = [np.full((h, w), sheet[c], F) * paper(w, h) for c in range(3)]
    for amount, screen, color in zip(inks, screens(w, h), colors, strict=True):
        cover = np.clip((amount * F(1.12) - (F(1) - screen)) * F(7) + F(0.5), 0, 1)
        cover = np.maximum(cover, np.clip(amount * F(4) - F(3), 0, 1))
        for c in range(3):
            out[c] *= 1 - cover * (1 - color[c])
    for c in range(3):
        picture[c] = out[c]


@style("70s-film")
def seventies(picture: Floats, seed: int, frame: int) -> None:
    """A print that has faded: gate weave, halation around lights, warm shadows, dust and a scratch."""
    h, w = picture.shape[1:]
    unit = h / 720
    dx, dy = (1.6 * unit * (mark(seed, frame, k) - 0.5) for k in (5, 6))
    dy += 0.8 * unit * math.sin(frame * 0.9)
    bright = np.clip(gray(picture) - F(0.66), 0, 1)
    small = cv2.resize(bright, (w // 4, h // 4), interpolation=cv2.INTER_AREA)
    halo = cv2.resize(cv2.GaussianBlur(small, (0, 0), 4.0 * unit + 0.5), (w, h), interpolation=cv2.INTER_LINEAR)
    fade = ((0.075, 0.93, 0.55), (0.045, 0.90, 0.20), (0.055, 0.74, 0.06))
    move = np.array([[1, 0, dx], [0, 1, dy]], F)
    beat = F(1 + 0.025 * (mark(seed, frame, 7) - 0.5))
    for c, (lift, gain, glow) in enumerate(fade):
        plane = cv2.warpAffine(picture[c], move, (w, h), borderMode=cv2.BORDER_REPLICATE)
        picture[c] = np.clip((F(lift) + plane * F(gain - lift) + halo * F(glow)) * beat, 0, 1)
    for k in range(5):
        if mark(seed, frame, 10 + k) < 0.5:
            x, y = int(w * mark(seed, frame, 20 + k)), int(h * mark(seed, frame, 30 + k))
            r = max(1, int(2.4 * unit * mark(seed, frame, 40 + k)))
            picture[:, max(0, y - r) : y + r, max(0, x - r) : x + r] *= F(0.45 if k % 2 else 1.25)
    if mark(seed, frame // 9, 8) < 0.5:
        x = int(w * (0.2 + 0.6 * mark(seed, frame // 9, 9))) + int(2 * mark(seed, frame, 11))
        picture[:, :, x : x + max(1, round(unit))] *= F(1.12)
    np.clip(picture, 0, 1, out=picture)


@style("cyberpunk")
def cyberpunk(picture: Floats, seed: int, frame: int) -> None:
    """Violet shadows, cyan and magenta lights, colours that part towards the edges, faint scan lines."""
    h, w = picture.shape[1:]
    luma = gray(picture)
    across = np.linspace(-1, 1, w, dtype=F)[None]
    deep, cool, hot = rgb("2a1050"), rgb("28d8ff"), rgb("ff3fa4")
    side = np.clip(F(0.5) + F(0.6) * across + noise(w, h, h / 2.5, 81) * F(0.16), 0, 1)
    tone = luma * luma * F(0.30)
    for c in range(3):
        tint = cool[c] + (hot[c] - cool[c]) * side
        picture[c] = picture[c] * F(0.92) + deep[c] * (1 - luma) * F(0.22) + (tint - luma) * tone
    reach = 1.0022
    for c, scale in ((0, reach), (2, 1 / reach)):
        move = np.array([[scale, 0, w / 2 * (1 - scale)], [0, scale, h / 2 * (1 - scale)]], F)
        picture[c] = cv2.warpAffine(picture[c], move, (w, h), borderMode=cv2.BORDER_REPLICATE)
    picture[:, :: max(2, round(3 * h / 720))] *= F(0.95)
    np.clip(picture, 0, 1, out=picture)
    saturate(picture, 1.22)


@style("woodblock")
def woodblock(picture: Floats, seed: int, frame: int) -> None:
    """Few flat colours, a dark contour, the grain of the block, old paper."""
    h, w = picture.shape[1:]
    unit = h / 720
    put(picture, smoothed(packed(picture), 7, 2))
    luma = gray(picture)
    span = stretched(luma)
    pen = lines(luma, h / 560, 26.0, -0.007)
    y = np.arange(h, dtype=F)[:, None]
    grain = 1 + np.sin((y + noise(w, h, 120 * unit, 91) * F(10 * unit)) * F(2 * math.pi / (5 * unit))) * F(0.018)
    flat = (F(0.32) + F(0.66) * quantized(span, 5, 7.0)) / (luma + F(0.06))
    tint, contour = rgb("f0e2c4"), rgb("1e2a48")
    for c in range(3):
        color = quantized(np.clip(picture[c] * flat, 0, 1), 7, 5.0) * F(0.88) + F(0.12) * span
        print_ = np.clip(color, 0, 1) * tint[c] * grain * paper(w, h)
        picture[c] = contour[c] + (print_ - contour[c]) * pen


@style("glow")
def glow(picture: Floats, seed: int, frame: int) -> None:
    """A dreamlike veil: everything bright spreads."""
    h, w = picture.shape[1:]
    for c in range(3):
        small = cv2.resize(np.clip(picture[c], 0, 1), (w // 4, h // 4), interpolation=cv2.INTER_AREA)
        veil = cv2.resize(cv2.GaussianBlur(small, (0, 0), h / 90), (w, h), interpolation=cv2.INTER_LINEAR)
        picture[c] = 1 - (1 - np.clip(picture[c], 0, 1) * F(0.9)) * (1 - veil * F(0.36))
    saturate(picture, 1.22)
