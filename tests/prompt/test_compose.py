"""complete and compose: additions are marked, and what is written is read back the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shotwright.film import Camera, Garment, Prop, Shot, Subject
from shotwright.prompt import parse
from shotwright.prompt.compose import Formula, complete, compose, facts
from shotwright.prompt.phrases import WITHOUT_WAY, article, named, plural, third

WAYS = {"pan": ("left", "right"), "tilt": ("up", "down"),
        "truck": ("left", "right"), "dolly": ("in", "out", "back"),
        "zoom": ("in", "out"), "crane": ("up", "down"), "pedestal": ("up", "down")}  # fmt: skip
FIXED = {"push-in": "in", "pull-back": "back", "aerial": "up"}
KINDS = "dog cat horse elephant zebra bird car bus truck motorcycle bicycle train airplane rocket sailing-boat robot".split()
ACTIONS = "walk run sit stand jump sleep dance swim climb read sing turn crawl".split()
COLORS = "red white black brown blue green yellow".split()


def cameras() -> st.SearchStrategy[Camera]:
    way = st.sampled_from(
        [(m, w) for m, ways in WAYS.items() for w in ways] + [(m, FIXED.get(m)) for m in sorted(WITHOUT_WAY)]
    )
    return st.builds(
        lambda pair, speed: Camera(move=pair[0], direction=pair[1], speed=None if pair[0] == "static" else speed),
        way,
        st.sampled_from([None, "slow", "fast"]),
    )


def things() -> st.SearchStrategy[Subject]:
    return st.builds(
        lambda kind, color, count, action: Subject(
            kind="birds" if kind == "bird" and count > 1 else kind,
            word=kind.replace("-", " "),
            color=color,
            count=count,
            action=action,
        ),
        st.sampled_from(KINDS),
        st.sampled_from([None, *COLORS]),
        st.sampled_from([1, 2, 3, 4, 5]),
        st.sampled_from([None, *ACTIONS]),
    )


def people() -> st.SearchStrategy[Subject]:
    return st.builds(
        lambda gender, age, coat, color, prop, action, manner: Subject(
            kind="person",
            word=f"{age + ' ' if age else ''}{'woman' if gender == 'female' else 'man'}", gender=gender, age=age,
            garments=(Garment(kind=coat, color=color),) if coat else (), props=(Prop(kind=prop),) if prop else (),
            action=action, manner=manner if action else None,
        ),
        st.sampled_from(["female", "male"]),
        st.sampled_from([None, "old", "young"]),
        st.sampled_from([None, "coat", "dress", "hat", "jacket", "suit", "scarf"]),
        st.sampled_from([None, *COLORS]),
        st.sampled_from([None, "umbrella", "book", "guitar", "camera", "briefcase"]),
        st.sampled_from(ACTIONS),
        st.sampled_from([None, "slowly", "quickly", "joyfully", "gently"]),
    )  # fmt: skip


def of(category: str, without: tuple[str, ...] = ()) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *(k for k in named(category) if k not in without)])


def sayable(subjects: list[Subject]) -> bool:
    """False for "a dog and a dog walks": in English the first walks too, so no text says that it does nothing."""
    return not (len(subjects) == 2 and subjects[0].kind == subjects[1].kind and subjects[0].action is None)


SHOTS = st.builds(
    Shot,
    text=st.just(""),
    subjects=st.lists(people() | things(), max_size=2).filter(sayable).map(tuple),
    place=of("place"),
    time=of("time"),
    weather=of("weather"),
    season=of("season"),
    shot_size=of("size"),
    angle=of("angle"),
    camera=st.lists(cameras(), max_size=1).map(tuple),
    look=of("look"),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(SHOTS, st.sampled_from(["guide", "specificity"]), st.integers(0, 99))
def test_what_is_composed_is_read_back_the_same(shot: Shot, formula: Formula, seed: int) -> None:
    done = complete(shot, seed).shot
    text = compose(done, formula)
    (read,) = parse(text)
    assert facts(read) == facts(done), text
    assert 50 <= len(text.split()) <= 100


@pytest.mark.parametrize(
    "prompt",
    [
        "a sunset over ocean waves, slow dolly in",
        "an old man in a blue coat with an umbrella stands on a city street in the rain, slow push in, film noir",
        "a bench on the left of a truck, front view",
        "a man sits, then stands up",
        "three red birds fly over the sea",
    ],
)
def test_a_prompt_survives_completion(prompt: str) -> None:
    done = complete(parse(prompt)[0], 1).shot
    for formula in ("guide", "specificity"):
        assert facts(parse(compose(done, formula))[0]) == facts(done)  # type: ignore[arg-type]


def test_additions_are_marked_and_the_rest_is_untouched() -> None:
    shot = parse("a dog runs on a beach at dusk, wide shot")[0]
    done = complete(shot, 3)
    assert done.ours == ("camera", "light", "look")
    for name in type(shot).model_fields:
        assert name in done.ours or getattr(shot, name) == getattr(done.shot, name)
    assert complete(done.shot, 4) == type(done)(done.shot, ())


def test_the_same_seed_completes_alike_and_seeds_differ() -> None:
    shot = parse("a dog")[0]
    assert complete(shot, 5) == complete(shot, 5)
    assert len({complete(shot, n).shot for n in range(20)}) > 5


def test_the_formulas_order_their_parts() -> None:
    done = complete(parse("a dog runs on a beach, tracking shot")[0], 0).shot
    guide, specificity = compose(done, "guide"), compose(done, "specificity")
    assert guide.index("racking shot") < guide.index("dog")
    assert specificity.index("dog") < specificity.index("racking shot")


def test_words_take_their_forms() -> None:
    assert [plural(w) for w in ("dog", "old man", "fairy", "bus", "sheep", "key")] == [
        "dogs", "old men", "fairies", "buses", "sheep", "keys",
    ]  # fmt: skip
    assert [third(w) for w in ("walk", "fly", "lift off", "wash", "play")] == [
        "walks",
        "flies",
        "lifts off",
        "washes",
        "plays",
    ]
    assert (article("old man"), article("dog")) == ("an old man", "a dog")
