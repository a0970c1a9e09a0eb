"""What is known of models, prices and vendors: frozen rows of data, each with its source, its date and its doubts."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

Kind = Literal[
    "text",
    "image",
    "end-frame",
    "references",
    "video-edit",
    "extend",
    "reframe",
    "motion",
    "performance",
    "sound",
    "dialogue",
    "hdr",
    "avatar",
    "lip-sync",
    "translate",
    "voice-clone",
    "word-times",
    "still",
    "still-edit",
    "upscale",
    "smooth",
    "speech",
    "music",
    "effects",
    "foley",
]
"""What a model can be asked for; `docs/models.md` says what each word means."""

Certainty = Literal["verified", "secondary", "gateway", "uncertain"]
"""Read at the vendor or in a dated quotation of it; told by a third party; a reseller's own price; recalled or derived."""

Unit = Literal["second", "clip", "million tokens", "image", "megapixel", "thousand characters", "frame"]

Input = Literal["image", "end-frame", "references", "video"]

State = Literal["preview", "current", "superseded", "deprecated", "retired"]


def parse_day(text: str) -> datetime.date:
    """The earliest day that '2026', '2026-05' or '2026-05-30' can mean, so that no age is understated."""
    year, month, day = [*(int(p) for p in text.split("-")), 1, 1][:3]
    return datetime.date(year, month, day)


def checked_day(text: str) -> str:
    """The day unchanged. Raises ValueError when it is none."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise ValueError(f"'{text}' is no day: write 2026, 2026-05 or 2026-05-30")
    parse_day(text)
    return text


def parse_durations(text: object) -> object:
    """'4, 6, 8' or '3-15' as whole seconds."""
    if not isinstance(text, str):
        return text
    found: list[int] = []
    for part in filter(None, (p.strip() for p in text.split(","))):
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return tuple(found)


def exact(value: object) -> object:
    """Money is written in quotes, so that it never passes through binary fractions. Raises ValueError otherwise."""
    if not isinstance(value, str | Decimal):
        raise ValueError("write amounts of money in quotes")
    return value


Day = Annotated[str, AfterValidator(checked_day)]
Durations = Annotated[tuple[int, ...], BeforeValidator(parse_durations)]
Money = Annotated[Decimal, BeforeValidator(exact), Field(ge=0)]
Source = Annotated[str, Field(pattern=r"^(https://\S+|shotwright)$")]


class Fact(BaseModel):
    """A frozen row that takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Price(Fact):
    """One line of a price list: so many US dollars a unit, under conditions."""

    usd: Money
    usd_high: Money | None = None
    """Upper end where sellers or sources differ; `usd` is then the lower end."""
    unit: Unit
    sizes: tuple[str, ...] = ()
    """Sizes for which it holds; empty for all."""
    seconds: int | None = None
    """Length of the clip that it buys; for `clip` only."""
    sound: bool | None = None
    """Holds only with sound, only without, or for both."""
    video: bool | None = None
    """Holds only with an input video, only without, or for both."""
    mode: str = ""
    """One of the model's own modes; empty for the usual one."""
    next_usd: Money | None = None
    """For `megapixel`: each one after the first."""
    source: Source
    witness: str = ""
    """Who quoted the source, where it was not read itself."""
    date: Day
    certainty: Certainty


class Extra(Fact):
    """What is added to the price for inputs."""

    usd: Money | None = None
    """None: as much as a second of output, for `video second`."""
    per: Literal["image", "reference", "video second"]
    over: int = 0
    """How many are free."""
    source: Source
    witness: str = ""
    date: Day
    certainty: Certainty


class PriceList(Fact):
    """A model's prices; what stands here holds for each row that does not say otherwise."""

    rows: tuple[Price, ...]
    extras: tuple[Extra, ...] = ()


class Narrowing(Fact):
    """Lengths are narrower at some sizes, with some inputs, or without them."""

    sizes: tuple[str, ...] = ()
    inputs: tuple[Input, ...] = ()
    """It holds when all of these are given; empty for always."""
    unless: tuple[Input, ...] = ()
    """It does not hold when any of these is given."""
    seconds: Durations


class Life(Fact):
    """When a model came, whether it is still sold, when it went, and what follows it."""

    state: State
    since: Day | None = None
    """None where nobody dated it."""
    ends: Day | None = None
    """The day on which it stopped or will stop."""
    successor: str = ""
    """Id of the model that its vendor names, or sells, in its place; empty where there is none."""

    def on(self, day: datetime.date) -> State:
        """The state on a day: an end counts once it has come, and not before."""
        if self.ends is None:
            return self.state
        if parse_day(self.ends) <= day:
            return "retired"
        return "current" if self.state == "retired" else self.state


