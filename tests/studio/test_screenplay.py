"""A screenplay becomes a production that says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from shotwright.errors import WrongUse
from shotwright.film.formats.fountain import read_fountain
from shotwright.film.production import Production
from shotwright.studio.resolve import Resolver
from shotwright.studio.screenplay import production_of
from shotwright.studio.wording import wording

TEXT = """\
Title: The Late Boat

EXT. BEACH - DUSK

MAREN (a young woman in a yellow raincoat) walks along the water. A DOG (a brown dog) follows.

[[sound: at 1s distant thunder]]
[[seconds: 3]]

JONAS, an old man with a white beard, WAITS by a boat.

JONAS
(gruff)
You are late.

MAREN
The storm was early.

JONAS
So it was.

MAREN ^
Shall we?

DISSOLVE TO:

INT. CABIN - CONTINUOUS

[[music: calm, 70 bpm]]

They drink tea.

> THE END <
"""


def read(text: str) -> tuple[Production, tuple[str, ...]]:
    """The production of a text."""
    return production_of(read_fountain(text))


def test_a_screenplay_is_a_production() -> None:
    """Scenes, shots, cast, lines, cues, transitions, cards."""
    made, unread = read(TEXT)
    assert unread == ()
    assert made.title == "The Late Boat"
    assert {key: who.description for key, who in made.cast.items()} == {
        "maren": "a young woman in a yellow raincoat",
        "jonas": "an old man with a white beard",
        "dog": "a brown dog",
    }
    beach, cabin = made.scenes
    assert (beach.place, beach.time, cabin.place, cabin.time) == ("at the beach", "dusk", "inside the cabin", "dusk")
    assert [shot.prompt for shot in beach.shots] == [
        "Maren walks along the water. Dog follows.",
        "Jonas waits by a boat.",
        "",
    ]
    assert beach.shots[0].cues == ("at 1s distant thunder",) and beach.shots[0].seconds == 3
    assert [(line.who, line.mood) for line in beach.shots[1].lines] == [
        ("jonas", "gruff"),
        ("maren", ""),
        ("jonas", ""),
    ]
    assert beach.shots[2].lines[0].say == "Shall we?"
    assert cabin.shots[0].transition == "dissolve" and cabin.music == "calm, 70 bpm"
    assert [(title.text, title.kind) for title in made.titles] == [("THE END", "end")]


def test_its_shots_can_be_made() -> None:
    """Everybody is described, once."""
    made, _ = read(TEXT)
    words = [wording(asked) for asked in Resolver(made, Path()).shots()]
    assert (
        words[0].count("a young woman in a yellow raincoat") + words[0].count("A young woman in a yellow raincoat") == 1
    )
    assert words[1] == "An old man with a white beard waits by a boat at the beach, at dusk."


def test_a_long_paragraph_becomes_several_shots() -> None:
    """Whole sentences each, nothing lost."""
    sentence = "The keeper climbs the winding stairs of the lighthouse with a lamp in his hand."
    made, _ = read("INT. LIGHTHOUSE - NIGHT\n\n" + " ".join([sentence] * 7) + "\n")
    shots = made.scenes[0].shots
    assert len(shots) == 3
    assert sum(shot.prompt.count("climbs") for shot in shots) == 7


def test_places_that_come_again_are_scenes_of_their_own() -> None:
    """With names of their own."""
    made, _ = read("INT. KITCHEN - DAY\n\nA cup.\n\nEXT. ROAD - DAY\n\nA car.\n\nINT. KITCHEN - NIGHT\n\nA lamp.\n")
    assert [scene.id for scene in made.scenes] == ["kitchen", "road", "kitchen-2"]


def test_what_is_not_used_is_said() -> None:
    """With its line."""
    _, unread = read("EXT. ROAD - DAY\n\nA car.\n\n> IRIS OUT TO SPACE\n\nA moon.\n\n[[seconds: many]]\n")
    assert unread == ("line 5: the transition 'IRIS OUT TO SPACE' is made a cut", "line 9: 'many' is no length")


@pytest.mark.parametrize("text", ["", "INT. KITCHEN - DAY\n", "# Only a section\n"])
def test_nothing_to_film_is_refused(text: str) -> None:
    """With an example."""
    with pytest.raises(WrongUse, match="no action and no dialogue"):
        read(text)
