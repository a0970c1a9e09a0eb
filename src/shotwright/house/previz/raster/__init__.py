"""The rasteriser: display lists of polygons, strokes, ellipses and gradients; textures with mips."""

from .batch import Batch, Grad, Scratch
from .kernels import ADD, MULTIPLY, OVER, SCREEN
from .texture import Blitter, Texture

__all__ = ["ADD", "MULTIPLY", "OVER", "SCREEN", "Batch", "Blitter", "Grad", "Scratch", "Texture"]
