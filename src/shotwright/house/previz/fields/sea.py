"""Open water: a sum of waves that reflects the sky, with Fresnel, glitter and haze."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from ..palette import Palette
from ..scene import Node
from ..view import View
from .shaping import COMPILED, TABLE, F, fexp, fsin, step
from .sky import Sky

if TYPE_CHECKING:
    from ..canvas import Canvas


@njit(**COMPILED)
def paint_sea(
    C,
    S,
    f,
    column,
    hy,
    cx,
    cy,
    cz,
    slant,
    pivot,
    t,
    deep,
    sun,
    suncol,
    wv,
    chop,
    haze,
    haze_share,
    tab,
    y1,
    nx,
    nz,
    row,
    hor,
):
    """Water from the horizon to row y1 of C, reflecting the half-resolution planar sky S; waves wv (kx,kz,A,omega,phase)."""
    sp = np.empty(C.shape[2], F)
    dk = np.empty(C.shape[2], F)
    fk = np.empty(C.shape[2], F)
    _h, w = C.shape[1], C.shape[2]
    sh, sw = S.shape[1], S.shape[2]
    sc = F(sw) / F(w)
    y0 = max(0, int(hy))
    half = column
    TU = 1 / (2 * math.pi)
    jh = max(0, min(sh - 1, int(hy * sc) - 1))
    if_ = F(1) / f
    for y in range(y0, y1):
        dyp = max(F(y) - hy, F(0.35))
        d = cy * f / dyp
        foot = d / dyp
        m = d * if_
        Z = float(cz) + d
        X0 = float(cx) - half * m - slant * (Z - pivot)
        rough = F(0)
        for x in range(w):
            nx[x] = F(0)
            nz[x] = F(0)
        for k in range(wv.shape[0]):
            kx = wv[k, 0]
            kz = wv[k, 1]
            A = wv[k, 2] * chop
            kk = math.sqrt(kx * kx + kz * kz)
            fr = foot * kk * F(0.55)
            fade = F(1) / (F(1) + fr * fr)
            rough += (A * kk) * (A * kk) * (F(1) - fade)
            if fade < F(0.02):
                continue
            p = (kx * X0 + kz * Z + wv[k, 3] * t + wv[k, 4]) * TU + 0.25
            p0 = F(p - math.floor(p))
            dp = F(kx * m * TU)
            q = (0.31 * kx * Z - 0.23 * kz * X0 + k) * TU
            q0 = F(q - math.floor(q))
            dq = F(-0.23 * kz * m * TU)
            ax = A * kx * fade
            az = A * kz * fade
            for x in range(w):
                a = q0 + dq * F(x)
                b = p0 + dp * F(x) + F(0.9 / 6.2832) * fsin(a - np.floor(a + F(0.5)))
                c = fsin(b - np.floor(b + F(0.5)))
                c *= F(0.6) + F(0.4) * abs(c)
                nx[x] += ax * c
                nz[x] += az * c
        if d < F(60):
            s = step(F(60), F(10), d) * F(0.2) * chop
            for pas in range(2):
                v = Z * 3.1 - t * 0.6 if pas == 0 else Z * 3.3 + t * 0.8
                jv = math.floor(v)
                fv = F(v - jv)
                fv = fv * fv * (F(3) - F(2) * fv)
                j = int(jv)
                a0 = tab[j & 255]
                a1 = tab[(j + 1) & 255]
                for i in range(256):
                    row[i] = a0[i] + (a1[i] - a0[i]) * fv
                row[256] = row[0]
                u = X0 * 3.1 + t * 0.9 if pas == 0 else X0 * 2.7 - t * 0.7 + 9
                ui = math.floor(u)
                u0 = F(u - ui)
                i0 = int(ui)
                du = m * (F(3.1) if pas == 0 else F(2.7))
                dst = nx if pas == 0 else nz
                for x in range(w):
                    b = u0 + du * F(x)
                    fb = np.floor(b)
                    g = b - fb
                    g = g * g * (F(3) - F(2) * g)
                    i = (int(fb) + i0) & 255
                    dst[x] += (row[i] + (row[i + 1] - row[i]) * g - F(0.5)) * s
        el = dyp * if_
        rg = math.sqrt(rough) * F(0.55)
        hz = step(haze * F(0.15), haze, d) * haze_share
        hk = F(1) - hz
        limx = F(sw) - F(1.001)
        limy = F(sh) - F(1.001)
        for c in range(3):
            for i in range(sw):
                hor[c, i] = S[c, jh, i] * hz
        R = C[0, y]
        G = C[1, y]
        B = C[2, y]
        # pass 1 (pure SIMD): reflected direction, Fresnel and sun glitter into row buffers
        for x in range(w):
            n = nz[x]
            er = el + F(2) * n + rg
            er = er if er >= F(0) else er * F(-0.6)
            ar = (F(x) - half) * if_ + nx[x] * F(1.3)
            dx = ar - sun[0]
            de = er - sun[1]
            dx *= dx
            de *= de
            q = max(F(0), F(1) - max(F(0.02), el + n * F(0.9)))
            q2 = q * q
            fr = min(F(1), max(F(0.08), F(0.06) + F(0.94) * q2 * q2 * (F(0.74) + F(0.26) * q)))
            sp[x] = (fexp(dx * F(60) + de * F(90)) * F(1.6) + fexp(dx * F(7) + de * F(14)) * F(0.28)) * hk
            dk[x] = (F(1) + n * F(2.2)) * (F(1) - fr) * hk
            fk[x] = fr * F(0.92) * hk
            nx[x] = min(limx, max(F(0), (ar * f + half) * sc))
            nz[x] = min(limy, max(F(0), (hy - er * f) * sc))
        # pass 2: bilinear gathers from the reflected sky
        for x in range(w):
            px = nx[x]
            py = nz[x]
            ki = np.int32(px)
            kj = np.int32(py)
            fx = px - F(ki)
            fy = py - F(kj)
            i = np.uintp(ki)
            i1 = i + np.uintp(1)
            j = np.uintp(kj)
            j1 = j + np.uintp(1)
            w11 = fx * fy
            w10 = fx - w11
            w01 = fy - w11
            w00 = F(1) - fx - w01
            k = fk[x]
            xi = np.uintp(np.int32(F(x) * sc))
            g = sp[x]
            e = dk[x]
            R[x] = (
                deep[0] * e
                + min(F(1.25), S[0, j, i] * w00 + S[0, j, i1] * w10 + S[0, j1, i] * w01 + S[0, j1, i1] * w11) * k
                + g * suncol[0]
                + hor[0, xi]
            )
            G[x] = (
                deep[1] * e
                + min(F(1.25), S[1, j, i] * w00 + S[1, j, i1] * w10 + S[1, j1, i] * w01 + S[1, j1, i1] * w11) * k
                + g * suncol[1]
                + hor[1, xi]
            )
            B[x] = (
                deep[2] * e
                + min(F(1.25), S[2, j, i] * w00 + S[2, j, i1] * w10 + S[2, j1, i] * w01 + S[2, j1, i1] * w11) * k
                + g * suncol[2]
                + hor[2, xi]
            )


def swell(rng: np.random.Generator, count: int, shortest: float, longest: float, toward: float) -> np.ndarray:
    """Waves as rows (kx, kz, amplitude, angular speed, phase), lengths in metres spread evenly by ratio.

    Angular speed is that of deep water, sqrt(g k), slowed to 0.8 because slow seas look large.
    """
    rows = []
    for k in range(count):
        length = longest * (shortest / longest) ** (k / (count - 1))
        angle = toward + rng.normal() * 0.45
        number = 2 * math.pi / length
        amplitude = 0.075 / number * (0.8 + 0.4 * rng.random())
        rows.append(
            [
                number * math.cos(angle),
                number * math.sin(angle),
                amplitude,
                math.sqrt(9.8 * number) * 0.8,
                rng.random() * 6.28,
            ]
        )
    return np.array(rows, F)


class SkyAndSea:
    """A backdrop of sky, far shores and water that mirrors both."""

    def __init__(
        self,
        sky: Sky,
        palette: Palette,
        seed: int,
        shores: list[Node],
        *,
        chop: float = 1.0,
        longest: float = 26.0,
        far: float = 900.0,
    ) -> None:
        """`shores` are layers that stand behind the water; `chop` scales the waves; `far` metres to full haze."""
        self.sky, self.palette, self.shores, self.chop = sky, palette, shores, chop
        self.far = min(far, palette.haze_distance * 1.2)
        self.waves = swell(np.random.default_rng((seed, 7)), 14, 0.5, longest, math.pi / 2 + 0.2)

    def draw(self, canvas: Canvas, view: View, t: float) -> None:
        """Fill the picture."""
        horizon = round(view.horizon)
        below = min(canvas.height, max(0, horizon + 2))
        self.sky.draw(canvas, view, t, below)
        clip = (0, 0, canvas.width, min(canvas.height, horizon + max(3, canvas.height // 90)))
        for shore in self.shores:
            canvas.clipped(shore, view, t, clip)
        canvas.mirror_into_sky(horizon)
        if horizon >= canvas.height:
            return
        misty = self.palette.haze_distance < 600
        paint_sea(
            canvas.picture,
            canvas.sky,
            F(view.focal),
            F(view.column),
            F(view.horizon),
            F(view.x),
            F(view.y),
            view.z,
            math.sin(view.orbit),
            view.pivot[1],
            t,
            self.palette.water,
            self.sky.sun(view),
            self.palette.sun_color * np.float32(min(1.0, self.palette.glow * 2.2) * min(1.0, 0.3 + 0.7 * self.chop)),
            self.waves,
            F(self.chop),
            F(self.far),
            F(0.97 if misty else 0.75),
            TABLE,
            canvas.height,
            canvas.rows[0],
            canvas.rows[1],
            canvas.rows[2],
            canvas.horizon_row,
        )
