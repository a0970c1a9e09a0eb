"""Every command of the pages for learners is run as it stands and prints what the page shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from shotwright.cli import group
from shotwright.errors import ShotwrightError

PAGES = sorted((Path(__file__).parent.parent / "docs" / "learn").glob("*.md"))


def commands(page: Path) -> list[tuple[str, str]]:
    """(command line, what it prints) of every console block of a page."""
    blocks = re.findall(r"^```console\n(.*?)^```$", page.read_text("utf-8"), re.S | re.M)
    found = []
    for block in blocks:
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            line, _, shown = part.partition("\n")
            found.append((line, shown))
    return found


def pattern(shown: str) -> re.Pattern[str]:
    """What a page shows as a pattern: a line `...` stands for any lines, or none; inside a line for any characters."""
    lines = []
    for line in shown.strip().splitlines():
        whole = r"(?:[^\n]*\n)*?" if line == "..." else r"[^\n]*?".join(map(re.escape, line.split("..."))) + r"\n"
        lines.append(whole)
    return re.compile("".join(lines))


@pytest.mark.parametrize(("page", "line", "shown"), [(p.name, *c) for p in PAGES for c in commands(p)])
def test_a_command_prints_what_the_page_shows(page: str, line: str, shown: str) -> None:
    name, *arguments = shlex.split(line)
    assert name == "shotwright"
    try:
        output = CliRunner().invoke(group, arguments, catch_exceptions=False).output
    except ShotwrightError as error:
        output = str(error)
    assert pattern(shown).fullmatch(output.strip() + "\n"), output


def test_there_is_something_to_run() -> None:
    assert len(commands(next(p for p in PAGES if p.name == "prompting.md"))) >= 15
