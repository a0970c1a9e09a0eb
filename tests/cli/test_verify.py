"""`shotwright verify` as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from shotwright.cli import main
from shotwright.media.encode import Encoder
from shotwright.trust.credentials import Claims, sign


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three films: signed, unsigned, and signed with one bit turned over afterwards."""
    folder = tmp_path_factory.mktemp("films")
    with Encoder(folder / "unsigned.mp4", 64, 48, 12) as encoder:
        for luma in (50, 150):
            encoder.write(np.full((72, 64), luma, np.uint8))
    sign(folder / "unsigned.mp4", folder / "signed.mp4", Claims(prompt="waves, at dusk", seed=5, order="ab"))
    data = bytearray((folder / "signed.mp4").read_bytes())
    data[-20] ^= 1
    (folder / "tampered.mp4").write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("names", "code", "words"),
    [
        (["signed"], 0, "Trusted"),
        (["tampered"], 1, "Tampered"),
        (["unsigned"], 1, "None"),
        (["signed", "unsigned"], 1, "None"),
        (["signed", "signed"], 0, "Trusted"),
    ],
)
def test_the_exit_code_tells_scripts(
    folder: Path, capsys: pytest.CaptureFixture[str], names: list[str], code: int, words: str
) -> None:
    with pytest.raises(SystemExit) as leave:
        main(["verify", *(str(folder / f"{name}.mp4") for name in names)])
    assert leave.value.code == code
    assert f"{names[-1]}.mp4: {words}\n" in capsys.readouterr().out


def test_a_signed_film_tells_its_prompt_and_seed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["verify", str(folder / "signed.mp4")])
    lines = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()[1:]]
    assert ["prompt", "waves, at dusk"] in lines
    assert ["seed", "5"] in lines


def test_json_is_one_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leave:
        main(["verify", "--json", str(folder / "signed.mp4"), str(folder / "tampered.mp4")])
    out, err = capsys.readouterr()
    first, second = json.loads(out)["files"]
    assert leave.value.code == 1 and err == ""
    assert (first["state"], first["seed"], first["problems"]) == ("Trusted", 5, [])
    assert (second["state"], second["problems"]) == ("Tampered", ["assertion.bmffHash.mismatch"])


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [(False, 2, "There is no file"), (True, 1, "no film, picture or sound")],
)
def test_what_cannot_be_checked_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: bool, code: int, words: str
) -> None:
    path = tmp_path / "notes.txt"
    if make:
        path.write_text("milk, bread")
    with pytest.raises(SystemExit) as leave:
        main(["verify", str(path)])
    out, err = capsys.readouterr()
    assert leave.value.code == code and words in err and out == ""


def test_it_wants_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leave:
        main(["verify"])
    assert leave.value.code == 2
    assert "FILES" in capsys.readouterr().err
