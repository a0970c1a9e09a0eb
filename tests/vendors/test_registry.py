"""Vendors are found by their entry point; the house comes through the same door as everyone."""

from __future__ import annotations

import pytest

from shotwright.errors import WrongUse
from shotwright.vendors import known_vendors, vendor


def test_the_house_is_there() -> None:
    assert "house" in known_vendors()
    assert vendor("house").name == "house"


def test_an_unknown_vendor_ends_with_the_free_way() -> None:
    with pytest.raises(WrongUse, match=r"no vendor called 'sora'.*house"):
        vendor("sora")
