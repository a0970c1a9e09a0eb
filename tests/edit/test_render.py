"""A cut is rendered to the frame, and an edit renders only what it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from shotwright.edit.render import render
from shotwright.edit.segments import segments
from shotwright.errors import Damaged, FileInTheWay, WrongUse
from shotwright.film import Frame
from shotwright.film.cut import Clip, Cut, Marker, Move, Overlay, Title, Transition
from shotwright.media import ffmpeg
from shotwright.media.decode import frames

SMALL = Frame(size="360p", fps=24)
COLORS = ("red", "lime", "blue", "yellow")


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four films of one colour each, two seconds, whose grey level rises with every frame in one corner."""
    folder = tmp_path_factory.mktemp("clips")
    for number, color in enumerate(COLORS):
        source = f"color={color}:s=640x360:r=24:d=2,format=rgb24"
        corner = ":".join(f"{c}='if(lt(X,64)*lt(Y,64),5*N,{c}(X,Y))'" for c in "rgb")
        count = f"geq={corner},scale=out_color_matrix=bt709:out_range=tv"
        ffmpeg.run(["-f", "lavfi", "-i", source, "-vf", count, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "10",
                    "-pix_fmt", "yuv420p", str(folder / f"{number}.mp4")])  # fmt: skip
    ffmpeg.run(["-f", "lavfi", "-i", "color=white:s=64x64", "-frames:v", "1", str(folder / "logo.png")])
    return folder


def clip(number: int, frames: int = 36, **more: Any) -> Clip:
    """One of the films."""
    return Clip(name=f"clip-{number}", media=f"{number}.mp4", frames=frames, **more)


def shown(cut: Cut, clips: Path, tmp_path: Path, **how: Any) -> list[np.ndarray]:
    """Every frame of the rendered cut as RGB."""
    target = tmp_path / "film.mp4"
    render(cut, target, folder=clips, cache=tmp_path / "cache", force=True, **how)
    return list(frames(target))


def color(frame: np.ndarray, x: float = 0.75, y: float = 0.75) -> tuple[int, int, int]:
    """The colour at a place, rounded to steps of 64."""
    high, wide = frame.shape[:2]
    red, green, blue = (round(int(v) / 64) for v in frame[int(y * high), int(x * wide)])
    return red, green, blue


def counted(frame: np.ndarray) -> float:
    """Which frame of its film this is, read from the corner."""
    return float(frame[16:48, 16:48].mean()) / 5


def test_every_frame_is_where_the_cut_says(clips: Path, tmp_path: Path) -> None:
    """Start, length, rate: counted in the picture itself, with one constant step of time."""
    cut = Cut(frame=SMALL, clips=(clip(0, 30, start=5), clip(1, 40), clip(2, 20, start=20)))
    got = shown(cut, clips, tmp_path)
    wanted = [*range(5, 35), *range(40), *range(20, 40)]
    assert len(got) == len(wanted) == cut.frames
    assert max(abs(counted(f) - n) for f, n in zip(got, wanted, strict=True)) < 0.5
    with av.open(str(tmp_path / "film.mp4")) as film:
        stamps = sorted(f.pts for f in film.decode(video=0) if f.pts is not None)
    assert set(np.diff(stamps)) == {512}


def test_speed_freeze_and_plain_colour(clips: Path, tmp_path: Path) -> None:
    """Twice as fast, standing still, blue."""
    cut = Cut(
        frame=SMALL,
        clips=(
            clip(0, 20, speed=2.0),
            clip(1, 12, start=30, freeze=True),
            Clip(name="card", media="", kind="color", color="#0000ff", frames=12),
        ),
    )
    got = shown(cut, clips, tmp_path)
    assert len(got) == 44
    assert max(abs(counted(f) - 2 * n) for n, f in enumerate(got[:20])) <= 1.1
    assert {round(counted(f)) for f in got[20:32]} == {30}
    assert color(got[40]) == (0, 0, 4)


@pytest.mark.parametrize("kind", ["dissolve", "dip", "wipe", "slide"])
def test_a_transition_leads_from_one_to_the_other(clips: Path, tmp_path: Path, kind: Any) -> None:
    """Red before, lime after, something else between, and the length of an overlap."""
    cut = Cut(frame=SMALL, clips=(clip(0), clip(1, into=Transition(kind=kind, frames=12))))
    got = shown(cut, clips, tmp_path)
    assert len(got) == 60
    assert color(got[23]) == (4, 0, 0)
    assert color(got[36]) == (0, 4, 0)
    middle = got[30]
    if kind == "dissolve":
        assert color(middle) == (2, 2, 0)
    elif kind == "dip":
        assert color(middle) in ((0, 0, 0), (1, 0, 0), (0, 1, 0))
    else:
        assert {color(middle, 0.35), color(middle, 0.97)} == {(4, 0, 0), (0, 4, 0)}


