"""The nouns: frames, orders and their digests."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from shotwright.film import ASPECTS, SIZES, Frame, Order, Shot


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("size", SIZES)
def test_every_frame_is_even_and_has_its_aspect(aspect: str, size: str) -> None:
    width, height = Frame(aspect=aspect, size=size).pixels
    assert width % 2 == 0 and height % 2 == 0
    assert min(width, height) == SIZES[size]
    assert abs(width / height - float(ASPECTS[aspect])) < 0.01


def test_an_order_is_known_by_what_it_asks_for_and_not_by_how_we_read_it() -> None:
    prompt = "waves"
    first = Order(prompt=prompt, shot=Shot(text=prompt))
    better_parser = Order(prompt=prompt, shot=Shot(text=prompt, place="sea"))
    other_seed = Order(prompt=prompt, shot=Shot(text=prompt), seed=1)
    assert first.digest == better_parser.digest
    assert first.digest != other_seed.digest
    assert first.digest == Order.model_validate(first.model_dump()).digest


def test_nouns_refuse_what_they_do_not_know() -> None:
    with pytest.raises(ValidationError):
        Shot.model_validate({"text": "x", "plaec": "sea"})
    with pytest.raises(ValidationError):
        Frame.model_validate({"fps": 0})
