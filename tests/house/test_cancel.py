"""A take that is called off while it is painted leaves no file, no child and no noise."""

from __future__ import annotations

import asyncio
import gc
import logging
import tempfile
import threading
from pathlib import Path

import pytest

from shotwright.film import Frame, Order, Shot
from shotwright.house.vendor import House


async def test_a_take_that_is_called_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    text = "waves at sunset"
    order = Order(prompt=text, shot=Shot(text=text, place="sea"), frame=Frame(size="360p"), seconds=6.0, draft=True)
    house, painting = House(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def told(fraction: float) -> None:
        loop.call_soon_threadsafe(painting.set)

    house.progress = told
    with caplog.at_level(logging.ERROR, logger="asyncio"):
        work = asyncio.ensure_future(house.submit(await house.prepare(order, {}), order.digest))
        await painting.wait()
        assert [*tmp_path.rglob("sound.wav")]
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
        gc.collect()
    assert not list(tmp_path.iterdir())
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("painter-")]
    assert not caplog.records
