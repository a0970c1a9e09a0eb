"""Writes `docs/models.md` and `docs/prices.md` from the catalogue: `python -m shotwright.catalog.page`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .estimate import dollars
from .facts import Extra, Model, Price, VendorFacts
from .plans import Plan, plans
from .shelf import models, vendors

MEANINGS: dict[str, str] = {
    "text": "a film from words",
    "image": "a film from a start picture",
    "end-frame": "a film between a start and an end picture",
    "references": "pictures of who and what appears",
    "video-edit": "a film changed by words",
    "extend": "a film made longer",
    "reframe": "a film in another aspect",
    "motion": "the movement of one film given to a picture",
    "performance": "an actor's play given to a character",
    "sound": "sound with the picture",
    "dialogue": "spoken lines, in voices that can be chosen",
    "hdr": "high dynamic range",
    "avatar": "a presenter who speaks a text",
    "lip-sync": "lips moved to a new voice",
    "translate": "a film spoken in another language",
    "voice-clone": "a voice of one's own, with consent",
    "word-times": "the time of each word or letter",
    "still": "a picture from words",
    "still-edit": "a picture changed by words",
    "upscale": "a film made larger",
    "smooth": "a film with more frames a second",
    "speech": "a voice that reads a text",
    "music": "music",
    "effects": "a sound from words",
    "foley": "sounds that follow a silent film",
}
"""Each kind of work and what it means."""

CLAIMS = {
    "nothing trained": "nothing was trained",
    "licensed": "licensed only",
    "partly licensed": "licensed in part",
    "not stated": "not stated",
}


def lengths_in_words(m: Model) -> str:
    """'3 to 15 s', '4, 6, 8 s'; with what narrows them."""
    if not m.durations:
        return ""
    text = f"{spoken(m.durations)} s"
    for rule in m.narrow:
        where = [f"at {' and '.join(rule.sizes)}"] if rule.sizes else []
        where += [f"with {', '.join(rule.inputs)}"] if rule.inputs else []
        where += [f"without {', '.join(rule.unless)}"] if rule.unless else []
        text += f"; {spoken(tuple(d for d in m.durations if d in rule.seconds))} s {' '.join(where)}"
    return text


def spoken(numbers: tuple[int, ...]) -> str:
    """'3 to 15' for a run of at least four, else the numbers."""
    if len(numbers) > 3 and numbers == tuple(range(numbers[0], numbers[-1] + 1)):
        return f"{numbers[0]} to {numbers[-1]}"
    return ", ".join(map(str, numbers))


def price_in_words(row: Price) -> str:
    """'$0.112 a second, 1080p, silent'."""
    rate = dollars(row.usd) + (f" to {dollars(row.usd_high)}" if row.usd_high is not None else "")
    unit = f"{'an' if row.unit[0] in 'aeiou' else 'a'} {row.unit}"
    if row.seconds:
        unit += f" of {row.seconds} s"
    if row.next_usd is not None:
        unit = f"for the first megapixel, {dollars(row.next_usd)} for each further one"
    sound = {True: "with sound", False: "silent", None: ""}[row.sound]
    video = {True: "with an input video", False: "without input video", None: ""}[row.video]
    return ", ".join(filter(None, (f"{rate} {unit}", " and ".join(row.sizes), row.mode, sound, video)))


def extra_in_words(row: Extra) -> str:
    """'plus $0.01 for each image'."""
    each = "the price of a second" if row.usd is None else dollars(row.usd)
    return f"plus {each} for each {row.per}" + (f" after {row.over}" if row.over else "")


def certain(row: Price | Extra) -> str:
    """'secondary, 2026-08-21'."""
    return f"{row.certainty}, {row.date}"


def models_page() -> str:
    """The whole of docs/models.md."""
    out = [
        "# Models",
        "",
        "What each model can do, from `src/shotwright/catalog/data`. Written by `python -m shotwright.catalog.page`;",
        "a test fails while it is stale. Prices are in [prices.md](prices.md). `shotwright models --needs image,1080p`",
        "finds those that suit; `shotwright models NAME` shows one with every doubt.",
        "",
        "| word | what it means |",
        "|---|---|",
        *(f"| `{kind}` | {text} |" for kind, text in MEANINGS.items()),
        "",
    ]
    for v in vendors():
        sold = [m for m in models() if m.vendor == v.name]
        if v.address or sold:
            out += vendor_section(v, sold)
    out += ["## Without a public interface", "", "| product | what does its work here |", "|---|---|"]
    out += [f"| {v.title} | {v.instead} |" for v in vendors() if v.instead]
    return "\n".join(out) + "\n"


def vendor_section(v: VendorFacts, sold: Iterable[Model]) -> list[str]:
    """One vendor's heading and table of models."""
    key = " or ".join(f"`{e}`" for e in v.keys.environment) or "none"
    out = [f"## {v.title}", "", f"Key: {key}. {ended(v.retry.how)} Source: <{v.source}>, {v.date}."]
    if v.source == "shotwright":
        out[-1] = f"Key: none. {ended(v.retry.how)}"
    refused = f"Known to refuse: {v.refused.text} (<{v.refused.source}>, {v.refused.date})" if v.refused else ""
    out += [ended(d) for d in (v.rights, refused, *v.doubts) if d]
    rows = list(sold)
    if not rows:
        return [*out, ""]
    out += ["", "| model | state | can do | lengths | sizes | training data | votes |", "|---|---|---|---|---|---|---|"]
    for m in rows:
        life = m.life.state + (f" {m.life.ends}" if m.life.ends else "")
        life += f", then `{m.life.successor}`" if m.life.successor else ""
        votes = "; ".join(f"{r.place}. of {r.board} ({r.date})" for r in m.ranks)
        cells = (
            f"`{m.id}`",
            life,
            ", ".join(m.kinds),
            lengths_in_words(m),
            ", ".join(m.sizes),
            CLAIMS[m.training.claim],
            votes,
        )
        out.append("| " + " | ".join(cells) + " |")
    notes = [(m.id, d) for m in rows for d in (*m.doubts, m.licence, m.territory) if d]
    return [*out, "", *(f"* `{name}`: {text}" for name, text in notes), *([""] if notes else [])]


