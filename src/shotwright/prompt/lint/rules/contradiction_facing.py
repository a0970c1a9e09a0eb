"""contradiction-facing: the subject cannot show its face and its back at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, without

US = r"(?:the |our )?(?:camera|viewers?|lens|audience|us)(?: lens)?\b"
FACE = r"(?:face|eyes|smile|grin|gaze|expression|features|mouth|tears)"
FRONT = re.compile(
    rf"\b(?:fac(?:e|es|ing)(?: \w+)?(?: (?:to|towards?|into))? {US}|"
    rf"(?:(?:look|star|gaz|smil|grin|glanc|peer|wink|wav|glar|beam|frown)(?:e|es|s|ing|ning)?)"
    rf"(?: \w+){{0,2}}? (?:at|into|to|towards?) {US}|"
    rf"(?:walk|runn?|com|mov|strid|march|step|ride|gallop|jog|swim|danc)(?:s|es|ing|ning|e)?(?: \w+)? (?:towards?|"
    rf"up to|at) {US}|"
    rf"look(?:s|ing)? us (?:straight |right |directly |dead )?in the (?:eyes?|face)|"
    rf"{FACE}(?: and {FACE})?(?: \w+){{0,3}}? (?:turned |pointed |directed )?(?:frontally )?"
    rf"(?:(?:to|towards?|at|into) {US}|visible|front-on|frontal|frontally|head-on|in full view)|"
    rf"(?:eye contact with|her front to|his front to|frontal to|front to) {US}|"
    r"frontal (?:view|shot|portrait|angle)|front view|seen from the front|(?:shot|filmed|viewed) from the front|"
    r"front-on|"
    rf"(?:see|shows?|showing|seeing|reveal(?:s|ing)?) (?:her|his|their|its|the) (?:\w+ )?(?:\w+ )?{FACE})",
    re.I,
)
BACK = re.compile(
    rf"\b(?:(?:walk|runn?|mov|driv|strid|strod|strol|stroll|rid|gallop|jog|shuffl|paddl|swim|march|hik|cycl|skat|"
    rf"crawl|"
    rf"limp|wander|danc|head|sprint|row|go|goes|fly|flies)(?:s|es|ing|ming|ning|e)?(?: \w+){{0,3}}? "
    rf"(?:away(?! (?:with|the))|off into|into the distance)(?: from {US})?|"
    rf"(?:fac(?:e|es|ing)|turn(?:s|ed|ing)?|look(?:s|ing)?|gaz(?:es|ing)) away(?: from {US})?|"
    rf"backs? (?:is |are |turned |firmly |fully |still )*(?:to|towards?|on|at) {US}|"
    rf"turn(?:s|ed|ing)? (?:his|her|its|their) backs? (?:to|on) {US}|(?:his|her|their|its) backs? turned|"
    r"(?:seen|shot|filmed|viewed|shown|framed|photographed|captured|view|picture|portrait|angle|camera) "
    r"(?:entirely |only |directly |straight )?from (?:behind|the back|the rear)|^from (?:behind|the back|the rear)|"
    r"(?<=[.,;:] )from (?:behind|the back|the rear)(?=[:,])|"
    r"(?:rear|back) (?:view|shot|angle)|(?:back|rear) of (?:his|her|the|their|its) head|(?:only|just) (?:his|her|"
    r"their) back)",
    re.I,
)
INNOCENT = re.compile(
    r"\b(?:mirrors?|reflect\w*|reflection|over (?:his|her|their|its|one|the) shoulder|glanc\w+ back|look\w* back|"
    r"turn(?:s|ing)? "
    r"(?:around|round|back|to)|twist\w*|walk\w* backwards?|backwards?|selfie|screen|monitor|painting|photo|poster|"
    r"split[- ]screen)\b"
)
THEN = re.compile(
    r"\b(?:then|until|before|after|turns?|turning|finally|later|next|spins?|spinning|suddenly|eventually|stops?|"
    r"pivot\w*|"
    r"and now|whirl\w*|swivel\w*|followed)\b"
)
CAMERA_LEAVES = re.compile(r"\b(?:camera|drone|shot|lens|we)\s+(?:is\s+|then\s+|\w+ly\s+)*$")
OTHER = re.compile(r"(?:\bas|\bwhile|[,;]) (?:the|an?) (?:\w+ ){0,2}(?P<noun>\w+) $")
CUES = frozenset("away behind back backs rear off distance".split())


@rule(
    "SW101",
    "contradiction-facing",
    severity="error",
    why="A model cannot show face and back at once; it blends the two into a turning, doubled figure.",
    example="A person facing the camera while walking away from the camera.",
)
def check(words: Words) -> Iterator[Hit]:
    """Towards and away within one shot, unless the text says that the subject turns, or that two differ."""
    if not words.has(CUES):
        return
    fronts = list(FRONT.finditer(words.low))
    backs = (
        [m for m in BACK.finditer(words.low) if not CAMERA_LEAVES.search(words.low[: m.start()][-30:])]
        if fronts
        else []
    )
    for front in fronts:
        for back in backs:
            first, later = sorted((front, back), key=lambda m: m.start())
            if later.start() < first.end() or later.start() - first.end() > 160:
                continue
            if words.shot_of(first.start()) != words.shot_of(later.start()):
                continue
            if THEN.search(words.between(first.end(), later.start())):
                continue
            around = words.low[max(0, first.start() - 10) : later.end() + 40]
            if INNOCENT.search(around) or another(words, first, later):
                continue
            message = f"'{front.group()}' and '{back.group()}' cannot both be true."
            yield message, later.start(), later.end(), (without(words, later.start(), later.end()),)
            return


def another(words: Words, first: re.Match[str], later: re.Match[str]) -> bool:
    """True when somebody else does what the later phrase says: "he faces the camera while a policeman walks away"."""
    lead = OTHER.search(words.low[first.end() : later.start()])
    if lead and lead.group("noun") not in words.low[: first.start()]:
        return True
    named = [(a, b) for _, _, a, b in words.chunks("people")]
    named += [(a, b) for _, a, b in words.phrases("actors")]
    between = [a for a, b in named if first.end() <= a and b <= later.start() and later.start() - b < 40]
    begin = words.sentence(first.start())[0]
    return bool(between) and any(begin <= a < first.start() for a, _ in named)
