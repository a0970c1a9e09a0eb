"""What is read from prompts: attributes on the right noun, homographs, camera phrases, sequences, and no crash ever."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shotwright.film import Shot
from shotwright.prompt import parse


def one(text: str) -> Shot:
    (shot,) = parse(text)
    return shot


def test_each_attribute_is_bound_to_its_own_noun() -> None:
    shot = one("a woman in a red coat with a black umbrella walks her white dog")
    woman, dog = shot.subjects
    assert (woman.kind, woman.gender, woman.action) == ("person", "female", "walk")
    assert [(g.kind, g.color) for g in woman.garments] == [("coat", "red")]
    assert [(p.kind, p.color) for p in woman.props] == [("umbrella", "black")]
    assert (dog.kind, dog.color, dog.garments) == ("dog", "white", ())


def test_a_sunset_over_waves_is_a_place_and_a_time_and_no_subject() -> None:
    shot = one("a sunset over ocean waves, slow dolly in")
    assert (shot.place, shot.time, shot.subjects) == ("sea", "sunset", ())
    assert [(c.move, c.direction, c.speed) for c in shot.camera] == [("dolly", "in", "slow")]


@pytest.mark.parametrize(
    ("text", "move", "way", "speed"),
    [
        ("a lake, camera pans left slowly", "pan", "left", "slow"),
        ("Garden, zoom in.", "zoom", "in", None),
        ("tracking shot of a running dog", "track", None, None),
        ("a house, the camera tilts up", "tilt", "up", None),
        ("The camera orbits around in a counter-clockwise direction. Laptop.", "orbit", "counterclockwise", None),
        ("a street, handheld", "handheld", None, None),
        ("a castle, fast crane up", "crane", "up", "fast"),
        ("a castle, the camera slowly descends", "crane", "down", "slow"),
    ],
)
def test_camera_phrases(text: str, move: str, way: str | None, speed: str | None) -> None:
    assert [(c.move, c.direction, c.speed) for c in one(text).camera] == [(move, way, speed)]


@pytest.mark.parametrize(
    ("text", "kind", "color"),
    [
        ("an orange bird", "bird", "orange"),
        ("a baseball bat", "racket", None),
        ("an orange", "fruit", None),
        ("a steam train", "train", None),
    ],
)
def test_homographs_are_settled_by_their_neighbours(text: str, kind: str, color: str | None) -> None:
    (subject,) = one(text).subjects
    assert (subject.kind, subject.color) == (kind, color)


def test_a_frying_pan_and_a_crane_in_the_marsh_are_no_camera_moves() -> None:
    assert one("a man cooks fish in a pan").camera == ()
    assert one("a crane stands in the marsh").camera == ()


def test_unheard_words_come_back_as_written_and_in_order() -> None:
    assert one("A Zorbleblat and a quuxified dog").unheard == ("Zorbleblat", "quuxified")
    assert one("the dog is in the park with a cat").unheard == ()


def test_relations_hold_between_subjects() -> None:
    shot = one("a bench on the left of a truck, front view")
    assert [s.word for s in shot.subjects] == ["bench", "truck"]
    assert (shot.subjects[0].relation, shot.subjects[0].relative_to) == ("left-of", 1)


def test_a_sequence_becomes_beats() -> None:
    shot = one("a man sits, then stands up")
    assert [(b.action, b.start, b.end) for b in shot.beats] == [("sit", 0.0, 0.5), ("stand", 0.5, 1.0)]


@pytest.mark.parametrize(
    "text",
    [
        "A dog runs. Switch to [new shot]: a cat sleeps.",
        "A dog runs. Cut to a cat that sleeps.",
        "Shot 1: a dog runs. Shot 2: a cat sleeps.",
        "[0s-4s]: a dog runs. [4s-8s]: a cat sleeps.",
    ],
)
def test_shots_are_parted(text: str) -> None:
    assert [s.subjects[0].kind for s in parse(text)] == ["dog", "cat"]


def test_spans_point_at_the_noun() -> None:
    text = "at night an old man reads"
    (man,) = one(text).subjects
    assert man.span is not None
    assert "man" in text[slice(*man.span)]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=300), st.binary(max_size=300).map(lambda b: b.decode("latin-1"))))
def test_nothing_crashes_it(text: str) -> None:
    assert len(parse(text)) >= 1


WORDS = """a the red old dog woman coat orange pan left camera zooms in then , . - ' walks light sea night no 3
    switch to""".split()


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_no_order_of_known_words_crashes_it(text: str) -> None:
    for shot in parse(text):
        for subject in shot.subjects:
            assert subject.relative_to is None or 0 <= subject.relative_to < len(shot.subjects)


@pytest.mark.parametrize("unit", ["a red dog walks, ", "a", "(", "camera pans left ", "\x00\xff", "0-1: ", "a-"])
def test_a_hundred_thousand_characters_are_read_in_seconds(unit: str) -> None:
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    begin = time.process_time()
    parse(text)
    assert time.process_time() - begin < 15
