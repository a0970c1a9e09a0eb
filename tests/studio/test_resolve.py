"""What a production asks for, shot by shot; and what is, and is not, another intent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shotwright import prompt
from shotwright.errors import WrongUse
from shotwright.film.formats.marked import read_marked
from shotwright.film.formats.mistakes import checked
from shotwright.film.production import Production
from shotwright.studio.resolve import Asked, Resolver
from shotwright.studio.wording import wording

TEXT = """\
title: The Lighthouse
variables: {color: yellow, coat: "a ${color} raincoat"}
look: {style: watercolour}
cast:
  maren:
    name: Maren
    description: a young woman with short red hair
    wardrobe: ${coat}
    references: [maren.png]
  jonas: {description: an old man with a white beard}
places:
  cliff: on a cliff above the sea
scenes:
- id: arrival
  title: She arrives
  place: cliff
  time: dusk
  shots:
  - {id: walk, prompt: Maren walks along the path, seconds: 4, camera: slow push in, size: wide}
  - id: talk
    subject: "@jonas"
    action: waits
    lines: [{who: jonas, say: You are late.}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the picture that the production names."""
    (tmp_path / "maren.png").write_bytes(b"picture")
    return tmp_path


def asked(folder: Path, text: str = TEXT, **how: Any) -> list[Asked]:
    """The shots of a text."""
    marked = read_marked(text, folder / "production.yaml")
    return Resolver(checked(Production, marked), folder, marked).shots(**how)


def test_a_shot_is_filled_in(folder: Path) -> None:
    """Variables in variables, cast by name, shared place, the scene's time, the look's style, files by digest."""
    walk, talk = asked(folder)
    assert wording(walk) == (
        "Wide shot. A young woman with short red hair in a yellow raincoat walks along the path on a cliff above the sea, "
        "at dusk. Slow push in. Watercolour."
    )
    assert wording(talk) == "An old man with a white beard waits on a cliff above the sea, at dusk. Watercolour."
    assert list(walk.inputs) == ["reference-1"] and len(walk.digests["reference-1"]) == 64
    assert not talk.inputs
    (read,) = prompt.parse(wording(walk))
    assert (read.time, read.shot_size, read.look, read.subjects[0].garments[0].color) == (
        "dusk", "wide", "watercolour", "yellow",
    )  # fmt: skip


def test_a_model_that_speaks_is_told_the_lines(folder: Path) -> None:
    """In the way that its family likes."""
    assert '''the old man says: "You are late."''' in wording(
        asked(folder)[1], family="veo", speaks=True
    ).lower().replace("you", "You")
    assert "late" not in wording(asked(folder)[1], family="runway", speaks=True)


def test_people_are_described_once_and_short_from_then_on(folder: Path) -> None:
    """`the young woman`."""
    text = TEXT.replace("Maren walks along the path", "Maren walks and then @maren stops")
    assert "then the young woman stops" in wording(asked(folder, text)[0])


SAME = [
    ("title: The Lighthouse", "title: The Old Lighthouse"),
    ("id: arrival", "id: coming"),
    ("title: She arrives", "title: He arrives"),
    ("id: walk", "id: way"),
    ("jonas: {description: an old man with a white beard}", "jonas: {description: a boy}"),
    ("You are late.", "You are early."),
    ("variables: {color: yellow, coat: ", "variables: {other: x, color: yellow, coat: "),
    ("scenes:\n", "captions: burnt\nbudget: 5\nmusic: calm\ndeliverables: [youtube-1080p]\nscenes:\n"),
    ("cliff: on a cliff above the sea", "beach: a beach\n  cliff: on a cliff above the sea"),
]
OTHER = [
    ("along the path", "along the wall"),
    ("time: dusk", "time: dawn"),
    ("color: yellow", "color: blue"),
    ("short red hair", "long red hair"),
    ("seconds: 4", "seconds: 5"),
    ("on a cliff", "below a cliff"),
    ("watercolour", "film noir"),
    ("slow push in", "pan left"),
    ("scenes:\n", "model: kling-3.0\nscenes:\n"),
    ("scenes:\n", "seed: 9\nscenes:\n"),
    ("{style: watercolour}", "{style: watercolour, size: 1080p}"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_the_intent_is_not_in_names_and_not_in_other_shots(folder: Path, old: str, new: str) -> None:
    """Titles, ids, order, another shot's line: nothing is ordered again."""
    assert TEXT.count(old) == 1
    before, after = asked(folder)[0], asked(folder, TEXT.replace(old, new))[0]
    assert before.intent(False) == after.intent(False)


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_the_intent_is_what_was_asked_for(folder: Path, old: str, new: str) -> None:
    """Another word, another length, another coat: another take."""
    assert TEXT.count(old) == 1
    before, after = asked(folder)[0], asked(folder, TEXT.replace(old, new))[0]
    assert before.intent(False) != after.intent(False)


def test_a_moved_folder_is_the_same_and_a_changed_picture_is_not(folder: Path, tmp_path: Path) -> None:
    """Files count by their bytes."""
    before = asked(folder)[0].intent(False)
    elsewhere = tmp_path / "moved"
    elsewhere.mkdir()
    (elsewhere / "me.png").write_bytes(b"picture")
    assert asked(elsewhere, TEXT.replace("maren.png", "me.png"))[0].intent(False) == before
    (folder / "maren.png").write_bytes(b"another picture")
    assert asked(folder)[0].intent(False) != before


def test_a_line_counts_where_the_model_says_it_or_the_length_hangs_on_it(folder: Path) -> None:
    """And nowhere else."""
    other = TEXT.replace("You are late.", "You are early.")
    assert asked(folder)[1].intent(False) != asked(folder, other)[1].intent(False), "no seconds: the line says how long"
    fixed = TEXT.replace("action: waits", "action: waits\n    seconds: 3")
    fixed_other = fixed.replace("You are late.", "You are early.")
    assert asked(folder, fixed)[1].intent(False) == asked(folder, fixed_other)[1].intent(False)
    assert asked(folder, fixed)[1].intent(True) != asked(folder, fixed_other)[1].intent(True)


def test_a_draft_is_another_take(folder: Path) -> None:
    """It has other pictures."""
    assert asked(folder, draft=True)[0].intent(False) != asked(folder)[0].intent(False)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{color: yellow", "{color: \"${coat}\"", ":2:"),
        ("${color} raincoat", "${colour} raincoat", "There is no variable 'colour'"),
        ('"@jonas"', '"@jonsa"', ":20:5: There is nobody called '@jonsa'"),
        ("who: jonas", "who: john", "There is nobody called 'john'"),
        ("[maren.png]", "[marn.png]", ":9:18: There is no file 'marn.png'"),
        ("[maren.png]", "[../maren.png]", "outside"),
        ("[maren.png]", "[production.yaml]", "not of a kind"),
        ("id: talk", "id: walk", "two shots called 'walk'"),
        ("subject: \"@jonas\"\n    action: waits", "seconds: 2\n    place: \"\"", ""),
    ],
)  # fmt: skip
def test_mistakes_have_lines(folder: Path, old: str, new: str, said: str) -> None:
    """File, line, column, what, and what to do."""
    assert old in TEXT
    text = TEXT.replace(old, new)
    if not said:
        text = text.replace("  place: cliff\n", "")
        said = "says nothing to show"
    with pytest.raises(WrongUse) as caught:
        asked(folder, text)
    assert said in str(caught.value)
    assert f"{folder / 'production.yaml'}:" in str(caught.value)


def test_variables_that_go_in_a_circle(folder: Path) -> None:
    """Say which."""
    text = TEXT.replace("{color: yellow", '{color: "${shade}", shade: "${color}"')
    with pytest.raises(WrongUse, match="color -> shade -> color"):
        asked(folder, text)
