"""Every preset's file is what its platform takes, whatever the film was; what cannot be is said before any work."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import av
import numpy as np
import pytest
from click.testing import CliRunner

from shotwright.cli.deliver import command
from shotwright.errors import Damaged, FileInTheWay, WrongUse
from shotwright.finish import deliver as room
from shotwright.finish.deliver import How, deliver
from shotwright.finish.footage import look
from shotwright.finish.presets import Preset, preset, presets
from shotwright.media import ffmpeg
from shotwright.trust.credentials import Claims, State, sign, verify

SECONDS = 3.2


def made(file: Path, *arguments: str, source: str = "testsrc2=s=320x180:r=24", seconds: float = SECONDS) -> Path:
    """A small film of FFmpeg's test picture, with whatever else is asked."""
    ffmpeg.run(["-f", "lavfi", "-i", f"{source}:d={seconds}", *arguments, "-y", str(file)])
    return file


def tone(channels: str = "stereo", level: float = 0.05) -> list[str]:
    """A tone of that layout as another input, as long as the film."""
    return [
        "-f",
        "lavfi",
        "-i",
        f"sine=f=440:r=48000:d={SECONDS},volume={level * 8:g},aformat=channel_layouts={channels}",
    ]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed film with quiet sound, two chapters and captions beside it."""
    folder = tmp_path_factory.mktemp("film")
    (folder / "marks.txt").write_text(
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1500\ntitle=One\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=1500\nEND=3200\ntitle=Two\n"
    )
    plain = made(folder / "plain.mp4", *tone(), "-i", str(folder / "marks.txt"), "-map", "0:v", "-map", "1:a",
                 "-map_chapters", "2", "-pix_fmt", "yuv420p", "-colorspace", "bt709", "-preset", "ultrafast")  # fmt: skip
    sign(plain, folder / "film.mp4", Claims(prompt="a red kite over the sea", seed=7, order="0", model="somebody"))
    (folder / "film.srt").write_text("1\n00:00:00,500 --> 00:00:02,500\nمرحبا بالعالم\n", "utf-8")
    (folder / "film.de.vtt").write_text("WEBVTT\n\n00:00.500 --> 00:02.500\nHallo\n", "utf-8")
    return folder / "film.mp4"


def fifth(row: Preset) -> tuple[int, int] | None:
    """A preset's size made small: no side over 384."""
    part = max(5, max(row.frame) / 384) if row.frame else 1
    return (round(row.frame[0] / part / 2) * 2, round(row.frame[1] / part / 2) * 2) if row.frame else None


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every preset at a fifth of its size, so that a test takes no minute."""

    def shrunk(name: str) -> Preset:
        row = preset(name)
        return row.model_copy(update={"frame": fifth(row)})

    monkeypatch.setattr(room, "preset", shrunk)


CODECS = {"h264": "h264", "vp9": "libvpx-vp9", "gif": "gif", "prores": "prores", "dnxhr": "dnxhd"}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("name", [name for name, row in presets().items() if row.container != "png"])
def test_every_preset_by_another_reader(film: Path, tmp_path: Path, name: str) -> None:
    """PyAV, which made none of it: size, rate, length to the frame, codec, pixels, colour, sound, chapters."""
    (done,) = deliver(film, [name], tmp_path)
    row = preset(name)
    with av.open(str(done.file)) as container:
        video = container.streams.video[0]
        shown = list(container.decode(video))
        assert video.codec_context.name in (CODECS[row.video], row.video)
        if row.frame:
            assert (video.width, video.height) == fifth(row)
        else:
            assert (video.width, video.height) == (320, 180)
        assert len(shown) in ((38, 39) if name == "gif" else (round(SECONDS * 24),))
        assert shown[0].time == pytest.approx(0.0, abs=0.001)
        assert video.codec_context.pix_fmt == {"prores": "yuv422p10le", "dnxhr": "yuv422p10le"}.get(
            row.video, "bgra" if name == "gif" else "yuv420p"
        )
        if name != "gif":
            assert int(video.codec_context.colorspace) == 1 and int(video.codec_context.color_range) == 1
            sound = container.streams.audio[0]
            assert (sound.codec_context.channels, sound.codec_context.sample_rate) == (2, 48000)
            if row.container != "webm":
                assert [mark["metadata"]["title"] for mark in container.chapters()] == ["One", "Two"]
    if row.container == "mp4":
        data = done.file.read_bytes()
        assert b"elst" not in data and data.index(b"moov") < data.index(b"mdat")
    if row.loudness is not None:
        assert done.seen.loudness == pytest.approx(row.loudness, abs=0.5) and (done.seen.peak or 0) <= row.peak
    assert done.credentials == (State.NONE if name == "web" else State.TRUSTED)
    if row.signed:
        said = verify(done.file)
        assert said.prompt == "a red kite over the sea" and said.ingredients == ("film.mp4 (parentOf)",)
    assert {path.name for path in done.captions} == {f"film.{name}.srt", f"film.{name}.de.vtt"}
    assert bool(done.disclosure) == bool(row.disclosure)
    if done.disclosure:
        assert "generated by a trained model" in done.disclosure.read_text("utf-8")


def test_a_sequence_of_pictures(film: Path, tmp_path: Path) -> None:
    """One PNG a frame, in a folder that appears whole."""
    (done,) = deliver(film, ["png-sequence"], tmp_path)
    assert len(list(done.file.glob("*.png"))) == round(SECONDS * 24)
    with pytest.raises(FileInTheWay):
        deliver(film, ["png-sequence"], tmp_path)
    deliver(film, ["png-sequence"], tmp_path, How(force=True))


def test_sound_and_picture_stay_together(tmp_path: Path, small: None) -> None:
    """A flash and a click at 1.5 s are both at 1.5 s in a file without edit lists."""
    click = f"aevalsrc=0.9*sin(2500*t)*between(t\\,1.5\\,1.52):s=48000:d={SECONDS}"
    flash = f"color=black:s=320x180:r=24:d={SECONDS},drawbox=color=white:t=fill:enable=between(t\\,1.49\\,1.6)"
    source = tmp_path / "flash.mp4"
    ffmpeg.run(["-f", "lavfi", "-i", flash, "-f", "lavfi", "-i", click, "-pix_fmt", "yuv420p", str(source)])
    (done,) = deliver(source, ["youtube-1080p"], tmp_path)
    assert "peaks allow no more" in " ".join(done.notes)
    with av.open(str(done.file)) as container:
        lit = next(f.time for f in container.decode(video=0) if f.to_ndarray(format="gray").mean() > 128)
    with av.open(str(done.file)) as container:
        heard = next(f.time + int(np.argmax(np.abs(f.to_ndarray()[0]) > 0.1)) / 48000
                     for f in container.decode(audio=0) if np.abs(f.to_ndarray()).max() > 0.1)  # fmt: skip
    assert lit == pytest.approx(1.5, abs=0.001) and heard == pytest.approx(1.5, abs=0.01)


X265 = ["-pix_fmt", "yuv420p10le", "-c:v", "libx265", "-x265-params", "log-level=0"]
PQ = "setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc"
HALF = "format=yuva444p10le,colorchannelmixer=aa=0.5"
THINNED = "select=not(eq(mod(n\\,7)\\,3)+eq(mod(n\\,5)\\,1))"
FIELDS = ["-vf", "tinterlace=4", "-flags", "+ilme+ildct", "-c:v", "mpeg2video", "-r", "25"]
STRANGE: dict[str, tuple[str, list[str], str, str]] = {
    "ten-bit": ("mp4", X265, "", ""),
    "mono": ("mp4", [*tone("mono"), "-pix_fmt", "yuv420p"], "", ""),
    "surround": ("mkv", [*tone("5.1"), "-pix_fmt", "yuv420p", "-c:a", "flac"], "", "6 channels"),
    "silent": ("mp4", ["-pix_fmt", "yuv420p"], "", "silent"),
    "alpha": ("mov", ["-vf", HALF, "-c:v", "prores_ks", "-profile:v", "4444"], "", "black"),
    "hdr": ("mp4", ["-vf", PQ, *X265], "", "HDR"),
    "interlaced": ("mpg", FIELDS, "testsrc2=s=320x180:r=50", "interlaced"),
    "varying": ("mkv", ["-vf", THINNED, "-fps_mode", "vfr", "-pix_fmt", "yuv420p"], "", "varies"),
    "odd": ("mkv", ["-pix_fmt", "yuv444p", "-c:v", "ffv1"], "testsrc2=s=321x181:r=24", ""),
    "anamorphic": ("mp4", ["-vf", "setsar=4/3", "-pix_fmt", "yuv420p"], "testsrc2=s=240x180:r=24", ""),
}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("kind", STRANGE)
def test_films_of_every_kind(tmp_path: Path, kind: str) -> None:
    """Each becomes a plain file, and what was changed is said."""
    ending, arguments, source, said = STRANGE[kind]
    file = made(tmp_path / f"{kind}.{ending}", *arguments, source=source or "testsrc2=s=320x180:r=24")
    (done,) = deliver(file, ["youtube-1080p"], tmp_path / "out")
    assert not done.seen.faults and (done.seen.width, done.seen.height) == (384, 216)
    assert done.seen.seconds == pytest.approx(SECONDS, abs=0.1)
    assert said in " ".join(done.notes)
    if kind == "mono":
        assert done.seen.loudness == pytest.approx(-14, abs=0.5)
    if kind == "anamorphic":
        assert look(file).shape == pytest.approx(16 / 9, rel=0.01)


@pytest.mark.usefixtures("small")
def test_a_rotated_film_stands_upright(tmp_path: Path) -> None:
    """What a telephone took upright goes into a Short without bars or a crop."""
    plain = made(tmp_path / "plain.mp4", "-pix_fmt", "yuv420p")
    turned = tmp_path / "turned.mp4"
    ffmpeg.run(["-display_rotation", "90", "-i", str(plain), "-c", "copy", str(turned)])
    seen = look(turned)
    assert (seen.width, seen.height) == (180, 320)
    (done,) = deliver(turned, ["shorts"], tmp_path / "out")
    assert "Cropped" not in " ".join(done.notes) and "bars" not in " ".join(done.notes)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.mp4", b"", "empty"),
        ("words.mp4", b"This is a letter to my aunt. " * 99, "cannot be read as a film"),
        ("cut.mp4", None, "cannot be read|cut off|decoded"),
        ("missing.mp4", b"?", "no file"),
    ],
)
def test_what_is_no_film_is_refused(film: Path, tmp_path: Path, name: str, data: bytes | None, words: str) -> None:
    """In one sentence, and nothing is left."""
    file = tmp_path / name
    file.write_bytes(film.read_bytes()[:30_000] if data is None else data)
    if name == "missing.mp4":
        file.unlink()
    with pytest.raises((WrongUse, Damaged), match=words):
        deliver(file, ["shorts"], tmp_path / "out")
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_sound_alone_and_a_mislabelled_film(film: Path, tmp_path: Path, small: None) -> None:
    """A song is no film; a film with a wrong ending is one."""
    song = tmp_path / "song.mp4"
    ffmpeg.run(["-f", "lavfi", "-i", "sine=d=1", str(song)])
    with pytest.raises(Damaged, match="no picture"):
        deliver(song, ["shorts"], tmp_path / "out")
    wrong = Path(shutil.copy(film, tmp_path / "film.avi"))
    assert deliver(wrong, ["web"], tmp_path / "out")[0].seen.frames == 77


def test_limits_are_checked_before_anything_is_rendered(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too short for one of two: neither is made, and no encoder is started."""
    short = made(tmp_path / "short.mp4", "-pix_fmt", "yuv420p", seconds=1)
    monkeypatch.setattr(room, "one_file", lambda *_: pytest.fail("rendered"))
    with pytest.raises(WrongUse, match="TikTok takes films of at least 3 s, and this one has 1 s"):
        deliver(short, ["youtube-1080p", "tiktok"], tmp_path / "out")
    with pytest.raises(WrongUse, match="Did you mean 'shorts'"):
        deliver(film, ["short"], tmp_path / "out")
    with pytest.raises(WrongUse, match="captions"):
        deliver(made(tmp_path / "bare.mp4"), ["shorts"], tmp_path / "out", How(burnt="plain"))
    (tmp_path / "out").mkdir(exist_ok=True)
    (tmp_path / "out" / "film.shorts.mp4").write_text("mine")
    with pytest.raises(FileInTheWay):
        deliver(film, ["web", "shorts"], tmp_path / "out")
    assert (tmp_path / "out" / "film.shorts.mp4").read_text() == "mine"


