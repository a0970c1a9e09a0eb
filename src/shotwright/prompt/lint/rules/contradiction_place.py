"""contradiction-place: two places at once, or a closed place in full daylight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..rule import STEPS, Hit, Words, rule, without

GROUPS = {
    "indoors": (
        r"(?:(?:school |sports |lecture |dining |factory )hall|kitchen|bathroom|bedroom|living[- ]room|sitting "
        r"room|dining room|"
        r"classroom|library|reading room|office|boardroom|courtroom|corridor|hallway|elevator|lift shaft|attic|gym|"
        r"gymnasium|"
        r"basement|cellar|bunker|vault|underground (?:car park|parking|garage|station|tunnel)|car park|(?:metro|"
        r"subway|tube) (?:station|"
        r"carriage|car)|train compartment|compartment|train carriage|railway carriage|(?:aero|air)?plane cabin|"
        r"cockpit|cinema|"
        r"supermarket|laboratory|hospital (?:ward|room)|operating (?:room|theatre)|warehouse|indoors?|interior|"
        r"waiting room|server room|"
        r"ballroom|dungeon|crypt|nursery|wardrobe|closet|shower|bathtub|mine|tunnel|sauna|prison cell|call centre|"
        r"phone booth)"
    ),
    "outdoors": (
        r"(?:(?:open )?prairie|savannah?|steppe|meadow|(?:wheat|rice|corn|barley|lavender|sunflower|poppy) "
        r"?fields?|(?:snowy |open |rocky |high )*"
        r"mountain (?:summit|top|ridge|peak|pass|slope)|mountaintop|summit(?: crater)?|glacier|volcano|crater|open "
        r"(?:sky|sea|ocean|field|country|"
        r"air|water|desert|plains?|road|steppe)|(?:sandy |tropical )?beach|dunes?|desert|rainforest|jungle|canyon|"
        r"waterfall|outdoors?|exterior|"
        r"moor|tundra|cliff(?: edge| top)?|river ?bank|rapids|vineyard|pasture|forest clearing|forest|sand dunes|"
        r"motorway|football pitch|ski slope|"
        r"snowfield|(?:under|beneath) the (?:open|starry|blue|night) sky)"
    ),
    "sea": (
        r"(?:high seas|open (?:sea|ocean)|middle of the (?:ocean|sea|atlantic|pacific)|at sea|deck of an? "
        r"[\w ]{0,14}(?:yacht|ship|boat|ferry|trawler|"
        r"schooner)|coral reef|ocean swell|stormy (?:sea|ocean))"
    ),
    "underwater": (
        r"(?:underwater|under water|seabed|sea ?floor|ocean floor|coral reef|bottom of the (?:sea|ocean|lake|pool|"
        r"atlantic|pacific|river)|"
        r"(?:under|beneath) the (?:sea|ocean|waves|surface)|ocean depths|deep sea)"
    ),
    "land":
        r"(?:meadow|(?:wheat|corn|rice) ?fields?|prairie|orchard|vineyard|motorway|highway|savannah?|farmyard|busy "
        r"street|city street|snowfield)",
    "desert":
        r"(?:(?:hot |dry |arabian |scorching |sahara )*desert|sahara(?: dunes| desert)?|gobi|atacama|kalahari|"
        r"death valley|(?:sand )?dunes|cacti|salt flat)",
    "polar": (
        r"(?:arctic(?: ice| tundra)?|antarctic\w*|north pole|south pole|ice (?:sheet|floe|field|shelf|cap)|glacier|"
        r"iceberg|frozen (?:tundra|lake)|"
        r"igloo|greenland|siberian? \w+|lapland|snowfield|snowdrifts?|ski slope|snowy (?:forest|field|plain|"
        r"mountain \w+))"
    ),
    "jungle": r"(?:(?:lush |tropical |dense |amazon )*(?:rain ?forest|jungle)|mangroves?|amazon)",
    "space":
        r"(?:outer space|deep space|surface of (?:the moon|mars)|(?:on )?the moon(?= surface|,)|lunar surface|moon "
        r"base|lunar crater|mars|zero gravity)",
    "height":
        r"(?:(?:top of|roof of|top floor of) (?:a |the )?(?:skyscraper|tower|mountain)|skyscraper roof|rooftop|"
        r"summit|mountain (?:top|peak|summit)|everest)",
    "tropics":
        r"(?:tropical (?:beach|island|lagoon)|palm beach|(?:coconut )?palm trees|coconut palms|hawaii(?:an beach)?|"
        r"caribbean(?: beach)?|bali)",
    "shore": r"(?:(?:sandy |sunny |tropical )?beach|seashore|harbour|harbor)",
    "city":
        r"(?:times square|manhattan|downtown|wall street|oxford street|piccadilly|shibuya|city street|busy street|"
        r"shopping street)",
}  # fmt: skip
APART = {
    frozenset(pair.split())
    for pair in (
        "indoors outdoors, indoors sea, underwater desert, underwater height, underwater space, underwater land, "
        "desert polar, desert jungle, polar jungle, polar tropics, space jungle, space tropics, space land, space "
        "sea, indoors underwater, "
        "height underwater, desert sea, height sea, height shore, city jungle, city desert, city polar, city sea, "
        "city underwater, city space"
    ).split(", ")
}
SITES = re.compile("|".join(rf"\b(?P<{name}{k}>{pattern})\b" for k, (name, pattern) in enumerate(GROUPS.items())), re.I)
BLIND = re.compile(
    r"\b(?:windowless|without windows|no windows|(?:closed|sealed|closed-off|abandoned|indoor|storage|dark|"
    r"huge)?(?: storage)? ?warehouses?|bunker|"
    r"(?:wine )?cellars?|dungeon|crypt|catacombs?|tomb|burial chamber|basement|vault|sewers?|mine ?shaft|(?:coal|"
    r"salt|gold)? ?mine|"
    r"underground (?:car park|parking|garage|tunnel|station|cave|lab\w*|river)|submarine|cave|cavern|grotto|seabed|"
    r"ocean floor|bottom of the (?:sea|"
    r"ocean|atlantic|pacific)|nightclub|planetarium|darkroom|server room|cinema|sealed \w+|closed (?:garage|hangar|"
    r"container)|prison cell|cargo hold|"
    r"shipping container|(?:metro|subway|tube|railway|road) (?:tunnel|station)|tunnel|below ground|deep "
    r"underground|storeroom|cold store)\b",
    re.I,
)
SUN = re.compile(
    r"\b(?:(?:(?:bright|natural|direct|strong|brilliant|blazing|dazzling|full|warm|glorious|midday|noon|afternoon|"
    r"morning|radiant|"
    r"abundant|intense|golden|open|broad|hot|summer)\s+)+(?:sun(?:light|shine|beams)?|daylight|(?<=natural )light)"
    r"(?: streaming| pouring| flooding| shining)?(?: in)?(?: through (?:the )?(?:\w+ )?windows?)?|"
    r"(?:bathed|flooded|drenched|soaked) (?:in|with|by) (?:\w+ )?(?:sun(?:light|shine)?|daylight)|sun (?:beats "
    r"down|shin(?:es|ing)|blaz(?:es|ing))|"
    r"sun(?:light|shine)? (?:floods|pours|streams|pouring|streaming|flooding)(?: in)?|sun-(?:drenched|flooded|"
    r"soaked|lit)|sunny|"
    r"(?:open|blue|clear) sky|in broad daylight|(?:bright|abundant|plenty of|lots of|strong) natural light)\b",
    re.I,
)
OPENED = re.compile(
    r"\b(?:skylight|glass (?:roof|wall|ceiling)|hole in|opening|mouth of|entrance|thin shaft|single (?:shaft|beam|"
    r"ray)|open (?:door|doors|roof)|"
    r"crack|hatch|fantasy|surreal|dream|outside|emerg\w+|steps? out|leav(?:es|ing))\b"
)
AROUND = re.compile(
    r"\b(?:now we|views? of|overlook\w*|paint(?:ing|ed)|pictures?|posters?|photos?|screens?|windows?|themed?|murals?|"
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


SUNNY = frozenset("sun sunlight sunshine sunbeams daylight sky sunny light".split())
SHUT = frozenset(
    """windowless warehouse warehouses bunker cellar dungeon crypt catacomb catacombs basement vault sewer sewers mine
    underground submarine cave cavern grotto tomb burial cellars windows darkroom server cinema cargo metro subway
    tube ground storeroom cold floor seabed bottom nightclub planetarium sealed closed prison container tunnel""".split()
)
ADJECTIVES = frozenset(
    """the and open top middle bottom surface under beneath busy hot dry high deep lush blue night starry snowy rocky dense
    arabian scorching sandy sunny stormy frozen waiting living sitting dining reading""".split()
)
SITE_WORDS = {
    name: frozenset(re.findall("[a-z]{3,}", re.sub(r"\\[a-z]", " ", pattern))) - ADJECTIVES
    for name, pattern in GROUPS.items()
}
"""The words of each group's pattern: a text without two groups that are apart needs no closer look."""


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
    for closed in BLIND.finditer(words.text) if words.has(SHUT) and words.has(SUNNY) else ():
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
    near = [name for name, cues in SITE_WORDS.items() if words.has(cues)]
    apart = any(frozenset((a, b)) in APART for k, a in enumerate(near) for b in near[:k])
    sites = list(located(words)) if apart else []
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
        first = re.fullmatch(
            r"\s*(?:[\w-]+ shot (?:of )?)?(?:an? |the )?(?:[\w'-]+\s+){0,2}", before
        ) is not None or re.search(r"[,;:]\s*(?:[\w'-]+ )?$", before)
        if (ELSEWHERE.search(before[-34:]) and not HERE.search(before[-34:])) and not LOCATED.search(before[-22:]):
            continue
        if LOCATED.search(before[-44:]) or first or group == "underwater":
            yield Site(group, match.start(), match.end())
            if group == "outdoors":
                for other in ("sea", "land", "desert", "polar", "jungle", "height", "tropics", "shore"):
                    if re.fullmatch(GROUPS[other], match.group(), re.I):
                        yield Site(other, match.start(), match.end())


def slug(words: Words, site: Site) -> bool:
    """True when the sentence around a place is a heading without a verb: "Interior, night train compartment."."""
    start, end = words.sentence(site.start)
    return len(words.low[start:end].split()) <= 7
