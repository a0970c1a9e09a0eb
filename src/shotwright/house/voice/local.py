"""Voices of the user's own: Piper and Kokoro, where their packages and their files are on this machine.

A Piper voice is named by its file, `en_US-lessac-medium.onnx`, with its `.onnx.json` beside it. A Kokoro voice is named
`FOLDER:af_heart`, where the folder holds one model (`*.onnx`) and one file of voices (`*.bin`).
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shotwright.errors import Damaged, MissingPart, WrongUse
from shotwright.film.spoken import Spoken
from shotwright.media.sound import RATE, resampled

from .align import aligned
from .delivery import delivery
from .languages import find_language
from .speak import SPOKEN_LOUDNESS, Line, check_line, language_of, levelled
from .text import marked

KOKORO_LANGUAGES = {"a": "en-us", "b": "en-gb", "e": "es", "f": "fr-fr", "h": "hi", "i": "it", "j": "ja", "p": "pt-br", "z": "cmn"}  # fmt: skip # noqa: E501
"""First letter of a Kokoro voice to the language that it speaks."""


def is_local(voice: str) -> bool:
    """True for the name of a voice that lies in the user's own files."""
    return voice.lower().endswith(".onnx") or (":" in voice and Path(voice.rpartition(":")[0]).is_dir())


def speak_locally(
    text: str, voice: str, *, language: str | None = None, mood: str | None = None, pace: float = 1.0
) -> Line:
    """Speak a line with a Piper or a Kokoro voice. Raises MissingPart, WrongUse or Damaged."""
    plain, _ = (line := marked(text := check_line(text))).shown(text)
    if not any(c.isalnum() for c in plain):
        raise WrongUse("The line holds no words that can be read.", next_step="Write what is to be said.")
    manner = delivery(mood)
    speed = pace * manner.pace
    code = find_language(language)[0].code if language else None
    if voice.lower().endswith(".onnx"):
        sound, told = piper(plain, Path(voice), speed)
        source, name, code = "piper", Path(voice).stem, code or told
    else:
        folder, _, name = voice.rpartition(":")
        code = code or KOKORO_LANGUAGES.get(name[:1]) or language_of(plain).code
        sound, source = kokoro(plain, Path(folder), name, speed, code), "kokoro"
    if not len(sound):
        raise Damaged(f"The voice '{voice}' gave no sound.")
    spoken: Spoken = aligned(plain, sound, language=code, voice=name, source=source)
    kept = tuple(dict.fromkeys((*spoken.notes, *line.notes)))
    return Line(spoken.model_copy(update={"notes": kept}), levelled(sound, SPOKEN_LOUDNESS + manner.loudness))


def package(name: str, install: str) -> Any:
    """An optional package, or MissingPart with how to install it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPart(
            f"That voice needs the package '{install}', which is not installed.",
            next_step=f"Run: pip install {install}. The house voice needs nothing: --voice woman.",
        ) from error


def piper(text: str, model: Path, speed: float) -> tuple[NDArray[np.float64], str]:
    """Mono sound at 48 kHz of a Piper voice, and the language that it was trained on."""
    config = model.with_name(model.name + ".json")
    for file in (model, config):
        if not file.is_file():
            raise WrongUse(f"There is no file '{file}'.", next_step="A Piper voice is two files: .onnx and .onnx.json.")
    module = package("piper", "piper-tts")
    try:
        loaded = module.PiperVoice.load(model, config_path=config)
        chunks = list(loaded.synthesize(text, syn_config=module.SynthesisConfig(length_scale=1 / speed)))
        parts = [np.asarray(chunk.audio_float_array, np.float64).reshape(-1) for chunk in chunks]
    except Exception as error:
        raise Damaged(f"The Piper voice '{model.name}' cannot be used: {error}.") from error
    if not parts:
        return np.zeros(0), "en-us"
    spoken = str(getattr(loaded.config, "espeak_voice", "en-us")).lower()
    return resampled(np.concatenate(parts), int(chunks[0].sample_rate), RATE), find_language(spoken)[0].code


def kokoro(text: str, folder: Path, name: str, speed: float, language: str) -> NDArray[np.float64]:
    """Mono sound at 48 kHz of a Kokoro voice."""
    models, voices = sorted(folder.glob("*.onnx")), sorted(folder.glob("*.bin"))
    if not models or not voices:
        raise WrongUse(f"'{folder}' holds no Kokoro voice.", next_step="It needs one .onnx and one .bin file.")
    module = package("kokoro_onnx", "kokoro-onnx")
    try:
        loaded = module.Kokoro(str(models[0]), str(voices[0]))
        known = list(loaded.get_voices())
    except Exception as error:
        raise Damaged(f"The Kokoro voice in '{folder}' cannot be used: {error}.") from error
    if name not in known:
        raise WrongUse(f"Kokoro has no voice '{name}'.", next_step=f"It has: {', '.join(known[:12])}.")
    try:
        sound, rate = loaded.create(text, voice=name, speed=min(max(speed, 0.5), 2.0), lang=language)
    except Exception as error:
        raise Damaged(f"Kokoro could not read the line: {error}.") from error
    return resampled(np.asarray(sound, np.float64).reshape(-1), int(rate), RATE)
