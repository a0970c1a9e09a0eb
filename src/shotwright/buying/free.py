"""Work that costs nothing: the house and local models, through the same contract, without a purchase.

order ── prepare ── submit ──┬── Finished ─────────── fetch ── take
                             └── Receipt ── poll … ─┘
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

from shotwright.errors import Stopped, TakeFailed
from shotwright.film import Order, Take
from shotwright.vendors import Failed, Finished, Progress, Receipt, Vendor

POLL_SECONDS = 2.0


async def make_free(order: Order, maker: Vendor, folder: Path, files: Mapping[str, Path] | None = None) -> Take:
    """Have `maker` make the take that `order` asks for, with its files in `folder`.

    Raises Stopped for a vendor that charges, TakeFailed with the vendor's reason when no take comes.
    """
    if maker.manner != "house":
        raise Stopped(
            f"'{maker.name}' charges for takes, and this way keeps no record of purchases.",
            next_step="Buy it through a ledger, or use the free house engine: --model house.",
        )
    prepared = await maker.prepare(order, files or {})
    answer: Finished | Failed | Progress | Receipt = await maker.submit(prepared, reference=order.digest)
    if isinstance(answer, Receipt):
        receipt = answer
        while isinstance(answer := await maker.poll(receipt), Progress):
            await asyncio.sleep(POLL_SECONDS)
    if isinstance(answer, Failed):
        raise TakeFailed(f"The take did not come: {answer.message}", next_step="Change the prompt or the seed.")
    assert isinstance(answer, Finished)
    made = await maker.fetch(answer, folder)
    return Take(order=order, files=tuple(made), notes=answer.notes)
