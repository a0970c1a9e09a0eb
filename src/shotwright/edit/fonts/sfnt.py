"""What a font file says of itself (OpenType 1.9): family, metrics, and which characters it has letters for."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

WINDOWS = 3
"""Number of the platform whose records every font of today has."""


class NoFont(ValueError):
    """The file is no font that can be read."""


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file."""

    path: Path
    number: int
    """Which face of a collection."""
    family: str
    bold: bool
    italic: bool
    tall: float
    """Ascent and descent over the em, as libass reads them: an ASS font size is this height, not the em."""
    firsts: tuple[int, ...]
    """First character of each stretch that it covers, in order."""
    lasts: tuple[int, ...]

    def has(self, letter: str) -> bool:
        """It has a glyph for this character."""
        code = ord(letter)
        place = bisect_right(self.firsts, code) - 1
        return place >= 0 and code <= self.lasts[place]


def faces(path: Path) -> list[Face]:
    """Every face of a .ttf, .otf or .ttc file. Raises NoFont."""
    try:
        data = path.read_bytes()
        if data[:4] == b"ttcf":
            count = struct.unpack(">I", data[8:12])[0]
            starts = struct.unpack(f">{count}I", data[12 : 12 + 4 * count])
        elif data[:4] in (b"\0\1\0\0", b"OTTO", b"true"):
            starts = (0,)
        else:
            raise NoFont(f"'{path}' is no font")
        return [face(data, start, path, number) for number, start in enumerate(starts)]
    except (struct.error, KeyError, IndexError, OSError) as error:
        raise NoFont(f"'{path}' is no whole font") from error


def face(data: bytes, start: int, path: Path, number: int) -> Face:
    """One face whose table directory begins at `start`."""
    tables = {}
    for row in range(struct.unpack(">H", data[start + 4 : start + 6])[0]):
        tag, _, offset, length = struct.unpack(">4sIII", data[start + 12 + 16 * row : start + 28 + 16 * row])
        tables[tag.decode("latin-1")] = data[offset : offset + length]
    unit = struct.unpack(">H", tables["head"][18:20])[0]
    style = struct.unpack(">H", tables["head"][44:46])[0]
    ascent, descent = struct.unpack(">hh", tables["hhea"][4:8])
    descent = -descent
    system = tables.get("OS/2", b"")
    if len(system) >= 78 and sum(struct.unpack(">hh", system[74:78])):
        ascent, descent = struct.unpack(">hh", system[74:78])
    stretches = sorted(covered(tables["cmap"]))
    return Face(
        path,
        number,
        family(tables["name"]),
        bool(style & 1),
        bool(style & 2),
        (ascent + descent) / unit,
        tuple(first for first, _ in stretches),
        tuple(last for _, last in stretches),
    )


def family(names: bytes) -> str:
    """The family name by which libass finds a face: name 1 of the Windows records."""
    count, texts = struct.unpack(">HH", names[2:6])
    found = ""
    for row in range(count):
        platform, _, language, kind, length, offset = struct.unpack(">6H", names[6 + 12 * row : 18 + 12 * row])
        if kind == 1 and platform in (0, WINDOWS):
            text = names[texts + offset : texts + offset + length].decode("utf-16-be", "replace")
            if language in (0, 0x409) or not found:
                found = text
    return found


def covered(cmap: bytes) -> list[tuple[int, int]]:
    """Stretches of Unicode with a glyph, from the widest of the table's maps (formats 4 and 12)."""
    maps = {}
    for row in range(struct.unpack(">H", cmap[2:4])[0]):
        platform, encoding, offset = struct.unpack(">HHI", cmap[4 + 8 * row : 12 + 8 * row])
        if platform == 0 or (platform == WINDOWS and encoding in (1, 10)):
            maps[struct.unpack(">H", cmap[offset : offset + 2])[0]] = offset
    if 12 in maps:
        at = maps[12]
        groups = struct.unpack(">I", cmap[at + 12 : at + 16])[0]
        rows = struct.iter_unpack(">III", cmap[at + 16 : at + 16 + 12 * groups])
        return [(first, last) for first, last, _ in rows]
    if 4 not in maps:
        return []
    at = maps[4]
    count = struct.unpack(">H", cmap[at + 6 : at + 8])[0] // 2
    lasts = struct.unpack(f">{count}H", cmap[at + 14 : at + 14 + 2 * count])
    firsts = struct.unpack(f">{count}H", cmap[at + 16 + 2 * count : at + 16 + 4 * count])
    return [(first, last) for first, last in zip(firsts, lasts, strict=True) if first != 0xFFFF]
