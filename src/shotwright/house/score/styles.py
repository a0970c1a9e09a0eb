"""Genres as rows: who plays, how chords are broken, what the bass and the drums do.

Drum patterns are one bar: `x` a stroke, `o` a soft one, `.` none; the number of signs is the number of steps.
"""

from __future__ import annotations

from dataclasses import dataclass

Line = tuple[tuple[float, int, float], ...]
"""(beat, degree above the root, beats) of each note of a bar."""

HELD: Line = ((0, 0, 4),)
HALVES: Line = ((0, 0, 2), (2, 4, 2))
PULSE: Line = tuple((k / 2, 0, 0.45) for k in range(8))
WALK: Line = ((0, 0, 0.9), (1, 2, 0.9), (2, 4, 0.9), (3, 5, 0.9))
OFFBEAT: Line = tuple((k + 0.5, 0, 0.45) for k in range(4))
GROOVE: Line = ((0, 0, 0.9), (1.5, 0, 0.45), (2.5, 4, 0.9), (3.5, 2, 0.45))
THREE: Line = ((0, 0, 1),)
ALTERNATE: Line = ((0, 0, 0.9), (1, 4, 0.9), (2, 0, 0.9), (3, 4, 0.9))


@dataclass(frozen=True, slots=True)
class Style:
    """How a genre is played."""

    bpm: int
    chords: str
    """Instrument of the held chords."""
    bass: str
    bass_line: Line
    drums: tuple[tuple[str, str, float], ...] = ()
    """(drum, pattern, level)."""
    broken: str = ""
    """Instrument that breaks the chords; empty for none."""
    broken_step: float = 0.5
    """Beats."""
    broken_order: tuple[int, ...] = (0, 1, 2, 3, 2, 1)
    """Notes of the chord from below; beyond the chord they go on an octave up."""
    broken_first: bool = False
    """It begins alone, in the intro."""
    melody: str = ""
    chord_level: float = 0.5
    broken_level: float = 0.5
    """How held and broken chords stand to each other."""
    drum_level: float = -4.0
    tune_level: float = -4.0
    """Decibels of drums and melody against the chords."""
    meter: int = 4
    swing: float = 0.0
    """Share of a step by which every second one is late."""
    loose: float = 1.0
    sevenths: bool = False
    crash: bool = False
    room: float = 1.6
    """Seconds of reverberation."""
    wet: float = 0.35


