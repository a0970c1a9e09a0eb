"""How a line is spoken: mood as prosody, in factors on what the voice does by itself."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from shotwright.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Delivery:
    """Factors on speed, pitch and how far it moves; pauses between words; loudness in dB."""

    pace: float = 1.0
    pitch: float = 1.0
    life: float = 1.0
    gap: float = 0.0
    """Seconds between words."""
    loudness: float = 0.0
    breath: bool = False
    """Whispered."""


MOODS: dict[str, Delivery] = {
    "neutral": Delivery(),
    "calm": Delivery(pace=0.90, pitch=0.97, life=0.8, gap=0.02),
    "happy": Delivery(pace=1.06, pitch=1.10, life=1.5, loudness=1.0),
    "excited": Delivery(pace=1.18, pitch=1.18, life=1.8, loudness=3.0),
    "sad": Delivery(pace=0.80, pitch=0.92, life=0.55, gap=0.04, loudness=-3.0),
    "angry": Delivery(pace=1.10, pitch=1.06, life=1.6, loudness=4.0),
    "afraid": Delivery(pace=1.14, pitch=1.22, life=0.9, loudness=-1.0),
    "tender": Delivery(pace=0.88, pitch=1.03, life=0.9, gap=0.02, loudness=-3.0),
    "serious": Delivery(pace=0.92, pitch=0.93, life=0.7, gap=0.02),
    "solemn": Delivery(pace=0.80, pitch=0.88, life=0.6, gap=0.06),
    "mysterious": Delivery(pace=0.84, pitch=0.90, life=1.1, gap=0.05, loudness=-3.0),
    "tired": Delivery(pace=0.78, pitch=0.90, life=0.5, gap=0.05, loudness=-4.0),
    "surprised": Delivery(pace=1.02, pitch=1.20, life=1.9, loudness=2.0),
    "dramatic": Delivery(pace=0.88, pitch=0.95, life=1.5, gap=0.05, loudness=2.0),
    "playful": Delivery(pace=1.04, pitch=1.10, life=1.7),
    "urgent": Delivery(pace=1.25, pitch=1.08, life=1.2, loudness=3.0),
    "whispered": Delivery(pace=0.90, gap=0.02, loudness=-6.0, breath=True),
    "shouted": Delivery(pace=0.96, pitch=1.25, life=1.5, loudness=6.0),
}

SAME = {
    "peaceful": "calm", "relaxed": "calm", "serene": "calm", "joyful": "happy", "cheerful": "happy", "warm": "tender",
    "hopeful": "happy", "enthusiastic": "excited", "melancholy": "sad", "sorrowful": "sad", "furious": "angry",
    "scared": "afraid", "fearful": "afraid", "nervous": "afraid", "tense": "urgent", "gentle": "tender", "soft": "tender",
    "romantic": "tender", "grave": "solemn", "ominous": "mysterious", "exhausted": "tired", "epic": "dramatic",
    "whisper": "whispered", "shout": "shouted", "shouting": "shouted", "whispering": "whispered", "professional": "neutral",
}  # fmt: skip
"""Words for the moods above."""


def delivery(mood: str | None) -> Delivery:
    """The delivery for a mood; None is neutral. Raises WrongUse with the nearest moods."""
    if mood is None:
        return MOODS["neutral"]
    key = mood.strip().lower()
    key = SAME.get(key, key)
    if key in MOODS:
        return MOODS[key]
    near = get_close_matches(key, [*MOODS, *SAME], n=3, cutoff=0.5) or list(MOODS)
    raise WrongUse(f"The house voice knows no mood '{mood[:40]}'.", next_step=f"Choose one of {', '.join(near)}.")
