"""Prompts in files and productions: found where they stand, mended where they stand."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from shotwright.cli.lint import command
from shotwright.errors import ShotwrightError, WrongUse

PRODUCTION = """title: Fish
model: gen-4.5
scenes:
  - id: a
    shots:
      - id: one
        prompt: Exactly seven fish swim, with the sound of water
        seconds: 20
      - {id: two, subject: a dog, action: runs}
      - id: three
        prompt: >
          Exactly nine fish
          swim in a lake
        model: kling-3.0
"""


def findings(*arguments: str) -> list[dict[str, Any]]:
    """What lint says, as JSON."""
    result = CliRunner().invoke(command, [*arguments, "--format", "json"], catch_exceptions=False)
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def rules(*arguments: str) -> set[str]:
    """Names of the rules that speak."""
    return {f["rule"] for f in findings(*arguments)}


@pytest.mark.parametrize(
    ("arguments", "rule", "other"),
    [
        (["a dog runs on a beach, 12 seconds", "--model", "gen-4.5"], "duration-limit", "kling-3.0"),
        (["a dog runs on a beach", "--seconds", "20", "--model", "veo-3.1"], "duration-limit", "seedance-2.5"),
        (["a dog runs on a beach", "--aspect", "21:9", "--model", "kling-3.0"], "aspect-limit", "kling-4.0"),
        (["a dog barks, with the sound of surf", "--model", "ray-3.2"], "sound-unsupported", "veo-3.1"),
        (["a dog runs", "--reference", "a dog", "--model", "kling-3.0"], "reference-unsupported", "kling-4.0"),
    ],
)
def test_the_catalogue_says_what_a_model_cannot_make(arguments: list[str], rule: str, other: str) -> None:
    assert rule in rules(*arguments)
    assert rule not in rules(*arguments[:-1], other)
    assert rule not in rules(*arguments[:-2])


def test_an_alias_is_enough_and_an_unknown_model_is_refused() -> None:
    assert "duration-limit" in rules("a dog runs, 30 seconds", "--model", "kling-v3")
    with pytest.raises(WrongUse, match="kling"):
        findings("a dog", "--model", "klling")


def test_a_word_that_a_vendor_is_known_to_refuse_is_found() -> None:
    found = findings("A naked man walks in a street", "--model", "kling-3.0", "--select", "word-refused")
    assert [f["message"] for f in found] == ["kling-3.0 is known to refuse 'naked'."]
    assert "word-refused" not in rules("A naked man walks in a street", "--model", "house")


def test_pictures_in_words_are_compared() -> None:
    assert "reference-mismatch" in rules("A man walks in a park", "--reference", "a woman in a red coat")
    assert "pair-too-different" in rules(
        "A walk", "--first-frame", "a dog on a beach", "--last-frame", "a car in a city"
    )


def test_a_production_is_linted_at_its_lines_with_its_own_models(tmp_path: Path) -> None:
    file = tmp_path / "production.yaml"
    file.write_text(PRODUCTION)
    found = {(f["line"], f["column"], f["rule"]) for f in findings(str(file))}
    sound = PRODUCTION.splitlines()[6].index("sound of") + 1
    assert {(7, 17, "exact-number"), (7, sound, "sound-unsupported"), (11, 17, "exact-number")} <= found
    assert (11, 17, "duration-limit") not in found and (7, 17, "duration-limit") not in found
    assert all(f["path"] == str(file) for f in findings(str(file)))


def test_mending_a_production_changes_the_value_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "production.yaml"
    file.write_text(PRODUCTION)
    result = CliRunner().invoke(command, [str(file), "--fix", "--select", "exact-number"], catch_exceptions=False)
    changed = PRODUCTION.replace(
        "Exactly seven fish swim, with the sound of water", '"Several fish swim, with the sound of water"'
    )
    assert file.read_text() == changed
    assert result.exit_code == 1 and "Not put back" in result.output and "Several fish swim in a lake" in result.output
    again = CliRunner().invoke(command, [str(file), "--fix", "--select", "exact-number"], catch_exceptions=False)
    assert file.read_text() == changed and again.exit_code == 1


def test_a_comment_behind_a_shots_words_is_obeyed(tmp_path: Path) -> None:
    file = tmp_path / "production.yaml"
    quiet = PRODUCTION.replace("sound of water\n", "sound of water  # shotwright: ignore[exact-number]\n")
    file.write_text(quiet)
    assert {(f["line"], f["rule"]) for f in findings(str(file))} >= {(7, "sound-unsupported"), (11, "exact-number")}
    assert (7, "exact-number") not in {(f["line"], f["rule"]) for f in findings(str(file))}


def test_a_file_that_is_no_production_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "film.yaml"
    for text in ("scenes: 3\n", "a: [", ""):
        file.write_text(text)
        with pytest.raises(WrongUse):
            findings(str(file))
    with pytest.raises(WrongUse):
        findings(str(tmp_path / "none.yaml"))


def test_json_says_what_the_fix_is() -> None:
    (found,) = [f for f in findings("Exactly seven fish swim in a lake") if f["rule"] == "exact-number"]
    assert found["fix"] == "Several fish swim in a lake"
    assert {"path", "line", "column", "code", "rule", "severity", "message", "reason", "fix"} <= set(found)


def test_a_mind_needs_fix() -> None:
    with pytest.raises(WrongUse):
        CliRunner().invoke(command, ["a dog", "--mind", "http://127.0.0.1:9/v1"], catch_exceptions=False)


@pytest.mark.parametrize("seed", range(3))
def test_no_bytes_crash_it(seed: int, tmp_path: Path) -> None:
    odd = random.Random(seed).randbytes(20_000) + bytes(range(256))
    prompts, film = tmp_path / "odd.txt", tmp_path / "odd.yaml"
    prompts.write_bytes(odd)
    film.write_bytes(odd)
    for more in ([], ["--fix"], ["--profile", "strict", "--format", "sarif", "--model", "gen-4.5"]):
        result = CliRunner().invoke(command, [str(prompts), *more], catch_exceptions=False)
        assert result.exit_code in (0, 1)
    with pytest.raises(ShotwrightError):
        findings(str(film))
