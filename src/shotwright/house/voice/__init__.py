"""The house voice: a line in any living language that eSpeak NG speaks, with the time of every word and phoneme."""

from .delivery import MOODS
from .languages import languages
from .local import is_local, speak_locally
from .speak import Line, speak
from .voices import VOICES, Voice, find_voice, of_character, of_person

__all__ = [
    "MOODS",
    "VOICES",
    "Line",
    "Voice",
    "find_voice",
    "is_local",
    "languages",
    "of_character",
    "of_person",
    "speak",
    "speak_locally",
]
