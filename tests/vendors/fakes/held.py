"""Bodies held to the types of a vendor's own package: an unknown field is refused at every depth."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import NoExtraItems

from shotwright.vendors.scripted.service import BadRequest


def close(kind: Any, seen: set[Any]) -> None:
    """Forbid unknown fields of a typed dictionary and of all that it holds."""
    for part in get_args(kind):
        close(part, seen)
    if not hasattr(kind, "__total__") or kind in seen:
        return
    seen.add(kind)
    # A type that says itself what else it may hold keeps its word.
    open_ended = getattr(kind, "__extra_items__", NoExtraItems) is not NoExtraItems
    kind.__pydantic_config__ = ConfigDict(extra="allow" if open_ended else "forbid")
    for part in get_type_hints(kind, vars(sys.modules[kind.__module__])).values():
        close(part, seen)


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """The type, closed."""
    close(kind, set())
    return TypeAdapter(kind)


def hold(kind: Any, body: Any) -> None:
    """Raise BadRequest, saying why, unless the body is of the type."""
    try:
        adapter(kind).validate_python(body, strict=False)
    except ValidationError as error:
        raise BadRequest(str(error)) from error
