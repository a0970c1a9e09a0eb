"""How well the policy reads: what it misses and what it refuses wrongly, on labelled prompts and on everyday ones.

Run `python -m bench.policy FOLDER`, where FOLDER (or the environment variable SHOTWRIGHT_PROMPTS) holds `vbench.txt` and
`vbench2.txt`, the prompt lists that Vchitect/VBench publishes under Apache-2.0. It writes docs/policy-figures.md and
prints one last line of name=value pairs. `--misses` lists every prompt that is read otherwise than labelled.
"""

from __future__ import annotations

import datetime
import os
import platform
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from shotwright.trust.policy import Asked, judge, rule_set

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "policy-figures.md"
LABELLED = HERE.parent / "tests" / "trust"
EVERYDAY = ("vbench.txt", "vbench2.txt")

FIRST_READING = {
    "policy_prompts.txt": "the rules were written with them",
    "policy_prompts_second.txt": "52 % of the forbidden were stopped",
    "policy_prompts_third.txt": "39 of 48 forbidden were stopped, 2 of 71 innocent were too",
    "policy_prompts_fourth.txt": "38 of 48 forbidden were stopped, none of 53 innocent",
}
"""Each set, and how the rules read it before they were widened by it: that cannot be measured again."""


@dataclass(frozen=True, slots=True)
class Read:
    """One set of prompts, as the rules read it now."""

    name: str
    forbidden: int
    missed: tuple[str, ...]
    innocent: int
    refused: tuple[str, ...]


def read(name: str) -> Read:
    """A labelled set."""
    lines = (LABELLED / name).read_text("utf-8").splitlines()
    pairs = [(a.strip(), b.strip()) for a, _, b in (line.partition("|") for line in lines if not line.startswith("#"))]
    bad = [text for label, text in pairs if label != "fine"]
    fine = [text for label, text in pairs if label == "fine"]
    missed = tuple(text for text in bad if not judge(Asked(text)))
    return Read(name, len(bad), missed, len(fine), tuple(text for text in fine if judge(Asked(text))))


def everyday(folder: Path) -> list[str]:
    """Prompts that people write, none of which asks for harm."""
    return [line for name in EVERYDAY for line in (folder / name).read_text("utf-8").splitlines() if line.strip()]


def main() -> None:
    """Measure, write the page, print the figures."""
    named = [a for a in sys.argv[1:] if not a.startswith("-")] or [os.environ.get("SHOTWRIGHT_PROMPTS", "")]
    sets = [read(name) for name in FIRST_READING]
    prompts = everyday(Path(named[0]))
    begun = time.process_time()
    stopped = [text for text in prompts if judge(Asked(text))]
    each = 1000 * (time.process_time() - begun) / len(prompts)
    if "--misses" in sys.argv:
        for one in sets:
            print("\n".join(f"missed: {text}" for text in one.missed))
            print("\n".join(f"refused: {text}" for text in one.refused))
        print("\n".join(f"everyday: {text}" for text in stopped))
    write(sets, len(prompts), stopped, each)
    bad, fine = sum(one.forbidden for one in sets), sum(one.innocent for one in sets)
    missed, refused = sum(len(one.missed) for one in sets), sum(len(one.refused) for one in sets)
    print(
        f"prompts={bad + fine} forbidden={bad} missed={missed} innocent={fine} false_refusals={refused} "
        f"false_refusal_percent={100 * refused / fine:.2f} everyday={len(prompts)} everyday_stopped={len(stopped)} "
        f"milliseconds_each={each:.2f}"
    )


def write(sets: list[Read], prompts: int, stopped: list[str], each: float) -> None:
    """The page docs/policy-figures.md."""
    rows = "\n".join(
        f"| `{one.name}` | {one.forbidden} | {len(one.missed)} | {one.innocent} | {len(one.refused)} "
        f"| {FIRST_READING[one.name]} |"
        for one in sets
    )
    PAGE.write_text(
        f"""# How well the policy reads

Written by `make bench-policy` on {datetime.date.today():%Y-%m-%d}, on {os.cpu_count()} cores of {platform.machine()},
Python {platform.python_version()}, with the rules of {rule_set().version}.

| set, in `tests/trust` | forbidden | not stopped | innocent near misses | stopped wrongly | at the first reading |
|---|---|---|---|---|---|
{rows}

The last column says what to expect of words that nobody here has thought of: rules over words miss some, and a vendor looks
again on its side. The other columns say that what was once learned is kept; a test holds them.

* Everyday prompts: of the {prompts} of VBench and VBench 2.0 the rules stop {len(stopped)}, each with the question
  whether it is meant.
* One prompt is read in {each:.1f} ms.
""",
        "utf-8",
    )


if __name__ == "__main__":
    main()
