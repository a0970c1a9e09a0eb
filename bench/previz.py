"""Speed of the painter: whole `shotwright make` processes over the gallery, kernels compiled; writes docs/speed.md.

Every film is 4 s at 24 fps. Wall time is the whole process: import, composing, sheet, sound, frames, encoding, signing.
A fixed kernel is timed beside it, so that figures of different machines can be compared: quote the ratio.
"""

from __future__ import annotations

import datetime
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.gallery import ROOT, films


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds of wall and CPU (children included), peak memory of its largest process in MB."""

    wall: float
    cpu: float
    memory: float


def process(*arguments: str) -> Run:
    """Run `shotwright` once."""
    begun = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "shotwright", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, arguments
    return Run(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def reference_kernel() -> float:
    """Seconds of CPU of a fixed piece of numpy work, the median of five."""
    field = np.random.default_rng(1).random((720, 1280)).astype(np.float32)
    times = []
    for _ in range(5):
        begun = time.process_time()
        for _ in range(20):
            np.sqrt(field * field + 0.5, out=field)
            np.minimum(field, 1.0, out=field)
        times.append(time.process_time() - begun)
    return statistics.median(times)


def main() -> None:
    """Measure, print, write the page."""
    rows = films()
    reference = reference_kernel()
    results: dict[str, Run] = {}
    with tempfile.TemporaryDirectory() as folder:

        def make(row: dict[str, object], *more: str) -> Run:
            target = str(Path(folder) / "film.mp4")
            seed = str(row.get("seed", 0))
            return process("make", str(row["prompt"]), "-o", target, "--force", "--seconds", "4", "--seed", seed, *more)

        for row in rows:
            make(row)  # compiles what is not compiled yet
            results[str(row["name"])] = min((make(row) for _ in range(2)), key=lambda run: run.wall)
            run = results[str(row["name"])]
            print(f"{row['name']:14} wall {run.wall:5.2f} s  cpu {run.cpu:5.2f} s  {run.memory:4.0f} MB", flush=True)
        sizes = {size: [make(row, "--size", size).wall for row in rows[:5]] for size in ("720p", "1080p")}
        drafts = [make(row, "--draft").wall for row in rows[:5]]
    walls = [run.wall for run in results.values()]
    large = statistics.median(b / a for a, b in zip(sizes["720p"], sizes["1080p"], strict=True))
    figures = {
        "median_wall": statistics.median(walls),
        "worst_wall": max(walls),
        "median_cpu": statistics.median(run.cpu for run in results.values()),
        "ratio_1080p": large,
        "draft_wall": statistics.median(drafts),
        "peak_mb": max(run.memory for run in results.values()),
        "help_cpu": min(process("--help").cpu for _ in range(5)),
        "reference_kernel": reference,
    }
    lines = [
        "# Speed of the painter",
        "",
        f"Written by `make bench-previz` on {datetime.date.today()}, on a 2-core x86-64 CPU. Each film has 4 s of",
        "1280×720 at 24 fps; wall time is the whole `shotwright make`, from start to the signed file; the better of",
        "two runs.",
        "",
        "| film | wall s | CPU s | peak MB |",
        "|---|---|---|---|",
        *(f"| {name} | {run.wall:.2f} | {run.cpu:.2f} | {run.memory:.0f} |" for name, run in results.items()),
        "",
        "| figure | value |",
        "|---|---|",
        f"| median, worst | {figures['median_wall']:.2f} s, {figures['worst_wall']:.2f} s |",
        f"| 1080p over 720p, first five films, median | {large:.2f} × |",
        f"| `--draft`, first five films, median | {figures['draft_wall']:.2f} s |",
        f"| peak memory of one process | {figures['peak_mb']:.0f} MB |",
        f"| `--help` | {figures['help_cpu']:.3f} s of CPU |",
        f"| reference kernel (numpy, fixed) | {reference:.3f} s of CPU |",
        "",
    ]
    (ROOT / "docs" / "speed.md").write_text("\n".join(lines), "utf-8")
    print(" ".join(f"{name}={value:.4f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
