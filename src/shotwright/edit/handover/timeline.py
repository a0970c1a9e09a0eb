"""A Cut as an OpenTimelineIO timeline, and back without loss.

    Cut       |---- a ----|            Track   |-- a --|-- b --|      a and b trimmed, a transition of n frames
                     |---- b ----|                     X              with n // 2 before the cut point and the rest after it

Each item keeps its noun as metadata (`shotwright`), with what was laid down for it. What an editor left as it was laid comes
back as the noun said, to the last digit; what an editor moved comes back as it now lies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange

from shotwright.film.cut import Clip, Cut, Overlay, SoundClip, Title, Transition

OURS = "shotwright"
"""The name of our metadata in every format that keeps any."""
RATE = 48_000
"""Sound is laid in samples."""
Length = Callable[[str], float | None]
"""Seconds that a file lasts, None where nobody knows."""


def timeline(cut: Cut, folder: Path | None = None, length: Length | None = None) -> otio.schema.Timeline:
    """The timeline of a cut. With `folder`, media are named by absolute address, without it as the cut names them.

    `length` says how long a file is: sounds that play to their end need it, and media their whole range.
    """
    laid = Layout(cut, folder, length or (lambda _: None))
    made = otio.schema.Timeline(name=cut.title)
    made.metadata[OURS] = plain(
        {
            "version": 1,
            **cut.model_dump(mode="json", include={"frame", "captions", "original", "meta"}),
            "width": cut.frame.pixels[0],
            "height": cut.frame.pixels[1],
        }
    )
    made.tracks.append(laid.picture())
    made.tracks.extend(laid.over())
    made.tracks.extend(laid.sound())
    for marker in cut.markers:
        color = otio.schema.MarkerColor.GREEN if marker.kind == "chapter" else otio.schema.MarkerColor.YELLOW
        spot = TimeRange(RationalTime(marker.at, cut.frame.fps), RationalTime(0, cut.frame.fps))
        made.tracks.markers.append(
            otio.schema.Marker(marker.name, spot, color, {OURS: plain(marker.model_dump(mode="json"))})
        )
    return made


class Layout:
    """One cut being laid on tracks."""

    def __init__(self, cut: Cut, folder: Path | None, length: Length) -> None:
        self.cut, self.folder, self.length = cut, folder, length
        self.fps = cut.frame.fps

    def picture(self) -> otio.schema.Track:
        """The track of the clips, with their transitions."""
        track = named_track("Picture", "picture", otio.schema.TrackKind.Video)
        for number, clip in enumerate(self.cut.clips):
            after = self.cut.clips[number + 1] if number + 1 < len(self.cut.clips) else None
            lead = clip.into.frames // 2 if number and clip.into else 0
            tail = after.into.frames - after.into.frames // 2 if after is not None and after.into else 0
            if number and clip.into:
                track.append(self.transition(clip.into))
            track.append(self.clip(clip, lead, tail))
        return track

    def transition(self, into: Transition) -> otio.schema.Transition:
        """A transition over the cut point."""
        kind = otio.schema.TransitionTypes
        half = into.frames // 2
        return otio.schema.Transition(
            name=into.kind,
            transition_type=kind.SMPTE_Dissolve if into.kind == "dissolve" else kind.Custom,
            in_offset=RationalTime(half, self.fps),
            out_offset=RationalTime(into.frames - half, self.fps),
            metadata={OURS: plain(into.model_dump(mode="json"))},
        )

    def clip(self, clip: Clip, lead: int, tail: int) -> otio.schema.Clip:
        """A clip without what its transitions take of it."""
        first = clip.start if clip.freeze else clip.start + lead * clip.speed
        frames = clip.frames - lead - tail
        made = otio.schema.Clip(
            name=clip.name,
            media_reference=self.reference(clip),
            source_range=TimeRange(RationalTime(first, self.fps), RationalTime(frames, self.fps)),
        )
        if clip.freeze:
            made.effects.append(otio.schema.FreezeFrame())
        elif clip.speed != 1:
            made.effects.append(otio.schema.LinearTimeWarp(name="speed", time_scalar=clip.speed))
        laid = {"first": first, "frames": frames, "lead": lead, "tail": tail}
        made.metadata[OURS] = plain(
            {"clip": clip.model_dump(mode="json"), "laid": {**laid, "url": self.url(clip.media)}}
        )
        return made

    def reference(self, clip: Clip) -> Any:
        """What a clip shows."""
        if clip.kind == "color":
            return otio.schema.GeneratorReference(
                name=clip.color, generator_kind="SolidColor", parameters={"color": clip.color}
            )
        # A still has any frame that is asked of it.
        seconds = None if clip.kind == "still" else self.length(clip.media)
        return self.external(clip.media, None if seconds is None else round(seconds * self.fps), self.fps)

    def external(self, media: str, count: int | None, rate: int) -> otio.schema.ExternalReference:
        """A file, with its whole range where that is known."""
        whole = None if count is None else TimeRange(RationalTime(0, rate), RationalTime(count, rate))
        made = otio.schema.ExternalReference(target_url=self.url(media), available_range=whole)
        made.name = Path(media).name
        return made

    def url(self, media: str) -> str:
        """A file's address."""
        if not media:
            return ""
        return quote(media) if self.folder is None else (self.folder / media).absolute().as_uri()

    def over(self) -> list[otio.schema.Track]:
        """Tracks of overlays and titles over the picture; those that meet in time lie on different ones."""
        tracks = []
        for name, role, things in (("Overlays", "overlays", self.cut.overlays), ("Titles", "titles", self.cut.titles)):
            spans = [(thing.at, thing.at + self.shown(thing)) for thing in things]
            for lane in lanes(spans):
                track = named_track(name, role, otio.schema.TrackKind.Video)
                now = 0
                for number in lane:
                    begin, end = spans[number]
                    now = fill(track, now, begin, self.fps)
                    track.append(self.thing(things[number], number, begin, end - begin))
                    now = end
                tracks.append(track)
        return tracks

    def shown(self, thing: Overlay | Title) -> int:
        """Frames that an overlay or a title is laid for."""
        return thing.frames if thing.frames is not None else max(1, self.cut.frames - thing.at)

    def thing(self, thing: Overlay | Title, number: int, begin: int, frames: int) -> otio.schema.Clip:
        """An overlay or a title as an item."""
        if isinstance(thing, Title):
            name = thing.text.replace("\n", " ")
            shows: Any = otio.schema.GeneratorReference(
                name=name, generator_kind="Text", parameters={"text": thing.text}
            )
        else:
            name, shows = Path(thing.media).stem, self.external(thing.media, None, self.fps)
        made = otio.schema.Clip(
            name=name,
            media_reference=shows,
            source_range=TimeRange(RationalTime(0, self.fps), RationalTime(frames, self.fps)),
        )
        url = self.url(thing.media) if isinstance(thing, Overlay) else ""
        made.metadata[OURS] = plain(
            {
                "thing": thing.model_dump(mode="json"),
                "order": number,
                "laid": {"at": begin, "frames": frames, "url": url},
            }
        )
        return made

    def sound(self) -> list[otio.schema.Track]:
        """Tracks of the clips' own sound, then of the sounds by their track; sounds that meet lie on different ones."""
        tracks = []
        own = self.own_sounds()
        for lane in lanes([(begin, begin + n) for _, begin, _, n in own]):
            track, now = named_track("Original", "own", otio.schema.TrackKind.Audio), 0
            for number in lane:
                clip, begin, first, n = own[number]
                now = fill(track, now, begin, RATE)
                item = self.heard(clip.name, clip.media, first, n)
                if clip.speed != 1:
                    item.effects.append(otio.schema.LinearTimeWarp(name="speed", time_scalar=clip.speed))
                item.metadata[OURS] = plain({"own": clip.name, "laid": {"at": begin, "first": first, "n": n}})
                track.append(item)
                now = begin + n
            tracks.append(track)
        for name in dict.fromkeys(sound.track for sound in self.cut.sounds):
            order = [number for number, sound in enumerate(self.cut.sounds) if sound.track == name]
            spans = [self.span(self.cut.sounds[number]) for number in order]
            for lane in lanes(spans):
                track, now = named_track(name.title(), name, otio.schema.TrackKind.Audio), 0
                for place in lane:
                    sound, (begin, end) = self.cut.sounds[order[place]], spans[place]
                    now = fill(track, now, begin, RATE)
                    first = round(sound.start * RATE)
                    item = self.heard(Path(sound.media).stem, sound.media, first, end - begin)
                    laid = {"at": begin, "first": first, "n": end - begin, "url": self.url(sound.media)}
                    item.metadata[OURS] = plain(
                        {"sound": sound.model_dump(mode="json"), "order": order[place], "laid": laid}
                    )
                    track.append(item)
                    now = end
                tracks.append(track)
        return tracks

    def own_sounds(self) -> list[tuple[Clip, int, int, int]]:
        """Clip, place, first sample and samples of each clip's own sound, ahead or behind for J and L cuts."""
        found = []
        if self.cut.original != "replace":
            for clip, start in zip(self.cut.clips, self.cut.starts(), strict=True):
                if clip.kind != "video" or clip.freeze:
                    continue
                source = clip.start / self.fps / clip.speed
                lead = min(clip.lead, source, start / self.fps)
                seconds = clip.frames / self.fps + lead + clip.tail
                if seconds > 0:
                    at = round((start / self.fps - lead) * RATE)
                    found.append((clip, at, round((source - lead) * clip.speed * RATE), max(1, round(seconds * RATE))))
        return found

    def span(self, sound: SoundClip) -> tuple[int, int]:
        """Samples [begin, end) of the cut in which a sound lies."""
        seconds = sound.seconds
        if seconds is None:
            whole = None if sound.loop else self.length(sound.media)
            seconds = self.cut.seconds - sound.at if whole is None else whole - sound.start
        return round(sound.at * RATE), round(sound.at * RATE) + max(1, round(seconds * RATE))

    def heard(self, name: str, media: str, first: int, n: int) -> otio.schema.Clip:
        """A piece of a file's sound."""
        seconds = self.length(media)
        return otio.schema.Clip(
            name=name,
            media_reference=self.external(media, None if seconds is None else round(seconds * RATE), RATE),
            source_range=TimeRange(RationalTime(first, RATE), RationalTime(n, RATE)),
        )


