"""What may be asked of one film, checked before any work starts."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from shotwright.errors import WrongUse
from shotwright.film import ASPECTS, SIZES, Frame


@dataclass(frozen=True, slots=True)
class Narration:
    """A line that is spoken, and how."""

    say: str
    voice: str = ""
    lang: str | None = None
    mood: str | None = None


LONGEST_PROMPT = 10_000
"""Characters; no video model takes more, and most stop at 2,500."""

LONGEST_SHOT = 60.0
"""Seconds that one shot may last."""

FILE_ENDINGS = (".yaml", ".yml", ".fountain", ".txt", ".md", ".json", ".toml", ".mp4", ".mov", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Spending:
    """What the user allows to be spent, and what they gave their word on."""

    budget: Decimal | None = None
    """US dollars for this run."""
    yes: bool = False
    """Spend without asking."""
    unknown_price: bool = False
    """Buy also what nobody knows the price of."""
    affirmed: tuple[str, ...] = ()
    """Rules of the policy on whose questions the user gave a word."""


@dataclass(frozen=True, slots=True)
class FilmRequest:
    """One film, or one still, from one prompt. Raises WrongUse, with what is allowed, when it cannot be made as asked."""

    prompt: str
    output: Path | None = None
    """None picks a free name from the prompt's words, in the current folder."""
    models: tuple[str, ...] = ("house",)
    """Who makes it; several make it side by side. `auto` takes the cheapest that can, under the budget."""
    seconds: float | None = None
    """None takes the length that the prompt states, else 4 s, or what the model usually makes."""
    aspect: str = ""
    size: str = ""
    fps: int | None = None
    """None of the three: 16:9, 720p and 24 for the house; what the model usually makes for others."""
    seed: int = 0
    takes: int = 1
    draft: bool = False
    still: bool = False
    """One picture instead of a film."""
    files: tuple[tuple[str, Path], ...] = ()
    """Role of an input (`image`, `end-image`, `reference`, `reference-2` ..., `video`) and its file."""
    sound: bool | None = None
    negative: str = ""
    """What must not be seen."""
    mode: str = ""
    options: tuple[tuple[str, Any], ...] = ()
    """The model's own options."""
    dialect: bool = False
    """Write the prompt out the way the model likes it; else the user's words go out as they are."""
    spending: Spending = Spending()
    narration: Narration | None = None
    """A line that is spoken over the film."""
    force: bool = False

    def __post_init__(self) -> None:
        check_prompt(self.prompt)
        if self.seconds is not None:
            check_seconds(self.seconds)
        if not 1 <= self.takes <= 20:
            raise WrongUse(f"{self.takes} takes cannot be made at once.", next_step="Ask for 1 to 20.")
        if not 0 <= self.seed < 2**32:
            raise WrongUse(
                f"The seed {self.seed} is out of range.", next_step="Give a whole number from 0 to 4294967295."
            )
        if self.fps is not None and not 1 <= self.fps <= 120:
            raise WrongUse(f"{self.fps} frames a second cannot be made.", next_step="Ask for 1 to 120; film has 24.")
        if self.still and self.narration is not None:
            raise WrongUse("A still cannot speak.", next_step="Leave --say away, or make a film without --still.")
        if len(set(self.models)) < len(self.models):
            raise WrongUse("A model is named twice.", next_step="For more tries of one model, add --takes.")
        ending, kind = (".png", "Stills are written as PNG") if self.still else (".mp4", "Films are written as MP4")
        if self.output is not None and self.output.suffix.lower() != ending:
            raise WrongUse(
                f"'{self.output.name}' does not say what kind of file to write.",
                next_step=f"{kind}: give a name that ends in {ending}.",
            )

    @property
    def house_frame(self) -> Frame:
        """The frame that the house paints."""
        return frame(self.aspect or "16:9", self.size or "720p", self.fps or 24)


def check_prompt(prompt: str) -> None:
    """Refuse what cannot be a prompt: nothing, too much, control characters, the name of a file that is not there."""
    if not prompt.strip():
        raise WrongUse("The prompt is empty.", next_step='Say what to show, as in: shotwright make "waves at sunset".')
    if len(prompt) > LONGEST_PROMPT:
        raise WrongUse(
            f"The prompt has {len(prompt):,} characters; the limit is {LONGEST_PROMPT:,}.",
            next_step="One shot needs 50 to 100 words: describe one shot at a time.",
        )
    odd = next((c for c in prompt if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\r\t"), None)
    if odd is not None:
        raise WrongUse(
            f"The prompt holds a control character (U+{ord(odd):04X}) at position {prompt.index(odd) + 1}.",
            next_step="Remove it and try again.",
        )
    if not any(c.isalnum() for c in prompt):
        raise WrongUse("The prompt holds no words.", next_step="Say what to show: who, doing what, where.")
    check_not_a_file(prompt.strip())


def check_not_a_file(text: str) -> None:
    """Refuse a name that looks like a file instead of drawing it as words."""
    path_like = text.lower().endswith(FILE_ENDINGS) or re.fullmatch(r"\.{0,2}/\S+|[A-Za-z]:\\\S+", text)
    if not path_like or len(text.split()) > 3:
        return
    path = Path(text)
    if path.exists():
        raise WrongUse(
            f"'{text}' is a file, and `make` takes a prompt.", next_step="Give the prompt itself, in quotes."
        )
    folder = path.parent if path.parent.is_dir() else Path()
    near = get_close_matches(path.name, [p.name for p in folder.iterdir()], n=1)
    mend = f"Did you mean '{folder / near[0]}'?" if near else "Check the name, or describe what to show in words."
    raise WrongUse(f"There is no file '{text}'.", next_step=mend)


def check_seconds(seconds: float) -> None:
    """Refuse a length that no shot can have."""
    if not math.isfinite(seconds) or not 0.25 <= seconds <= LONGEST_SHOT:
        raise WrongUse(
            f"A shot cannot last {seconds:g} seconds.", next_step=f"Ask for 0.25 to {LONGEST_SHOT:g} seconds."
        )


def frame(aspect: str, size: str, fps: int) -> Frame:
    """The frame for these words, or WrongUse with the words that are known."""
    if aspect not in ASPECTS:
        raise WrongUse(f"There is no aspect '{aspect}'.", next_step=f"Choose one of {', '.join(ASPECTS)}.")
    if size not in SIZES:
        raise WrongUse(f"There is no size '{size}'.", next_step=f"Choose one of {', '.join(SIZES)}.")
    if not 1 <= fps <= 120:
        raise WrongUse(f"{fps} frames a second cannot be made.", next_step="Ask for 1 to 120; film has 24.")
    return Frame(aspect=aspect, size=size, fps=fps)


def file_name(prompt: str) -> str:
    """The first words of the prompt as a file name without ending."""
    plain = unicodedata.normalize("NFKD", prompt).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)[:6]
    return "-".join(words)[:60] or "film"
