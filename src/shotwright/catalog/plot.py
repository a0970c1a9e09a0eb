"""A drawing of cost against seconds a month, as SVG text: where one plan becomes cheaper than another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

WIDTH, HEIGHT = 960, 540
LEFT, RIGHT, TOP, BOTTOM = 76, 300, 56, 60
STEPS = 240
"""Points of a line."""

COLOURS = ("#0b6e4f", "#c8553d", "#2d5d9f", "#8a5a9e", "#b8860b", "#4f6d7a", "#a23e48", "#3a7d44")
INK, FAINT, PAPER = "#1d2528", "#d9dedc", "#fbfaf6"
GAP = 17
"""Least distance of two names at the right edge."""


@dataclass(frozen=True, slots=True)
class Line:
    """One offer: its name and its cost in US dollars at each of the plot's seconds; None where it cannot be had."""

    name: str
    costs: Sequence[Decimal | None]
    dashes: str = ""
    """How it is drawn: whole for plans, dashed for prices by the second, dotted for what is not firm."""


def steps(most: int) -> list[int]:
    """The seconds at which lines are computed, from 0 to `most`."""
    return sorted({round(most * i / STEPS) for i in range(STEPS + 1)})


def nice(most: float) -> float:
    """A round distance of grid lines: 1, 2 or 5 times a power of ten, four to eight of them up to `most`."""
    raw = max(most, 1e-9) / 6
    power = 10.0 ** math.floor(math.log10(raw))
    return power * next(f for f in (1, 2, 5, 10) if raw <= f * power)


def draw(lines: Sequence[Line], seconds: Sequence[int], marked: int, title: str) -> str:
    """The SVG of some lines over the same seconds, with the month's own seconds marked."""
    right = max(seconds[-1], 1)
    top = max((float(c) for line in lines for c in line.costs if c is not None), default=1.0) or 1.0
    top = min(top, 4 * max((float(c) for c in at(lines, seconds, marked)), default=top) or top)
    width, height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def x(second: float) -> float:
        return LEFT + width * second / right

    def y(usd: float) -> float:
        return TOP + height * (1 - usd / top)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" font-family="system-ui, sans-serif" font-size="13" fill="{INK}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        f'<text x="{LEFT}" y="30" font-size="17" font-weight="600">{escape(title)}</text>',
    ]
    step = nice(top)
    for number in range(int(top / step) + 1):
        level = y(number * step)
        parts.append(f'<line x1="{LEFT}" x2="{LEFT + width}" y1="{level:.1f}" y2="{level:.1f}" stroke="{FAINT}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{level + 4:.1f}" text-anchor="end">${number * step:,.6g}</text>')
    step = nice(right)
    for number in range(int(right / step) + 1):
        place = x(number * step)
        parts.append(f'<text x="{place:.1f}" y="{TOP + height + 20}" text-anchor="middle">{number * step:,.6g}</text>')
    parts.append(
        f'<text x="{LEFT + width / 2:.0f}" y="{HEIGHT - 16}" text-anchor="middle">kept seconds a month</text>'
        f'<line x1="{x(marked):.1f}" x2="{x(marked):.1f}" y1="{TOP}" y2="{TOP + height}" stroke="{INK}" '
        f'stroke-dasharray="2 4"/><text x="{x(marked) + 4:.1f}" y="{TOP + 12}">{marked} s</text>'
    )
    names: list[tuple[float, str, str]] = []
    for number, line in enumerate(lines):
        colour = COLOURS[number % len(COLOURS)]
        dash = f' stroke-dasharray="{line.dashes}"' if line.dashes else ""
        points = [(x(s), y(float(c))) for s, c in zip(seconds, line.costs, strict=True) if c is not None]
        inside = [(px, max(py, float(TOP))) for px, py in points if py >= TOP - 1]
        if not inside:
            continue
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in inside)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.2"{dash}/>')
        names.append((inside[-1][1], line.name, colour))
    parts += labels(names, LEFT + width + 10)
    return "\n".join((*parts, "</svg>")) + "\n"


def at(lines: Sequence[Line], seconds: Sequence[int], marked: int) -> list[Decimal]:
    """The costs at the marked seconds."""
    nearest = min(range(len(seconds)), key=lambda i: abs(seconds[i] - marked))
    return [c for line in lines if (c := line.costs[nearest]) is not None]


def labels(names: list[tuple[float, str, str]], left: int) -> list[str]:
    """The names of the lines at the right edge, moved apart so that none covers another."""
    found, last = [], float(TOP) - GAP
    spare = sorted(names)
    for number, (place, name, colour) in enumerate(spare):
        lowest = HEIGHT - BOTTOM - GAP * (len(spare) - 1 - number)
        last = max(min(place, lowest), last + GAP)
        found.append(f'<text x="{left}" y="{last + 4:.1f}" fill="{colour}">{escape(name)}</text>')
    return found