def named_track(name: str, role: str, kind: str) -> otio.schema.Track:
    """An empty track that remembers what it is for."""
    return otio.schema.Track(name=name, kind=kind, metadata={OURS: {"role": role}})


def fill(track: otio.schema.Track, now: int, until: int, rate: int) -> int:
    """Put a gap where nothing lies, and say where the track has come to."""
    if until > now:
        track.append(otio.schema.Gap(source_range=TimeRange(RationalTime(0, rate), RationalTime(until - now, rate))))
    return max(now, until)


def lanes(spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Numbers of spans by lane: none of a lane meet, each lane in order of time, as few lanes as can be."""
    found: list[list[int]] = []
    ends: list[int] = []
    for number in sorted(range(len(spans)), key=lambda n: spans[n]):
        begin, end = spans[number]
        free = next((lane for lane, until in enumerate(ends) if until <= begin), None)
        if free is None:
            found.append([number])
            ends.append(end)
        else:
            found[free].append(number)
            ends[free] = end
    return found


MARKED = ("int:", "float:", "text:")


def plain(data: Any) -> Any:
    """Data as OTIO keeps it; `unplain` undoes it.

    Whole numbers beyond 64 bits, and fractions, whose last digit OTIO's reader loses, become text that says so.
    """
    if isinstance(data, dict):
        return {str(key): plain(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [plain(value) for value in data]
    if isinstance(data, int) and not isinstance(data, bool) and not -(2**63) <= data < 2**63:
        return f"int:{data}"
    if isinstance(data, float) and not data.is_integer():
        return f"float:{data!r}"
    return f"text:{data}" if isinstance(data, str) and data.startswith(MARKED) else data


def unplain(data: Any) -> Any:
    """What `plain` was given, out of OTIO's own containers."""
    if isinstance(data, str):
        kind, _, rest = data.partition(":")
        return int(rest) if kind == "int" else float(rest) if kind == "float" else rest if kind == "text" else data
    if hasattr(data, "items"):
        return {key: unplain(value) for key, value in data.items()}
    if hasattr(data, "__iter__"):
        return [unplain(value) for value in data]
    return data


def path_of(url: str) -> str:
    """The file behind an address: an absolute path for file:, else as it is written."""
    parts = urlsplit(url)
    return unquote(parts.path) if parts.scheme == "file" else unquote(url)


def role(track: otio.schema.Track) -> str:
    """What a track of ours is for; empty for another's."""
    return str(unplain(track.metadata.get(OURS, {})).get("role", ""))
