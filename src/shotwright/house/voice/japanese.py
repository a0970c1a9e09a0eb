"""Japanese writing to kana as it is spoken: eSpeak NG reads kana only.

Words are cut where the sum of their costs is least (IPADIC's own costs, one word at a time); particles come out as they
sound (は as わ). Readings that depend on the sense of a sentence may be wrong.
"""

from __future__ import annotations

import lzma
import re
from functools import cache
from importlib.resources import files

KANJI = re.compile(r"[\u3400-\u9fff々〆ヶ]")
KATAKANA = re.compile(r"[ァ-ヺー]+")
LONGEST = 12
UNKNOWN_KANJI, UNKNOWN_KANA, EACH_WORD = 300, 70, 25
"""Costs in hundreds of IPADIC's units: of a sign that no word explains, and of every cut."""

DIGITS = ("", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
HUNDREDS = {1: "ひゃく", 3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"}
THOUSANDS = {1: "せん", 3: "さんぜん", 8: "はっせん"}
DAYS = {1: "ついたち", 2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか",
        9: "ここのか", 10: "とおか", 14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか"}  # fmt: skip
COUNTERS = {"年": "ねん", "月": "がつ", "日": "にち", "時": "じ", "分": "ふん", "秒": "びょう", "円": "えん", "人": "にん",
            "回": "かい", "個": "こ", "歳": "さい", "度": "ど"}  # fmt: skip
SHORT = {("月", 4): "し", ("月", 7): "しち", ("月", 9): "く", ("時", 4): "よ", ("時", 7): "しち", ("時", 9): "く",
         ("年", 4): "よ", ("人", 4): "よ", ("円", 4): "よ"}  # fmt: skip
"""The last digit before some counters."""


@cache
def dictionary() -> dict[str, tuple[str, int]]:
    """Words to (kana, cost): IPADIC, see data/SOURCES.md."""
    packed = files(__package__).joinpath("data/japanese.tsv.xz").read_bytes()
    book = {}
    for line in lzma.decompress(packed).decode("utf-8").splitlines():
        word, kana, cost = line.split("\t")
        book[word] = (kana or word, int(cost))
    return book


def number(value: int) -> str:
    """A whole number below 10^16 in kana."""
    if value == 0:
        return "ぜろ"
    said = ""
    for place, name in ((10**12, "ちょう"), (10**8, "おく"), (10**4, "まん"), (1, "")):
        part = value // place % 10_000
        if not part:
            continue
        thousands, hundreds, tens, ones = part // 1000, part // 100 % 10, part // 10 % 10, part % 10
        if thousands:
            said += THOUSANDS.get(thousands, DIGITS[thousands] + "せん")
        if hundreds:
            said += HUNDREDS.get(hundreds, DIGITS[hundreds] + "ひゃく")
        if tens:
            said += ("" if tens == 1 else DIGITS[tens]) + "じゅう"
        if part == 1 and place == 10**4:
            said += "いち"
        elif ones:
            said += DIGITS[ones]
        said += name
    return said


def counted(digits: str, counter: str) -> str:
    """A number with the word that counts: 24日, 3分, 2人."""
    value = int(digits)
    if counter == "日" and value in DAYS:
        return DAYS[value]
    if counter == "人" and value in (1, 2):
        return {1: "ひとり", 2: "ふたり"}[value]
    said, name = number(value), COUNTERS[counter]
    if special := SHORT.get((counter, value % 10)):
        said = (number(value - value % 10) if value > 9 else "") + special
    if counter == "分":
        last = value % 10
        if last in (1, 3, 4, 6, 8, 0) and value:
            name = "ぷん"
            said = {1: said[:-1] + "っ", 6: said[:-1] + "っ", 8: said[:-1] + "っ", 0: said[:-1] + "っ"}.get(last, said)
    return said + name


NUMBER = re.compile(rf"([-−]?)(\d[\d,]{{0,18}}(?<!,))(?:[.．](\d{{1,12}}))?({'|'.join(COUNTERS)}|[かヶカ]月)?(間)?")


def numeral(found: re.Match[str]) -> str:
    """A number with its sign, decimals and counter in kana."""
    minus, digits, decimals, counter, long = found.groups()
    whole = digits.replace(",", "")
    if len(whole) > 15:
        said = " ".join(DIGITS[int(digit)] or "ぜろ" for digit in whole)
    elif counter in COUNTERS and not decimals:
        said, counter = counted(whole, counter), None
    else:
        said = number(int(whole))
    if decimals:
        said += "てん" + "".join(DIGITS[int(digit)] or "ぜろ" for digit in decimals)
    if counter:
        said += COUNTERS.get(counter, "かげつ")
    return ("まいなす" if minus else "") + said + ("かん" if long else "")


def read(text: str) -> list[tuple[int, int, str]]:
    """A text as words with their place in it and their kana, (start, end, kana); signs are left out."""
    words: list[tuple[int, int, str]] = []
    at = 0
    for found in [*NUMBER.finditer(text), None]:
        until = found.start() if found else len(text)
        words += [(at + start, at + end, kana) for start, end, kana in cut(text[at:until])]
        if found:
            words.append((found.start(), found.end(), numeral(found)))
            at = found.end()
    return words


def cut(text: str) -> list[tuple[int, int, str]]:
    """Words of a text in Japanese writing without numbers, as (start, end, kana)."""
    book = dictionary()
    end = len(text)
    best: list[tuple[int, int, str]] = [(0, 0, "")] + [(1 << 30, 0, "")] * end
    loan_words = {found.start(): found.end() for found in KATAKANA.finditer(text)}
    for at in range(end):
        so_far = best[at][0] + EACH_WORD
        alone = text[at]
        unknown = UNKNOWN_KANJI if KANJI.match(alone) else UNKNOWN_KANA
        if so_far + unknown < best[at + 1][0]:
            best[at + 1] = (so_far + unknown, at, alone)
        if (to := loan_words.get(at, at)) > at + 1 and so_far + UNKNOWN_KANA < best[to][0]:
            best[to] = (so_far + UNKNOWN_KANA, at, text[at:to])
        for to in range(at + 1, min(end, at + LONGEST) + 1):
            if (row := book.get(text[at:to])) and so_far + row[1] < best[to][0]:
                best[to] = (so_far + row[1], at, row[0])
    words = []
    while end:
        _, start, kana = best[end]
        words.append((start, end, kana))
        end = start
    return joined(words[::-1], text)


def joined(words: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """Single hiragana that no word explains, and what begins with a small sign, joined to the word before them."""
    out: list[tuple[int, int, str]] = []
    for start, end, kana in words:
        loose = end - start == 1 and "ぁ" <= text[start] <= "ゖ" and text[start] not in dictionary()
        if out and (loose or kana[0] in "っゃゅょぁぃぅぇぉッャュョー"):
            out[-1] = (out[-1][0], end, out[-1][2] + kana)
        else:
            out.append((start, end, kana))
    return out


def kana_of(text: str) -> str:
    """A whole text in kana, words apart, digits in words."""
    return " ".join(kana for _, _, kana in read(text))
