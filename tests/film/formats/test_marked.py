"""YAML as people write it, and every mistake with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from shotwright.errors import Damaged, WrongUse
from shotwright.film.formats.marked import read_marked, read_text
from shotwright.film.formats.mistakes import checked
from shotwright.film.production import Production

GOOD = """\
title: A film          # for people
look: {aspect: 16:9, fps: 25}
budget: 5.00 USD
cast:
  maren: {description: a woman, voice: {lang: no}}
scenes:
- id: one
  shots:
  - id: a
    prompt: "waves: wild"
    cues:
    - at 2s a hit
"""
FILE = Path("production.yaml")


def test_words_are_words() -> None:
    """16:9 is no number in base sixty, and Norwegian is not false."""
    made = checked(Production, read_marked(GOOD, FILE))
    assert (made.look.aspect, made.look.fps, made.cast["maren"].voice.lang) == ("16:9", 25, "no")


def test_scalars_are_read_as_yaml_1_2() -> None:
    """Numbers, yes, nothing; dates and versions stay words."""
    text = "a: 1\nb: 1.5\nc: true\nd:\ne: 2026-11-25\nf: '1'\ng: 010\nh: 1e5\ni: yes\nj: .5"
    values = read_marked(text, FILE).data
    assert values == {"a": 1, "b": 1.5, "c": True, "d": None, "e": "2026-11-25", "f": "1", "g": 10, "h": "1e5",
                      "i": "yes", "j": 0.5}  # fmt: skip


def test_everything_knows_its_place() -> None:
    """Spans point at the words themselves."""
    marked = read_marked(GOOD, FILE)
    span = marked.values[("scenes", 0, "shots", 0, "prompt")]
    assert marked.text[span.start : span.end] == '"waves: wild"'
    assert (span.line, span.column) == (10, 13)
    assert marked.span(("scenes", 0, "shots", 0, "seconds")).line == 9


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("budget", "budgett", "production.yaml:3:1: 'budgett' is not known here. Did you mean 'budget'?"),
        ("16:9", "16:10", "production.yaml:2:8: 'aspect' cannot be '16:10'. Did you mean '1:1'?"),
        ("prompt:", "promt:", "production.yaml:10:5: 'promt' is not known here. Did you mean 'prompt'?"),
        ("- at 2s a hit", "- {sound: a, att: 3}", "production.yaml:12:18: 'att' is not known here. Did you mean 'at'?"),
        ("lang: no", "lnag: no", "production.yaml:5:41: 'lnag' is not known here. Did you mean 'lang'?"),
        ("id: a", "id: A B", "'id' cannot be 'A B'. Use lower-case letters, digits, - and _."),
        ("5.00 USD", "five", "production.yaml:3:1: 'budget' cannot be 'five'"),
        ("fps: 25", "fps: fast", "'fps' cannot be 'fast'"),
        ("- id: one\n  shots:", "- shots:", "'id' is missing"),
        ("description: a woman", "description: [a]", "'description' must be text, not a list"),
    ],
)
def test_a_mistake_says_where_and_how_to_mend_it(old: str, new: str, said: str) -> None:
    """File, line, column, what, and the nearest known word."""
    assert old in GOOD
    with pytest.raises(WrongUse) as caught:
        checked(Production, read_marked(GOOD.replace(old, new), FILE))
    assert said in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x [1]\nb: [*x]", ":1:4: an anchor"),
        ("a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]", "anchor"),
        ("a: 1\na: 2", ":2:1: 'a' stands here for the second time (first in line 1)"),
        ("x:\n\ty: 1", ":2:1: this is no YAML: the line is indented with a tab"),
        ("a: b: c", "a text with a colon needs quotes"),
        ("a: !!python/object:os.system x", "tag"),
        ("[" * 5000, "nesting"),
        ("? [a, b]\n: 1", "a key must be a word"),
        ("<<: {a: 1}", "merge keys"),
        ("a: 1\n<<<<<<< HEAD\n", ":2:1: here is a merge conflict"),
        ("a: \x00", "control characters"),
        ("--- 1\n--- 2", "no YAML"),
    ],
)
def test_what_is_not_read_is_refused_with_its_line(text: str, said: str) -> None:
    """Nothing is guessed, and nothing can grow without end."""
    with pytest.raises(WrongUse) as caught:
        read_marked(text, FILE)
    assert said in str(caught.value)


def test_files_that_are_no_text(tmp_path: Path) -> None:
    """Too large, not there, a folder, not UTF-8."""
    large = tmp_path / "large.yaml"
    with large.open("wb") as file:
        file.truncate(50 << 20)
    (tmp_path / "latin.yaml").write_bytes("é".encode("latin-1"))
    for path, kind, said in (
        (large, Damaged, "50 MB"),
        (tmp_path / "none.yaml", WrongUse, "no file"),
        (tmp_path, WrongUse, "folder"),
        (tmp_path / "latin.yaml", Damaged, "not UTF-8"),
    ):
        with pytest.raises(kind, match=said):
            read_text(path)