def test_titles_overlays_and_moves_are_seen(clips: Path, tmp_path: Path) -> None:
    """Each in its own time."""
    still = Clip(name="still", media="logo.png", kind="still", frames=24, move=Move(end=(0.25, 0.25, 0.5, 0.5)))
    cut = Cut(
        frame=SMALL,
        clips=(clip(2, 48), still),
        overlays=(Overlay(media="logo.png", box=(0.9, 0.0, 0.1, 0.1), at=12, frames=12),),
        titles=(Title(text="Hello", at=24, frames=24, fade=0),),
    )
    got = shown(cut, clips, tmp_path)
    assert [color(got[n], 0.95, 0.05) for n in (6, 18, 30)] == [(0, 0, 4), (4, 4, 4), (0, 0, 4)]
    white = [int((frame[120:240].min(axis=2) > 200).sum()) for frame in got[:48]]
    assert max(white[:24]) == 0 and min(white[25:47]) > 300
    assert color(got[60]) == (4, 4, 4)


def test_an_edit_renders_only_what_it_shows(clips: Path, tmp_path: Path) -> None:
    """A title touches its segments; moved files and the same cut again touch nothing."""
    cut = Cut(frame=SMALL, clips=tuple(clip(n) for n in range(4)), markers=(Marker(name="One", at=0),))
    where = {"folder": clips, "cache": tmp_path / "cache", "force": True}
    first = render(cut, tmp_path / "a.mp4", **where)
    assert first.encoded == (0, 1, 2, 3)
    again = render(cut, tmp_path / "b.mp4", **where)
    assert again.encoded == ()
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()
    titled = cut.model_copy(update={"titles": (Title(text="Hi", at=36, frames=36),)})
    assert render(titled, tmp_path / "c.mp4", **where).encoded == (1,)
    elsewhere = tmp_path / "moved"
    elsewhere.mkdir()
    for n in range(4):
        (elsewhere / f"{n}.mp4").write_bytes((clips / f"{n}.mp4").read_bytes())
    assert render(cut, tmp_path / "d.mp4", **{**where, "folder": elsewhere}).encoded == ()


def test_segments_cover_the_cut_without_gap() -> None:
    """And none is longer than four seconds."""
    many = tuple(clip(n % 4, 130, into=Transition(kind="dissolve", frames=13) if n else None) for n in range(9))
    cut = Cut(frame=SMALL, clips=many, titles=(Title(text="x", at=7, frames=400),))
    parts = segments(cut)
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert parts[-1].end == cut.frames
    assert max(part.frames for part in parts) <= 96


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        ({"media": "none.mp4"}, WrongUse, "There is no file 'none.mp4'"),
        ({"frames": 400}, WrongUse, "asks for 16.67 s of '0.mp4', which has 2.00 s"),
        ({"media": "text.mp4"}, Damaged, "'text.mp4' cannot be read"),
        ({"media": "short.mp4"}, Damaged, "'short.mp4'"),
        ({"into": Transition(kind="dip", frames=12, color="nice; rm")}, WrongUse, "is no colour"),
    ],
)
def test_bad_media_is_named(
    clips: Path, tmp_path: Path, change: dict[str, Any], kind: type[Exception], said: str
) -> None:
    """Clip, file, reason; and nothing half made."""
    (clips / "text.mp4").write_text("no film")
    (clips / "short.mp4").write_bytes((clips / "0.mp4").read_bytes()[:300])
    cut = Cut(frame=SMALL, clips=(clip(1), clip(0).model_copy(update=change)))
    with pytest.raises(kind, match=said):
        render(cut, tmp_path / "film.mp4", folder=clips, cache=tmp_path / "cache")
    assert [path.name for path in tmp_path.iterdir()] in ([], ["cache"])


def test_nothing_is_overwritten(clips: Path, tmp_path: Path) -> None:
    """Unless asked."""
    (tmp_path / "film.mp4").touch()
    with pytest.raises(FileInTheWay):
        render(Cut(frame=SMALL, clips=(clip(0),)), tmp_path / "film.mp4", folder=clips, cache=tmp_path / "cache")


def test_relative_folders_are_fine(clips: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a user names them, in the folder where they work."""
    monkeypatch.chdir(clips.parent)
    here = Path(clips.name)
    render(Cut(frame=SMALL, clips=(clip(0, 6),)), here / "relative.mp4", folder=here, cache=here / "cache")
    assert len(list(frames(clips / "relative.mp4"))) == 6
