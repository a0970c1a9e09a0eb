"""shotwright models, quote, plans and keys guide, as a user calls them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from shotwright.cli.keys import command as keys
from shotwright.cli.models import command as models
from shotwright.cli.plans import command as plans
from shotwright.cli.quote import command as quote
from shotwright.errors import FileInTheWay, WrongUse


def said(command: Any, *arguments: str, code: int = 0) -> str:
    """What a command prints."""
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def test_models_that_suit_are_listed_and_one_is_told_in_full() -> None:
    listed = said(models, "--needs", "image,end-frame,sound,1080p,8s")
    assert "veo-3.1 " in listed and "sora-2" not in listed
    document = json.loads(said(models, "--needs", "text", "--needs", "8s", "--by", "rank", "--json"))
    assert document["models"][0]["rank"]["date"]
    assert all(Decimal(m["quote"]["low"]) >= 0 for m in document["models"] if m["quote"]["low"])
    card = said(models, "kling-3.0")
    assert "std, pro, 4k" in card and "$0.168 a second, 1080p, with sound (secondary, 2026-08-21)" in card
    assert "sora-2 was retired on 2026-09-24; nearest" in said(models, "sora-2")
    with pytest.raises(WrongUse, match="No model can do"):
        said(models, "--needs", "music,upscale")


def test_a_quote_has_range_rule_and_age() -> None:
    shown = said(quote, "a dog runs on a beach, 8 seconds", "--model", "kling-3.0", "--model", "sora-2")
    assert "kling-3.0                $0.672 to $1.008" in shown
    assert "8 s × $0.084 a second (720p, silent) or" in shown
    assert "days old" in shown
    assert "cannot: sora-2 was retired" in shown
    assert "$0.00" in said(quote, "a dog runs")


def test_a_quote_as_json_keeps_money_exact() -> None:
    document = json.loads(said(quote, "a dog", "--model", "seedance-2.0", "--seconds", "5", "--size", "720p", "--json"))
    (found,) = document["quotes"]
    assert (found["low"], found["high"], found["shots"][0]["certainty"]) == ("0.756", "0.756", "secondary")


def test_every_shot_of_a_prompt_a_file_or_a_production_is_priced(tmp_path: Path) -> None:
    two = "A dog runs, 4 seconds. Switch to [new shot] a cat sleeps, 8 seconds."
    document = json.loads(said(quote, two, "--model", "kling-3.0", "--size", "1080p", "--silent", "--json"))
    assert (document["shots"], document["quotes"][0]["low"]) == (2, "1.344")
    lines = tmp_path / "prompts.txt"
    lines.write_text("# two films\na dog runs\n\na cat sleeps\n")
    document = json.loads(said(quote, str(lines), "--model", "gen-4.5", "--seconds", "5", "--json"))
    assert (document["shots"], document["quotes"][0]["high"]) == (2, "1.2")
    film = tmp_path / "production.yaml"
    film.write_text(
        "title: Two shots\nmodel: wan-3.0\nscenes:\n  - id: a\n    shots:\n"
        "      - {id: one, prompt: a dog runs, seconds: 10}\n"
        "      - {id: two, prompt: a cat sleeps, seconds: 5, takes: 2, model: house}\n"
    )
    (own,) = json.loads(said(quote, str(film), "--json"))["quotes"]
    assert (own["model"], own["low"], own["high"]) == ("wan-3.0 + house", "0.6", "0.6")
    (other,) = json.loads(said(quote, str(film), "--model", "gen-4.5", "--json"))["quotes"]
    assert other["high"] == "2.4"


def test_what_cannot_be_priced_is_refused(tmp_path: Path) -> None:
    for arguments in (["a dog", "--model", "sora-2"], ["missing.txt"], [" "], ["a dog", "--model", "klong"]):
        with pytest.raises(WrongUse):
            said(quote, *arguments)
    said(quote, "a dog", "--model", "sora-2", "--model", "veo-2.0", code=2)


def test_plans_are_ranked_and_drawn(tmp_path: Path) -> None:
    drawing = tmp_path / "cost.svg"
    shown = said(plans, "--seconds", "600", "--size", "720p", "--plot", str(drawing))
    assert "600 s of 720p kept a month, 1800 s made; plans paid by the month" in shown
    ranked, doubtful = shown.split("Not ranked, because a number is not firm")
    assert "runway Standard" in ranked and "kling Pro" not in ranked and "kling Pro" in doubtful
    assert "it keeps a watermark" in doubtful
    assert ET.parse(drawing).getroot().tag.endswith("svg")
    with pytest.raises(FileInTheWay):
        said(plans, "--seconds", "600", "--plot", str(drawing))
    document = json.loads(said(plans, "--seconds", "600", "--presenter", "--json"))
    assert document["generated_seconds"] == "600.0"
    assert {"ranked", "doubtful", "excluded"} <= set(document)


@pytest.mark.parametrize(
    ("vendor", "text"),
    [
        ("kling", "KLING_API_KEY"),
        ("kling-3.0", "KLING_API_KEY"),
        ("openart", "instead"),
        ("house", "no key, no network"),
        ("runway", "A moderated generation costs as much as a success"),
        ("replicate", "REPLICATE_API_TOKEN"),
    ],
)
def test_the_way_to_a_key(vendor: str, text: str) -> None:
    assert text in said(keys, "guide", vendor)
    assert json.loads(said(keys, "guide", vendor, "--json"))["source"]
