"""Captions as files: SubRip, WebVTT and ASS out, SubRip, WebVTT and ASS in, one file a language.

Cut.captions ── srt | vtt | ass ── NAME.srt, or NAME.de.srt, NAME.ar.srt where a film has several languages
someone's .srt, .vtt, .ass ── read ── captions
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from shotwright.errors import Damaged, WrongUse
from shotwright.film.cut import Caption, Cut
from shotwright.media.files import write_bytes

from .breaks import lines
from .fonts import cast
from .lettering import CaptionStyle, letters
from .segments import Segment

ROW = 42
"""Letters in one line of a caption file, the broadcasters' usual limit; wide letters count twice."""
LONGEST_HOURS = 10
LARGEST = 20_000_000
"""Bytes: no film's captions are longer."""

TIME = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
MARKUP = r"(?i)</?(?:[ibuscv]|font|ruby|rt|lang)(?:[ .][^>]*)?>|<\d[\d:.]*>|\{\\[^}]*\}"
"""Tags of SubRip and WebVTT, and ASS commands that some .srt files hold; any other `<` is text."""
ARROW = re.compile(rf"^\s*{TIME}\s*-->\s*{TIME}(.*)$")


def srt(captions: Iterable[Caption]) -> str:
    """SubRip."""
    return "\n".join(
        f"{number}\n{clock(c.start, ',')} --> {clock(c.end, ',')}\n{broken(c)}\n"
        for number, c in enumerate(in_order(captions), 1)
    )


def vtt(captions: Iterable[Caption], *, words: bool = False) -> str:
    """WebVTT (W3C), with who speaks; with `words` the time of each word is in it, and players light it up."""
    blocks = ["WEBVTT\n"]
    for c in in_order(captions):
        text = timed(c) if words and c.words else html.escape(broken(c), quote=False)
        who = f"<v {html.escape(c.who.replace(chr(10), ' '), quote=False)}>" if c.who else ""
        blocks.append(f"{clock(c.start, '.')} --> {clock(c.end, '.')}\n{who}{text}\n")
    return "\n".join(blocks)


def ass(cut: Cut, style: CaptionStyle = "boxed") -> str:
    """The cut's captions as they would be burnt, for a player or an editor that draws ASS."""
    whole = Segment(0, cut.frames, (), None, (), (), tuple(in_order(cut.captions)))
    known = cast(caption.text for caption in cut.captions)
    return letters(whole, cut, burn_captions=True, style=style, known=known).text


FORMATS: dict[str, Callable[[Cut], str]] = {
    "srt": lambda cut: srt(cut.captions),
    "vtt": lambda cut: vtt(cut.captions),
    "ass": ass,
}
"""Ending of each kind of caption file, and what writes it."""


def languages(captions: Iterable[Caption]) -> list[str]:
    """The languages of captions, in the order in which they appear."""
    return list(dict.fromkeys(caption.lang for caption in captions))


def sidecars(cut: Cut, film: Path, formats: Sequence[str] = ("srt",), *, force: bool = False) -> list[Path]:
    """Write the captions beside a film, one file a language and format. Raises FileInTheWay or Unwritable."""
    made = []
    spoken = languages(cut.captions)
    for lang in spoken:
        own = cut.model_copy(update={"captions": tuple(c for c in cut.captions if c.lang == lang)})
        for ending in formats:
            name = f"{film.stem}.{lang}.{ending}" if len(spoken) > 1 else f"{film.stem}.{ending}"
            write_bytes(film.with_name(name), FORMATS[ending](own).encode("utf-8"), force=force)
            made.append(film.with_name(name))
    return made


def in_order(captions: Iterable[Caption]) -> list[Caption]:
    """By the time at which they appear."""
    return sorted(captions, key=lambda caption: (caption.start, caption.end))


def clock(seconds: float, point: str) -> str:
    """A time in hours, minutes, seconds and thousandths."""
    thousandths = max(0, round(seconds * 1000))
    hours, minutes = thousandths // 3_600_000, thousandths // 60_000 % 60
    return f"{hours:02}:{minutes:02}:{thousandths // 1000 % 60:02}{point}{thousandths % 1000:03}"


def broken(caption: Caption) -> str:
    """The text in lines that can be read at once. A blank line would end the caption in a file, so there is none."""
    words = tuple(word.text for word in caption.words)
    return "\n".join(lines(caption.text, ROW, columns, words=words))


