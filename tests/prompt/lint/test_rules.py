"""Every rule speaks about its own example, near misses stay silent, mending keeps what was not at fault."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shotwright.errors import WrongUse
from shotwright.prompt import parse
from shotwright.prompt.lint import Around, Finding, all_rules, lint, mend
from shotwright.prompt.lint.report import FORMATS, Linted, excerpt
from shotwright.prompt.lint.settings import checked

NEED_MORE = ("SW6", "SW7")
ALONE = [r for r in all_rules() if not r.code.startswith(NEED_MORE)]


@dataclass(frozen=True)
class Model:
    name: str = "tiny-1"
    longest_seconds: float | None = 8.0
    aspects: tuple[str, ...] = ("16:9", "1:1")
    sound: bool | None = False
    references: int | None = 1
    refused_words: tuple[str, ...] = ("bloody",)


def names(text: str, **more: object) -> set[str]:
    return {f.rule for f in lint(text, **more)}  # type: ignore[arg-type]


def test_the_rules_that_were_promised_exist_with_codes_of_their_own() -> None:
    promised = """contradiction-facing contradiction-place contradiction-time contradiction-weather contradiction-camera
        contradiction-style too-many-subjects exact-number too-many-aesthetics abstract-wording impossible-physics
        vague-subject weak-verb no-camera no-light no-place camera-overload incomplete-motion negation text-requested
        too-short too-long shots-without-switch real-person duration-limit aspect-limit sound-unsupported
        reference-unsupported word-refused reference-mismatch pair-too-different"""
    assert {r.name for r in all_rules()} == set(promised.split())
    assert len({r.code for r in all_rules()}) == len(all_rules())


@pytest.mark.parametrize("rule", ALONE, ids=lambda r: r.name)
def test_each_rule_speaks_about_its_example(rule) -> None:  # type: ignore[no-untyped-def]
    found = [f for f in lint(rule.example, profile="strict") if f.rule == rule.name]
    assert found
    for f in found:
        assert 0 <= f.start <= f.end <= len(rule.example)
        assert f.message
        assert f.why == rule.why


@pytest.mark.parametrize(
    "text",
    [
        "A person faces the camera, then turns and walks away.",
        "A woman in a kitchen with a view of the sea through the window.",
        "The city changes from day to night, timelapse.",
        "The rain stops and gives way to a clear sky.",
        "The camera pans left, then pans right.",
        "A watercolor painting of a harbour.",
        "Two people shake hands.",
        "An 8 second shot of a dog on a beach.",
        "A person walks on the beach without stopping.",
        "A balloon floats in the air.",
        "One day a girl walks at night.",
        "A dog in a warm café, soft light, cinematic.",
        "A Madonna lily in front of Lincoln Center, a slice of Napoleon cake on a plate.",
        "Paris and Chelsea run from the gate to the bus.",
        "The dancer tilts, rolls and orbits her partner, filmed by one static camera.",
        "A bride looks over her shoulder at the camera as she walks away.",
        "In a surreal dream a river flows up the mountain to a tower.",
        "Last but not least, the boy leaps without warning into the lake.",
    ],
)
def test_near_misses_stay_silent(text: str) -> None:
    assert lint(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Young Einstein chalks a line on the board.", "real-person"),
        ("elon musk waves from a balcony", "real-person"),
        ("Seen from behind, a nun sweeps, her whole face visible to us.", "contradiction-facing"),
        ("A fixed frame that flies over the roofs.", "contradiction-camera"),
        ("Sleek, regal, moody, zesty and sinister, a cat.", "too-many-aesthetics"),
        ("A cook sings, a nun yawns, a spy writes, the dog barks and the mayor's parrot eats.", "too-many-subjects"),
        ("Wide shot of a lake. Close-up of a frog.", "shots-without-switch"),
        ("A gravestone engraved with the name Ada.", "text-requested"),
        ("Hope forgives what the sea remembers.", "abstract-wording"),
    ],
)
def test_phrasings_beyond_the_examples_are_found(text: str, rule: str) -> None:
    assert rule in names(text)


def test_a_model_brings_its_limits() -> None:
    around = Around(model=Model(), seconds=12, aspect="9:16", references=("a dog", "a dog"))
    found = names('A dog in a bloody coat, he says "hello", with the sound of rain.', around=around)
    assert {"duration-limit", "aspect-limit", "sound-unsupported", "reference-unsupported", "word-refused"} <= found
    assert not names("A dog.", around=Around(model=Model(), seconds=8, aspect="1:1"))
    unknown = Model(longest_seconds=None, aspects=(), sound=None, references=None, refused_words=())
    assert not names("A dog, the sound of rain.", around=Around(model=unknown, seconds=99, aspect="9:16"))


def test_references_and_end_frames_are_compared_with_the_words() -> None:
    assert "reference-mismatch" in names("A man walks.", around=Around(references=("a woman in a red coat",)))
    assert "reference-mismatch" not in names("A woman walks.", around=Around(references=("a woman in a red coat",)))
    pair = Around(first_frame="a dog on a beach", last_frame="a car in a city street")
    assert "pair-too-different" in names("It moves.", around=pair)
    near = Around(first_frame="a dog on a beach", last_frame="a dog runs on a beach")
    assert "pair-too-different" not in names("A dog.", around=near)


def test_rules_are_chosen_by_name_code_and_inline_comment() -> None:
    text = "Exactly seven fish at noon under a starry night sky"
    assert names(text) == {"exact-number", "contradiction-time"}
    assert names(text, select=["SW1"]) == {"contradiction-time"}
    assert names(text, ignore=["exact-number"]) == {"contradiction-time"}
    assert names(text + "  # shotwright: ignore[SW202]") == {"contradiction-time"}
    assert names(text + "  # shotwright: ignore") == set()


def test_mending_keeps_the_facts_that_were_not_at_fault() -> None:
    text = "Exactly seven fish swim in a pond at noon under a starry night sky, no people, "
    text += "the camera zooms in and zooms out"
    done = mend(text, lint)
    assert done.text == "Several fish swim in a pond at noon, the camera zooms in"
    assert done.left == ()
    (shot,) = parse(done.text)
    assert (shot.place, shot.time, [s.kind for s in shot.subjects]) == ("lake", "noon", ["fish"])
    assert [(c.move, c.direction) for c in shot.camera] == [("zoom", "in")]


@pytest.mark.parametrize("rule", ALONE, ids=lambda r: r.name)
def test_mending_is_idempotent_and_ends_clean_or_says_what_is_left(rule) -> None:  # type: ignore[no-untyped-def]
    done = mend(rule.example, lint)
    assert mend(done.text, lint).text == done.text
    assert tuple(lint(done.text)) == done.left
    assert all(not f.edits for f in done.left)


PARTS = [e for r in ALONE if len(r.example) < 120 for e in r.example.rstrip(".").split(", ")]


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map(", ".join))
def test_mending_any_mixture_is_idempotent(text: str) -> None:
    done = mend(text, lint)
    assert mend(done.text, lint).text == done.text


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_no_text_crashes_the_linter(text: str) -> None:
    for f in lint(text, profile="strict"):
        assert 0 <= f.start <= f.end <= len(text)


def rows() -> list[Linted]:
    text = "x" * 150 + " exactly seven fish swim"
    return [Linted(text, tuple(lint(text)), "a,b.txt", 3)]


def test_every_format_says_where_and_what() -> None:
    text = FORMATS["text"](rows())
    assert "a,b.txt:3:152: warning SW202 exact-number:" in text
    assert json.loads(FORMATS["json"](rows()))[0]["code"] == "SW202"
    assert FORMATS["github"](rows()).startswith("::warning file=a%2Cb.txt,line=3,col=152,title=SW202 exact-number::")
    log = json.loads(FORMATS["sarif"](rows()))
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["results"][0]["ruleId"] == "SW202"
    assert len(log["runs"][0]["tool"]["driver"]["rules"]) == len(all_rules())


def test_the_caret_stands_under_the_words() -> None:
    (row,) = rows()
    f: Finding = row.findings[0]
    shown, caret = excerpt(row.text, f.start, f.end)
    assert shown[caret.index("^") : len(caret)] == row.text[f.start : f.end]


def test_settings_name_only_what_exists() -> None:
    assert checked({"profile": "strict", "ignore": ["SW4"]}, "x").ignore == ("SW4",)
    for table in ({"profile": "lax"}, {"ignore": ["nonsense"]}, {"select": "SW1"}, {"colour": 1}):
        with pytest.raises(WrongUse):
            checked(table, "x")


def test_the_page_of_rules_is_fresh() -> None:
    from pathlib import Path

    from shotwright.prompt.lint.page import page

    held = Path(__file__).parents[3] / "docs" / "rules.md"
    assert held.read_text("utf-8") == page(), "run: python -m shotwright.prompt.lint.page > docs/rules.md"
