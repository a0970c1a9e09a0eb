"""Writes `docs/delivery.md` from the presets and rules: `python -m shotwright.finish.page`."""

from __future__ import annotations

from pathlib import Path

from .disclosure import rules
from .presets import Preset, presets, spelled

MEASURED = "## Reframing, measured"
"""What follows is written by `make bench-reframe` and kept as it is."""


def page() -> str:
    """The page up to what is measured."""
    head = [
        "# Delivery", "",
        "`shotwright deliver FILM.mp4 --for youtube-1080p --for shorts -o out` makes one file for each place. Length and",
        "size are checked for all of them before anything is rendered; sound is brought to the place's loudness in two",
        "passes; a film of another shape gets bars, or a crop that follows its subject; chapters stay. Each file is opened",
        "again and held against the same limits, then signed with the film as its parent, and the signature is verified.",
        "Beside it lie a poster, the captions and what should be disclosed. `--burn words` draws the captions above the",
        "platform's own signs. Resizing is Lanczos with edges sharpened: it adds no detail, and the command says so.", "",
        "## Presets", "",
        "| preset | for | size | picture | sound | length | file | covered | looked up |",
        "|---|---|---|---|---|---|---|---|---|",
        *(row(one) for one in presets().values()), "",
        "*covered*: shares of top, right, bottom and left that the platform's signs may cover. What is not certain:", "",
        *(f"* `{one.name}`: {doubt}" for one in presets().values() for doubt in one.doubts), "",
        "## What to disclose", "",
    ]  # fmt: skip
    for rule in rules().values():
        head += [f"**[{rule.title}]({rule.source})** ({rule.date}). {rule.when} *What to do:* {rule.do}", ""]
    return "\n".join(head)


def row(one: Preset) -> str:
    """One preset as a row of the table."""
    size = f"{one.frame[0]} × {one.frame[1]}" if one.frame else "as the film"
    size = f"within {one.within[0]} × {one.within[1]}" if one.within else size
    rates = f", {one.rates[0]:g} to {one.rates[1]:g} fps" if one.rates else ""
    most = f", up to {one.megabits:g} Mb/s" if one.megabits else ""
    fast = f" ({one.megabits_fast:g} from 48 fps)" if one.megabits_fast else ""
    loud = f", {one.loudness:g} LUFS, {one.peak:g} dBTP" if one.loudness is not None else ""
    sound = (
        "none" if one.audio == "none" else one.audio + (f" {one.kilobits} kb/s" if one.audio != "pcm" else "") + loud
    )
    shortest = spelled(one.shortest) if one.shortest else "any"
    length = f"{shortest} to {spelled(one.longest)}" if one.longest else "any"
    largest = f"{one.largest / 1e6:,.0f} MB" if one.largest else "any"
    covered = " ".join(f"{share:.0%}" for share in one.safe) if one.frame else ""
    return (
        f"| `{one.name}` | [{one.title}]({one.source}) | {size} | {one.video}{most}{fast}{rates} | {sound} | {length} | "
        f"{largest} | {covered} | {one.date} |"
    )


def write(target: Path, measured: str | None = None) -> None:
    """Write the page, with `measured` as its last part, or with the one that is there."""
    if measured is None:
        _, mark, rest = target.read_text("utf-8").partition(MEASURED) if target.exists() else ("", "", "")
        measured = (mark + rest) or f"{MEASURED}\n\nNot yet: `make bench-reframe`.\n"
    target.write_text(page() + "\n" + measured, "utf-8")


if __name__ == "__main__":
    write(Path("docs/delivery.md"))
