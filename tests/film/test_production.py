"""The nouns of a production."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from shotwright.film.production import Production


def production(**more: Any) -> Production:
    """The smallest production, with more."""
    scenes = [{"id": "one", "shots": [{"id": "a", "prompt": "waves at sunset"}]}]
    return Production.model_validate({"scenes": scenes, **more})


@pytest.mark.parametrize(
    ("written", "meant"), [("$5", "5"), ("5.00 USD", "5.00"), (0.1, "0.1"), (3, "3"), ("12.3456", "12.3456")]
)
def test_money_is_what_was_written(written: object, meant: str) -> None:
    """Never a binary fraction."""
    assert production(budget=written).budget == Decimal(meant)


@pytest.mark.parametrize("written", ["-1", "five", "1.23456"])
def test_money_that_is_none_is_refused(written: str) -> None:
    """Negative, words, finer than a hundredth of a cent."""
    with pytest.raises(ValidationError):
        production(budget=written)


def test_unknown_keys_are_refused() -> None:
    """A misspelt key is no comment."""
    with pytest.raises(ValidationError):
        production(budgett=5)


def test_shots_come_in_order_with_their_scene() -> None:
    """As the film will show them."""
    scenes = [
        {"id": "one", "shots": [{"id": "a"}, {"id": "b"}]},
        {"id": "two", "shots": [{"id": "a"}]},
    ]
    found = Production.model_validate({"scenes": scenes}).shots()
    assert [(scene.id, shot.id) for scene, shot in found] == [("one", "a"), ("one", "b"), ("two", "a")]
