"""The data: every model has source, date, lifecycle and what it learned from, and the rows fit each other."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from shotwright.catalog import page
from shotwright.catalog.facts import Kind, Model, Price, parse_day, parse_durations
from shotwright.catalog.plans import plans
from shotwright.catalog.shelf import model, models, names, vendor, vendors
from shotwright.catalog.sizes import SHORT_SIDE, area, at_least, canonical
from shotwright.errors import WrongUse
from shotwright.prompt.dialects import dialects

TODAY = datetime.date(2026, 11, 25)
LEAST: dict[str, Any] = {
    "id": "a",
    "vendor": "house",
    "title": "A",
    "kinds": ["text"],
    "life": {"state": "current"},
    "training": {"claim": "not stated", "text": "-", "source": "shotwright", "date": "2026"},
    "source": "https://example.org",
    "date": "2026-11-22",
}


def test_the_least_model_is_one() -> None:
    assert Model.model_validate(LEAST).name == "a"


@pytest.mark.parametrize("missing", ["source", "date", "life", "training", "kinds", "vendor", "title"])
def test_a_model_that_lacks_one_of_these_does_not_load(missing: str) -> None:
    with pytest.raises(ValidationError, match=missing):
        Model.model_validate({k: v for k, v in LEAST.items() if k != missing})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("source", "somewhere"),
        ("date", "yesterday"),
        ("date", "2026-13"),
        ("kinds", []),
        ("kinds", ["tv"]),
        ("size", "x"),
    ],
)
def test_nonsense_does_not_load(field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        Model.model_validate(LEAST | {field: value})


@pytest.mark.parametrize("usd", [0.1, 1, "-1", "NaN", "ten"])
def test_money_is_written_in_quotes_and_is_never_a_float(usd: Any) -> None:
    with pytest.raises(ValidationError):
        Price.model_validate(
            {"usd": usd, "unit": "second", "source": "shotwright", "date": "2026", "certainty": "verified"}
        )


@pytest.mark.parametrize("m", models(), ids=lambda m: m.id)
def test_a_models_rows_fit_each_other(m: Model) -> None:
    assert m.source and parse_day(m.date) <= TODAY
    assert m.life.state != "retired" or m.life.ends, "a retired model names its day"
    assert not m.life.ends or m.life.state == "retired" or parse_day(m.life.ends) > TODAY
    assert not m.life.successor or model(m.life.successor).id == m.life.successor
    assert vendor(m.vendor).name == m.vendor
    assert {"text", "image"} & set(m.kinds) == set() or ("sound" in m.kinds) == (m.audio != "none")
    assert m.references == 0 or "references" in m.kinds
    for row in m.price.rows:
        assert row.source and parse_day(row.date) <= TODAY
        assert set(row.sizes) <= set(m.sizes)
        assert row.mode == "" or m.modes.get(row.mode) == ""
        assert row.seconds is None or row.seconds in m.durations
        assert row.sound is None or m.audio == "optional"
        assert row.usd_high is None or row.usd_high > row.usd
        assert (row.unit == "megapixel") == (row.next_usd is not None)
        assert row.unit != "million tokens" or m.frames
    for rule in m.narrow:
        assert set(rule.seconds) <= set(m.durations) and set(rule.sizes) <= set(m.sizes)
    assert m.usual_size == "" or m.usual_size in m.sizes
    assert all(meant == "" or meant in m.sizes for meant in m.modes.values())


def test_every_dialect_is_one_that_the_prompt_room_speaks() -> None:
    assert {v.dialect for v in vendors()} | {m.dialect for m in models()} <= set(dialects())
    assert (model("hailuo-2.3").dialect, model("minimax-h3").dialect) == ("hailuo", "minimax")


def test_lines_of_successors_end() -> None:
    for m in models():
        seen = [m.id]
        while (at := model(seen[-1])).life.successor:
            assert at.life.successor not in seen
            seen.append(at.life.successor)


def test_no_name_means_two_models() -> None:
    ids = [m.id for m in models()]
    others = [n.lower() for m in models() for n in {m.wire, *m.aliases} if n]
    assert len(set(ids)) == len(ids)
    assert {n for n in others if others.count(n) > 1} == {"dubbing"}
    assert "dubbing" not in names()
    assert all(names()[n] == n for n in ids)


def test_every_vendor_says_how_a_key_is_had_or_what_does_its_work_here() -> None:
    for v in vendors():
        assert v.source and parse_day(v.date) <= TODAY
        assert (v.keys.sign_up and v.retry.how) if v.address or v.name == "house" else v.instead
    assert {"fal", "replicate", "krea", "higgsfield", "elevenlabs", "cartesia", "synthesia", "heygen"} <= {
        v.name for v in vendors()
    }
    assert vendor("kling-3.0").name == "kling"
    with pytest.raises(WrongUse, match="kling"):
        vendor("klingg")


def test_plans_have_dates_and_sources() -> None:
    every, topups, rates = plans()
    assert {p.service for p in every} >= {
        "kling",
        "runway",
        "pika",
        "luma",
        "heygen",
        "synthesia",
        "higgsfield",
        "jogg",
    }
    for row in (*every, *topups, *rates):
        assert row.source and parse_day(row.date) <= TODAY
    for rate in rates:
        assert rate.credits(Decimal(1)) > 0
        assert not rate.api_model or model(rate.api_model)


def test_words_for_lengths_days_and_sizes() -> None:
    assert parse_durations("2-4, 8") == (2, 3, 4, 8)
    assert parse_day("2026") == datetime.date(2026, 1, 1)
    assert [canonical(t) for t in ("1080P", "1920x1080", "1080×1920", "2160p", "UHD", "odd")] == [
        "1080p",
        "1080p",
        "1080p",
        "4k",
        "4k",
        "odd",
    ]
    assert at_least("720p", ("360p", "768p", "4k")) == "768p"
    assert at_least("4k", ("720p",)) is None
    assert area("720p", "16:9") == area("720p", "9:16") == 1280 * 720
    assert area("1k", "16:9") is None
    assert set(SHORT_SIDE) >= {"360p", "720p", "1080p", "4k"}


def test_each_kind_of_work_is_explained() -> None:
    assert set(page.MEANINGS) == set(get_args(Kind))


@pytest.mark.parametrize("name", page.PAGES)
def test_the_page_is_not_stale(name: str, request: pytest.FixtureRequest) -> None:
    written = (request.config.rootpath / "docs" / name).read_text("utf-8")
    assert written == page.PAGES[name](), "run python -m shotwright.catalog.page"
