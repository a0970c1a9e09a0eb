"""Final Cut 7 XML, which Premiere reads, and CMX 3600 lists: an OTIO timeline brought down to what each can say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange

from shotwright.film.cut import Cut

from .timeline import OURS, path_of, role, unplain

EFFECTS = {"dissolve": "Cross Dissolve", "dip": "Dip to Color Dissolve", "wipe": "Edge Wipe", "slide": "Push Slide"}


def fcp7(made: otio.schema.Timeline, cut: Cut) -> str:
    """Final Cut 7 XML of a baked cut's timeline, with the block that says size and rate."""
    made = made.clone()
    width, height = cut.frame.pixels
    pixels = {"width": str(width), "height": str(height), "pixelaspectratio": "square", "anamorphic": "FALSE"}
    rate = {"timebase": str(cut.frame.fps), "ntsc": "FALSE"}
    block = {"media": {"video": {"format": {"samplecharacteristics": {"rate": rate, **pixels}}}}}
    made.metadata["fcp_xml"] = made.tracks.metadata["fcp_xml"] = block
    for track in list(made.tracks):
        if role(track) == "titles":
            made.tracks.remove(track)
            continue
        whole_frames(track, cut.frame.fps)
        for item in track:
            if isinstance(item, otio.schema.Transition):
                kind = unplain(item.metadata.get(OURS, {})).get("kind", "dissolve")
                item.name = EFFECTS[kind]
                item.metadata["fcp_xml"] = {"effectid": EFFECTS[kind]}
    return str(otio.adapters.write_to_string(made, "fcp_xml"))


def edl(made: otio.schema.Timeline, cut: Cut) -> dict[str, str]:
    """A CMX 3600 list for each video track of a baked cut, by the track's name."""
    found: dict[str, str] = {}
    for track in made.tracks:
        if track.kind != otio.schema.TrackKind.Video or role(track) == "titles":
            continue
        alone = otio.schema.Timeline(name=cut.title or "Untitled")
        copy = track.clone()
        for item in copy:
            if isinstance(item, otio.schema.Transition):
                item.transition_type = otio.schema.TransitionTypes.SMPTE_Dissolve
            elif isinstance(item, otio.schema.Clip):
                # A reel has eight letters and no spaces; the whole name stands in the comment below it.
                stem = Path(path_of(getattr(item.media_reference, "target_url", ""))).stem
                reel = "".join(c for c in stem if c.isascii() and c.isalnum())[:8]
                item.metadata["cmx_3600"] = {"reel": reel or "AX"}
        alone.tracks.append(copy)
        name = track.name if track.name not in found else f"{track.name} {len(found) + 1}"
        found[name] = str(otio.adapters.write_to_string(alone, "cmx_3600", rate=cut.frame.fps))
    return found


def whole_frames(track: otio.schema.Track, fps: int) -> None:
    """Bring sounds, which lie in samples, to whole frames; edges are rounded each by itself, so nothing drifts."""
    exact, done = 0.0, 0
    for item in list(track):
        if isinstance(item, otio.schema.Transition):
            continue
        span: Any = item.trimmed_range()
        exact += span.duration.rescaled_to(fps).value
        frames = round(exact) - done
        done += frames
        first = round(span.start_time.rescaled_to(fps).value)
        item.source_range = TimeRange(RationalTime(first, fps), RationalTime(frames, fps))
        reference = getattr(item, "media_reference", None)
        if reference is not None:
            # The XML asks each file for its length: a still's is as long as it is shown.
            whole = reference.available_range
            count = first + frames if whole is None else round(whole.duration.rescaled_to(fps).value)
            reference.available_range = TimeRange(RationalTime(0, fps), RationalTime(count, fps))
