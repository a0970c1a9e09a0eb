"""Every command that the README shows is run as it stands, only smaller."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from shotwright import cli

ROOT = Path(__file__).parent.parent
SMALLER = ["--size", "360p", "--seconds", "1", "--fps", "8"]


def commands() -> list[list[str]]:
    """The arguments of each `shotwright` line in the README's shell blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("shotwright ")]
    return [shlex.split(line, comments=True)[1:] for line in lines]


def test_the_commands_of_the_readme_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = commands()
    assert len(found) >= 15
    for arguments in found:
        small = SMALLER if arguments[0] == "make" and not arguments[1].endswith(".yaml") else []
        with pytest.raises(SystemExit) as left:
            cli.main([*arguments, *small])
        assert left.value.code == 0, arguments
    assert (tmp_path / "boat.mp4").exists() and (tmp_path / "dog.png").exists()


def test_its_links_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / target).exists(), target
