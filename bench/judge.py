"""Two hundred prompts of VBench as sheets for a person who sees nothing else, and what that person said.

`python -m bench.judge FOLDER sheets` draws 200 prompts of FOLDER/vbench.txt by a fixed seed and writes pages of ten
sheets (three frames each, numbered) and their prompts to out/judge. `python -m bench.judge FOLDER page` counts the
verdicts of bench/judged_vbench.toml and writes docs/judged.md; its last line is name=value pairs.
"""

from __future__ import annotations

import datetime
import random
import sys
import tomllib
from collections import Counter
from pathlib import Path

import cv2
import numpy as np

from bench.gallery import ROOT
from shotwright.film import Frame
from shotwright.house.previz.compose import compose
from shotwright.house.previz.sheet import contact_sheet
from shotwright.prompt import parse

DRAWN, SEED, A_PAGE = 200, 946, 10
VERDICTS = Path(__file__).parent / "judged_vbench.toml"
ASKED = ("subject", "place", "action", "light", "camera")


def drawn(folder: Path) -> list[tuple[int, str]]:
    """Line number (from 1) and text of the drawn prompts."""
    lines = [line.strip() for line in (folder / "vbench.txt").read_text("utf-8").splitlines()]
    numbers = sorted(random.Random(SEED).sample(range(1, len(lines) + 1), DRAWN))
    return [(number, lines[number - 1]) for number in numbers]


def sheets(folder: Path) -> None:
    """Paint the pages."""
    out = ROOT / "out" / "judge"
    out.mkdir(parents=True, exist_ok=True)
    prompts = drawn(folder)
    for page in range(0, DRAWN, A_PAGE):
        rows = []
        for number, text in prompts[page : page + A_PAGE]:
            scene = compose(parse(text)[0], Frame(size="360p", fps=12), 4.0, number)
            sheet = cv2.resize(contact_sheet(scene), (960, 188), interpolation=cv2.INTER_AREA)
            label = np.full((188, 90, 3), 20, np.uint8)
            cv2.putText(label, str(number), (8, 104), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (255, 255, 255), 2)
            rows.append(np.hstack([label, sheet]))
        cv2.imwrite(str(out / f"page{page // A_PAGE + 1:02}.png"), np.vstack(rows)[..., ::-1])
    (out / "prompts.txt").write_text("\n".join(f"{number}: {text}" for number, text in prompts) + "\n", "utf-8")
    print(f"sheets={len(prompts)} folder={out}")


def page(folder: Path) -> None:
    """Count the verdicts and write the page."""
    texts = dict(drawn(folder))
    data = tomllib.loads(VERDICTS.read_text("utf-8"))
    rows = data["verdict"]
    understood = sum(row["understood"] for row in rows)
    tallies = {name: Counter(row.get(name, "none") for row in rows) for name in ASKED}
    worst = [row for row in rows if not row["understood"]][:20]
    lines = [
        "# Would a director understand it?",
        "",
        f"Written by `python -m bench.judge` on {datetime.date.today()}. {data['by']}",
        "",
        f"**{understood} of {len(rows)} prompts, {100 * understood / len(rows):.1f} %, were understood.**",
        "",
        "| asked for | shown | partly or wrongly | not asked |",
        "|---|---|---|---|",
        *(f"| {name} | {t['yes']} | {t['no']} | {t['none']} |" for name, t in tallies.items()),
        "",
        "## The worst",
        "",
        "| prompt | why | mended since |",
        "|---|---|---|",
        *(f"| {texts[row['prompt']].replace('|', '/')} | {row['why']} | {row.get('mended', '')} |" for row in worst),
        "",
    ]
    (ROOT / "docs" / "judged.md").write_text("\n".join(lines), "utf-8")
    print(f"judged={len(rows)} understood={understood / len(rows):.3f}")


if __name__ == "__main__":
    {"sheets": sheets, "page": page}[sys.argv[2]](Path(sys.argv[1]))
