"""Four-legged animals: one rig, tables of builds (`animals.toml`, `breeds.toml`, `heads.toml`), gaits whose feet stay put.

`build` reads a row in metres, `gait` plans the steps, `pose` places the joints of one instant, `body`, `head` and `coat`
paint them with `brush`, `trail` is what feet leave behind.
"""

from __future__ import annotations

from ...scene import Figure
from .. import ANIMALS, HANDY, SubjectRequest, like_person, subject
from .build import table
from .figure import Quadruped

SITS = tuple(
    k
    for k in ANIMALS
    if "sit" in table("animals")[k].get("acts", ()) or table("animals")[k].get("like") in ("dog", "cat", "wolf")
)
EVERY = ("stand", "walk", "trot", "run", "lie", "graze", *HANDY)


@subject(*(k for k in ANIMALS if k not in SITS), actions=EVERY)
@subject(*SITS, actions=(*EVERY, "sit"))
def quadruped(request: SubjectRequest) -> Figure:
    """The animal of the request's kind, upright for what takes hands."""
    if like_person(request.subject.kind, request.action):
        from ..upright import Upright

        return Upright(request)
    return Quadruped(request)


__all__ = ["quadruped"]
