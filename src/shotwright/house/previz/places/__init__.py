"""Places: each is one builder from a PlaceRequest to a Stage; only the module of the place that is asked for is loaded."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.resources import files

from ..scene import PlaceBuilder, PlaceRequest, Stage


@cache
def tables(name: str) -> tuple[str, ...]:
    """The places of a data file of this folder."""
    return tuple(tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8")))


MODULES: dict[str, str] = {
    **dict.fromkeys(tables("land"), "land"),
    **dict.fromkeys(tables("rooms"), "room"),
    "sea": "sea",
    "river": "river",
    "sky": "heaven",
    "space": "heaven",
    "moon": "heaven",
    "underwater": "deep",
    "studio": "studio",
    "canyon": "gorge",
    "cave": "gorge",
    "alley": "alley",
    "rooftop": "alley",
    "waterfall": "river",
    "harbour": "waterfront",
    "bridge": "waterfront",
    "coast": "waterfront",
    "city": "waterfront",
    "lake": "lake",
    "snowy-mountains": "mountains",
    "desert": "desert",
    "forest-meadow": "meadow",
    "meadow": "meadow",
    "beach": "sea",
    "city-street": "city",
    "cafe": "cafe",
    "plain": "plain",
}
"""Place to the module that builds it."""

BUILDERS: dict[str, PlaceBuilder] = {}

NEAREST: dict[str, str] = {
    "island": "sea",
    "iceberg": "snowy-mountains",
    "parking-lot": "city-street",
    "highway": "city-street",
    "junkyard": "industrial",
    "tea-room": "living-room",
}
"""Places without a builder of their own, and the one that comes nearest; the substitution is always reported."""


def place(*names: str) -> Callable[[PlaceBuilder], PlaceBuilder]:
    """Register a builder under the names that MODULES lists for its module."""

    def register(build: PlaceBuilder) -> PlaceBuilder:
        for name in names:
            BUILDERS[name] = build
        return build

    return register


def build(name: str | None, request: PlaceRequest) -> tuple[Stage, str | None]:
    """The stage of a place, and a sentence when another place had to stand in for it; None is a plain backdrop."""
    note = None
    key = name or "plain"
    if key not in MODULES:
        nearest = NEAREST.get(key)
        shown = request.shot.place_word or key
        note = (
            f"The place '{shown}' is drawn as {nearest.replace('-', ' ')}."
            if nearest
            else f"The place '{shown}' cannot be drawn yet: a plain backdrop stands in."
        )
        key = nearest or "plain"
    if key not in BUILDERS:
        import_module(f"{__name__}.{MODULES[key]}")
    return BUILDERS[key](request), note
