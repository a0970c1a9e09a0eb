"""Ten screenplays, read as the syntax at fountain.io says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shotwright.film.formats.fountain import Element, read_fountain


def rows(text: str) -> list[tuple[str, str]]:
    """Kind and text of every element."""
    return [(e.kind, e.text) for e in read_fountain(text).elements]


SAMPLES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "headings": (
        "INT. KITCHEN - DAY\n\next. beach - dawn #12A#\n\nINT./EXT. CAR - NIGHT\n\n.FORCED HEADING\n\n...not a heading\n",
        [
            ("scene-heading", "INT. KITCHEN - DAY"),
            ("scene-heading", "ext. beach - dawn"),
            ("scene-heading", "INT./EXT. CAR - NIGHT"),
            ("scene-heading", "FORCED HEADING"),
            ("action", "...not a heading"),
        ],
    ),
    "dialogue": (
        "MAREN\n(softly)\nYou are late.\nVery late.\n\n@McAvoy (V.O.)\nI know.\n",
        [
            ("character", "MAREN"),
            ("parenthetical", "softly"),
            ("dialogue", "You are late.\nVery late."),
            ("character", "McAvoy"),
            ("dialogue", "I know."),
        ],
    ),
    "dual": (
        "BRICK\nScrew retirement.\n\nSTEEL ^\nScrew retirement.\n",
        [
            ("character", "BRICK"),
            ("dialogue", "Screw retirement."),
            ("character", "STEEL"),
            ("dialogue", "Screw retirement."),
        ],
    ),
    "transitions": (
        "She runs.\n\nCUT TO:\n\n> Burn to white.\n\nHE SAYS TO:\nnothing\n",
        [
            ("action", "She runs."),
            ("transition", "CUT TO:"),
            ("transition", "Burn to white."),
            ("character", "HE SAYS TO:"),
            ("dialogue", "nothing"),
        ],
    ),
    "centred and breaks": (
        "> THE END <\n\n===\n\nAfter.\n",
        [("centered", "THE END"), ("page-break", ""), ("action", "After.")],
    ),
    "sections": (
        "# Act One\n\n## Sequence\n\n= She meets him.\n\nThey meet.\n",
        [("section", "Act One"), ("section", "Sequence"), ("synopsis", "She meets him."), ("action", "They meet.")],
    ),
    "notes": (
        "[[Check the weather.]]\n\nA storm[[or rain?]] comes.\n\n[[two\nlines]]\n",
        [("note", "Check the weather."), ("note", "or rain?"), ("action", "A storm comes."), ("note", "two\nlines")],
    ),
    "boneyard": (
        "Before.\n\n/*\nINT. GONE - DAY\n\nGone.\n*/\n\nAfter /* not */ all.\n",
        [("action", "Before."), ("action", "After  all.")],
    ),
    "forced action and lyrics": (
        "!SCANNING THE AISLES...\nWhere is that pit boss?\n\nSINGER\n~Willy Wonka!\nHe said.\n\n~La la\n",
        [
            ("action", "SCANNING THE AISLES...\nWhere is that pit boss?"),
            ("character", "SINGER"),
            ("lyrics", "Willy Wonka!"),
            ("dialogue", "He said."),
            ("lyrics", "La la"),
        ],
    ),
    "emphasis": (
        "A *soft* **loud** ***both*** _line_ and \\*stars\\*.\n\nTHE DOOR SLAMS\n",
        [("action", "A soft loud both line and *stars*."), ("action", "THE DOOR SLAMS")],
    ),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_as_the_syntax_says(name: str) -> None:
    """Every element in order."""
    text, wanted = SAMPLES[name]
    assert rows(text) == wanted
    assert rows(text.replace("\n", "\r\n")) == wanted


def test_marks_are_kept() -> None:
    """Scene numbers, dual dialogue, extensions, levels, lines."""
    found = read_fountain("EXT. BEACH - DAY #3#\n\nBRICK (O.S.)\nHo.\n\nSTEEL (CONT'D) ^\nHey.\n\n### Deep\n").elements
    assert found[0] == Element("scene-heading", "EXT. BEACH - DAY", 1, number="3")
    assert (found[1].extension, found[1].dual) == ("O.S.", False)
    assert (found[3].extension, found[3].dual) == ("CONT'D", True)
    assert (found[5].level, found[5].line) == (3, 9)


def test_a_title_page() -> None:
    """Values on one line or several; the first scene is not part of it."""
    text = (
        "Title:\n    _**BRICK & STEEL**_\n    FULL RETIRED\nCredit: Written by\nDraft date: 1/20/2012\n\n"
        "EXT. BRICK'S PATIO - DAY\n"
    )
    screenplay = read_fountain(text)
    assert screenplay.title == {
        "title": "BRICK & STEEL\nFULL RETIRED", "credit": "Written by", "draft date": "1/20/2012",
    }  # fmt: skip
    assert [e.kind for e in screenplay.elements] == ["scene-heading"]


@given(st.text(alphabet=st.sampled_from("AbC .!@~#=>^[]()*/_\n\t"), max_size=200))
def test_nothing_breaks_it(text: str) -> None:
    """Whatever the text is."""
    read_fountain(text)
