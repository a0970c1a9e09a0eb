"""Whole-picture pixel kernels: sky, sea, ground, wet street."""

from .ground import Ground, SkyAndGround
from .sea import SkyAndSea
from .sky import Sky

__all__ = ["Ground", "Sky", "SkyAndGround", "SkyAndSea"]
