"""What each hand-over format keeps and loses, found by writing a cut and reading it back; writes docs/handover.md.

OTIO is read by our importer, Final Cut 7 XML and EDL by OpenTimelineIO's adapters, FCPXML by its own elements. "kept" means
the same after the round trip, "as media" that it is rendered into a file which the format then plays.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

import opentimelineio as otio

from shotwright.edit.handover.files import hand_over, read_edited
from shotwright.film import Frame
from shotwright.film.cut import Caption, Clip, Cut, Marker, Move, Overlay, SoundClip, Title, Transition
from shotwright.media import ffmpeg

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("otio", "otioz", "fcp7", "fcpxml", "edl")
LINE = "| feature | " + " | ".join(KINDS) + " |"


def everything(folder: Path) -> Cut:
    """A cut with one of each, and its media."""
    color = "color=red:s=640x360:r=24:d=3"
    codec = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
    ffmpeg.run(["-f", "lavfi", "-i", color, *codec, str(folder / "a.mp4")])
    ffmpeg.run(["-f", "lavfi", "-i", "testsrc=s=640x360", "-frames:v", "1", str(folder / "still.png")])
    ffmpeg.run(["-f", "lavfi", "-i", "sine=d=2:r=48000", str(folder / "m.wav")])
    return Cut(
        title="Everything",
        frame=Frame(size="360p"),
        clips=(
            Clip(name="plain", media="a.mp4", frames=40, start=5, meta={"seed": 7}),
            Clip(name="dissolved", media="a.mp4", frames=40, into=Transition(kind="dissolve", frames=9)),
            Clip(name="wiped", media="a.mp4", frames=40, into=Transition(kind="wipe", frames=8)),
            Clip(name="fast", media="a.mp4", frames=20, speed=2.0),
            Clip(name="frozen", media="a.mp4", frames=20, freeze=True),
            Clip(name="moving", media="still.png", kind="still", frames=24, move=Move(end=(0.1, 0.1, 0.8, 0.8))),
            Clip(name="black", media="", kind="color", frames=24),
        ),
        overlays=(Overlay(media="still.png", box=(0.8, 0.05, 0.15, 0.15), at=10, frames=50, opacity=0.5),),
        titles=(Title(text="Words", at=12, frames=30),),
        sounds=(SoundClip(media="m.wav", track="music", at=0.51, gain=-6.0, pan=0.5, fade_in=0.25),),
        captions=(Caption(text="Said", start=0.5, end=1.5),),
        markers=(Marker(name="Chapter", at=0), Marker(name="note", at=50, kind="note")),
    )


Reader = Callable[[Path, Cut], dict[str, bool | str]]


def through_otio(file: Path, cut: Cut) -> dict[str, bool | str]:
    """By our own importer, as `shotwright import` reads it."""
    with tempfile.TemporaryDirectory() as unpacked:
        again, _, _ = read_edited(file, Path(unpacked) / "media")
    clips = dict(zip((clip.name for clip in cut.clips), zip(cut.clips, again.clips, strict=True), strict=True))

    def same(name: str, *fields: str) -> bool:
        before, after = clips[name]
        return all(getattr(before, field) == getattr(after, field) for field in fields)

    sound, heard = cut.sounds[0], again.sounds[0]
    return {
        "clips, trims, order": all(same(name, "name", "start", "frames", "kind") for name in clips),
        "dissolves": same("dissolved", "into"),
        "dips, wipes, slides": same("wiped", "into"),
        "speed": same("fast", "speed"),
        "freeze": same("frozen", "freeze"),
        "moves on stills": same("moving", "move"),
        "plain colour": same("black", "color", "kind"),
        "titles": again.titles == cut.titles,
        "pictures over the picture": again.overlays[0].box == cut.overlays[0].box,
        "sounds": heard.at == sound.at,
        "gain, pan, fades": (heard.gain, heard.pan, heard.fade_in) == (sound.gain, sound.pan, sound.fade_in),
        "markers": again.markers == cut.markers,
        "captions": again.captions == cut.captions,
        "seeds, prompts, own data": same("plain", "meta"),
    }


def through_adapter(again: otio.schema.Timeline, cut: Cut) -> dict[str, bool | str]:
    """By OpenTimelineIO's adapters."""
    video = again.video_tracks()[0]
    items = [item for item in video if isinstance(item, otio.schema.Clip)]
    crosses = [item for item in video if isinstance(item, otio.schema.Transition)]
    # A list of edits cuts where a dissolve begins, the others in its middle: what counts is where both are seen.
    crossed: dict[int, float] = {}
    for number, item in enumerate(video):
        if isinstance(item, otio.schema.Transition):
            crossed[number + 1] = item.in_offset.value
    placed = [round(item.range_in_parent().start_time.value - crossed.get(number, 0.0))
              for number, item in enumerate(video) if isinstance(item, otio.schema.Clip)]  # fmt: skip
    right = placed == cut.starts()
    heard = [item for track in again.audio_tracks() for item in track if isinstance(item, otio.schema.Clip)]
    music = [item for item in heard if item.name == "m"]
    markers = list(again.tracks.markers) + [marker for item in items for marker in item.markers]
    names = {marker.name for marker in markers}
    over = len(again.video_tracks()) > 1
    data = str([dict(item.metadata) for item in items])
    return {
        "clips, trims, order": right,
        "dissolves": len(crosses) >= 1 and round((crosses[0].in_offset + crosses[0].out_offset).value) == 9,
        "dips, wipes, slides": "as dissolve" if len(crosses) < 2 or "Wipe" not in crosses[1].name else True,
        "speed": "as media",
        "freeze": "as media",
        "moves on stills": "as media",
        "plain colour": "as media",
        "titles": False,
        "pictures over the picture": "place lost" if over else False,
        "sounds": "to the frame" if music and round(music[0].range_in_parent().start_time.value) == 12 else False,
        "gain, pan, fades": any(item.effects for item in music),
        "markers": {"Chapter", "note"} <= names,
        "captions": "as .srt",
        "seeds, prompts, own data": "'seed'" in data,
    }


