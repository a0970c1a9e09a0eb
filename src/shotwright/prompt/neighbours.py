"""What the neighbours of a phrase say of it: whether a verb or a preposition rules it, whether a noun follows."""

from __future__ import annotations

from .chunks import Chunk

PLACE_PREPOSITIONS = frozenset(
    """in on at over through across along into inside near beside by amid amidst within around above under
    toward towards from atop beneath""".split()
)

RULERS = PLACE_PREPOSITIONS | {"with", "of", "to", "onto", "behind", "for"}


def is_ruled(row: list[Chunk], i: int) -> bool:
    """True when the noun at i is the object of a verb or a preposition: it does nothing itself."""
    for chunk in reversed(row[max(0, i - 6) : i]):
        if chunk.category == "action" or (chunk.category == "function" and chunk.low in RULERS):
            return True
        if chunk.category in ("mark", "people", "subject", "place", "garment", "prop") and chunk.low != "-":
            return False
        if chunk.low in ("and", "then", "while"):
            return False
    return False


def unknown_head(row: list[Chunk], i: int) -> bool:
    """True when the unknown word at i is a noun that does something: "a bigfoot walks", "a red zorb"."""
    after = row[i + 1] if i + 1 < len(row) else None
    alone = after is None and i == len(row) - 1
    if not (
        alone
        or (
            after is not None
            and (after.category == "action" or after.low in PLACE_PREPOSITIONS or after.low in ("is", "are"))
        )
    ):
        return False
    for chunk in reversed(row[max(0, i - 4) : i]):
        if chunk.low in ("a", "an", "the", "his", "her") or chunk.category == "number":
            return not is_ruled(row, i)
        if chunk.category not in ("color", "shade", "vague", "material", "build", "age", "mood", "unknown"):
            return False
    return False


def noun_follows(row: list[Chunk], i: int) -> bool:
    """True when a noun comes before the phrase ends."""
    for chunk in row[i + 1 : i + 5]:
        if chunk.category in ("people", "subject", "garment", "prop", "place"):
            return True
        if chunk.category in ("mark", "action") and chunk.low != "-":
            return False
    return False


def preposition_before(row: list[Chunk], i: int) -> str | None:
    """The preposition that rules the noun phrase ending at chunk i."""
    for chunk in reversed(row[max(0, i - 6) : i]):
        if chunk.category == "function" and chunk.low in PLACE_PREPOSITIONS | {
            "with",
            "of",
            "and",
            "wearing",
            "a",
            "an",
            "the",
            "its",
            "his",
            "her",
            "to",
        }:
            if chunk.low in ("a", "an", "the", "its", "his", "her"):
                continue
            return chunk.low
        if chunk.category in ("mark", "action", "people", "subject", "place", "garment", "prop") and chunk.low not in (
            "-",
        ):
            return None
    return None


def worn(row: list[Chunk], i: int) -> bool:
    """True after "wearing", "dressed in" and the like."""
    return any(
        c.low in ("wearing", "wears", "dressed", "clad", "wore") or c.key in ("dress", "wear")
        for c in row[max(0, i - 5) : i]
    )
