"""A production: the whole job as data, as a `production.yaml` says it.

    Production ── look, budget, cast, places, variables, titles, deliverables
        └── Scene ── where and when, music under it
               └── Shot (ShotPlan) ── words, seconds, camera, lines, cues, references, model

Text fields may name variables as `${name}` and cast as `@name`. Nothing here reads a file; `formats/` does.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from .look import Frame
from .shot import Noun

VERSION = 1
"""Of the format; a file of a newer one is refused."""

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
"""What things are called by inside a production: lower case, digits, - and _."""

Text = Annotated[str, Field(min_length=1, max_length=10_000)]
Seconds = Annotated[float, Field(gt=0, le=600)]


def dollars(value: object) -> object:
    """`5`, `5.00`, `$5` and `5 USD` as US dollars; floats pass through their shortest text, so 0.1 stays 0.1."""
    if isinstance(value, float):
        return str(value)
    if isinstance(value, str):
        return value.strip().removeprefix("$").removesuffix("USD").strip()
    return value


Dollars = Annotated[Decimal, BeforeValidator(dollars), Field(ge=0, max_digits=12, decimal_places=4)]


class ProductionLook(Noun):
    """What all shots share: frame and style."""

    aspect: Literal["16:9", "9:16", "1:1", "4:5", "21:9"] = "16:9"
    size: Literal["360p", "480p", "720p", "1080p"] = "720p"
    fps: Annotated[int, Field(ge=1, le=120)] = 24
    style: str = ""
    """Style words that go with every prompt: `watercolour`, `1970s film, warm`."""
    grade: str = ""
    """A .cube file that is laid over the finished cut."""

    @property
    def frame(self) -> Frame:
        """The frame of every take and of the cut."""
        return Frame(aspect=self.aspect, size=self.size, fps=self.fps)


class Speech(Noun):
    """How somebody sounds: a voice of the house, of a vendor, or of one's own."""

    lang: str = "en"
    voice: str = ""
    """A voice of the house in words, a Piper .onnx, FOLDER:NAME of Kokoro; empty takes one that suits age and sex."""
    age: Literal["", "child", "young", "adult", "old"] = ""
    gender: Literal["", "female", "male"] = ""
    rate: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    pitch: Annotated[float, Field(ge=0.5, le=2)] = 1.0


class Character(Noun):
    """Somebody who appears: what goes with every shot in which they are named."""

    name: str = ""
    """As titles and captions write it; empty takes the key."""
    description: Text
    """Noun phrase: `a young woman with short red hair`."""
    wardrobe: str = ""
    references: tuple[str, ...] = ()
    """Picture files."""
    voice: Speech = Speech()
    consent: str = ""
    """Id of the consent record (`shotwright consent`); needed where the character is a real person."""


class Place(Noun):
    """A place that several scenes share."""

    description: Text
    references: tuple[str, ...] = ()


class SpokenLine(Noun):
    """Words that are heard."""

    who: str = ""
    """A cast key; empty is the narrator."""
    say: Text
    at: float | None = Field(default=None, ge=0)
    """Seconds into the shot; None follows the line before, with a breath between."""
    mood: str = ""
    lang: str = ""


class SoundCue(Noun):
    """A sound at a time."""

    sound: Text
    """What is heard: `a dramatic impact hit`."""
    at: str = "at 0s"
    """When, in words: `at 3.5s`, `on the first step`, `under the whole scene`."""
    gain: Annotated[float, Field(ge=-60, le=12)] = 0.0
    """Decibels."""


class TransitionPlan(Noun):
    """How the picture passes into a shot from the one before."""

    kind: Literal["cut", "dissolve", "dip", "wipe", "slide"] = "cut"
    seconds: Annotated[float, Field(ge=0, le=5)] = 0.5
    color: str = "black"
    direction: Literal["left", "right", "up", "down"] = "left"


class ShotPlan(Noun):
    """One shot as planned: free words, or parts that are put together, or both."""

    id: Name
    title: str = ""
    """For people; buys nothing."""
    prompt: str = ""
    subject: str = ""
    action: str = ""
    place: str = ""
    time: str = ""
    weather: str = ""
    light: str = ""
    size: str = ""
    """Shot size: `wide`, `close-up`."""
    angle: str = ""
    camera: str = ""
    style: str = ""
    negative: str = ""
    seconds: Seconds | None = None
    """None takes the length of the prompt, of its lines, else 4 s."""
    lines: tuple[SpokenLine, ...] = ()
    cues: tuple[SoundCue | str, ...] = ()
    image: str = ""
    """File of the first frame."""
    end_image: str = ""
    video: str = ""
    references: tuple[str, ...] = ()
    model: str = ""
    """A model, `auto`, or empty for the production's."""
    needs: tuple[str, ...] = ()
    """What `auto` must find: `image`, `sound`, `8s`."""
    options: dict[str, Any] = Field(default_factory=dict)
    """Parameters of the model beyond the common ones."""
    takes: Annotated[int, Field(ge=1, le=20)] = 1
    seed: Annotated[int, Field(ge=0, lt=2**32)] | None = None
    sound: Literal["keep", "under", "replace"] = "under"
    """What becomes of the take's own sound in the mix."""
    transition: TransitionPlan | Literal["cut", "dissolve", "dip", "wipe", "slide"] | None = None
    caption: str = ""
    """A lower third over the shot's beginning."""
    join: Literal["auto", "frames", "extend"] = "auto"
    """How a shot longer than the model allows is continued."""


class ScenePlan(Noun):
    """A place and a time, and the shots that play there."""

    id: Name
    title: str = ""
    place: str = ""
    """A key of `places`, or words."""
    time: str = ""
    weather: str = ""
    music: str = ""
    """A bed under the whole scene: `calm, 70 bpm`."""
    ambience: str = ""
    shots: tuple[ShotPlan, ...] = Field(min_length=1)


class TitleCard(Noun):
    """Words on the screen."""

    text: Text
    kind: Literal["card", "lower-third", "end"] = "card"
    before: str = ""
    """Scene or SCENE/SHOT before which a card stands, or at whose start a lower third lies; empty is the film's start."""
    seconds: Annotated[float, Field(gt=0, le=30)] = 3.0


class Production(Noun):
    """The whole job."""

    shotwright: Literal[1] = 1
    title: str = "Untitled"
    synopsis: str = ""
    variables: dict[Name, str | int | float | bool] = Field(default_factory=dict)
    look: ProductionLook = ProductionLook()
    budget: Dollars | None = None
    """US dollars for the whole production, whatever is made of it."""
    model: str = "house"
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 0
    lang: str = "en"
    narrator: Speech = Speech()
    cast: dict[Name, Character] = Field(default_factory=dict)
    places: dict[Name, Place | Text] = Field(default_factory=dict)
    music: str = ""
    """A bed under the whole film, where a scene has none of its own."""
    scenes: tuple[ScenePlan, ...] = Field(min_length=1)
    titles: tuple[TitleCard, ...] = ()
    captions: Literal["none", "sidecar", "burnt"] = "sidecar"
    deliverables: tuple[str, ...] = ()
    """Names of platform presets (`shotwright deliver --list`): made from the film, in `deliverables/` beside it."""

    def shots(self) -> list[tuple[ScenePlan, ShotPlan]]:
        """Every shot with its scene, in order."""
        return [(scene, shot) for scene in self.scenes for shot in scene.shots]
