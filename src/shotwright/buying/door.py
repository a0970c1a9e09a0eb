"""From an order to a take, through the vendor contract.

    order ── prepare ── submit ──┬── Finished ─────────── fetch ── take
                                 └── Receipt ── poll … ─┘

Only free work passes here: a vendor whose submit can be charged is refused, because nothing records the purchase.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from shotwright.errors import Stopped, TakeFailed
from shotwright.film import Order, Take
from shotwright.vendors import Failed, Finished, Progress, Vendor

POLL_SECONDS = 2.0


async def take(order: Order, maker: Vendor, folder: Path) -> Take:
    """Have `maker` make the take that `order` asks for, with its files in `folder`.

    Raises Stopped for a vendor that charges, TakeFailed with the vendor's reason when no take comes.
    """
    if maker.manner != "house":
        raise Stopped(
            f"'{maker.name}' charges for takes, and purchases cannot be recorded yet.",
            next_step="Use the free house engine: --model house.",
        )
    prepared = await maker.prepare(order)
    answer: Finished | Failed | Progress
    sent = await maker.submit(prepared, reference=order.digest)
    if isinstance(sent, Finished):
        answer = sent
    else:
        while isinstance(answer := await maker.poll(sent), Progress):
            await asyncio.sleep(POLL_SECONDS)
    if isinstance(answer, Failed):
        raise TakeFailed(f"The take did not come: {answer.message}", next_step="Change the prompt or the seed.")
    files = await maker.fetch(answer, folder)
    return Take(order=order, files=tuple(files), notes=answer.notes)
