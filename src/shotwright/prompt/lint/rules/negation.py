"""negation: models hardly hear no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Edit, Hit, Words, rule, without

TRIGGERS = frozenset(
    """zero no not never without neither nor none nobody nothing nowhere avoid avoiding avoids exclude excluding excludes omit
    omitting lacking devoid minus free cannot forbid refrain skip""".split()
)
IDIOM = (
    r"only|just|longer|matter|doubt|sooner|more|choice|end|chance|idea|time|way|need|hope|use|memory|reason|return|"
    r"hurry|wonder|later|"
    r"rush|problem|less|fewer|better|such|far|long|yet|to mention|least|unlike|alone|sure|one but|other than|too|"
    r"quite|knowing|"
    r"unusual|until|\d+"
)
ADRIFT = (
    r"hesitation|hesitating|warning|end|effort|help|doubt|stopping|pause|pausing|fail|delay|exception|haste|hurry|"
    r"question|a word|a sound|"
    r"a care|saying|thinking|looking|rest|ceasing|break|breaks|a break|a pause|a trace|interruption|notice|fear|"
    r"mercy|limits?|any hurry|rival|equal|a hitch|"
    r"cuts?|any cuts?|interruptions"
)
PATTERN = re.compile(
    rf"(?<![\w-])(?:there (?:should|must|may|can|will) (?:not|never) be (?:any |an? )?[a-z]+|(?:with |there (?:is|"
    rf"are|should be|must be) )?no (?!(?:{IDIOM})\b)(?:[a-z-]+ )?[a-z]+|"
    rf"(?:no one|nobody|no-one)(?! (?:\w+ed|had|could|knew|was|did|else)\b)|none of|nothing (?!but\b|else than\b|"
    rf"more than\b|short of\b)\w+|"
    rf"without (?!(?:{ADRIFT})\b)(?:any |a |an |the )?[a-z][\w-]*(?: [a-z-]+ing\b)?|"
    rf"(?:(?:do|does|should|must|is|are|ca|wo|has|have)(?:n't| not)|cannot|can not|"
    rf"dont|doesnt|never|(?<!did )(?<!had )(?<!were )(?<!was )(?<!would )(?<!could )not)"
    rf" (?!(?:{IDIOM}|for|stop|resist|contain|decide|hide|sit still|look away|take (?:her|his|their|its)|keep|know|"
    rf"knew|"
    rf"realiz|realis|notic|understand|believ|seem|forget|care|mind|afraid|give|help|wait|"
    rf"before|again|ending|seen|be|been|heard|merely|entirely|simply|necessarily|always|"
    rf"really|all\b))(?:to )?(?:(?:want|include|show|add|draw|use|let|have|be|wear)(?:ing)? )?(?:any |a |an |the "
    rf")?[a-z]+|"
    rf"zero (?!gravity|g\b|to\b|hour|degrees|emission|waste|below|point)[a-z]+|"
    rf"neither [a-z]+(?: [a-z]+){{0,2}} nor [a-z]+|(?<!to )avoids? (?:any |all |the )?[a-z]+(?: [a-z]+)?|"
    rf"exclud(?:e|es|ing) (?:any |all |the )?[a-z]+|omit(?:ting)? [a-z]+(?: [a-z]+)?|devoid of [a-z]+|lacking "
    rf"(?:any |in )?[a-z]+|"
    rf"(?:completely |totally )?free (?:of|from) (?:any |all )?(?!charge\b)[a-z]+|minus (?:the|any) [a-z]+)",
    re.I,
)
IDIOMS = re.compile(
    r"\b(?:last but not least|not only|whether or not|or not|if not|why not|no\. ?\d|in no time|can'?t help|"
    r"like no other|as never before|never[- ]ending|nothing but|no end of|yes or no|say no|says no|no problem)\b",
    re.I,
)
QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|(?<!\w)['‘][^'’]{2,80}['’](?!\w)")
ORDER = re.compile(r"(?:^|(?<=[.!?] ))(?:please )?(?:avoid|exclude|omit|do not|don't|no|never)\b", re.I)


@rule(
    "SW303",
    "negation",
    severity="warning",
    profile="default",
    why="Naming a thing makes it likelier to appear. Use the negative prompt, or say what is there instead.",
    example="An empty street, no people, without any cars.",
)
def check(words: Words) -> Iterator[Hit]:
    """No, not, never, without, avoid and their kin; idioms, spoken words and what a tale says did not happen are innocent."""
    if (
        not words.has(TRIGGERS)
        and "n't" not in words.low
        and "no-one" not in words.low
        and "dont" not in words.vocabulary
    ):
        return
    spared = [m.span() for p in (QUOTED, IDIOMS) for m in p.finditer(words.text)]
    for match in PATTERN.finditer(words.text.replace("’", "'") if "’" in words.text else words.text):
        if any(a <= match.start() < b or match.start() <= a < match.end() for a, b in spared):
            continue
        yield (
            f"'{match.group().strip()}' may make it appear: name what is there instead, or use the negative prompt.",
            match.start(),
            match.end(),
            mended(words, match),
        )


def mended(words: Words, match: re.Match[str]) -> tuple[Edit, ...]:
    """Take out "no cars", "without cars", or a whole sentence that only forbids; other sentences need a person."""
    start, end = words.sentence(match.start())
    lead = start + len(words.text[start:end]) - len(words.text[start:end].lstrip())
    if lead == match.start() and ORDER.match(words.text[lead:end]) and "," not in words.text[lead:end]:
        stop = end + 1 if end < len(words.text) else end
        return (Edit(start, stop),) if start or stop < len(words.text) else ()
    if match.group().lower().startswith(
        ("no ", "with no ", "without ", "not ")
    ) and not match.group().lower().startswith("no one"):
        return (without(words, match.start(), match.end()),)
    return ()
