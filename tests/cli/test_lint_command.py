"""shotwright lint, as a user calls it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from shotwright.cli.lint import command
from shotwright.errors import WrongUse


def test_a_prompt_is_linted_and_the_exit_code_says_so() -> None:
    found = CliRunner().invoke(command, ["Exactly seven fish"])
    assert found.exit_code == 1
    assert "SW202 exact-number" in found.output
    assert CliRunner().invoke(command, ["A fish swims in a lake"]).exit_code == 0


def test_a_file_is_mended_in_place(tmp_path: Path) -> None:
    file = tmp_path / "prompts.txt"
    file.write_text("# a comment\nExactly seven fish\n\nA dog  # shotwright: ignore\n", "utf-8")
    assert CliRunner().invoke(command, [str(file), "--fix"]).exit_code == 0
    assert file.read_text("utf-8") == "# a comment\nSeveral fish\n\nA dog  # shotwright: ignore\n"


def test_the_settings_of_the_folder_hold(tmp_path: Path) -> None:
    file = tmp_path / "prompts.txt"
    file.write_text("Exactly seven fish\n", "utf-8")
    (tmp_path / "shotwright.toml").write_text('[lint]\nignore = ["exact-number"]\n', "utf-8")
    assert CliRunner().invoke(command, [str(file)]).exit_code == 0


def test_wrong_use_is_refused() -> None:
    for arguments in ([], ["nowhere.txt"], ["a dog", "--select", "nonsense"]):
        with pytest.raises(WrongUse):
            CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_the_rules_are_listed() -> None:
    assert "SW101  contradiction-facing" in CliRunner().invoke(command, ["--rules"]).output
