"""Where a production lives: its file, its lock, and beside it `.shotwright/` with ledger, takes and cache.

production.yaml   what is wanted          .shotwright/ledger.sqlite   what was bought and done
production.lock   what came of it         .shotwright/takes/          the bytes, by digest
                                          .shotwright/cache/          what can be made again
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shotwright.film.formats.fountain import read_fountain
from shotwright.film.formats.lock_file import read_lock, write_lock
from shotwright.film.formats.marked import Marked, read_marked, read_text
from shotwright.film.formats.mistakes import checked
from shotwright.film.lock import Lock
from shotwright.film.production import Production
from shotwright.ledger import Ledger, TakeStore
from shotwright.media.files import writing

from .screenplay import production_of

STATE = ".shotwright"
LEDGER = "SHOTWRIGHT_LEDGER"
"""Environment variable with the address of a ledger that many machines share."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A production's folder, opened."""

    production: Production
    file: Path
    marked: Marked | None = None
    state_folder: Path | None = None
    """None keeps the state beside the production."""

    @property
    def folder(self) -> Path:
        """What paths in the production count from."""
        return self.file.parent

    @property
    def state(self) -> Path:
        """The folder of ledger, takes and cache."""
        return self.state_folder or self.folder / STATE

    @property
    def cache(self) -> Path:
        """What can be made again."""
        return self.state / "cache"

    @property
    def lock_file(self) -> Path:
        """`production.lock` for `production.yaml`; beside the state where that is kept elsewhere."""
        name = self.file.with_suffix(".lock").name
        return (self.state_folder or self.folder) / name

    @property
    def takes(self) -> TakeStore:
        """The bytes of every take."""
        return TakeStore(self.state / "takes")

    def lock(self) -> Lock:
        """What was frozen so far."""
        return read_lock(self.lock_file)

    def keep(self, lock: Lock) -> None:
        """Write the lock when it says something new."""
        if lock != self.lock():
            write_lock(lock, self.lock_file)

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The ledger, open."""
        with writing(self.state):
            self.state.mkdir(parents=True, exist_ok=True)
        ledger = Ledger(os.environ.get(LEDGER) or self.state / "ledger.sqlite")
        try:
            yield ledger
        finally:
            ledger.close()


def open_stage(file: Path) -> Stage:
    """The production in `file`, YAML or a Fountain screenplay. Raises WrongUse or Damaged with file, line and column."""
    if file.suffix.lower() == ".fountain":
        return Stage(production_of(read_fountain(read_text(file)))[0], file)
    marked = read_marked(read_text(file), file)
    return Stage(checked(Production, marked), file, marked)


def screenplay_text(file: Path) -> tuple[str, tuple[str, ...]]:
    """A screenplay as the text of a production, and what of it is not used."""
    import yaml

    from .starters import SCHEMA_LINE

    production, unread = production_of(read_fountain(read_text(file)))
    data = production.model_dump(mode="json", exclude_defaults=True)
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110)
    return f"{SCHEMA_LINE}# Made from {file.name}.\n{text}", unread
