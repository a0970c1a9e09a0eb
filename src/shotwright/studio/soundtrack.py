"""What is heard beside the takes and the lines: cues at their moments, ambience and music under their scenes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from shotwright.catalog import shelf
from shotwright.edit.cues import Cue, cue_of, place
from shotwright.edit.mix import Placed
from shotwright.edit.moments import Moments, of_film, of_scene
from shotwright.errors import WrongUse
from shotwright.film.production import SoundCue

from .assemble import Assembly
from .assemble import Placed as Shown
from .freeze import order
from .stage import Stage

TURN = 1.2
"""Seconds over which one scene's music gives way to the next one's."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Shots in a row, as a time in the film."""

    shots: tuple[Shown, ...]
    start: float
    end: float

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.end - self.start


@dataclass(slots=True)
class Soundtrack:
    """The sounds of a film, made when they are asked for; `key` says what they depend on."""

    assembly: Assembly
    stage: Stage
    notes: list[str]

    @property
    def key(self) -> str:
        """Digest of the words and times that the sounds are made from."""
        fps = self.assembly.cut.frame.fps
        rows = [
            [one.start / fps, one.frames / fps, [str(cue) for cue in one.asked.shot.cues], one.asked.scene.music,
             one.asked.scene.ambience, one.asked.seed, one.take.parts[0].file]
            for one in self.assembly.shots
        ]  # fmt: skip
        text = json.dumps([rows, self.stage.production.music, self.stage.production.seed])
        return hashlib.sha256(text.encode()).hexdigest()

    def sounds(self) -> list[Placed]:
        """Everything, placed in the film's time."""
        return [*self.music(), *self.ambience(), *self.cues()]

    # ---- under scenes

    def stretches(self) -> list[Stretch]:
        """Each scene as one stretch of time."""
        cut = self.assembly.cut
        fps = cut.frame.fps
        found = []
        groups = [tuple(shots) for _, shots in groupby(self.assembly.shots, key=lambda one: one.asked.scene.id)]
        for number, shots in enumerate(groups):
            start = 0.0 if number == 0 else shots[0].start / fps
            last = number == len(groups) - 1
            end = cut.seconds if last else groups[number + 1][0].start / fps
            found.append(Stretch(shots, start, end))
        return found

    def music(self) -> Iterator[Placed]:
        """A bed under each scene that names one; scenes that name the same in a row share it."""
        from shotwright.house.score import compose, wish

        whole = self.stage.production.music
        for words, group in groupby(self.stretches(), key=lambda s: s.shots[0].asked.scene.music or whole):
            rows = list(group)
            if not words:
                continue
            begin = max(0.0, rows[0].start - (TURN / 2 if rows[0].start else 0.0))
            end = min(self.assembly.cut.seconds, rows[-1].end + TURN / 2)
            if end - begin < 1.0:
                continue
            try:
                wanted = wish(words)
                bed = compose(replace(wanted, seconds=end - begin), self.stage.production.seed)
            except WrongUse as error:
                self.notes.append(f"The music '{words}' is not heard: {error.what}")
                continue
            self.notes += wanted.notes
            yield Placed(bed.sound, begin, "music", fade_in=TURN if begin else 0.3,
                         fade_out=TURN if end < self.assembly.cut.seconds else 0.5, name=words)  # fmt: skip

    def ambience(self) -> Iterator[Placed]:
        """A lasting sound under each scene that names one."""
        from shotwright.house.foley import find_sound, perform

        for stretch in self.stretches():
            words = stretch.shots[0].asked.scene.ambience
            if not words:
                continue
            found = find_sound(words)
            if found.notice:
                self.notes.append(found.notice)
            sound = perform(found.sound, stretch.seconds, self.stage.production.seed)
            yield Placed(sound, stretch.start, "ambience", fade_in=0.4, fade_out=0.6, name=words)

    # ---- at moments

    def cues(self) -> Iterator[Placed]:
        """The cues of every shot, at the moments that are known of its take."""
        fps = self.assembly.cut.frame.fps
        for one in self.assembly.shots:
            cues = [read(cue) for cue in one.asked.shot.cues]
            if not cues:
                continue
            placed, notes = place(cues, self.moments(one), one.asked.seed, self.stage.folder)
            self.notes += [f"{one.asked.name}: {note}" for note in notes]
            for sound in placed:
                yield replace(sound, start=sound.start + one.start / fps)

    def moments(self, one: Shown) -> Moments:
        """What is known of when things happen in a take: by the house, else by listening and looking."""
        fps = self.assembly.cut.frame.fps
        frozen = one.entry.frozen
        if shelf.model(frozen.model).vendor == "house" and not frozen.inputs:
            from shotwright.house.previz.compose import compose
            from shotwright.house.vendor import drawn_frame

            asked = order(frozen, one.take, 0)
            scene = compose(asked.shot, drawn_frame(asked), asked.seconds, asked.seed)
            # A draft is drawn at half the rate: the frames of a cue are those of the film that was asked for.
            known = replace(of_scene(scene, asked.shot), fps=asked.frame.fps)
        else:
            known = of_film(Path(self.stage.takes.path(one.take.parts[0].file)))
        # Cuts of the whole film, counted from this shot: a cue between the shots may be written at any of them.
        cuts = tuple((other.start - one.start) / fps for other in self.assembly.shots[1:])
        return replace(known, seconds=one.frames / fps, cuts=cuts)


def read(cue: SoundCue | str) -> Cue:
    """A cue of a production as sound and time in words."""
    return cue_of(cue) if isinstance(cue, str) else Cue(cue.sound, cue.at, cue.gain)


def soundtrack(assembly: Assembly, stage: Stage) -> Soundtrack:
    """The sounds of a film."""
    return Soundtrack(assembly, stage, [])
