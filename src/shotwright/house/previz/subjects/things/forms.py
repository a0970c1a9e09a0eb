"""The vocabulary of forms that things are drawn from: balls, turned profiles, boxes, plates, tubes, wheels.

Every form is one function (Hand, tone, arguments of the row's part, options). Lengths are in heights of the thing: x to
the front from its middle, y up from the ground.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...curves import smooth
from ...raster import ADD, Batch, Grad
from ..stand_in import stamped
from .finish import Tone

Points = NDArray[np.float64]
TAU = math.tau
GOLDEN = 2.399963
LEAN, RISE = 0.42, 0.26
"""How a metre of depth is seen: to the side and up, as from a little above."""


@dataclass(slots=True)
class Hand:
    """Draws forms of one part: `place` maps heights of the thing to metres of the figure, moved as the part moves."""

    batch: Batch
    place: Callable[[Points], Points]
    paint: Callable[[str], Tone]
    scale: float
    """Metres of one height."""
    t: float
    going: float = 0.0
    """Metres that the thing has come."""
    sun: float = -1.0
    """Side of the light in the thing's own x: -1 behind, +1 in front."""
    flip: float = 1.0
    """-1 when the picture mirrors the figure: writing is turned back."""
    alpha: float = 1.0
    night: bool = False

    def at(self, points: ArrayLike) -> Points:
        """Points of the row in metres."""
        return self.place(np.asarray(points, float).reshape(-1, 2))

    def shade(self, points: Points, tone: Tone, across: bool, strength: float = 1.0) -> Grad:
        """The light over an outline in metres: across it for what is round, down it for what is flat."""
        low, high = points.min(0), points.max(0)
        f = tone.finish
        lit, mid, dark = tone.lit, tone.mid, tone.dark
        if across:
            a, b = ((low[0], 0.0), (high[0], 0.0)) if self.sun < 0 else ((high[0], 0.0), (low[0], 0.0))
            if f.contrast > 0.9:
                bands = [(mid, 1.0), (lit * 1.12, 1.0), (dark, 1.0), (mid, 1.0), (dark * 0.8, 1.0)]
                return Grad(a, b, bands, (0.0, 0.22, 0.55, 0.78, 1.0))
            return Grad(a, b, [(mid, 1.0), (lit, 1.0), (mid, 1.0), (dark, 1.0)], (0.0, 0.26, 0.6, 1.0))
        shift = 0.35 * (high[0] - low[0]) * self.sun
        middle = (low[0] + high[0]) / 2
        return Grad(
            (middle + shift, high[1]), (middle - shift, low[1]), [(lit, 1.0), (mid, 1.0), (dark, 1.0)], (0.0, 0.45, 1.0)
        )


def gloss(hand: Hand, tone: Tone, x: float, y: float, rx: float, ry: float) -> None:
    """A soft highlight about a point in metres."""
    if tone.finish.gloss > 0.05:
        light = np.minimum(tone.lit * 1.2 + 0.25, 1.0)
        hand.batch.oval(x, y, rx, ry, light, 0.75 * tone.finish.gloss * hand.alpha, soft=0.35 * min(rx, ry))


def oval_points(x: float, y: float, rx: float, ry: float, count: int = 22) -> Points:
    """An ellipse as an outline."""
    a = np.linspace(0.0, TAU, count, endpoint=False)
    return np.stack([x + rx * np.cos(a), y + ry * np.sin(a)], 1)


def solid(hand: Hand, tone: Tone, points: Points, across: bool) -> None:
    """A shaded outline, in metres."""
    hand.batch.poly(points, hand.shade(points, tone, across), tone.finish.alpha * hand.alpha)


