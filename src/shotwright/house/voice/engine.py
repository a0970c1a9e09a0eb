"""The door to eSpeak NG: one request, one process, one answer; same request, same samples."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import MissingPart, TakeFailed

from .reader import PHONEME, WORD

READER = Path(__file__).with_name("reader.py")
PATIENCE = 20.0
"""Seconds to wait for the first word, and for each 2,000 characters: a hundred times what is needed."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that one voice reads with one set of values, in eSpeak NG's own units."""

    text: str
    """SSML: text with `&`, `<`, `>` escaped, and the tags `break` and `emphasis`."""
    voice: str
    """Identifier of a language, `+`, name of a variant: `gmw/en-US+f2`."""
    rate: int = 165
    """Words a minute, 80..450."""
    pitch: int = 50
    """0..100, 50 to the octave."""
    range: int = 50
    """0 monotone .. 100 lively."""
    gap: int = 0
    """Pause between words in units of 10 ms."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that begins at a sample of the segment."""

    word: bool
    """True where a word of the text begins, False for a phoneme or a silence."""
    position: int
    """Character of the segment's text, about where the word is."""
    sample: int
    symbol: str
    """A phoneme in IPA, empty for silence."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A segment read aloud."""

    samples: NDArray[np.float64]
    """Mono, -1..1."""
    rate: int
    events: tuple[Event, ...]


@cache
def parts() -> tuple[str, str]:
    """Paths of eSpeak NG's library and data. Raises MissingPart when they are not there."""
    try:
        from espeakng_loader import get_data_path, get_library_path
    except ImportError as error:
        raise MissingPart(
            "The house voice needs eSpeak NG, which is not installed.", next_step="Run: pip install espeakng-loader"
        ) from error
    library: str = get_library_path()  # type: ignore[no-untyped-call]
    data: str = get_data_path()  # type: ignore[no-untyped-call]
    if not Path(library).is_file():
        raise MissingPart("espeakng-loader carries no eSpeak NG for this machine.", next_step="Use another voice.")
    return library, data


def ask(request: dict[str, Any], patience: float) -> tuple[dict[str, Any], bytes]:
    """Send a request to a fresh reader; raises TakeFailed when it does not answer."""
    library, data = parts()
    question = json.dumps({**request, "library": library, "data": data}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", str(READER)],
            input=question,
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TakeFailed(f"The house voice was silent for {patience:.0f} seconds.", next_step="Try again.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        why = said[-1] if said else f"it ended with code {done.returncode}"
        raise TakeFailed(f"The house voice could not read the line: {why}.", next_step="Change the line or the voice.")
    head, _, pcm = done.stdout.partition(b"\n")
    answer: dict[str, Any] = json.loads(head)
    return answer, pcm


@cache
def voices() -> tuple[tuple[str, str, str], ...]:
    """Every voice of eSpeak NG: (name, language tag, identifier)."""
    answer, _ = ask({}, PATIENCE)
    return tuple((name, tag, identifier) for name, tag, identifier in answer["voices"])


@cache
def echo(variant: str) -> tuple[float, float]:
    """Delay in seconds and share of the echo that a variant of eSpeak NG brings with it; (0, 0) for none."""
    file = Path(parts()[1]) / "voices" / "!v" / variant
    said = (
        re.search(r"^echo\s+(\d+)\s+(\d+)", file.read_text("utf-8", "replace"), re.MULTILINE)
        if file.is_file()
        else None
    )
    return (int(said[1]) / 1000, int(said[2]) / 256) if said else (0.0, 0.0)


def dry(samples: NDArray[np.float64], rate: int, variant: str) -> NDArray[np.float64]:
    """The sound without its variant's echo: a line must be dry, its room belongs to the mix.

    eSpeak NG adds to each sample a share of what it put out a while before, so taking that share off again is exact.
    """
    delay, share = echo(variant)
    late = int(delay * 1000) * rate // 1000
    if not share or late >= len(samples):
        return samples
    out = samples.copy()
    out[late:] -= share * samples[:-late]
    return out


def read_aloud(segments: Sequence[Segment]) -> list[Reading]:
    """Read segments one after the other, in one process. Raises TakeFailed with eSpeak NG's reason."""
    if not segments:
        return []
    length = sum(len(segment.text) for segment in segments)
    answer, pcm = ask({"segments": [asdict(segment) for segment in segments]}, PATIENCE * (1 + length / 2000))
    samples = np.frombuffer(pcm, "<i2").astype(np.float64) / 32768
    readings, at = [], 0
    for segment, told in zip(segments, answer["segments"], strict=True):
        events = tuple(
            Event(kind == WORD, position, sample, symbol if kind == PHONEME else "")
            for kind, position, sample, symbol in told["events"]
        )
        piece = dry(samples[at : at + told["samples"]], answer["rate"], segment.voice.partition("+")[2])
        readings.append(Reading(piece, answer["rate"], events))
        at += told["samples"]
    return readings
