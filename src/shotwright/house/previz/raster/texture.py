"""Textures: premultiplied RGBA in uint16 with mips, and their blits by scale and translate.

16384 stands for 1.0, so a texture holds lights up to 4.0 in half the memory of float32.
"""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np
from numba import njit
from numpy.typing import NDArray

F = np.float32
# The numpy error model has no branch for division by zero, so loops vectorise.
COMPILED: dict[str, Any] = dict(fastmath=True, nogil=True, cache=True, error_model="numpy")
INNER: dict[str, Any] = dict(COMPILED, no_cpython_wrapper=True, no_cfunc_wrapper=True)
ONE = 16384.0
Floats = NDArray[np.float32]


class Texture:
    """The mips of a premultiplied float image (4, height, width), with the non-empty columns of each row."""

    def __init__(self, planes: Floats) -> None:
        self.height, self.width = planes.shape[1:]
        img = np.ascontiguousarray(np.moveaxis(planes, 0, 2)).astype(F)
        self.levels: list[tuple[NDArray[np.uint16], NDArray[np.int32]]] = []
        while True:
            u = np.clip(img * ONE + 0.5, 0, 65535).astype(np.uint16)
            any_ = (u[..., 0] | u[..., 1] | u[..., 2] | u[..., 3]) > 0
            lo = np.where(any_.any(1), any_.argmax(1), u.shape[1])
            hi = np.where(any_.any(1), u.shape[1] - any_[:, ::-1].argmax(1), 0)
            self.levels.append((u, np.stack([lo, hi], 1).astype(np.int32)))
            if min(img.shape[:2]) < 8 or len(self.levels) > 6:
                break
            h, w = img.shape[:2]
            img = np.pad(img, ((0, h & 1), (0, w & 1), (0, 0)))
            img = np.asarray(cv2.resize(img, (img.shape[1] // 2, img.shape[0] // 2), interpolation=cv2.INTER_AREA), F)


@njit(**INNER)
def _sample_row(tex, span, v, u0, du, n, row, out, wgt, first):
    """Bilinear row of n pixels: texel centre coordinates v (row) and u0 + du*x, weighted by wgt into out (4,n)."""
    th = tex.shape[0]
    tw = tex.shape[1]
    j = math.floor(v)
    f = v - F(j)
    j0 = j
    j1 = j + 1
    wa = (F(1) - f) * F(1 / ONE) * wgt
    wb = f * F(1 / ONE) * wgt
    if j0 < 0 or j0 >= th:
        wa = F(0)
        j0 = 0
    if j1 < 0 or j1 >= th:
        wb = F(0)
        j1 = 0
    lo = min(span[j0, 0], span[j1, 0])
    hi = max(span[j0, 1], span[j1, 1])
    if first:
        for c in range(4):
            o = out[c]
            for x in range(n):
                o[x] = F(0)
    if hi <= lo or (wa == F(0) and wb == F(0)):
        return n, 0
    ulo = max(F(lo - 1), min(u0, u0 + du * F(n - 1)))
    uhi = min(F(hi), max(u0, u0 + du * F(n - 1)))
    la = max(0, math.floor(ulo))
    lb = min(tw, int(uhi) + 3)
    ra = tex[j0].reshape(-1)
    rb = tex[j1].reshape(-1)
    pa = ra[4 * la : 4 * lb]
    pb = rb[4 * la : 4 * lb]
    pr = row[4 * la + 4 : 4 * lb + 4]
    for i in range(4 * (lb - la)):
        pr[i] = F(pa[i]) * wa + F(pb[i]) * wb
    if la == 0:
        for i in range(4):
            row[i] = F(0)
    for i in range(4 * lb, 4 * lb + 8):
        row[i + 4] = F(0)
    xa = max(0, math.ceil((F(lo - 1) - u0) / du))
    xb = min(n, int((F(hi) - u0) / du) + 1)
    o0 = out[0, xa:xb]
    o1 = out[1, xa:xb]
    o2 = out[2, xa:xb]
    o3 = out[3, xa:xb]
    ub = u0 + du * F(xa) + F(1)
    for x in range(xb - xa):
        u = ub + du * F(x)
        k = np.int32(u)
        g = u - F(k)
        e = F(1) - g
        i = np.uintp(k) * np.uintp(4)
        o0[x] += row[i] * e + row[i + np.uintp(4)] * g
        o1[x] += row[i + np.uintp(1)] * e + row[i + np.uintp(5)] * g
        o2[x] += row[i + np.uintp(2)] * e + row[i + np.uintp(6)] * g
        o3[x] += row[i + np.uintp(3)] * e + row[i + np.uintp(7)] * g
    return xa, xb


@njit(**COMPILED)
def blit(C, t0, s0, t1, s1, mix, x, y, kx, ky, alpha, add, row, out, cx0, cy0, cx1, cy1):
    """Draw one texture; (x,y) its top left, kx,ky pixels per texel of level t0; t1 is the next level, blended by mix."""
    th, tw = t0.shape[0], t0.shape[1]
    xe = x + F(tw) * kx
    ye = y + F(th) * ky
    x0 = max(cx0, math.floor(x))
    x1 = min(cx1, math.ceil(xe) + 1)
    y0 = max(cy0, math.floor(min(y, ye)))
    y1 = min(cy1, math.ceil(max(y, ye)) + 1)
    if x1 <= x0 or y1 <= y0:
        return
    n = x1 - x0
    du = F(1) / kx
    dv = F(1) / ky
    keep = F(0) if add else F(1)
    nc = C.shape[0]
    for py in range(y0, y1):
        v = (F(py) + F(0.5) - y) * dv
        u = (F(x0) + F(0.5) - x) * du
        xa, xb = _sample_row(t0, s0, v - F(0.5), u - F(0.5), du, n, row, out, (F(1) - mix) * alpha, py >= y0)
        if mix > F(0):
            a, b = _sample_row(
                t1, s1, v * F(0.5) - F(0.5), u * F(0.5) - F(0.5), du * F(0.5), n, row, out, mix * alpha, py < y0
            )
            xa = min(xa, a)
            xb = max(xb, b)
        oa = out[3]
        for c in range(nc):
            o = out[c, xa : max(xa, xb)]
            d = C[c, py, x0 + xa : x0 + max(xa, xb)]
            oq = oa[xa : max(xa, xb)]
            if c == 3 and add:
                continue
            for q in range(xb - xa):
                d[q] = d[q] * (F(1) - keep * oq[q]) + o[q]


BAND = 0.30
"""Two mips are blended only in this part of an octave around the switch: no pop, little cost."""


class Blitter:
    """Row buffers of one thread for drawing textures."""

    def __init__(self, widest_texture: int = 8192, widest_target: int = 8192) -> None:
        self.row = np.zeros(4 * widest_texture + 64, F)
        self.out = np.zeros((4, widest_target), F)

    def draw(
        self,
        target: Floats,
        texture: Texture,
        x: float,
        y: float,
        kx: float,
        ky: float,
        alpha: float,
        add: bool,
        clip: tuple[int, int, int, int],
    ) -> None:
        """Draw with the top left at pixel (x, y) and kx, ky pixels a texel; ky < 0 mirrors."""
        octave = max(0.0, -math.log2(max(1e-6, abs(kx))))
        level = int(octave)
        blend = min(1.0, max(0.0, (octave - level - 0.5 + BAND / 2) / BAND))
        last = len(texture.levels) - 1
        if blend >= 1.0:
            level, blend = level + 1, 0.0
        if level >= last:
            level, blend = last, 0.0
        fine, coarse = texture.levels[level], texture.levels[min(last, level + 1)]
        scale = float(1 << level)
        x0, y0, x1, y1 = clip
        blit(
            target,
            *fine,
            *coarse,
            F(blend),
            F(x),
            F(y),
            F(kx * scale),
            F(ky * scale),
            F(alpha),
            add,
            self.row,
            self.out,
            max(0, x0),
            max(0, y0),
            min(target.shape[2], x1),
            min(target.shape[1], y1),
        )


@njit(**COMPILED)
def composite(C, S, x, y, flip, alpha, wobble, cy0, cy1):
    """Composite premultiplied planar S (4, h, w) onto C at integer (x, y); `flip` draws it upside down.

    `wobble` (h) shifts each drawn row by whole pixels: the ripple of a reflection.
    """
    h, w = S.shape[1], S.shape[2]
    for r in range(h):
        py = y + r
        if py < cy0 or py >= cy1:
            continue
        q = h - 1 - r if flip else r
        at = x + wobble[r]
        xa = max(0, -at)
        xb = min(w, C.shape[2] - at)
        if xb <= xa:
            continue
        a = S[3, q, xa:xb]
        for c in range(3):
            s = S[c, q, xa:xb]
            d = C[c, py, at + xa : at + xb]
            for i in range(xb - xa):
                d[i] = d[i] * (F(1) - a[i] * alpha) + s[i] * alpha


@njit(**COMPILED)
def add_quarter(C, G, y0, y1, gain):
    """Add a quarter-resolution glow layer G (3,h,w) to rows y0..y1 of C, bilinear."""
    gh, gw = G.shape[1], G.shape[2]
    row = np.zeros(gw + 2, F)
    for y in range(y0, y1):
        v = (F(y) + F(0.5)) * F(0.25) - F(0.5)
        j = math.floor(v)
        f = (v - F(j)) * gain
        e = gain - f
        a = max(0, j)
        b = min(gh - 1, j + 1)
        for c in range(3):
            ga = G[c, a]
            gb = G[c, b]
            d = C[c, y]
            m = F(0)
            for x in range(gw):
                q = ga[x] * e + gb[x] * f
                row[x + 1] = q
                m = max(m, q)
            if m < F(0.0015):
                continue
            row[0] = row[1]
            row[gw + 1] = row[gw]
            for x in range(gw):
                l = row[x]
                q = row[x + 1]
                r = row[x + 2]
                d[4 * x] += l * F(0.375) + q * F(0.625)
                d[4 * x + 1] += l * F(0.125) + q * F(0.875)
                d[4 * x + 2] += q * F(0.875) + r * F(0.125)
                d[4 * x + 3] += q * F(0.625) + r * F(0.375)
