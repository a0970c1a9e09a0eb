"""Safe files: temporary name, fsync, rename; nothing is overwritten without being asked to."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shotwright.errors import FileInTheWay, Unwritable, WrongUse

CHUNK = 1 << 20


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Turn the system's refusals while writing `target` into Unwritable, with the cure."""
    try:
        yield
    except OSError as error:
        raise unwritable(target, error) from error


def unwritable(target: Path, error: OSError) -> Unwritable:
    """The clear form of an error of the file system."""
    cures = {
        errno.ENOSPC: ("the disk is full", "Free some space, or write to another disk with -o."),
        errno.EDQUOT: ("the disk quota is used up", "Free some space, or write to another disk with -o."),
        errno.EACCES: ("permission is denied", "Choose a folder that you may write to with -o."),
        errno.EPERM: ("permission is denied", "Choose a folder that you may write to with -o."),
        errno.EROFS: ("the disk is read-only", "Choose another folder with -o."),
        errno.ENOENT: ("its folder does not exist", "Make the folder first, or choose another with -o."),
        errno.ENOTDIR: ("part of its path is a file", "Choose another path with -o."),
        errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter name with -o."),
    }
    why, cure = cures.get(error.errno or 0, (error.strerror or str(error), "Choose another place with -o."))
    return Unwritable(f"'{target}' cannot be written: {why}.", next_step=cure)


def check_writable(target: Path, *, force: bool) -> None:
    """Refuse a target before any work: it exists, is a folder, or its folder cannot be written.

    Raises FileInTheWay, WrongUse or Unwritable.
    """
    with writing(target):
        if target.is_dir():
            raise WrongUse(f"'{target}' is a folder.", next_step="Name a file in it.")
        if target.exists() and not force:
            raise FileInTheWay(f"'{target}' exists already.", next_step="Choose another name with -o, or add --force.")
        with tempfile.TemporaryFile(dir=target.parent):
            pass


def publish(made: Path, target: Path, *, force: bool) -> None:
    """Move a finished file to its name in one step; both lie on the same disk.

    Raises FileInTheWay when the target appeared meanwhile, and leaves it as it is.
    """
    with writing(target):
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        if force:
            made.replace(target)
            return
        try:
            os.link(made, target)
        except FileExistsError as error:
            raise FileInTheWay(f"'{target}' appeared meanwhile.", next_step="Choose another name with -o.") from error
        except OSError:
            # A file system without hard links: the check and the rename are two steps there.
            if target.exists():
                raise FileInTheWay(f"'{target}' appeared meanwhile.", next_step="Choose another name.") from None
            made.rename(target)
            return
        made.unlink()


def fresh(target: Path, *, private: bool = False) -> tuple[int, Path]:
    """Open a new empty file beside `target`, with its ending, for `publish` to move there; handle and path.

    It may be read by whom the user's umask lets, or when `private` by its owner only.
    """
    part = target.with_name(f".shotwright-{secrets.token_hex(8)}{target.suffix}")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with writing(target):
        return os.open(part, flags, 0o600 if private else 0o666), part


def write_bytes(target: Path, data: bytes, *, force: bool, private: bool = False) -> None:
    """Write a small file whole or not at all; `private` makes it readable by its owner only."""
    handle, part = fresh(target, private=private)
    try:
        with writing(target), os.fdopen(handle, "wb") as file:
            file.write(data)
        publish(part, target, force=force)
    finally:
        part.unlink(missing_ok=True)


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            total.update(chunk)
    return total.hexdigest()
