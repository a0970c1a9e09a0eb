"""A screenplay becomes a production, by rules that a writer can foresee.

scene heading    a scene: place and time; `CONTINUOUS` and `LATER` keep the hour
action           a shot for every paragraph; a long one becomes several, a sentence or two each
dialogue         lines of the shot before; after three, a closer shot of who speaks
NAME (words)     the first time, what somebody looks like: MAREN (a young woman in a yellow raincoat)
transition       DISSOLVE TO:, FADE TO:, WIPE TO: lead into the next shot
> centred <      a title card
[[sound: ...]]   a cue; [[model: ...]], [[seconds: ...]], [[music: ...]] say so of the shot or scene before
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from shotwright.errors import WrongUse
from shotwright.film.formats.fountain import Element, Screenplay
from shotwright.film.production import Production

HOURS = {
    "day": "day",
    "night": "night",
    "morning": "morning",
    "dawn": "dawn",
    "sunrise": "sunrise",
    "noon": "noon",
    "afternoon": "afternoon",
    "sunset": "sunset",
    "dusk": "dusk",
    "evening": "dusk",
    "magic hour": "golden hour",
    "golden hour": "golden hour",
    "midnight": "night",
}
SAME = ("continuous", "later", "moments later", "same", "same time", "same day")
CROSSINGS: dict[str, Literal["dissolve", "dip", "wipe", "slide", "cut"]] = {
    "dissolve": "dissolve",
    "fade": "dip",
    "wipe": "wipe",
    "cut": "cut",
    "smash": "cut",
    "match": "cut",
    "jump": "cut",
}
LINES_A_SHOT = 3
WORDS_A_SHOT = 45
"""A longer paragraph is parted: no model holds more happenings in one clip."""
INTRODUCED = re.compile(r"\b(?!(?:AN?|THE) )([A-Z][A-Z'’.]*(?: [A-Z][A-Z'’.]*){0,2})\s*\((?:an?|the)\s[^)]+\)")
"""Somebody who does not speak, as a writer introduces them: DOG (a brown dog)."""
SPOKEN_NOTE = re.compile(r"^(sound|model|seconds|music|camera)\s*:\s*(.+)$", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Draft:
    """A production while its screenplay is being read."""

    scenes: list[dict[str, Any]] = field(default_factory=list)
    titles: list[dict[str, Any]] = field(default_factory=list)
    cast: dict[str, dict[str, Any]] = field(default_factory=dict)
    crossing: str = ""
    speaker: str = ""
    mood: str = ""
    unread: list[str] = field(default_factory=list)

    @property
    def scene(self) -> dict[str, Any]:
        """The scene that is being read; one without a heading when the text begins with action."""
        if not self.scenes:
            self.open_scene("opening", "", "")
        return self.scenes[-1]

    def open_scene(self, title: str, place: str, time: str) -> None:
        """Begin a scene."""
        name = unique(slug(title) or "scene", [scene["id"] for scene in self.scenes])
        self.scenes.append({"id": name, "title": title, "place": place, "time": time, "shots": []})
        self.speaker = self.mood = ""

    def open_shot(self, **parts: Any) -> dict[str, Any]:
        """Begin a shot, led in by the transition that stands before it."""
        shots = self.scene["shots"]
        shot = {"id": f"{len(shots) + 1:02}", **parts}
        if self.crossing and (shots or len(self.scenes) > 1):
            shot["transition"] = self.crossing
        self.crossing = ""
        shots.append(shot)
        return shot


def production_of(screenplay: Screenplay) -> tuple[Production, tuple[str, ...]]:
    """The production, and what of the screenplay it does not use, in words. Raises WrongUse when there is nothing."""
    draft = Draft()
    for element in screenplay.elements:
        if element.kind == "character":
            draft.cast.setdefault(slug(element.text), {"name": element.text.title(), "description": ""})
    for element in screenplay.elements:
        READERS[element.kind](draft, element)
    draft.scenes = [scene for scene in draft.scenes if scene["shots"]]
    if not draft.scenes:
        raise WrongUse(
            "The screenplay has no action and no dialogue to film.",
            next_step="Write what is seen under a scene heading such as EXT. BEACH - DAWN.",
        )
    for who in draft.cast.values():
        who["description"] = who["description"] or "a person"
    kept = {scene["id"] for scene in draft.scenes}
    titles = [title for title in draft.titles if not title.get("before") or title["before"] in kept]
    title = screenplay.title.get("title", "").replace("\n", " ")
    return (
        Production.model_validate(
            {"title": title or "Untitled", "cast": draft.cast, "scenes": draft.scenes, "titles": titles}
        ),
        tuple(draft.unread),
    )


def read_heading(draft: Draft, element: Element) -> None:
    """`EXT. BEACH - DAWN` as place and time."""
    text = re.sub(r"^(?:INT\.?/EXT|INT/EXT|I/E|INT|EXT|EST)[. ]+", "", element.text, flags=re.IGNORECASE)
    place, _, hour = (part.strip() for part in text.rpartition(" - ")) if " - " in text else (text.strip(), "", "")
    key = hour.lower().strip(". ")
    before = draft.scenes[-1]["time"] if draft.scenes else ""
    time = before if key in SAME else HOURS.get(key, key)
    if hour and key not in SAME and key not in HOURS:
        place, time = f"{place}, {hour}" if place else hour, ""
    inside = element.text.upper().startswith(("INT", "I/E"))
    draft.open_scene(place.title(), f"{'inside' if inside else 'at'} the {place.lower()}" if place else "", time)


def read_action(draft: Draft, element: Element) -> None:
    """A shot for the paragraph, or several for a long one."""
    text = " ".join(describe(draft, element.text).split())
    for name in sorted((who["name"] for who in draft.cast.values()), key=len, reverse=True):
        # Names in capitals are people; other capitals are the writer's emphasis.
        text = re.sub(rf"\b(?:(?:an?|the)\s+)?(?-i:{re.escape(name.upper())})\b", name, text, flags=re.IGNORECASE)
    text = re.sub(r"\b[A-Z]{2,}\b", lambda m: m[0].lower(), text)
    for part in parted(text):
        draft.open_shot(prompt=part[0].upper() + part[1:])
    draft.speaker = ""


def describe(draft: Draft, text: str) -> str:
    """Note what somebody looks like where their name first stands in capitals; the text without that description."""
    for match in INTRODUCED.finditer(text):
        draft.cast.setdefault(slug(match[1]), {"name": match[1].strip().title(), "description": ""})
    for who in draft.cast.values():
        if who["description"]:
            continue
        name = re.escape(who["name"].upper())
        found = re.search(rf"\b{name}\b(\s*\(([^)]+)\))", text) or re.search(
            rf"\b{name}\b(,\s*((?:an?|the)\s[^,.;]+)(?:,|(?=[.;])))", text
        )
        if found:
            words = " ".join(found[2].split())
            who["description"] = words if re.match(r"(?:an?|the)\s", words) else f"a person, {words}"
            text = text[: found.start(1)] + text[found.end(1) :]
    return text


def parted(text: str) -> list[str]:
    """A paragraph in pieces of at most `WORDS_A_SHOT` words, whole sentences each."""
    sentences = re.findall(r"[^.!?]+[.!?]*(?:[\"”’])?\s*", text)
    pieces, now = [], ""
    for sentence in sentences:
        if now and len((now + sentence).split()) > WORDS_A_SHOT:
            pieces.append(now.strip())
            now = ""
        now += sentence
    return [piece for piece in [*pieces, now.strip()] if re.search(r"\w", piece)]


def read_character(draft: Draft, element: Element) -> None:
    """Who speaks next."""
    draft.speaker, draft.mood = slug(element.text), ""


def read_parenthetical(draft: Draft, element: Element) -> None:
    """How."""
    draft.mood = element.text


def read_dialogue(draft: Draft, element: Element) -> None:
    """A line of the shot before, or of a closer shot of who speaks."""
    shots = draft.scene["shots"]
    if not shots or len(shots[-1].get("lines", [])) >= LINES_A_SHOT:
        draft.open_shot(subject=f"@{draft.speaker}", action="talks", size="medium close-up")
    line = {"who": draft.speaker, "say": " ".join(element.text.split())}
    if draft.mood:
        line["mood"] = draft.mood
        draft.mood = ""
    shots[-1].setdefault("lines", []).append(line)


def read_transition(draft: Draft, element: Element) -> None:
    """How the next shot begins."""
    words = re.findall(r"[a-z]+", element.text.lower())
    found = next((CROSSINGS[word] for word in words if word in CROSSINGS), None)
    if found is None:
        draft.unread.append(f"line {element.line}: the transition '{element.text}' is made a cut")
    draft.crossing = "" if found in (None, "cut") else str(found)


def read_centered(draft: Draft, element: Element) -> None:
    """A title card before what follows; after the last scene, the end."""
    before = draft.scenes[-1]["id"] if draft.scenes and not draft.scenes[-1]["shots"] else ""
    kind = "end" if draft.scenes and not before else "card"
    draft.titles.append({"text": element.text, "kind": kind, "before": before})


def read_note(draft: Draft, element: Element) -> None:
    """A note for us: sound, music, model, camera, seconds."""
    match = SPOKEN_NOTE.match(element.text)
    if match is None:
        return
    key, value = match[1].lower(), " ".join(match[2].split())
    if key == "music":
        draft.scene["music"] = value
        return
    shots = draft.scene["shots"]
    if not shots:
        draft.unread.append(f"line {element.line}: the note '{element.text}' stands before any shot")
    elif key == "sound":
        shots[-1].setdefault("cues", []).append(value)
    elif key == "seconds":
        try:
            shots[-1]["seconds"] = float(value.rstrip("s "))
        except ValueError:
            draft.unread.append(f"line {element.line}: '{value}' is no length")
    else:
        shots[-1][key] = value


def ignore(draft: Draft, element: Element) -> None:
    """What is for readers only."""


READERS = {
    "scene-heading": read_heading,
    "action": read_action,
    "character": read_character,
    "parenthetical": read_parenthetical,
    "dialogue": read_dialogue,
    "lyrics": read_dialogue,
    "transition": read_transition,
    "centered": read_centered,
    "note": read_note,
    "section": ignore,
    "synopsis": ignore,
    "page-break": ignore,
}


def slug(text: str) -> str:
    """A name as an id."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:50]


def unique(name: str, taken: list[str]) -> str:
    """The name, or the name with the next free number."""
    number = 2
    found = name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found
