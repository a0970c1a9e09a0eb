"""The words of a planned shot: its prompt or its parts, with the cast's descriptions where they are named."""

from __future__ import annotations

import re

from shotwright import prompt
from shotwright.film.production import Character
from shotwright.prompt.dialects import dialects
from shotwright.prompt.lexicon import read

from .resolve import MENTION, Asked

PREPOSITIONS = ("in", "on", "at", "under", "inside", "outside", "near", "by", "beside", "above", "below", "behind",
                "along", "across", "among", "between", "over", "through", "within", "atop")  # fmt: skip
TIMES = {"dawn": "at dawn", "sunrise": "at sunrise", "noon": "at noon", "sunset": "at sunset", "dusk": "at dusk",
         "night": "at night", "midnight": "at midnight", "morning": "in the morning", "afternoon": "in the afternoon",
         "evening": "in the evening", "day": "by day", "golden hour": "at golden hour",
         "blue hour": "at blue hour"}  # fmt: skip
BREAKS = re.compile(r"\s(?:with|in|wearing|who|of|holding|carrying|at|on)\s|,")


def wording(asked: Asked, *, family: str | None = None, speaks: bool = False) -> str:
    """The shot in words; for a model's `family` with the clauses and, where it `speaks`, the lines that it likes."""
    shot, scene = asked.shot, asked.scene
    main = with_cast(shot.prompt or f"{shot.subject} {shot.action}", asked.cast).strip().rstrip(".")
    extra = with_cast(f"{shot.subject} {shot.action}", asked.cast).strip() if shot.prompt else ""
    heard = prompt.parse(shot.prompt)[0] if shot.prompt.strip() else None
    place, time, weather = asked.place, shot.time or scene.time, shot.weather or scene.weather
    if place and (shot.place or heard is None or heard.place is None):
        main += f" {placed(place)}"
    if time and (shot.time or heard is None or heard.time is None):
        main += f", {TIMES.get(time.lower(), time)}"
    if weather and (shot.weather or heard is None or heard.weather is None):
        main += f", {weathered(weather)}"
    first = ", ".join(filter(None, (sized(shot.size), shot.angle)))
    sentences = [first, main, extra, shot.light, shot.camera, asked.style]
    text = " ".join(f"{part[0].upper()}{part[1:].rstrip('.')}." for part in (s.strip() for s in sentences) if part)
    if family is None:
        return text
    if asked.cast:
        text += f" {read('clauses')['consistency']['outfit']}"
    if speaks and dialects()[family]["say"]:
        say = dialects()[family]["say"]
        text += "".join(f" {say.format(who=speaker(line.who, asked), line=line.say)}" for line in shot.lines)
    return text


def with_cast(text: str, cast: tuple[tuple[str, Character], ...]) -> str:
    """The text with each member of the cast described where they are first named, and short from then on."""
    for key, who in cast:
        names = "|".join(re.escape(name) for name in sorted({key, who.name} - {""}, key=len, reverse=True))
        pattern = re.compile(rf"@{re.escape(key)}\b|(?<![\w@])(?:{names})(?!\w)")
        described = [False]

        def put(match: re.Match[str], who: Character = who, described: list[bool] = described) -> str:
            if described[0]:
                return short(who)
            described[0] = True
            return full(who)

        text = pattern.sub(put, text)
    return MENTION.sub(lambda m: m[1], text)


def full(who: Character) -> str:
    """A character in full: description and wardrobe."""
    return (
        f"{who.description.strip().rstrip('.')} in {who.wardrobe.strip()}" if who.wardrobe else who.description.strip()
    )


def short(who: Character) -> str:
    """A character named again: `the young woman`."""
    head = BREAKS.split(who.description.strip(), maxsplit=1)[0].split()
    return " ".join(["the", *(head[1:] if head[0].lower() in ("a", "an", "the") else head)])


def speaker(key: str, asked: Asked) -> str:
    """Who says a line, as a model understands it."""
    found = dict(asked.cast).get(key)
    return short(found) if found else "a narrator"


def placed(place: str) -> str:
    """`in a café`; what begins with a preposition stays."""
    return place if place.split()[0].lower() in PREPOSITIONS else f"in {place}"


def weathered(weather: str) -> str:
    """`in the rain`; several words stay as they are."""
    nouns = {"rain", "snow", "fog", "storm", "wind", "mist", "haze", "sun", "sunshine", "blizzard"}
    return f"in the {weather}" if weather.lower() in nouns else weather


def sized(size: str) -> str:
    """`wide shot`, `close-up`."""
    return size if not size or "shot" in size or "close" in size or "insert" in size else f"{size} shot"
