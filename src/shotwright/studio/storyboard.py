"""The plan as one HTML page that holds everything: words, prices, and a house sheet of each shot."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from html import escape
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shotwright.catalog import shelf
from shotwright.film.look import Frame

from .plan import Plan, Row

SHEET_WIDTH = 960

STYLE = """
:root{--ink:#1d2330;--soft:#5b6475;--line:#e3e6ec;--paper:#fbfbfc;--card:#fff;--warn:#9a5b00;--bad:#b3261e;--ok:#1b7a43}
@media(prefers-color-scheme:dark){:root{--ink:#e8ebf2;--soft:#9aa3b5;--line:#2c3342;--paper:#12151c;--card:#1a1f2a;
--warn:#f0b35a;--bad:#ff8a80;--ok:#6fd39a}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
main{max-width:1040px;margin:0 auto;padding:48px 24px 96px}h1{font-size:34px;margin:0 0 4px;letter-spacing:-.02em}
.sum{color:var(--soft);margin:0 0 32px}.sum b{color:var(--ink)}
h2{font-size:15px;text-transform:uppercase;letter-spacing:.08em;color:var(--soft);margin:40px 0 12px}
article{background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:hidden;margin:0 0 20px}
article img{display:block;width:100%;height:auto;background:#000}.text{padding:16px 20px 18px}
.top{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline}.top b{font-size:17px}
.top span{color:var(--soft)}.price{margin-left:auto;font-variant-numeric:tabular-nums;color:var(--ink)!important}
p.words{margin:8px 0 0}ul{margin:10px 0 0;padding:0 0 0 18px;color:var(--soft)}li.warning{color:var(--warn)}
li.error{color:var(--bad)}.there{color:var(--ok)!important}
"""


def storyboard(plan: Plan, cache: Path, *, sheets: bool = True, progress: Callable[[float], None] | None = None) -> str:
    """The page. Sheets are painted by the house, free, and kept in `cache` by what they show."""
    parts, scene = [], ""
    for number, row in enumerate(plan.rows):
        if row.asked.scene.id != scene:
            scene = row.asked.scene.id
            parts.append(f"<h2>{escape(row.asked.scene.title or scene)}</h2>")
        picture = sheet(row, cache) if sheets else None
        parts.append(card(row, picture))
        if progress is not None:
            progress((number + 1) / len(plan.rows))
    lacking = sum(row.takes - row.there for row in plan.rows)
    missing = f"{lacking} take{'s' * (lacking != 1)} to make" if lacking else "nothing to make"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(plan.title)}: storyboard</title><style>{STYLE}</style></head><body><main>"
        f"<h1>{escape(plan.title)}</h1><p class=sum>{len(plan.rows)} shots, {plan.seconds:.0f} s; {missing}, "
        f"<b>{escape(plan.amount)}</b></p>{''.join(parts)}</main></body></html>\n"
    )


def card(row: Row, picture: bytes | None) -> str:
    """One shot."""
    frozen = row.entry.frozen
    image = ""
    if picture is not None:
        data = base64.b64encode(picture).decode("ascii")
        image = f'<img loading="lazy" alt="Sheet of {escape(row.asked.name)}" src="data:image/jpeg;base64,{data}">'
    cost = "free" if row.quote is None else row.quote.amount
    times = f" × {row.takes}" if row.takes > 1 else ""
    there = f"<span class=there>{row.there} of {row.takes} kept</span>" if row.there else ""
    notes = [f"<li class={f.severity}>{escape(f.message)}</li>" for f in row.findings]
    notes += [f"<li class=warning>{escape(j.message)}</li>" for j in row.jumps]
    if shelf.model(frozen.model).reach == "here" and row.shot.unheard:
        notes.append(f"<li>The house does not know: {escape(', '.join(row.shot.unheard))}.</li>")
    lines = [f"<li>{escape(line.who or 'Narrator')}: “{escape(line.say)}”</li>" for line in row.asked.shot.lines]
    listed = f"<ul>{''.join(lines + notes)}</ul>" if lines or notes else ""
    return (
        f"<article>{image}<div class=text><div class=top><b>{escape(row.asked.name)}</b>"
        f"<span>{frozen.shown:g} s</span><span>{escape(frozen.model)} · {escape(row.why)}</span>{there}"
        f"<span class=price>{escape(cost)}{times}</span></div><p class=words>{escape(frozen.prompt)}</p>{listed}"
        "</div></article>"
    )


def sheet(row: Row, cache: Path) -> bytes:
    """Three frames of a shot, painted by the house, as JPEG."""
    frozen = row.entry.frozen
    text = f"{frozen.prompt}|{frozen.frame.aspect}|{frozen.seed}|{frozen.shown}"
    kept = cache / "sheets" / f"{hashlib.sha256(text.encode()).hexdigest()}.jpg"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        part.write_bytes(jpeg(painted(row)))
        part.replace(kept)
    return kept.read_bytes()


def painted(row: Row) -> NDArray[np.uint8]:
    """The sheet's pixels."""
    from shotwright.house.previz.compose import compose
    from shotwright.house.previz.sheet import contact_sheet

    frozen = row.entry.frozen
    small = Frame(aspect=frozen.frame.aspect, size="360p", fps=12)
    return contact_sheet(compose(row.shot, small, frozen.shown, frozen.seed))


def jpeg(picture: NDArray[np.uint8]) -> bytes:
    """RGB pixels as JPEG, at most `SHEET_WIDTH` wide."""
    import cv2

    height, width = picture.shape[:2]
    scale = min(1.0, SHEET_WIDTH / width)
    small = cv2.resize(picture, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA)
    done, data = cv2.imencode(".jpg", small[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 82])
    assert done
    return data.tobytes()