def test_data_rates_keep_long_films_small_enough() -> None:
    """A 15-minute Reel would be too large at its usual rate: it gets less."""
    assert preset("reels").objections(901) and not preset("reels").objections(899)
    from fractions import Fraction

    from shotwright.finish.deliver import planned
    from shotwright.finish.footage import Footage

    long = Footage(Path("x.mp4"), 1280, 720, Fraction(24), True, 890.0, 8, False, False, "bt709", None, False, 2, 0)
    job = planned(preset("reels"), long, Path(), How())
    assert job.megabits is not None and (job.megabits + 0.128) * 890 / 8 < 300


@pytest.mark.usefixtures("small")
def test_captions_are_burnt_above_the_signs_of_the_platform(film: Path, tmp_path: Path) -> None:
    """White letters above TikTok's lower fifth, and no caption file beside."""
    (bare,) = deliver(film, ["tiktok"], tmp_path / "bare", How(fill="bars"))
    (done,) = deliver(film, ["tiktok"], tmp_path / "burnt", How(fill="bars", burnt="plain"))
    assert not done.captions and bare.captions
    at = {}
    for name, one in (("bare", bare), ("burnt", done)):
        with av.open(str(one.file)) as container:
            at[name] = [f.to_ndarray(format="gray").astype(int) for f in container.decode(video=0)]
    places = np.argwhere(np.abs(at["burnt"][36] - at["bare"][36]) > 90)
    height = at["bare"][0].shape[0]
    assert len(places) > 30 and places[:, 0].max() < height * (1 - preset("tiktok").safe[2]) + 1
    assert (np.abs(at["burnt"][6] - at["bare"][6]) > 90).sum() < 10


def test_the_command_line(film: Path, tmp_path: Path, small: None) -> None:
    """One document with --json; the table of presets; a word for a missing film."""
    run = CliRunner().invoke(command, [str(film), "--for", "web", "-o", str(tmp_path), "--json"])
    document = json.loads(run.stdout)
    assert run.exit_code == 0 and document["files"][0]["preset"] == "web"
    assert Path(document["files"][0]["poster"]).exists()
    table = CliRunner().invoke(command, ["--list"]).output
    assert all(name in table for name in presets())
    assert isinstance(CliRunner().invoke(command, []).exception, WrongUse)


def test_presets_are_dated_and_their_rules_exist() -> None:
    """Every row has a source, a day, and only rules that are there."""
    from shotwright.finish.disclosure import rules

    for row in presets().values():
        assert row.source.startswith("https://") and len(row.date) == 10
        assert set(row.disclosure) <= set(rules())
