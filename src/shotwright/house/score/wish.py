"""What music is wanted: mood, genre, tempo and key, read from words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from shotwright.errors import WrongUse

SLOWEST, FASTEST = 40, 200


@dataclass(frozen=True, slots=True)
class Mood:
    """What a feeling asks of music."""

    mode: str
    """Scale: `major`, `minor`, `dorian`, `lydian`, `phrygian`, `mixolydian`."""
    bpm: int
    genre: str
    """What it sounds like when nothing is said of it."""
    progressions: tuple[str, ...]
    """Degrees of the scale, one chord each."""
    density: float
    """0..1: how much is played."""
    register: int
    """Octaves up or down for the melody."""


MOODS: dict[str, Mood] = {
    "calm": Mood("major", 72, "ambient", ("1 5 6 4", "1 4 1 5", "1 3 4 1"), 0.3, 0),
    "happy": Mood("major", 116, "acoustic", ("1 5 6 4", "1 4 5 4", "1 6 4 5"), 0.8, 0),
    "sad": Mood("minor", 66, "piano", ("1 6 3 7", "1 4 6 5", "1 7 6 4"), 0.35, 0),
    "epic": Mood("minor", 100, "orchestral", ("1 6 3 7", "1 7 6 7", "1 3 7 4"), 0.9, 0),
    "tense": Mood("phrygian", 90, "tension", ("1 2 1 2", "1 1 2 1", "1 6 2 1"), 0.4, -1),
    "mysterious": Mood("dorian", 80, "cinematic", ("1 4 1 7", "1 2 1 4", "1 3 4 1"), 0.4, 0),
    "romantic": Mood("major", 76, "piano", ("1 6 2 5", "1 3 4 5", "4 5 3 6"), 0.45, 0),
    "hopeful": Mood("major", 96, "cinematic", ("4 1 5 6", "1 5 4 4", "6 4 1 5"), 0.6, 0),
    "energetic": Mood("mixolydian", 128, "electronic", ("1 7 4 1", "1 4 7 4", "6 4 1 5"), 1.0, 0),
    "playful": Mood("major", 120, "playful", ("1 5 1 5", "1 4 2 5", "1 6 2 5"), 0.7, 1),
    "dark": Mood("minor", 74, "cinematic", ("1 1 6 5", "1 6 1 2", "1 4 1 6"), 0.4, -1),
    "nostalgic": Mood("major", 80, "lofi", ("4 3 2 1", "2 5 1 6", "1 3 6 4"), 0.5, 0),
    "triumphant": Mood("major", 108, "orchestral", ("1 4 5 1", "1 5 6 5", "4 5 1 1"), 0.9, 0),
    "dreamy": Mood("lydian", 70, "ambient", ("1 2 1 2", "1 5 2 1", "4 1 2 1"), 0.35, 1),
    "serious": Mood("minor", 84, "corporate", ("1 6 7 1", "1 4 6 7", "1 3 6 7"), 0.5, 0),
    "cool": Mood("dorian", 92, "lofi", ("1 4 1 4", "2 5 1 1", "1 7 4 1"), 0.6, 0),
    "angry": Mood("phrygian", 140, "rock", ("1 2 1 7", "1 1 2 7", "1 6 2 1"), 1.0, 0),
}

MOOD_WORDS = {
    "peaceful": "calm", "relaxing": "calm", "relaxed": "calm", "serene": "calm", "gentle": "calm", "soft": "calm",
    "quiet": "calm", "meditative": "calm", "soothing": "calm", "joyful": "happy", "cheerful": "happy", "upbeat": "happy",
    "bright": "happy", "sunny": "happy", "uplifting": "hopeful", "inspiring": "hopeful", "optimistic": "hopeful",
    "motivational": "hopeful", "warm": "hopeful", "melancholy": "sad", "melancholic": "sad", "sorrowful": "sad",
    "emotional": "sad", "heroic": "epic", "grand": "epic", "dramatic": "epic", "powerful": "epic", "majestic": "triumphant",
    "victorious": "triumphant", "suspenseful": "tense", "nervous": "tense", "scary": "tense", "creepy": "tense",
    "horror": "tense", "thriller": "tense", "eerie": "mysterious", "magical": "dreamy", "ethereal": "dreamy",
    "floating": "dreamy", "love": "romantic", "tender": "romantic", "fast": "energetic", "driving": "energetic",
    "exciting": "energetic", "powerfull": "epic", "funny": "playful", "quirky": "playful", "comedy": "playful",
    "ominous": "dark", "gloomy": "dark", "sinister": "dark", "vintage": "nostalgic", "wistful": "nostalgic",
    "retro": "nostalgic", "chill": "cool", "laid-back": "cool", "groovy": "cool", "smooth": "cool", "aggressive": "angry",
    "intense": "energetic", "sombre": "sad", "somber": "sad", "neutral": "serious", "confident": "serious",
}  # fmt: skip

GENRES = ("ambient", "piano", "cinematic", "orchestral", "acoustic", "electronic", "lofi", "corporate", "jazz", "rock",
          "tension", "playful", "synthwave", "hiphop", "waltz", "world")  # fmt: skip

GENRE_WORDS = {
    "classical": "orchestral", "orchestra": "orchestral", "symphonic": "orchestral", "strings": "orchestral",
    "trailer": "orchestral", "film": "cinematic", "folk": "acoustic", "guitar": "acoustic", "country": "acoustic",
    "ukulele": "acoustic", "house": "electronic", "techno": "electronic", "edm": "electronic", "dance": "electronic",
    "trance": "electronic", "lo-fi": "lofi", "chillhop": "lofi", "business": "corporate", "advert": "corporate",
    "commercial": "corporate", "swing": "jazz", "blues": "jazz", "lounge": "jazz", "metal": "rock", "punk": "rock",
    "drone": "ambient", "pad": "ambient", "suspense": "tension", "pizzicato": "playful", "cartoon": "playful",
    "80s": "synthwave", "synth": "synthwave", "retrowave": "synthwave", "hip-hop": "hiphop", "trap": "hiphop",
    "rap": "hiphop", "beat": "hiphop", "ballroom": "waltz", "ethnic": "world", "tribal": "world", "african": "world",
    "asian": "world", "percussion": "world", "keys": "piano", "pop": "corporate",
}  # fmt: skip

NOTES = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11, "h": 11}
TEMPOS = {"largo": 50, "adagio": 66, "andante": 84, "moderato": 100, "allegro": 128, "presto": 176, "slow": 64}
PLAIN = frozenset(
    "a an the some bed of music background underscore score tune song track melody soundtrack in at with and very "
    "under for to key tempo style mood feeling bpm loop".split()
)


@dataclass(frozen=True, slots=True)
class Wish:
    """The music that is wanted; whatever is None is the mood's own."""

    mood: str = "calm"
    genre: str = ""
    bpm: float | None = None
    key: int | None = None
    """Semitones above C."""
    mode: str = ""
    seconds: float = 30.0
    loop: bool = False
    """Whole bars that go on into themselves, without beginning and end."""
    notes: tuple[str, ...] = ()
    """What was not understood."""


