"""The ground: a plane with a baked, periodic map of light, seen in perspective; snow, sand, grass, earth, asphalt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from ..color import Rgb
from ..palette import Palette
from ..scene import Node
from ..view import View
from .shaping import COMPILED, TABLE, F, fbm_tile
from .sky import Sky

if TYPE_CHECKING:
    from ..canvas import Canvas


@njit(**COMPILED)
def paint_ground(
    C, maps, offs, size, ppm, f, column, hy, cx, cy, cz, slant, pivot, lit, shade, haze, hd, spark, tab, y0, y1, row
):
    """Ground plane from the horizon to row y1: a baked periodic light map (mips in maps/offs) seen in perspective.

    Upright camera => world Z, mip and haze are constant per row, so a row is one 1-D texture walk.
    """
    w = C.shape[2]
    half = column
    nl = offs.shape[0]
    if_ = F(1) / f
    for y in range(max(y0, int(hy)), y1):
        dyp = max(F(y) - hy, F(0.5))
        d = cy * f / dyp
        foot = d / dyp
        m = d * if_
        Z = float(cz) + d
        X0 = float(cx) - half * m - slant * (Z - pivot)
        lev = min(F(nl - 1.001), max(F(0), F(math.log2(max(F(0.01), F(0.5) * foot * ppm)))))
        l0 = int(lev)
        fl = lev - F(l0)
        n = size >> l0
        for s in range(2):
            l = l0 + s
            n = size >> l
            wl = (F(1) - fl) if s == 0 else fl
            v = Z * ppm / (1 << l) - 0.5
            jv = math.floor(v)
            fv = F(v - jv)
            ja = int(jv) & (n - 1)
            jb = (ja + 1) & (n - 1)
            oa = offs[l] + ja * n
            ob = offs[l] + jb * n
            if s == 0:
                for i in range(n):
                    row[i] = (maps[oa + i] * (F(1) - fv) + maps[ob + i] * fv) * wl
            else:
                # expand the coarser level onto the finer row
                for i in range(n):
                    p = maps[oa + i] * (F(1) - fv) + maps[ob + i] * fv
                    r = (i + 1) & (n - 1)
                    q = maps[oa + r] * (F(1) - fv) + maps[ob + r] * fv
                    row[2 * i + 1] += (p * F(0.75) + q * F(0.25)) * wl
                    row[(2 * i + 2) & (2 * n - 1)] += (p * F(0.25) + q * F(0.75)) * wl
        n = size >> l0
        row[n] = row[0]
        sc = ppm / F(1 << l0)
        u = X0 * sc - 0.5
        ui = math.floor(u / n) * n
        u0 = F(u - ui)
        du = m * sc
        mask = n - 1
        hz = F(1) - F(math.exp(-d / hd))
        hk = F(1) - hz
        hr = haze[0] * hz
        hg = haze[1] * hz
        hb = haze[2] * hz
        r0 = shade[0] * hk + hr
        g0 = shade[1] * hk + hg
        b0 = shade[2] * hk + hb
        r1 = (lit[0] - shade[0]) * hk
        g1 = (lit[1] - shade[1]) * hk
        b1 = (lit[2] - shade[2]) * hk
        R = C[0, y]
        G = C[1, y]
        B = C[2, y]
        for x in range(w):
            p = u0 + du * F(x)
            k = np.int32(p)
            g = p - F(k)
            i = np.uintp(k & mask)
            l = row[i] + (row[i + np.uintp(1)] - row[i]) * g
            R[x] = r0 + r1 * l
            G[x] = g0 + g1 * l
            B[x] = b0 + b1 * l
        if spark > F(0) and foot < F(0.12):
            zi = math.floor(Z * 40) & 255
            ts = tab[zi]
            for x in range(w):
                k = math.floor((X0 + m * F(x)) * 40)
                k = (k * 7 + (k >> 8) * 31) & 255
                if ts[k] > F(0.996):
                    R[x] += spark
                    G[x] += spark
                    B[x] += spark


@dataclass(frozen=True, slots=True)
class Relief:
    """How a kind of ground catches the light."""

    scale: float
    """Bumps a metre."""
    contrast: float
    light: float
    """Side from which the slope is lit: -1.2 is from the left."""
    sparkle: float = 0.0


RELIEFS = {
    "snow": Relief(0.055, 0.50, -1.2, 0.2),
    "sand": Relief(0.16, 0.36, -1.1),
    "grass": Relief(0.42, 0.70, -1.0),
    "earth": Relief(0.30, 0.60, -1.0),
    "stone": Relief(0.36, 0.45, -1.0),
    "floor": Relief(0.05, 0.12, -1.0),
}

PERIOD, SIZE, LEVELS = 16, 1024, 6


@lru_cache(maxsize=8)
def baked(relief: Relief) -> tuple[np.ndarray, np.ndarray, np.float32]:
    """Light map, its mip offsets and texels a metre: noise height, lit by finite differences, smoother with each mip."""
    maps, offsets, n, at = [], [], SIZE, 0
    ppm = SIZE * relief.scale / PERIOD
    for level in range(LEVELS):
        texel = (1 << level) / ppm
        reach = 0.35 * 0.055 / relief.scale + 0.5 * texel
        k = F(PERIOD / n)
        octaves = 5 if texel < 0.6 else 4 if texel < 2.4 else 3
        height, beside = np.empty((n, n), F), np.empty((n, n), F)
        start = F(0.5 * k)
        fbm_tile(height, TABLE, start, start, k, k, octaves, F(2), PERIOD)
        shift = reach * relief.scale
        fbm_tile(
            beside, TABLE, F(start + shift * relief.light + PERIOD), F(start + shift * 0.4), k, k, octaves, F(2), PERIOD
        )
        light = 0.62 + (beside - height) / shift * relief.contrast + (height - 0.5) * 0.5
        maps.append(np.clip(light, 0, 1).ravel())
        offsets.append(at)
        at += n * n
        n //= 2
    return np.concatenate(maps), np.array(offsets, np.int64), F(ppm)


class Ground:
    """One kind of ground in one light."""

    def __init__(self, kind: str, palette: Palette, lit: Rgb, shade: Rgb) -> None:
        """`lit` and `shade` are the ground's colours, already under the palette, where light falls and where not."""
        self.relief = RELIEFS[kind]
        self.maps, self.offsets, self.ppm = baked(self.relief)
        self.palette = palette
        self.lit, self.shade = np.asarray(lit, F), np.asarray(shade, F)

    def draw(self, canvas: Canvas, view: View, top: int = 0, bottom: int | None = None) -> None:
        """Paint every row below the horizon, from row `top` down to before `bottom`."""
        end = canvas.height if bottom is None else min(canvas.height, max(0, bottom))
        if view.horizon >= end:
            return
        sunny = self.palette.sun_color.max() if self.palette.glow > 0.1 else 0.0
        paint_ground(
            canvas.picture,
            self.maps,
            self.offsets,
            SIZE,
            self.ppm,
            F(view.focal),
            F(view.column),
            F(view.horizon),
            F(view.x),
            F(max(0.05, view.y)),
            view.z,
            math.sin(view.orbit),
            view.pivot[1],
            self.lit,
            self.shade,
            self.palette.haze,
            F(min(self.palette.haze_distance, 420.0)),
            F(self.relief.sparkle * sunny),
            TABLE,
            max(0, top),
            end,
            canvas.rows.reshape(-1),
        )


class SkyAndGround:
    """A backdrop of sky over a plane of ground."""

    def __init__(self, sky: Sky, ground: Ground, behind: list[Node] | None = None) -> None:
        """`behind` are layers between sky and ground whose feet the ground covers."""
        self.sky, self.ground, self.behind = sky, ground, behind or []

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        self.sky.draw(canvas, view, t, min(canvas.height, max(0, round(view.horizon) + 2)))
        for node in self.behind:
            node.draw(canvas, view, t)
        self.ground.draw(canvas, view)
