"""Takes chosen and made again."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from shotwright.errors import WrongUse
from shotwright.studio.choices import pick, retake, takes_of, with_note
from shotwright.studio.produce import How, produce
from shotwright.studio.stage import Stage, open_stage

TEXT = (
    "look: {size: 360p}\nscenes:\n- id: sea\n  shots:\n  - {id: a, prompt: 'waves, handheld', seconds: 0.5, takes: 2}\n"
)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A production with two draft takes."""
    (tmp_path / "production.yaml").write_text(TEXT)
    made = open_stage(tmp_path / "production.yaml")
    asyncio.run(produce(made, How(draft=True)))
    return made


def test_a_pick_stays(stage: Stage) -> None:
    """Until another is made; a take that is none is refused."""
    assert [(one.take.number, one.picked) for one in takes_of(stage, "sea/a")] == [(1, True), (2, False)]
    pick(stage, "sea/a", 2)
    assert [one.picked for one in takes_of(stage, "sea/a")] == [False, True]
    with pytest.raises(WrongUse, match=r"no whole take 5.*It has: 1, 2"):
        pick(stage, "sea/a", 5)
    with pytest.raises(WrongUse, match="There is no shot 'sea/b'"):
        takes_of(stage, "sea/b")


def test_a_retake_has_another_seed_and_is_picked(stage: Stage) -> None:
    """Earlier takes stay, with their files."""
    made = asyncio.run(retake(stage, "sea/a", "calmer camera"))
    assert (made.number, made.seed, made.note) == (3, 2, "calmer camera")
    assert made.prompt == "Waves, handheld. Static camera." or "Static camera." in made.prompt
    takes = takes_of(stage, "sea/a")
    assert [one.picked for one in takes] == [False, False, True]
    assert all(one.where is not None and one.where.exists() for one in takes)
    assert asyncio.run(produce(stage, How(draft=True))).ordered == 0


def test_notes_change_what_they_speak_of() -> None:
    """A known note replaces; any other is added as it is."""
    text = "Wide shot. A dog runs. Pan left."
    assert with_note(text, "static camera") == "Wide shot. A dog runs. Static camera."
    assert with_note(text, "closer") == "Close-up. A dog runs. Pan left."
    assert with_note(text, "more fog in the back") == f"{text} More fog in the back."
