"""Signing and checking real films, as small as they come."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

import numpy as np
import pytest

from shotwright import __version__
from shotwright.errors import Damaged, FileInTheWay, Unwritable, WrongUse
from shotwright.media import decode
from shotwright.media.encode import Encoder
from shotwright.media.probe import probe
from shotwright.trust.certificate import make_certificate
from shotwright.trust.credentials import Claims, Ingredient, State, sign, verify

CLAIMS = Claims(prompt="Wellen bei Sonnenuntergang, größer", seed=7, order="ab" * 32)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    noise = np.random.default_rng(1)
    with Encoder(path, 64, 48, 12) as encoder:
        for _ in range(6):
            encoder.write(noise.integers(16, 235, (72, 64), dtype=np.uint8))
    return path


@pytest.fixture(scope="module")
def signed(film: Path) -> Path:
    path = film.with_name("signed.mp4")
    sign(film, path, CLAIMS)
    return path


def other(film: Path, name: str, data: bytes) -> Path:
    path = film.with_name(name)
    path.write_bytes(data)
    return path


def test_our_own_signature_is_trusted_and_says_everything(signed: Path) -> None:
    verdict = verify(signed)
    assert verdict.state is State.TRUSTED and verdict.unchanged
    assert verdict.software == f"Shotwright {__version__}"
    assert verdict.source_type == "algorithmicMedia"
    assert (verdict.prompt, verdict.seed, verdict.order) == (CLAIMS.prompt, 7, CLAIMS.order)
    assert verdict.model == "house"
    assert verdict.actions == ("c2pa.created",)
    assert verdict.ingredients == () and verdict.problems == ()
    assert verdict.signer is not None and "this machine" in verdict.signer


def test_on_another_machine_the_signer_is_unknown(signed: Path) -> None:
    theirs = make_certificate(datetime.datetime.now(datetime.UTC))
    verdict = verify(signed, anchor=theirs.root)
    assert verdict.state is State.UNKNOWN_SIGNER and verdict.unchanged
    assert verdict.problems == ("signingCredential.untrusted",)
    assert verdict.prompt == CLAIMS.prompt


def test_verifying_makes_no_certificate(signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOTWRIGHT_HOME", str(tmp_path / "home"))
    assert verify(signed).state is State.UNKNOWN_SIGNER
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("box", [b"mdat", b"stts", b"org.shotwright.take"])
@pytest.mark.parametrize("bit", [1, 128])
def test_one_flipped_bit_is_tampering(film: Path, signed: Path, box: bytes, bit: int) -> None:
    data = bytearray(signed.read_bytes())
    data[data.index(box) + len(box) + 60] ^= bit
    verdict = verify(other(film, "flipped.mp4", bytes(data)))
    assert verdict.state is State.TAMPERED and not verdict.unchanged
    assert verdict.problems


def test_a_prompt_that_was_rewritten_is_tampering(film: Path, signed: Path) -> None:
    data = signed.read_bytes().replace(b"Sonnenuntergang", b"Sonnenaufgang!!")
    assert verify(other(film, "rewritten.mp4", data)).state is State.TAMPERED


def test_a_signed_film_that_is_cut_off_is_tampering(film: Path, signed: Path) -> None:
    data = signed.read_bytes()
    assert verify(other(film, "cut.mp4", data[:-200])).state is State.TAMPERED


def test_a_film_that_nobody_signed(film: Path) -> None:
    verdict = verify(film)
    assert verdict.state is State.NONE and not verdict.unchanged
    assert verdict.prompt is None and verdict.problems == ()


@pytest.mark.parametrize("name", ["words.mp4", "words.txt", "words"])
@pytest.mark.parametrize("data", [b"", b"just words, no film", bytes(4096)])
def test_what_is_no_film_is_damaged(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Damaged, match="no film, picture or sound"):
        verify(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no file"):
        verify(tmp_path / "nothing.mp4")
    with pytest.raises(WrongUse, match="no file"):
        sign(tmp_path / "nothing.mp4", tmp_path / "signed.mp4", CLAIMS)


def test_signing_changes_no_frame_and_not_the_source(film: Path, signed: Path) -> None:
    before = hashlib.sha256(film.read_bytes()).digest()
    again = film.with_name("again.mp4")
    sign(film, again, CLAIMS)
    assert hashlib.sha256(film.read_bytes()).digest() == before
    for a, b in zip(decode.frames(film), decode.frames(again), strict=True):
        assert np.array_equal(a, b)
    assert probe(again).faststart
    assert again.stat().st_size - film.stat().st_size < 20_000


def test_a_file_in_the_way_stays_as_it_is_unless_forced(film: Path, tmp_path: Path) -> None:
    target = tmp_path / "kept.mp4"
    target.write_bytes(b"mine")
    with pytest.raises(FileInTheWay):
        sign(film, target, CLAIMS)
    assert target.read_bytes() == b"mine" and list(tmp_path.iterdir()) == [target]
    sign(film, target, CLAIMS, force=True)
    assert verify(target).state is State.TRUSTED and list(tmp_path.iterdir()) == [target]


def test_what_cannot_be_signed_leaves_nothing(film: Path, tmp_path: Path) -> None:
    words = tmp_path / "words.mp4"
    words.write_bytes(b"just words, no film")
    with pytest.raises(Damaged, match="cannot be signed"):
        sign(words, tmp_path / "signed.mp4", CLAIMS)
    assert list(tmp_path.iterdir()) == [words]
    with pytest.raises(Unwritable, match="folder does not exist"):
        sign(film, tmp_path / "nowhere" / "signed.mp4", CLAIMS)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (Claims("a", 1, "b", model="veo-4"), "trainedAlgorithmicMedia"),
        (Claims("a", 1, "b", generated=False), "compositeSynthetic"),
    ],
)
def test_the_source_type_says_who_made_the_pictures(film: Path, claims: Claims, expected: str) -> None:
    target = film.with_name("typed.mp4")
    sign(film, target, claims, force=True)
    assert verify(target).source_type == expected


def test_ingredients_are_named_with_what_was_done_to_them(film: Path, signed: Path) -> None:
    target = film.with_name("edited.mp4")
    made_of = (Ingredient(signed, "parentOf"), Ingredient(film))
    sign(film, target, Claims("a", 1, "b", ingredients=made_of), force=True)
    verdict = verify(target)
    assert verdict.state is State.TRUSTED
    assert verdict.actions == ("c2pa.opened", "c2pa.placed")
    assert verdict.ingredients == ("signed.mp4 (parentOf)", "film.mp4 (componentOf)")
    assert verdict.source_type is None  # the parent's manifest says that


def test_an_ingredient_that_is_broken_is_refused(film: Path, tmp_path: Path) -> None:
    target = tmp_path / "edited.mp4"
    with pytest.raises(WrongUse, match="no file"):
        sign(film, target, Claims("a", 1, "b", ingredients=(Ingredient(tmp_path / "gone.mp4"),)))
    assert not list(tmp_path.iterdir())