def ended(text: str) -> str:
    """A sentence with its full stop."""
    return text if text.endswith(".") else f"{text}."


def prices_page() -> str:
    """The whole of docs/prices.md."""
    out = [
        "# Prices",
        "",
        "US dollars, from `src/shotwright/catalog/data`. Written by `python -m shotwright.catalog.page`; a test fails",
        "while it is stale. A price older than 90 days says so when it is quoted. *verified*: read at the vendor or in",
        "a dated quotation of it; *secondary*: told by a third party; *gateway*: what resellers ask; *uncertain*:",
        "recalled or derived.",
        "",
        "| model | price | how sure | source |",
        "|---|---|---|---|",
    ]
    for m in models():
        for row in m.price.rows:
            out.append(f"| `{m.id}` | {price_in_words(row)} | {certain(row)} | {cited(row)} |")
        for extra in m.price.extras:
            out.append(f"| `{m.id}` | {extra_in_words(extra)} | {certain(extra)} | {cited(extra)} |")
    none = ", ".join(f"`{m.id}`" for m in models() if not m.price.rows)
    out += ["", f"Without a price in the sources read: {none}.", "", "## Plans", ""]
    out += [
        "Only *official* (read at the vendor) and *reported* (a dated third party) numbers are ranked by `shotwright plans`.",
        "",
        "| plan | a month | a month, by the year | credits | watermark | commercial use | how sure |",
        "|---|---|---|---|---|---|---|",
    ]
    out += [plan_row(p) for p in plans()[0]]
    out += ["", "| service | model | credits | how sure |", "|---|---|---|---|"]
    for rate in plans()[2]:
        sound = {True: ", with sound", False: ", silent", None: ""}[rate.audio]
        if rate.credits_per_second is not None:
            credits = f"{rate.credits_per_second} a second"
        elif rate.credits_per_minute is not None:
            credits = f"{rate.credits_per_minute} a started minute"
        else:
            credits = f"{rate.credits_per_clip} for {rate.clip_seconds} s"
        size = f" {rate.resolution}" if rate.resolution else ""
        out.append(f"| {rate.service} | {rate.model}{size}{sound} | {credits} | {rate.certainty}, {rate.date} |")
    return "\n".join(out) + "\n"


def cited(row: Price | Extra) -> str:
    """The source and who quoted it."""
    place = "this project" if row.source == "shotwright" else f"<{row.source}>"
    return f"{place}, {row.witness}" if row.witness else place


def plan_row(p: Plan) -> str:
    """One plan as a row."""
    yes = {True: "yes", False: "no", None: "not known"}
    cells = (
        f"{p.service} {p.name}",
        dollars(p.usd_month) if p.usd_month is not None else "not known",
        dollars(p.usd_month_annual) if p.usd_month_annual is not None else "",
        f"{p.credits_month:,}" if p.credits_month is not None else "not known",
        yes[p.watermark],
        yes[p.commercial],
        f"{p.certainty}, {p.date}",
    )
    return "| " + " | ".join(cells) + " |"


PAGES = {"models.md": models_page, "prices.md": prices_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        target = Path(__file__).parents[3] / "docs" / name
        target.write_text(page(), "utf-8")
        print(target)
