"""YAML as plain data with the place of every key and value, so that a mistake is shown where it stands.

The plain subset that people write by hand, read as YAML 1.2 does: `16:9` and `no` are words, dates are words. Anchors,
tags and several documents are refused: they have no use here, and anchors can grow without end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from shotwright.errors import Damaged, WrongUse

Where = tuple[str | int, ...]
"""Keys and indices from the root to a value."""

LARGEST = 4 << 20
"""Bytes of one file; 2,000 shots have about half a megabyte."""
DEEPEST = 40

NULL = re.compile(r"~|null|Null|NULL|")
BOOLS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
INT = re.compile(r"[-+]?[0-9]{1,18}")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands: line and column from one, and indices into the text."""

    line: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """What a text says, and where."""

    text: str
    path: Path
    data: Any
    values: dict[Where, Span] = field(default_factory=dict)
    keys: dict[Where, Span] = field(default_factory=dict)

    def span(self, where: Where) -> Span:
        """The nearest place that exists: of the key where there is one, else of the value, else of what holds it."""
        for end in range(len(where), -1, -1):
            found = self.keys.get(where[:end]) or self.values.get(where[:end])
            if found is not None:
                return found
        return Span(1, 1, 0, 0)


def read_text(path: Path, largest: int = LARGEST) -> str:
    """The file as text. Raises WrongUse when there is none, Damaged when it is too large or is no text."""
    try:
        size = path.stat().st_size
        if size > largest:
            raise Damaged(
                f"'{path}' has {size / (1 << 20):.0f} MB; the limit is {largest >> 20} MB.",
                next_step="Split it into several files.",
            )
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise WrongUse(f"There is no file '{path}'.", next_step="Check the name.") from error
    except IsADirectoryError as error:
        raise WrongUse(f"'{path}' is a folder.", next_step="Name the file in it.") from error
    except UnicodeDecodeError as error:
        raise Damaged(f"'{path}' is not UTF-8 text (byte {error.start + 1}).", next_step="Save it as UTF-8.") from error
    except OSError as error:
        raise Damaged(f"'{path}' cannot be read: {error.strerror}.", next_step="Check its permissions.") from error


def read_marked(text: str, path: Path) -> Marked:
    """The text as data with spans; `path` is for messages. Raises WrongUse with file, line and column."""
    conflict = re.search(r"^<{7} ", text, re.M)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        raise WrongUse(f"{path}:{line}:1: here is a merge conflict.", next_step="Settle it, then run it again.")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        why = _in_words(error, text, line)
        raise WrongUse(f"{path}:{line}:{column}: this is no YAML: {why}.", next_step="Mend that line.") from error
    except (yaml.YAMLError, RecursionError) as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        why = str(error).splitlines()[0]
        raise WrongUse(f"{path}:{line}:1: this is no YAML: {why}.", next_step="Mend that line.") from error
    marked = Marked(text, path, None)
    data = None if node is None else _Reader(marked).read(node, (), 0)
    return Marked(text, path, data, marked.values, marked.keys)


def _in_words(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    """What is wrong, as a person would say it."""
    written = (text.splitlines() or [""])[min(line, len(text.splitlines()) or 1) - 1]
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return "the line is indented with a tab; use spaces"
    if "mapping values are not allowed" in (error.problem or ""):
        return "a text with a colon needs quotes around it"
    return (error.problem or str(error)).strip().rstrip(".")


class _Reader:
    """Walks the nodes once, noting where each stands."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.seen: set[int] = set()

    def refuse(self, node: yaml.Node, why: str, mend: str) -> WrongUse:
        """The error for something at a node."""
        mark = node.start_mark
        return WrongUse(f"{self.marked.path}:{mark.line + 1}:{mark.column + 1}: {why}.", next_step=mend)

    def read(self, node: yaml.Node, where: Where, depth: int) -> Any:
        """The value of a node, its span noted under `where`."""
        if id(node) in self.seen:
            raise self.refuse(
                node, "an anchor (&) is used again here or below", "Write the value out where it is needed."
            )
        self.seen.add(id(node))
        if depth > DEEPEST:
            raise self.refuse(node, f"this is nested more than {DEEPEST} deep", "Write it flatter.")
        start, end = node.start_mark, node.end_mark
        self.marked.values[where] = Span(start.line + 1, start.column + 1, start.index, end.index)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, where, depth)
        if isinstance(node, yaml.SequenceNode):
            self.check_tag(node, "seq")
            return [self.read(child, (*where, number), depth + 1) for number, child in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return self.scalar(node)

    def mapping(self, node: yaml.MappingNode, where: Where, depth: int) -> dict[str, Any]:
        """Keys are words, and each stands once."""
        self.check_tag(node, "map")
        out: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.refuse(key, "a key must be a word", "Write `key: value`.")
            name = str(key.value)
            if name == "<<":
                raise self.refuse(key, "merge keys (<<) are not read", "Write the values out where they are needed.")
            if name in out:
                first = self.marked.keys[(*where, name)]
                raise self.refuse(key, f"'{name}' stands here for the second time (first in line {first.line})",
                                  "Remove one of the two.")  # fmt: skip
            mark, end = key.start_mark, key.end_mark
            self.marked.keys[(*where, name)] = Span(mark.line + 1, mark.column + 1, mark.index, end.index)
            out[name] = self.read(value, (*where, name), depth + 1)
        return out

    def scalar(self, node: yaml.ScalarNode) -> Any:
        """A word, a number, yes or no, or nothing."""
        text = str(node.value)
        self.check_tag(node, "str", "int", "float", "bool", "null", "timestamp", "merge", "value")
        if node.style:
            return text
        if NULL.fullmatch(text):
            return None
        if text in BOOLS:
            return BOOLS[text]
        if INT.fullmatch(text):
            return int(text)
        if FLOAT.fullmatch(text):
            return float(text)
        return text

    def check_tag(self, node: yaml.Node, *plain: str) -> None:
        """Refuse `!tag`."""
        if node.tag.removeprefix("tag:yaml.org,2002:") not in plain:
            raise self.refuse(node, f"the tag '{node.tag}' is not read", "Write plain values.")
