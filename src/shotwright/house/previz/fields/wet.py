"""A wet street: the finished picture above the kerb, mirrored, blurred by the road and rippled by puddles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
from numba import njit

from ..color import Rgb
from ..view import View
from .shaping import COMPILED, F, fsin

if TYPE_CHECKING:
    from ..canvas import Canvas


@njit(**COMPILED)
def mirror_half(C, D, yg, rows):
    """D (3,rows,W/2) = C mirrored at row yg, averaged 2x2: the reflection of everything standing near that ground line."""
    w = D.shape[2]
    for c in range(3):
        for j in range(rows):
            a = max(0, yg - 1 - 2 * j)
            b = max(0, a - 1)
            ra = C[c, a]
            rb = C[c, b]
            d = D[c, j]
            for x in range(w):
                d[x] = min(F(1), F(0.25) * (ra[2 * x] + ra[2 * x + 1] + rb[2 * x] + rb[2 * x + 1]))


# The python error model is meant: LLVM vectorises these gathers better with its branches.
@njit(fastmath=True, nogil=True, cache=True)
def paint_wet(C, D, E, nz, f, hy, cx, cy, t, column, asphalt, tint, yg, y1):
    """Wet street rows yg..y1: blurred mirror E and sharp rippled mirror D (both half resolution) mixed by a puddle noise."""
    w = C.shape[2]
    half = column
    nh, nw = nz.shape
    dh, dw = D.shape[1], D.shape[2]
    for y in range(yg, y1):
        d = cy * f / (F(y) - hy)
        m = d / f
        v = d * F(60)
        jv = int(v)
        fv = v - F(jv)
        na = nz[jv % nh]
        nb = nz[(jv + 1) % nh]
        ph0 = F(y) * F(0.9) + t * F(9)
        vy = (F(y - yg) - F(0.5)) * F(0.5)
        X0 = cx - half * m
        je = max(0, min(dh - 2, int(vy)))
        fe = min(F(1), max(F(0), vy - F(je)))
        for x in range(w):
            X = X0 + m * F(x)
            u = X * F(55) + F(65536 // nw * nw)
            iu = int(u)
            g = u - F(iu)
            ia = iu % nw
            ib = ia + 1 if ia + 1 < nw else 0
            n = (na[ia] * (F(1) - g) + na[ib] * g) * (F(1) - fv) + (nb[ia] * (F(1) - g) + nb[ib] * g) * fv
            p = (ph0 + X * F(7)) * F(1 / 6.2831853)
            dy = fsin(p - np.floor(p + F(0.5))) * F(1.2) + (n - F(0.5)) * F(10)
            pud = min(F(1), max(F(0), (n - F(0.5)) * F(5)))
            sx = min(F(dw) - F(1.01), max(F(0), (F(x) + dy * F(0.8) - F(0.5)) * F(0.5)))
            sy = min(F(dh) - F(1.01), max(F(0), abs(vy + dy * F(0.75))))
            i = int(sx)
            j = int(sy)
            gx = sx - F(i)
            gy = sy - F(j)
            wa = (F(1) - gx) * (F(1) - gy)
            wb = gx * (F(1) - gy)
            wc = (F(1) - gx) * gy
            wd = gx * gy
            ex = max(F(0), (F(x) - F(0.5)) * F(0.5))
            ie = min(dw - 2, int(ex))
            ge = ex - F(ie)
            kb = F(0.62) * (F(1) - pud * F(0.6))
            ks = F(0.72) * pud
            ka = F(0.75) + F(0.5) * n
            for c in range(3):
                s = D[c, j, i] * wa + D[c, j, i + 1] * wb + D[c, j + 1, i] * wc + D[c, j + 1, i + 1] * wd
                b = (E[c, je, ie] * (F(1) - ge) + E[c, je, ie + 1] * ge) * (F(1) - fe) + (
                    E[c, je + 1, ie] * (F(1) - ge) + E[c, je + 1, ie + 1] * ge
                ) * fe
                C[c, y, x] = asphalt[c] * ka + (b * kb + s * ks) * tint[c]


class WetStreet:
    """Road and pavement in the rain, from the foot of the facades to the bottom of the picture."""

    def __init__(self, asphalt: Rgb, tint: Rgb, facade: float) -> None:
        """`facade` is the depth in metres of the line that mirrors; `asphalt` the dry road's colour, lit."""
        self.asphalt, self.tint, self.facade = np.asarray(asphalt, F), np.asarray(tint, F), facade
        coarse = np.random.default_rng(2).random((90, 60)).astype(F)
        self.puddles = cv2.resize(coarse, (1280, 720), interpolation=cv2.INTER_CUBIC)

    def foot(self, view: View, height: int) -> int:
        """Row at which the facades stand on the ground."""
        return int(np.clip(round(view.point(0.0, 0.0, self.facade)[1]), 2, height))

    def mirror(self, canvas: Canvas, view: View) -> np.ndarray:
        """The picture above the facades' foot upside down, at half resolution (3, rows, width / 2)."""
        foot = self.foot(view, canvas.height)
        rows = (canvas.height - foot) // 2 + 8
        out = np.empty((3, rows, canvas.width // 2), F)
        mirror_half(canvas.picture, out, foot, rows)
        return out

    def draw(self, canvas: Canvas, view: View, t: float, mirror: np.ndarray) -> None:
        """Paint the wet ground from `mirror`, on which figures may have been drawn upside down."""
        foot = self.foot(view, canvas.height)
        if foot >= canvas.height:
            return
        rows, width = mirror.shape[1:]
        unit = canvas.height / 720
        blurred = np.empty_like(mirror)
        for c in range(3):
            small = cv2.resize(mirror[c], (max(2, width // 2), max(2, rows // 2)), interpolation=cv2.INTER_AREA)
            small = cv2.GaussianBlur(small, (0, 0), sigmaX=max(0.6, 1.4 * unit), sigmaY=max(0.8, 5.5 * unit))
            blurred[c] = cv2.resize(small, (width, rows))
        paint_wet(
            canvas.picture,
            mirror,
            blurred,
            self.puddles,
            F(view.focal),
            F(view.horizon),
            F(view.x),
            F(max(0.1, view.y)),
            F(t),
            F(view.column),
            self.asphalt,
            self.tint,
            foot,
            canvas.height,
        )
