"""Bought speech, whoever spoke it, comes to one `Spoken`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.vendors.fakes import ADAPTERS
from tests.vendors.test_conformance import keys_of, wired
from tests.virtual import VirtualClock, run

from shotwright.errors import WrongUse
from shotwright.film import Take
from shotwright.film.spoken import Spoken
from shotwright.vendors.contract import Finished, Prepared
from shotwright.vendors.speech import spoken_of


def spoken(vendor: str, folder: Path, example: str = "speech") -> Spoken:
    """The example's line, bought from a fake and read back."""
    member = next(m for m in ADAPTERS if m.name == vendor)
    order, files = next(e for e in member.examples if e.name == example).order(folder)

    async def take() -> Take:
        adapter = wired(member, member.fake(folder / "account"), VirtualClock())
        made = await adapter.prepare(order, files)
        answer = await adapter.submit(Prepared(order, made.request, folder / "spool.json"), "sw-1")
        assert isinstance(answer, Finished)
        return Take(order=order, files=tuple(await adapter.fetch(Finished(spool=folder / "spool.json"), folder)))

    with keys_of(member):
        return spoken_of(run(take()), source=vendor)


@pytest.mark.parametrize(("vendor", "phones"), [("elevenlabs", False), ("cartesia", True)])
def test_times_of_every_kind_become_words(vendor: str, phones: bool, tmp_path: Path) -> None:
    """Characters or words, with or without the sounds of speech."""
    line = spoken(vendor, tmp_path)
    assert [word.text for word in line.words] == "A paper boat crosses a still pond at dawn".split()
    assert all(word.text == line.text[word.at : word.at + len(word.text)] for word in line.words)
    assert line.measured and line.source == vendor and line.voice == "v-1" and line.seconds > 0.2
    assert bool(line.phones) is phones
    assert line.captions()[0].text.startswith("A paper boat")


@pytest.mark.parametrize("vendor", ["openai", "google"])
def test_a_voice_without_times_says_so(vendor: str, tmp_path: Path) -> None:
    """The words are then found from the sound."""
    line = spoken(vendor, tmp_path)
    assert line.words == () and not line.measured and line.seconds > 0.4


@pytest.mark.parametrize("vendor", ["elevenlabs", "cartesia"])
def test_no_voice_is_cloned_without_consent(vendor: str, tmp_path: Path) -> None:
    """The order must name the record; nothing is sent otherwise."""
    member = next(m for m in ADAPTERS if m.name == vendor)
    order, files = next(e for e in member.examples if e.name == "clone").order(tmp_path)
    options = {name: value for name, value in order.options.items() if name != "consent"}
    fake = member.fake(tmp_path / "account")
    with keys_of(member), pytest.raises(WrongUse, match="consent"):
        run(wired(member, fake, VirtualClock()).prepare(order.model_copy(update={"options": options}), files))
    assert not fake.requests
