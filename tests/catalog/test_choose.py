"""Choosing, redirecting, advising: what is found, in which order, and what is said of what is not certain."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotwright.catalog.advice import Use, advise, breakeven
from shotwright.catalog.chart import plotted
from shotwright.catalog.choose import WORKS, By, choose, needs, work_of
from shotwright.catalog.lifecycle import redirect, spoken
from shotwright.catalog.plans import Subscription, plans, subscriptions
from shotwright.catalog.plot import nice, steps
from shotwright.catalog.pricing import quote
from shotwright.catalog.request import Wanted
from shotwright.catalog.shelf import model, models
from shotwright.errors import WrongUse

DAY = datetime.date(2026, 11, 25)


def ids(words: str, by: By = "cost") -> list[str]:
    """Names of the models that do it, in order."""
    return [c.model.id for c in choose(needs([words]), by=by, on=DAY)]


def test_needs_narrow_and_cost_ranks() -> None:
    found = choose(needs(["image,end-frame,sound,1080p,8s"]), on=DAY)
    assert {"veo-3.1", "kling-4.0", "gemini-omni-1.2-flash"} <= {c.model.id for c in found}
    for c in found:
        assert {"image", "end-frame", "sound"} <= set(c.model.kinds)
        assert "1080p" in c.model.sizes and c.quote.seconds and c.quote.seconds >= 8
    highs = [c.quote.high for c in found if c.quote.high is not None]
    assert highs == sorted(highs)
    assert "sora-2" not in ids("text")


def test_every_model_is_for_something() -> None:
    assert {work_of(m) for m in models()} == set(WORKS)
    assert (work_of(model("ray-3.2")), work_of(model("ruby"))) == ("films", "changes to films")


def test_an_end_frame_narrows_the_length() -> None:
    assert "gemini-omni-1.2-flash" in ids("text,12s")
    assert "gemini-omni-1.2-flash" not in ids("end-frame,12s")


def test_votes_rank_by_the_board_of_the_request() -> None:
    assert ids("text,8s", "rank")[:2] == ["flux-3-video", "seedance-2.0"]
    assert ids("image", "rank")[:2] == ["seedance-2.0", "happyhorse-1.0"]
    assert ids("text", "speed")[0] == "house"


def test_licensed_training_lists_what_is_certain_first_and_says_the_rest() -> None:
    found = choose(needs(["licensed-training"]), on=DAY)
    assert {"house", "marey-1.5", "fibo-2.0"} <= {c.model.id for c in found if not c.doubts}
    loose = [c for c in found if c.doubts]
    assert {c.model.vendor for c in loose} == {"ltx"}
    assert all("not found" in c.doubts[0] for c in loose)
    assert found.index(loose[0]) == len(found) - len(loose)


@pytest.mark.parametrize("word", ["tv", "8", "1080", "s", "x:y"])
def test_a_word_that_is_no_need_is_refused_with_those_that_are(word: str) -> None:
    with pytest.raises(WrongUse, match="end-frame"):
        needs([word])


def test_sora_2_redirects_with_the_difference() -> None:
    with pytest.raises(WrongUse) as caught:
        quote("sora-2", seconds=8, size="720p", on=DAY)
    said = str(caught.value)
    assert said.startswith(
        "sora-2 was retired on 2026-09-24; nearest for 8 s, 720p: grok-imagine-1.5 at $1.12 ($0.32 more)"
    )
    assert "It cost $0.80 for this." in said and "house, which is free" in said


def test_successors_come_first_and_the_same_model_elsewhere_is_near() -> None:
    found = redirect(model("veo-3.1-preview"), Wanted(seconds=Decimal(8), size="1080p"), DAY)
    assert [n.model.id for n in found.nearest] == ["gemini-omni-1.1-flash", "gemini-omni-1.2-flash", "veo-3.1"]
    assert found.nearest[1].difference == (Decimal("0.84") - Decimal("3.2"),) * 2
    assert found.nearest[2].text == "veo-3.1 at $3.20 (the same price)"


def test_before_its_day_a_model_is_still_sold() -> None:
    assert quote("sora-2", seconds=8, on=datetime.date(2026, 9, 23)).low == Decimal("0.8")
    assert model("tts-1").life.on(datetime.date(2027, 1, 5)) == "deprecated"
    assert model("tts-1").life.on(datetime.date(2027, 1, 6)) == "retired"


@pytest.mark.parametrize("gone", [m.id for m in models() if m.life.on(DAY) == "retired"])
def test_every_retired_model_leads_somewhere(gone: str) -> None:
    found = redirect(model(gone), Wanted(), DAY)
    assert found.nearest and found.text.startswith(f"{gone} was retired on {model(gone).life.ends}; nearest")
    assert all(n.model.life.on(DAY) != "retired" for n in found.nearest)
    assert found.as_json()["model"] == gone


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("0", "0", "the same price"),
        ("-0.1", "-0.1", "$0.10 less"),
        ("0.1", "0.3", "$0.10 to $0.30 more"),
        ("-0.3", "-0.1", "$0.10 to $0.30 less"),
        ("-0.1", "0.2", "$0.10 less to $0.20 more"),
    ],
)
def test_differences_in_words(low: str, high: str, said: str) -> None:
    assert spoken((Decimal(low), Decimal(high))) == said


# ---- plans


def of(service: str, name: str, **more: Any) -> Subscription:
    """One plan with the first rate that fits."""
    more = {"size": "720p", "sound": None, "work": "film", "annual": False} | more
    size = more.pop("size")
    return next(s for s in subscriptions(size, **more) if (s.plan.service, s.plan.name) == (service, name))


def test_plans_cost_what_was_worked_by_hand() -> None:
    # 300 s of Kling 1080p with sound take 3,600 credits: Pro holds 3,000, two packs of 330 for $5 give the rest.
    pro = of("kling", "Pro", size="1080p", sound=True)
    assert pro.cost(Decimal(300)) == Decimal("32.56") + 2 * Decimal(5)
    # Runway Standard, Gen-4.5 at 25 credits a second: 25 s are in the fee, the next needs 1,000 for $10.
    standard = of("runway", "Standard")
    assert (standard.rate.model, standard.cost(Decimal(25)), standard.cost(Decimal(26))) == ("gen-4.5", 15, 25)
    # A retake of 8 s: 200 of 625 credits of a fee of $15, or of 1,000 bought for $10.
    assert standard.revision(Decimal(8)) == (Decimal("4.8"), Decimal(2))
    # Pika Standard by the year: a started clip of 5 s takes 20 of 700 credits, and more cannot be bought.
    pika = of("pika", "Standard", annual=True)
    assert (pika.cost(Decimal(171)), pika.cost(Decimal(176))) == (Decimal(8), None)
    # HeyGen counts started minutes: 30 of them at 20 credits are all of Creator.
    heygen = next(s for s in subscriptions("1080p", sound=None, work="presenter", annual=False) if "iv-v" in s.name)
    assert heygen.rate.credits(Decimal(61)) == 40


def test_seats_are_added_where_a_seat_holds_more_than_top_ups() -> None:
    s = of("runway", "Pro")
    bare = Subscription(s.plan, s.rate, None, False)
    assert bare.cost(Decimal(100)) == 70 and s.cost(Decimal(100)) == Decimal(45)


def test_only_firm_numbers_are_ranked() -> None:
    advice = advise(Use(Decimal(600), size="720p", annual=True), on=DAY)
    costs = [o.high for o in advice.ranked if o.high is not None]
    assert costs == sorted(costs) and len(costs) == len(advice.ranked)
    assert advice.ranked[0].name == "house"
    assert all(o.certainty in ("official", "reported", "verified", "secondary") for o in advice.ranked)
    assert all(o.doubts for o in advice.doubtful if o.kind == "plan")
    kling = next(o for o in advice.doubtful if o.name.startswith("kling Pro"))
    assert "computed with an assumption" in " ".join(kling.doubts)
    assert ("luma Lite, ray-2 720p", "it keeps a watermark") in advice.excluded
    assert any(name == "deevid" for name, _ in advice.excluded)


def test_a_price_that_is_only_recalled_by_the_month_is_firm_by_the_year() -> None:
    month, year = (advise(Use(Decimal(30), size="720p", annual=a), on=DAY) for a in (False, True))
    assert any(o.name.startswith("pika Standard") for o in year.ranked)
    assert any(o.name.startswith("pika Standard") for o in month.doubtful)


def test_the_trap_of_a_paid_watermark_is_shown() -> None:
    allowed = advise(Use(Decimal(30), size="720p", clean=False, commercial=False), on=DAY)
    assert any(o.name.startswith("luma Lite") and "watermark, no commercial use" in o.rights for o in allowed.ranked)


def test_break_even_by_hand() -> None:
    # HeyGen Creator for Avatar III: $29, which 218 clips of 8 s × $0.0167 pass (217 cost $28.99), and 1,744 s are 30
    # started minutes of 3 credits: 90 of 600.
    advice = advise(Use(Decimal(600), work="presenter", takes=1), on=DAY)
    creator = next(o for o in advice.ranked if o.name.startswith("heygen Creator, avatar-iii"))
    assert (creator.breakeven, creator.against) == (1744, "heygen-avatar-3")
    use = Use(Decimal(600), size="720p")
    assert breakeven(lambda s: Decimal(35), lambda s: s * Decimal("0.05"), use) == 240
    assert breakeven(lambda s: Decimal(35), lambda s: Decimal(1), use) is None


def test_presenters_have_plans_of_their_own() -> None:
    advice = advise(Use(Decimal(600), work="presenter", takes=1), on=DAY)
    assert any("heygen" in o.name for o in advice.ranked)
    assert all(o.name != "house" for o in advice.ranked)
    assert any("recalled" in " ".join(o.doubts) for o in advice.doubtful if "synthesia" in o.name)


@pytest.mark.parametrize(
    "use",
    [Use(Decimal(0)), Use(Decimal("NaN")), Use(Decimal(5), size="big"), Use(Decimal(5), takes=0), Use(Decimal(10**9))],
)
def test_wrong_use_is_refused(use: Use) -> None:
    with pytest.raises(WrongUse):
        advise(use, on=DAY)


@given(st.sampled_from(plans()[0]), st.integers(1, 5000), st.integers(1, 5000), st.booleans())
def test_more_seconds_never_cost_less(plan: Any, a: int, b: int, annual: bool) -> None:
    for s in subscriptions("720p", sound=None, work="film", annual=annual):
        if s.plan is plan:
            less, more = s.cost(Decimal(min(a, b))), s.cost(Decimal(max(a, b)))
            assert more is None or (less is not None and less <= more)


def test_the_chart_is_an_svg_with_a_line_for_each_offer() -> None:
    for seconds, size in (("600", "720p"), ("0.5", "1080p"), ("9000", "4k")):
        use = Use(Decimal(seconds), size=size)
        root = ET.fromstring(plotted(advise(use, on=DAY), on=DAY))
        lines = root.findall(".//{http://www.w3.org/2000/svg}polyline")
        assert root.tag.endswith("svg") and len(lines) >= 2
        for line in lines:
            points = [tuple(map(float, p.split(","))) for p in line.attrib["points"].split()]
            assert all(70 <= x <= 670 and 50 <= y <= 490 for x, y in points)


def test_grid_lines_are_round() -> None:
    assert [nice(x) for x in (6, 430, 1200, 0.5)] == [1, 100, 200, 0.1]
    assert steps(4) == [0, 1, 2, 3, 4]
