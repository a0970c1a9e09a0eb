"""Which vendors can be ordered from on this machine: whose adapter is there, whose key is where; no key is shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from importlib.metadata import EntryPoint
from typing import Any

from shotwright.catalog import shelf
from shotwright.errors import WrongUse
from shotwright.vendors import keys, known_vendors


@dataclass(frozen=True, slots=True)
class Ready:
    """One vendor."""

    name: str
    title: str
    adapter: bool
    """Shotwright can order from it."""
    variables: tuple[str, ...]
    """What may hold its key; empty where none is needed."""
    found: dict[str, str]
    """Variable to where it lies: `environment`, `keyring`, `file`."""
    key: bool
    """What was found is enough: some vendors take one key or another, some want two things."""

    @property
    def ready(self) -> bool:
        """It can be ordered from now."""
        return self.adapter and self.key

    @property
    def state(self) -> str:
        """In a few words."""
        if not self.adapter:
            return "no adapter"
        if not self.variables:
            return "ready, needs no key"
        if self.key:
            return f"ready, key in {' and '.join(sorted(set(self.found.values())))}"
        has = f"; has {' and '.join(self.found)}" if self.found else ""
        return f"needs {' or '.join(self.variables)}{has}"

    def as_json(self) -> dict[str, Any]:
        """Plain data, without a secret."""
        return {**asdict(self), "ready": self.ready}


def readiness() -> list[Ready]:
    """Every vendor whose adapter is installed, plug-ins too, by name."""
    return [ready(name) for name in sorted(known_vendors())]


def check_ready(name: str) -> None:
    """Raise WrongUse, with the ways to give a key and the free one, when a vendor cannot be ordered from now."""
    found = ready(name)
    if not found.ready:
        open_door(known_vendors()[name])
        keys.key(found.variables[0], vendor=name)


def open_door(point: EntryPoint) -> None:
    """Have an adapter put its key together, where it has such a step. Raises WrongUse when something is missing."""
    made = point.load()
    if hasattr(made, "headers"):
        made().headers()


def let_in(point: EntryPoint, found: dict[str, str]) -> bool:
    """Whether what was found is all of an adapter's key."""
    if not found:
        return False
    try:
        open_door(point)
    except WrongUse:
        return False
    return True


def ready(name: str) -> Ready:
    """One vendor. Raises WrongUse for a name that neither the catalogue nor an adapter has."""
    points = known_vendors()
    try:
        facts = shelf.vendor(name)
        name, title, variables = facts.name, facts.title, facts.keys.environment
    except WrongUse:
        if name not in points:
            raise
        made = points[name].load()
        title, variable = getattr(made, "title", name), getattr(made, "key_variable", "")
        variables = (variable,) if variable else ()
    found = {variable: place for variable in variables if (place := keys.where(variable)) is not None}
    enough = not variables or (name in points and let_in(points[name], found))
    return Ready(name, title, name in points, tuple(variables), found, enough)
