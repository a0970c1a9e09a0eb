"""The sky: gradient, sun or moon, clouds, stars; painted at half resolution, because seas and wet streets mirror it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from ..palette import Palette
from ..view import View
from .shaping import COMPILED, TABLE, F, fbm_tile, fexp, step

if TYPE_CHECKING:
    from ..canvas import Canvas


@njit(**COMPILED)
def paint_sky(S, stops, f, column, hy, y0, y1, sun, suncol, glow, cov, clit, cdark, du, cscale, N5, N3, tpu, ra, rb):
    """Rows y0..y1 of planar S: gradient stops, sun glow and disc, and a cloud plane from the noise textures N5, N3.

    The noise is read back and forth along x, so that clouds never end at the side of a wide picture.
    """
    w = S.shape[2]
    tw = N5.shape[1]
    th = N5.shape[0]
    if_ = F(1) / f
    for y in range(y0, y1):
        e = (hy - F(y)) * if_
        ec = max(e, F(0))
        k = 0
        while k < stops.shape[0] - 2 and ec > stops[k + 1, 0]:
            k += 1
        u = step(stops[k, 0], stops[k + 1, 0], ec) if ec < stops[-1, 0] else F(1)
        r0 = stops[k, 1] + (stops[k + 1, 1] - stops[k, 1]) * u
        g0 = stops[k, 2] + (stops[k + 1, 2] - stops[k, 2]) * u
        b0 = stops[k, 3] + (stops[k + 1, 3] - stops[k, 3]) * u
        dy = e - sun[1]
        dy2 = dy * dy
        ady = abs(dy)
        R = S[0, y]
        G = S[1, y]
        B = S[2, y]
        sr = suncol[0]
        sg = suncol[1]
        sb = suncol[2]
        disc = F(1.5) if sun[2] > F(0) else F(0)
        ri = sun[2] + F(0.004)
        rw = F(1) / F(-0.006)
        for x in range(w):
            dx = (F(x) - column) * if_ - sun[0]
            dx2 = dx * dx
            d = math.sqrt(dx2 * F(0.8) + dy2 * F(1.25))
            c = math.sqrt(dx2 + dy2)
            g = glow * (
                F(0.55) * fexp(d * F(14)) + F(0.45) * fexp(d * F(4.2)) + F(0.25) * fexp(dx2 * F(2.2) + ady * F(9))
            )
            t = min(F(1), max(F(0), (c - ri) * rw))
            g += t * t * (F(3) - F(2) * t) * disc
            R[x] = r0 + sr * g
            G[x] = g0 + sg * g
            B[x] = b0 + sb * g
        if cov >= F(1) or e < F(-0.02):
            continue
        q = F(1) / (max(e, F(0)) + F(0.16))
        cv = q * cscale * F(1.6)
        edge = step(F(0), F(0.05), e)
        va = min(F(th - 2), max(F(0), (cv - F(0.8)) * tpu))
        ja = int(va)
        fa = va - F(ja)
        vb = min(F(th - 2), max(F(0), (cv + F(0.22) - F(0.8)) * tpu))
        jb = int(vb)
        fb = vb - F(jb)
        a0 = N5[ja]
        a1 = N5[ja + 1]
        b0_ = N3[jb]
        b1_ = N3[jb + 1]
        for i in range(tw):
            ra[i] = a0[i] + (a1[i] - a0[i]) * fa
            rb[i] = b0_[i] + (b1_[i] - b0_[i]) * fb
        n2w = F(tw - 2)
        full = n2w + n2w
        inv = F(1) / full
        for x in range(w):
            a = (F(x) - column) * if_
            dx = a - sun[0]
            d = math.sqrt(dx * dx * F(0.8) + dy2 * F(1.25))
            cu = a * q * cscale + du
            p = cu * tpu
            p -= np.floor(p * inv) * full
            p = n2w - abs(p - n2w)
            k = np.int32(p)
            i = np.uintp(k)
            n = ra[i] + (ra[i + np.uintp(1)] - ra[i]) * (p - F(k))
            de = step(cov, cov + F(0.28), n) * edge
            p = (cu - dx * F(0.35) / (d + F(0.05))) * tpu
            p -= np.floor(p * inv) * full
            p = n2w - abs(p - n2w)
            k = np.int32(p)
            i = np.uintp(k)
            n2 = rb[i] + (rb[i + np.uintp(1)] - rb[i]) * (p - F(k))
            lit = min(F(1), max(F(0), F(0.5) + (n - n2) * F(2.6))) * (F(0.45) + F(0.9) * fexp(d + d))
            m = de * F(0.92)
            o = F(1) - m
            R[x] = R[x] * o + m * (cdark[0] + (clit[0] - cdark[0]) * lit)
            G[x] = G[x] * o + m * (cdark[1] + (clit[1] - cdark[1]) * lit)
            B[x] = B[x] * o + m * (cdark[2] + (clit[2] - cdark[2]) * lit)


TEXELS = 90.0
"""Noise texels in one unit of the cloud plane."""


class Sky:
    """The sky of one palette; clouds differ by seed and drift with the wind."""

    def __init__(self, palette: Palette, seed: int, cloud_scale: float = 0.8) -> None:
        rng = np.random.default_rng((seed, 101))
        self.palette = palette
        self.shift = float(rng.uniform(0, 40))
        self.scale = cloud_scale
        self.drift = 0.02 + 0.06 * palette.wind
        tall = int((cloud_scale * 1.6 / 0.16 + 0.4) * TEXELS)
        wide = 620
        self.fine, self.coarse = np.empty((tall, wide), F), np.empty((tall, wide), F)
        at, pitch = F(self.shift), F(1 / TEXELS)
        fbm_tile(self.fine, TABLE, at, F(0.8), pitch, pitch, 5, F(2.03), 0)
        fbm_tile(self.coarse, TABLE, at, F(0.8), pitch, pitch, 3, F(2.03), 0)
        self.stars = rng.random((260, 3))

    def sun(self, view: View) -> np.ndarray:
        """Tangents of the sun as this view sees it: an orbit turns it like everything far away."""
        x, elevation, radius = self.palette.sun
        return np.array([x + math.sin(view.orbit), elevation, radius], F)

    def draw(self, canvas: Canvas, view: View, t: float, below: int) -> None:
        """Paint the half-resolution sky and the picture's rows above `below`."""
        p = self.palette
        half = canvas.sky
        rows = min(half.shape[1], below // 2 + 3)
        work = canvas.rows
        if rows > 0:
            paint_sky(
                half,
                p.sky,
                F(view.focal / 2),
                F(view.column / 2),
                F(view.horizon / 2),
                0,
                rows,
                self.sun(view),
                p.sun_color,
                F(p.glow),
                F(p.cloud_cover),
                p.cloud_lit,
                p.cloud_dark,
                F(t * self.drift + self.shift),
                F(self.scale),
                self.fine,
                self.coarse,
                F(TEXELS),
                work[0],
                work[1],
            )
            canvas.sky_to_picture(below)
        if p.stars > 0:
            self.draw_stars(canvas, view, t, below)

    def draw_stars(self, canvas: Canvas, view: View, t: float, below: int) -> None:
        """Twinkling points that turn with the camera and fade towards the horizon."""
        x = (self.stars[:, 0] * 4 - 2 + math.sin(view.orbit)) * view.focal + view.column
        y = view.horizon - (0.08 + 0.9 * self.stars[:, 1]) * view.focal
        seen = (x > 0) & (x < canvas.width) & (y > 0) & (y < below)
        if not seen.any():
            return
        size = self.stars[seen, 2] ** 3
        height = np.clip((view.horizon - y[seen]) / view.focal * 2.2 - 0.1, 0, 1)
        twinkle = 0.75 + 0.25 * np.sin(t * (2 + 3 * self.stars[seen, 2]) + 40 * self.stars[seen, 0])
        unit = canvas.height / 720
        alpha = self.palette.stars * height * twinkle * (0.35 + 0.65 * size)
        canvas.batch.discs(np.stack([x[seen], y[seen]], 1), (0.6 + 0.9 * size) * unit, (0.95, 0.97, 1.0), alpha)
        canvas.flush()
