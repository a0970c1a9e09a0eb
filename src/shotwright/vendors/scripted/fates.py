"""What may happen to an order: at the door, while it runs, and to its file.

The table is what the conformance suite runs; a fate is scripted by its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Fate:
    """One thing that may happen."""

    name: str
    place: Literal["door", "run", "file"]
    charges: bool
    """The service charges for the order."""
    arrives: bool
    """A take must come of it, in one call, for a vendor that can be asked again or looked up."""
    what: str


FATES: dict[str, Fate] = {
    fate.name: fate
    for fate in (
        Fate("fine", "door", True, True, "all goes well"),
        Fate("unreachable", "door", True, True, "the first two connections fail before anything is sent"),
        Fate("busy", "door", True, True, "the first order is turned away with 429 and a time to come again"),
        Fate("accepted-lost", "door", True, True, "the order is taken and charged, and the answer never comes"),
        Fate("fault", "door", True, True, "500 before anything was taken; the next try would pass"),
        Fate("accepted-fault", "door", True, True, "the order is taken and charged, and the answer is 500"),
        Fate("garbage", "door", True, True, "the order is taken and charged, and the answer is no JSON"),
        Fate("moderated", "door", False, False, "the prompt is refused at once"),
        Fate("rejected", "door", False, False, "a field is refused at once"),
        Fate("bad-key", "door", False, False, "the key is refused"),
        Fate("no-credit", "door", False, False, "the account is empty"),
        Fate("slow", "run", True, True, "many polls until it is ready"),
        Fate("never", "run", True, False, "it runs for ever"),
        Fate("moderated-later", "run", False, False, "the result is refused after it ran, without charge"),
        Fate("moderated-charged", "run", True, False, "the result is refused after it ran, and charged"),
        Fate("broken", "run", False, False, "the service fails to make it, without charge"),
        Fate("poll-fault", "run", True, True, "two polls are answered with 500"),
        Fate("poll-garbage", "run", True, True, "two polls are answered with no JSON"),
        Fate("vanished", "run", True, False, "the job is unknown when it is asked for"),
        Fate("cut", "file", True, True, "the file breaks off halfway, once"),
        Fate("truncated", "file", True, False, "the file always comes short"),
        Fate("huge", "file", True, False, "the file says that it has terabytes"),
        Fate("wrong-type", "file", True, False, "the file is a web page"),
        Fate("empty", "file", True, False, "the file has no bytes"),
        Fate("address-expired", "file", True, True, "the address ran out; the job has a new one"),
        Fate("file-gone", "file", True, False, "the file is gone for good"),
    )
}
