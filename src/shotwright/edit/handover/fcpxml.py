"""Final Cut Pro XML 1.10, written by us: a spine with transitions, speed, stills with moves, titles, sound, markers.

Times are exact fractions of a second; a clip's own audio goes with its picture, sounds are connected below the clip under
which they begin, titles and overlays above.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as xml

from shotwright.film.cut import Clip, Cut, Overlay, SoundClip, Title, Transition

from .timeline import Length, lanes

TITLE = ".../Titles.localized/Bumper:Opener.localized/Basic Title.localized/Basic Title.moti"
SOLID = ".../Generators.localized/Solids.localized/Custom.localized/Custom.motn"
DISSOLVE = "FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265"
NAMES = {"dissolve": "Cross Dissolve", "dip": "Fade To Color", "wipe": "Wipe", "slide": "Slide"}
EXACT = 48_000


def fcpxml(cut: Cut, folder: Path, length: Length) -> str:
    """The document. `length` tells the seconds of a file; a file whose length nobody knows is as long as it is used."""
    root = Writing(cut, folder, length).document()
    xml.indent(root)
    text = xml.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n{text}\n'


class Writing:
    """One document being written."""

    def __init__(self, cut: Cut, folder: Path, length: Length) -> None:
        self.cut, self.folder, self.length = cut, folder, length
        self.fps = cut.frame.fps
        self.root = xml.Element("fcpxml", version="1.10")
        self.resources = xml.SubElement(self.root, "resources")
        self.known: dict[str, str] = {}

    def document(self) -> xml.Element:
        """Resources, then one project with one sequence."""
        width, height = self.cut.frame.pixels
        self.known["format"] = "r1"
        xml.SubElement(self.resources, "format", id="r1", name=f"Custom {width}x{height}", frameDuration=f"1/{self.fps}s",
                       width=str(width), height=str(height), colorSpace="1-1-1 (Rec. 709)")  # fmt: skip
        event = xml.SubElement(xml.SubElement(self.root, "library"), "event", name=self.cut.title or "Untitled")
        project = xml.SubElement(event, "project", name=self.cut.title or "Untitled")
        sequence = xml.SubElement(project, "sequence", format="r1", duration=self.frames(self.cut.frames), tcStart="0s",
                                  tcFormat="NDF", audioLayout="stereo", audioRate="48k")  # fmt: skip
        spine = xml.SubElement(sequence, "spine")
        hosts: list[tuple[int, int, Fraction, xml.Element]] = []
        starts = self.cut.starts()
        for number, clip in enumerate(self.cut.clips):
            after = self.cut.clips[number + 1] if number + 1 < len(self.cut.clips) else None
            lead = clip.into.frames // 2 if number and clip.into else 0
            tail = after.into.frames - after.into.frames // 2 if after is not None and after.into else 0
            if number and clip.into:
                self.transition(spine, clip.into, starts[number])
            begin, frames = starts[number] + lead, clip.frames - lead - tail
            if frames:
                element, first = self.clip(spine, clip, begin, frames, lead)
                hosts.append((begin, frames, first, element))
        self.connected(hosts)
        return self.root

    def clip(self, spine: xml.Element, clip: Clip, begin: int, frames: int, lead: int) -> tuple[xml.Element, Fraction]:
        """One clip of the spine, and the local time at which it begins."""
        span = {"name": clip.name, "offset": self.frames(begin), "duration": self.frames(frames)}
        if clip.kind == "color":
            first = Fraction(lead, self.fps)
            made = xml.SubElement(spine, "video", span, ref=self.effect("Custom", SOLID), start=time(first))
            xml.SubElement(made, "param", name="Color", key="9999/9883/9885/2/100", value=rgb(clip.color))
        elif clip.kind == "still":
            first = Fraction(lead, self.fps)
            made = xml.SubElement(spine, "video", span, ref=self.asset(clip.media, still=True), start=time(first))
            if clip.move is not None:
                crop = xml.SubElement(made, "adjust-crop", mode="pan")
                for box in (clip.move.start, clip.move.end):
                    left, top, wide, high = box
                    edges = {"left": left, "top": top, "right": 1 - left - wide, "bottom": 1 - top - high}
                    xml.SubElement(crop, "pan-rect", {side: f"{100 * value:.4f}" for side, value in edges.items()})
        else:
            speed = Fraction(clip.speed).limit_denominator(10_000)
            # With a time map, a clip's start counts in the mapped time.
            source = Fraction(clip.start, self.fps)
            first = source / speed + Fraction(lead, self.fps) if not clip.freeze else Fraction(lead, self.fps)
            made = xml.SubElement(spine, "asset-clip", span, ref=self.asset(clip.media), start=time(first), format="r1",
                                  tcFormat="NDF", audioRole="dialogue")  # fmt: skip
            if clip.freeze or speed != 1:
                mapped = xml.SubElement(made, "timeMap")
                end = (
                    Fraction(clip.frames, self.fps) if clip.freeze else source / speed + Fraction(clip.frames, self.fps)
                )
                values = (source, source) if clip.freeze else (Fraction(0), end * speed)
                for at, value in zip((Fraction(0), end), values, strict=True):
                    xml.SubElement(mapped, "timept", time=time(at), value=time(value), interp="linear")
            if self.cut.original == "replace" or clip.freeze:
                xml.SubElement(made, "adjust-volume", amount="-96dB")
            elif self.cut.original == "under":
                xml.SubElement(made, "adjust-volume", amount="-10dB")
        return made, first

    def transition(self, spine: xml.Element, into: Transition, begin: int) -> None:
        """A transition over the frames that two clips share."""
        made = xml.SubElement(spine, "transition", name=NAMES[into.kind], offset=self.frames(begin),
                              duration=self.frames(into.frames))  # fmt: skip
        if into.kind == "dissolve":
            xml.SubElement(made, "filter-video", ref=self.effect(NAMES["dissolve"], DISSOLVE), name=NAMES["dissolve"])

    def connected(self, hosts: list[tuple[int, int, Fraction, xml.Element]]) -> None:
        """Everything that hangs on the spine, in the order in which the format wants it: lanes, then markers."""
        things: list[Overlay | Title] = [*self.cut.overlays, *self.cut.titles]
        spans = [(thing.at, thing.at + (thing.frames or max(1, self.cut.frames - thing.at))) for thing in things]
        for lane, numbers in enumerate(lanes(spans), 1):
            for number in numbers:
                self.over(hosts, things[number], spans[number], lane)
        heard = [(sound, self.seconds(sound)) for sound in self.cut.sounds]
        edges = [(round(s.at * EXACT), round(s.at * EXACT) + max(1, round(n * EXACT))) for s, n in heard]
        for lane, numbers in enumerate(lanes(edges), 1):
            for number in numbers:
                self.sound(hosts, heard[number][0], Fraction(edges[number][1] - edges[number][0], EXACT), -lane)
        for marker in sorted(self.cut.markers, key=lambda marker: marker.at):
            host, local = self.host(hosts, Fraction(marker.at, self.fps))
            kind = {"posterOffset": "0s"} if marker.kind == "chapter" else {}
            xml.SubElement(host, "chapter-marker" if kind else "marker", kind, start=time(local), value=marker.name,
                           duration=self.frames(1))  # fmt: skip

    def host(self, hosts: list[tuple[int, int, Fraction, xml.Element]], at: Fraction) -> tuple[xml.Element, Fraction]:
        """The clip under a time of the cut, and that time in the clip's own."""
        begin, _, first, element = next(
            one for one in reversed(hosts) if Fraction(one[0], self.fps) <= at or one is hosts[0]
        )
        return element, first + at - Fraction(begin, self.fps)

    def over(
        self,
        hosts: list[tuple[int, int, Fraction, xml.Element]],
        thing: Overlay | Title,
        span: tuple[int, int],
        lane: int,
    ) -> None:
        """A title or an overlay above the clip under which it begins."""
        host, local = self.host(hosts, Fraction(span[0], self.fps))
        place = {"lane": str(lane), "offset": time(local), "duration": self.frames(span[1] - span[0])}
        if isinstance(thing, Title):
            made = xml.SubElement(
                host, "title", place, ref=self.effect("Basic Title", TITLE), name=thing.text, start="0s"
            )
            style = f"ts{len(self.known)}-{lane}-{span[0]}"
            xml.SubElement(xml.SubElement(made, "text"), "text-style", ref=style).text = thing.text
            look = xml.SubElement(made, "text-style-def", id=style)
            size = "63" if thing.kind == "card" else "42"
            xml.SubElement(look, "text-style", font="Helvetica", fontSize=size, fontColor="1 1 1 1", alignment="center")
            return
        made = xml.SubElement(host, "video", place, ref=self.asset(thing.media, still=True),
                              name=Path(thing.media).stem, start="0s")  # fmt: skip
        left, top, wide, high = thing.box
        # Positions count in percent of the frame's height from its middle, upwards.
        ratio = self.cut.frame.pixels[0] / self.cut.frame.pixels[1]
        spot = f"{(left + wide / 2 - 0.5) * 100 * ratio:.4f} {(0.5 - top - high / 2) * 100:.4f}"
        scale = min(wide, high)
        xml.SubElement(made, "adjust-transform", position=spot, scale=f"{scale:.4f} {scale:.4f}")
        if thing.opacity < 1:
            xml.SubElement(made, "adjust-blend", amount=f"{thing.opacity:.4f}")

    def sound(
        self, hosts: list[tuple[int, int, Fraction, xml.Element]], sound: SoundClip, seconds: Fraction, lane: int
    ) -> None:
        """A sound below the clip under which it begins."""
        host, local = self.host(hosts, Fraction(round(sound.at * EXACT), EXACT))
        made = xml.SubElement(host, "asset-clip", ref=self.asset(sound.media, audio=True), lane=str(lane), offset=time(local),
                              name=Path(sound.media).stem, start=time(Fraction(round(sound.start * EXACT), EXACT)),
                              duration=time(seconds), audioRole=sound.track)  # fmt: skip
        if sound.gain or sound.fade_in or sound.fade_out:
            volume = xml.SubElement(made, "adjust-volume", amount=f"{sound.gain:g}dB")
            if sound.fade_in or sound.fade_out:
                amount = xml.SubElement(volume, "param", name="amount", value=f"{sound.gain:g}dB")
                for kind, long in (("fadeIn", sound.fade_in), ("fadeOut", sound.fade_out)):
                    if long:
                        xml.SubElement(amount, kind, type="linear", duration=time(Fraction(round(long * EXACT), EXACT)))
        if sound.pan:
            xml.SubElement(made, "adjust-panner", mode="1", amount=f"{100 * sound.pan:g}")

    def seconds(self, sound: SoundClip) -> float:
        """How long a sound is heard."""
        if sound.seconds is not None:
            return sound.seconds
        whole = None if sound.loop else self.length(sound.media)
        return self.cut.seconds - sound.at if whole is None else whole - sound.start

    def asset(self, media: str, *, still: bool = False, audio: bool = False) -> str:
        """The resource of a file."""
        key = f"{media} {audio}"
        if key not in self.known:
            self.known[key] = name = f"r{len(self.known) + 1}"
            seconds = None if still else self.length(media)
            exact = Fraction(round((seconds if seconds is not None else self.cut.seconds) * EXACT), EXACT)
            has = {"hasAudio": "1", "audioSources": "1", "audioChannels": "2", "audioRate": "48000"}
            if not audio:
                sounds = {} if still or self.cut.original == "replace" else has
                has = {"hasVideo": "1", "videoSources": "1", "format": "r1", **sounds}
            made = xml.SubElement(self.resources, "asset", has, id=name, name=Path(media).stem, start="0s",
                                  duration="0s" if still else time(exact))  # fmt: skip
            xml.SubElement(made, "media-rep", kind="original-media", src=(self.folder / media).absolute().as_uri())
        return self.known[key]

    def effect(self, name: str, uid: str) -> str:
        """The resource of an effect."""
        if uid not in self.known:
            self.known[uid] = f"r{len(self.known) + 1}"
            xml.SubElement(self.resources, "effect", id=self.known[uid], name=name, uid=uid)
        return self.known[uid]

    def frames(self, count: int) -> str:
        """So many frames as a time."""
        return time(Fraction(count, self.fps))


def time(seconds: Fraction) -> str:
    """A time as the format writes it."""
    return f"{seconds.numerator}s" if seconds.denominator == 1 else f"{seconds.numerator}/{seconds.denominator}s"


def rgb(color: str) -> str:
    """A colour as three fractions."""
    from PIL import ImageColor

    return " ".join(f"{value / 255:.4f}" for value in ImageColor.getrgb(color)[:3])
