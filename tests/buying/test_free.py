"""Work that costs nothing: who may be asked, what a failure becomes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from shotwright import buying
from shotwright.buying import free
from shotwright.errors import Stopped, TakeFailed
from shotwright.film import Order, Shot
from shotwright.vendors import Failed, Finished, Prepared, Progress, Receipt

ORDER = Order(prompt="waves", shot=Shot(text="waves"))


class Slow:
    """A free vendor that answers with a receipt, then with the scripted polls."""

    name = "slow"
    manner = "house"

    def __init__(self, answers: list[Progress | Finished | Failed]) -> None:
        self.answers = answers
        self.submitted: list[str] = []

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        return Prepared(order)

    async def submit(self, prepared: Prepared, reference: str) -> Receipt:
        self.submitted.append(reference)
        return Receipt("job-1")

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        assert receipt.job == "job-1"
        return self.answers.pop(0)

    async def fetch(self, finished: Finished, folder: Path) -> list[Path]:
        target = folder / "take.mp4"
        target.write_bytes(b"film")
        return [target]


async def test_it_polls_until_the_take_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(free, "POLL_SECONDS", 0.0)
    maker = Slow([Progress("queued"), Progress("running", 0.5), Finished(notes=("a note",))])
    take = await buying.make_free(ORDER, maker, tmp_path)  # type: ignore[arg-type]
    assert take.files == (tmp_path / "take.mp4",)
    assert take.notes == ("a note",)
    assert maker.submitted == [ORDER.digest]


async def test_a_failure_names_its_reason_and_says_that_nothing_was_spent(tmp_path: Path) -> None:
    maker = Slow([Failed("moderated", "the prompt was refused", charged=False)])
    with pytest.raises(TakeFailed, match=r"the prompt was refused.*Nothing was spent"):
        await buying.make_free(ORDER, maker, tmp_path)  # type: ignore[arg-type]


async def test_a_vendor_that_charges_is_not_asked(tmp_path: Path) -> None:
    maker = Slow([])
    maker.manner = "blind"
    with pytest.raises(Stopped):
        await buying.make_free(ORDER, maker, tmp_path)  # type: ignore[arg-type]
    assert maker.submitted == []