def wish(text: str) -> Wish:
    """Read `calm, 90 bpm`, `epic orchestral in D minor`, `lofi`. Raises WrongUse for nothing and impossible tempos."""
    if not text.strip():
        raise WrongUse("The music has no words.", next_step='Say what it is like, as in --music "calm, 90 bpm".')
    if len(text) > 500:
        raise WrongUse(f"The music has {len(text):,} characters; the limit is 500.", next_step="Name mood and tempo.")
    low = " ".join(text.lower().replace("♯", "#").replace("♭", "b").split())
    bpm: float | None = None
    if found := re.search(r"(-?\d+(?:\.\d+)?)\s*(?:bpm|beats per minute)", low):
        bpm = float(found[1])
        if not SLOWEST <= bpm <= FASTEST:
            raise WrongUse(f"Music at {bpm:g} bpm cannot be made.", next_step=f"Ask for {SLOWEST} to {FASTEST} bpm.")
        low = low.replace(found[0], " ")
    key, mode = None, ""
    if found := re.search(
        r"\b(?:in |key of )?([a-h])\s?(#|sharp|b|flat)?[ -](major|minor|dorian|lydian|phrygian|mixolydian)\b", low
    ):
        key = (NOTES[found[1]] + {"#": 1, "sharp": 1, "b": -1, "flat": -1}.get(found[2] or "", 0)) % 12
        mode, low = found[3], low.replace(found[0], " ")
    elif found := re.search(r"\b(major|minor|dorian|lydian|phrygian|mixolydian)\b", low):
        mode, low = found[1], low.replace(found[0], " ")
    words = re.findall(r"[a-z0-9]+(?:-[a-z]+)*", low)
    moods = [MOOD_WORDS.get(word, word) for word in words if word in MOOD_WORDS or word in MOODS]
    genres = [GENRE_WORDS.get(word, word) for word in words if word in GENRE_WORDS or word in GENRES]
    if bpm is None:
        bpm = next((float(TEMPOS[word]) for word in words if word in TEMPOS), None)
    known = {*MOOD_WORDS, *MOODS, *GENRE_WORDS, *GENRES, *TEMPOS, *PLAIN}
    unknown, notes = [word for word in words if word not in known], []
    for word in unknown:
        near = get_close_matches(word, [*MOODS, *MOOD_WORDS], n=1, cutoff=0.75)
        if near and not moods:
            moods.append(MOOD_WORDS.get(near[0], near[0]))
            notes.append(f"'{word}' was taken for '{near[0]}'.")
        else:
            notes.append(f"Not understood of the music: {word}.")
    mood = moods[0] if moods else next((m for m, row in MOODS.items() if genres and row.genre == genres[0]), "calm")
    return Wish(mood, genres[0] if genres else "", bpm, key, mode, loop="loop" in words, notes=tuple(notes))
