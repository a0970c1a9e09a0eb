"""`production.lock` as text: one block a shot, blank lines between, so that two people's edits merge.

Written whole by Shotwright and read by people; committed beside the production.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import yaml

from shotwright.errors import Damaged, WrongUse
from shotwright.media.files import write_bytes

from ..lock import LOCK_VERSION, Lock, Locked
from ..shot import Noun
from .marked import read_marked, read_text
from .mistakes import checked

HEAD = """\
# What each shot's intent was frozen into, which takes came of it, which is picked.
# Shotwright writes this file; commit it beside the production. To thaw a shot: shotwright plan --update SCENE/SHOT.
"""
LARGEST = 64 << 20
"""Bytes; a lock of 2,000 shots has about 2 MB."""


def lock_text(lock: Lock) -> str:
    """The lock as text; the same lock gives the same text."""
    blocks = [f"{HEAD}version: {lock.version}\n\nshots:"]
    for entry in lock.entries:
        data = entry.model_dump(mode="json", exclude_defaults=True)
        # Always said, whatever the defaults of a later version are.
        data["frozen"] = {"model": entry.frozen.model, "prompt": entry.frozen.prompt, **data["frozen"]}
        data["frozen"]["frame"] = entry.frozen.frame.model_dump(mode="json")
        body = yaml.dump(data, sort_keys=False, allow_unicode=True, width=10_000, Dumper=_Dumper)
        lines = body.splitlines()
        blocks.append("\n".join([f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]))
    return "\n\n".join(blocks) + ("\n" if lock.entries else " []\n")


def read_lock(path: Path) -> Lock:
    """The lock in `path`; an empty one when there is no such file.

    Raises WrongUse for a lock of a newer version, Damaged with the line for one that cannot be read: nothing is ordered
    on a guess.
    """
    if not path.exists():
        return Lock()
    try:
        marked = read_marked(read_text(path, LARGEST), path)
        version = marked.data.get("version") if isinstance(marked.data, dict) else None
        if isinstance(version, int) and version > LOCK_VERSION:
            raise Newer(
                f"'{path}' has version {version}, and this Shotwright knows up to {LOCK_VERSION}.",
                next_step="Update Shotwright: pip install -U shotwright.",
            )
        return checked(LockFile, marked).lock()
    except Newer:
        raise
    except WrongUse as error:
        raise Damaged(f"The lock is damaged. {error.what}", next_step=mend(path)) from error


class Newer(WrongUse):
    """The lock was written by a newer Shotwright."""


class LockFile(Noun):
    """The file as it stands: `shots` is what `Lock` calls entries."""

    version: Literal[1]
    shots: tuple[Locked, ...] = ()

    def lock(self) -> Lock:
        """What it holds."""
        return Lock(entries=self.shots)


def mend(path: Path) -> str:
    """How a damaged lock is brought back."""
    return (
        f"Take the last good one from version control (git checkout -- {path.name}), or mend the line; without its lock "
        "the production would be ordered anew, so nothing was ordered. Free meanwhile: shotwright make --model house."
    )


def write_lock(lock: Lock, path: Path) -> None:
    """Write the lock, whole or not at all."""
    write_bytes(path, lock_text(lock).encode("utf-8"), force=True)


class _Dumper(yaml.SafeDumper):
    """Keeps values on one line each: a line is what git merges."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write equal values twice instead of pointing from one to the other."""
        return True
