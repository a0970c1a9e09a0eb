"""The page of what each format keeps says what round trips find."""

from __future__ import annotations

from bench.handover import ROOT, table


def test_the_page_is_what_round_trips_find() -> None:
    page = (ROOT / "docs" / "handover.md").read_text("utf-8")
    assert "\n".join(table()) in page
