"""Other sources come to the same line: the user's Piper and Kokoro voices, services that tell times in their own ways."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from shotwright.errors import Damaged, MissingPart, WrongUse
from shotwright.film.spoken import Spoken, from_characters, from_words, subrip
from shotwright.house.voice import is_local, speak, speak_locally
from shotwright.house.voice.align import aligned
from shotwright.media.sound import RATE, resampled

TEXT = "Seven small boats drift past the quiet harbour. Nobody speaks, and the oldest one turns around."


def test_times_are_found_from_the_sound_of_another_voice() -> None:
    other = speak(TEXT, language="en", voice="girl", mood="happy")
    found = aligned(TEXT, other.sound, language="en", voice="x", source="somebody")
    off = [abs(a.start - b.start) for a, b in zip(found.words, other.spoken.words, strict=True)]
    assert np.median(off) < 0.02 and max(off) < 0.08 and not found.measured


class FakePiper(ModuleType):
    """The parts of piper-tts 1.3 and later that are used, speaking with a house voice at 22,050 Hz."""

    def __init__(self) -> None:
        super().__init__("piper")
        self.SynthesisConfig = lambda length_scale: SimpleNamespace(length_scale=length_scale)
        self.PiperVoice = SimpleNamespace(load=self.load)

    def load(self, model: Path, config_path: Path) -> Any:
        if model.read_bytes() != b"onnx":
            raise ValueError("Protobuf parsing failed")

        def synthesize(text: str, syn_config: Any) -> Any:
            line = speak(text, language="de", voice="man", pace=1 / syn_config.length_scale)
            half = len(line.sound) // 2
            for part in (line.sound[:half], line.sound[half:]):
                yield SimpleNamespace(
                    audio_float_array=resampled(part, RATE, 22050).astype(np.float32), sample_rate=22050
                )

        return SimpleNamespace(config=SimpleNamespace(espeak_voice="de"), synthesize=synthesize)


class FakeKokoro(ModuleType):
    """The parts of kokoro-onnx that are used."""

    def __init__(self) -> None:
        super().__init__("kokoro_onnx")

        class Kokoro:
            def __init__(self, model_path: str, voices_path: str) -> None:
                assert Path(model_path).is_file() and Path(voices_path).is_file()

            def get_voices(self) -> list[str]:
                return ["af_heart", "ff_siwis"]

            def create(self, text: str, voice: str, speed: float, lang: str) -> tuple[Any, int]:
                line = speak(text, language=lang, voice="woman", pace=speed)
                return resampled(line.sound, RATE, 24000).astype(np.float32), 24000

        self.Kokoro = Kokoro


def test_a_piper_voice_speaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = tmp_path / "de_DE-thorsten.onnx"
    model.write_bytes(b"onnx")
    (tmp_path / "de_DE-thorsten.onnx.json").write_text("{}")
    monkeypatch.setitem(sys.modules, "piper", FakePiper())
    line = speak_locally("Sieben kleine Boote, *heute*.", str(model))
    assert is_local(str(model)) and line.spoken.source == "piper" and line.spoken.language == "de"
    assert [word.text for word in line.spoken.words] == ["Sieben", "kleine", "Boote", "heute"]
    truth = speak("Sieben kleine Boote, heute.", language="de", voice="man").spoken
    off = [abs(a.start - b.start) for a, b in zip(line.spoken.words, truth.words, strict=True)]
    assert max(off) < 0.05 and abs(line.spoken.seconds - truth.seconds) < 0.01
    model.write_bytes(b"text")
    with pytest.raises(Damaged, match="Protobuf parsing failed"):
        speak_locally("Hallo.", str(model))


def test_a_kokoro_voice_speaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kokoro.onnx").write_bytes(b"onnx")
    (tmp_path / "voices.bin").write_bytes(b"npz")
    monkeypatch.setitem(sys.modules, "kokoro_onnx", FakeKokoro())
    line = speak_locally("Sept petits bateaux.", f"{tmp_path}:ff_siwis", mood="calm")
    assert line.spoken.language == "fr-fr" and len(line.spoken.words) == 3 and line.spoken.voice == "ff_siwis"
    with pytest.raises(WrongUse, match="no voice 'zz'"):
        speak_locally("Hello.", f"{tmp_path}:zz")


def test_a_voice_without_its_package_or_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "piper", None)
    with pytest.raises(WrongUse, match="There is no file"):
        speak_locally("Hello.", str(tmp_path / "a.onnx"))
    for name in ("a.onnx", "a.onnx.json"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(MissingPart, match="pip install piper-tts"):
        speak_locally("Hello.", str(tmp_path / "a.onnx"))
    with pytest.raises(WrongUse, match="holds no Kokoro voice"):
        speak_locally("Hello.", f"{tmp_path}:af_heart")
    assert not is_local("old woman")


def test_times_told_by_character() -> None:
    text = "Hi, it's 5°."
    starts = [0.1 * n for n in range(len(text))]
    line = from_characters(
        list(text), starts, [t + 0.1 for t in starts], language="en", voice="v", source="s", seconds=1.2
    )
    assert [(word.text, round(word.start, 1), round(word.end, 1)) for word in line.words] == [
        ("Hi", 0.0, 0.2),
        ("it's", 0.4, 0.8),
        ("5°", 0.9, 1.1),
    ]
    with pytest.raises(ValueError, match="differ in number"):
        from_characters(["a"], [], [], language="en", voice="v", source="s", seconds=1)


def test_times_told_by_word() -> None:
    told = [("hello", 0.1, 0.4), ("there", 0.5, 0.8), ("ghost", 0.9, 1.0)]
    line = from_words("Hello there, hello.", told, language="en", voice="v", source="service", seconds=1.0)
    assert [(word.text, word.at) for word in line.words] == [("Hello", 0), ("there", 6)] and line.notes
    assert line.later(2.0).words[0].start == pytest.approx(2.1)


def test_captions_end_with_sentences_and_are_not_too_long() -> None:
    line = speak(
        "In the U.S. it is late. " + "A rather long sentence follows here, which needs two rows.", language="en"
    )
    rows = line.spoken.captions()
    assert rows[0].text == "In the U.S. it is late." and all(len(row.text) <= 50 for row in rows)
    assert " ".join(row.text for row in rows) == line.spoken.text
    assert all(a.end <= b.start for a, b in pairwise(rows))
    assert subrip(rows).startswith("1\n00:00:00,0") and "-->" in subrip(rows)
    assert Spoken.model_validate_json(line.spoken.model_dump_json()) == line.spoken