STYLES: dict[str, Style] = {
    "ambient": Style(
        64, "pad", "low strings", HELD, broken="bells", broken_step=1, broken_order=(0, 2, 4, 3, 1, 5),
        broken_level=0.16, chord_level=0.75, melody="flute", room=3.5, wet=0.7,
        drum_level=-4.0, tune_level=-9.0,
    ),
    "piano": Style(
        72, "strings", "bass", HELD, broken="piano", broken_first=True, broken_order=(0, 2, 1, 3, 2, 4, 3, 1),
        broken_level=0.6, chord_level=0.22, melody="piano", room=2.0, wet=0.35,
        drum_level=-4.0, tune_level=-2.0,
    ),
    "cinematic": Style(
        84, "strings", "low strings", HELD, (("tom", "x.......x..o....", 0.8),), broken="piano", broken_step=0.5,
        broken_level=0.4, chord_level=0.55, melody="strings", room=2.6, wet=0.5,
        drum_level=-7.0, tune_level=-4.0,
    ),
    "orchestral": Style(
        104, "strings", "low strings", PULSE, (("tom", "x..x..x.x..x..xx", 1.0), ("snare", "....o.......o.o.", 0.35)),
        broken="pizzicato", broken_step=0.25, broken_level=0.35, chord_level=0.6, melody="brass",
        crash=True, room=2.6, wet=0.45,
        drum_level=-3.0, tune_level=-3.0,
    ),
    "acoustic": Style(
        112, "guitar", "bass", ALTERNATE, (("shaker", "xoxoxoxo", 0.9), ("kick", "x...x...", 0.5)), broken="guitar",
        broken_first=True, broken_order=(0, 2, 1, 3, 2, 3, 1, 2), broken_level=0.5, chord_level=0.3, melody="flute",
        room=0.8, wet=0.2,
        drum_level=-9.0, tune_level=-4.0,
    ),
    "electronic": Style(
        124, "pad", "synth bass", OFFBEAT,
        (("kick", "x...x...x...x...", 1.0), ("clap", "....x.......x...", 0.9),
         ("hat", "..x...x...x...x.", 0.9), ("open hat", "..............x.", 0.6)),
        broken="synth pluck", broken_step=0.25, broken_order=(0, 1, 2, 3, 4, 2, 3, 1), broken_level=0.35,
        melody="lead", crash=True, loose=0.0, room=1.2, wet=0.25,
        drum_level=0.0, tune_level=-5.0,
    ),
    "lofi": Style(
        78, "electric piano", "bass", GROOVE,
        (("kick", "x.....x...x.....", 0.8), ("snare", "....x.......x...", 0.6), ("hat", "x.x.x.x.x.x.x.xo", 0.7)),
        melody="electric piano", sevenths=True, swing=0.16, room=0.8, wet=0.2, chord_level=0.45,
        drum_level=-4.0, tune_level=-5.0,
    ),
    "corporate": Style(
        108, "pad", "bass", HALVES, (("kick", "x...x...x...x...", 0.6), ("shaker", "xoxoxoxoxoxoxoxo", 0.6)),
        broken="marimba", broken_step=0.5, broken_level=0.45, melody="piano", room=1.2, wet=0.25,
        drum_level=-8.0, tune_level=-5.0,
    ),
    "jazz": Style(
        120, "electric piano", "bass", WALK, (("brush", "x.xxx.xx", 0.9), ("hat", "..x...x.", 0.7)), melody="piano",
        sevenths=True, swing=0.3, room=0.9, wet=0.2, chord_level=0.3,
        drum_level=-10.0, tune_level=-3.0,
    ),
    "rock": Style(
        132, "guitar", "synth bass", PULSE,
        (("kick", "x.....x.x.x.....", 1.0), ("snare", "....x.......x...", 1.0), ("hat", "x.x.x.x.x.x.x.x.", 0.9)),
        broken="lead", broken_step=0.5, broken_order=(0, 0, 2, 0, 1, 0, 2, 1), broken_level=0.22, melody="lead",
        crash=True, room=0.7, wet=0.15, chord_level=0.5,
        drum_level=0.0, tune_level=-5.0,
    ),
    "tension": Style(
        88, "strings", "low strings", PULSE, (("tick", "x.x.x.x.x.x.x.x.", 0.7), ("tom", "x...............", 0.7)),
        broken="pizzicato", broken_step=0.5, broken_order=(0, 0, 1, 0), broken_level=0.25, chord_level=0.4, room=2.4,
        wet=0.5,
        drum_level=-8.0, tune_level=-4.0,
    ),
    "playful": Style(
        120, "pizzicato", "pizzicato", ALTERNATE, (("tick", "..x...x.", 0.8), ("shaker", "x.x.x.x.", 0.4)),
        broken="marimba", broken_step=0.5, broken_order=(0, 2, 1, 2), broken_level=0.45, melody="flute",
        room=0.8, wet=0.2,
        drum_level=-12.0, tune_level=-2.0,
    ),
    "synthwave": Style(
        100, "pad", "synth bass", PULSE,
        (("kick", "x...x...x...x...", 0.9), ("snare", "....x.......x...", 0.8), ("hat", "x.x.x.x.x.x.x.x.", 0.5)),
        broken="synth pluck", broken_step=0.25, broken_level=0.3, melody="lead", crash=True,
        loose=0.0, room=1.8, wet=0.35,
        drum_level=-2.0, tune_level=-4.0,
    ),
    "hiphop": Style(
        86, "electric piano", "synth bass", GROOVE,
        (("kick", "x..x......x.x...", 1.0), ("clap", "....x.......x...", 1.0), ("hat", "x.x.x.x.x.xox.xx", 0.8)),
        melody="bells", sevenths=True, swing=0.1, room=0.8, wet=0.2, chord_level=0.35,
        drum_level=0.0, tune_level=-7.0,
    ),
    "waltz": Style(
        132, "strings", "bass", THREE, (("brush", "..x.x.", 0.6),), broken="piano", broken_step=1,
        broken_order=(0, 2, 2), broken_level=0.4, chord_level=0.25, melody="flute", meter=3,
        room=1.6, wet=0.3,
        drum_level=-14.0, tune_level=-2.0,
    ),
    "world": Style(
        104, "harp", "bass", HALVES, (("conga", "x..x..x.x..x.xx.", 0.8), ("shaker", "x.x.x.x.x.x.x.x.", 0.6)),
        broken="harp", broken_step=0.5, broken_order=(0, 1, 2, 4, 3, 1), broken_level=0.5, chord_level=0.25,
        melody="flute", room=1.2, wet=0.3,
        drum_level=-4.0, tune_level=-3.0,
    ),
}  # fmt: skip
