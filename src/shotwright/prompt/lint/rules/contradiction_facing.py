"""contradiction-facing: the subject cannot show its face and its back at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, without

US = r"(?:the |our )?(?:camera|viewers?|lens|audience|us)(?: lens)?\b"
FACE = r"(?:face|eyes|smile|grin|gaze|expression|features|mouth|tears)"
FRONT = re.compile(
    rf"\b(?:fac(?:e|es|ing)(?: \w+)?(?: (?:to|towards?|into))? {US}|facing (?:forwards?|front)\b|"
    rf"(?:(?:look|star|gaz|smil|grin|glanc|peer|wink|wav|glar|beam|frown|laugh|talk|speak|sing|mouth|whisper|shout|"
    rf"scream|blink|snarl|yawn|nod|pos|smirk|stare)"
    rf"(?:e|es|s|ing|ning)?)(?: \w+){{0,3}}? (?:at|into|to|towards?|down|for) {US}|"
    rf"(?:walk|runn?|com|mov|strid|march|step|ride|gallop|jog|swim|danc|approach|charg|rush|sprint|skip|driv)"
    rf"(?:s|es|ing|ning|e)?(?: \w+){{0,2}}? (?:towards?|up to|at|straight at) {US}|"
    rf"(?:look|star|stare)(?:s|ing|es)? us (?:straight |right |directly |dead |down|square )*(?:in the (?:eyes?|"
    rf"face))?|"
    rf"(?:meet|hold|return|catch)(?:s|es|ing)? (?:our|the (?:viewer|camera|audience)'s) (?:gaze|eyes?|look)|"
    rf"{FACE}(?: and {FACE})?(?: \w+){{0,3}}? (?:turned |pointed |directed |locked |fixed |trained |set "
    rf")?(?:frontally )?"
    rf"(?:(?:to|towards?|at|into|on) {US}|visible|front-on|frontal|frontally|head-on|face-on|in full view|fills? "
    rf"the frame|"
    rf"filling the frame|in close-up|clearly seen|shown in full|fully seen)|"
    rf"(?:eye contact with|(?:lock|locks|locking|locked) eyes with|her front to|his front to|frontal to|front to|"
    rf"chest to|toe to toe with|in the face of) "
    rf"{US}|"
    r"frontal (?:view|shot|portrait|angle|close-up)|front view|seen from the front|(?:shot|filmed|viewed) from the "
    r"front|"
    r"front-on|face-on|full[- ]face|full frontal|en face|close-up (?:of|on) (?:his|her|their|its) (?:\w+ )?face|"
    rf"(?:see|sees|shows?|showing|seeing|reveal(?:s|ing)?) (?:her|his|their|its|the) (?:\w+ )?(?:\w+ )?{FACE}|"
    rf"address(?:es|ing) {US}|facing us)",
    re.I,
)
GO = (
    r"(?:walk|runn?|mov|driv|strid|strod|stroll?|rid|gallop|jog|shuffl|paddl|swim|march|hik|cycl|skat|crawl|limp|"
    r"wander|danc|head|"
    r"sprint|row|go|fly|flies|trudg|hurr|saunter|stalk|sail|skip|climb|trot|amble|ambl|tiptoe|stagger|leav|speed|"
    r"roll)"
)
BACK = re.compile(
    rf"\b(?:{GO}(?:s|es|ing|ming|ning|ping|e|ies)?(?: \w+){{0,3}}? "
    rf"(?:away(?! (?:with|the))|off into|off down|off (?:along|across)|into the (?:distance|horizon|sunset|"
    rf"background|fog))"
    rf"(?: from {US})?|away from {US}|(?:fac|turn|look|gaz|star)(?:e|es|s|ed|ing)? (?:\w+ )?(?:away|the other "
    rf"way)(?: from {US})?|"
    rf"backs? (?:is |are |turned |firmly |fully |still |facing |squarely )*(?:to|towards?|on|at|facing) {US}|"
    rf"turn(?:s|ed|ing)? (?:his|her|its|their) backs? (?:to|on) {US}|(?:his|her|their|its) backs? (?:turned|to us)|"
    rf"(?:see|sees|shows?|seeing|showing) (?:us )?(?:only |just )?(?:his|her|their|the|its) backs?\b|"
    r"from behind(?! (?:the|a|an|his|her|its|their|some|us|me|bars|glass)\b)|from the (?:back|rear)\b(?! of)|"
    r"(?:rear|back|behind) (?:view|shot|angle)|(?:back|rear|nape) of (?:his|her|the|their|its) (?:head|neck|coat|"
    r"jacket)|"
    r"(?:only|just) (?:his|her|their) back|reced(?:es|ing)|turned away)",
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
CUES = frozenset(
    "away behind back backs rear off distance horizon sunset background fog way recedes receding nape".split()
)


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
