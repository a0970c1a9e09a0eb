"""real-person: a living or historical person by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

PLACES = (
    r"center|centre|street|st|avenue|ave|road|boulevard|airport|university|college|school|prize|museum|bridge|"
    r"tower|lily|lilies|cake|pastry|brandy|memorial|monument|station|"
    r"square|park|theatre|theater|stadium|hall|library|institute|space|foundation|award|awards|day|chair|coat|"
    r"collar|sleeves?|car|brand|inc|motors|hotel|hospital|house|falls|"
    r"passage|strait|island|islands|bay|glacier|crater|telescope|tunnel|town|city|county|bar|pub|cafe|café|"
    r"restaurant|deli|sandwich|cocktail|rose|roses|dahlia|tulip|and child|"
    r"del|della|statue|bust|portrait|painting|print|poster|style|styled|inspired|movie|film|impersonator|lookalike|"
    r"sonata|symphony|concerto|quartet|waltz|prelude|etude|fugue|"
    r"blue|reserve|national|navigation|junction|roadster|model|cybertruck|lane|gardens?|court|place|plaza|metro|"
    r"wax|doll|mask|biography|family|estate|sedan|limousine|continental|"
    r"wafers?|ice cream|test|equation|formula|theorem|cigar|boots|sofa|lamp|armchair|effect|nebula|terrace|mural|"
    r"t-shirt|quote|quotes|themed|costume|rooms?|logs?"
)
AFTER = re.compile(rf"(?:'s|’s)?[ -](?:{PLACES})\b", re.I)
BEFORE = re.compile(
    r"(?:in the style of|style of|painted by|painting by|drawn by|written by|composed by|photographed by|designed "
    r"by|a song by|music by|by|after|statue of|statues of|bust of|monument to|"
    r"memorial to|named after|named for|called|mount|port|lake|cape|fort|saint|st|san|santa|sistine|black|inspired "
    r"by|reminiscent of|like a|tribute to|novel by|book by|play by|works? of|"
    r"on|at|hotel|cafe|café|restaurant|bar|rue|via|plaza|museo)[ .]$",
    re.I,
)
ARTICLE = re.compile(r"\b(?:a|an|the|this|that|his|her|original|every|some)\s+$", re.I)


@rule(
    "SW502",
    "real-person",
    severity="error",
    why="Vendors refuse real people, and a likeness without consent can be unlawful: describe a person of your own.",
    example="Elon Musk rides a horse on a beach.",
)
def check(words: Words) -> Iterator[Hit]:
    """A full name of `real_people.txt`, or a lone name that only one person bears; places, prizes and works are innocent."""
    for name, start, end in words.phrases("real_people"):
        shown = words.text[start:end]
        before = words.text[max(0, start - 24) : start]
        if AFTER.match(words.text, end) or BEFORE.search(before):
            continue
        if " " not in name and (not shown[:1].isupper() or ARTICLE.search(before) or another_name(words, start, end)):
            # A lone name: "Drake sings", but not "a drake", "a Picasso", "Madonna Rossi", "Sandro Messi".
            continue
        yield f"'{shown}' is a real person.", start, end


def another_name(words: Words, start: int, end: int) -> bool:
    """True when a lone name is part of a longer one that the list does not have."""
    after = re.match(r" ([A-Z][a-z]+)", words.text[end:])
    before = re.search(r"([A-Z][a-z]+) $", words.text[:start])
    opens = before is not None and (words.text[: before.start()].rstrip()[-1:] in ("", ".", "!", "?", ":", ";"))
    titled = before is not None and before.group(1) in TITLES
    return bool(after) or (before is not None and not opens and not titled)


TITLES = frozenset(
    "President King Queen Prince Princess Pope Emperor Senator Chancellor General Sir Lady Lord Minister Young Old "
    "Captain Saint".split()
)
