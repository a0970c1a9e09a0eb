"""A cut is the same cut after it was a timeline, and an editor's changes are taken over."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import opentimelineio as otio
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from shotwright.edit.handover.edited import cut_of
from shotwright.edit.handover.timeline import lanes, timeline
from shotwright.errors import WrongUse
from shotwright.film import Frame
from shotwright.film.cut import Caption, CaptionWord, Clip, Cut, Marker, Move, Overlay, SoundClip, Title, Transition

# Fifteen digits: what JSON keeps of a number everywhere.
fraction = st.integers(0, 10**6).map(lambda n: n / 10**6)
second = st.integers(0, 30 * 10**6).map(lambda n: n / 10**6)
name = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
file = st.sampled_from(["a.mp4", "b c.mp4", "takes/ü#1.mp4", "../outside.mp4"])
box = st.tuples(fraction, fraction, fraction, fraction)
meta = st.dictionaries(
    name, st.one_of(st.integers(-(2**70), 2**70), fraction, name, st.none(), st.booleans(), st.lists(name)), max_size=3
)
into = st.builds(
    Transition,
    kind=st.sampled_from(["dissolve", "dip", "wipe", "slide"]),
    frames=st.integers(1, 15),
    color=st.sampled_from(["black", "#ff8800"]),
    direction=st.sampled_from(["left", "right", "up", "down"]),
)
clip = st.builds(
    Clip,
    name=name,
    media=file,
    kind=st.sampled_from(["video", "still"]),
    start=st.integers(0, 500),
    frames=st.integers(30, 200),
    speed=st.sampled_from([1.0, 1.0, 0.5, 2.0, 0.333, 1.7]),
    freeze=st.booleans(),
    move=st.none() | st.builds(Move, start=box, end=box),
    into=st.none() | into,
    lead=fraction,
    tail=fraction,
    meta=meta,
) | st.builds(
    Clip, name=name, media=st.just(""), kind=st.just("color"), frames=st.integers(30, 60), into=st.none() | into
)
sound = st.builds(
    SoundClip,
    media=file,
    track=st.sampled_from(["dialogue", "effects", "ambience", "music", "original"]),
    at=second,
    start=second,
    seconds=st.none() | st.integers(1, 900).map(lambda n: n / 97),
    gain=st.integers(-30, 6).map(float),
    pan=fraction,
    fade_in=fraction,
    loop=st.booleans(),
)
cuts = st.builds(
    Cut,
    title=name,
    frame=st.builds(Frame, fps=st.sampled_from([24, 25, 30, 60]), size=st.sampled_from(["360p", "720p"])),
    clips=st.lists(clip, min_size=1, max_size=5).map(lambda found: (found[0].model_copy(update={"into": None}), *found[1:])),
    overlays=st.lists(st.builds(Overlay, media=file, box=box, at=st.integers(0, 90), frames=st.none() | st.integers(1, 90)),
                      max_size=3).map(tuple),
    titles=st.lists(st.builds(Title, text=name, at=st.integers(0, 90), frames=st.integers(1, 50)), max_size=3).map(tuple),
    sounds=st.lists(sound, max_size=4).map(tuple),
    captions=st.lists(st.builds(Caption, text=name, start=second, end=second,
                                words=st.just((CaptionWord(text="a", start=0.1, end=0.3),))), max_size=2).map(tuple),
    markers=st.lists(st.builds(Marker, name=name, at=st.integers(0, 99), kind=st.sampled_from(["chapter", "note"])),
                     max_size=3).map(tuple),
    original=st.sampled_from(["keep", "under", "replace"]),
    meta=meta,
)  # fmt: skip


@given(cut=cuts, whole=st.booleans())
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_any_cut_comes_back_the_same(cut: Cut, whole: bool) -> None:
    """Through the JSON that is written, with files named by address and without."""
    folder = Path("/films/one") if whole else None
    text = timeline(cut, folder, lambda media: 40.0 if media == "a.mp4" else None).to_json_string()
    again, notes = cut_of(otio.adapters.read_from_string(text, "otio_json"), folder)
    assert again == cut
    assert notes == ()


@given(cut=cuts)
@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_the_timeline_is_as_long_as_the_cut_and_every_clip_lies_in_its_place(cut: Cut) -> None:
    """Half of each transition before the cut point, the rest after it."""
    track = timeline(cut).tracks[0]
    assert track.duration().rescaled_to(cut.frame.fps).value == cut.frames
    items = [item for item in track if isinstance(item, otio.schema.Clip)]
    for item, noun, start in zip(items, cut.clips, cut.starts(), strict=True):
        lead = noun.into.frames // 2 if noun.into and start else 0
        assert item.range_in_parent().start_time.value == start + lead


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1])), max_size=12))
def test_sounds_of_a_lane_never_meet_and_none_is_lost(spans: list[tuple[int, int]]) -> None:
    found = lanes(spans)
    assert sorted(number for lane in found for number in lane) == list(range(len(spans)))
    for lane in found:
        assert all(spans[a][1] <= spans[b][0] for a, b in pairwise(lane))
    at_once = max((sum(begin <= t < end for begin, end in spans) for t in range(40)), default=0)
    assert len(found) == at_once


def edited(change: Any) -> tuple[Cut, tuple[str, ...]]:
    """A cut of three clips, changed as a timeline."""
    cut = Cut(
        frame=Frame(fps=24),
        clips=(
            Clip(name="a", media="a.mp4", frames=48, start=10, meta={"seed": 7}),
            Clip(name="b", media="b.mp4", frames=48, start=10, speed=2.0, into=Transition(kind="wipe", frames=9)),
            Clip(name="c", media="c.mp4", frames=48, start=10),
        ),
        sounds=(SoundClip(media="m.wav", track="music", at=1 / 3),),
        titles=(Title(text="Hello", at=4, frames=20),),
    )
    made = timeline(cut)
    change(made)
    return cut_of(otio.adapters.read_from_string(made.to_json_string(), "otio_json"))


def test_a_trimmed_clip_is_shorter_and_keeps_what_we_know_of_it() -> None:
    def trim(made: otio.schema.Timeline) -> None:
        item = made.tracks[0][3]
        item.source_range = otio.opentime.TimeRange(
            otio.opentime.RationalTime(15, 24), otio.opentime.RationalTime(30, 24)
        )

    cut, _ = edited(trim)
    assert (cut.clips[2].start, cut.clips[2].frames) == (15, 30)
    assert cut.clips[0].meta == {"seed": 7}


def test_a_longer_transition_is_taken_over_and_the_picture_stays_in_step() -> None:
    def longer(made: otio.schema.Timeline) -> None:
        made.tracks[0][1].in_offset = otio.opentime.RationalTime(6, 24)

    cut, _ = edited(longer)
    assert cut.clips[1].into == Transition(kind="wipe", frames=11)
    assert (cut.clips[1].frames, cut.clips[1].start) == (50, 6)
    assert cut.frames == 48 * 3 - 9


def test_reordered_and_removed_clips_and_a_moved_sound() -> None:
    def shuffle(made: otio.schema.Timeline) -> None:
        track = made.tracks[0]
        last = track[3]
        del track[1:]
        track.insert(0, last)
        music = next(track for track in made.tracks if track.name == "Music")
        music[0].source_range = otio.opentime.TimeRange(
            otio.opentime.RationalTime(0, 48000), otio.opentime.RationalTime(24000, 48000)
        )

    cut, _ = edited(shuffle)
    assert [clip.name for clip in cut.clips] == ["c", "a"]
    assert cut.clips[1].frames == 43  # its end was trimmed for the wipe that is gone
    assert cut.sounds[0].at == 0.5


def test_what_a_cut_cannot_hold_is_named() -> None:
    def add(made: otio.schema.Timeline) -> None:
        made.tracks[0][0].effects.append(otio.schema.Effect(name="Glow", effect_name="glow"))

    _, notes = edited(add)
    assert notes == ("The effect 'Glow' on 'a' is left out.",)


def test_a_timeline_of_another_program_is_taken_as_it_lies() -> None:
    """Gaps are black, source times count from the file's first frame, its audio tracks replace the clips' own sound."""
    rate = otio.opentime.RationalTime
    made = otio.schema.Timeline("Theirs")
    video, audio = otio.schema.Track("V1", kind="Video"), otio.schema.Track("Music 1", kind="Audio")
    hour = otio.opentime.TimeRange(rate(90000, 25), rate(500, 25))
    span = otio.opentime.TimeRange(rate(90010, 25), rate(50, 25))
    shot = otio.schema.Clip("one", otio.schema.ExternalReference("file:///x/one%20a.mov", hour), span)
    video.extend([otio.schema.Gap(source_range=otio.opentime.TimeRange(rate(0, 25), rate(5, 25))), shot])
    audio.append(otio.schema.Clip("m", otio.schema.ExternalReference("m.wav"),
                                  otio.opentime.TimeRange(rate(0, 25), rate(55, 25))))  # fmt: skip
    made.tracks.extend([video, audio])
    cut, notes = cut_of(made, Path("/x"))
    assert [(c.kind, c.media, c.start, c.frames) for c in cut.clips] == [
        ("color", "", 0, 5),
        ("video", "one a.mov", 10, 50),
    ]
    assert (cut.frame.fps, cut.original, cut.sounds[0].track) == (25, "replace", "music")
    assert len(notes) == 1


def test_nested_and_empty_timelines_are_refused() -> None:
    def nest(made: otio.schema.Timeline) -> None:
        made.tracks[0].append(otio.schema.Stack("inner"))

    with pytest.raises(WrongUse, match="inside the timeline"):
        edited(nest)
    with pytest.raises(WrongUse, match="no pictures"):
        cut_of(otio.schema.Timeline("Empty"))
