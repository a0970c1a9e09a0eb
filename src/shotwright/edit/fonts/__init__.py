"""Fonts: those that are shipped, those that a user gives, those that are installed; and which letters each one draws.

Shipped are Noto Sans for Latin, Cyrillic and Greek, and its sisters for Arabic, Hebrew, Devanagari, Bengali, Tamil and
Thai, under the SIL Open Font License in OFL.txt beside them. Chinese, Japanese, Korean and the rest are found on the
machine. A text is cut into runs of one font each, so that libass never has to guess.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from shotwright.errors import MissingPart, WrongUse
from shotwright.media.folders import config_folder

from .sfnt import Face, NoFont, faces

__all__ = ["Face", "cast", "runs", "shipped", "user_folder"]

HERE = Path(__file__).parent
ENDINGS = (".ttf", ".otf", ".ttc")

PREFERRED = ("notosans", "noto sans", "hiragino", "yugoth", "msyh", "malgun", "pingfang", "wqy", "ipag", "gothic")
"""What a file is called that is looked into first, where many fonts have the letters."""

REGIONS = {"ja": ("JP", "Hiragino", "Yu ", "Meiryo", "IPA"), "ko": ("KR", "Malgun", "Apple SD", "Nanum"),
           "zh": ("SC", "CN", "YaHei", "Hei"), "zh-tw": ("TC", "TW", "JhengHei"), "zh-hk": ("HK", "TC")}  # fmt: skip
"""How fonts call the form of Han letters that a language writes."""

SCRIPTS = {"CJK": "Chinese characters", "HIRAGANA": "Japanese kana", "KATAKANA": "Japanese kana", "HANGUL": "Korean"}


@cache
def shipped() -> tuple[Face, ...]:
    """The faces that come with Shotwright, Noto Sans first."""
    return tuple(face for path in sorted(HERE.glob("*.ttf"), key=lambda p: (p.stem.count("-"), p.stem.split("-")[0],
                 "Bold" in p.stem)) for face in faces(path))  # fmt: skip


def user_folder() -> Path:
    """Where a user puts fonts that films shall use without being installed."""
    return config_folder() / "fonts"


def cast(texts: Iterable[str], given: tuple[Path, ...] = (), language: str = "") -> tuple[Face, ...]:
    """The faces that draw these texts, in the order in which they are asked: given, shipped, found on this machine.

    Raises MissingPart, naming the letters, when no font has them, WrongUse for a given file that is no font.
    """
    letters = {letter for text in texts for letter in text if not invisible(letter)}
    own: list[Face] = []
    for path in given:
        try:
            own += sorted(faces(path), key=lambda face: not fits(face, language))
        except NoFont as error:
            raise WrongUse(f"{str(error).capitalize()}.", next_step="Give a .ttf, .otf or .ttc file.") from error
    found = [*own, *shipped()]
    missing = {letter for letter in letters if not any(face.has(letter) for face in found)}
    if missing:
        for face in installed(language):
            if any(face.has(letter) for letter in missing):
                found.append(face)
                missing -= {letter for letter in missing if face.has(letter)}
                if not missing:
                    break
    if missing:
        raise MissingPart(
            f"No font on this machine has {script(missing)}: {' '.join(told(missing)[:8])}.",
            next_step=f"Install one (Noto has a font for every script), or put its file into '{user_folder()}'.",
        )
    return tuple(found)


def runs(text: str, known: tuple[Face, ...]) -> list[tuple[Face, str]]:
    """The text in stretches of one face each. Signs that every script shares stay with the letters before them."""
    parts: list[tuple[Face, str]] = []
    for letter in text:
        if parts and (invisible(letter) or (shared(letter) and parts[-1][0].has(letter))):
            face = parts[-1][0]
        else:
            face = next((face for face in known if face.has(letter) and not face.italic), known[0])
        if parts and parts[-1][0].family == face.family:
            parts[-1] = (parts[-1][0], parts[-1][1] + letter)
        else:
            parts.append((face, letter))
    return parts


def invisible(letter: str) -> bool:
    """A mark on the letter before, a joiner, a line break: it has no font of its own."""
    return unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf", "Cc")


def shared(letter: str) -> bool:
    """Spaces, digits and signs that no one script owns."""
    return unicodedata.category(letter)[0] in "ZPNS"


def script(letters: set[str]) -> str:
    """What to call the letters that are missing."""
    name = unicodedata.name(told(letters)[0], "UNKNOWN").split()[0]
    return SCRIPTS.get(name, f"{name.capitalize()} letters")


def told(letters: set[str]) -> list[str]:
    """Letters before signs, so that a message names what a reader knows the script by."""
    return sorted(letters, key=lambda letter: (not letter.isalpha(), letter))


def fits(face: Face, language: str) -> bool:
    """A face is in the form that a language writes; a language without forms of its own takes any."""
    low = language.lower()
    words = REGIONS.get(low) or REGIONS.get(low.split("-")[0], ())
    return not words or any(word in face.family for word in words)


def folders() -> list[Path]:
    """Where this system keeps fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "darwin":
        system = [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    elif sys.platform == "win32":
        system = [Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts",
                  Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]  # fmt: skip
    else:
        system = [
            home / ".local/share/fonts",
            home / ".fonts",
            Path("/usr/local/share/fonts"),
            Path("/usr/share/fonts"),
        ]
    return [user_folder(), *system]


def installed(language: str = "") -> Iterator[Face]:
    """Upright regular faces of this machine, likely ones first, read one file at a time."""
    later: list[Face] = []
    for folder in folders():
        files = [path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS] if folder.is_dir() else []
        for path in sorted(files, key=lambda p: (not any(w in p.name.lower() for w in PREFERRED), p.name)):
            try:
                here = [face for face in faces(path) if not face.bold and not face.italic]
            except NoFont:
                # Somebody else's broken file is not this film's fault.
                continue
            later += [face for face in here if not fits(face, language)]
            yield from (face for face in here if fits(face, language))
    yield from later
