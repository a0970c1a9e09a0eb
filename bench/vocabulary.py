"""The vocabulary against real prompts: every prompt of a folder's text files is painted as a small sheet.

`python -m bench.vocabulary FOLDER [--only N]`: sheets and a page with 200 of them, drawn by a fixed seed for a reviewer who
sees nothing but prompt and sheet, go to out/vocabulary; the figures go to docs/vocabulary.md. A prompt that raises is
counted as crashed and its error is printed. The last line is name=value pairs.
"""

from __future__ import annotations

import datetime
import html
import os
import platform
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from shotwright.film import Frame
from shotwright.house.previz.compose import compose
from shotwright.house.previz.sheet import contact_sheet
from shotwright.prompt import parse

ROOT = Path(__file__).parent.parent
OUT = ROOT / "out" / "vocabulary"
WIDTH = 1200
"""Pixels of a sheet as it is kept."""

JUDGED, SEED = 200, 4
"""How many sheets the reviewer's page holds, and the seed that draws them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What became of one prompt."""

    number: int
    prompt: str
    unheard: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    clipped: float = 0.0
    seconds: float = 0.0
    error: str = ""


@dataclass(slots=True)
class File:
    """The sheets of one text file."""

    name: str
    sheets: list[Sheet] = field(default_factory=list)

    def share(self, met: int) -> float:
        """Share of the file's prompts, in per cent."""
        return 100 * met / max(1, len(self.sheets))

    @property
    def heard(self) -> float:
        """Prompts of which every word was understood."""
        return self.share(sum(not s.unheard and not s.error for s in self.sheets))

    @property
    def as_asked(self) -> float:
        """Prompts of which every word was understood and nothing had to be approximated."""
        return self.share(sum(not s.unheard and not s.notes and not s.error for s in self.sheets))

    @property
    def crashed(self) -> int:
        """Prompts that raised."""
        return sum(bool(s.error) for s in self.sheets)


def painted(job: tuple[str, int, str]) -> Sheet:
    """Paint one prompt's sheet."""
    folder, number, prompt = job
    begun = time.perf_counter()
    try:
        shot = parse(prompt)[0]
        scene = compose(shot, Frame(size="360p"), 4.0, number)
        sheet = contact_sheet(scene)
        flat = sheet[8:-8:3, 8:-8:3].reshape(-1, 3)
        clipped = float(np.mean((flat >= 254).all(1) | (flat <= 1).all(1)))
        small = cv2.resize(sheet, (WIDTH, round(sheet.shape[0] * WIDTH / sheet.shape[1])), interpolation=cv2.INTER_AREA)
        target = OUT / folder / f"{number:04d}.jpg"
        target.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(target), small[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 80])
        return Sheet(number, prompt, shot.unheard, scene.notes, clipped, time.perf_counter() - begun)
    except Exception:
        return Sheet(number, prompt, error=traceback.format_exc(limit=-3))


def main() -> None:
    """Paint, count, write the pages."""
    wanted = [a for a in sys.argv[1:] if not a.startswith("-")]
    folder = Path(wanted[0] if wanted else os.environ.get("SHOTWRIGHT_PROMPTS", ""))
    texts = sorted(folder.glob("*.txt")) if wanted or str(folder) != "." else []
    if not texts:
        print("skipped: name a folder with text files, one prompt a line: make prove-vocabulary PROMPTS=folder")
        return
    most = int(sys.argv[sys.argv.index("--only") + 1]) if "--only" in sys.argv else 10**9
    files = []
    with ProcessPoolExecutor(max_workers=2) as pool:
        for text in texts:
            prompts = [line.strip() for line in text.read_text("utf-8").splitlines() if line.strip()][:most]
            made = File(text.stem)
            jobs = [(text.stem, number, prompt) for number, prompt in enumerate(prompts, 1)]
            for sheet in pool.map(painted, jobs, chunksize=4):
                made.sheets.append(sheet)
                if sheet.error:
                    print(f"{text.stem} {sheet.number}: {sheet.prompt}\n{sheet.error}", flush=True)
            files.append(made)
            print(
                f"{text.stem}: {len(made.sheets)} prompts, {made.crashed} crashed, {made.heard:.1f} % heard", flush=True
            )
    reviewers_page(files)
    (ROOT / "docs" / "vocabulary.md").write_text(page(files), "utf-8")
    print(
        " ".join(
            f"{f.name}_prompts={len(f.sheets)} {f.name}_crashed={f.crashed} {f.name}_heard={f.heard:.2f} "
            f"{f.name}_as_asked={f.as_asked:.2f}"
            for f in files
        )
    )


def page(files: list[File]) -> str:
    """The figures as a page."""
    sheets = [s for f in files for s in f.sheets]
    words = Counter(w.lower() for s in sheets for w in set(s.unheard))
    notes = Counter(n for s in sheets for n in s.notes)
    lines = [
        "# The vocabulary against real prompts",
        "",
        f"Written by `make prove-vocabulary` on {datetime.date.today()}, on {os.cpu_count()} cores ({platform.machine()}).",
        "Every prompt is read and painted as a sheet of three frames. *Heard* means that no word was left over; *as asked*",
        "that nothing had to be approximated either.",
        "",
        "| prompts | number | crashed | heard | as asked | most clipped pixels | seconds a sheet |",
        "|---|---|---|---|---|---|---|",
    ]
    for f in files:
        each = sum(s.seconds for s in f.sheets) / max(1, len(f.sheets))
        worst = max((s.clipped for s in f.sheets), default=0.0)
        lines.append(
            f"| {f.name} | {len(f.sheets)} | {f.crashed} | {f.heard:.1f} % | {f.as_asked:.1f} % | {worst:.2%} | {each:.2f} |"
        )
    lines += ["", "## Words that were not understood most often", ""]
    lines.append(", ".join(f"{word} ({count})" for word, count in words.most_common(40)) or "None.")
    lines += ["", "## What had to be said most often", ""]
    lines += [f"* {note} ({count})" for note, count in notes.most_common(30)]
    return "\n".join(lines) + "\n"


def reviewers_page(files: list[File]) -> None:
    """JUDGED prompts with their sheets, and nothing else, for someone who did not write the painter."""
    every = [(f.name, s) for f in files for s in f.sheets if not s.error]
    order = np.random.default_rng(SEED).permutation(len(every))[:JUDGED]
    rows = "".join(
        f'<li value="{k}"><p>{html.escape(every[i][1].prompt)}</p>'
        f'<img loading="lazy" src="{every[i][0]}/{every[i][1].number:04d}.jpg"></li>'
        for k, i in enumerate(order, 1)
    )
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "judge.html").write_text(f"<!doctype html><meta charset=utf-8><title>Sheets</title><ol>{rows}</ol>", "utf-8")


if __name__ == "__main__":
    main()
