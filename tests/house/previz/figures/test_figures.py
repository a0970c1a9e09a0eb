"""Figures: feet that stand still on the ground, colours on the right garment, every kind and occupation drawable."""

from __future__ import annotations

import numpy as np
import pytest

from shotwright.film import Beat, Frame, Garment, Prop, Subject
from shotwright.house.previz.compose import compose
from shotwright.house.previz.palette import palette
from shotwright.house.previz.raster import Batch, Scratch
from shotwright.house.previz.scene import Figure
from shotwright.house.previz.subjects import KINDS, SubjectRequest, actions_of, figure
from shotwright.house.previz.subjects.person.build import AGES, wardrobe
from shotwright.house.previz.subjects.person.figure import Person
from shotwright.house.previz.subjects.things.table import kinds as thing_kinds
from shotwright.prompt import parse

DAY = palette("day")


def made(action: str = "idle", seconds: float = 4.0, beats: tuple[Beat, ...] = (), **words: object) -> Figure:
    words.setdefault("kind", "person")
    subject = Subject.model_validate({"word": str(words["kind"]), **words})
    found, _ = figure(SubjectRequest(subject, DAY, seconds, 7, action=action, beats=beats))
    return found


def drawn(shown: Figure, t: float = 0.5, pixels: int = 240) -> np.ndarray:
    """The figure as premultiplied planes (4, pixels, pixels), fitted into the square."""
    scale = 0.9 * pixels / max(shown.width, shown.height + shown.depth_below)
    batch = Batch()
    batch.matrix = (scale, -scale, pixels / 2, pixels * 0.94 - shown.depth_below * scale)
    shown.paint(batch, t)
    planes = np.zeros((4, pixels, pixels), np.float32)
    batch.draw(planes, Scratch(pixels, pixels))
    return planes


@pytest.mark.parametrize("action", ["walk", "run"])
@pytest.mark.parametrize("age", ["child", "adult", "old"])
def test_a_foot_that_carries_weight_does_not_slide(action: str, age: str) -> None:
    person = made(action, age=age)
    assert isinstance(person, Person)
    times = np.arange(0.0, 2.0, 1 / 24)
    worst = 0.0
    for foot in ("near_foot", "far_foot"):
        poses = [getattr(person.pose(float(t)), foot) for t in times]
        world = np.array([p[0] + person.travel(float(t))[0] for p, t in zip(poses, times, strict=True)])
        down = np.array([p[1] < 1e-9 for p in poses])
        both = down[1:] & down[:-1]
        assert both.any()
        worst = max(worst, float(np.abs(np.diff(world))[both].max()))
    # A figure of 1.7 m in a full shot at 720p has about 300 pixels a metre.
    assert worst * 300 < 1.0


def test_footfalls_are_where_feet_come_down() -> None:
    person = made("walk")
    assert isinstance(person, Person)
    for contact in person.contacts(3.0):
        before = person.pose(max(0.0, contact.t - 0.03))
        after = person.pose(contact.t + 0.01)
        landed = [min(after.near_foot[1], after.far_foot[1]), min(before.near_foot[1], before.far_foot[1])]
        assert landed[0] < 1e-9
    assert len(person.contacts(3.0)) >= 4


