"""The JSON Schema of `production.yaml`, for editors: completion, explanations and red lines while typing."""

from __future__ import annotations

import ast
import inspect
import json
from typing import Any

from pydantic import BaseModel

from ..production import Production
from .mistakes import models_in


def schema_text() -> str:
    """The schema as JSON, every key with the sentence that its noun gives it."""
    schema = Production.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Shotwright production"
    for model in nouns(Production):
        target = schema if model is Production else schema["$defs"].get(model.__name__)
        for name, sentence in explained(model).items():
            if target is not None and name in target.get("properties", {}):
                target["properties"][name]["description"] = sentence
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def nouns(model: type[BaseModel]) -> list[type[BaseModel]]:
    """A noun and every noun inside it."""
    found = [model]
    for one in found:
        for field in one.model_fields.values():
            found += [inner for inner in models_in(field.annotation) if inner not in found]
    return found


def explained(model: type[BaseModel]) -> dict[str, str]:
    """Field to the text that stands below it in the source: one place for people and for editors."""
    tree: Any = ast.parse(inspect.getsource(model)).body[0]
    found = {}
    for line, below in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and isinstance(below, ast.Expr):
            value = below.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[line.target.id] = " ".join(value.value.split())
    return found


if __name__ == "__main__":
    print(schema_text(), end="")