class Rank(Fact):
    """A place on a public leaderboard of people's votes."""

    board: str
    place: int = Field(ge=1)
    score: int | None = None
    source: Source
    date: Day


class Training(Fact):
    """What is known of the data that a model learned from."""

    claim: Literal["nothing trained", "licensed", "partly licensed", "not stated"]
    text: str
    source: Source
    date: Day


class Frames(Fact):
    """How video tokens are counted: width × height × frames a second × seconds / 1024."""

    fps: int
    exact: tuple[str, ...]
    """Sizes whose 16:9 frame is known exactly."""
    margin: Decimal
    """Relative uncertainty of the frame's area at other sizes and aspects."""


class Model(Fact):
    """One thing that a vendor offers, as data."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    """The name that users type."""
    wire: str = ""
    """The vendor's own name; empty where it is the same."""
    aliases: tuple[str, ...] = ()
    vendor: str
    title: str
    reach: Literal["api", "app", "here"] = "api"
    """`app`: sold in an app only. `here`: runs on this machine."""
    kinds: tuple[Kind, ...] = Field(min_length=1)
    durations: Durations = ()
    """Lengths of one clip in seconds that can be ordered; empty where unknown or meaningless."""
    step: int = Field(default=1, ge=1)
    """Billed seconds are rounded up to a multiple of this."""
    narrow: tuple[Narrowing, ...] = ()
    sizes: tuple[str, ...] = ()
    usual_size: str = ""
    """The size that is quoted when none is asked for; empty for 720p or the next larger."""
    modes: dict[str, str] = {}
    """The vendor's modes; one that stands for a size names it."""
    aspects: tuple[str, ...] = ()
    """Empty where unknown or taken from the input picture."""
    fps: tuple[int, ...] = ()
    audio: Literal["none", "optional", "always"] = "none"
    references: int | None = 0
    """Most reference pictures; None where nobody knows."""
    prompt_limit: int | None = None
    """Most characters of a prompt."""
    negative_prompt: bool = False
    seed: bool = False
    refused_words: tuple[str, ...] = ()
    """Words that its vendor is known to refuse."""
    dialect: str = "general"
    """How it likes to be spoken to: a name of the prompt room's dialects; its vendor's unless it has its own."""
    frames: Frames | None = None
    price: PriceList = PriceList(rows=())
    life: Life
    ranks: tuple[Rank, ...] = ()
    training: Training
    licence: str = ""
    """Terms of the weights, where they are open; or what the terms say of use."""
    open_weights: bool = False
    territory: str = ""
    """Where it is not sold, or not in full."""
    speed: Decimal | None = None
    """Seconds of waiting for one second of film at the usual size, where somebody measured it."""
    speed_note: str = ""
    source: Source
    date: Day
    doubts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As the user types it."""
        return self.id

    @property
    def sound(self) -> bool:
        """Whether it can make sound with its pictures."""
        return self.audio != "none"

    @property
    def longest_seconds(self) -> float | None:
        """The longest clip; None when nobody knows."""
        return float(max(self.durations)) if self.durations else None

    @property
    def wire_name(self) -> str:
        """What the vendor's interface calls it."""
        return self.wire or self.id

    @property
    def priced_on(self) -> str | None:
        """The oldest date among its prices; None without prices."""
        return min((row.date for row in self.price.rows), key=parse_day, default=None)


class Keys(Fact):
    """How a user gets a key."""

    environment: tuple[str, ...]
    """Variables that hold it; empty where none is needed."""
    sign_up: str
    """Where to get it."""
    trial: str
    """What can be tried for nothing."""
    watch: tuple[str, ...]
    """What surprises people."""


class Retry(Fact):
    """What may be done after a request whose answer was lost."""

    manner: Literal["idempotent", "findable", "blind", "house"]
    how: str
    cancel: str
    """How a job is stopped; empty where it cannot be."""


class Refused(Fact):
    """What a vendor is known to refuse."""

    words: tuple[str, ...]
    """Words that name it plainly, in lower case; its filters know more."""
    text: str
    """The kinds of content, in words."""
    source: Source
    date: Day


class VendorFacts(Fact):
    """Who makes takes, as data."""

    name: str
    title: str
    address: str
    """Where its interface answers; empty where there is none."""
    dialect: str = "general"
    """How its models like to be spoken to: a name of the prompt room's dialects."""
    keys: Keys = Keys(environment=(), sign_up="", trial="", watch=())
    """Empty where there is no public interface."""
    retry: Retry = Retry(manner="blind", how="It has no public interface.", cancel="")
    refused: Refused | None = None
    """None where nothing was found; every vendor refuses something."""
    instead: str = ""
    """What does its work here, for a product without a public interface."""
    rights: str = ""
    """What is known of watermarks, credentials and use."""
    source: Source
    date: Day
    doubts: tuple[str, ...] = ()
