"""Where a line of text may end, in any script, and where it ends best.

spaces      Latin, Cyrillic, Greek, Arabic, Hebrew, Indic scripts, Korean
anywhere    between Chinese and Japanese letters, but no line begins with 。 or ゃ and none ends with 「 (JIS X 4051)
phrases     Thai, Lao, Khmer, Burmese write no spaces between words: at the words that are known, at spaces, else before
            a vowel that stands in front of its syllable; never inside a syllable that is written with marks
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from itertools import pairwise

NOT_FIRST = (
    "、。，．・：；？！)]}）］｝〕〉》」』】〙〗〟’”»ゝゞ々ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ"
    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ゛゜%％°℃…‥"
)
"""Signs that no line begins with."""
NOT_LAST = "([{（［｛〔〈《「『【〘〖〝‘“«$¥￥£€＄"
"""Signs that no line ends with."""
LEADING = "เแโใไ" + "ເແໂໃໄ"
"""Thai and Lao vowels that stand before the consonant that they are spoken after: a syllable begins there."""
AFTER_STOP, AFTER_SIGN, AFTER_SPACE, AFTER_SHORT, INSIDE = -0.2, -0.05, 0.02, 0.08, 0.12
"""What a break costs, in shares of a full line's square: after a sentence it is a gain, after an article a loss."""
STOPS, SIGNS = ".!?…؟।。！？", ",;:،؛、，；："


def breaks(text: str, words: Iterable[str] = ()) -> dict[int, float]:
    """Where a new line may begin, as index of its first letter, and what that costs. `words` are those known of Thai."""
    found: dict[int, float] = {}
    edges = known_edges(text, words)
    for at in range(1, len(text)):
        before, letter = text[at - 1], text[at]
        if letter in NOT_FIRST or before in NOT_LAST or unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf"):
            continue
        if before.isspace() and before not in "\u00a0\u202f" and not letter.isspace():
            word = text[:at].split()[-1] if text[:at].split() else ""
            # An article or preposition belongs to what comes after it.
            found[at] = sign(word[-1:], AFTER_SHORT if len(word) <= 3 else AFTER_SPACE)
        elif before == "\u200b" or (before in "-–—" and at > 1 and text[at - 2].isalpha() and letter.isalpha()):
            found[at] = AFTER_SPACE
        elif wide(before) and wide(letter):
            found[at] = sign(before, phrase(before, letter))
        elif at in edges:
            found[at] = AFTER_SPACE
        elif letter in LEADING and before not in LEADING and not edges:
            found[at] = INSIDE
    return found


def sign(before: str, otherwise: float) -> float:
    """What a break after this sign costs, or `otherwise` after a letter."""
    return AFTER_STOP if before and before in STOPS else AFTER_SIGN if before and before in SIGNS else otherwise


def phrase(before: str, letter: str) -> float:
    """What a break between two Japanese or Chinese letters costs: a phrase ends in kana, a word in katakana is one."""
    kinds = [unicodedata.name(sign, "").split(" ")[0] for sign in (before, letter)]
    if kinds == ["KATAKANA", "KATAKANA"] or kinds[1] == "HIRAGANA":
        return 2 * INSIDE
    return AFTER_SPACE if kinds[0] == "HIRAGANA" else INSIDE


def wide(letter: str) -> bool:
    """A letter or sign of Chinese or Japanese, which may stand at a line's edge."""
    name = unicodedata.name(letter, "")
    return unicodedata.east_asian_width(letter) in "WF" and "HANGUL" not in name


def known_edges(text: str, words: Iterable[str]) -> set[int]:
    """Where words of a script without spaces begin, sought one after the other."""
    found, at = set(), 0
    for word in words:
        place = text.find(word, at)
        if place < 0:
            continue
        if place and unspaced(text[place]) and unspaced(text[place - 1]):
            found.add(place)
        at = place + len(word)
    return found


def unspaced(letter: str) -> bool:
    """A letter of a script that writes no spaces between words."""
    return unicodedata.name(letter, "").split(" ")[0] in ("THAI", "LAO", "KHMER", "MYANMAR")


def lines(
    text: str, width: float, measure: Callable[[str], float], *, most: int = 2, words: Iterable[str] = ()
) -> list[str]:
    """The text in as few lines of at most `width` as it needs, of like length, broken where it reads best.

    Line breaks that are written are kept where they fit. A word that is too wide by itself, or a text that needs more
    than `most` lines, comes back wider than asked: the letters must be made smaller.
    """
    written = [row.strip() for row in text.splitlines() if row.strip()]
    if len(written) <= most and all(measure(row) <= width for row in written):
        return written
    whole = " ".join(written)
    places = breaks(whole, words)
    marks = [0, *sorted(places), len(whole)]
    for count in range(1, most + 1):
        best = divided(whole, marks, places, width, measure, count)
        if best and max(measure(row) for row in best) <= width:
            return best
    return divided(whole, marks, places, width, measure, most) or [whole]


def divided(
    text: str, marks: list[int], places: dict[int, float], width: float, measure: Callable[[str], float], count: int
) -> list[str]:
    """The text in `count` lines at the cheapest marks; empty when it has too few.

    The cost of a line is the square of its share of the width, tenfold beyond it (dynamic programming over marks).
    """

    def cost(first: int, last: int) -> float:
        share = measure(text[marks[first] : marks[last]].strip()) / width
        return share**2 + (10 * (share - 1) if share > 1 else 0) + places.get(marks[last], 0.0)

    known: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for row in range(count):
        after: dict[int, tuple[float, list[int]]] = {}
        ends = [len(marks) - 1] if row == count - 1 else range(1, len(marks) - 1)
        for last in ends:
            tried = [(total + cost(first, last), [*way, last]) for first, (total, way) in known.items() if first < last]
            if tried:
                after[last] = min(tried)
        known = after
    if len(marks) - 1 not in known:
        return []
    way = known[len(marks) - 1][1]
    return [text[marks[a] : marks[b]].strip() for a, b in pairwise(way)]
