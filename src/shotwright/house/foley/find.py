"""From words to a sound: the nearest of the library, and a notice where it is only the nearest."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from shotwright.errors import WrongUse

from . import cinema, creatures, elements, machines, materials, vehicles
from .described import LIBRARY, Described

FAMILIES = (elements, creatures, materials, vehicles, machines, cinema)
"""The modules whose sounds are in the library."""

EMPTY = frozenset(
    "a an the of in on at to and with from through into by for as is are it its sound sounds noise effect audio sfx "
    "loud soft very some big small far near distant away then suddenly heard dramatic".split()
)
"""Words that name no sound."""

SAME = {
    "automobile": "car", "autos": "car", "vehicle": "car", "aeroplane": "airplane", "aircraft": "airplane",
    "jet": "airplane", "tyre": "tires", "tire": "tires", "seagull": "gulls", "seagulls": "gulls",
    "surf": "ocean", "breeze": "wind", "gust": "wind", "foliage": "leaves", "canopy": "leaves",
    "shatter": "shatters", "smash": "shatters", "boom": "impact", "bang": "slam", "hail": "hailstones",
    "puppy": "dog", "hound": "dog", "kitten": "cat", "feline": "cat", "stallion": "horse", "mare": "horse",
    "pony": "horse", "brook": "stream", "creek": "stream", "river": "stream", "cellphone": "phone",
    "mobile": "phone", "smartphone": "phone", "audience": "crowd", "people": "crowd", "clap": "clapping",
    "claps": "clapping", "footstep": "footsteps", "step": "footsteps", "walk": "walking", "bonfire": "fire",
    "campfire": "fire", "hooves": "gallop", "gavel": "block", "revolver": "gunshot", "rifle": "gunshot",
    "detonation": "explosion", "insects": "crickets", "cicadas": "crickets", "hoover": "vacuum",
    "hoot": "owl", "woof": "bark", "moo": "cow", "meow": "cat", "baa": "sheep", "locomotive": "train",
    "subway": "train", "metro": "train", "ferry": "ship", "violin": "strings", "piano": "harp",
    "guitar": "harp", "trumpet": "braam", "ghost": "eerie", "spooky": "eerie", "scary": "horror",
    "sneeze": "gasp", "cough": "gasp", "scream": "stinger", "splashing": "splash", "sprint": "running",
    "jog": "running", "machinery": "machine", "motor": "engine", "elevator": "sliding", "lift": "sliding",
    "window": "glass", "bottle": "glass", "plate": "glass",
}  # fmt: skip
"""Words that people use for words of the library."""


PLAIN = {"footsteps": "footsteps on asphalt", "footstep": "footsteps on asphalt", "steps": "footsteps on asphalt",
         "walking": "footsteps on asphalt", "door": "door close", "glass": "glass clink", "wood": "wood knock",
         "metal": "metal clang", "machine": "factory", "car": "car engine", "train": "train"}  # fmt: skip
"""What single words mean that many sounds share."""


@dataclass(frozen=True, slots=True)
class Found:
    """A sound for some words."""

    sound: Described
    notice: str
    """What must be said where the words name something else; empty when they are met."""


def stem(word: str) -> str:
    """A word without its English ending."""
    for ending in ("ing", "ed", "es", "s", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.rstrip("e") if len(word) > 3 else word


def keys(text: str) -> list[str]:
    """Words that may name a sound, without their endings."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("'s", ""))
    return [stem(SAME.get(word, word)) for word in words if word not in EMPTY]


@cache
def index() -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Each sound's words with their weight in it, and how much each word tells one sound from another."""
    rows: dict[str, dict[str, float]] = {}
    for name, sound in LIBRARY.items():
        rows[name] = {key: 1.0 for key in keys(sound.words)}
        for place, key in enumerate(keys(sound.words)):
            # What a sound is called first, it is called most.
            rows[name][key] = max(rows[name][key], 1.5 - 0.06 * place)
        for key in keys(name):
            rows[name][key] = 2.2
    spread = Counter(key for row in rows.values() for key in row)
    return rows, {key: math.log(1 + len(rows) / count) for key, count in spread.items()}


def find_sound(text: str) -> Found:
    """The library's sound for some words. Raises WrongUse when there are no words at all."""
    if not text.strip():
        raise WrongUse("The sound has no name.", next_step='Say what is heard, as in "rain" or "dramatic impact hit".')
    if len(text) > 500:
        raise WrongUse(f"The sound has {len(text):,} characters; the limit is 500.", next_step="Name one sound.")
    plain = " ".join(text.lower().split())
    plain = PLAIN.get(plain, plain)
    if plain in LIBRARY:
        return Found(LIBRARY[plain], "")
    rows, tells = index()
    wanted = list(dict.fromkeys(keys(text)))
    known = [key for key in wanted if key in tells]
    scores = {name: sum(row[key] * tells[key] for key in known if key in row) for name, row in rows.items()}
    best = max(scores, key=lambda name: (scores[name], -len(rows[name])))
    if known and scores[best] > 0:
        met = [key for key in known if key in rows[best]]
        missed = [word for word in said(text) if stem(SAME.get(word, word)) in set(wanted) - set(met)]
        # A word that names something of its own and is not met makes the choice only a near one.
        near = len(met) < len(wanted) / 2 or bool(missed and len(met) == 1 and tells[met[0]] < 3.5)
        if near and missed:
            return Found(LIBRARY[best], f"There is no sound '{text.strip()}': '{best}' is the nearest.")
        return Found(LIBRARY[best], "")
    guess = get_close_matches(plain, [*LIBRARY, *tells], n=1, cutoff=0.78)
    best = "whoosh"
    if guess:
        best = guess[0] if guess[0] in LIBRARY else max(rows, key=lambda name: rows[name].get(guess[0], 0.0))
    return Found(LIBRARY[best], f"There is no sound '{text.strip()[:60]}': '{best}' stands in.")


def said(text: str) -> list[str]:
    """The words of a text that may name a sound, as they were written."""
    return [word for word in re.findall(r"[a-z0-9]+", text.lower().replace("'s", "")) if word not in EMPTY]
