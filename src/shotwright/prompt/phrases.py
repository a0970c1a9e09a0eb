"""The words for a key: what compose writes, chosen so that parse reads the same key back."""

from __future__ import annotations

from functools import cache

from shotwright.film import Camera, Garment, Prop, Subject

from .lexicon import FUNCTION_WORDS, lexicon, read
from .words import singulars

PREPOSITIONS = {
    "on": "beach coast island city-street bridge rooftop stage mountains hills moon farm sea lake river",
    "at": "harbour waterfall market station gas-station airport castle temple ruins tower stadium pool zoo volcano",
}
MOVES = {
    "static": "static shot", "pan": "pan", "tilt": "tilt", "truck": "truck", "dolly": "dolly", "zoom": "zoom",
    "crane": "crane",
    "pedestal": "pedestal", "push-in": "push in", "pull-back": "pull back", "track": "tracking shot",
    "handheld": "handheld shot",
    "orbit": "orbit", "aerial": "aerial pull-up", "dolly-zoom": "dolly zoom", "whip-pan": "whip pan",
    "rack-focus": "racking focus",
}  # fmt: skip
"""How each move is named; a direction follows it, a speed leads it."""
WITHOUT_WAY = frozenset(("static", "push-in", "pull-back", "track", "handheld", "aerial", "dolly-zoom", "rack-focus"))


@cache
def named(category: str) -> dict[str, str]:
    """Key to its first phrase, in one category of the lexicon."""
    files = {"place": "places", "look": "looks", "subject": "subjects"}
    table = read(files[category]) if category in files else {}
    for name in ("light", "camera", "people", "things"):
        table = table or read(name).get(category, {})
    return {key: first_phrase(str(phrases)) for key, phrases in table.items()}


def first_phrase(phrases: str) -> str:
    """The first phrase of a row that is no function word by itself."""
    row = [p.strip() for p in phrases.split(",")]
    return next((p for p in row if p not in FUNCTION_WORDS), row[0])


@cache
def verbs() -> dict[str, str]:
    """Action key to the verb that is written for it."""
    rows = {key: first_phrase(phrases) for key, phrases in read("actions")["action"].items()}
    # "pushes in" and "pulls back" would be read as camera moves.
    return rows | {"push": "press", "pull": "tug", "roll": "slide", "cook": "bake"}


def article(noun: str) -> str:
    """The noun phrase with "a" or "an"."""
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def plural(noun: str) -> str:
    """The plural of a noun phrase, by the ending of its last word."""
    head, _, last = noun.rpartition(" ")
    odd = {"person": "people", "man": "men", "woman": "women", "child": "children", "mouse": "mice", "goose": "geese",
           "wolf": "wolves", "sheep": "sheep", "deer": "deer", "fish": "fish", "knife": "knives"}  # fmt: skip
    if last in odd:
        last = odd[last]
    elif last.endswith("man") and last not in ("human", "german"):
        last = last[:-3] + "men"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last += "es"
    else:
        last += "s"
    return f"{head} {last}".strip()


def third(verb: str) -> str:
    """A verb in the third person singular: `walk` gives `walks`, `lift off` gives `lifts off`."""
    first, _, rest = verb.partition(" ")
    if first.endswith("y") and first[-2:-1] not in "aeiou":
        first = first[:-1] + "ies"
    elif first.endswith(("s", "x", "z", "ch", "sh", "o")):
        first += "es"
    else:
        first += "s"
    return f"{first} {rest}".strip()


def noun_of(subject: Subject) -> str:
    """The user's own noun in the singular where the lexicon has it, else the first noun of the kind."""
    for form in singulars(subject.word)[::-1]:
        if tuple(form.replace("-", " - ").split()) in lexicon().phrases:
            return form
    if subject.kind == "person":
        return subject.occupation or {"female": "woman", "male": "man"}.get(subject.gender or "", "person")
    return named("subject").get(subject.kind, subject.word)


def wearable(subject: Subject) -> bool:
    """True when the noun could be read as worn or held by the person before it."""
    words = (noun_of(subject), subject.word, plural(noun_of(subject)))
    entries = [e for w in words for e in lexicon().phrases.get(tuple(w.replace("-", " - ").split()), [])]
    return any(e.category in ("garment", "prop") for e in entries)


def colored(thing: Garment | Prop, category: str) -> str:
    """A garment or a prop with its colour and material."""
    words = (thing.color, material(thing.material), named(category).get(thing.kind, thing.kind))
    return " ".join(w.replace("-", " ") if w is words[0] else w for w in words if w)


def material(key: str | None) -> str | None:
    """The adjective of a material."""
    return named("material").get(key, key) if key else None


def camera_phrase(camera: Camera) -> str:
    """One move with its speed and direction: "slow dolly in"."""
    way = camera.direction if camera.move not in WITHOUT_WAY else None
    if camera.move == "pull-back" and camera.direction == "out":
        return " ".join(filter(None, (camera.speed, "pull out")))
    words = (camera.speed if camera.speed in ("slow", "fast") else None, MOVES.get(camera.move, camera.move), way)
    return " ".join(w for w in words if w)


def place_phrase(key: str) -> str:
    """Where: the preposition that goes with the place, and its name."""
    word = named("place").get(key, key)
    lead = next((p for p, keys in PREPOSITIONS.items() if key in keys.split()), "in")
    bare = word.endswith("s") and not word.endswith("ss")
    return f"{lead} {'the ' + word if bare or key in ('sea', 'sky', 'space', 'underwater') else article(word)}"
