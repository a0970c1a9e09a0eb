"""`shotwright doctor` on a machine that is well, and on machines that are not."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from shotwright.cli import doctor, main
from shotwright.media import ffmpeg
from shotwright.trust.certificate import certificate_file


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(capsys: pytest.CaptureFixture[str]) -> tuple[int | str | None, dict[str, dict[str, object]]]:
    """Exit code, and what was found, by name."""
    with pytest.raises(SystemExit) as leave:
        main(["doctor", "--json"])
    document = json.loads(capsys.readouterr().out)
    assert document["well"] == (leave.value.code == 0)
    return leave.value.code, {finding["name"]: finding for finding in document["installed"] + document["works"]}


def test_a_machine_that_is_well(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = report(capsys)
    assert code == 0 and all(finding["ok"] for finding in found.values())
    assert found["sign and verify"]["found"] == "Trusted"
    assert "house" in str(found["vendors"]["found"])
    assert found["Python"]["found"] == f"{'.'.join(map(str, sys.version_info[:3]))} ({sys.executable})"
    assert not list(here.iterdir())


def test_the_page_says_where_state_lives(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leave:
        main(["doctor"])
    out, err = capsys.readouterr()
    assert leave.value.code == 0 and err == ""
    assert str(certificate_file()) in out and str(here / ".shotwright") in out


def test_an_ffmpeg_that_does_not_run_is_broken_and_the_rest_is_still_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ffmpeg, "program", lambda: "/nowhere/ffmpeg")
    with pytest.raises(SystemExit) as leave:
        main(["doctor"])
    out, err = capsys.readouterr()
    assert leave.value.code == 1
    assert "FFmpeg is broken." in err and "encode and decode is broken." in err
    assert "numba              ok" in out


def test_a_package_that_is_missing_says_how_to_mend_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(doctor.PARTS, "Pillow", ("no-such-package-here", "PIL"))
    code, found = report(capsys)
    assert code == 1
    assert found["Pillow"]["ok"] is False
    assert found["Pillow"]["mend"] == doctor.REINSTALL


def test_an_opencv_that_was_written_over_is_seen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "RIVALS", ("numpy",))
    code, found = report(capsys)
    assert code == 1
    assert "pip uninstall numpy" in str(found["OpenCV"]["mend"])


def test_a_home_that_cannot_be_written_is_broken(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "home").write_text("a file, no folder")
    monkeypatch.setenv("SHOTWRIGHT_HOME", str(here / "home"))
    code, found = report(capsys)
    assert code == 1
    for name in ("settings", "cache", "sign and verify"):
        assert found[name]["ok"] is False and found[name]["mend"]


def test_a_full_disk_is_seen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 1e9)
    code, found = report(capsys)
    assert code == 1
    assert "Free at least" in str(found["free disk here"]["mend"])
