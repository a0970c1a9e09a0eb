"""Captions keep to the speech, to the script's rules, and survive every file format."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from shotwright.edit.breaks import breaks, lines
from shotwright.edit.captions import ass, languages, read, sidecars, srt, vtt
from shotwright.edit.render import render
from shotwright.errors import Damaged, FileInTheWay, WrongUse
from shotwright.film import Frame
from shotwright.film.cut import Caption, CaptionWord, Clip, Cut
from shotwright.house.voice import speak
from shotwright.media.decode import frames

SMALL = Frame(size="360p", fps=24)
THREE = (
    Caption(text="Hello <there> & you", start=0.5, end=1.75, who="Ann"),
    Caption(text="Two lines\nthat were written so", start=2.0, end=3601.5),
    Caption(text="مرحبا بالعالم", start=3602.0, end=3603.004, lang="ar"),
)


def blank(captions: tuple[Caption, ...], seconds: float = 4.0) -> Cut:
    """A plain picture with captions."""
    return Cut(
        frame=SMALL,
        clips=(Clip(name="c", media="", kind="color", color="#404040", frames=round(seconds * 24)),),
        captions=captions,
    )


@pytest.mark.parametrize("ending", ["srt", "vtt", "ass"])
def test_a_file_read_again_says_the_same(tmp_path: Path, ending: str) -> None:
    """Text and times, to the thousandth (ASS knows frames and hundredths)."""
    text = {"srt": srt(THREE), "vtt": vtt(THREE), "ass": ass(blank(THREE, 3700))}[ending]
    file = tmp_path / f"film.{ending}"
    file.write_text(text, "utf-8")
    again = read(file)
    assert [c.text for c in again] == [c.text for c in THREE]
    within = 0.04 if ending == "ass" else 0.0006
    assert all(
        abs(a.start - b.start) < within and abs(a.end - b.end) < within for a, b in zip(again, THREE, strict=True)
    )
    assert ending != "vtt" or again[0].who == "Ann"


def test_a_player_reads_the_files(tmp_path: Path) -> None:
    """FFmpeg's own readers, by way of PyAV, find as many captions."""
    import av

    for ending, text in (("srt", srt(THREE)), ("vtt", vtt(THREE, words=True)), ("ass", ass(blank(THREE, 3700)))):
        file = tmp_path / f"film.{ending}"
        file.write_text(text, "utf-8")
        with av.open(str(file)) as opened:
            stream = opened.streams.subtitles[0]
            packets = [packet for packet in opened.demux(stream) if packet.size]
        assert [round(float(p.pts * p.time_base), 1) for p in packets] == [0.5, 2.0, 3602.0]


def test_words_are_timed_in_webvtt() -> None:
    """Each word's time before it, signs kept."""
    words = (CaptionWord(text="Well", start=1.0, end=1.4), CaptionWord(text="done", start=1.5, end=2.0))
    said = vtt([Caption(text="Well, done!", start=1.0, end=2.0, words=words)], words=True)
    assert "Well, <00:00:01.500>done!" in said


def test_one_file_a_language(tmp_path: Path) -> None:
    """Named by the language where there are several; nothing is overwritten."""
    film = tmp_path / "film.mp4"
    made = sidecars(blank(THREE), film, ("srt", "vtt"))
    assert {path.name for path in made} == {"film.en.srt", "film.en.vtt", "film.ar.srt", "film.ar.vtt"}
    assert languages(read(tmp_path / "film.ar.srt", "ar")) == ["ar"]
    with pytest.raises(FileInTheWay):
        sidecars(blank(THREE), film)
    assert [path.name for path in sidecars(blank(THREE[:1]), film)] == ["film.srt"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\xef\xbb\xbf1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Caf\xc3\xa9</i> {\\an8}\r\n", ["Café"]),
        ("1\n00:00:01,0 --> 00:00:02,0\nÜber".encode("cp1252"), ["Über"]),
        ("1\n00:00:01,000 --> 00:00:02,000\nхай\n".encode("utf-16"), ["хай"]),
        (b"1\n0:0:1.5 --> 0:0:2.5\na\n2\n0:0:3.5 --> 0:0:4.5\n7\n", ["a", "7"]),
        (b"WEBVTT\n\nNOTE x\n\nid\n00:01.000 --> 00:02.000 line:0\n&lt;b&gt; <00:01.500><c>c</c>\n", ["<b> c"]),
        (b"1\n00:00:03,000 --> 00:00:02,000\nbackwards\n\n2\n00:00:04,000 --> 00:00:05,000\nok\n", ["ok"]),
    ],
)
def test_files_as_people_have_them(tmp_path: Path, data: bytes, found: list[str]) -> None:
    """Old encodings, missing blank lines, tags, short times."""
    file = tmp_path / "a.srt"
    file.write_bytes(data)
    assert [caption.text for caption in read(file)] == found


@pytest.mark.parametrize(
    "data", [b"", b"\0\1\2\3", b"no captions here", b"1\n99999:00:00,000 --> 99999:00:01,000\na\n"]
)
def test_what_is_no_caption_file_is_refused(tmp_path: Path, data: bytes) -> None:
    """In one sentence that names it."""
    file = tmp_path / "a.srt"
    file.write_bytes(data)
    with pytest.raises(Damaged, match=r"a\.srt"):
        read(file)
    with pytest.raises(WrongUse):
        read(tmp_path / "none.srt")


