"""contradiction-place: two places at once, or a closed place in full daylight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..rule import STEPS, Hit, Words, rule, without

GROUPS = {
    "indoors": (
        r"(?:(?:school |sports |dance |dining |lecture |concert |ball)?hall|kitchen|bathroom|bedroom|"
        r"living[- ]room|sitting room|"
        r"classroom|library|reading room|office|corridor|hallway|elevator|lift shaft|attic|gym|gymnasium|basement|"
        r"cellar|bunker|vault|"
        r"underground (?:car park|parking|garage|station|tunnel)|car park|train compartment|compartment|train "
        r"carriage|railway carriage|"
        r"subway car|cockpit|museum|cinema|theatre|theater|restaurant|supermarket|laboratory|hospital ward|"
        r"operating (?:room|theatre)|"
        r"warehouse|indoors?|interior|waiting room|ballroom|dungeon|crypt|lounge|nursery|wardrobe|closet|shower|"
        r"bathtub|mine|tunnel)"
    ),
    "outdoors": (
        r"(?:(?:open )?prairie|savannah?|steppe|meadow|wheat field|rice field|cornfield|(?:snowy |open |rocky "
        r")*mountain (?:summit|top|ridge|peak|"
        r"pass|slope)|mountaintop|summit(?: crater)?|glacier|volcano|crater|open (?:sky|sea|ocean|field|country|"
        r"air|water|desert|plain)|"
        r"high seas|(?:sandy |tropical )?beach|dunes?|desert|rainforest|jungle|canyon|waterfall|outdoors?|moor|"
        r"tundra|cliff(?: edge| top)?|"
        r"river ?bank|vineyard|pasture|forest clearing|forest|sand dunes|middle of the ocean|deck of an? "
        r"[\w ]{0,14}(?:yacht|ship|boat|ferry))"
    ),
    "underwater": (
        r"(?:underwater|under water|seabed|sea ?floor|ocean floor|coral reef|bottom of the (?:sea|ocean|lake|pool|"
        r"atlantic|pacific|river)|"
        r"(?:under|beneath) the (?:sea|ocean|waves|surface)|ocean depths|deep sea)"
    ),
    "desert":
        r"(?:(?:hot |dry |arabian |scorching |sahara )*desert|sahara(?: dunes| desert)?|gobi|(?:sand )?dunes|cacti|"
        r"salt flat)",
    "polar":
        r"(?:arctic(?: ice| tundra)?|antarctic\w*|north pole|south pole|ice (?:sheet|floe|field|shelf|cap)|glacier|"
        r"iceberg|frozen tundra|igloo)",
    "jungle": r"(?:(?:lush |tropical |dense |amazon )*(?:rain ?forest|jungle)|mangroves?|swamp)",
    "space":
        r"(?:outer space|deep space|surface of the moon|(?:on )?the moon(?= surface|,)|lunar surface|moon base|"
        r"mars|orbit around|zero gravity)",
    "height":
        r"(?:(?:top of|roof of|top floor of) (?:a |the )?(?:skyscraper|tower|mountain)|skyscraper roof|rooftop|"
        r"summit|mountain (?:top|peak|summit))",
    "tropics": r"(?:tropical (?:beach|island|lagoon)|palm beach|hawaiian beach|caribbean beach)",
}  # fmt: skip
APART = {
    frozenset(pair.split())
    for pair in (
        "indoors outdoors, underwater desert, underwater height, underwater space, desert polar, desert jungle, "
        "polar jungle, polar tropics, space jungle, space tropics, indoors underwater, height underwater"
    ).split(", ")
}
SITES = re.compile("|".join(rf"\b(?P<{name}{k}>{pattern})\b" for k, (name, pattern) in enumerate(GROUPS.items())), re.I)
BLIND = re.compile(
    r"\b(?:windowless|(?:closed|sealed|closed-off|abandoned|indoor|storage|dark|huge)?(?: storage)? ?warehouses?|"
    r"bunker|cellar|dungeon|crypt|catacombs?|"
    r"basement|vault|sewers?|mine ?shaft|coal mine|underground (?:car park|parking|garage|tunnel|station|cave|"
    r"lab\w*)|submarine|cave|cavern|"
    r"seabed|bottom of the (?:sea|ocean|atlantic|pacific)|nightclub|planetarium|sealed \w+|closed (?:garage|hangar|"
    r"container)|prison cell|"
    r"shipping container|metro tunnel|subway tunnel|tunnel)\b",
    re.I,
)
SUN = re.compile(
    r"\b(?:(?:(?:bright|natural|direct|strong|brilliant|blazing|dazzling|full|warm|glorious|midday|noon|afternoon|"
    r"morning|radiant|abundant|intense|"
    r"golden|open)\s+)+(?:sun(?:light|shine)?|daylight)(?: streaming| pouring| flooding| shining)?(?: in)?(?: "
    r"through (?:the )?(?:\w+ )?windows?)?|"
    r"(?:bathed|flooded|drenched|soaked) (?:in|with|by) (?:\w+ )?(?:sun(?:light|shine)?|daylight)|sun beats down|"
    r"sun(?:light)? (?:floods|pours|streams)(?: in)?|"
    r"open sky)\b",
    re.I,
)
OPENED = re.compile(
    r"\b(?:skylight|glass (?:roof|wall|ceiling)|hole in|opening|mouth of|entrance|thin shaft|single (?:shaft|beam|"
    r"ray)|open (?:door|doors|roof)|"
    r"crack|hatch|fantasy|surreal|dream|outside|emerg\w+|steps? out|leav(?:es|ing))\b"
)
AROUND = re.compile(
    r"\b(?:views? of|overlook\w*|paint(?:ing|ed)|pictures?|posters?|photos?|screens?|windows?|themed?|murals?|"
    r"look\w* (?:out|at|through|over)|dream\w*|"
    r"outside|behind|backdrop|background|model|miniature|globe|diorama|video|tv|television|wallpaper|green ?screen|"
    r"projector|projected|vr|hologram\w*|"
    r"aquarium|tank|mirror|reflect\w*|film set|set\b|portal|opens? (?:onto|into|to)|door\w*|leads? to|next to|near|"
    r"beside|by the|porthole|simulat\w*|"
    r"map|carpet|toy|surreal|fantasy|magical?|imagin\w*|tunnel|house|tent|camp|station|base|hut|cabin|vehicle|"
    r"research|glasshouse|greenhouse|botanical)\b"
)
LOCATED = re.compile(
    r"\b(?:in|inside|on|at|across|through|over|under|atop|amid|within|along|deep in|deep inside|middle of|bottom "
    r"of|heart of|deep within|around|off)\s+"
    r"(?:(?:an?|the|his|her|its|their|this|one|some)\s+)?(?:[\w'-]+\s+){0,3}$"
)
ELSEWHERE = re.compile(
    r"\b(?:to|towards?|into|from|past|behind|by|near|outside|overlooking|beyond|above|like|for|onto|facing|of|with|"
    r"and|than)\s+(?:(?:an?|the|his|her|its|their)\s+)?"
    r"(?:[\w'-]+\s+){0,2}$"
)
HERE = re.compile(
    r"\b(?:middle|bottom|heart|top|deck|surface|summit|floor|edge|depths) of (?:an? |the )?(?:[\w'-]+ ){0,2}$"
)


@dataclass(frozen=True, slots=True)
class Site:
    """A place where something happens, with its groups."""

    group: str
    start: int
    end: int


@rule(
    "SW102",
    "contradiction-place",
    severity="error",
    why="One shot has one place: two places, or a windowless hall in bright sun, come out as a mixture of both.",
    example="An indoor warehouse with bright natural sunlight streaming through windows.",
)
def check(words: Words) -> Iterator[Hit]:
    """Indoors against outdoors, sea against desert, ice against jungle, and a closed hall in natural sun."""
    for closed in BLIND.finditer(words.text):
        for sun in SUN.finditer(words.text):
            if words.shot_of(closed.start()) != words.shot_of(sun.start()):
                continue
            gap = words.between(min(closed.end(), sun.end()), max(closed.start(), sun.start()))
            if len(gap) > 110 or gap.count(".") > 1 or OPENED.search(words.low) or STEPS.search(gap):
                continue
            yield (
                f"'{closed.group()}' has little daylight, yet '{sun.group()}' is asked for.",
                sun.start(),
                sun.end(),
                (without(words, sun.start(), sun.end()),),
            )
            return
    sites = list(located(words))
    for k, later in enumerate(sites):
        for first in sites[:k]:
            if frozenset((first.group, later.group)) not in APART or words.shot_of(first.start) != words.shot_of(
                later.start
            ):
                continue
            gap = words.low[first.end : later.start]
            if (
                len(gap) > 90
                or AROUND.search(gap)
                or STEPS.search(gap)
                or AROUND.search(words.low[later.end : later.end + 12])
            ):
                continue
            if "." in gap and not slug(words, first):
                continue
            yield (
                f"'{words.text[first.start : first.end]}' and '{words.text[later.start : later.end]}' are two places.",
                later.start,
                later.end,
                (without(words, later.start, later.end),),
            )
            return


def located(words: Words) -> Iterator[Site]:
    """Every place where the shot happens; not one that is only looked at, gone to or spoken of."""
    for match in SITES.finditer(words.text):
        group = str(match.lastgroup).rstrip("0123456789")
        start = words.sentence(match.start())[0]
        before = words.low[start : match.start()]
        first = re.fullmatch(r"\s*(?:an? |the )?(?:[\w'-]+\s+){0,2}", before) is not None or re.search(
            r"[,;:]\s*(?:[\w'-]+ )?$", before
        )
        if (ELSEWHERE.search(before[-34:]) and not HERE.search(before[-34:])) and not LOCATED.search(before[-22:]):
            continue
        if LOCATED.search(before[-44:]) or first or group == "underwater":
            yield Site(group, match.start(), match.end())
            if group == "outdoors":
                for other in ("desert", "polar", "jungle", "height", "tropics"):
                    if re.fullmatch(GROUPS[other], match.group(), re.I):
                        yield Site(other, match.start(), match.end())


def slug(words: Words, site: Site) -> bool:
    """True when the sentence around a place is a heading without a verb: "Interior, night train compartment."."""
    start, end = words.sentence(site.start)
    return len(words.low[start:end].split()) <= 7
