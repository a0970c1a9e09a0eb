"""The lock: what each shot's intent was frozen into, which takes came of it, and which one is picked.

A shot is found by its *intent*, the digest of what was asked for, never by its name or place: renaming, reordering and
moving folders find the same entry, and only an edit of what is asked for finds none. Entries of former intents stay,
so that going back to earlier words finds earlier takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from .look import Frame
from .shot import Noun

LOCK_VERSION = 1
Digest = str
"""SHA-256 in hexadecimal."""


class Frozen(Noun):
    """The exact request that an intent became: nothing that changes later changes it."""

    model: str
    prompt: str
    negative: str = ""
    frame: Frame = Frame()
    seconds: tuple[float, ...] = Field(min_length=1)
    """Length of each part; more than one where the model's longest take is shorter than the shot."""
    shown: float = Field(gt=0)
    """How long the shot is in the film; what was ordered beyond it is trimmed."""
    join: Literal["frames", "extend"] = "frames"
    """How a part follows the one before: from its last frame, or by the vendor's extension."""
    seed: int = 0
    draft: bool = False
    inputs: dict[str, Digest] = Field(default_factory=dict)
    """Role of an input file to the digest of its bytes."""
    options: dict[str, Any] = Field(default_factory=dict)
    speaks: bool = False
    """The model says the lines itself: they are part of the prompt, and a changed line is a changed intent."""


class TakenPart(Noun):
    """One part of a take: the order that asked for it and the file that came."""

    order: Digest
    file: str
    """Name in the take store: digest and ending."""


class LockedTake(Noun):
    """One try at a shot."""

    number: int = Field(ge=1)
    seed: int = 0
    prompt: str = ""
    """Its own words, where a retake changed them; empty is the frozen prompt."""
    note: str = ""
    """What the retake was asked to change."""
    parts: tuple[TakenPart, ...] = ()
    price: Decimal = Decimal(0)
    """US dollars, as charged or, where no vendor said, as estimated."""

    def whole(self, frozen: Frozen) -> bool:
        """All parts are there."""
        return len(self.parts) == len(frozen.seconds)


class Locked(Noun):
    """One intent and what came of it."""

    shot: str
    """SCENE/SHOT when it was last seen: for people, and for the order of the file."""
    intent: Digest
    frozen: Frozen
    takes: tuple[LockedTake, ...] = ()
    pick: int = 1
    """Number of the take that the film shows."""

    def take(self, number: int) -> LockedTake | None:
        """The take with that number, or None."""
        return next((take for take in self.takes if take.number == number), None)

    @property
    def picked(self) -> LockedTake | None:
        """The take that the film shows: the pick where it is whole, else the first whole one."""
        whole = [take for take in self.takes if take.whole(self.frozen)]
        return next((take for take in whole if take.number == self.pick), whole[0] if whole else None)

    def with_take(self, take: LockedTake) -> Locked:
        """The entry with this take in place of the one that had its number."""
        others = [other for other in self.takes if other.number != take.number]
        return self.model_copy(update={"takes": tuple(sorted([*others, take], key=lambda t: t.number))})


class Lock(Noun):
    """All entries of a production, sorted by shot so that edits of different shots merge."""

    version: Literal[1] = 1
    entries: tuple[Locked, ...] = ()

    def find(self, intent: Digest) -> Locked | None:
        """The entry of an intent, or None when it was never frozen."""
        return next((entry for entry in self.entries if entry.intent == intent), None)

    def by_intent(self) -> dict[Digest, Locked]:
        """Every entry by its intent."""
        return {entry.intent: entry for entry in self.entries}

    def with_entries(self, entries: Iterable[Locked]) -> Lock:
        """The lock with these entries in place of those of the same intents."""
        merged = self.by_intent() | {entry.intent: entry for entry in entries}
        return Lock.model_construct(version=1, entries=tuple(sorted(merged.values(), key=lambda e: (e.shot, e.intent))))

    def with_entry(self, entry: Locked) -> Lock:
        """The lock with this entry in place of the one of the same intent."""
        return self.with_entries([entry])

    def without(self, intent: Digest) -> Lock:
        """The lock with an intent thawed: it will be frozen anew."""
        return Lock(entries=tuple(entry for entry in self.entries if entry.intent != intent))
