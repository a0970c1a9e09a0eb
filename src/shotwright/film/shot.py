"""A shot: one camera set-up with one prompt, as structured words.

Every value that has a fixed vocabulary (place, time, weather, camera move, subject kind, action ...) is a *key* of
the lexicon in `prompt/lexicon/`, in kebab-case; the user's own word stands beside it. `None` means that the text did
not say.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """Frozen, and refuses fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Garment(Noun):
    """One thing worn: coat, dress, hat, apron, scarf, glasses ..."""

    kind: str
    color: str | None = None
    material: str | None = None


class Prop(Noun):
    """One thing held or used: pitcher, cup, umbrella, guitar ..."""

    kind: str
    color: str | None = None
    material: str | None = None


class Subject(Noun):
    """Who or what is seen, with the attributes that the text binds to it."""

    kind: str
    """Lexicon key: `person`, `dog`, `sailing-boat`; `unknown` for a noun that the lexicon lacks."""
    word: str
    """The noun as the user wrote it."""
    count: int = 1
    color: str | None = None
    material: str | None = None
    age: str | None = None
    """`baby`, `child`, `teen`, `young`, `adult`, `middle-aged`, `old`."""
    gender: str | None = None
    """`female`, `male`; None when the text does not say."""
    build: str | None = None
    """`slim`, `average`, `heavy`, `muscular`, `tall`, `short`, for things `small`, `big`, `huge`."""
    skin: str | None = None
    hair: str | None = None
    hair_color: str | None = None
    occupation: str | None = None
    garments: tuple[Garment, ...] = ()
    props: tuple[Prop, ...] = ()
    action: str | None = None
    """Lexicon key of what this subject does: `walk`, `pour`, `sail`."""
    manner: str | None = None
    """`slowly`, `quickly`, `gently`, `hesitantly`, `joyfully` ..."""
    relation: str | None = None
    """Where it is to `relative_to`: `left-of`, `right-of`, `on`, `under`, `in-front-of`, `behind`, `next-to`,
    `inside`."""
    relative_to: int | None = None
    """Index in `Shot.subjects`; None with a relation means the frame itself (`left-of` = on the left)."""
    facing: str | None = None
    """`camera`, `away`, `left`, `right`, `each-other`."""
    span: tuple[int, int] | None = None
    """Start and end of the noun phrase in the shot's text, in characters."""


class Camera(Noun):
    """One camera move. `Shot.camera` holds several when the text asks for a sequence."""

    move: str
    """`static`, `pan`, `tilt`, `truck`, `dolly`, `zoom`, `crane`, `pedestal`, `push-in`, `pull-back`, `track`,
    `handheld`, `orbit`, `aerial`, `roll`, `dolly-zoom`, `whip-pan`, `fly-through`, `spiral`, `rack-focus`."""
    direction: str | None = None
    """`left`, `right`, `up`, `down`, `in`, `out`, `forward`, `back`, `clockwise`, `counterclockwise`, `around`."""
    speed: str | None = None
    """`slow`, `medium`, `fast`."""


class Beat(Noun):
    """What a subject does during part of the shot; `start` and `end` are fractions of the shot's length."""

    subject: int
    action: str
    start: float = 0.0
    end: float = 1.0
    manner: str | None = None


class Shot(Noun):
    """One camera set-up with one prompt."""

    text: str
    subjects: tuple[Subject, ...] = ()
    beats: tuple[Beat, ...] = ()
    """More than one entry only when the text tells a sequence ("sits, then stands up")."""
    place: str | None = None
    place_word: str | None = None
    time: str | None = None
    """`dawn`, `sunrise`, `morning`, `day`, `noon`, `afternoon`, `golden-hour`, `sunset`, `dusk`, `blue-hour`,
    `night`."""
    weather: str | None = None
    """`clear`, `cloudy`, `overcast`, `rain`, `storm`, `snow`, `blizzard`, `fog`, `wind`, `haze`."""
    season: str | None = None
    light: tuple[str, ...] = ()
    """`warm`, `soft`, `neon`, `backlit`, `candle`, `dramatic`, `moonlit`, `rim` ..."""
    shot_size: str | None = None
    """`extreme-wide`, `wide`, `full`, `medium-wide`, `medium`, `medium-close-up`, `close-up`, `extreme-close-up`,
    `insert`."""
    angle: str | None = None
    """`eye-level`, `low`, `high`, `top-down`, `dutch`, `over-the-shoulder`, `pov`, `profile`, `aerial`."""
    camera: tuple[Camera, ...] = ()
    look: str | None = None
    """`painterly`, `silhouette`, `film-noir`, `watercolour` ..."""
    aesthetics: tuple[str, ...] = ()
    """Every style word of the text, as written: the lexicon maps the first that it can draw to `look`."""
    mood: str | None = None
    lens: str | None = None
    speed: str | None = None
    """`slow-motion`, `time-lapse`, `freeze`; None is real time."""
    seconds: float | None = None
    sounds: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    """Words that were not understood, in the order of the text."""
