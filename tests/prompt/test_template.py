"""Templates and dialects."""

from __future__ import annotations

import pytest

from shotwright.errors import WrongUse
from shotwright.prompt import parse
from shotwright.prompt.compose import complete
from shotwright.prompt.dialects import dialects, speak
from shotwright.prompt.template import fill, holes


def test_holes_are_filled_by_value_or_default() -> None:
    text = "a {color} {who=subject:dog} walks in {place}, {time:dusk}"
    assert [h.name for h in holes(text)] == ["color", "who", "place", "time"]
    assert fill(text, {"color": "dark red", "place": "a pine forest"}) == "a dark red dog walks in a pine forest, dusk"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a {subject}", {}),
        ("a {subject}", {"subject": "quickly"}),
        ("a {color}", {"color": "dog"}),
        ("{number}", {"number": "two"}),
        ("a {subject}", {"subject": "dog", "place": "beach"}),
        ("a {nonsense}", {"nonsense": "x"}),
        ("a {subject", {}),
    ],
)
def test_wrong_values_and_templates_are_refused(text: str, values: dict[str, str]) -> None:
    with pytest.raises(WrongUse):
        fill(text, values)


@pytest.mark.parametrize("family", dialects())
def test_each_family_says_all_or_names_what_it_left_out(family: str) -> None:
    shot = complete(parse("a woman in a red coat stands on a beach")[0]).shot
    said = speak(shot, family, dialogue=(("woman", "It begins."),), sounds=("surf",), negatives=("blur",))
    everything = f"{said.prompt} {said.negative} {said.left_out}"
    assert "red coat" in said.prompt
    assert all(word in everything for word in ("It begins.", "surf", "blur"))


def test_an_unknown_family_is_refused() -> None:
    with pytest.raises(WrongUse):
        speak(parse("a dog")[0], "klingon")


def test_a_family_with_camera_commands_gets_them_beside_the_words() -> None:
    shot = complete(parse("a dog runs on a beach, slow pan left")[0]).shot
    assert speak(shot, "hailuo").prompt.endswith("[Pan left]") and "slow pan left" in speak(shot, "hailuo").prompt
    assert "[" not in speak(shot, "minimax").prompt