def columns(text: str) -> float:
    """Letters in a row; marks take no room, wide letters that of two."""
    from unicodedata import category, east_asian_width

    return sum(2 if east_asian_width(c) in "WF" else category(c) not in ("Mn", "Me", "Cf") for c in text)


def timed(caption: Caption) -> str:
    """The text with the time of each word before it, as WebVTT's timestamp tags."""
    said, at = "", 0
    for number, word in enumerate(caption.words):
        place = caption.text.find(word.text, at)
        if place < 0:
            continue
        said += html.escape(caption.text[at:place], quote=False)
        if number and caption.start < word.start < caption.end:
            said += f"<{clock(word.start, '.')}>"
        said += html.escape(word.text, quote=False)
        at = place + len(word.text)
    return " ".join((said + html.escape(caption.text[at:], quote=False)).split())


def read(path: Path, lang: str = "en") -> list[Caption]:
    """The captions of a .srt, .vtt or .ass file. Raises WrongUse or Damaged, naming the file and what is wrong."""
    text = decoded(path)
    parts = from_ass if path.suffix.lower() in (".ass", ".ssa") else from_arrows
    found = list(parts(text, lang))
    if not found:
        raise Damaged(f"'{path.name}' holds no captions.", next_step="Use a .srt, .vtt or .ass file.")
    if found[-1].end > LONGEST_HOURS * 3600:
        raise Damaged(f"'{path.name}' goes on for {found[-1].end / 3600:.0f} hours: its times are wrong.")
    return in_order(found)


def decoded(path: Path) -> str:
    """The text of a file in UTF-8 or UTF-16, or in the old Windows encoding that many .srt files still have."""
    if not path.is_file():
        raise WrongUse(f"There is no file '{path}'.", next_step="Check the name.")
    if path.stat().st_size > LARGEST:
        raise Damaged(f"'{path.name}' is too large for captions.", next_step="Use a .srt, .vtt or .ass file.")
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if b"\0" in data and encoding != "utf-16":
        raise Damaged(f"'{path.name}' is no text.", next_step="Use a .srt, .vtt or .ass file.")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def from_arrows(text: str, lang: str) -> Iterable[Caption]:
    """Captions of SubRip and WebVTT: a line of two times, the text up to a blank line."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, row in enumerate(rows):
        found = ARROW.match(row)
        if not found:
            continue
        said = []
        for below in rows[number + 1 :]:
            if not below.strip() or ARROW.match(below):
                break
            said.append(below.strip())
        if len(said) > 1 and said[-1].isdigit() and number + len(said) + 1 < len(rows) and ARROW.match(
            rows[number + len(said) + 1]
        ):  # fmt: skip
            # The number of the next caption, where the blank line before it is missing.
            said.pop()
        who = re.match(r"<v(?:\.\S+)? ([^>]+)>", said[0]) if said else None
        plain = html.unescape(re.sub(MARKUP, "", "\n".join(said))).strip()
        start, end = seconds(found.groups()[:4]), seconds(found.groups()[4:8])
        if plain and end > start:
            yield Caption(text=plain, start=start, end=end, who=html.unescape(who[1]) if who else "", lang=lang)


def from_ass(text: str, lang: str) -> Iterable[Caption]:
    """Captions of ASS: the events that are dialogue, without their commands."""
    for row in text.splitlines():
        kind, _, rest = row.partition(":")
        fields = rest.split(",", 9)
        times = [re.fullmatch(r"\s*(\d+):(\d{1,2}):(\d{1,2})\.(\d{1,3})\s*", field) for field in fields[1:3]]
        if kind.strip() != "Dialogue" or len(fields) < 10 or not all(times):
            continue
        start, end = (seconds(time.groups()) for time in times if time is not None)
        plain = re.sub(r"\{[^}]*\}", "", fields[9]).replace("\\N", "\n").replace("\\n", "\n").replace("\\h", "\u00a0")
        if plain.strip() and end > start:
            yield Caption(text=plain.strip(), start=start, end=end, who=fields[4].strip(), lang=lang)


def seconds(parts: Sequence[str | None]) -> float:
    """Hours (maybe none), minutes, seconds and a fraction."""
    hours, minutes, whole, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(whole or 0) + float(f"0.{fraction}")