def test_lines_break_as_the_script_does() -> None:
    """After a comma rather than an article; evenly; CJK by its rules; Thai not inside a syllable."""
    assert lines("Who had waited all day, jumps over the dog", 26, len) == [
        "Who had waited all day,",
        "jumps over the dog",
    ]
    assert lines("short", 26, len) == ["short"]
    assert lines("as\nwritten", 26, len) == ["as", "written"]
    text = "「吾輩は猫である。名前はまだ無い」とニャーニャー泣いた。"
    allowed = breaks(text)
    assert not any(text[at] in "。」ャー" or text[at - 1] == "「" for at in allowed)
    assert lines(text, 20, len) == ["「吾輩は猫である。", "名前はまだ無い」とニャーニャー泣いた。"]
    thai = "วันนี้เราจะไปเที่ยวทะเลกัน"
    assert all(thai[at] in "เแโใไ" for at in breaks(thai))
    known = breaks(thai, ("วันนี้", "เรา", "จะ", "ไป", "เที่ยว", "ทะเล", "กัน"))
    assert thai.index("จะ") in known and thai.index("กัน") in known


WORDS = {
    "en": "Good morning, dear friends. The film begins now!",
    "de": "Guten Morgen. Der Film beginnt jetzt.",
    "ar": "صباح الخير. يبدأ الفيلم الآن.",
    "hi": "सुप्रभात। फिल्म अब शुरू होती है।",
    "ru": "Доброе утро. Фильм начинается.",
}


@pytest.mark.parametrize("lang", WORDS)
def test_captions_are_within_80_ms_of_the_speech(lang: str) -> None:
    """Each begins when the first sound of its words is heard, and ends with the last: measured in the sound itself."""
    line = speak(WORDS[lang], language=lang)
    mono = np.abs(np.asarray(line.sound, float)).reshape(len(line.sound), -1).max(axis=1)
    rate = len(mono) / line.spoken.seconds
    hop = round(rate / 200)
    level = mono[: len(mono) // hop * hop].reshape(-1, hop).max(axis=1)
    loud = level > 0.02 * level.max()
    rows = line.spoken.captions()
    assert rows
    for row in rows:
        near = np.flatnonzero(loud[max(0, round((row.start - 0.15) * 200)) : round((row.start + 0.3) * 200)])
        begun = max(0, round((row.start - 0.15) * 200)) / 200 + near[0] / 200
        # A caption that follows without a rest begins inside sound: then there is nothing to be early against.
        if begun > row.start - 0.14:
            assert abs(begun - row.start) <= 0.08
    assert abs(np.flatnonzero(loud)[-1] / 200 - rows[-1].end) <= 0.08


@pytest.mark.parametrize("style", ["plain", "boxed", "words"])
def test_burnt_captions_are_there_in_their_frames_only(tmp_path: Path, style: str) -> None:
    """From the first frame to the last, in the lower part, inside the margins; words light up one after the other."""
    text = "مرحبا بالعالم"
    words = (CaptionWord(text="مرحبا", start=1.0, end=1.5), CaptionWord(text="بالعالم", start=1.5, end=2.0))
    cut = blank((Caption(text=text, start=1.0, end=2.0, lang="ar", words=words),), 3.0)
    film = tmp_path / "film.mp4"
    render(cut, film, folder=tmp_path, cache=tmp_path / "cache", burn_captions=True, caption_style=style)  # type: ignore[arg-type]
    seen = [np.argwhere(frame.max(axis=2) > 150) for frame in frames(film)]
    assert [bool(len(places)) for places in seen] == [24 <= n < 48 for n in range(72)]
    top, left = seen[30].min(axis=0)
    bottom, right = seen[30].max(axis=0)
    assert top > 260 and bottom < 345 and left > 50 and right < 590
    if style == "words":
        shot = list(frames(film))
        yellow = [np.argwhere((f[..., 0] > 200) & (f[..., 2] < 120))[:, 1].mean() for f in (shot[28], shot[42])]
        # Arabic: the second word stands to the left of the first.
        assert yellow[1] < yellow[0] - 10


def test_a_language_can_be_chosen(tmp_path: Path) -> None:
    """And a line that is too wide is broken, not cut off."""
    long = Caption(text="A caption that is far too long to stand in one line of such a small picture", start=0, end=1)
    cut = blank((long, THREE[2].model_copy(update={"start": 2.0, "end": 3.0})), 3.0)
    film = tmp_path / "film.mp4"
    render(cut, film, folder=tmp_path, cache=tmp_path / "cache", burn_captions=True, caption_style="plain",
           caption_lang="en")  # fmt: skip
    shot = list(frames(film))
    places = np.argwhere(shot[12].max(axis=2) > 150)
    assert places[:, 1].min() > 50 and places[:, 1].max() < 590 and np.ptp(places[:, 0]) > 25
    assert not (shot[60].max(axis=2) > 150).any()
