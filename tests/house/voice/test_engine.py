"""eSpeak NG behind its door: languages, the same samples again, events in order, numbers and kana."""

from __future__ import annotations

import numpy as np
import pytest

from shotwright.errors import TakeFailed, WrongUse
from shotwright.house.voice import japanese
from shotwright.house.voice.engine import Segment, read_aloud
from shotwright.house.voice.languages import ASLEEP, INVENTED, find_language, languages
from shotwright.house.voice.numerals import spoken_numbers
from shotwright.house.voice.scripts import runs

ENGLISH = "gmw/en-US"


def test_the_living_languages_are_all_there_and_invented_ones_wait_to_be_asked() -> None:
    spoken = {language.root for language in languages()}
    assert len(spoken) >= 100 and not spoken & (INVENTED | ASLEEP)
    assert {"qdb", "eo", "la"} <= {language.root for language in languages(invented=True)}
    assert find_language("Esperanto")[0].code == "eo"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("en", "en-us"), ("pt_BR", "pt-br"), ("German", "de"), ("Deutsch", "de"), ("zh-TW", "cmn"), ("jp", "ja")],
)
def test_a_language_is_found_by_tag_and_by_name(wanted: str, code: str) -> None:
    assert find_language(wanted)[0].code == code


def test_an_unknown_language_is_refused_with_the_nearest() -> None:
    with pytest.raises(WrongUse, match=r"does not speak 'germann'.*de \(German\)"):
        find_language("germann")
    language, notes = find_language("de-at")
    assert language.code == "de" and "de-at" in notes[0]


def test_one_request_gives_the_same_samples_again() -> None:
    lines = [Segment("Hello, world.", ENGLISH), Segment("Guten Tag.", "gmw/de", rate=140, pitch=70)]
    first, again = read_aloud(lines), read_aloud(lines)
    assert all(np.array_equal(a.samples, b.samples) and a.events == b.events for a, b in zip(first, again, strict=True))
    for reading in first:
        at = [event.sample for event in reading.events]
        assert at == sorted(at) and at[0] >= 0 and at[-1] <= len(reading.samples)


def test_a_voice_that_is_not_there_is_named() -> None:
    with pytest.raises(TakeFailed, match="no voice nobody"):
        read_aloud([Segment("Hello", "nobody")])


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("en-us", "3/4/2026", "March 4th, 2026"),
        ("en-gb", "3/4/2026", "3rd April 2026"),
        ("de", "1.234,50 €", "1234,50 Euro"),
        ("de", "14:30", "14 Uhr 30"),
        ("ru", "2 kg", "2 килограмма"),
        ("ru", "5 kg", "5 килограмм"),
        ("pl", "5 km", "5 kilometrów"),
        ("ar", "3 km", "3 كيلومترات"),
        ("en-us", "$12.50", "12 dollars and 50 cents"),
        ("hi", "२० km", "20 किलोमीटर"),
    ],
)
def test_numbers_are_said_as_the_language_says_them(code: str, text: str, said: str) -> None:
    ((_, _, heard),) = spoken_numbers(text, find_language(code)[0])
    assert heard.replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("text", "kana"),
    [
        ("私は東京へ行きます", "わたし わ とーきょー え いき ます"),
        ("2026年11月24日", "にせんにじゅうろくねん じゅういちがつ にじゅうよっか"),
        ("3分間", "さんぷんかん"),
        ("2人", "ふたり"),
        ("8時10分", "はちじ じゅっぷん"),
        ("コーヒーを", "コーヒー を"),
        ("1.5", "いちてんご"),
    ],
)
def test_japanese_becomes_kana(text: str, kana: str) -> None:
    assert japanese.kana_of(text) == kana


def test_letters_of_another_script_are_read_by_whom_they_belong_to() -> None:
    text = "Hello мир 你好"
    assert [
        (text[run.start : run.end].strip(), run.language and run.language.code)
        for run in runs(text, find_language("en")[0])
    ] == [
        ("Hello", "en-us"),
        ("мир", "ru"),
        ("你好", "cmn"),
    ]
