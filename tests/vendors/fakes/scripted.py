"""The scripted vendor in its three manners: the example for authors."""

from __future__ import annotations

from functools import partial

from shotwright.media.clock import Clock
from shotwright.vendors.contract import Manner
from shotwright.vendors.scripted import FakeService, PlainService, Scripted
from shotwright.vendors.service import Service

from . import Example, Member


def _wired(manner: Manner, adapter: type[Scripted], fake: FakeService, clock: Clock) -> Service:
    return adapter(fake, manner, clock=clock)


MEMBERS = [
    Member(
        name=f"scripted-{manner}",
        adapter=Scripted,
        fake=PlainService,
        examples=(Example("text", model="scripted"),),
        cancels=True,
        wire=partial(_wired, manner),
        registered=False,
    )
    for manner in ("idempotent", "findable", "blind")
]