def through_fcp7(file: Path, cut: Cut) -> dict[str, bool | str]:
    """Final Cut 7 XML."""
    return through_adapter(otio.adapters.read_from_file(str(file), adapter_name="fcp_xml"), cut)


def through_edl(file: Path, cut: Cut) -> dict[str, bool | str]:
    """The list of the picture track."""
    found = through_adapter(otio.adapters.read_from_file(str(file), rate=cut.frame.fps), cut)
    return {**found, "pictures over the picture": "own list" if list(file.parent.glob("*Overlays*.edl")) else False}


def through_fcpxml(file: Path, cut: Cut) -> dict[str, bool | str]:
    """By the elements that Final Cut reads."""
    root = xml.parse(file).getroot()
    spine = root.find(".//spine")
    assert spine is not None
    clips = {item.get("name"): item for item in spine if item.tag != "transition"}
    crosses = list(spine.iter("transition"))

    def has(name: str, path: str) -> bool:
        return clips[name].find(path) is not None

    music = root.find(".//spine//asset-clip[@lane='-1']")
    whole: Any = [clip.name for clip in cut.clips]
    return {
        "clips, trims, order": list(clips) == whole,
        "dissolves": crosses[0].get("duration") == "3/8s" and crosses[0].find("filter-video") is not None,
        "dips, wipes, slides": True if crosses[1].find("filter-video") is not None else "name only",
        "speed": has("fast", "timeMap"),
        "freeze": has("frozen", "timeMap"),
        "moves on stills": has("moving", "adjust-crop/pan-rect"),
        "plain colour": has("black", "param"),
        "titles": root.find(".//title/text/text-style") is not None,
        "pictures over the picture": root.find(".//video/adjust-transform") is not None,
        "sounds": music is not None,
        "gain, pan, fades": music is not None
        and music.find(".//fadeIn") is not None
        and music.find("adjust-panner") is not None,
        "markers": root.find(".//marker") is not None and root.find(".//chapter-marker") is not None,
        "captions": "as .srt",
        "seeds, prompts, own data": False,
    }


def table() -> list[str]:
    """The rows, made by real round trips."""
    readers: dict[str, tuple[str, Reader]] = {
        "otio": ("cut.otio", through_otio),
        "otioz": ("cut.otioz", through_otio),
        "fcp7": ("cut.xml", through_fcp7),
        "fcpxml": ("cut.fcpxml", through_fcpxml),
        "edl": ("cut Picture.edl", through_edl),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cut = everything(folder)
        hand_over(cut, folder, folder / "out", KINDS, folder / "cache")
        found = {kind: read(folder / "out" / file, cut) for kind, (file, read) in readers.items()}
    words = {True: "kept", False: "lost"}
    rows = [LINE, "|---|" + "---|" * len(KINDS)]
    for feature in found["otio"]:
        cells = [found[kind][feature] for kind in KINDS]
        rows.append(f"| {feature} | " + " | ".join(words[c] if isinstance(c, bool) else c for c in cells) + " |")
    return rows


def main() -> None:
    """Write the page."""
    lines = [
        "# Handing the cut over",
        "",
        "`shotwright handover production.yaml --to otio --to fcp7 -o handover` writes the cut for other editors;",
        "`shotwright import EDITED.otio -o film.mp4` takes an edited timeline back and renders it. DaVinci Resolve,",
        "Kdenlive and Flame read `.otio`; Premiere reads the Final Cut 7 XML; Final Cut Pro reads `.fcpxml`.",
        "",
        "This table is written by `python -m bench.handover` from real round trips; a test fails when it is stale. None of",
        "these editors was at hand: files were read by OpenTimelineIO's own readers, and FCPXML by its elements.",
        "",
        *table(),
        "",
        "*As media*: rendered into a file of the clip's length, which the format plays. A transition of n frames lies over",
        "the cut point, n // 2 frames before it and the rest after. The clips' own sound lies on audio tracks of its own in",
        "OTIO; when such a piece is moved in an editor, `import` says so and lets it follow its picture again.",
        "",
    ]
    (ROOT / "docs" / "handover.md").write_text("\n".join(lines), "utf-8")
    print(f"features={len(lines) - 16}")


if __name__ == "__main__":
    main()
