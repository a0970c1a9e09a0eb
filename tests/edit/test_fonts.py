"""Every shipped script has its letters; what none has is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from shotwright.edit import fonts
from shotwright.edit.fonts import Face, cast, runs, shipped, user_folder
from shotwright.edit.fonts.sfnt import NoFont, faces
from shotwright.errors import MissingPart, WrongUse

SAID = {
    "Noto Sans": "Žluťoučký kůň, Ωμέγα, Съешь ещё, đường phố – 1 € !",
    "Noto Sans Arabic": "مرحبا بالعالم، ٢٠٢٦",
    "Noto Sans Hebrew": "שלום עולם",
    "Noto Sans Devanagari": "क्षत्रिय श्रृंखला।",
    "Noto Sans Bengali": "ক্ষুদ্র স্ত্রী শ্রদ্ধা",
    "Noto Sans Tamil": "கொடுக்கிறோம்",
    "Noto Sans Thai": "ผู้ใหญ่บ้านที่ภูเก็ต",
}


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine with no fonts but those that are shipped, and a folder to put some into."""
    monkeypatch.setattr(fonts, "folders", lambda: [tmp_path])
    return tmp_path


@pytest.mark.parametrize("family", SAID)
def test_a_shipped_script_is_one_run_of_its_own_face(bare: Path, family: str) -> None:
    """Nothing is left to the machine's fonts, marks stay on their letters."""
    text = SAID[family]
    found = runs(text, cast([text]))
    assert "".join(part for _, part in found) == text
    assert {face.family for face, _ in found} == {family}


def test_mixed_scripts_change_face_at_the_script(bare: Path) -> None:
    """A name in Latin inside Arabic; the space stays with what is before it."""
    text = "شاهد Shotwright الآن"
    found = runs(text, cast([text]))
    assert [face.family for face, _ in found] == ["Noto Sans Arabic", "Noto Sans", "Noto Sans Arabic"]
    assert found[1][1] == "Shotwright "


def test_metrics_are_those_of_the_file() -> None:
    """Ascent 1069 and descent 293 of an em of 1000, as Noto Sans' own tables say; regular and bold are told apart."""
    regular, bold = [face for face in shipped() if face.family == "Noto Sans"]
    assert regular.tall == pytest.approx(1.362)
    assert (regular.bold, bold.bold) == (False, True)
    assert regular.has("ß") and not regular.has("ש")


def test_all_of_it_is_small_and_licensed() -> None:
    """Under 6 MB, with the licence beside it."""
    assert sum(face.path.stat().st_size for face in shipped()) < 6_000_000
    assert "SIL OPEN FONT LICENSE" in (shipped()[0].path.parent / "OFL.txt").read_text("utf-8")


def test_letters_that_no_font_has_are_named(bare: Path) -> None:
    """The script, the letters, and where to put a font."""
    with pytest.raises(MissingPart) as caught:
        cast(["吾輩は猫である。"], language="ja")
    assert "猫" in str(caught.value) and str(user_folder()) in str(caught.value)


def test_a_font_that_lies_on_the_machine_is_found(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As soon as it has the letters, broken neighbours or not."""
    (bare / "broken.ttf").write_bytes(b"\0\1\0\0 nothing")
    thai = next(face for face in shipped() if "Thai" in face.family)
    shutil.copy(thai.path, bare / "Thai.ttf")
    monkeypatch.setattr(fonts, "shipped", lambda: tuple(f for f in shipped() if "Thai" not in f.family))
    found = cast(["สวัสดี"])
    assert found[-1].path == bare / "Thai.ttf"


def test_a_given_font_is_asked_first(bare: Path) -> None:
    """And one that is none is refused."""
    hebrew = next(face for face in shipped() if "Hebrew" in face.family)
    mine = Path(shutil.copy(hebrew.path, bare / "mine.ttf"))
    assert runs("שלום", cast(["שלום"], (mine,)))[0][0].path == mine
    (bare / "text.ttf").write_text("no font")
    with pytest.raises(WrongUse, match="no font"):
        cast(["a"], (bare / "text.ttf",))


@pytest.mark.parametrize("keep", [0, 3, 12, 200, 5000])
def test_a_cut_off_font_is_no_font(tmp_path: Path, keep: int) -> None:
    """Never a fault of ours."""
    file = tmp_path / "cut.ttf"
    file.write_bytes(shipped()[0].path.read_bytes()[:keep])
    with pytest.raises(NoFont):
        faces(file)


def test_han_letters_take_the_form_of_their_language() -> None:
    """Noto's Japanese face for Japanese, though all have the letters."""

    def made(family: str) -> Face:
        return Face(Path("x.ttc"), 0, family, False, False, 1.4, (0,), (0x10FFFF,))

    assert fonts.fits(made("Noto Sans CJK JP"), "ja") and not fonts.fits(made("Noto Sans CJK SC"), "ja")
    assert fonts.fits(made("Noto Sans CJK SC"), "zh-CN") and fonts.fits(made("Anything"), "th")
