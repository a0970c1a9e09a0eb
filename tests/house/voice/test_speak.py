"""A spoken line: word times that the sound itself confirms, marks that are followed, and one sentence for what cannot be."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from shotwright.errors import WrongUse
from shotwright.house.voice import MOODS, VOICES, of_character, speak
from shotwright.house.voice.speak import LONGEST_LINE, RATE
from shotwright.house.voice.voices import find_voice

LINES = {
    "en-us": "Seven small boats drift past the quiet harbour before sunrise",
    "de": "Sieben kleine Boote treiben am stillen Hafen vorbei",
    "ru": "Семь маленьких лодок плывут мимо тихой гавани",
    "el": "Επτά μικρές βάρκες περνούν από το ήσυχο λιμάνι",
    "ar": "سبعة قوارب صغيرة تمر قرب الميناء الهادئ",
    "hi": "सात छोटी नावें शांत बंदरगाह के पास से गुजरती हैं",
    "ja": "七つの小さな船が静かな町を通り過ぎる",
    "cmn": "七只小船慢慢经过安静的海边",
    "ko": "작은 배 일곱 척이 조용한 항구를 지나간다",
    "ka": "შვიდი პატარა ნავი მიცურავს წყნარ ნავსადგურთან",
}
"""Ten languages in nine scripts."""


def onsets(sound: NDArray[np.float64], floor: float = -34.0, rest: float = 0.05) -> NDArray[np.float64]:
    """Seconds at which the sound's energy rises over `floor` after a rest: knows nothing of words."""
    energy = np.convolve(sound**2, np.ones(240) / 240, "same")
    loud = 10 * np.log10(energy / energy.max() + 1e-12) > floor
    edges = np.flatnonzero(np.diff(np.concatenate([[0], loud.astype(int), [0]])))
    rises, falls = edges[::2], edges[1::2]
    return rises[np.concatenate([[True], rises[1:] - falls[:-1] >= rest * RATE])] / RATE


@pytest.mark.parametrize("code", LINES)
def test_words_begin_where_the_sound_does(code: str) -> None:
    line = speak(LINES[code], language=code, gap=0.15)
    heard = onsets(line.sound)
    words = line.spoken.words
    off = {
        word.text: float(np.abs(heard - word.start).min())
        for before, word in zip((None, *words[:-1]), words, strict=True)
        if before is None or word.start - before.end > 0.06
    }
    assert len(off) >= 4 and max(off.values()) < 0.040, off


def test_times_are_in_order_and_inside_the_line() -> None:
    line = speak("There are 14:30 trains. Isn't it, Dr. Smith's U.S. e-mail: 3 km?", language="en")
    words, phones = line.spoken.words, line.spoken.phones
    assert [word.text for word in words][:3] == ["There", "are", "14:30"] and words[2].said == "14 30"
    for row in (words, phones):
        assert all(a.start <= a.end <= b.start + 1e-9 for a, b in pairwise(row))
        assert row[-1].end <= line.spoken.seconds
    assert all(line.spoken.text[word.at :].startswith(word.text) for word in words)
    assert len(line.sound) == round(line.spoken.seconds * RATE)


def test_marks_are_followed_and_not_shown() -> None:
    plain = speak("You said that, and then you left.", language="en")
    line = speak(
        '<speak>You *said* that, <break time="800ms"/> and then <emphasis>you</emphasis> <u>left</u>.</speak>',
        language="en",
    )
    assert line.spoken.text == "You said that, and then you left."
    assert any("left out: u" in note for note in line.spoken.notes)
    gap = line.spoken.words[3].start - line.spoken.words[2].end
    assert gap - (plain.spoken.words[3].start - plain.spoken.words[2].end) > 0.5
    assert (
        line.spoken.words[1].end - line.spoken.words[1].start > plain.spoken.words[1].end - plain.spoken.words[1].start
    )
    long_rest = speak("One [pause 2s] two", language="en").spoken.words
    assert 1.8 < long_rest[1].start - long_rest[0].end < 2.5


def test_what_looks_like_arithmetic_is_read() -> None:
    line = speak("3 < 5 & 7 > 2", language="en")
    assert [word.text for word in line.spoken.words] == ["3", "5", "&", "7", "2"] and not line.spoken.notes


def test_the_same_line_has_the_same_samples() -> None:
    first, again = (speak("Guten Tag, Welt.", language="de", voice="old man", mood="sad") for _ in range(2))
    assert np.array_equal(first.sound, again.sound) and first.spoken == again.spoken


