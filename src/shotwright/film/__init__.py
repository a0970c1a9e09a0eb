"""The nouns of film as pure data: no drawing, no network, no files but those in `formats/`."""

from .look import ASPECTS, SIZES, Frame
from .order import Order, Take
from .shot import Beat, Camera, Garment, Prop, Shot, Subject

__all__ = ["ASPECTS", "SIZES", "Beat", "Camera", "Frame", "Garment", "Order", "Prop", "Shot", "Subject", "Take"]
