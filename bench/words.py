"""How well the words are understood: precision and recall on labelled prompts, camera moves, speed, unheard words.

Run `python -m bench.words FOLDER`, where FOLDER (or the environment variable SHOTWRIGHT_PROMPTS) holds `vbench.txt` and
`vbench2.txt`, the prompt lists that Vchitect/VBench publishes under Apache-2.0. It writes docs/words.md and prints one
last line of name=value pairs. `--misses` lists every prompt that is read otherwise than labelled.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import platform
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from shotwright.film import Shot
from shotwright.prompt import parse
from shotwright.prompt.lint import lint, mend

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "words.md"

SPOKEN = {
    "zooms? in": ("zoom", "in"),
    "zooms? out": ("zoom", "out"),
    "pans? left": ("pan", "left"),
    "pans? right": ("pan", "right"),
    "tilts? up": ("tilt", "up"),
    "tilts? down": ("tilt", "down"),
    r"orbits around in a clockwise direction": ("orbit", "clockwise"),
    r"orbits around in a counter-?clockwise direction": ("orbit", "counterclockwise"),
    r"orbits around\.": ("orbit", "around"),
    r"camera movement is static": ("static", None),
    r"camera circles around\.": ("orbit", "around"),
    r"airborne dolly movement": ("dolly", None),
}
"""What VBench 2.0's short camera prompts say, and the move that it must be read as."""


def facts(shot: Shot) -> list[tuple[str, str]]:
    """(field, value) of everything that the labels speak about."""
    found = [("subject", s.word.lower()) for s in shot.subjects]
    told = [b.action for b in shot.beats] + [s.action for s in shot.subjects if s.action]
    found += [("action", a) for a in dict.fromkeys(told)]
    found += [(f, v) for f, v in (("place", shot.place), ("time", shot.time), ("weather", shot.weather)) if v]
    found += [("camera", " ".join(filter(None, (c.move, c.direction)))) for c in shot.camera]
    return found


def same(field: str, wanted: str, value: str) -> bool:
    """True when a value is what the label wants; subjects are compared by their noun."""
    if field == "subject":
        return re.search(rf"\b{re.escape(wanted)}s?\b", value) is not None
    return value in wanted.split("|")


def judge(shot: Shot, label: dict[str, Any]) -> tuple[list[str], list[str], int]:
    """Wrong facts, missed facts and the number of right ones of one prompt."""
    wanted = [("subject", s) for s in label.get("subjects", ())]
    wanted += [("action", a) for a in label.get("action", ())] + [("camera", c) for c in label.get("camera", ())]
    wanted += [(f, label[f]) for f in ("place", "time", "weather") if f in label]
    may = [tuple(m.split(" ", 1)) for m in label.get("may", ())]
    said, right, missed = facts(shot), 0, []
    if "seen" in label:
        words = [("subject", s.word) for s in shot.subjects] + [("place", shot.place_word or "")]
        hit = next((w for w in words if same("subject", label["seen"], w[1])), None)
        right += hit is not None
        missed += [] if hit else [f"seen {label['seen']}"]
        said = [] if hit else said
    for field, value in wanted:
        hit = next((f for f in said if f[0] == field and same(field, value, f[1])), None)
        if hit:
            said.remove(hit)
            right += 1
        else:
            missed.append(f"{field} {value}")
    wrong = [f"{f} {v}" for f, v in said if not any(m[0] == f and same(f, m[1], v) for m in may)]
    return wrong, missed, right


def labelled(prompts: list[str], show: bool) -> dict[str, float]:
    """Precision and recall over the labels, in percent."""
    wrong = missed = right = 0
    for label in tomllib.loads((HERE / "labels_vbench.toml").read_text("utf-8"))["prompt"]:
        text = prompts[label["line"] - 1]
        if hashlib.sha256(text.encode()).hexdigest()[:12] != label["sha"]:
            sys.exit(f"Line {label['line']} of vbench.txt is not the one that was labelled.")
        w, m, r = judge(parse(text)[0], label)
        wrong, missed, right = wrong + len(w), missed + len(m), right + r
        if show and (w or m):
            print(f"{label['line']:4} {text}\n       wrong: {w}  missed: {m}")
    return {
        "precision": 100 * right / (right + wrong),
        "recall": 100 * right / (right + missed),
        "facts": right + missed,
    }


