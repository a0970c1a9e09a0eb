"""Fountain screenplays: plain text to elements, by the syntax published at fountain.io (1.1).

title page, scene headings, action, characters, parentheticals, dialogue, dual dialogue, lyrics, transitions, centred
text, emphasis, notes, boneyard, sections, synopses, page breaks, forced elements and scene numbers.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "scene-heading",
    "action",
    "character",
    "parenthetical",
    "dialogue",
    "lyrics",
    "transition",
    "centered",
    "section",
    "synopsis",
    "note",
    "page-break",
]

HEADING = re.compile(r"^(?:INT\.?/EXT|INT/EXT|I/E|INT|EXT|EST)[. ]", re.IGNORECASE)
NUMBER = re.compile(r"\s*#([\w.\-]+)#\s*$")
TRANSITION = re.compile(r"^[A-Z0-9 .,'’\-]+ TO:$")
TITLE_KEY = re.compile(r"^([A-Za-z][\w ]*):\s*(.*)$")
EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_)(?=\S)(.+?)(?<=\S)(?<!\\)\1")
NOTE = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
BONEYARD = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Element:
    """One part of a screenplay."""

    kind: Kind
    text: str
    """Plain: emphasis, notes and marks of forcing are taken off; line breaks of an action stay."""
    line: int
    """Of the file, from one."""
    number: str = ""
    """Of a scene heading: `#12A#`."""
    level: int = 0
    """Of a section: its count of `#`."""
    dual: bool = False
    """A character whose words are said beside those of the one before."""
    extension: str = ""
    """Of a character: `V.O.`, `CONT'D`."""


@dataclass(frozen=True, slots=True)
class Screenplay:
    """A title page and the elements in order."""

    title: dict[str, str] = field(default_factory=dict)
    """Keys in lower case: `title`, `credit`, `author`, `draft date`; values of several lines joined by line breaks."""
    elements: tuple[Element, ...] = ()


def read_fountain(text: str) -> Screenplay:
    """The screenplay in a text. Never raises: what is nothing else is action."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    # What is in the boneyard is gone, its lines stay, so that every element knows its own.
    text = BONEYARD.sub(lambda m: "\n" * m[0].count("\n"), text)
    lines = [line.replace("\t", "    ") for line in text.split("\n")]
    title, first = title_page(lines)
    return Screenplay(title, tuple(elements(lines, first)))


def title_page(lines: list[str]) -> tuple[dict[str, str], int]:
    """Keys and values at the top, and the number of the first line after them."""
    found: dict[str, list[str]] = {}
    key, count = "", 0
    for line in lines:
        match = TITLE_KEY.match(line)
        if match and not HEADING.match(line) and not TRANSITION.match(line.strip()):
            key = match[1].strip().lower()
            found[key] = [match[2].strip()] if match[2].strip() else []
        elif key and line.strip() and line[:1] in " \t":
            found[key].append(line.strip())
        else:
            break
        count += 1
    return ({name: plain("\n".join(values)) for name, values in found.items()}, count) if found else ({}, 0)


def elements(lines: list[str], first: int) -> Iterator[Element]:
    """Every element from line `first` on."""
    number = first
    while number < len(lines):
        line = lines[number]
        if not line.strip():
            number += 1
            continue
        blank_before = number == 0 or not lines[number - 1].strip() or number == first
        blank_after = number + 1 >= len(lines) or not lines[number + 1].strip()
        text = line.strip()
        if text.startswith("[[") and (end := note_end(lines, number)) is not None:
            whole = "\n".join(lines[number : end + 1]).strip()
            if NOTE.sub("", whole).strip() == "":
                for note in NOTE.finditer(whole):
                    yield Element("note", note[1].strip(), number + 1)
                number = end + 1
                continue
        single = one_line(text, number + 1, blank_before, blank_after)
        if single is not None:
            yield single
            number += 1
        elif blank_before and not blank_after and is_character(line):
            number = yield from spoken(lines, number)
        else:
            end = number
            while end + 1 < len(lines) and lines[end + 1].strip() and not starts_other(lines, end + 1):
                end += 1
            yield from action(lines[number : end + 1], number + 1)
            number = end + 1


