"""Pictures, films and sounds that are given beside a prompt: looked at before anything is ordered."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from shotwright.errors import Damaged, WrongUse
from shotwright.media.files import digest
from shotwright.media.probe import probe

PICTURES = {"JPEG": "JPG", "PNG": "PNG", "WEBP": "WebP"}
"""Pillow's names of the kinds of picture that every vendor and the house take, and the people's."""


@dataclass(frozen=True, slots=True)
class Given:
    """The inputs of an order."""

    files: dict[str, Path]
    """By role."""
    digests: dict[str, str]
    """By role: SHA-256, as it goes into the order."""
    shape: Fraction | None = None
    """Width over height of the start picture."""
    video_seconds: float | None = None

    def count(self, *roles: str) -> int:
        """How many inputs have one of these roles; `reference` counts `reference-2` too."""
        return sum(role.rstrip("0123456789").rstrip("-") in roles for role in self.files)


def given(files: Iterable[tuple[str, Path]]) -> Given:
    """The files of a request, opened once each. Raises WrongUse or Damaged for one that is not what its role says."""
    found = dict(files)
    shape, seconds = None, None
    for role, file in found.items():
        if not file.is_file():
            raise WrongUse(f"There is no file '{file}'.", next_step=f"Check the name given with --{plain(role)}.")
        if plain(role) == "video":
            seconds = probe(file).seconds
        else:
            width, height = picture_size(file)
            shape = Fraction(width, height) if role == "image" else shape
    return Given(found, {role: digest(file) for role, file in found.items()}, shape, seconds)


def plain(role: str) -> str:
    """`reference` of `reference-2`."""
    return role.rstrip("0123456789").rstrip("-")


def picture_size(file: Path) -> tuple[int, int]:
    """Width and height as it is shown. Raises WrongUse for another kind of file, Damaged for a picture that is broken."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(file) as picture:
            kind, size = picture.format, picture.size
            picture.load()
            turned = picture.getexif().get(0x0112, 1) >= 5
    except UnidentifiedImageError:
        raise WrongUse(f"'{file}' is no picture.", next_step="Give a JPG, PNG or WebP.") from None
    except (OSError, SyntaxError, ValueError) as error:
        raise Damaged(f"'{file}' cannot be read whole: {error}.", next_step="Save it anew.") from error
    if kind not in PICTURES:
        raise WrongUse(f"'{file}' is a picture of the kind {kind}.", next_step="Give a JPG, PNG or WebP.")
    return (size[1], size[0]) if turned else size


def nearest(shape: Fraction, aspects: Iterable[str]) -> str | None:
    """The aspect that is nearest to a shape; None where none of the words is one."""
    known = {a: Fraction(*map(int, a.split(":"))) for a in aspects if a.replace(":", "").isdigit() and ":" in a}
    return min(known, key=lambda a: abs(math.log(known[a] / shape)), default=None)
