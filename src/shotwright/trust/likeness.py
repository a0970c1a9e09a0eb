"""Which of the given pictures and recordings may show a real person who has not agreed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

from shotwright.errors import ShotwrightError
from shotwright.media.files import digest

from .consent import Consent, agreed
from .credentials import State, verify


def uncovered_files(files: Iterable[Path], consents: Sequence[Consent], on: datetime.date) -> tuple[str, ...]:
    """Names of the files that neither a consent of that day covers nor this machine has signed as its own making."""
    covered = {name for consent in consents if agreed(consent, on) for name in consent.pictures}
    return tuple(file.name for file in files if digest(file) not in covered and not own_making(file))


def own_making(file: Path) -> bool:
    """True for a file that is as Shotwright signed it here, and made of words alone."""
    try:
        verdict = verify(file)
    except ShotwrightError:
        return False
    return verdict.state is State.TRUSTED and verdict.model is not None and not verdict.ingredients
