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
    (shot,) = json.loads(result.output)
    assert (shot["subjects"][0]["kind"], shot["place"]) == ("fox", "forest")


@pytest.mark.parametrize("arguments", [[" "], ["a {place}", "--set", "place"], ["a {place}", "--set", "place=quickly"]])
def test_wrong_use_is_refused(arguments: list[str]) -> None:
    with pytest.raises(WrongUse):
        CliRunner().invoke(command, arguments, catch_exceptions=False)
