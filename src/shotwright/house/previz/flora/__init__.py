"""Plants: trees baked as textures, stands of them at many depths, and grass for foregrounds."""

from .stand import Stand, foreground_grass, scattered
from .trees import broadleaf, bush, cactus, conifer, fern, palm

__all__ = ["Stand", "broadleaf", "bush", "cactus", "conifer", "fern", "foreground_grass", "palm", "scattered"]
