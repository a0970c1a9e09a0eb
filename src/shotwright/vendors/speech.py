"""What voices of services have in common: they answer with the sound itself, and tell times in their own ways.

A take of speech is a sound file and, where the service tells times, `times.json` beside it; `spoken_of` brings any of
them to the film's one `Spoken`.

    {"characters": [...], "starts": [...], "ends": [...]}     a time for each character
    {"words": [[word, start, end], ...], "phones": [[symbol, start, end], ...]}
"""

from __future__ import annotations

import io
import json
import wave
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import Take
from shotwright.film.spoken import Phone, Spoken, from_characters, from_words, words_of

from .contract import Failed, Finished, Progress, Receipt, Unsupported
from .service import Service
from .terms import Terms


class Speaker(Service):
    """A service whose answer to an order is the sound."""

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """There is nothing to ask for later."""
        raise Unsupported(f"{self.title} answers at once.")


def voice_of(asked: Terms) -> str:
    """The voice that the order names. Raises WrongUse when it names none."""
    voice = asked.option("voice")
    if not voice:
        raise WrongUse(f"{asked.order.model} needs a voice.", next_step="Name one of the vendor's: the option 'voice'.")
    return str(voice)


def cloning(asked: Terms) -> Path:
    """The recording of a voice to be cloned. Raises WrongUse unless it comes with the record of a consent."""
    asked.needs("audio")
    if not asked.option("consent"):
        raise WrongUse(
            "A voice is cloned with its owner's consent only.",
            next_step="Record it, with the recording: shotwright consent add; then give its id as 'consent'.",
        )
    return asked.given("audio")[0]


def wav(samples: bytes, rate: int) -> bytes:
    """Mono samples of 16 bits as a WAV file."""
    sink = io.BytesIO()
    with wave.open(sink, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples)
    return sink.getvalue()


def times(**told: Any) -> tuple[str, bytes]:
    """The file of times."""
    return ".json", json.dumps(told).encode()


def spoken_of(take: Take, *, source: str) -> Spoken:
    """A bought take of speech as a line with times; without words where the service told none, to be found from the
    sound.
    """
    sound = next(file for file in take.files if file.suffix != ".json")
    told: dict[str, Any] = next((json.loads(file.read_bytes()) for file in take.files if file.suffix == ".json"), {})
    about: dict[str, Any] = {
        "language": str(take.order.options.get("language", "en")),
        "voice": str(take.order.options.get("voice", "")),
        "source": source,
        "seconds": seconds_of(sound),
    }
    if "characters" in told:
        return from_characters(told["characters"], told["starts"], told["ends"], **about)
    if "words" in told:
        words = [(bare(str(word)), float(start), float(end)) for word, start, end in told["words"]]
        phones = tuple(Phone(symbol=s, start=a, end=max(a, b)) for s, a, b in told.get("phones", ()))
        return from_words(take.order.prompt, words, **about).model_copy(update={"phones": phones})
    return Spoken(text=take.order.prompt, measured=False, **about)


def bare(word: str) -> str:
    """A word without the signs at its edges, which some services leave on it."""
    parts = words_of(word)
    return word[parts[0][1] : parts[-1][1] + len(parts[-1][0])] if parts else word


def seconds_of(sound: Path) -> float:
    """How long a sound file lasts, counted in its samples."""
    import av

    with av.open(str(sound)) as container:
        stream = container.streams.audio[0]
        return sum(frame.samples / frame.sample_rate for frame in container.decode(stream))
