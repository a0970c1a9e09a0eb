"""The last step of a frame: bloom at quarter resolution, then one pass of bloom, grade, vignette, grain and yuv420p.

The output is limited-range BT.709, written straight into the planes that go to the encoder.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numba import njit

F = np.float32
COMPILED: dict[str, Any] = dict(fastmath=True, nogil=True, cache=True, error_model="numpy")


@njit(**COMPILED)
def bright(C, D, thr):
    """D (H/4,W/4,3): 4x4 mean of C (clipped at 1), times a soft threshold on its largest channel."""
    h, w = D.shape[0], D.shape[1]
    ik = F(1) / (F(1) - thr)
    acc = np.zeros((3, 4 * w), F)
    for y in range(h):
        for c in range(3):
            a = C[c, 4 * y]
            b = C[c, 4 * y + 1]
            e = C[c, 4 * y + 2]
            g = C[c, 4 * y + 3]
            o = acc[c]
            for x in range(4 * w):
                o[x] = min(F(1), a[x]) + min(F(1), b[x]) + min(F(1), e[x]) + min(F(1), g[x])
        for x in range(w):
            r = (acc[0, 4 * x] + acc[0, 4 * x + 1] + acc[0, 4 * x + 2] + acc[0, 4 * x + 3]) * F(0.0625)
            g_ = (acc[1, 4 * x] + acc[1, 4 * x + 1] + acc[1, 4 * x + 2] + acc[1, 4 * x + 3]) * F(0.0625)
            b_ = (acc[2, 4 * x] + acc[2, 4 * x + 1] + acc[2, 4 * x + 2] + acc[2, 4 * x + 3]) * F(0.0625)
            k = min(F(1), max(F(0), (max(r, max(g_, b_)) - thr) * ik))
            D[y, x, 0] = r * k
            D[y, x, 1] = g_ * k
            D[y, x, 2] = b_ * k


def bloom(C, D, thr):
    """Two-octave bloom; returns planar (3,H/4,W/4)."""
    bright(C, D, F(thr))
    h, w = D.shape[:2]
    wide = cv2.resize(D, (w // 4, h // 4), interpolation=cv2.INTER_AREA)
    wide = cv2.GaussianBlur(wide, (0, 0), 3.5)
    b = cv2.GaussianBlur(D, (0, 0), 3.0)
    cv2.addWeighted(b, 0.55, cv2.resize(wide, (w, h)), 0.8, 0, dst=b)
    return np.ascontiguousarray(np.moveaxis(b, 2, 0))


@njit(**COMPILED)
def grade(C, G, vig, grain, ox, oy, bstr, lift, gain, sat, con, gs, Y, U, V, rgb, up):
    """Grade canvas C with bloom G and write limited-range BT.709 4:2:0 planes Y, U, V (row strides allowed)."""
    h, w = Y.shape[0], Y.shape[1]
    gh, gw = G.shape[1], G.shape[2]
    tile = grain.shape[0]
    for y2 in range(h // 2):
        for s in range(2):
            y = 2 * y2 + s
            v = (F(y) + F(0.5)) * F(0.25) - F(0.5)
            j = math.floor(v)
            f = (v - F(j)) * bstr
            e = bstr - f
            a = max(0, j)
            b = min(gh - 1, j + 1)
            for c in range(3):
                ga = G[c, a]
                gb = G[c, b]
                o = up[c]
                q = ga[0] * e + gb[0] * f
                r = q
                p = q
                for x in range(gw):
                    i = min(gw - 1, x + 1)
                    r = ga[i] * e + gb[i] * f
                    o[4 * x] = min(F(1), p * F(0.375) + q * F(0.625))
                    o[4 * x + 1] = min(F(1), p * F(0.125) + q * F(0.875))
                    o[4 * x + 2] = min(F(1), q * F(0.875) + r * F(0.125))
                    o[4 * x + 3] = min(F(1), q * F(0.625) + r * F(0.375))
                    p = q
                    q = r
            R = C[0, y]
            Gr = C[1, y]
            B = C[2, y]
            u0 = up[0]
            u1 = up[1]
            u2 = up[2]
            vr = vig[y]
            gr = grain[(y + oy) % tile]
            yo = Y[y]
            o0 = rgb[s, 0]
            o1 = rgb[s, 1]
            o2 = rgb[s, 2]
            l0 = lift[0]
            l1 = lift[1]
            l2 = lift[2]
            k0 = gain[0] - l0
            k1 = gain[1] - l1
            k2 = gain[2] - l2
            for x in range(w):
                r = min(F(1), R[x])
                g = min(F(1), Gr[x])
                b_ = min(F(1), B[x])
                r = r + u0[x] * (F(1) - r)
                g = g + u1[x] * (F(1) - g)
                b_ = b_ + u2[x] * (F(1) - b_)
                L = F(0.299) * r + F(0.587) * g + F(0.114) * b_
                vv = vr[x]
                n = gr[x + ox] * gs
                r = (L + (r - L) * sat) * k0 + l0
                r = min(F(1), max(F(0), r))
                r += con * (r * r * (F(3) - F(2) * r) - r)
                g = (L + (g - L) * sat) * k1 + l1
                g = min(F(1), max(F(0), g))
                g += con * (g * g * (F(3) - F(2) * g) - g)
                b_ = (L + (b_ - L) * sat) * k2 + l2
                b_ = min(F(1), max(F(0), b_))
                b_ += con * (b_ * b_ * (F(3) - F(2) * b_) - b_)
                r = min(F(1), max(F(0), r * vv + n * (F(1) - F(0.65) * abs(r + r - F(1)))))
                g = min(F(1), max(F(0), g * vv + n * (F(1) - F(0.65) * abs(g + g - F(1)))))
                b_ = min(F(1), max(F(0), b_ * vv + n * (F(1) - F(0.65) * abs(b_ + b_ - F(1)))))
                o0[x] = r
                o1[x] = g
                o2[x] = b_
                yo[x] = np.uint8(F(16.5) + F(46.559) * r + F(156.629) * g + F(15.812) * b_)
        uo = U[y2]
        vo = V[y2]
        p0 = rgb[0, 0]
        p1 = rgb[0, 1]
        p2 = rgb[0, 2]
        q0 = rgb[1, 0]
        q1 = rgb[1, 1]
        q2 = rgb[1, 2]
        for x in range(w // 2):
            r = F(0.25) * (p0[2 * x] + p0[2 * x + 1] + q0[2 * x] + q0[2 * x + 1])
            g = F(0.25) * (p1[2 * x] + p1[2 * x + 1] + q1[2 * x] + q1[2 * x + 1])
            b_ = F(0.25) * (p2[2 * x] + p2[2 * x + 1] + q2[2 * x] + q2[2 * x + 1])
            uo[x] = np.uint8(F(128.5) - F(25.664) * r - F(86.336) * g + F(112.0) * b_)
            vo[x] = np.uint8(F(128.5) + F(112.0) * r - F(101.730) * g - F(10.270) * b_)


def vignette(w, h, s):
    """Multiplier image of the vignette."""
    y, x = np.mgrid[0:h, 0:w].astype(F)
    return (1 - s * np.clip(((x - w / 2) / (w * 0.62)) ** 2 + ((y - h / 2) / (h * 0.70)) ** 2, 0, 1) ** 1.3).astype(F)


@lru_cache(maxsize=2)
def grain_tile(width: int, n: int = 512) -> np.ndarray:
    """Film grain (n, n + width) of unit deviation, wrapped so that a row can be read at any offset below n."""
    grain = np.asarray(cv2.GaussianBlur(np.random.default_rng(7).normal(0, 1, (n, n)).astype(F), (0, 0), 0.7), F)
    grain /= grain.std()
    return np.ascontiguousarray(np.tile(grain, (1, 2 + width // n))[:, : n + width])


def grain_offset(seed: int, frame: int) -> tuple[int, int]:
    """Where the grain tile starts for one frame: an integer hash, so that frames can be painted in any order."""
    x = (seed * 0x9E3779B1 + frame * 0x85EBCA6B) & 0xFFFFFFFF
    x ^= x >> 15
    x = x * 0x2C1B3C6D & 0xFFFFFFFF
    x ^= x >> 12
    x = x * 0x297A2D39 & 0xFFFFFFFF
    x ^= x >> 15
    return x & 511, (x >> 9) & 511