def cameras(prompts: list[str], show: bool) -> dict[str, float]:
    """Share of the short camera prompts whose move is read right, in percent."""
    right = count = 0
    for text in prompts:
        wanted = next((v for k, v in SPOKEN.items() if len(text) < 120 and re.search(rf"\b{k}", text, re.I)), None)
        if wanted is None:
            continue
        count += 1
        read = [(c.move, c.direction) for c in parse(text)[0].camera]
        right += read == [wanted]
        if show and read != [wanted]:
            print(f"     {text}\n       camera: {read}, wanted {wanted}")
    return {"camera_right": 100 * right / max(1, count), "camera_prompts": count}


def mending(prompts: list[str]) -> dict[str, float]:
    """How many prompts are mended in the strict profile, after how many of them a rule could still mend something, and
    how many change when they are mended again; the last two must be none.
    """
    look = partial(lint, profile="strict")
    changed = unfinished = restless = 0
    for text in prompts:
        done = mend(text, look)
        changed += done.text != text
        unfinished += any(f.edits for f in done.left)
        restless += mend(done.text, look).text != done.text
    return {"mended": changed, "unfinished": unfinished, "restless": restless}


def seconds_of(work: Callable[[str], object], prompts: list[str]) -> float:
    """Seconds of CPU of a process of its own over all prompts, after import: nothing is known of them from before."""
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(timed, work, prompts).result()


def timed(work: Callable[[str], object], prompts: list[str]) -> float:
    """Seconds of CPU over all prompts, after a warm-up that loads the lexicon and the rules."""
    work("a warm-up")
    begin = time.process_time()
    for text in prompts:
        work(text)
    return time.process_time() - begin


def main() -> None:
    """Measure, write the page, print the figures."""
    paths = [a for a in sys.argv[1:] if not a.startswith("-")]
    folder = Path(paths[0] if paths else os.environ.get("SHOTWRIGHT_PROMPTS", ""))
    if not (folder / "vbench.txt").is_file():
        sys.exit("No vbench.txt there: name the folder that holds VBench's prompt lists, or set SHOTWRIGHT_PROMPTS.")
    first, second = ((folder / n).read_text("utf-8").splitlines() for n in ("vbench.txt", "vbench2.txt"))
    every = first + second
    reading, linting = seconds_of(parse, every), seconds_of(lint, every)
    shots = [parse(text) for text in every]
    show = "--misses" in sys.argv
    figures = labelled(first, show) | cameras(second, show) | {"cpu_seconds": reading, "prompts": len(shots)}
    figures |= {"lint_cpu_seconds": linting} | mending(every)
    unheard = Counter(w.lower() for each in shots[: len(first)] for shot in each for w in shot.unheard)
    write(figures, unheard)
    print(" ".join(f"{k}={v:.4g}" for k, v in figures.items()), f"unheard={sum(unheard.values())}")


def write(figures: dict[str, float], unheard: Counter[str]) -> None:
    """The page docs/words.md."""
    rows = "\n".join(f"| {w} | {n} |" for w, n in sorted(unheard.items(), key=lambda p: (-p[1], p[0]))[:50])
    PAGE.write_text(
        f"""# How well the words are understood

Written by `make bench-words` on {datetime.date.today():%Y-%m-%d}, on {os.cpu_count()} cores of {platform.machine()},
Python {platform.python_version()}.

* Labelled by hand: 100 of the 946 prompts of VBench, {figures["facts"]:.0f} facts (place, subject, action, time,
  weather, camera): precision {figures["precision"]:.1f} %, recall {figures["recall"]:.1f} %. The labels were made before the
  parser saw the prompts, and the parser was mended on them since: before any mending it had 94.2 % and 91.8 %.
* Camera moves of VBench 2.0's {figures["camera_prompts"]:.0f} short camera prompts: {figures["camera_right"]:.1f} % right.
* All {figures["prompts"]:.0f} prompts of both lists: {figures["cpu_seconds"]:.2f} s of CPU to read them,
  {figures["lint_cpu_seconds"]:.2f} s to read and lint them.
* Mended in the strict profile: {figures["mended"]:.0f} of them. In {figures["unfinished"]:.0f} a rule could still mend
  something; mending again changes {figures["restless"]:.0f}.

## The fifty words that are most often not understood in the 946

| word | times |
|---|---|
{rows}
""",
        "utf-8",
    )


if __name__ == "__main__":
    main()