def ball(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[x, y, rx, ry]: an ellipsoid."""
    x, y, rx, ry = args
    edge = smooth(hand.at(oval_points(x, y, rx, ry, 10)), True, 3)
    middle, reach = edge.mean(0), float(np.ptp(edge, 0).max()) / 2
    small = float(np.ptp(edge, 0).min()) / 2
    spot = middle + np.array([0.34 * hand.sun * min(reach, 2 * small), 0.38 * small])
    light = Grad(
        spot,
        1.55 * reach,
        [(tone.lit, 1.0), (tone.mid, 1.0), (tone.dark, 1.0), (tone.dark, 1.0)],
        (0.0, 0.38, 0.9, 1.0),
    )
    hand.batch.poly(edge, light, tone.finish.alpha * hand.alpha)
    gloss(hand, tone, spot[0], spot[1], 0.20 * small, 0.14 * small)


def turned(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[[r, y], ...] from the foot up: a body of revolution about `x`; `open` shows the mouth, `fill` what is in it."""
    x = float(o.get("x", 0.0))
    profile = np.asarray(args, float)
    side = profile if o.get("sharp") else smooth(profile, False, 4)
    foot, top = side[0, 0], side[-1, 0]
    arc = np.linspace(math.pi, TAU, 9)[1:-1]
    base = np.stack([x + foot * np.cos(arc), side[0, 1] + 0.16 * foot * np.sin(arc)], 1)
    crown = np.linspace(0.0, math.pi, 9)[1:-1]
    lid = np.stack([x + top * np.cos(crown), side[-1, 1] + 0.16 * top * np.sin(crown)], 1)
    left = np.stack([x - side[::-1, 0], side[::-1, 1]], 1)
    right = np.stack([x + side[:, 0], side[:, 1]], 1)
    outline = hand.at(np.vstack([right, lid, left, base]))
    solid(hand, tone, outline, True)
    if o.get("open") and top > 0.01:
        rim = hand.at(oval_points(x, side[-1, 1], top, 0.16 * top))
        hand.batch.poly(rim, tone.mid if tone.finish.alpha < 1 else tone.dark * 0.75, tone.finish.alpha * hand.alpha)
        if "fill" in o:
            poured = hand.at(oval_points(x, side[-1, 1] - 0.03 * top, 0.9 * top, 0.12 * top))
            hand.batch.poly(poured, hand.paint(o["fill"]).mid, hand.alpha)
        hand.batch.stroke(np.vstack([rim, rim[:1]]), tone.lit, 0.014 * hand.scale, 0.9 * hand.alpha)
    if tone.finish.grain:
        lines(hand, tone, outline)
    elif tone.finish.gloss > 0.05:
        k = len(side) // 2
        streak = hand.at(np.stack([x + 0.52 * hand.sun * side[1:-1, 0], side[1:-1, 1]], 1)) if len(side) > 4 else None
        if streak is not None and side[k, 0] > 0.03:
            light = np.minimum(tone.lit * 1.2 + 0.25, 1.0)
            wide = 0.16 * float(side[:, 0].max()) * hand.scale
            hand.batch.stroke(streak, light, wide, 0.55 * tone.finish.gloss * hand.alpha, soft=0.3 * wide)


def lines(hand: Hand, tone: Tone, outline: Points) -> None:
    """The grain of wood along the longer side of an outline in metres."""
    low, high = outline.min(0), outline.max(0)
    wide, tall = high - low
    if min(wide, tall) * abs(hand.batch.matrix[0]) < 7:
        return
    for k in range(1, 4):
        u = k / 4 + 0.04 * math.sin(5.0 * k)
        if wide >= tall:
            a, b = (low[0] + 0.03 * wide, low[1] + u * tall), (high[0] - 0.03 * wide, low[1] + u * tall)
        else:
            a, b = (low[0] + u * wide, low[1] + 0.03 * tall), (low[0] + u * wide, high[1] - 0.03 * tall)
        hand.batch.stroke([a, b], tone.dark, 0.05 * min(wide, tall), 0.30 * hand.alpha)


def rounded(x0: float, y0: float, x1: float, y1: float, r: float) -> Points:
    """A rectangle with round corners."""
    r = min(r, 0.5 * abs(x1 - x0), 0.5 * abs(y1 - y0))
    if r <= 0:
        return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], float)
    out = []
    for cx, cy, start in (
        (x1 - r, y0 + r, -0.25),
        (x1 - r, y1 - r, 0.0),
        (x0 + r, y1 - r, 0.25),
        (x0 + r, y0 + r, 0.5),
    ):
        a = TAU * (start + np.linspace(0.0, 0.25, 4))
        out.append(np.stack([cx + r * np.cos(a), cy + r * np.sin(a)], 1))
    return np.vstack(out)


