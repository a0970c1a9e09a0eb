"""A timeline that comes back from an editor, ours or anyone's, as a Cut.

What was left as we laid it is as it was; what was moved, trimmed, added or reordered is as it lies now. What a Cut cannot
hold is named in the notes, never dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import opentimelineio as otio
from pydantic import ValidationError

from shotwright.edit.media import STILLS
from shotwright.errors import Damaged, WrongUse
from shotwright.film.cut import Caption, Clip, Cut, Marker, Overlay, SoundClip, Title, Transition
from shotwright.film.look import Frame

from .timeline import OURS, RATE, path_of, role, unplain

FULL = (0.0, 0.0, 1.0, 1.0)
SOUND_TRACKS: tuple[str, ...] = get_args(SoundClip.model_fields["track"].annotation)
CLOSE = 1e-6


def cut_of(timeline: otio.schema.Timeline, folder: Path | None = None) -> tuple[Cut, tuple[str, ...]]:
    """The cut of a timeline, and what it could not take over. Files below `folder` are named relative to it.

    Raises WrongUse for a timeline without pictures or with nested ones, Damaged when our own metadata is broken.
    """
    try:
        return Reading(timeline, folder).cut()
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise Damaged(
            f"The timeline '{timeline.name}' holds {where}, which is not as Shotwright writes it: {first['msg']}.",
            next_step="Export it again from the editor.",
        ) from error


@dataclass(slots=True)
class Reading:
    """One timeline being read."""

    timeline: otio.schema.Timeline
    folder: Path | None
    notes: list[str] = field(default_factory=list)
    fps: int = 24

    def cut(self) -> tuple[Cut, tuple[str, ...]]:
        """Every track by its role."""
        ours = unplain(self.timeline.metadata.get(OURS, {}))
        tracks = list(self.timeline.tracks)
        pictures = [track for track in tracks if track.kind == otio.schema.TrackKind.Video and len(track)]
        main = next((track for track in pictures if role(track) == "picture"), None) or next(
            (track for track in pictures if not role(track)), None
        )
        if main is None:
            raise WrongUse(f"The timeline '{self.timeline.name}' has no pictures.", next_step="Give it a video track.")
        frame = Frame.model_validate(ours["frame"]) if "frame" in ours else self.frame(main)
        self.fps = frame.fps
        clips = self.clips(main)
        overlays: list[tuple[int, Overlay]] = []
        titles: list[tuple[int, Title]] = []
        sounds: list[tuple[int, SoundClip]] = []
        for track in tracks:
            if track is main:
                continue
            if track.kind == otio.schema.TrackKind.Video:
                self.over(track, overlays, titles)
            elif track.kind == otio.schema.TrackKind.Audio:
                self.sounds(track, sounds)
        cut = Cut(
            title=self.timeline.name or ("" if ours else "Untitled"),
            frame=frame,
            clips=tuple(clips),
            overlays=ordered(overlays),
            titles=ordered(titles),
            sounds=ordered(sounds),
            captions=tuple(Caption.model_validate(one) for one in ours.get("captions", [])),
            markers=tuple(self.markers(main)),
            original=ours.get("original", "keep"),
            meta=ours.get("meta", {}),
        )
        if not ours and any(track.kind == otio.schema.TrackKind.Audio for track in tracks):
            # The editor's own audio tracks hold the clips' sound: ours would play it twice.
            cut = cut.model_copy(update={"original": "replace"})
        return cut, tuple(self.notes)

    def frame(self, track: otio.schema.Track) -> Frame:
        """The frame of a timeline that does not say: its own rate, 16:9 at 1080p."""
        rates = {item.source_range.start_time.rate for item in track if getattr(item, "source_range", None)}
        rate = max(rates, default=24.0)
        if rate != round(rate):
            self.notes.append(f"{rate:.3f} frames a second become {round(rate)}: a cut counts whole frames.")
        self.notes.append("The timeline does not say how large its picture is: 16:9 at 1080p is taken.")
        return Frame(fps=max(1, min(120, round(rate))), size="1080p")

    def clips(self, track: otio.schema.Track) -> list[Clip]:
        """The clips of the main track, each with what its transitions take of it."""
        found: list[Clip] = []
        items = list(track)
        for number, item in enumerate(items):
            if isinstance(item, otio.schema.Transition):
                continue
            before = items[number - 1] if number else None
            after = items[number + 1] if number + 1 < len(items) else None
            into = before if isinstance(before, otio.schema.Transition) else None
            out = after if isinstance(after, otio.schema.Transition) else None
            if into is not None and number == 1:
                self.notes.append(f"'{item.name}' begins with a transition from nothing: it is left out.")
                into = None
            if out is not None and number + 2 == len(items):
                self.notes.append(f"'{item.name}' ends with a transition to nothing: it is left out.")
                out = None
            lead = self.frames(into.in_offset) if into is not None else 0
            tail = self.frames(out.out_offset) if out is not None else 0
            found.append(self.clip(item, lead, tail, self.transition(into) if into is not None else None))
        return found

    def transition(self, item: otio.schema.Transition) -> Transition | None:
        """A transition: ours with its kind, anyone's as a dissolve."""
        frames = self.frames(item.in_offset) + self.frames(item.out_offset)
        if frames < 1:
            return None
        ours = unplain(item.metadata.get(OURS, {}))
        if ours:
            return Transition.model_validate({**ours, "frames": frames})
        if item.transition_type != otio.schema.TransitionTypes.SMPTE_Dissolve:
            self.notes.append(f"The transition '{item.name or item.transition_type}' becomes a dissolve.")
        return Transition(kind="dissolve", frames=frames)

    def clip(self, item: Any, lead: int, tail: int, into: Transition | None) -> Clip:
        """An item of the main track; a gap is black."""
        if isinstance(item, otio.schema.Gap):
            frames = max(1, self.frames(item.duration()) + lead + tail)
            return Clip(name=item.name or "gap", media="", kind="color", frames=frames, into=into)
        if not isinstance(item, otio.schema.Clip):
            raise WrongUse(
                f"'{item.name}' is a timeline inside the timeline.",
                next_step="Flatten it in the editor, and export again.",
            )
        seen = item.trimmed_range()
        first, shown = seen.start_time.rescaled_to(self.fps).value, self.frames(seen.duration)
        ours = unplain(item.metadata.get(OURS, {}))
        speed, freeze = self.pace(item)
        url = getattr(item.media_reference, "target_url", "") or ""
        if "clip" in ours:
            noun, laid = Clip.model_validate(ours["clip"]), ours["laid"]
            change: dict[str, Any] = {"name": item.name, "into": into, "frames": max(1, shown + lead + tail)}
            if noun.kind != "color" and url != laid["url"]:
                change["media"] = self.named(url)
            if not freeze and abs(speed - noun.speed) > CLOSE:
                change["speed"] = speed
            if freeze != noun.freeze:
                change["freeze"] = freeze
            speed = change.get("speed", noun.speed)
            head = 0.0 if freeze else lead * speed
            was = 0.0 if noun.freeze else laid["lead"] * noun.speed
            if abs((first - head) - (laid["first"] - was)) > CLOSE:
                change["start"] = self.start(item.name, first - head)
            return noun.model_copy(update=change)
        reference = item.media_reference
        if isinstance(reference, otio.schema.GeneratorReference):
            color = str(reference.parameters.get("color", "black"))
            frames = max(1, shown + lead + tail)
            if reference.generator_kind != "SolidColor":
                self.notes.append(f"The generator '{reference.generator_kind}' of '{item.name}' becomes {color}.")
            return Clip(name=item.name or color, media="", kind="color", color=color, frames=frames, into=into)
        if not url:
            raise WrongUse(f"'{item.name}' names no file.", next_step="Link its media in the editor, and export again.")
        available = getattr(reference, "available_range", None)
        if available is not None:
            # Foreign source times may be time of day; ours count from the file's first frame.
            first -= available.start_time.rescaled_to(self.fps).value
        still = path_of(url).lower().endswith(STILLS)
        return Clip(
            name=item.name or Path(path_of(url)).stem,
            media=self.named(url),
            kind="still" if still else "video",
            start=0 if still else self.start(item.name, first - (0 if freeze else lead * speed)),
            frames=max(1, shown + lead + tail),
            speed=speed,
            freeze=freeze,
            into=into,
        )

    def start(self, name: str, first: float) -> int:
        """A first frame; a file has none before its first."""
        if first < -0.5:
            self.notes.append(
                f"'{name}' would begin {-first:.0f} frames before its file: it begins with the first frame."
            )
        return max(0, round(first))

    def pace(self, item: otio.schema.Clip) -> tuple[float, bool]:
        """Speed and standing still, of an item's effects; the others are named."""
        speed, freeze = 1.0, False
        for effect in item.effects:
            if isinstance(effect, otio.schema.FreezeFrame):
                freeze = True
            elif isinstance(effect, otio.schema.LinearTimeWarp) and 0 < effect.time_scalar <= 100:
                speed *= effect.time_scalar
            else:
                self.notes.append(f"The effect '{effect.name or effect.effect_name}' on '{item.name}' is left out.")
        return speed, freeze

    def over(
        self, track: otio.schema.Track, overlays: list[tuple[int, Overlay]], titles: list[tuple[int, Title]]
    ) -> None:
        """A video track over the main one: pictures and words."""
        for item in track:
            if isinstance(item, otio.schema.Transition):
                self.notes.append(f"A transition on the track '{track.name}' is left out.")
                continue
            if not isinstance(item, otio.schema.Clip):
                continue
            place = item.range_in_parent()
            at, frames = self.frames(place.start_time), max(1, self.frames(place.duration))
            ours = unplain(item.metadata.get(OURS, {}))
            url = getattr(item.media_reference, "target_url", "") or ""
            if "thing" in ours:
                change: dict[str, Any] = {}
                laid = ours["laid"]
                if at != laid["at"]:
                    change["at"] = at
                if frames != laid["frames"]:
                    change["frames"] = frames
                if "text" in ours["thing"]:
                    titles.append((ours["order"], Title.model_validate({**ours["thing"], **change})))
                    continue
                if url != laid["url"]:
                    change["media"] = self.named(url)
                overlays.append((ours["order"], Overlay.model_validate({**ours["thing"], **change})))
            elif isinstance(item.media_reference, otio.schema.GeneratorReference):
                text = str(item.media_reference.parameters.get("text", item.name or ""))
                titles.append((len(titles), Title(text=text, at=at, frames=frames)))
            elif url:
                overlays.append((len(overlays), Overlay(media=self.named(url), box=FULL, at=at, frames=frames)))
            else:
                self.notes.append(f"'{item.name}' on the track '{track.name}' names no file and is left out.")

    def sounds(self, track: otio.schema.Track, sounds: list[tuple[int, SoundClip]]) -> None:
        """An audio track; the clips' own sound follows its pictures."""
        named = next((name for name in SOUND_TRACKS if name == role(track) or name in track.name.lower()), "effects")
        for item in track:
            if isinstance(item, otio.schema.Transition):
                self.notes.append(f"A crossfade on the track '{track.name}' is left out.")
                continue
            if not isinstance(item, otio.schema.Clip):
                continue
            place = item.range_in_parent()
            at, n = samples(place.start_time), samples(place.duration)
            first = samples(item.trimmed_range().start_time)
            ours = unplain(item.metadata.get(OURS, {}))
            laid = ours.get("laid", {})
            if "own" in ours:
                if (at, first, n) != (laid["at"], laid["first"], laid["n"]):
                    self.notes.append(f"The own sound of '{ours['own']}' was moved; it follows its picture again.")
                continue
            url = getattr(item.media_reference, "target_url", "") or ""
            if "sound" in ours:
                change: dict[str, Any] = {}
                if at != laid["at"]:
                    change["at"] = at / RATE
                if first != laid["first"]:
                    change["start"] = first / RATE
                if n != laid["n"]:
                    change["seconds"] = n / RATE
                if url != laid["url"]:
                    change["media"] = self.named(url)
                sounds.append((ours["order"], SoundClip.model_validate({**ours["sound"], **change})))
            elif url:
                available = getattr(item.media_reference, "available_range", None)
                first -= samples(available.start_time) if available is not None else 0
                sound = {"media": self.named(url), "track": named, "at": at / RATE, "start": max(0, first) / RATE}
                sounds.append((len(sounds), SoundClip.model_validate({**sound, "seconds": n / RATE})))
            else:
                self.notes.append(f"'{item.name}' on the track '{track.name}' names no file and is left out.")

    def markers(self, main: otio.schema.Track) -> list[Marker]:
        """Markers of the whole timeline, and those that editors put on the picture's track or its clips."""
        found = []
        for marker in self.timeline.tracks.markers:
            found.append(self.marker(marker, self.frames(marker.marked_range.start_time)))
        for marker in main.markers:
            found.append(self.marker(marker, self.frames(marker.marked_range.start_time)))
        for item in main:
            if isinstance(item, otio.schema.Clip) and item.markers:
                begin = item.range_in_parent().start_time
                for marker in item.markers:
                    inside = marker.marked_range.start_time - item.trimmed_range().start_time
                    found.append(self.marker(marker, self.frames(begin + inside)))
        return found

    def marker(self, marker: otio.schema.Marker, at: int) -> Marker:
        """A marker: ours with its kind, anyone's a note."""
        kind = unplain(marker.metadata.get(OURS, {})).get("kind", "note")
        return Marker(name=marker.name, at=max(0, at), kind=kind)

    def frames(self, time: otio.opentime.RationalTime) -> int:
        """A time in whole frames of the cut."""
        return round(float(time.rescaled_to(self.fps).value))

    def named(self, url: str) -> str:
        """A file as a cut names it."""
        path = path_of(url)
        if self.folder is not None and Path(path).is_absolute() and Path(path).is_relative_to(self.folder.absolute()):
            return str(Path(path).relative_to(self.folder.absolute()))
        return path


def samples(time: otio.opentime.RationalTime) -> int:
    """A time in samples."""
    return round(float(time.rescaled_to(RATE).value))


def ordered(found: list[tuple[int, Any]]) -> tuple[Any, ...]:
    """Things in the order that the cut had them in, new ones last."""
    return tuple(thing for _, thing in sorted(found, key=lambda pair: pair[0]))
