"""Who makes takes: vendors found by the entry-point group `shotwright.vendors`."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from shotwright.errors import WrongUse

from .contract import Vendor

GROUP = "shotwright.vendors"


def known_vendors() -> dict[str, EntryPoint]:
    """Name to entry point, nothing loaded yet."""
    return {point.name: point for point in entry_points(group=GROUP)}


def vendor(name: str) -> Vendor:
    """A new instance of the vendor called `name`.

    Raises WrongUse, naming the vendors that are there.
    """
    points = known_vendors()
    if name not in points:
        raise WrongUse(
            f"There is no vendor called '{name}'.",
            next_step=f"Known: {', '.join(sorted(points))}. `house` is free and always there.",
        )
    made: Vendor = points[name].load()()
    return made