def box(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[x0, y0, x1, y1, depth]: a box seen from a little above and aside; `round` rounds its front."""
    x0, y0, x1, y1, depth = [*args, 0.0][:5]
    dx, dy = LEAN * depth, RISE * depth
    if depth and float(o.get("round", 0.0)) > 0.05:
        edge = rounded(x0, y0, x1, y1, float(o["round"]))
        hull = cv2.convexHull(np.vstack([edge, edge + np.array([dx, dy])]).astype(np.float32))[:, 0]
        hand.batch.poly(hand.at(hull), tone.dark * 0.4 + tone.mid * 0.6, tone.finish.alpha * hand.alpha)
    elif depth:
        side = hand.at([(x1, y0), (x1 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1, y1)])
        hand.batch.poly(side, tone.dark if hand.sun < 0 else tone.mid, tone.finish.alpha * hand.alpha)
        top = hand.at([(x0, y1), (x1, y1), (x1 + dx, y1 + dy), (x0 + dx, y1 + dy)])
        hand.batch.poly(top, tone.lit, tone.finish.alpha * hand.alpha)
    front = hand.at(rounded(x0, y0, x1, y1, float(o.get("round", 0.0))))
    solid(hand, tone, front, False)
    if tone.finish.grain:
        lines(hand, tone, front)
    elif tone.finish.gloss > 0.3:
        w, h = x1 - x0, y1 - y0
        sheen = hand.at([(x0 + 0.08 * w, y1 - 0.06 * h), (x0 + 0.30 * w, y1 - 0.06 * h), (x0 + 0.14 * w, y0 + 0.3 * h)])
        hand.batch.poly(sheen, np.minimum(tone.lit * 1.3, 1.0), 0.28 * tone.finish.gloss * hand.alpha)


def plate(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[[x, y], ...]: a flat outline with corners; `across` shades it as if it were round."""
    outline = hand.at(args)
    solid(hand, tone, outline, bool(o.get("across")))
    if tone.finish.grain:
        lines(hand, tone, outline)


def blob(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[[x, y], ...]: a soft outline through the points; `across` shades it across instead of down."""
    outline = smooth(hand.at(args), True, 4)
    solid(hand, tone, outline, bool(o.get("across")))
    if tone.finish.gloss > 0.1:
        low, high = outline.min(0), outline.max(0)
        wide = high - low
        x, y = low + wide * np.array([0.5 + 0.22 * hand.sun, 0.74])
        # A bent shape may have air there: then it gets no highlight.
        reach = cv2.pointPolygonTest((1e3 * outline).astype(np.float32), (1e3 * float(x), 1e3 * float(y)), True)
        if reach > 40 * float(wide.min()):
            gloss(hand, tone, float(x), float(y), 0.13 * float(wide[0]), 0.07 * float(wide[1]))


def tube(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[width, end width, [[x, y], ...]]: a bent rod with a highlight; `sharp` keeps its corners."""
    wide, end, points = args
    course = hand.at(points)
    if len(course) > 2 and not o.get("sharp"):
        course = smooth(course, False, 5)
    k = hand.scale
    a = tone.finish.alpha * hand.alpha
    hand.batch.stroke(course, tone.mid * 0.82 + tone.dark * 0.18, wide * k, a, end_width=end * k)
    if max(wide, end) * k * abs(hand.batch.matrix[0]) > 3.0:
        shift = np.array([0.20 * hand.sun, 0.20]) * min(wide, end) * k
        hand.batch.stroke(course + shift, tone.lit, 0.42 * wide * k, 0.75 * a, end_width=0.42 * end * k)


def line(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[width, [[x, y], ...]]: a drawn line; `smooth` bends it."""
    course = hand.at(args[1])
    if o.get("smooth") and len(course) > 2:
        course = smooth(course, False, 5)
    hand.batch.stroke(course, tone.mid, args[0] * hand.scale, float(o.get("alpha", 1.0)) * hand.alpha)


def ring(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[x, y, rx, ry, width]: a hoop."""
    x, y, rx, ry, wide = args
    edge = hand.at(oval_points(x, y, rx, ry, 30))
    course = np.vstack([edge, edge[:1]])
    hand.batch.stroke(course, tone.mid, wide * hand.scale, tone.finish.alpha * hand.alpha)
    shift = np.array([0.2 * hand.sun, 0.2]) * wide * hand.scale
    hand.batch.stroke(course + shift, tone.lit, 0.3 * wide * hand.scale, 0.6 * hand.alpha)


def wheel(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[x, y, r, spokes]: a wheel that turns as far as the thing has come; with few spokes a tyre and a hub cap."""
    x, y, r, spokes = args
    turn = -hand.going / max(1e-3, r * hand.scale) + float(o.get("phase", 0.0))
    rim = hand.at(oval_points(x, y, r, r, 30))
    thin = spokes > 7
    wide = (0.13 if thin else 0.34) * r * hand.scale
    tyre = tone.mid * 0.5 + tone.dark * 0.5
    inner = smooth(hand.at(oval_points(x, y, 0.70 * r, 0.70 * r, 12)), True, 2)
    if not thin:
        hand.batch.poly(
            inner, Grad(inner.mean(0), 0.8 * r * hand.scale, [(tone.lit * 1.1 + 0.25, 1), (tone.mid + 0.12, 1)])
        )
    inset = np.asarray(rim.mean(0)) + (rim - rim.mean(0)) * (1 - 0.5 * wide / max(1e-6, r * hand.scale))
    hand.batch.stroke(np.vstack([inset, inset[:1]]), tyre, wide)
    for k in range(spokes):
        a = turn + TAU * k / spokes
        arm = hand.at([(x, y), (x + 0.80 * r * math.cos(a), y + 0.80 * r * math.sin(a))])
        hand.batch.stroke(arm, tone.lit + 0.3 if thin else tone.dark, (0.022 if thin else 0.10) * r * hand.scale, 0.8)
    hub = hand.at([(x, y)])[0]
    hand.batch.oval(hub[0], hub[1], 0.13 * r * hand.scale, 0.13 * r * hand.scale, tone.lit + 0.1)


def dots(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[count, x, y, rx, ry, r]: dots strewn over an ellipse."""
    count, x, y, rx, ry, r = args
    for k in range(count):
        q, a = math.sqrt((k + 0.5) / count), GOLDEN * k + float(o.get("phase", 0.0))
        p = hand.at([(x + rx * q * math.cos(a), y + ry * q * math.sin(a))])[0]
        size = r * hand.scale * (0.8 + 0.4 * ((k * 7) % 5) / 4)
        hand.batch.oval(p[0], p[1], size, size, tone.lit if k % 3 else tone.mid, tone.finish.alpha * hand.alpha)


def puff(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[x, y, rx, ry]: a soft mass of vapour, lit from above."""
    x, y, rx, ry = args
    middle = hand.at([(x, y)])[0]
    wide, tall = rx * hand.scale, ry * hand.scale
    alpha, soft = 0.85 * tone.finish.alpha * hand.alpha, 0.34 * min(wide, tall)
    hand.batch.oval(middle[0], middle[1], 0.86 * wide, 0.86 * tall, tone.mid, alpha, soft=soft)
    hand.batch.oval(middle[0], middle[1] + 0.22 * tall, 0.66 * wide, 0.56 * tall, tone.lit, 0.8 * alpha, soft=soft)


def glow(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[x, y, r]: a light."""
    x, y, r = args
    p = hand.at([(x, y)])[0]
    beat = 1.0 + 0.06 * math.sin(9.0 * hand.t) if o.get("flicker") else 1.0
    hand.batch.glow(p[0], p[1], r * hand.scale * beat, tone.lit, (0.8 if hand.night else 0.45) * beat * hand.alpha)


def flame(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[x, y, width, height]: fire that flickers; the paint is that of its outer tongue."""
    x, y, w, h = args
    hot = np.array([1.25, 0.95, 0.45], np.float32), np.array([1.35, 1.25, 0.95], np.float32)
    outer = np.array([1.1, 0.42, 0.10], np.float32)
    for share, color in ((1.0, outer), (0.68, hot[0]), (0.38, hot[1])):
        left, right = [], []
        for k in range(6):
            u = k / 5
            half = 0.5 * w * share * math.sin(math.pi * (0.28 + 0.72 * (1 - u))) * (1 - u**3)
            sway = 0.16 * w * u * (math.sin(8.3 * hand.t - 4.0 * u + 9 * x) + 0.5 * math.sin(13.7 * hand.t - 7 * u))
            rise = y + h * share * u * (1 + 0.10 * math.sin(11.0 * hand.t + 7 * x))
            left.append((x - half + sway, rise))
            right.append((x + half + sway, rise))
        hand.batch.poly(smooth(hand.at([*left, *right[::-1]]), True, 3), color, 0.9 * hand.alpha)
    p = hand.at([(x, y + 0.4 * h)])[0]
    hand.batch.glow(p[0], p[1], 1.4 * h * hand.scale, outer, 0.40 * hand.alpha, ADD)


def word(hand: Hand, tone: Tone, args: list[Any], o: dict[str, Any]) -> None:
    """[text, x0, y0, x1, y1]: writing that reads from left to right whichever way the thing faces."""
    text, x0, y0, x1, y1 = args
    runs = stamped(text)
    rows = runs[-1][0] + 1
    columns = max(end for _, _, end in runs)
    middle, half = (x0 + x1) / 2, (x1 - x0) / 2
    for row, start, end in runs:
        a, b = (hand.flip * (2 * c / columns - 1) * half + middle for c in (start, end))
        top, low = y1 - (y1 - y0) * row / rows, y1 - (y1 - y0) * (row + 1) / rows
        hand.batch.poly(hand.at([(a, low), (b, low), (b, top), (a, top)]), tone.lit, hand.alpha)


Form = Callable[[Hand, Tone, list[Any], dict[str, Any]], None]
FORMS: dict[str, Form] = {
    "ball": ball,
    "turned": turned,
    "box": box,
    "plate": plate,
    "blob": blob,
    "tube": tube,
    "line": line,
    "ring": ring,
    "wheel": wheel,
    "dots": dots,
    "puff": puff,
    "glow": glow,
    "flame": flame,
    "word": word,
}
"""Name of a form in the tables to the function that draws it."""
