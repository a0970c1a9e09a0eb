"""Resampling keeps a tone where and what it is."""

from __future__ import annotations

import numpy as np
import pytest

from shotwright.media.sound import RATE, resampled


@pytest.mark.parametrize("rate", [22_050, 24_817, 44_100, 96_000, 7_919])
def test_a_tone_stays_itself(rate: int) -> None:
    """No delay, and an error below -95 dB, at rates with and without a common measure."""
    t = np.arange(rate) / rate
    tone = np.sin(2 * np.pi * 440 * t)
    made = resampled(tone, rate)
    assert len(made) == RATE
    wanted = np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE)
    inner = slice(RATE // 10, -RATE // 10)
    assert 20 * np.log10(np.abs(made - wanted)[inner].max()) < -95


def test_channels_are_kept_apart() -> None:
    """And silence stays silence."""
    both = np.stack([np.ones(9_000), np.zeros(9_000)], axis=1)
    made = resampled(both, 24_817)
    assert np.abs(made[:, 1]).max() == 0 and abs(made[8_000, 0] - 1) < 1e-3
