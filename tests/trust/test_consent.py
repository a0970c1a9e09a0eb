"""Records of consent: what they need, where they stand, when they end."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path

import pytest

from shotwright.errors import Damaged, WrongUse
from shotwright.trust.consent import FILE, agreed, read_consents, record_consent, withdraw_consent

DAY = datetime.date(2026, 11, 25)
LATER = datetime.date(2027, 11, 25)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    file = tmp_path / "release.pdf"
    file.write_bytes(b"signed")
    return file


def test_a_record_holds_who_what_for_until_when_and_the_evidence(tmp_path: Path, release: Path) -> None:
    picture = tmp_path / "anna.jpg"
    picture.write_bytes(b"face")
    made = record_consent(tmp_path, "Anna Müller", ["face", "voice"], "spring", LATER, release, [picture], on=DAY)
    assert made.id == "anna-muller" and made.evidence_digest == hashlib.sha256(b"signed").hexdigest()
    assert made.pictures == {hashlib.sha256(b"face").hexdigest(): "anna.jpg"}
    assert read_consents(tmp_path) == (made,)
    again = record_consent(tmp_path, "Anna Muller", ["face"], "summer", LATER, release, on=DAY)
    assert again.id == "anna-muller-2" and len(read_consents(tmp_path)) == 2
    assert json.loads((tmp_path / FILE).read_text())["version"] == 1


def test_it_holds_from_its_day_to_its_last(tmp_path: Path, release: Path) -> None:
    made = record_consent(tmp_path, "Anna", ["face"], "spring", LATER, release, on=DAY)
    assert agreed(made, DAY) and agreed(made, LATER, "face")
    assert not agreed(made, LATER + datetime.timedelta(days=1)) and not agreed(made, DAY, "voice")


def test_what_makes_it_worth_nothing_is_refused(tmp_path: Path, release: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    for who, purpose, until, evidence, hint in (
        (" ", "x", LATER, release, "name"),
        ("Anna", " ", LATER, release, "purpose"),
        ("Anna", "x", datetime.date(2026, 11, 24), release, "ended"),
        ("Anna", "x", LATER, tmp_path / "none.pdf", "no file"),
        ("Anna", "x", LATER, tmp_path / "empty.pdf", "shows nothing"),
    ):
        with pytest.raises(WrongUse, match=hint):
            record_consent(tmp_path, who, ["face"], purpose, until, evidence, on=DAY)
    assert read_consents(tmp_path) == ()


def test_it_can_be_withdrawn(tmp_path: Path, release: Path) -> None:
    record_consent(tmp_path, "Anna", ["face"], "spring", LATER, release, on=DAY)
    with pytest.raises(WrongUse, match="anna"):
        withdraw_consent(tmp_path, "berta")
    assert withdraw_consent(tmp_path, "anna").who == "Anna"
    assert read_consents(tmp_path) == ()


@pytest.mark.parametrize("text", ["{", "[]", '{"consents": [{"who": "Anna"}]}', '{"consents": 5}'])
def test_a_broken_file_lifts_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(Damaged, match="nobody's face or voice"):
        read_consents(tmp_path)
