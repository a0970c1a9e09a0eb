"""Every format is written, opens again, and says what it can."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as xml

import opentimelineio as otio
import pytest

from shotwright.cli import main
from shotwright.edit.handover.files import hand_over, read_cut, read_edited, seen_from
from shotwright.errors import Damaged, FileInTheWay, WrongUse
from shotwright.film import Frame
from shotwright.film.cut import Caption, Clip, Cut, Marker, SoundClip, Title, Transition
from shotwright.media import ffmpeg, probe

KINDS = ("otio", "otioz", "fcp7", "fcpxml", "edl")


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Cut, Path, Path]:
    """A cut of everything, its folder, and the folder that it was handed over into."""
    folder = tmp_path_factory.mktemp("cut")
    (folder / "other").mkdir()
    for place, color in (("a.mp4", "red"), ("other/a.mp4", "blue")):
        ffmpeg.run(["-f", "lavfi", "-i", f"color={color}:s=640x360:r=24:d=2", "-c:v", "libx264", "-preset", "ultrafast",
                    "-pix_fmt", "yuv420p", str(folder / place)])  # fmt: skip
    ffmpeg.run(["-f", "lavfi", "-i", "sine=d=3:r=48000", str(folder / "m.wav")])
    cut = Cut(
        title="Lighthouse",
        frame=Frame(size="360p"),
        clips=(
            Clip(name="S1/1", media="a.mp4", frames=40, start=4, meta={"seed": 7, "prompt": "a lamp"}),
            Clip(name="S1/2", media="other/a.mp4", frames=30, into=Transition(kind="dissolve", frames=9)),
            Clip(name="S2/1", media="a.mp4", frames=20, speed=2.0, into=Transition(kind="wipe", frames=6)),
            Clip(name="end", media="", kind="color", color="black", frames=24),
        ),
        titles=(Title(text="The end", kind="end", at=80, frames=20),),
        sounds=(SoundClip(media="m.wav", track="music", at=0.5, gain=-6, fade_out=0.5),
                SoundClip(media="m.wav", track="music", at=2.0, seconds=1.0)),
        captions=(Caption(text="Hello", start=0.2, end=1.0),),
        markers=(Marker(name="One", at=0), Marker(name="check", at=30, kind="note")),
    )  # fmt: skip
    files, notes = hand_over(cut, folder, folder / "out", KINDS, folder / "cache")
    assert len(notes) == 2
    assert {file.suffix for file in files} == {".json", ".otio", ".otioz", ".xml", ".fcpxml", ".edl", ".srt"}
    return cut, folder, folder / "out"


def test_the_cut_comes_back_from_json_and_otio(handed: tuple[Cut, Path, Path]) -> None:
    cut, _, out = handed
    kept = read_cut(out / "cut.cut.json")
    assert seen_from(kept, out, out.parent) == cut
    assert all((out / clip.media).is_file() for clip in kept.clips if clip.media)
    again, _, notes = read_edited(out / "cut.otio", out / "unpacked")
    assert notes == ()
    assert [clip.model_dump(exclude={"media"}) for clip in again.clips] == [
        clip.model_dump(exclude={"media"}) for clip in cut.clips
    ]
    assert again.sounds[0].gain == -6


def test_a_bundle_carries_its_media_and_two_files_of_one_name(handed: tuple[Cut, Path, Path], tmp_path: Path) -> None:
    """Moved to another place, and its first folder gone, it renders there."""
    cut, _, out = handed
    moved = tmp_path / "moved.otioz"
    moved.write_bytes((out / "cut.otioz").read_bytes())
    with pytest.raises(SystemExit) as left:
        main(["import", str(moved), "-o", str(tmp_path / "film.mp4"), "--cut", str(tmp_path / "again.json")])
    assert left.value.code == 0
    assert probe.probe(tmp_path / "film.mp4").frames == cut.frames
    again = read_cut(tmp_path / "again.json")
    assert len({clip.media for clip in again.clips if clip.media}) == 2


def test_the_library_s_own_tool_reads_ours(handed: tuple[Cut, Path, Path]) -> None:
    _, _, out = handed
    done = subprocess.run(
        [str(Path(sys.executable).parent / "otiostat"), str(out / "cut.otio")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "parsed: True" in done.stdout


def test_final_cut_7_xml_has_the_format_block_and_every_clip(handed: tuple[Cut, Path, Path]) -> None:
    _, _, out = handed
    root = xml.parse(out / "cut.xml").getroot()
    assert root.findtext(".//media/video/format/samplecharacteristics/width") == "640"
    again = otio.adapters.read_from_file(str(out / "cut.xml"), adapter_name="fcp_xml")
    video = again.video_tracks()[0]
    assert [item.duration().value for item in video if isinstance(item, otio.schema.Clip)] == [35, 23, 17, 24]
    assert sum(isinstance(item, otio.schema.Transition) for item in video) == 2
    assert len(again.audio_tracks()) >= 2


def test_an_edl_has_every_cut_and_dissolve(handed: tuple[Cut, Path, Path]) -> None:
    _, _, out = handed
    again = otio.adapters.read_from_file(str(out / "cut Picture.edl"), rate=24)
    items = list(again.tracks[0])
    assert sum(isinstance(item, otio.schema.Clip) for item in items) == 4
    assert sum(isinstance(item, otio.schema.Transition) for item in items) == 2


def test_fcpxml_is_whole_and_its_spine_has_no_hole(handed: tuple[Cut, Path, Path]) -> None:
    cut, _, out = handed
    root = xml.parse(out / "cut.fcpxml").getroot()
    assert root.get("version") == "1.10"
    spine = root.find(".//spine")
    assert spine is not None
    now = Fraction(0)
    for item in spine:
        if item.tag != "transition":
            assert seconds(item.get("offset")) == now
            now += seconds(item.get("duration"))
    assert now * 24 == cut.frames
    assert [item.get("name") for item in spine.iter("transition")] == ["Cross Dissolve", "Wipe"]
    fast = [one.get("value") for one in spine.findall("asset-clip")[2].iter("timept")]
    assert fast[0] == "0s" and seconds(fast[1]) == Fraction(40, 24)
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    assert {one.get("ref") for one in root.iter() if one.get("ref")} <= ids
    assert len(list(root.iter("chapter-marker"))) == len(list(root.iter("marker"))) == 1
    assert root.find(".//adjust-volume/param/fadeOut") is not None


def seconds(text: str | None) -> Fraction:
    """A time of FCPXML."""
    assert text is not None
    return Fraction(text.removesuffix("s"))


def test_nothing_is_overwritten_and_bad_input_is_named(handed: tuple[Cut, Path, Path], tmp_path: Path) -> None:
    cut, folder, out = handed
    with pytest.raises(FileInTheWay):
        hand_over(cut, folder, out, ("otio",), folder / "cache")
    (tmp_path / "bad.otio").write_text("{")
    with pytest.raises(Damaged, match="cannot be read"):
        read_edited(tmp_path / "bad.otio", tmp_path / "u")
    with pytest.raises(WrongUse, match="neither"):
        read_edited(out / "cut.xml", tmp_path / "u")
