"""shotwright prompt, as a user calls it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from shotwright.cli.prompt import command
from shotwright.errors import WrongUse


def test_it_says_what_was_understood_what_not_and_what_is_ours() -> None:
    shown = CliRunner().invoke(command, ["a quuxified dog runs on a beach"]).output
    assert "not understood: quuxified" in shown
    assert "place      beach" in shown
    assert "ours: camera" in shown
    assert "dog runs on a beach" in shown


def test_json_holds_the_shots_and_variables_are_filled() -> None:
    result = CliRunner().invoke(command, ["a {subject} in a forest", "--set", "subject=fox", "--json"])
    (shot,) = json.loads(result.output)["shots"]
    assert (shot["subjects"][0]["kind"], shot["place"]) == ("fox", "forest")


@pytest.mark.parametrize("arguments", [[" "], ["a {place}", "--set", "place"], ["a {place}", "--set", "place=quickly"]])
def test_wrong_use_is_refused(arguments: list[str]) -> None:
    with pytest.raises(WrongUse):
        CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_parse_alone_prints_the_reading_with_every_field() -> None:
    result = CliRunner().invoke(command, ["a dog runs on a beach, slow zoom in, 6 seconds", "--parse", "--json"])
    document = json.loads(result.output)
    (shot,) = document["shots"]
    assert set(document) == {"shots"}
    assert (shot["action"], shot["camera_speed"], shot["place"], shot["seconds"]) == ("run", "slow", "beach", 6.0)
    assert shot["time"] is None and shot["unheard"] == []
    assert "ours" not in CliRunner().invoke(command, ["a dog runs", "--parse"]).output


def test_a_model_is_spoken_to_as_it_likes_and_what_it_lacks_is_said() -> None:
    told = ["a dog runs on a beach", "--say", "the man: Come here", "--hear", "surf", "--without", "blur"]
    kling = CliRunner().invoke(command, [*told, "--model", "kling-3.0"]).output
    assert 'The man says "Come here."' in kling and "Sound: surf." in kling and "negative: blur" in kling
    (runway,) = json.loads(CliRunner().invoke(command, [*told, "--model", "gen-4.5", "--json"]).output)["prompts"]
    assert "Come here" not in runway["prompt"] and runway["negative"] is None
    assert runway["left_out"] == ["dialogue 'Come here'", "sound 'surf'", "negative 'blur'"]
    veo = json.loads(CliRunner().invoke(command, [*told, "--model", "veo-3.1", "--json"]).output)["prompts"][0]
    assert veo["negative"] == "blur" and "The the man says" not in veo["prompt"]


def test_a_prompt_longer_than_the_model_takes_is_named() -> None:
    long = "a woman in a red coat with " + " and ".join(f"a {c} umbrella" for c in ["red", "blue", "green"] * 40)
    result = CliRunner().invoke(command, [long, "--model", "gen-4.5", "--json"])
    (written,) = json.loads(result.output)["prompts"]
    limited = len(written["prompt"]) > 1000
    assert bool(written["notes"]) == limited
