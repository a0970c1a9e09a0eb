"""Small functions that every pixel kernel inlines: cheap sine, exponential and smooth step, and tiled noise."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import njit

F = np.float32
COMPILED: dict[str, Any] = dict(fastmath=True, nogil=True, cache=True, error_model="numpy")


@njit(inline="always", fastmath=True, error_model="numpy")
def fsin(r):
    """sin(2*pi*r) for r in [-0.5, 0.5]; error 0.001."""
    y = r * (F(8) - F(16) * abs(r))
    return y * (F(0.775) + F(0.225) * abs(y))


@njit(inline="always", fastmath=True, error_model="numpy")
def fexp(u):
    """exp(-u) for u >= 0 as (1-u/64)^64: six squarings, no table, SIMD-friendly."""
    v = max(F(0), F(1) - u * F(1 / 64))
    v *= v
    v *= v
    v *= v
    v *= v
    v *= v
    return v * v


@njit(inline="always", fastmath=True, error_model="numpy")
def step(a, b, x):
    t = min(F(1), max(F(0), (x - a) / (b - a)))
    return t * t * (F(3) - F(2) * t)


@njit(**COMPILED)
def fbm_tile(out, tab, x0, y0, dx, dy, oct_, lac, period):
    """out[j,i] = value-noise fbm at (x0+dx*i, y0+dy*j) from the 256x256 table; period > 0 makes octave 0 repeat."""
    h, w = out.shape
    for j in range(h):
        for i in range(w):
            x = x0 + dx * F(i)
            y = y0 + dy * F(j)
            a = F(0.5)
            v = F(0)
            m = period
            for o in range(oct_):
                fx = math.floor(x)
                fy = math.floor(y)
                ix = int(fx)
                iy = int(fy)
                u = x - F(fx)
                q = y - F(fy)
                u = u * u * (F(3) - F(2) * u)
                q = q * q * (F(3) - F(2) * q)
                ia = ix
                ib = ix + 1
                ja = iy
                jb = iy + 1
                if m > 0:
                    ia %= m
                    ib %= m
                    ja %= m
                    jb %= m
                k = o * 37
                ia = (ia + k) & 255
                ib = (ib + k) & 255
                ja = (ja + 2 * k) & 255
                jb = (jb + 2 * k) & 255
                v += a * (
                    (tab[ja, ia] * (F(1) - u) + tab[ja, ib] * u) * (F(1) - q)
                    + (tab[jb, ia] * (F(1) - u) + tab[jb, ib] * u) * q
                )
                x = x * lac
                y = y * lac
                m = m * 2
                if period == 0:
                    x += F(17.1)
                    y += F(5.3)
                a *= F(0.5)
            out[j, i] = v


def noise_table() -> np.ndarray:
    """The 256 x 256 table of random values from which all field noise is read."""
    return np.random.default_rng(5).random((256, 256)).astype(F)


TABLE = noise_table()