def note_end(lines: list[str], number: int) -> int | None:
    """The line on which a note that begins here ends; an empty line ends it unless it holds two spaces."""
    for end in range(number, len(lines)):
        if end > number and lines[end] == "":
            return None
        if "]]" in lines[end]:
            return end
    return None


def one_line(text: str, line: int, blank_before: bool, blank_after: bool) -> Element | None:
    """An element that is a line of its own, or None."""
    if re.fullmatch(r"={3,}", text):
        return Element("page-break", "", line)
    if text.startswith("#"):
        level = len(text) - len(text.lstrip("#"))
        return Element("section", plain(text.lstrip("#")), line, level=level)
    if text.startswith("=") and not text.startswith("=="):
        return Element("synopsis", plain(text[1:]), line)
    if text.startswith(">") and text.endswith("<"):
        return Element("centered", plain(text[1:-1]), line)
    if text.startswith("~"):
        return Element("lyrics", plain(text[1:]), line)
    if text.startswith(">"):
        return Element("transition", plain(text[1:]), line)
    if text.startswith(".") and not text.startswith("..") and len(text) > 1:
        return heading(text[1:], line)
    if blank_before and HEADING.match(text):
        return heading(text, line)
    if blank_before and blank_after and TRANSITION.match(text):
        return Element("transition", plain(text), line)
    return None


def heading(text: str, line: int) -> Element:
    """A scene heading, its number taken off."""
    match = NUMBER.search(text)
    return Element("scene-heading", plain(NUMBER.sub("", text)), line, number=match[1] if match else "")


def is_character(line: str) -> bool:
    """A line that names who speaks: forced by @, or all in capitals with a letter in it."""
    text = line.strip()
    if text.startswith("@"):
        return len(text) > 1
    name = re.sub(r"\([^)]*\)", "", text.removesuffix("^")).strip()
    return bool(name) and name == name.upper() and any(c.isalpha() for c in name) and not text.startswith(("!", "~"))


def starts_other(lines: list[str], number: int) -> bool:
    """A line inside an action paragraph that is something else all the same."""
    text = lines[number].strip()
    return text.startswith((">", "~", "#")) or bool(re.fullmatch(r"={3,}", text))


def spoken(lines: list[str], number: int) -> Generator[Element, None, int]:
    """A character and what they say; returns the number of the line after it."""
    text = lines[number].strip().removeprefix("@")
    dual = text.endswith("^")
    text = text.removesuffix("^").strip()
    extension = " ".join(re.findall(r"\(([^)]*)\)", text))
    yield Element("character", plain(re.sub(r"\([^)]*\)", "", text)), number + 1, dual=dual, extension=extension)
    number += 1
    said: list[str] = []
    began = number

    def flush() -> Iterator[Element]:
        words = plain("\n".join(said))
        if words:
            yield Element("dialogue", words, began + 1)

    while number < len(lines) and (lines[number].strip() or lines[number] == "  "):
        here = lines[number].strip()
        if here.startswith("(") and here.endswith(")"):
            yield from flush()
            said = []
            yield Element("parenthetical", plain(here[1:-1]), number + 1)
            began = number + 1
        elif here.startswith("~"):
            yield from flush()
            said = []
            yield Element("lyrics", plain(here[1:]), number + 1)
            began = number + 1
        else:
            if not said:
                began = number
            said.append(here)
        number += 1
    yield from flush()
    return number


def action(lines: list[str], line: int) -> Iterator[Element]:
    """A paragraph of action; `!` forces it, notes inside it stand for themselves."""
    text = "\n".join(lines).rstrip()
    text = text.removeprefix("!") if text.lstrip() == text else text.strip().removeprefix("!")
    for note in NOTE.finditer(text):
        yield Element("note", note[1].strip(), line)
    words = plain(text)
    if words:
        yield Element("action", words, line)


def plain(text: str) -> str:
    """The words without emphasis, notes and backslashes."""
    text = NOTE.sub("", text)
    before = ""
    while before != text:
        before, text = text, EMPHASIS.sub(r"\2", text)
    return re.sub(r"\\([*_])", r"\1", text).strip()
