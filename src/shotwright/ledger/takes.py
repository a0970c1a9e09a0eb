"""The bytes of every take, by digest: written once, never changed, never deleted by us."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from shotwright.media.failpoint import passing
from shotwright.media.files import digest, writing


class TakeStore:
    """A folder of files named after their SHA-256. Adding the same bytes twice keeps one file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, file: Path) -> str:
        """Put the bytes of `file` into the store, on the disk before this returns; its name there: digest and ending.

        `file` stays where it is, until whoever recorded the name removes it.
        """
        name = f"{digest(file)}{file.suffix.lower()}"
        target = self.path(name)
        with writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            passing("store.before")
            part = target.with_name(f".{secrets.token_hex(4)}-{name}")
            try:
                os.link(file, part)
            except OSError:
                # Another disk, or one without hard links.
                shutil.copyfile(file, part)
            with part.open("rb+") as handle:
                os.fsync(handle.fileno())
            passing("store.written")
            part.replace(target)
            _sync_folder(target.parent)
        return name

    def path(self, name: str) -> Path:
        """Where the take called `name` lies, or would lie."""
        return self.folder / name[:2] / name

    def has(self, name: str) -> bool:
        """True when the take is there."""
        return self.path(name).is_file()

    def sound(self, name: str) -> bool:
        """True when the take is there and its bytes are still what its name says."""
        return self.has(name) and digest(self.path(name)) == name.partition(".")[0]


def _sync_folder(folder: Path) -> None:
    """A new name is only safe when its folder is on the disk; systems without that promise refuse to open folders."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
