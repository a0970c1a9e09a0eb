"""The policy on labelled prompts, on disguises, on inputs other than the prompt; its strictness, its permits, its page."""

from __future__ import annotations

import ast
import datetime
from pathlib import Path

import pytest

import shotwright
from shotwright.errors import Stopped, WrongUse
from shotwright.film import Order, Shot
from shotwright.trust.consent import Consent
from shotwright.trust.policy import Asked, Settings, judge, permit, policy_settings, rule_set
from shotwright.trust.policy.page import PAGE, page
from shotwright.trust.policy.pattern import plain_words

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DAY = datetime.date(2026, 11, 25)


def labelled(name: str) -> list[tuple[str, str]]:
    """Label and prompt of each line of a file."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [(a.strip(), b.strip()) for a, _, b in (line.partition("|") for line in lines if not line.startswith("#"))]


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("policy_prompts.txt", 200),
        ("policy_prompts_second.txt", 300),
        ("policy_prompts_third.txt", 100),
        ("policy_prompts_fourth.txt", 100),
    ],
)
def test_nothing_forbidden_passes_and_near_misses_do(name: str, least: int) -> None:
    prompts = labelled(name)
    found = {text: [o.rule for o in judge(Asked(text))] for _, text in prompts}
    passed = [text for label, text in prompts if label != "fine" and not found[text]]
    refused = [text for label, text in prompts if label == "fine" and found[text]]
    innocent = sum(label == "fine" for label, _ in prompts)
    assert len(prompts) >= least and 0.4 < innocent / len(prompts) < 0.7
    assert passed == []
    assert len(refused) <= 0.03 * innocent, refused


def test_every_concept_that_a_pattern_names_is_there() -> None:
    rules = rule_set()
    lines = [*rules.innocent, *(line for lines in rules.concepts.values() for line in lines)]
    for rule in rules.rules:
        lines += [*rule.innocent, *rule.lifted]
        lines += [part for each in (*rule.refuse, *rule.ask) for part in (*each.parts, *each.missing)]
    named = {part[1:-1] for line in lines for each in line.split() for part in each.split("|") if part.startswith("<")}
    assert len(named) > 50 and named <= set(rules.concepts)


def test_the_first_set_names_the_rule() -> None:
    for label, text in labelled("policy_prompts.txt"):
        if label != "fine":
            assert label in [o.rule for o in judge(Asked(text))], text


@pytest.mark.parametrize(
    "text",
    [
        "a n u d e woman",
        "a n.a.k.e.d woman",
        "p0rn",
        "a nuuuude model",
        "а nаked wоman",
        "a ｎａｋｅｄ man",
        "n\u200bude model",
        "P*O*R*N",
    ],
)
def test_disguised_words_are_read(text: str) -> None:
    assert [o.rule for o in judge(Asked(text))] == ["intimate"], plain_words(text)


def test_numbers_and_measures_are_no_disguise() -> None:
    assert plain_words("HDR 4k 24fps 1080p, 35mm, shot 12, B&W") == "hdr 4k 24fps 1080p 35mm shot 12 b w".split()
    assert plain_words("a 16-year-old, aged 40") == ["a", "youngage", "adultage"]


def test_a_name_and_a_prompt_are_read_together() -> None:
    (objection, *_) = judge(Asked("she dances, sensual, in lingerie", files=("schoolgirl_ref.jpg",)))
    assert objection.rule == "minors"
    assert objection.where == ("the prompt", "the file 'schoolgirl_ref.jpg'")


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        (Asked("a man at a desk", files=("TaylorSwift_02.png",)), "the file 'TaylorSwift_02.png'"),
        (Asked("a man at a desk", names=("Barack Obama",)), "the name 'Barack Obama'"),
        (Asked("a man at a desk", voice="Morgan Freeman"), "the voice 'Morgan Freeman'"),
    ],
)
def test_every_input_is_read_and_named(asked: Asked, where: str) -> None:
    (objection,) = judge(asked)
    assert objection.rule == "impersonation" and objection.where == (where,)
    assert where in str(objection)


def consent(who: str, likeness: str, until: datetime.date = DAY) -> Consent:
    return Consent.model_validate(
        {
            "id": "x",
            "who": who,
            "likeness": [likeness],
            "purpose": "test",
            "until": until,
            "evidence": "r.pdf",
            "evidence_digest": "0",
            "recorded": DAY,
        }
    )


def test_a_consent_lifts_the_name_for_its_likeness_and_its_days() -> None:
    face, voice = consent("Tom Hanks", "face"), consent("Tom Hanks", "voice")
    asked = Asked("Tom Hanks waves, a deepfake that we say is one")
    assert judge(asked, consents=[face], on=DAY) == ()
    assert judge(asked, consents=[voice], on=DAY) != ()
    assert judge(asked, consents=[face], on=DAY + datetime.timedelta(days=1)) != ()
    assert judge(Asked("a man speaks", voice="Tom Hanks"), consents=[voice], on=DAY) == ()
    assert judge(Asked("Tom Hanks and Brad Pitt wave"), consents=[face], on=DAY)[0].words == ("brad pitt",)
    assert judge(Asked("Tom Hanks nude"), consents=[face], on=DAY)[0].rule == "intimate"


def test_strictness_moves_all_rules_but_the_fixed_ones() -> None:
    gore, blood = Asked("a severed head"), Asked("a man with blood on his lip")
    assert [o.act for o in judge(gore)] == ["refuse"] and [o.act for o in judge(blood)] == ["ask"]
    assert [o.act for o in judge(blood, Settings("strict"))] == ["refuse"]
    assert [o.act for o in judge(gore, Settings("relaxed"))] == ["ask"] and judge(blood, Settings("relaxed")) == ()
    assert judge(gore, Settings("strict", {"violence": "relaxed"}))[0].act == "ask"
    for fixed in ("a naked woman", "a nude child"):
        assert judge(Asked(fixed), Settings("relaxed"))[0].act == "refuse"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('[policy]\nstrictness = "lax"', "strict, normal, relaxed"),
        ('[policy.rules]\nminors = "relaxed"', "takes no strictness"),
        ('[policy.rules]\ngore = "relaxed"', "no rule 'gore'"),
        ("[policy]\nstrict = true", "strictness, rules"),
        ("[policy", "cannot be read"),
    ],
)
def test_settings_that_make_no_sense_are_refused(tmp_path: Path, text: str, hint: str) -> None:
    (tmp_path / "shotwright.toml").write_text(text)
    with pytest.raises(WrongUse, match=hint):
        policy_settings(tmp_path)


def test_settings_are_found_above(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.shotwright.policy]\nstrictness = "strict"')
    (tmp_path / "scene").mkdir()
    assert policy_settings(tmp_path / "scene").name == "strict"
    (tmp_path / "shotwright.toml").write_text('[policy.rules]\nviolence = "relaxed"')
    assert policy_settings(tmp_path / "scene").name == "normal (violence relaxed)"


def order(text: str) -> Order:
    return Order(prompt=text, shot=Shot(text=text))


def test_a_permit_is_for_one_order_and_says_what_was_affirmed() -> None:
    blood = order("a man with blood on his lip")
    with pytest.raises(Stopped, match="--affirm violence") as stopped:
        permit(blood, Asked(blood.prompt))
    assert stopped.value.exit_code == 3 and "Nothing was spent" in str(stopped.value)
    given = permit(blood, Asked(blood.prompt), affirmed=["violence"])
    assert given.order == blood.digest
    assert given.policy == f"rules {rule_set().version}, normal, affirmed violence"
    with pytest.raises(Stopped, match="Refused"):
        permit(order("a severed head"), Asked("a severed head"), affirmed=["violence"])


def test_only_the_policy_makes_permits() -> None:
    source = Path(shotwright.__file__).parent
    makers = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Permit"
    }
    assert makers == {"trust/policy/judge.py"}


def test_the_longest_prompt_is_read_at_once() -> None:
    import time

    judge(Asked("x"))
    begun = time.process_time()
    judge(Asked("the woman in the bloody red coat walks past children and men who beat a drum " * 130))
    assert time.process_time() - begun < 1.0


def test_the_page_is_fresh() -> None:
    assert (ROOT / PAGE).read_text("utf-8") == page(), "run: python -m shotwright.trust.policy.page"
