"""Starters and briefs are productions that the house understands whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shotwright.errors import WrongUse
from shotwright.film.formats.marked import read_marked
from shotwright.film.formats.mistakes import checked
from shotwright.film.formats.schema import schema_text
from shotwright.film.production import Production
from shotwright.studio.resolve import Resolver
from shotwright.studio.starters import KINDS, SCHEMA_LINE, from_brief, read_brief, starter


def production(text: str) -> Production:
    """The production of a text, resolved once so that every name in it is known."""
    marked = read_marked(text, Path("production.yaml"))
    made = checked(Production, marked)
    Resolver(made, Path(), marked).shots()
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_every_starter_is_a_production(kind: str) -> None:
    """With comments, the schema's line, its own variable."""
    text = starter(kind)
    assert text.startswith(SCHEMA_LINE) and text.count("#") >= 2
    assert KINDS[kind][1] in production(text).variables


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_is_as_long_as_was_asked(kind: str) -> None:
    """Shots share what the cards leave; comments stay."""
    made = production(starter(kind, {KINDS[kind][1]: 'a "new" thing: x'}, seconds=40))
    cards = sum(card.seconds for card in made.titles if card.kind != "lower-third")
    assert sum(shot.seconds or 0 for _, shot in made.shots()) + cards == pytest.approx(40, abs=1.5)
    assert made.variables[KINDS[kind][1]] == 'a "new" thing: x'


@pytest.mark.parametrize(
    ("text", "kind", "subject", "seconds"),
    [
        ("a 30-second advert for a small bakery in Lyon", "advert", "a small bakery in Lyon", 30.0),
        ("explain how the heart works, 1 minute", "explainer", "", 60.0),
        ("a training about fire drills", "training", "fire drills", None),
        ("short story about a lost dog, 20 s", "story", "a lost dog", 20.0),
        ("internal news of the harbour team", "news", "the harbour team", None),
        ("music clip for the song Night Drive", "music", "the song Night Drive", None),
        ("a product film of a red bicycle", "product", "a red bicycle", None),
    ],
)
def test_a_brief_is_understood(text: str, kind: str, subject: str, seconds: float | None) -> None:
    """Kind, subject, length."""
    found = read_brief(text)
    assert (found.kind, found.seconds) == (kind, seconds)
    assert found.subject.strip(" ,") == subject
    production(from_brief(text)[0])


def test_what_is_no_brief_is_refused() -> None:
    """With the kinds that there are."""
    with pytest.raises(WrongUse, match="what kind of film"):
        read_brief("something nice")
    with pytest.raises(WrongUse, match="There is no starter 'opera'"):
        starter("opera")
    with pytest.raises(WrongUse, match="It has: product, slogan"):
        starter("advert", {"prodct": "tea"})


def test_the_published_schema_is_todays() -> None:
    """`make docs` writes it; every key of a shot is explained."""
    page = Path(__file__).parents[2] / "docs" / "production.schema.json"
    assert page.read_text("utf-8") == schema_text()
    shot = json.loads(schema_text())["$defs"]["ShotPlan"]
    assert shot["additionalProperties"] is False
    assert shot["properties"]["needs"]["description"].startswith("What `auto` must find")
