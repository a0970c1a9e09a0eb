"""The lock is read back as it was written, merges, and is never guessed at."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from shotwright.errors import Damaged, ShotwrightError, WrongUse
from shotwright.film.formats.lock_file import lock_text, read_lock, write_lock
from shotwright.film.lock import Frozen, Lock, Locked, LockedTake, TakenPart


def entry(shot: str, word: str = "waves") -> Locked:
    """A shot with one take."""
    part = TakenPart(order="a" * 64, file=f"{'b' * 64}.mp4")
    take = LockedTake(number=1, seed=7, parts=(part,), price=Decimal("0.10"))
    frozen = Frozen(
        model="house", prompt=f"{word}: 'wild' \n# é", seconds=(4.0,), shown=4.0, inputs={"image": "c" * 64}
    )
    return Locked(shot=shot, intent=f"{shot} {word}".encode().hex().ljust(64, "0"), frozen=frozen, takes=(take,))


def lock(*entries: Locked) -> Lock:
    """A lock of these entries."""
    made = Lock()
    for one in entries:
        made = made.with_entry(one)
    return made


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Every word and every cent."""
    path = tmp_path / "production.lock"
    write_lock(lock(entry("a/one"), entry("a/two")), path)
    assert read_lock(path) == lock(entry("a/two"), entry("a/one"))
    write_lock(Lock(), path)
    assert read_lock(path) == Lock() == read_lock(tmp_path / "none.lock")


def test_edits_of_different_shots_merge(tmp_path: Path) -> None:
    """Even of neighbours: git finds no conflict."""
    git = shutil.which("git")
    if git is None:
        pytest.fail("this test needs git")
    texts = {
        "base": lock(entry("a/one"), entry("a/two"), entry("a/three")),
        "mine": lock(entry("a/one", "sand"), entry("a/two"), entry("a/three")),
        "yours": lock(entry("a/one"), entry("a/two"), entry("a/three", "rock")),
    }
    for name, made in texts.items():
        (tmp_path / name).write_text(lock_text(made), "utf-8")
    done = subprocess.run([git, "merge-file", "-p", "mine", "base", "yours"], cwd=tmp_path, capture_output=True)
    assert done.returncode == 0
    (tmp_path / "merged").write_bytes(done.stdout)
    found = read_lock(tmp_path / "merged")
    assert {e.frozen.prompt.split(":")[0] for e in found.entries} == {"sand", "waves", "rock"}


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("version: 2\nshots: []\n", WrongUse, "version 2"),
        ("version: 1\nshots:\n- shot: a/b\n  intent: x\n", Damaged, ":3:3: 'frozen' is missing"),
        ("version: 1\nshots: &a []\nmore: *a\n", Damaged, "anchor"),
        ("version: 1\n<<<<<<< HEAD\nshots: []\n=======\n", Damaged, ":2:1: here is a merge conflict"),
        ("version: 1\nshots: [", Damaged, "no YAML"),
        ("", Damaged, "must hold keys"),
        ("version: one\nshots: []\n", Damaged, "'version'"),
    ],
)
def test_a_lock_that_cannot_be_trusted_stops_everything(
    tmp_path: Path, text: str, kind: type[ShotwrightError], said: str
) -> None:
    """With the line, and with the way to the last good one."""
    path = tmp_path / "production.lock"
    path.write_text(text, "utf-8")
    with pytest.raises(kind) as caught:
        read_lock(path)
    assert said in str(caught.value)
    assert path.read_text("utf-8") == text


def test_the_picked_take_is_a_whole_one() -> None:
    """A pick that is only half there gives way to one that is whole."""
    one = entry("a/one")
    half = LockedTake(number=2)
    assert one.with_take(half).model_copy(update={"pick": 2}).picked == one.takes[0]
    assert one.model_copy(update={"takes": (half,)}).picked is None