def test_colours_are_on_the_garments_that_they_were_said_of() -> None:
    person = made(
        "stand", garments=(Garment(kind="coat", color="red"), Garment(kind="hat", color="blue")), gender="female"
    )
    planes = drawn(person)
    solid = planes[3] > 0.9
    rows = np.flatnonzero(solid.any(1))
    top, height = rows[0], rows[-1] - rows[0]
    hat = planes[:3, top : top + height // 14][:, solid[top : top + height // 14]].mean(1)
    body = planes[:3, top + height * 3 // 10 : top + height // 2][
        :, solid[top + height * 3 // 10 : top + height // 2]
    ].mean(1)
    assert hat[2] > hat[0] * 1.2, "the hat is not blue"
    assert body[0] > body[2] * 2, "the coat is not red"


@pytest.mark.parametrize("occupation", wardrobe())
def test_every_occupation_can_be_dressed(occupation: str) -> None:
    assert drawn(made("stand", occupation=occupation))[3].sum() > 900


@pytest.mark.parametrize("age", AGES)
def test_every_age_is_drawn_and_children_are_smaller(age: str) -> None:
    person = made("walk", age=age)
    assert drawn(person)[3].sum() > 900
    assert person.height <= made("walk", age="adult", build="tall").height


PROPS = "umbrella cup pitcher book phone cane guitar camera flowers lantern balloon bag suitcase briefcase".split()


@pytest.mark.parametrize("prop", PROPS)
def test_every_prop_is_seen_in_the_hand(prop: str) -> None:
    bare, holding = drawn(made("stand")), drawn(made("stand", props=(Prop(kind=prop),)))
    assert np.abs(bare - holding).sum() > 20


TABLED = tuple(kind for kind in KINDS if kind in thing_kinds())
"""Kinds of the tables of things, which share their movements: those are tried on one of them."""


@pytest.mark.parametrize("kind", [*(kind for kind in KINDS if kind not in TABLED), "cup"])
def test_every_kind_is_drawn_in_each_of_its_actions(kind: str) -> None:
    for action in actions_of(kind):
        shown = made(action, kind=kind)
        seen = [drawn(shown, t, 160) for t in (0.7, 2.6)]
        assert max(planes[3].sum() for planes in seen) > 40, f"{kind} {action}"
        assert shown.width > 0 and shown.height > 0
        assert (seen[0] == drawn(made(action, kind=kind), 0.7, 160)).all()


def test_beats_follow_each_other() -> None:
    beats = (Beat(subject=0, action="sit", start=0.0, end=0.5), Beat(subject=0, action="stand", start=0.5, end=1.0))
    person = made("sit", beats=beats)
    assert isinstance(person, Person)
    assert person.pose(1.0).hip[1] < 0.75 * person.pose(3.5).hip[1]
    hips = [person.pose(float(t)).hip[1] for t in np.linspace(1.5, 3.0, 60)]
    assert np.abs(np.diff(hips)).max() < 0.05, "the rise jumps"


def test_an_unknown_subject_is_a_card_that_says_so() -> None:
    subject = Subject(kind="unknown", word="zorble")
    shown, notes = figure(SubjectRequest(subject, DAY, 4.0, 1))
    assert notes and "zorble" in notes[0]
    other, _ = figure(SubjectRequest(Subject(kind="unknown", word="mip"), DAY, 4.0, 1))
    assert np.abs(drawn(shown) - drawn(other)).sum() > 100, "the word is not on the card"


def test_an_action_that_cannot_be_drawn_is_reported() -> None:
    _, notes = figure(SubjectRequest(Subject(kind="dog", word="dog"), DAY, 4.0, 1, action="fence"))
    assert notes and "fence" in notes[0]


def test_the_same_words_look_the_same_in_every_shot() -> None:
    """Wherever somebody stands, beside whomever, whatever they do; twins differ."""
    maren = "a young woman in a yellow raincoat"

    def looks(prompt: str) -> list[tuple[object, ...]]:
        made = compose(parse(prompt)[0], Frame(size="360p"), 2.0, 7)
        builds = [node.figure.build for node in made.figures]  # type: ignore[attr-defined]
        return [(b.hair_style, b.height, b.girth, b.hair) for b in builds]

    (alone,) = looks(f"{maren} walks on a beach")
    (told,) = looks(f"{maren} stands on a beach, smiling")
    second = looks(f"an old man in a blue coat stands beside {maren} on a beach")
    assert alone[:3] == told[:3] == second[1][:3]
    first, other = looks("a man stands beside a man on a beach")
    assert first != other


@pytest.mark.parametrize("kind", ["panda", "raccoon", "teddy-bear"])
def test_an_animal_that_drinks_coffee_is_upright_with_its_own_head(kind: str) -> None:
    shown, notes = figure(SubjectRequest(Subject(kind=kind, word=kind.replace("-", " ")), DAY, 4.0, 1, action="drink"))
    assert isinstance(shown, Person) and not notes
    person, _ = figure(SubjectRequest(Subject(kind="person", word="person"), DAY, 4.0, 1, action="drink"))
    assert np.abs(drawn(shown) - drawn(person)).sum() > 100


def test_a_horse_bends_its_head_to_the_water() -> None:
    horse, _ = figure(SubjectRequest(Subject(kind="horse", word="horse"), DAY, 4.0, 1, action="graze"))
    upright, _ = figure(SubjectRequest(Subject(kind="horse", word="horse"), DAY, 4.0, 1, action="stand"))
    assert horse.face[1] < 0.4 * upright.face[1]  # type: ignore[attr-defined]
