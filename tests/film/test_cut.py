"""A cut counts its frames as an editor does."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from shotwright.film.cut import Clip, Cut, Transition


def test_a_transition_overlaps_its_clips() -> None:
    """Two clips of 48 frames with a dissolve of 12 between them last 84 frames."""
    dissolve = Transition(kind="dissolve", frames=12)
    cut = Cut(clips=(Clip(name="a", media="a.mp4", frames=48), Clip(name="b", media="b.mp4", frames=48, into=dissolve)))
    assert cut.starts() == [0, 36]
    assert cut.frames == 84
    assert cut.seconds == 3.5


def test_a_cut_holds_at_least_one_clip() -> None:
    """Nothing cannot be shown."""
    with pytest.raises(ValidationError):
        Cut(clips=())


def test_a_cut_comes_back_from_json_as_it_was() -> None:
    """What others wrote into `meta` too."""
    cut = Cut(clips=(Clip(name="a", media="a.mp4", frames=2, meta={"editor": {"colour": "red"}}),))
    assert Cut.model_validate_json(cut.model_dump_json()) == cut
