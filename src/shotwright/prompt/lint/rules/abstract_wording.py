"""abstract-wording: wording that no camera can film."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

ABSTRACT = (
    r"(?:ambition|anguish|beauty|belonging|conscience|courage|creativity|curiosity|death|deceit|"
    r"despair|destiny|dignity|doubt|eternity|ethics|"
    r"existence|failure|faith|fate|fear|forgetting|forgiveness|forgetfulness|freedom|friendship|future|grief|guilt|"
    r"happiness|harmony|heartbreak|honou?r|hope|humanity|"
    r"identity|imagination|impermanence|infinity|injustice|innocence|innovation|integrity|jealousy|joy|justice|"
    r"knowledge|liberty|life itself|loneliness|longing|loss|love|"
    r"loyalty|meaning|melancholy|memory|memories|mercy|mortality|nostalgia|nothingness|oblivion|passion|patience|"
    r"peace|philosophy|possibility|potential|pride|progress|purpose|"
    r"reality|reason|regret|remembrance|remorse|resilience|sadness|secrets|self|serenity|shame|silence|sincerity|"
    r"solitude|sorrow|soul|spirit|success|suffering|sustainability|"
    r"synergy|time|togetherness|tomorrow|tomorrows|transcendence|trust|truth|uncertainty|unity|virtue|wisdom|"
    r"wonder|yearning|yesterday|yesterdays|empathy|envy|excellence|"
    r"the (?:future|past|present|unknown|self|soul|void|infinite|unsaid|invisible|sublime|absolute|unconscious|"
    r"universe)|possibilities|dreams|ideas?|thoughts?|"
    r"forever|never|nowhere|consciousness|ego|entropy|absence|desire|democracy|capitalism|modernity|motherhood|"
    r"childhood|adulthood|youth|old age|absurdity|vulnerability|truths|hopes|fears|sorrows|regrets|longings|desires|"
    r"consumerism|nihilism|colonialism|feminism|socialism|communism|optimism|pessimism|individualism|humanism|idealism|"
    r"materialism|heroism|patriotism|nationalism|emptiness|awareness|kindness|tenderness|restlessness|meaninglessness|"
    r"equality|inequality|diversity|inclusion|complexity|simplicity|spirituality|authenticity|morality|immortality|"
    r"opportunity|prosperity|solidarity|responsibility|perfection|redemption|salvation|isolation|alienation|"
    r"inspiration|motivation|collaboration|globali[sz]ation|betrayal|rebirth|leadership|brotherhood|sisterhood|"
    r"fatherhood|karma|nirvana|enlightenment|zeitgeist|ennui|angst|euphoria|bliss|misery|poverty|greed|hatred|"
    r"connectedness|closure|acceptance|ignorance|vengeance|revenge)"
)
NATURE = (
    r"(?:ice|sky|sea|ocean|river|universe|stars?|winds?|mountains?|moon|sun|earth|world|stones?|walls?|ruins|"
    r"trees?|forest|city|house|chairs?|room|rain|snow|night|dawn|light|"
    r"shadows?|water|waves|desert|sand|windows?|doors?|clouds?|road|bridge|dust|rooms?|ashes|silence|landscape|"
    r"hills|valley|tide)"
)
MIND = (
    r"(?:remember|forget|forgive|know|dream|sigh|mourn|grieve|regret|long|yearn|believe|doubt|hope|think|promise|"
    r"apologi[sz]e|confess|wonder|refuse|choose|chose|has chosen|"
    r"learn|teach|ask|answer|love|hate|envy|pray)"
)
OF = (
    r"(?:essence|soul|spirit|concept|idea|meaning|notion|poetry|symphony|tapestry|whispers?|embodiment|feeling|"
    r"sense|echo(?:es)?|weight|geometry|grammar|alphabet|"
    r"architecture|anatomy|language|texture|taste|sound|scent|colou?r|shape|dance|fabric|cradle|threshold|edge|"
    r"horizon|shadow|ghost|heart|core|mystery|depths?|conscience|"
    r"allegory|triumph|fragility|burden|cathedral|ocean|river|garden|mirror|map|song|breath|bridge|journey|power|"
    r"passage|flow|nature|face|veil|light|lightness|gift|joy|"
    r"unbearable lightness|labyrinth|tyranny|art|ache|arc|pulse|rhythm|memory|prison|abyss|currency|theatre|"
    r"theater|mathematics|wings|seeds?|roots?|ashes|dust|tides?|storms?|paradox)"
)
PATTERNS = tuple(
    re.compile(p)
    for p in (
        rf"\b(?:the |an? )?{OF} of (?:the |an? |our |your |all |pure |human |things? |its |her |his |every |this |"
        rf"what (?:it|we) )*(?:\w+ )?{ABSTRACT}\b(?!-)",
        r"\b(?:the )?(?:essence|soul|spirit|poetry|meaning|embodiment|metaphor) of (?:an? |the )?\w+(?: itself)?",
        r"\b(?:a |an )?(?:metaphor|allegory|parable|meditation|ode|hymn|elegy) (?:for|of|on|to|about) "
        r"(?:the |a |what )?\w+",
        r"\b(?:symboli[sz](?:e|es|ing)|represent(?:s|ing)? (?:the )?(?:passage|struggle|power|idea|concept|inner|"
        r"human)|embod(?:y|ies|ying) (?:the )?\w+|evok(?:e|es|ing) (?:a |the )?(?:sense|feeling|idea)|"
        r"convey(?:s|ing)? (?:a |the )?(?:sense|feeling|idea|meaning|essence)|captur(?:e|es|ing) the (?:essence|"
        r"spirit|soul|feeling|meaning|magic|beauty))\b",
        r"\b(?:existential|ineffable|metaphysical|transcendental|unspeakable|inexpressible|ontological|beyond "
        r"words|unfathomable|unutterable|incommunicable)\b",
        r"\b(?:transcend|def)(?:s|y|ies|ying|ing)? (?:time|words|reality|space|meaning|language|definition|"
        r"reason)\b",
        rf"(?:^|[.;,:!?] |\b(?:and|where|while|when|as|until|that|then|for|because|if) ){ABSTRACT}(?: itself| "
        rf"alone| and {ABSTRACT})?(?: \w+ly)? "
        rf"(?:is the|is a|is an|are the|[a-z]+(?:[^s\W]s|ed|es)\b)(?! (?:sits|runs|jumps|name\b|dog|cat|girl|boy|"
        rf"\w+ of the))",
        rf"\b{NATURE} (?:\w+ly )?(?:that |which |who )?(?:itself |still |never |has |have |had |will |once |always "
        rf"|only )*{MIND}(?:s|es|ed|t)?\b(?! (?:down|across|along|in the wind|over))",
        rf"\b(?:the |its |her |his |their |an? )(?:\w+ )?(?:silence|distance|space|conversation|war|bridge|border|"
        rf"gap) between (?:two )?(?:hearts|souls|worlds|moments|thoughts|stones|words|heartbeats|breaths|"
        rf"{ABSTRACT})",
        r"\b(?:whisper|sing|tell|speak|murmur)(?:s|ed|ing)? (?:\w+ )?(?:tales?|secrets|stories|promises|memories|"
        r"truths?|lies) of\b",
        rf"\bwhat (?:does|do|would|is|it means?|it feels?|we (?:all |never |ever |almost )?(?:mean|meant|lost|"
        rf"forgot))\b[^.?]{{0,60}}?\b(?:{ABSTRACT}|taste|to (?:be|have been|exist|love|lose|live))\b",
        rf"\b{ABSTRACT} (?:meets?|becomes?|blossoms?|unfolds?|whispers?|breathes?|dissolves?|collides?|dances? "
        rf"with|gives birth|folds?|remains?|lingers?) (?:\w+ )*?(?:{ABSTRACT}|beyond|itself|into|where|in|alone)\b",
        rf"\b(?:where|when) (?:all |every |our |the )?(?:\w+ )?{ABSTRACT} (?:\w+ )?(?:ends?|begins?|meets?|sleeps?|"
        rf"lives?|unfolds?|dies|waits?|rests?|dwells?|dances?|becomes?|goes|is born|fades?|lingers?|dissolves?)\b",
        r"\b(?:everything|all|nothing|something) (?:we|i|she|he|you|they|it|that) (?:\w+ )?(?:meant|mean|lost|"
        r"never|ever|could|might|was|were|am|forgot)\b",
        rf"\b(?:an? )?(?:unlived|unborn|unspoken|untold|unsaid|unremembered|forgotten|nameless|eternal|infinite|"
        rf"boundless|endless) (?:life|lives|tomorrows?|yesterdays?|{ABSTRACT}|becoming)\b",
        r"\b(?:justice|freedom|love|beauty|hope|truth|time|death|evil|peace|wisdom|innocence|democracy|grief|"
        r"memory|silence|existence) itself\b",
        rf"\b(?:horizon|threshold|edge|shore|shores|borders?|doors?|gates?|corners?|bottom|end) of (?:human |all |"
        rf"the |our |her |his )?(?:{ABSTRACT})\b",
        rf"\b(?:make|create|show|film|depict|visuali[sz]e|portray|illustrate|capture|render) (?:me |us )?(?:a "
        rf"(?:video|film|clip|shot) (?:about|of) )?(?:the )?(?:concept|idea|feeling|emotion|notion|meaning|weight|"
        rf"essence|soul|spirit|beauty|power|passage|{ABSTRACT})(?: of|$|[.,])",
        rf"^(?:an? (?:video|film|clip|shot|scene) (?:about|of) )?(?:the )?{ABSTRACT}(?: and {ABSTRACT})?[.!]?$",
        rf"\b(?:into|toward|towards|through|beyond|with|beneath|against|inside) (?:the )?{ABSTRACT} (?:and|of|nor|"
        rf"or) (?:the )?{ABSTRACT}\b",
        rf"\b{ABSTRACT} of (?:the |our |my |a |all |human |every )*(?:hearts?|soul|universe|being|mind|humanity|"
        rf"love|life|"
        rf"existence|{ABSTRACT})\b",
        r"\b(?:the )?(?:love|hope|truth|peace|freedom|beauty|joy|sadness|time) is (?:everywhere|all|inside|within|"
        r"everything|"
        r"eternal|forever|infinite|endless)\b",
        rf"\bhow (?:the |our |your )?{ABSTRACT} (?:feels?|tastes?|sounds?|looks?|works?|grows?|changes?|moves?|"
        rf"smells?)\b",
        rf"\b(?:towards?|beyond|reaching for|searching for|in search of) (?:the |a )?(?:deeper |greater |higher |"
        rf"true |inner )?"
        rf"{ABSTRACT}\s*(?:[.,;]|$)",
        rf"^(?:the |a |an )?(?:feeling|sensation|sense|emotion|mood|energy|vibe) of (?:be|being|belonging|becoming|"
        rf"{ABSTRACT})\b",
        rf"\b{ABSTRACT}, (?:{ABSTRACT}, )*(?:and )?{ABSTRACT}(?: and {ABSTRACT}|, {ABSTRACT})\b|"
        rf"\b{ABSTRACT} in (?:its|their) (?:purest|truest|rawest|deepest|final)\b|"
        rf"\b{ABSTRACT} (?:without end|made visible|incarnate|personified|made flesh)\b",
        r"\b(?:our|the company's|the brand's|your|corporate|brand) (?:brand |company |core |shared |corporate )?"
        r"(?:values|vision|mission|purpose|legacy|philosophy|dna)\b",
    )
)  # fmt: skip
FILMED = re.compile(
    r"\b(?:(?:leav|giv|creat|add|lend|fill|evok|convey|hint)\w* (?:\w+ ){0,4}?(?:sense|feeling|mood|atmosphere|"
    r"air) of \w+|"
    r"as (?:if|though) time (?:has |had )?(?:stopped|stood still|were frozen|stands still)|sense of (?:scale|"
    r"depth|space|movement|motion|speed|place|height|direction|balance|calm|tranquill?ity|"
    r"peace|serenity|mystery)|in (?:peace|silence|harmony|time|love)|in real time|slow time|"
    r"time-?lapse|time lapse|peace sign|dream catcher|soul food|spirit level|memory (?:card|foam|stick)|love "
    r"(?:letter|song|heart|seat)|trust fall|passage of time|fear not)\b"
)
VERBS = re.findall("[a-z]+", MIND.replace("[sz]", "z"))
CUES = (
    frozenset(re.findall("[a-z]+", ABSTRACT))
    | {verb + ending for verb in VERBS for ending in ("", "s", "es", "d", "ed", "t")}
    | frozenset(
        """essence meaning metaphor allegory parable meditation ode hymn elegy symbolise symbolises symbolising symbolize
    symbolizes symbolizing represent represents representing embody embodies embodying embodiment evoke evokes evoking
    convey conveys conveying capture captures capturing existential ineffable metaphysical transcendental unspeakable
    inexpressible ontological beyond unfathomable unutterable incommunicable transcend transcends transcending defy
    defies defying everything all nothing something unlived unborn unspoken untold unsaid unremembered forgotten
    values vision mission legacy dna purest truest rawest incarnate personified
    nameless eternal infinite boundless endless concept notion poetry feeling emotion whisper whispers whispered
    whispering tales what evil chosen goes mourns grieves apologises""".split()
    )
) - frozenset("the life itself old age self".split())
"""One of these is in every text that the patterns match."""


@rule(
    "SW301",
    "abstract-wording",
    severity="warning",
    profile="default",
    why="Models draw things, not ideas: say what can be seen.",
    example="The essence of eternity and the soul of loneliness.",
)
def check(words: Words) -> Iterator[Hit]:
    """Ideas as subjects or owners, things that think, talk of meaning; names such as "Hope, a labrador" are innocent."""
    if not words.has(CUES):
        return
    spared = [m.span() for m in FILMED.finditer(words.low)]
    for pattern in PATTERNS:
        for match in pattern.finditer(words.low):
            if any(a < match.end() and match.start() < b for a, b in spared):
                continue
            start = match.start() + len(match.group()) - len(match.group().lstrip(" .,;:!?"))
            shown = words.text[start : match.end()]
            if re.match(r"[A-Z]\w+(?: [A-Z]|,)", shown) or inside_quotes(words, start):
                continue
            yield f"'{shown}' cannot be seen: say what is in the picture.", start, match.end()
            return


def inside_quotes(words: Words, at: int) -> bool:
    """True inside spoken or written words."""
    return words.text.count('"', 0, at) % 2 == 1
