"""Precision and recall of the words, against labels made by hand: `python -m bench.words FOLDER`.

FOLDER holds vbench.txt and vbench2.txt, one prompt a line (the prompt lists of VBench 1 and 2, Apache-2.0). Writes docs/words.md.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

from shotwright.film import Shot
from shotwright.prompt import parse

HERE = Path(__file__).parent
SLOTS = ("place", "subject", "action", "time", "weather", "camera")
PAN_PATTERN = re.compile(r"^.{1,60}, (pan|tilt|zoom) (left|right|up|down|in|out)\.?$", re.IGNORECASE)


def heard(shot: Shot) -> dict[str, Counter[str]]:
    """What the parser says, slot by slot, as bags of keys."""
    kinds = [{"birds": "bird", "puppy": "dog"}.get(s.kind, s.kind) for s in shot.subjects]
    props = [p.kind for s in shot.subjects for p in s.props]
    actions = {s.action for s in shot.subjects if s.action}
    moves = [f"{c.move} {c.direction or ''}".strip() for c in shot.camera]
    return {
        "place": Counter([shot.place] if shot.place else []),
        "subject": Counter(kinds + [p for p in props if p in ("guitar",)]),
        "action": Counter(actions),
        "time": Counter([shot.time] if shot.time else []),
        "weather": Counter([shot.weather] if shot.weather else []),
        "camera": Counter(moves),
    }


def labelled(row: dict[str, object]) -> dict[str, Counter[str]]:
    """What the person said."""
    out = {slot: Counter([str(row[slot])] if row[slot] else []) for slot in SLOTS if slot != "subject"}
    subjects = row["subjects"]
    assert isinstance(subjects, list)
    return {**out, "subject": Counter(subjects)}


def camera_share(prompts: list[str]) -> tuple[int, int]:
    """How many prompts of the pattern "Garden, zoom in." have their camera read right."""
    right = total = 0
    for prompt in prompts:
        match = PAN_PATTERN.match(prompt)
        if not match:
            continue
        total += 1
        move, way = match.group(1).lower(), match.group(2).lower()
        said = [(c.move, c.direction) for c in parse(prompt)[0].camera]
        right += said in ([(move, way)], [("tilt" if move == "pan" and way in ("up", "down") else move, way)])
    return right, total


def main() -> None:
    """Measure, print, write the page."""
    folder = Path(sys.argv[1])
    first = [line.strip() for line in (folder / "vbench.txt").read_text("utf-8").splitlines() if line.strip()]
    second = [line.strip() for line in (folder / "vbench2.txt").read_text("utf-8").splitlines() if line.strip()]
    parse("warm up")
    begun = time.process_time()
    shots = [parse(prompt) for prompt in first + second]
    seconds = time.process_time() - begun

    hit: Counter[str] = Counter()
    said: Counter[str] = Counter()
    meant: Counter[str] = Counter()
    misses = []
    for row in tomllib.loads((HERE / "labels_vbench.toml").read_text("utf-8"))["label"]:
        prompt = first[row["line"] - 1]
        assert hashlib.sha256(prompt.encode()).hexdigest().startswith(row["digest"]), f"line {row['line']} has changed"
        ours, theirs = heard(parse(prompt)[0]), labelled(row)
        for slot in SLOTS:
            both = sum((ours[slot] & theirs[slot]).values())
            hit[slot] += both
            said[slot] += sum(ours[slot].values())
            meant[slot] += sum(theirs[slot].values())
            if ours[slot] != theirs[slot]:
                misses.append(f"{row['line']} {slot}: said {sorted(ours[slot])}, meant {sorted(theirs[slot])}")
    precision = sum(hit.values()) / sum(said.values())
    recall = sum(hit.values()) / sum(meant.values())
    right, total = camera_share(second)
    unheard = Counter(w.lower() for row in shots[: len(first)] for shot in row for w in shot.unheard)
    whole = sum(not any(shot.unheard for shot in row) for row in shots[: len(first)]) / len(first)
    for miss in misses:
        print(miss)

    lines = [
        "# What the words are worth",
        "",
        f"Measured on {datetime.date.today()} by `make bench-words` on a 2-core x86-64 CPU. 100 of the 946 prompts of VBench 1,",
        "drawn by a fixed seed and labelled by hand before the parser saw them (`bench/labels_vbench.toml`).",
        "",
        "| slot | precision | recall | labelled |",
        "|---|---|---|---|",
        *(f"| {s} | {hit[s] / max(1, said[s]):.0%} | {hit[s] / max(1, meant[s]):.0%} | {meant[s]} |" for s in SLOTS),
        f"| **all** | **{precision:.1%}** | **{recall:.1%}** | {sum(meant.values())} |",
        "",
        f"Camera of the VBench 2 prompts of the form \"Garden, zoom in.\": {right} of {total} right.",
        f"Prompts of VBench 1 with no word left unheard: {whole:.0%}. Reading all {len(first) + len(second)} prompts: {seconds:.2f} s of CPU.",
        "",
        "The fifty most frequent unheard words of VBench 1, with how often:",
        "",
        ", ".join(f"{word} {n}" for word, n in unheard.most_common(50)) + ".",
        "",
    ]  # fmt: skip
    (HERE.parent / "docs" / "words.md").write_text("\n".join(lines), "utf-8")
    print(
        f"precision={precision:.4f} recall={recall:.4f} camera_right={right} camera_total={total} "
        f"whole={whole:.4f} cpu_seconds={seconds:.3f}"
    )


if __name__ == "__main__":
    main()
