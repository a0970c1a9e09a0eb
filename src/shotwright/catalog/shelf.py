"""The shelf of models and vendors: read from `data/*.toml` once, checked, and found by the name that users type."""

from __future__ import annotations

import tomllib
from collections import Counter
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import ValidationError

from shotwright.errors import WrongUse

from .facts import Model, VendorFacts

NOT_FACTS = ("plans.toml",)
"""Files of the folder that hold no models."""

INHERITED = ("source", "witness", "date", "certainty", "unit", "mode")
"""What a price row takes from its list when it does not say."""


@cache
def shelf() -> tuple[dict[str, VendorFacts], dict[str, Model]]:
    """Every vendor and every model by name. Raises ValueError, naming file and model, when the data is wrong."""
    vendors: dict[str, VendorFacts] = {}
    found: dict[str, Model] = {}
    folder = files(__package__).joinpath("data")
    for path in sorted((p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name):
        if path.name in NOT_FACTS:
            continue
        data = tomllib.loads(path.read_text("utf-8"))
        if isinstance(data["vendor"], list):
            vendors |= {row["name"]: VendorFacts.model_validate(row) for row in data["vendor"]}
            continue
        vendor = VendorFacts.model_validate(data["vendor"])
        vendors[vendor.name] = vendor
        for row in data["model"]:
            try:
                built = Model.model_validate(filled(row, data, vendor))
            except ValidationError as error:
                raise ValueError(f"{path.name}, {row.get('id', 'a model without id')}: {error}") from error
            if built.id in found:
                raise ValueError(f"{path.name}: '{built.id}' is there twice")
            found[built.id] = built
    return vendors, found


def filled(row: dict[str, Any], data: dict[str, Any], vendor: VendorFacts) -> dict[str, Any]:
    """A model's table with what it takes from its file: vendor, training, and the common parts of its price rows."""
    out = {"vendor": vendor.name, "training": data.get("training"), "dialect": vendor.dialect, **row}
    if vendor.refused:
        out.setdefault("refused_words", vendor.refused.words)
    if "references" in row["kinds"]:
        out.setdefault("references", None)
    if "price" in row:
        listed = dict(row["price"])
        common = {name: listed.pop(name) for name in INHERITED if name in listed}
        for part in ("rows", "extras"):
            rows = listed.get(part, [])
            kept = {k: v for k, v in common.items() if part == "rows" or k not in ("unit", "mode")}
            listed[part] = [{**kept, **each} for each in rows]
        out["price"] = listed
    return out


@cache
def names() -> dict[str, str]:
    """Every id, alias and wire name to the id; ids win, and a name that two models share means neither."""
    _, found = shelf()
    pairs = [(other.lower(), m.id) for m in found.values() for other in {*m.aliases, m.wire} if other]
    shared = Counter(name for name, _ in pairs)
    return {name: to for name, to in pairs if shared[name] == 1} | {name: name for name in found}


def model(name: str) -> Model:
    """The model that is called so, by id, alias or the vendor's own name. Raises WrongUse with the nearest names."""
    known = names()
    key = name.strip().lower()
    if key in known:
        return shelf()[1][known[key]]
    near = get_close_matches(key, known, n=3, cutoff=0.5)
    listed = ", ".join(dict.fromkeys(known[n] for n in near))
    hint = f"Nearest: {listed}." if listed else "`shotwright models` lists them all."
    raise WrongUse(f"There is no model '{name}'.", next_step=f"{hint} Free: house.")


def models() -> tuple[Model, ...]:
    """Every model, retired ones too, by vendor and then newest first as the files have them."""
    return tuple(shelf()[1].values())


def vendor(name: str) -> VendorFacts:
    """What is known of a vendor. Raises WrongUse with the names."""
    vendors = shelf()[0]
    key = name.strip().lower()
    if key in vendors:
        return vendors[key]
    if key in names():
        return vendors[model(key).vendor]
    near = get_close_matches(key, vendors, n=1, cutoff=0.7)
    hint = f"Did you mean '{near[0]}'?" if near else f"Known: {', '.join(vendors)}."
    raise WrongUse(f"There is no vendor '{name}'.", next_step=hint)


def vendors() -> tuple[VendorFacts, ...]:
    """Every vendor by name."""
    return tuple(shelf()[0].values())
