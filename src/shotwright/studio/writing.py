"""A prompt written out for a model: completed, composed in its family's dialect, checked against what it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shotwright.catalog.shelf import model as model_called
from shotwright.film import Shot
from shotwright.prompt import parse
from shotwright.prompt.compose import Formula, complete
from shotwright.prompt.dialects import Spoken, speak


@dataclass(frozen=True, slots=True)
class Written:
    """One shot as understood, and as it is sent."""

    shot: Shot
    """What the text says."""
    done: Shot
    """With what was missing."""
    ours: tuple[str, ...]
    """Fields that are ours and not the user's."""
    spoken: Spoken
    notes: tuple[str, ...] = ()
    """What the model does not take."""

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "prompt": self.spoken.prompt,
            "negative": self.spoken.negative,
            "left_out": list(self.spoken.left_out),
            "ours": {name: plain(getattr(self.done, name)) for name in self.ours},
            "notes": list(self.notes),
        }


def plain(value: Any) -> Any:
    """A field of a Shot as plain data."""
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value


def shot_as_json(shot: Shot) -> dict[str, Any]:
    """Every field of a Shot, and beside them what the first subject does and how fast the first camera move is."""
    return shot.model_dump(mode="json") | {
        "action": next((s.action for s in shot.subjects if s.action), None),
        "camera_speed": shot.camera[0].speed if shot.camera else None,
    }


def written_out(
    text: str,
    *,
    formula: Formula | None = None,
    seed: int = 0,
    model: str = "",
    dialogue: tuple[tuple[str, str], ...] = (),
    sounds: tuple[str, ...] = (),
    negatives: tuple[str, ...] = (),
) -> list[Written]:
    """Every shot of a text, written out; dialogue and sounds go with the first. Raises WrongUse for an unknown model."""
    found = model_called(model) if model else None
    family = found.dialect if found else "general"
    out = []
    for number, shot in enumerate(parse(text)):
        done = complete(shot, seed)
        first = number == 0
        spoken = speak(
            done.shot,
            family,
            dialogue=dialogue if first else (),
            sounds=sounds if first else (),
            negatives=negatives,
            formula=formula or (None if found else "guide"),
            sound=found.sound if found else None,
            negative=found.negative_prompt if found else None,
        )
        notes = []
        if found and found.prompt_limit and len(spoken.prompt) > found.prompt_limit:
            notes.append(
                f"{found.id} takes at most {found.prompt_limit:,} characters; these are {len(spoken.prompt):,}."
            )
        out.append(Written(shot, done.shot, done.ours, spoken, tuple(notes)))
    return out
