"""The storyboard before money, and what an audience would notice."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path

import pytest

from shotwright import prompt
from shotwright.errors import WrongUse
from shotwright.film.formats.marked import read_marked
from shotwright.film.formats.mistakes import checked
from shotwright.film.production import Production
from shotwright.studio.continuity import continuity
from shotwright.studio.plan import plan
from shotwright.studio.produce import How, produce
from shotwright.studio.resolve import Resolver
from shotwright.studio.stage import open_stage
from shotwright.studio.storyboard import storyboard
from shotwright.studio.wording import wording

TEXT = """\
title: Tea <&> waves
look: {size: 360p}
scenes:
- id: sea
  title: By the sea
  shots:
  - {id: paid, prompt: waves at sunset, model: kling-3.0, seconds: 5, takes: 2}
  - {id: free, prompt: "static shot of a zwibble, zoom in and zoom out at the same time", seconds: 0.5}
  - {id: any, prompt: a sailing boat on a lake, model: auto, needs: [sound], seconds: 8}
"""


def test_a_plan_says_everything_before_money(tmp_path: Path) -> None:
    """Words, model and why, price, findings, what the house does not know; and writes nothing."""
    file = tmp_path / "production.yaml"
    file.write_text(TEXT)
    found = plan(open_stage(file))
    paid, free, auto = found.rows
    assert (paid.takes, paid.there, paid.why) == (2, 0, "named")
    assert paid.quote is not None and paid.low == 2 * (paid.quote.low or 0) > 0
    assert (
        free.quote is None
        and "contradiction-camera" in {f.rule for f in free.findings}
        and "zwibble" in free.shot.unheard
    )
    assert auto.why.startswith("cheapest that can do sound") and auto.quote is not None and auto.quote.high
    assert found.low == paid.low + auto.low
    assert not (tmp_path / "production.lock").exists() and not (tmp_path / ".shotwright").exists()
    document = found.as_json()
    assert document["takes_missing"] == 4 and Decimal(document["low"]) == found.low
    page = storyboard(found, tmp_path / "cache")
    assert page.count("data:image/jpeg;base64,") == 3
    assert "Tea &lt;&amp;&gt; waves" in page and found.amount in page
    assert "http" not in page.replace("http-equiv", ""), "one file, whole in itself"


def test_a_plan_knows_what_is_there(tmp_path: Path) -> None:
    """Kept takes cost nothing."""
    file = tmp_path / "production.yaml"
    file.write_text(TEXT)
    asyncio.run(produce(open_stage(file), How(draft=True, only=("sea/free",))))
    row = plan(open_stage(file), How(draft=True, only=("sea/free",))).rows[0]
    assert (row.there, row.low, row.why) == (1, Decimal(0), "frozen in the lock")


def test_what_no_model_can_do_is_said(tmp_path: Path) -> None:
    """With the way on."""
    file = tmp_path / "production.yaml"
    file.write_text(TEXT.replace("needs: [sound]", "needs: [sound, 900s, hdr]"))
    with pytest.raises(WrongUse, match="No model can do all that 'sea/any' needs"):
        plan(open_stage(file))


def jumps(shots: str, cast: str = "{}") -> list[tuple[str, str]]:
    """Rule and shot of every break in one scene."""
    text = f"cast: {cast}\nscenes:\n- id: s\n  shots:\n{shots}"
    marked = read_marked(text, Path("p.yaml"))
    asked = Resolver(checked(Production, marked), Path(), marked).shots()
    return [(jump.rule, jump.shot) for jump in continuity(asked, [prompt.parse(wording(one))[0] for one in asked])]


ANN = "{ann: {name: Ann, description: a young woman, wardrobe: a red coat}}"


@pytest.mark.parametrize(
    ("shots", "found"),
    [
        ("- {id: a, prompt: a beach at dawn}\n- {id: b, prompt: a beach at night}", [("time-jump", "s/b")]),
        ("- {id: a, prompt: a beach at sunset}\n- {id: b, prompt: a beach at dusk}", []),
        ("- {id: a, prompt: a street in the rain}\n- {id: b, prompt: a sunny street}", [("weather-jump", "s/b")]),
        ("- {id: a, prompt: Ann in a blue coat walks}\n- {id: b, prompt: Ann sits}", [("wardrobe-changed", "s/a")]),
        ("- {id: a, prompt: Ann walks in the park}\n- {id: b, prompt: Ann sits}", []),
        (
            "- {id: a, prompt: a dog on the left of a cat}\n- {id: b, prompt: a dog on the right of a cat}",
            [("sides-flipped", "s/b")],
        ),
    ],
)
def test_breaks_between_shots_are_found(shots: str, found: list[tuple[str, str]]) -> None:
    """And what belongs together is left in peace."""
    indented = "\n".join(f"  {line}" for line in shots.splitlines())
    assert jumps(indented, ANN) == found


def test_a_new_scene_may_be_another_day() -> None:
    """Breaks are looked for inside a scene only."""
    second = "  - {id: a, prompt: a beach at dawn}\n- id: t\n  shots:\n  - {id: b, prompt: a beach at night}"
    assert jumps(second) == []
