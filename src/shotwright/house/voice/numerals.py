"""Numbers, dates, times, money and units, as each language says them.

eSpeak NG reads whole numbers and decimals in all its languages; what it does not know is the words around them. Those
come from CLDR (see data/SOURCES.md): the name of a month, the plural of a unit, the sign between thousands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from .languages import Language

TIMES = {
    "en": ("{h} {m}", "{h} o'clock"), "de": ("{h} Uhr {m}", "{h} Uhr"), "fr": ("{h} heures {m}", "{h} heures"),
    "es": ("{h} y {m}", "{h} en punto"), "it": ("{h} e {m}", "{h}"), "pt": ("{h} e {m}", "{h} horas"),
    "nl": ("{h} uur {m}", "{h} uur"), "sv": ("{h} och {m}", "{h}"), "ja": ("{h}時{m}分", "{h}時"),
    "cmn": ("{h}点{m}分", "{h}点"), "yue": ("{h}點{m}分", "{h}點"), "ko": ("{h}시 {m}분", "{h}시"),
    "pl": ("{h} {m}", "{h}"), "tr": ("{h} {m}", "{h}"),
}  # fmt: skip
"""How the time of day is said, with and without minutes; other languages say the two numbers."""

CHINESE = {"km": "公里", "m": "米", "cm": "厘米", "mm": "毫米", "km²": "平方公里", "m²": "平方米", "mi": "英里", "ft": "英尺",
           "l": "升", "ml": "毫升", "min": "分钟", "h": "小时", "kW": "千瓦"}  # fmt: skip
"""Units that CLDR writes with a sign in Chinese."""

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "円": "JPY", "元": "CNY"}
CODES = ("USD", "EUR", "GBP", "JPY", "INR", "RUB", "KRW", "CNY")
UNITS = ("km/h", "km²", "m²", "km", "cm", "mm", "mph", "m/s", "mi", "ft", "kg", "mg", "lb", "oz", "ml", "min", "kW",
         "Hz", "MB", "GB", "°C", "°F", "°", "%", "m", "g", "l", "h", "s", "W")  # fmt: skip
SAME = {"km2": "km²", "m2": "m²", "kph": "km/h", "kmh": "km/h", "lbs": "lb", "L": "l", "mL": "ml", "℃": "°C", "℉": "°F"}

NUMBER = r"[-−]?\d+(?:[.,'’\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?"
UNIT = "|".join(re.escape(unit) for unit in sorted((*UNITS, *SAME), key=len, reverse=True))
MONEY = "|".join(re.escape(sign) for sign in (*SIGNS, *CODES))
PATTERN = re.compile(
    rf"""(?P<iso>(?<!\d)\d{{4}}-\d{{1,2}}-\d{{1,2}}(?![\d-]))
    |(?P<date>(?<![\d.])\d{{1,2}}([./-])\d{{1,2}}\3(?:\d{{4}}|\d{{2}})(?![\d/-]))
    |(?P<time>(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))
    |(?P<before>(?:{MONEY})[ \u00a0]?{NUMBER}(?!\d))
    |(?P<after>{NUMBER}[ \u00a0]?(?:{MONEY})(?!\w))
    |(?P<unit>(?<![\w.,]){NUMBER}[ \u00a0\u202f]?(?:{UNIT})(?![\w²/]))
    |(?P<number>(?<![\w.,]){NUMBER}(?![\d]))""",
    re.VERBOSE,
)

Spoken = tuple[int, int, str]
"""Start and end in the text, and what is said instead."""


def ascii_digits(text: str) -> str:
    """The text with the digits of every writing system as 0..9, as long as it was."""
    return "".join(
        str(unicodedata.digit(c)) if not c.isascii() and unicodedata.category(c) == "Nd" else c for c in text
    )


def spoken_numbers(text: str, language: Language) -> list[Spoken]:
    """Every number with what belongs to it, in order, and how the language says it."""
    ways: dict[str, Callable[[str, Language], str | None]] = {
        "iso": iso_date, "date": short_date, "time": time_of_day, "before": money, "after": money, "unit": measure,
        "number": plain,
    }  # fmt: skip
    found = []
    for match in PATTERN.finditer(ascii_digits(text)):
        kind = next(name for name in ways if match[name])
        said = ways[kind](match[0], language)
        if said is None and kind != "number":
            said = re.sub(NUMBER, lambda number: plain(number[0], language), match[0])
        if said is not None:
            found.append((match.start(), match.end(), said))
    return found


def plain(text: str, language: Language) -> str:
    """A number without signs between its thousands, with the decimal sign of the language."""
    row = language.words
    group, decimal = row.get("group", ","), row.get("decimal", ".")
    body = re.sub(r"(?<=\d)['’\u00a0\u202f ](?=\d{3})", "", text.replace("−", "-"))
    signs = [c for c in body if c in ".,"]
    if len(set(signs)) == 2 or len(signs) > 1:
        # The last of two different signs is the decimal one; a sign that is repeated stands between thousands.
        last = signs[-1] if signs.count(signs[-1]) == 1 else ""
        body = "".join(decimal if c == last else "" if c in ".," else c for c in body)
    elif signs and (signs[0] != group or not re.search(r"[.,]\d{3}$", body)):
        body = body.replace(signs[0], decimal)
    else:
        body = body.replace(".", "").replace(",", "")
    return body


def plural(number: str, forms: dict[str, str], language: Language) -> str | None:
    """The form of a noun that goes with a number (CLDR plural categories), or the general one."""
    small, large, fraction = language.words.get("plural", ("o", "o", "o"))
    digits = number.lstrip("-")
    if digits.isdigit():
        value = int(digits[-3:]) if len(digits) < 16 else 0
        row = small if int(digits[:15]) < 100 else large
        kind = row[value % 100] if value % 100 < len(row) else "o"
    else:
        kind = fraction
    return forms.get(kind, forms.get("o"))


def measure(text: str, language: Language) -> str | None:
    """A number with a unit: `5 km` is five kilometres."""
    parts = re.fullmatch(rf"({NUMBER})[ \u00a0\u202f]?({UNIT})", text)
    if parts is None:
        return None
    number = plain(parts[1], language)
    if language.root in ("cmn", "yue", "hak") and parts[2] in ("%", *CHINESE):
        return f"百分之{number}" if parts[2] == "%" else number + CHINESE[parts[2]]
    forms = language.words.get("units", {}).get(SAME.get(parts[2], parts[2]))
    said = plural(number, forms, language) if forms else None
    return said.replace("{0}", number) if said else None


def money(text: str, language: Language) -> str | None:
    """A sum with its currency."""
    number = re.search(NUMBER, text)
    assert number is not None
    sign = text.replace(number[0], "", 1).strip(" \u00a0")
    code = SIGNS.get(sign, sign)
    amount = plain(number[0], language)
    if language.root == "en" and code in ("USD", "EUR", "GBP"):
        one, many, cent = {"USD": ("dollar", "dollars", "cents"), "EUR": ("euro", "euros", "cents"), "GBP": ("pound", "pounds", "pence")}[code]  # fmt: skip # noqa: E501
        whole, _, part = amount.partition(".")
        said = f"{whole} {one if whole == '1' else many}"
        return f"{said} and {part.ljust(2, '0').lstrip('0')} {cent}" if part.strip("0") and len(part) <= 2 else said
    forms = language.words.get("money", {}).get(code)
    name = plural(amount, forms, language) if forms else None
    return f"{amount} {name}" if name else None


def time_of_day(text: str, language: Language) -> str:
    """14:30 as the language says it."""
    hour, minute, *second = (int(part) for part in text.split(":"))
    with_minutes, full = TIMES.get(language.root, ("{h} {m}", "{h}"))
    said = (with_minutes if minute else full).format(h=hour, m=minute)
    if language.root == "en" and 0 < minute < 10:
        said = f"{hour} oh {minute}"
    return f"{said} {second[0]}" if second and second[0] else said


def iso_date(text: str, language: Language) -> str | None:
    """2026-11-24 as the language says it."""
    year, month, day = (int(part) for part in text.split("-"))
    return date(year, month, day, language)


@cache
def day_first(language: Language) -> bool:
    """True where 3/4 is the third of April."""
    if language.root == "en":
        return language.code not in ("en-us", "en-us-nyc")
    order: str = language.words.get("order", "d/M/y")
    return order.index("d") < order.index("M")


def short_date(text: str, language: Language) -> str | None:
    """24.11.2026, in the order of the language."""
    first, second, year = (int(part) for part in re.split(r"[./-]", text))
    day, month = (first, second) if "." in text or day_first(language) else (second, first)
    if month > 12 >= day:
        day, month = month, day
    if len(re.split(r"[./-]", text)[2]) == 2:
        year += 2000 if year < 70 else 1900
    return date(year, month, day, language)


def date(year: int, month: int, day: int, language: Language) -> str | None:
    """A date in words, after CLDR's long pattern; None where there is no such day or no pattern."""
    row = language.words
    if not (1 <= month <= 12 and 1 <= day <= 31 and row.get("months")):
        return None
    said_day, said_year = str(day), str(year)
    if language.root == "en":
        said_day += "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
        if 1100 <= year < 2000 and year % 100:
            said_year = f"{year // 100} {'oh ' if year % 100 < 10 else ''}{year % 100}"
    elif language.root == "fr" and day == 1:
        said_day = "1er"
    elif language.root in ("cmn", "yue", "hak"):
        said_year = "".join("〇一二三四五六七八九"[int(digit)] for digit in said_year)

    def fill(field: re.Match[str]) -> str:
        letters = field[0]
        if letters[0] == "'":
            return letters[1:-1]
        if letters[0] in "ML":
            return str(row["months"][month - 1]) if len(letters) > 2 else str(month)
        return {"d": said_day, "y": said_year}.get(letters[0], "")

    pattern = "d MMMM y" if language.code.startswith("en-gb") else row["date"]
    said = re.sub(r"'[^']*'|M+|L+|d+|y+|G+|E+", fill, pattern)
    return re.sub(r"(\d)\. ", r"\1. ", said)
