"""Quotes equal figures that were worked by hand from the vendors' sheets; each row names its source and the sum."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotwright.catalog.estimate import dollars
from shotwright.catalog.facts import parse_day
from shotwright.catalog.pricing import Quote, quote
from shotwright.catalog.request import lengths, usual_size
from shotwright.catalog.shelf import model, models
from shotwright.errors import WrongUse

DAY = datetime.date(2026, 11, 25)

KLING = "https://kling.ai/document-api"
GOOGLE = "https://docs.laozhang.ai/en/announcements/gemini-omni-1-2-flash-2026-11.md"
VERTEX = "https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/veo"
LUMA = "https://docs.agents.lumalabs.ai/guides/pricing/"
MINIMAX = "https://docs.laozhang.ai/en/announcements/minimax-h3-2026-10.md"
HAILUO = "https://platform.minimax.io/docs"
ARK = "https://docs.byteplus.com/en/docs/ModelArk"
WAN = "https://docs.apiyi.com/api-capabilities/wan3/overview.md"
GROK = "https://inference.sh/apps/xai/grok-imagine-video-1-5.md"
LTX = "https://docs.ltx.video"
RUNWAY = "https://docs.dev.runwayml.com"
COMFY = "https://docs.comfy.org"
BFL = "https://docs.bfl.ai"
HEYGEN = "https://developers.heygen.com/docs/pricing"

Row = tuple[str, dict[str, Any], str, str | None, str, str]

WORKED: list[Row] = [
    # model, request, low, high (None: no upper bound), source, the sum
    ("kling-3.0", {"seconds": 5, "size": "720p", "sound": False}, "0.42", "0.42", KLING, "5 × 0.084"),
    ("kling-3.0", {"seconds": 5, "size": "720p", "sound": True}, "0.63", "0.63", KLING, "5 × 0.126"),
    ("kling-3.0", {"seconds": 5, "size": "1080p", "sound": False}, "0.56", "0.56", KLING, "5 × 0.112"),
    ("kling-3.0", {"seconds": 10, "size": "1080p", "sound": True}, "1.68", "1.68", KLING, "10 × 0.168"),
    ("kling-3.0", {"seconds": 10, "size": "4k"}, "4.2", "4.2", KLING, "10 × 0.42"),
    ("kling-3.0", {"seconds": 7.5, "mode": "pro", "sound": False}, "0.896", "0.896", KLING, "8 × 0.112, rounded up"),
    ("kling-3.0", {"seconds": 5, "size": "720p"}, "0.42", "0.63", KLING, "silent to with sound"),
    ("kling-3.0", {"seconds": 8, "size": "1080p", "sound": True, "takes": 3}, "4.032", "4.032", KLING, "3 × 8 × 0.168"),
    ("kling-4.0", {"seconds": 10, "size": "1080p"}, "2.35", "2.937", COMFY, "10 × 0.235 to 10 × 0.2937"),
    ("kling-4.0-flash", {"seconds": 20}, "1.88", "2.348", COMFY, "20 × 0.094 to 20 × 0.1174"),
    ("kling-3.0-turbo", {"seconds": 5, "size": "720p"}, "0.56", "0.65", COMFY, "5 × 0.112 to 5 × 0.13"),
    ("kling-2.6", {"seconds": 10, "sound": True}, "1.4", "1.4", KLING, "10 × 0.14"),
    ("kling-2.1", {"seconds": 5, "mode": "std", "images": 1}, "0.28", "0.28", KLING, "5 × 0.056"),
    ("kling-2.1-master", {"seconds": 10}, "2.8", "2.8", KLING, "10 × 0.28"),
    ("kling-o1", {"seconds": 5, "size": "1080p"}, "0.56", "0.56", KLING, "5 × 0.112"),
    ("kling-o1", {"video": 5, "size": "1080p"}, "0.84", "0.84", KLING, "5 × 0.112 × 1.5"),
    ("gemini-omni-1.2-flash", {"seconds": 8, "size": "720p"}, "0.56", "0.56", GOOGLE, "8 × 0.07"),
    ("gemini-omni-1.2-flash", {"seconds": 15, "size": "4k"}, "3.15", "3.15", GOOGLE, "15 × 0.21"),
    ("gemini-omni-1.2-flash", {"seconds": 3, "size": "360p"}, "0.069", "0.069", GOOGLE, "3 × 0.023"),
    ("gemini-omni-1.1-flash", {"seconds": 10, "size": "1080p"}, "1.5", "1.5", "https://wavespeed.ai", "10 × 0.15"),
    ("veo-3.1", {"seconds": 8, "size": "1080p", "sound": True}, "3.2", "3.2", VERTEX, "8 × 0.40"),
    ("veo-3.1", {"seconds": 8, "size": "4k", "sound": True}, "4.8", "4.8", VERTEX, "8 × 0.60"),
    ("veo-3.1", {"seconds": 3, "size": "720p", "sound": False}, "0.8", "0.8", VERTEX, "4 × 0.20, rounded up"),
    ("veo-3.1-fast", {"seconds": 8, "size": "1080p", "sound": True}, "0.96", "1.2", VERTEX, "8 × 0.12 to 8 × 0.15"),
    ("ray-3.2", {"seconds": 5, "size": "720p"}, "0.3", "0.3", LUMA, "one clip of 5 s"),
    ("ray-3.2", {"seconds": 6, "size": "720p"}, "0.9", "0.9", LUMA, "one clip of 10 s: three times that of 5 s"),
    ("ray-3.2", {"seconds": 10, "size": "1080p"}, "3.6", "3.6", LUMA, "one clip of 10 s"),
    ("ray-3.2", {"seconds": 5, "size": "540p", "takes": 3}, "0.45", "0.45", LUMA, "3 × 0.15"),
    ("ray-3.2", {"video": 8, "size": "720p", "mode": "edit"}, "2.16", "2.16", LUMA, "an edit of up to 10 s"),
    ("ray-3.2", {"video": 6, "size": "1080p", "mode": "reframe"}, "2.16", "2.16", LUMA, "6 × 0.36"),
    ("ray-3.2", {"video": 5, "size": "1080p", "mode": "edit-hdr-exr"}, "6.48", "6.48", LUMA, "an edit of 5 s"),
    ("minimax-h3", {"seconds": 5, "size": "768p"}, "0.4", "0.4", MINIMAX, "5 × 0.08"),
    ("minimax-h3", {"seconds": 15, "size": "2k"}, "1.95", "1.95", MINIMAX, "15 × 0.13"),
    ("minimax-h3", {"seconds": 10, "size": "2k", "references": 7}, "1.38", "1.38", MINIMAX, "10 × 0.13 + 2 × 0.04"),
    ("minimax-h3", {"seconds": 5, "size": "768p", "video": 4}, "0.72", "0.72", MINIMAX, "(5 + 4) × 0.08"),
    ("hailuo-2.3", {"seconds": 6, "size": "1080p"}, "0.49", "0.49", HAILUO, "one clip of 6 s"),
    ("hailuo-2.3", {"seconds": 7, "size": "768p"}, "0.56", "0.56", HAILUO, "one clip of 10 s"),
    ("hailuo-2.3-fast", {"seconds": 6, "size": "768p", "images": 1}, "0.19", "0.19", HAILUO, "one clip of 6 s"),
    ("seedance-2.0", {"seconds": 5, "size": "720p"}, "0.756", "0.756", ARK, "108,000 tokens × 7.0 a million"),
    ("seedance-2.5", {"seconds": 5, "size": "720p"}, "1.1556", "1.1556", ARK, "108,000 tokens × 10.7 a million"),
    ("seedance-2.0", {"seconds": 5, "size": "720p", "video": 3}, "0.4644", None, ARK, "108,000 × 4.3, input unknown"),
    ("seedance-2.0-mini", {"seconds": 4, "size": "720p"}, "0.3024", "0.3024", ARK, "86,400 tokens × 3.5 a million"),
    ("seedance-2.0-fast", {"seconds": 10, "size": "720p"}, "1.2096", "1.2096", ARK, "216,000 tokens × 5.6 a million"),
    ("seedance-2.0", {"seconds": 5, "size": "1080p"}, "1.814967", "1.927233", ARK, "243,000 × 7.7 a million ± 3 %"),
    ("wan-3.0", {"seconds": 10, "size": "1080p"}, "1.2", "1.2", WAN, "10 × 0.12"),
    ("wan-3.0", {"seconds": 30, "size": "720p"}, "1.8", "1.8", WAN, "30 × 0.06"),
    ("wan-3.0-prime", {"seconds": 5, "size": "720p"}, "0.645", "0.645", WAN, "5 × 0.129"),
    ("grok-imagine-1.5", {"seconds": 6, "size": "720p"}, "0.84", "0.84", GROK, "6 × 0.14"),
    ("grok-imagine-1.5", {"seconds": 6, "size": "1080p", "images": 2}, "1.52", "1.52", GROK, "6 × 0.25 + 2 × 0.01"),
    ("grok-imagine-1.5-lite", {"seconds": 15, "size": "480p"}, "0.3", "0.3", GROK, "15 × 0.02"),
    ("ltx-2.5-fast", {"seconds": 6, "size": "1080p"}, "0.78", "0.858", LTX, "6 × 0.13 to 6 × 0.143"),
    ("ltx-2.5-fast", {"seconds": 7, "size": "4k"}, "2.4", "2.64", LTX, "8 × 0.30 to 8 × 0.33, rounded up"),
    ("ltx-2.5-pro", {"seconds": 10, "size": "1080p"}, "1.7", "1.87", LTX, "10 × 0.17 to 10 × 0.187"),
    ("gen-4.5", {"seconds": 10}, "1.2", "1.2", RUNWAY, "10 × 12 credits of a cent"),
    ("gen-4.5", {"seconds": 10, "mode": "prores"}, "1.7", "1.7", RUNWAY, "10 × (12 + 5) cents"),
    ("gen-4.5", {"seconds": 5, "mode": "10-bit"}, "1.6", "1.6", RUNWAY, "5 × (12 + 20) cents"),
    ("gen-4-turbo", {"seconds": 5, "images": 1}, "0.25", "0.25", RUNWAY, "5 × 0.05"),
    ("aleph-2", {"video": 8}, "1.2", "3.2", RUNWAY, "8 × 0.15 to 8 × 0.40"),
    ("runway-seedance-2.5", {"seconds": 10, "size": "720p"}, "3", "3", RUNWAY, "10 × 0.30"),
    ("pika-2.5", {"seconds": 5, "size": "720p"}, "0.2", "0.2", "https://dev.pika.art", "5 × 0.04"),
    ("pika-h3-flex", {"seconds": 10, "size": "4k"}, "1.6", "1.6", "https://inference.sh", "10 × 0.16"),
    ("pixverse-v6", {"seconds": 5, "size": "720p", "sound": True}, "0.6", "0.6", "https://docs.platform", "60 credits"),
    (
        "krea-kling-3.0",
        {"seconds": 5, "mode": "pro", "sound": False},
        "1.176",
        "1.176",
        "https://docs.krea.ai",
        "5 × 0.2352",
    ),
    ("flux-3-video", {"seconds": 10, "size": "1080p"}, "4.15", "4.15", COMFY, "10 × 0.415"),
    ("flux-2-pro", {"aspect": "1:1"}, "0.03072864", "0.045", BFL, "1.048576 MP: 0.03 + 0.015 × 0.048576, or × 1"),
    ("flux-2-klein-4b", {"aspect": "1:1", "size": "720p"}, "0.014", "0.014", BFL, "0.5184 MP: within the first"),
    ("uni-1", {"references": 3}, "0.0494", "0.0494", LUMA, "0.0404 + 3 × 0.003"),
    ("nano-banana-pro", {}, "0.16", "0.16128", COMFY, "1,120 tokens × 0.144 a thousand"),
    ("fibo-2.0", {"takes": 4}, "0.16", "0.16", "https://deepinfra.com", "4 × 0.04"),
    ("heygen-avatar-4", {"seconds": 60, "mode": "photo"}, "3", "3", HEYGEN, "60 × 0.05"),
    ("heygen-avatar-3", {"seconds": 60, "size": "4k"}, "1.2", "1.2", HEYGEN, "60 × 0.02"),
    ("heygen-translate", {"video": 90, "mode": "precision"}, "6.003", "6.003", HEYGEN, "90 × 0.0667"),
    ("topaz-proteus", {"video": 10, "size": "4k"}, "0.48", "0.72", "https://developer.topazlabs.com", "6 credits"),
    ("topaz-starlight-fast", {"video": 10, "size": "1080p"}, "0.48", "0.6", COMFY, "240 to 300 frames × 0.002"),
    ("eleven-flash-2.5", {"characters": 2000}, "0.15", "0.22", "https://elevenlabs.io", "2 × 0.075 to 2 × 0.11"),
    ("house", {"seconds": 30, "size": "1080p"}, "0", "0", "shotwright", "nothing"),
]


def named(row: Row) -> str:
    """A name for a worked row."""
    return f"{row[0]} {' '.join(f'{k}={v}' for k, v in row[1].items())}"


@pytest.mark.parametrize("row", WORKED, ids=named)
def test_a_quote_is_what_the_sheet_says(row: Row) -> None:
    name, request, low, high, source, _ = row
    found = quote(name, on=DAY, **request)
    assert (found.low, found.high) == (Decimal(low), None if high is None else Decimal(high)), found.rule
    assert found.source.startswith(source)
    assert type(found.low) is Decimal
    assert found.date
    assert found.rule


def test_enough_pairs_were_worked() -> None:
    assert len({named(row) for row in WORKED}) >= 40


def test_the_age_is_counted_and_ninety_days_are_the_limit() -> None:
    young = quote("kling-3.0", seconds=5, sound=True, on=datetime.date(2026, 11, 19))
    old = quote("kling-3.0", seconds=5, sound=True, on=datetime.date(2026, 11, 20))
    assert (young.age, young.stale, old.age, old.stale) == (90, False, 91, True)


@pytest.mark.parametrize(
    ("name", "wanted", "said"),
    [
        ("hailuo-2.3", {"seconds": 10, "size": "1080p"}, "at most 6 s at 1080p"),
        ("veo-3.1", {"seconds": 12}, "at most 8 s"),
        ("gen-4.5", {"size": "4k"}, "does not make 4k"),
        ("kling-3.0", {"aspect": "4:5"}, "It offers: 16:9, 9:16, 1:1"),
        ("ray-3.2", {"sound": True}, "makes no sound"),
        ("kling-3.0", {"references": 1}, "takes no reference pictures"),
        ("minimax-h3", {"references": 10}, "takes 9 reference pictures, not 10"),
        ("gen-4.5", {"video": 5}, "takes no video"),
        ("kling-3.0", {"mode": "ultra"}, "has no mode 'ultra'"),
        ("kling-3.0", {"mode": "pro", "size": "720p"}, "Name one of them"),
        ("kling-3.0", {"seconds": -1}, "no length"),
        ("kling-3.0", {"seconds": float("nan")}, "no length"),
        ("kling-3.0", {"takes": 0}, "at least one take"),
        ("klong", {}, "kling"),
    ],
)
def test_what_a_model_does_not_make_is_refused_with_what_it_makes(name: str, wanted: dict[str, Any], said: str) -> None:
    with pytest.raises(WrongUse) as caught:
        quote(name, on=DAY, **wanted)
    assert said in str(caught.value)
    assert "Nothing was spent." in str(caught.value)


def test_what_nobody_knows_is_unknown_and_not_zero() -> None:
    for name in ("lyria-3.5", "marey-1.5", "kling-2.5-turbo"):
        found = quote(name, on=DAY)
        assert (found.low, found.high, found.known, found.amount) == (None, None, False, "unknown")
    assert quote("eleven-v3", on=DAY).rule == "ElevenLabs v3 is sold by the character: give the text."
    assert quote("pixverse-v6", seconds=5, size="1080p", on=DAY).low is None


def test_an_input_video_without_a_known_price_has_no_upper_bound() -> None:
    found = quote("gemini-omni-1.1-flash", seconds=5, size="720p", video=5, on=DAY)
    assert (found.low, found.high) == (Decimal("0.5"), None)
    assert "Whether an input video costs more is not known." in found.doubts


def test_amounts_are_written_so_that_nobody_pays_more_than_they_read() -> None:
    assert [dollars(Decimal(t)) for t in ("0", "1.5", "0.0449", "0.00001", "1234.56789")] == [
        "$0.00",
        "$1.50",
        "$0.0449",
        "$0.0001",
        "$1,234.5679",
    ]


SOLD = [m for m in models() if m.life.on(DAY) != "retired"]


@given(st.sampled_from(SOLD), st.integers(1, 12), st.data())
def test_quotes_obey_arithmetic(m: Any, takes: int, data: st.DataObject) -> None:
    size = data.draw(st.sampled_from(m.sizes)) if m.sizes else ""
    allowed = lengths(m, size or usual_size(m))
    seconds = data.draw(st.sampled_from(allowed)) if allowed else 7
    sound = data.draw(st.sampled_from([None, False] + ([True] if m.sound else [])))

    def asked(**more: Any) -> Quote:
        return quote(m, **{"seconds": seconds, "size": size, "sound": sound, "characters": 900, "on": DAY} | more)

    one, many = asked(), asked(takes=takes)
    if one.low is None:
        assert many.low is None and one.high is None and one.rule
        return
    assert many.low == one.low * takes
    assert one.high is None or (one.low <= one.high and many.high == one.high * takes)
    assert isinstance(one.low, Decimal) and one.low >= 0
    assert one.date and parse_day(one.date) <= DAY and one.source
    # A part of a second costs as much as what it is rounded up to, and never less than a shorter film.
    if allowed:
        assert asked(seconds=Decimal(seconds) - Decimal("0.5")).low == one.low
        shorter = [asked(seconds=d) for d in allowed if d < seconds]
        assert all(s.low is None or s.low <= one.low for s in shorter)
    both, silent = asked(sound=None), asked(sound=False)
    if None not in (both.low, silent.low, both.high, silent.high):
        assert both.low <= silent.low and silent.high <= both.high  # type: ignore[operator]


def test_a_name_is_found_by_its_alias_and_by_the_vendors_own_name() -> None:
    assert model("kling-v3") is model("Kling-3.0") is model(" kling-3.0 ")
    assert model("hailuo-3").id == "minimax-h3"