def pitch_of(sound: NDArray[np.float64]) -> float:
    """Median pitch in Hz by autocorrelation."""
    found = []
    for start in range(0, len(sound) - 2400, 1200):
        piece = sound[start : start + 2400]
        if np.sqrt((piece**2).mean()) < 0.03:
            continue
        power = np.abs(np.fft.rfft(piece - piece.mean(), 8192)) ** 2
        back = np.fft.irfft(power)[: RATE // 60]
        lag = RATE // 450 + int(np.argmax(back[RATE // 450 :]))
        if back[lag] > 0.4 * back[0]:
            found.append(RATE / lag)
    return float(np.median(found))


def test_age_sex_and_mood_are_heard() -> None:
    text = "The quick brown fox jumps over the lazy dog."
    said = {name: speak(text, language="en", voice=name) for name in ("woman", "man", "girl", "giant", "old man")}
    pitch = {name: pitch_of(line.sound) for name, line in said.items()}
    assert pitch["giant"] < pitch["man"] < pitch["woman"] < pitch["girl"]
    assert said["old man"].spoken.seconds > 1.1 * said["man"].spoken.seconds
    moods = {mood: speak(text, language="en", voice="woman", mood=mood) for mood in ("sad", "excited", "whispered")}
    assert moods["sad"].spoken.seconds > 1.3 * moods["excited"].spoken.seconds
    assert pitch_of(moods["excited"].sound) > 1.1 * pitch_of(moods["sad"].sound)
    fast = speak(text, language="en", pace=1.5).spoken.seconds
    assert 1.3 < speak(text, language="en").spoken.seconds / fast < 1.7


def test_a_voice_is_found_from_words() -> None:
    assert find_voice("Old Woman")[0] is VOICES["old woman"]
    deep, _ = find_voice("a deep male voice")
    assert deep.sex == "male" and deep.pitch < VOICES["man"].pitch
    assert find_voice("F3")[0].variant == "f3"
    _, notes = find_voice("sparkly young woman")
    assert notes == ("Not understood of the voice: sparkly.",)
    with pytest.raises(WrongUse, match="no voice 'qwzx'"):
        find_voice("qwzx")


def test_a_character_keeps_its_voice() -> None:
    assert of_character("Maria", "female") == of_character(" Maria ", "female")
    assert of_character("Maria", "female") != of_character("Eva", "female")
    assert of_character("Tom", "male", "child").age == "child"


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("   ", {}, "The line is empty"),
        ("a" * (LONGEST_LINE * 10), {}, "100,000 characters; the limit is 10,000"),
        ("😀🎉", {}, "holds no words"),
        ("<break/>", {}, "holds no words"),
        ("...", {}, "holds no words"),
        ("hello", {"language": "xx-nowhere"}, "does not speak 'xx-nowhere'"),
        ("hello", {"mood": "purple"}, "knows no mood 'purple'"),
        ("hello", {"voice": "zzz"}, "no voice 'zzz'"),
        ("hello", {"pace": 9.0}, "A pace of 9"),
        ("hello", {"gap": -1.0}, "A gap of -1"),
    ],
)
def test_what_cannot_be_spoken_is_one_sentence(text: str, more: dict[str, str], said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        speak(text, **more)  # type: ignore[arg-type]


def test_odd_letters_are_said_or_named() -> None:
    line = speak("Hello мир 你好 😀 \u0000\u200b ᚠᚢᚦ", language="en")
    assert [word.text for word in line.spoken.words] == ["Hello", "мир", "你", "好"]
    assert any("😀" in note for note in line.spoken.notes) and any("runic" in note for note in line.spoken.notes)


def test_the_writing_chooses_the_language() -> None:
    heard = {text: speak(text).spoken.language for text in ("hello", "привет", "こんにちは", "你好", "γεια", "مرحبا")}
    assert list(heard.values()) == ["en-us", "ru", "ja", "cmn", "el", "ar"]


def test_every_mood_speaks() -> None:
    assert all(
        -40 < 20 * np.log10(np.abs(speak("Now.", language="en", mood=mood).sound).max()) < 6
        for mood in ("angry", "calm")
    )
    assert len(MOODS) >= 15


def test_a_breathy_voice_says_the_same_at_another_time_of_day() -> None:
    """eSpeak NG would seed its noise with the clock."""
    import time

    first = speak("Here we are.", voice="old man").sound
    spoken = [speak("Here we are.", voice=voice).sound for voice in ("f2", "whisper")]
    # The clock that it would take its seed from counts whole seconds.
    begun = int(time.time())
    while int(time.time()) == begun:
        speak("Here we are.", voice="old man")
    assert (speak("Here we are.", voice="old man").sound == first).all()
    for voice, before in zip(("f2", "whisper"), spoken, strict=True):
        assert (speak("Here we are.", voice=voice).sound == before).all()
