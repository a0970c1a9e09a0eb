"""The page docs/paid-once.md: each bench of this matter writes its own section and leaves the others as they are."""

from __future__ import annotations

import datetime
import os
import platform
from pathlib import Path

PAGE = Path("docs/paid-once.md")
HEAD = """# Paid once

An order leaves only after its purchase and the money for it are on the disk; what the vendor answers is on the disk
before anyone reads it; what may have been bought is never simply ordered again. Here this is proved by stopping.
The vendor is scripted (`shotwright.vendors.scripted`) and keeps books of its own, with which the ledger is compared.

*Manner* is what a vendor lets us do when the answer to an order is lost: **idempotent**, send it again under the same
key; **findable**, look it up by our reference; **blind**, neither. Only a blind vendor's order can be *parked*: it stays
with its money held, `shotwright jobs` names it, and a person says what became of it.
"""
ORDER = ("Failpoints", "kill -9", "In flight")


def machine() -> str:
    """Where and when, for a figure."""
    return (
        f"{datetime.date.today():%Y-%m-%d}, {os.cpu_count()} cores of {platform.machine()}, "
        f"Python {platform.python_version()}"
    )


def sections() -> dict[str, str]:
    """What the page says now, by heading."""
    if not PAGE.exists():
        return {}
    parts = PAGE.read_text("utf-8").split("\n## ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}


def write(heading: str, text: str) -> None:
    """Put `text` under its heading."""
    said = {**sections(), heading: text.strip()}
    body = "".join(f"\n## {name}\n\n{said[name]}\n" for name in ORDER if name in said)
    PAGE.write_text(HEAD + body, "utf-8")
