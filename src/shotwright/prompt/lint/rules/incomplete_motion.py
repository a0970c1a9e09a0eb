"""incomplete-motion: a motion that does not arrive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..moves import moves
from ..rule import Hit, Words, rule

STEMS = (
    r"walk|run|jog|sprint|crawl|jump|hop|leap|gallop|trot|canter|driv|rid|sail|fly|swim|row|cycl|skat|ski|march|"
    r"stroll|strid|wander|roam|hik|climb|glid|roll|slid|"
    r"drift|mov|travel|dash|rush|rac|tiptoe|limp|stagger|shuffl|paddl|creep|slither|waddl|scurr|scuttl|hobbl|pedal|"
    r"bik|surf|flee|charg|bound|speed|zoom|hurr|jog"
)
MOTION = re.compile(
    rf"\b(?P<lead>(?:to|starts|begins|start|begin) )?(?P<verb>(?:{STEMS})(?P<ending>s|es|ies|[a-z]?ing|y|"
    rf"e)?)\b(?P<tail>[^.;!?\n]{{0,90}})",
    re.I,
)
FORMS = frozenset(
    stem + ending for stem in STEMS.split("|") for ending in ("", "e", "y", "s", "es", "ies", "ing", f"{stem[-1]}ing")
)
ARRIVES = re.compile(
    r"\b(?:to|towards?|across|into|onto|over|through|past|along|around|round|up|down|off|out|away|from|home|behind|"
    r"between|beyond|by|after|in|on|at|inside|backwards?|forwards?|"
    r"aside|together|back|upwards?|downwards?|until|against|between|among|amid|beside|near|alongside|ahead|for|"
    r"above|sideways|left|right|about|within|via|clear of|before)\b"
)
ONLY_WITH = re.compile(
    r"^(?:\W*(?:in|on|at|for) (?:an? )?(?:\w+ )?(?:coat|suit|hat|dress|slow motion|style|shot|view|silence|time|"
    r"while|rush|hurry|rain|snow|fog))"
)
ARTICLES = frozenset("a an the his her its their of this that some with and for".split())
BEFORE = re.compile(r"([\w'-]+)[\s,]*$")


@rule(
    "SW305",
    "incomplete-motion",
    severity="hint",
    profile="strict",
    why="A path that starts but does not arrive leaves the model to end it: say where the motion ends.",
    example="A woman starts to walk.",
)
def check(words: Words) -> Iterator[Hit]:
    """Somebody walks, runs, rides, and the sentence does not say where to."""
    if not words.has(FORMS):
        return
    own = None
    for match in MOTION.finditer(words.low):
        start = match.start("verb")
        lead = BEFORE.search(words.low[:start])
        before = lead.group(1) if lead else ""
        ending = match.group("ending") or ""
        begun = bool(match.group("lead"))
        if (
            ending in ("", "y", "e")
            and not begun
            and not (before.endswith("s") or before in ("people", "they", "children", "men", "women"))
        ):
            continue
        if ending.endswith("ing") and before in ARTICLES:
            continue
        if not lead or (ending == "s" and before in ARTICLES) or before in ("camera", "shot", "drone", "frame"):
            continue
        tail = match.group("tail")
        if arrives(tail):
            continue
        own = moves(words) if own is None else own
        if any(m.start < match.end("verb") and start < m.end for m in own):
            continue
        yield f"'{match.group('verb')}' has no end: say where the motion arrives.", start, match.end("verb")
        return


def arrives(tail: str) -> bool:
    """True when the clause after the verb says where to, or a later one goes on with it: "runs, laughing, over the field"."""
    own, *later = tail.split(",")
    if ARRIVES.search(own):
        return not ONLY_WITH.match(tail)
    return any(ARRIVES.match(clause.strip().removeprefix("and ").removeprefix("then ")) for clause in later)
