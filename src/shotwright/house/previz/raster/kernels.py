"""The rasteriser: one compiled call draws a whole display list onto a planar float32 canvas (planes, height, width).

A display list is three arrays: `ci` int32 (n, 4) = kind, blend mode, first vertex, end vertex; `cf` float32 (n, NF) =
paint; `v` float32 (m, 2) = vertices in pixels. Planes are R, G, B or premultiplied R, G, B, A. Every kernel runs on one
thread without the GIL: the painter is parallel over frames.

Polygons are filled by signed-area accumulation (exact coverage, as font rasterisers do), everything else by distance.
Literals are wrapped in F() because one stray float64 halves the speed of a loop.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import njit

F = np.float32
# The numpy error model has no branch for division by zero, so loops vectorise.
COMPILED: dict[str, Any] = dict(fastmath=True, nogil=True, cache=True, error_model="numpy")
# Kernels that only other kernels call need no Python wrapper: they compile faster.
INNER: dict[str, Any] = dict(COMPILED, no_cpython_wrapper=True, no_cfunc_wrapper=True)
POLY, STROKE, ELLIPSE, SOFT, RING = 0, 1, 2, 3, 4
OVER, ADD, MULTIPLY, SCREEN = 0, 1, 2, 3
SOLID, LINEAR, RADIAL = 0, 1, 2
# A paint record: 0 type, 1-4 gradient p0, p1 (radial: centre, radius), 5 number of stops, 6.. five stops of
# (position, r, g, b, a), 31 softness in pixels, 32 and 33 radii.
NF, STOP0, SOFTNESS, R0, R1 = 34, 6, 31, 32, 33
# d = d*(1 + a*MA + c*a*MC) + c*a*MW : over, add, multiply, screen without a branch in the inner loop
MA = np.array([-1, 0, -1, 0], F)
MC = np.array([0, 0, 1, -1], F)
MW = np.array([1, 1, 0, 1], F)
BLK = 16


@njit(**INNER)
def _accumulate(A, T, v, i0, i1, k, x0, y0, w, h):
    """Add signed area of the closed contour v[i0:i1]*k (minus x0,y0) to A and mark touched 16-px blocks in T."""
    for i in range(i0, i1):
        j = i + 1 if i + 1 < i1 else i0
        ax = v[i, 0] * k - x0
        ay = v[i, 1] * k - y0
        bx = v[j, 0] * k - x0
        by = v[j, 1] * k - y0
        if ay == by:
            continue
        d = F(1)
        if ay > by:
            d = F(-1)
            ax, bx = bx, ax
            ay, by = by, ay
        if by <= 0 or ay >= h:
            continue
        dxdy = (bx - ax) / (by - ay)
        x = ax
        if ay < 0:
            x -= ay * dxdy
            ay = F(0)
        for y in range(int(ay), min(h, math.ceil(by))):
            dy = min(F(y + 1), by) - max(F(y), ay)
            if dy <= 0:
                continue
            xn = x + dxdy * dy
            dd = dy * d
            l = min(max(min(x, xn), F(0)), F(w))
            r = min(max(max(x, xn), F(0)), F(w))
            li = int(l)
            ri = math.ceil(r)
            for b in range(li // BLK, max(ri, li + 1) // BLK + 1):
                T[y, b] = 1
            if ri <= li + 1:
                xm = F(0.5) * (l + r) - F(li)
                A[y, li] += dd * (F(1) - xm)
                A[y, li + 1] += dd * xm
            else:
                s = F(1) / (r - l)
                f0 = F(1) - (l - F(li))
                a0 = F(0.5) * s * f0 * f0
                f1 = r - F(ri) + F(1)
                am = F(0.5) * s * f1 * f1
                A[y, li] += dd * a0
                if ri == li + 2:
                    A[y, li + 1] += dd * (F(1) - a0 - am)
                else:
                    a1 = s * (F(1.5) - (l - F(li)))
                    A[y, li + 1] += dd * (a1 - a0)
                    for q in range(li + 2, ri - 1):
                        A[y, q] += dd * s
                    a2 = a1 + F(ri - li - 3) * s
                    A[y, ri - 1] += dd * (F(1) - a2 - am)
                A[y, ri] += dd * am
            x = xn


@njit(**INNER)
def _capsules(A, T, v, i0, i1, ra, rb, soft, x0, y0, w, h):
    """Max-accumulate the coverage of a polyline of capsules (round joins and caps); radius runs from ra to rb."""
    n = max(1, i1 - i0 - 1)
    inv = F(1) / max(F(1), F(4.2) * soft)
    rm = max(ra, rb)
    thin = min(F(1), F(2) * rm)
    if soft >= F(0.5):
        # a blurred thin line peaks at erf(r/(soft*sqrt2)), the smooth step below at s(r): match the peaks
        u = min(F(1), rm * inv + F(0.5))
        thin = math.tanh(F(0.85) * rm / soft) / (u * u * (F(3) - F(2) * u))
    for i in range(n):
        j = min(i0 + i + 1, i1 - 1)
        ax = v[i0 + i, 0] - x0 - F(0.5)
        ay = v[i0 + i, 1] - y0 - F(0.5)
        dx = v[j, 0] - x0 - F(0.5) - ax
        dy = v[j, 1] - y0 - F(0.5) - ay
        q0 = max(F(0.5), ra + (rb - ra) * F(i) / F(n))
        q1 = max(F(0.5), ra + (rb - ra) * F(i + 1) / F(n))
        dq = q1 - q0
        R = max(q0, q1) + F(0.5) / inv + F(1)
        L2 = dx * dx + dy * dy + F(1e-6)
        il = F(1) / L2
        lo = min(ax, ax + dx) - R
        hi = max(ax, ax + dx) + R
        hw = R * math.sqrt(L2) / max(F(1e-3), abs(dy))
        sl = dx / dy if abs(dy) > F(1e-3) else F(0)
        for y in range(max(0, int(min(ay, ay + dy) - R)), min(h, int(max(ay, ay + dy) + R) + 2)):
            py = F(y) - ay
            xl = lo
            xh = hi
            if abs(dy) > F(1e-3):
                xm = ax + py * sl
                xl = max(lo, xm - hw)
                xh = min(hi, xm + hw)
            xa = max(0, int(xl))
            xb = min(w, int(xh) + 2)
            if xb <= xa:
                continue
            row = A[y, xa:xb]
            bx = F(xa) - ax
            for x in range(xb - xa):
                px = F(x) + bx
                t = min(F(1), max(F(0), (px * dx + py * dy) * il))
                ex = px - t * dx
                ey = py - t * dy
                c = min(F(1), max(F(0), (q0 + t * dq - math.sqrt(ex * ex + ey * ey)) * inv + F(0.5)))
                if soft >= F(0.5):
                    c = c * c * (F(3) - F(2) * c)
                row[x] = max(row[x], c * thin)
            for b in range(xa // BLK, (xb - 1) // BLK + 1):
                T[y, b] = 1


@njit(**INNER)
def _blur3(B, tmp, wgt, w, h):
    """Three separable 3-tap passes (variance 6*wgt): a small Gaussian, in place."""
    c = F(1) - F(2) * wgt
    for _ in range(3):
        for y in range(h):
            for x in range(1, w - 1):
                tmp[x] = B[y, x] * c + (B[y, x - 1] + B[y, x + 1]) * wgt
            for x in range(1, w - 1):
                B[y, x] = tmp[x]
        for x in range(w):
            tmp[x] = B[0, x]
        for y in range(1, h - 1):
            for x in range(w):
                o = B[y, x]
                B[y, x] = o * c + (tmp[x] + B[y + 1, x]) * wgt
                tmp[x] = o


@njit(**INNER)
def _paint(C, y, xa, xb, cov, ox, p, mode, tb, ab, kb):
    """Blend paint p through cov[x-ox] into row y, columns xa..xb of all planes."""
    ma = MA[mode]
    mc = MC[mode]
    mw = MW[mode]
    kind = int(p[0])
    ns = int(p[5])
    n = xb - xa
    nc = C.shape[0]
    cv = cov[xa - ox : xb - ox]
    if kind == SOLID:
        al = p[STOP0 + 4]
        for c in range(nc):
            k = p[STOP0 + 1 + c] if c < 3 else F(1)
            if c == 3 and mode == ADD:
                continue
            d = C[c, y, xa:xb]
            for x in range(n):
                a = cv[x] * al
                d[x] = d[x] * (F(1) + a * (ma + k * mc)) + k * a * mw
        return
    if kind == LINEAR:
        gx = p[3] - p[1]
        gy = p[4] - p[2]
        il = F(1) / (gx * gx + gy * gy + F(1e-9))
        t0 = ((F(xa) + F(0.5) - p[1]) * gx + (F(y) + F(0.5) - p[2]) * gy) * il
        dt = gx * il
        for x in range(n):
            tb[x] = t0 + dt * F(x)
    else:
        ir = F(1) / (p[3] + F(1e-9))
        ey = (F(y) + F(0.5) - p[2]) * ir
        e2 = ey * ey
        e0 = (F(xa) + F(0.5) - p[1]) * ir
        for x in range(n):
            ex = e0 + F(x) * ir
            tb[x] = math.sqrt(ex * ex + e2)
    for x in range(n):
        ab[x] = p[STOP0 + 4]
    for s in range(1, ns):
        q = STOP0 + 5 * s
        i = F(1) / (p[q] - p[q - 5] + F(1e-9))
        da = p[q + 4] - p[q - 1]
        ps = p[q - 5]
        for x in range(n):
            ab[x] += da * min(F(1), max(F(0), (tb[x] - ps) * i))
    for x in range(n):
        ab[x] *= cv[x]
    for c in range(nc):
        if c == 3:
            if mode == ADD:
                continue
            for x in range(n):
                kb[x] = F(1)
        else:
            k0 = p[STOP0 + 1 + c]
            for x in range(n):
                kb[x] = k0
            for s in range(1, ns):
                q = STOP0 + 5 * s
                i = F(1) / (p[q] - p[q - 5] + F(1e-9))
                dk = p[q + 1 + c] - p[q - 4 + c]
                ps = p[q - 5]
                if dk != F(0):
                    for x in range(n):
                        kb[x] += dk * min(F(1), max(F(0), (tb[x] - ps) * i))
        d = C[c, y, xa:xb]
        for x in range(n):
            a = ab[x]
            k = kb[x]
            d[x] = d[x] * (F(1) + a * (ma + k * mc)) + k * a * mw


@njit(**INNER)
def _resolve(C, A, T, x0, y0, w, h, direct, p, mode, buf):
    """Turn touched blocks of A into coverage runs, paint them, and leave A and T zero again."""
    cov = buf[0]
    nb = (w + 1) // BLK + 1
    for y in range(h):
        acc = F(0)
        run = -1
        row = A[y]
        for b in range(nb):
            xa = b * BLK
            xb = min(w, xa + BLK)
            live = False
            if T[y, b]:
                T[y, b] = 0
                if direct:
                    for x in range(xa, xb):
                        cov[x] = row[x]
                else:
                    for x in range(xa, xb):
                        acc += row[x]
                        cov[x] = min(F(1), abs(acc))
                    if xb == w:
                        acc = F(0)
                for x in range(xa, xa + BLK):
                    row[x] = F(0)
                live = True
            elif not direct and abs(acc) > F(0.004):
                a = min(F(1), abs(acc))
                live = True
                for x in range(xa, xb):
                    cov[x] = a
            if live and run < 0:
                run = xa
            if run >= 0 and not live:
                _paint(C, y0 + y, x0 + run, x0 + min(xa, w), cov, x0, p, mode, buf[1], buf[2], buf[3])
                run = -1
        if run >= 0:
            _paint(C, y0 + y, x0 + run, x0 + w, cov, x0, p, mode, buf[1], buf[2], buf[3])


@njit(**COMPILED)
def draw(C, ci, cf, v, A, T, B, buf, cx0, cy0, cx1, cy1):
    """Draw every record of the display list, clipped to the rectangle cx0..cx1, cy0..cy1 of canvas C."""
    for i in range(ci.shape[0]):
        kind = ci[i, 0]
        mode = ci[i, 1]
        a = ci[i, 2]
        b = ci[i, 3]
        p = cf[i]
        soft = p[SOFTNESS]
        lx = F(1e9)
        ly = F(1e9)
        hx = F(-1e9)
        hy = F(-1e9)
        for j in range(a, b):
            lx = min(lx, v[j, 0])
            hx = max(hx, v[j, 0])
            ly = min(ly, v[j, 1])
            hy = max(hy, v[j, 1])
        mx = F(1)
        my = F(1)
        if kind == STROKE:
            mx = my = max(p[R0], p[R1]) + F(2.1) * soft + F(2)
        elif kind in (ELLIPSE, RING):
            mx = p[R0] + F(2.1) * soft + F(2)
            my = p[R1] + F(2.1) * soft + F(2)
        elif kind == SOFT:
            mx = my = F(2.6) * soft + F(2)
        if not (hx + mx > cx0 and lx - mx < cx1 and hy + my > cy0 and ly - my < cy1):
            continue
        x0 = max(cx0, int(max(F(-1e6), lx - mx)))
        x1 = min(cx1, int(min(F(1e6), hx + mx)) + 1)
        y0 = max(cy0, int(max(F(-1e6), ly - my)))
        y1 = min(cy1, int(min(F(1e6), hy + my)) + 1)
        w = x1 - x0
        h = y1 - y0
        if w <= 0 or h <= 0:
            continue
        if kind == POLY:
            _accumulate(A, T, v, a, b, F(1), F(x0), F(y0), w, h)
            _resolve(C, A, T, x0, y0, w, h, kind == STROKE, p, mode, buf)
        elif kind == STROKE and b - a > 2:
            _capsules(A, T, v, a, b, p[R0], p[R1], soft, F(x0), F(y0), w, h)
            _resolve(C, A, T, x0, y0, w, h, kind == STROKE, p, mode, buf)
        elif kind != SOFT:
            _rows(
                C,
                kind,
                v[a, 0],
                v[a, 1],
                v[b - 1, 0],
                v[b - 1, 1],
                p[R0],
                p[R1],
                soft if kind != RING else F(0),
                p,
                mode,
                x0,
                y0,
                x1,
                y1,
                buf,
            )
        else:
            # blurred polygon: rasterise at 1/k, small blur there, bilinear back up
            k = max(F(1), soft / F(1.414))
            ik = F(1) / k
            sw = min(B.shape[1] - 4, int(w * ik) + 3)
            sh = min(B.shape[0] - 4, int(h * ik) + 3)
            _accumulate(A, T, v, a, b, ik, F(x0) * ik - F(1), F(y0) * ik - F(1), sw, sh)
            for y in range(sh):
                acc = F(0)
                for x in range(sw):
                    acc += A[y, x]
                    B[y, x] = min(F(1), abs(acc))
                for x in range(sw + 2):
                    A[y, x] = F(0)
                for x in range(sw // BLK + 2):
                    T[y, x] = 0
            _blur3(B, buf[1], (soft * ik) * (soft * ik) / F(6), sw, sh)
            cov = buf[0]
            up = buf[1]
            for y in range(h):
                fy = (F(y) + F(0.5)) * ik + F(0.5)
                jy = min(sh - 2, int(fy))
                fy = min(F(1), fy - F(jy))
                for x in range(sw):
                    up[x] = B[jy, x] * (F(1) - fy) + B[jy + 1, x] * fy
                for x in range(w):
                    fx = (F(x) + F(0.5)) * ik + F(0.5)
                    jx = min(sw - 2, int(fx))
                    fx = min(F(1), fx - F(jx))
                    cov[x] = up[jx] * (F(1) - fx) + up[jx + 1] * fx
                _paint(C, y0 + y, x0, x1, cov, x0, p, mode, buf[1], buf[2], buf[3])


@njit(**INNER)
def _rows(C, kind, ax, ay, bx, by, ra, rb, soft, p, mode, x0, y0, x1, y1, buf):
    """Direct path for one capsule, ellipse or ring: coverage of a row, then blend it at once (no accumulation buffer)."""
    cov = buf[0]
    inv = F(1) / max(F(1), F(4.2) * soft)
    m = F(0.5) / inv
    thin = F(1)
    F(0.5)
    if kind == STROKE:
        rm = max(ra, rb)
        q0 = max(F(0.5), ra)
        dq = max(F(0.5), rb) - q0
        dx = bx - ax
        dy = by - ay
        L2 = dx * dx + dy * dy + F(1e-6)
        il = F(1) / L2
        R = max(F(0.5), rm) + m
        hw = R * math.sqrt(L2) / max(F(1e-3), abs(dy))
        sl = dx / dy if abs(dy) > F(1e-3) else F(0)
        thin = min(F(1), F(2) * rm)
    else:
        dx = dy = il = sl = hw = dq = q0 = F(0)
        rm = min(ra, rb)
        R = F(0)
        if kind == ELLIPSE:
            thin = min(F(1), F(2) * ra) * min(F(1), F(2) * rb)
        ix = F(1) / max(F(0.5), ra)
        iy = F(1) / max(F(0.5), rb)
        ra = max(F(0.5), ra)
        rb = max(F(0.5), rb)
    if soft >= F(0.5):
        u = min(F(1), rm * inv + F(0.5))
        u = u * u * (F(3) - F(2) * u)
        thin = (
            math.tanh(F(0.85) * rm / soft) if kind == STROKE else F(1) - math.exp(-rm * rm / (F(2) * soft * soft))
        ) / u
    solid = int(p[0]) == SOLID
    al = p[STOP0 + 4]
    ma = MA[mode]
    mc = MC[mode]
    mw = MW[mode]
    for y in range(y0, y1):
        py = F(y) + F(0.5) - ay
        xa = x0
        xb = x1
        if kind == STROKE:
            if abs(dy) > F(1e-3):
                xm = ax + py * sl - F(0.5)
                xa = max(x0, int(xm - hw))
                xb = min(x1, int(xm + hw) + 2)
        elif kind == ELLIPSE:
            e = F(1) - (py / (rb + m)) * (py / (rb + m))
            if e <= F(0):
                continue
            e = (ra + m) * math.sqrt(e) + F(1)
            xa = max(x0, int(ax - e))
            xb = min(x1, int(ax + e) + 1)
        n = xb - xa
        if n <= 0:
            continue
        bx_ = F(xa) + F(0.5) - ax
        if kind == STROKE:
            for x in range(n):
                px = F(x) + bx_
                t = min(F(1), max(F(0), (px * dx + py * dy) * il))
                ex = px - t * dx
                ey = py - t * dy
                cov[x] = min(F(1), max(F(0), (q0 + t * dq - math.sqrt(ex * ex + ey * ey)) * inv + F(0.5)))
        else:
            v = py * iy
            v2 = v * v
            g2 = v * iy * v * iy
            far = min(ra, rb)
            for x in range(n):
                u = (F(x) + bx_) * ix
                k0 = math.sqrt(u * u + v2)
                k1 = math.sqrt(u * ix * u * ix + g2) + F(1e-6)
                d = max(-far, k0 * (k0 - F(1)) / k1)
                d = d if kind == ELLIPSE else abs(d) - q0
                cov[x] = d
            if kind == RING:
                for x in range(n):
                    cov[x] = min(F(1), max(F(0), p[SOFTNESS] + F(0.5) - (cov[x] + q0)))
            else:
                for x in range(n):
                    cov[x] = min(F(1), max(F(0), F(0.5) - cov[x] * inv))
        if soft >= F(0.5) and kind != RING:
            for x in range(n):
                c = cov[x]
                cov[x] = c * c * (F(3) - F(2) * c)
        if thin < F(0.999) or thin > F(1.001):
            for x in range(n):
                cov[x] *= thin
        if solid:
            for c in range(C.shape[0]):
                k = p[STOP0 + 1 + c] if c < 3 else F(1)
                if c == 3 and mode == ADD:
                    continue
                d = C[c, y, xa:xb]
                for x in range(n):
                    a = cov[x] * al
                    d[x] = d[x] * (F(1) + a * (ma + k * mc)) + k * a * mw
        else:
            _paint(C, y, xa, xb, cov, xa, p, mode, buf[1], buf[2], buf[3])
