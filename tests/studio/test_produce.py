"""A production is made once: an edit makes what it changes, a rerun makes nothing, a retired lexicon nothing either."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from shotwright.errors import Stopped, WrongUse
from shotwright.film.lock import Lock
from shotwright.studio import freeze as freezing
from shotwright.studio.produce import How, Produced, Progress, cost_of, missing, planned, produce
from shotwright.studio.stage import open_stage

TEXT = """\
title: Waves
look: {size: 360p}
cast:
  ann: {description: a woman in a red coat}
scenes:
- id: sea
  shots:
  - {id: first, prompt: waves at sunset, seconds: 0.5}
  - {id: second, prompt: "@ann walks along a beach", seconds: 0.5}
- id: hills
  shots:
  - {id: third, prompt: snowy mountains, seconds: 0.5, takes: 2}
"""


def written(folder: Path, text: str = TEXT) -> Path:
    """The production's file."""
    file = folder / "production.yaml"
    file.write_text(text, "utf-8")
    return file


def made(file: Path, **how: Any) -> Produced:
    """One run, at draft size."""
    return asyncio.run(produce(open_stage(file), How(draft=True, **how)))


def test_a_rerun_makes_nothing_and_an_edit_makes_one_take(tmp_path: Path) -> None:
    """Counted in orders, and in the takes that the lock names."""
    file = written(tmp_path)
    first = made(file)
    assert (first.ordered, first.reused, first.spent, first.failed) == (4, 0, Decimal(0), [])
    again = made(file)
    assert (again.ordered, again.reused) == (0, 4)

    moved = (
        TEXT.replace("title: Waves", "title: Storms").replace("id: third", "id: last").replace("id: sea", "id: ocean")
    )
    blocks = moved.split("- id: ")
    written(tmp_path, f"{blocks[0]}- id: {blocks[2]}- id: {blocks[1]}")
    renamed = made(file)
    assert (renamed.ordered, renamed.reused) == (0, 4), "renamed and moved"

    written(tmp_path, TEXT.replace("waves at sunset", "waves at dawn"))
    edited = made(file)
    assert (edited.ordered, edited.reused) == (1, 3)

    written(tmp_path)
    back = made(file)
    assert (back.ordered, back.reused) == (0, 4), "earlier words find earlier takes"

    more = written(tmp_path, TEXT.replace("takes: 2", "takes: 3"))
    assert made(more).ordered == 1


def test_a_newer_shotwright_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another lexicon would freeze other words; what is frozen stays."""
    file = written(tmp_path)
    made(file)
    monkeypatch.setattr(freezing, "wording", lambda *a, **k: "entirely other words")
    monkeypatch.setattr(freezing, "parts", lambda *a, **k: (9.0,))
    assert made(file).ordered == 0


def test_the_folder_may_move(tmp_path: Path) -> None:
    """Takes and lock go with it."""
    folder = tmp_path / "one"
    folder.mkdir()
    made(written(folder))
    folder.rename(tmp_path / "two")
    assert made(tmp_path / "two" / "production.yaml").ordered == 0


def test_lost_bytes_are_made_again(tmp_path: Path) -> None:
    """Only those, and into the same name."""
    file = written(tmp_path)
    stage, lock = open_stage(file), None
    made(file)
    lock = stage.lock()
    lost = lock.entries[0].takes[0].parts[0].file
    stage.takes.path(lost).unlink()
    assert made(file).ordered == 1
    assert stage.takes.has(lost), "same order, same seed, same bytes"
    assert stage.lock() == lock


def test_only_some_shots(tmp_path: Path) -> None:
    """A scene, or a shot; a name that is none is refused with those that are."""
    file = written(tmp_path)
    assert made(file, only=("sea",)).ordered == 2
    assert made(file, only=("hills/third",)).ordered == 2
    with pytest.raises(WrongUse, match="There is no shot 'see'") as caught:
        made(file, only=("see",))
    assert "sea/first" in str(caught.value)


def test_thawing_asks_anew(tmp_path: Path) -> None:
    """`--update` freezes the shot again; the same words come to the same order."""
    file = written(tmp_path)
    made(file)
    stage = open_stage(file)
    shots, lock = planned(stage, How(draft=True), thaw=("sea/first",))
    assert shots[0][1].takes[0].parts == ()
    assert len(lock.entries) == 3


def test_a_bought_shot_is_priced_before_anything_leaves(tmp_path: Path) -> None:
    """And nothing leaves without a word or a budget; a missing budget is not a budget of any size."""
    text = TEXT.replace("prompt: waves at sunset", "model: kling-3.0, prompt: waves at sunset").replace("0.5}", "3}", 1)
    file = written(tmp_path, text)
    stage = open_stage(file)
    shots, _ = planned(stage, How())
    low, high, unknown = cost_of(missing(stage, shots))
    assert low > 0 and high is not None and high >= low and not unknown
    with pytest.raises(Stopped, match="nobody agreed to it"):
        asyncio.run(produce(stage))
    with pytest.raises(Stopped, match=r"budget is \$0.01"):
        asyncio.run(produce(stage, How(budget=Decimal("0.01"), yes=True)))
    asked: list[str] = []
    with pytest.raises(Stopped):
        asyncio.run(produce(stage, How(), Progress(confirm=lambda text: bool(asked.append(text)))))
    assert asked == [f"Buy 1 take for ${low}?" if low == high else f"Buy 1 take for ${low} to ${high}?"]
    assert stage.lock() == Lock(), "nothing was frozen for what nobody wants"
