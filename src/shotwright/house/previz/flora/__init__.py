"""Plants: trees baked as textures, stands of them at many depths, and grass for foregrounds."""

from .stand import Stand, foreground_grass, scattered
from .trees import broadleaf, conifer

__all__ = ["Stand", "broadleaf", "conifer", "foreground_grass", "scattered"]
