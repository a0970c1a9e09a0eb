"""impossible-physics: things that reality does not do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

LABELLED = re.compile(
    r"\b(?:surreal\w*|fantas(?:y|tical)|dream\w*|magic(?:al|ally|ian)?|wizard|witch|fairy|fair(?:y|y-?)tale|"
    r"cartoon\w*|anime|animat(?:ed|ion)|pixar|sci-?fi|"
    r"science fiction|superhero\w*|superman|in reverse|reversed?|rewind|backwards footage|time-?lapse|time lapse|"
    r"space station|zero[- ]gravity|weightlessness|"
    r"microgravity|astronaut|moon|spell|ghost|genie|imagin\w*|claymation|stop[- ]motion|trick|illusion\w*|vr|video "
    r"game|escher|enchanted|telekine\w*|"
    r"spaceship|spacecraft|outer space|orbiting|hallucinat\w*|cgi|painting|levitation act|myth\w*|dragon|alien|"
    r"matrix|glitch)\b"
)
HEAVY = (
    r"(?:car|lorry|lorries|truck|bus|elephant|house|train|tank|van|ship|whale|building|boulder|piano|locomotive|"
    r"tractor|cow|horse|hippo|rhino|bulldozer|"
    r"plane|aeroplane|airplane|jet|tram|anvil|crane|fridge|wardrobe|statue|bridge|motorbike|motorcycle|tree trunk|"
    r"safe|skyscraper|church)"
)
SOLID = (
    r"(?:rock|stone|boulder|brick|anvil|car|house|piano|table|chair|sofa|cup|plate|glass|book|hammer|knife|fork|"
    r"spoon|pan|bottle|vase|lamp|bed|desk|"
    r"suitcase|bicycle|truck|bus|cow|horse|dog|cat|elephant|pig|man|woman|boy|girl|child|person|people|gymnast|"
    r"dancer|athlete|player|waiter|chef|worker|skater|"
    r"nurse|teacher|coin|shoe|loaf|egg|apple|melon|barrel|crate|box|hat|phone|statue|ballerina|runner|jumper|"
    r"toddler|monk|yogi|cyclist|he|she|it|they)"
)
LIQUID = (
    r"(?:water(?:fall)?s?|rivers?|rain(?:drops)?|streams?|snow(?:flakes)?|sand|milk|coffee|tea|juice|lava|wine|"
    r"soup|oil|honey|brook|creek|cascade|beer|paint|sauce|hail|tears|ink)"
)
UP = (
    r"(?:up(?!on\b)(?:wards?|hill| the| to| into| from| out)?|skywards?|back up|uphill|to(?:wards?)? the "
    r"(?:ceiling|sky|clouds)|into the sky)"
)
FREE = r"(?:mid-?air|the air|thin air|empty air|nothing|space above)"
PATTERNS = tuple(
    re.compile(p)
    for p in (
        r"\b(?:def(?:y|ies|ying) (?:gravity|physics)|anti-?gravity|faster than light|impossible (?:physics|"
        r"geometry)|in two places at once|perpetual motion|"
        r"(?:time|clock hands?) (?:runs?|flows?|goes|spin\w*) backwards?)\b",
        rf"\b{LIQUID}\b(?: \w+){{0,3}}? (?:flow|run|ran|stream|cascad|climb|crawl|gush|pour|trickl|rush|tumbl)(?:s|"
        rf"es|ing|e)?(?: \w+ly)?(?: back)? {UP}(?! and down)",
        r"\b(?:fall|fell|drop|drip|pour|tumbl|rain|plung|plummet|sink)(?:s|es|ing|ping|e)? (?:straight |slowly |"
        r"back |gently |right )?(?:up(?:wards?)\b|up (?:to|into|from|out|onto|toward)|skywards?)",
        rf"\b(?:hang|hung|float|stay|remain|freez|froz|stop|suspend|stand|stood|sit|sat|hover|rest|paus|walk|run|"
        rf"balanc|lie|lying|sleep)(?:s|es|ed|ing|ping|e|en)?"
        rf"(?: \w+){{0,3}}? (?:in|on|upon|across) {FREE}(?! (?:of|for a (?:moment|second|split)|above the (?:stage|"
        rf"ring)|base))",
        r"\b(?:hangs?|hanging|floats?|floating|hovers?|hovering) (?:there )?(?:weightless|unsupported|without "
        r"(?:any )?support)",
        rf"\b{SOLID}s? (?:\w+ly )?(?:is |are |starts? |begins? )?(?:hover|levitat)(?:s|e|es|ing|ed)?\b",
        r"\b(?:rocks?|stones?|boulders?|bricks?|anvils?|cars?|houses?|pianos?|tables?|sofas?|cows?|pigs?|"
        r"elephants?|plates?) (?:\w+ly )?(?:float|drift)(?:s|ing)?\b(?! (?:on a|down|downstream))",
        r"\b(?:walk|stroll|step|pass|run|phas|glid|driv|swim|squeez|jump|slip|push|reach|put|climb|rid|leap|sail|"
        r"skat)(?:s|es|ing|ning|ming|ping|ed|e)?"
        r"(?: (?:his|her|its|their|a|the) \w+)?(?: right| straight| clean| directly| easily| effortlessly)* "
        r"through (?:a |an |the |two |three |several )?(?:\w+ ){0,3}?"
        r"(?:walls?|mirrors?|window ?panes?|pane|closed (?:\w+ )?(?:doors?|windows?|gates?)|locked (?:\w+ )?doors?|"
        r"shut (?:\w+ )?(?:doors?|windows?)|cliff|boulder|solid \w+|rock face|tree trunk)"
        r"(?! (?:opening|gap|gate|breach|of (?:people|fog|flames|water|smoke|mist|rain|light)))",
        r"\b(?:walk|run|stroll|danc|crawl|skat|step|sprint|rid|driv|cycl)(?:s|e|es|ing|ning|ping)?(?: \w+){0,2}? "
        r"(?:on|across|along|up|over|upside down on) (?:the )?(?:ceiling|air|clouds?|(?:sheer |vertical )?"
        r"(?:outside |facade |side )of (?:a |the )(?:skyscraper|building|tower))\b",
        r"\b(?:walk|run|stroll|danc|cycl|driv|rid|skip|tiptoe)(?:s|e|es|ing|ning|ping)?(?: \w+){0,2}? (?:on|across|"
        r"over) (?:the )?(?:surface of (?:the |a )?)?(?:water|sea|ocean|lake|river|open water)(?: surface)?(?! "
        r"(?:shore|front|bank|bed|side|bridge|path|edge))\b",
        r"\b(?:camp ?fires?|bonfires?|flames?|candles?|candle flames?|fire|torches|matches|burn(?:s|ing)?|blaz(?:e|"
        r"es|ing))\b[^.;]{0,60}\b(?:under ?water|under the (?:sea|ocean|water|waves|lake)|beneath the (?:sea|waves|"
        r"ocean)|(?:on|at) the (?:seabed|"
        r"ocean floor|sea floor|sea bed|bottom of the (?:sea|ocean|lake|pool|pond))|inside an aquarium|submerged)",
        r"\b(?:under ?water|seabed|ocean floor|bottom of the (?:sea|ocean|lake|pool))\b[^.;]{0,40}\b(?:camp ?fire|"
        r"bonfire|flames?|candles?|burns?|burning)\b",
        rf"\b(?:lift|hoist|carr|rais|juggl|throw|toss|push|pull|hold|pick|balanc|swing|hurl|drag|spin|"
        rf"twirl)\w*\b[^.;]{{0,30}}\b{HEAVY}s?\b[^.;]{{0,40}}\b(?:(?:with|in|by|on|between) (?:just |only )?(?:one|"
        rf"a single|his little|her little|two|bare|the tip of (?:his|her)) "
        r"(?:hand|finger|fingertips?|pinky|arm|fingers|palm|toe)|over (?:his|her|their) head|above (?:his|her|"
        r"their) head|like (?:a feather|a toy|paper|nothing)|on (?:his|her) (?:little finger|fingertip|nose|palm))",
        rf"\b(?:with|on) (?:one|a single|his little|her little) (?:hand|finger|pinky),? (?:\w+ ){{0,4}}(?:lift|"
        rf"hoist|rais|carr|hold)\w* (?:\w+ ){{0,3}}{HEAVY}",
        rf"\b(?:stop|catch|halt|block|punch|bend)(?:s|es|ing|ping)? (?:\w+ ){{0,4}}(?:bullet|cannonball|{HEAVY})s? "
        rf"(?:\w+ ){{0,3}}?(?:with|in|using|between) (?:his|her|one|bare|their)(?: bare| own)? (?:hands?|teeth|"
        rf"fingers?|palm|arm|fist)",
        r"\b(?:jump|leap|bound|hop|vault|spring|somersault)(?:s|ed|ing|t)?\b[^.;]{0,50}\bover (?:a|an|the|two|"
        r"three|an entire|a whole)(?: [\w-]+){0,2} (?:house|building|skyscraper|grandstand|tower|church|cathedral|"
        r"mountain|bridge|stadium|canyon|block|"
        r"lighthouse|village|hill|ship|airplane|aeroplane)s?\b",
        r"\bin (?:a|one) single (?:bound|leap|jump)\b",
        r"\b(?:jump|leap|bound|rise|soar|spring|hop|fl)\w* (?:\w+ ){0,2}?(?:ten|twenty|thirty|forty|fifty|sixty|a "
        r"hundred|hundreds of|1\d|[2-9]\d|\d{3}) (?:metres|meters|feet|storeys|stories|floors|m|ft)\b(?: "
        r"straight)? (?:straight up|up|high|into the air|in the air|above|over)",
        r"\b(?:litres?|liters?|gallons?|buckets?|elephant|car|ocean|lake|piano|bathtub|barrels?|whale|horse|sofa|"
        r"bicycle|wardrobe|river|bus) (?:\w+ ){0,4}(?:into|inside|in) (?:a|an|the|his|her|one)(?: \w+)? "
        r"(?:thimble|matchbox|teacup|egg ?cup|pocket|shoe ?box|handbag|wallet|envelope|nutshell|teaspoon|purse|"
        r"lunch ?box)\b",
        r"\bit all fits\b",
        r"\b(?:balanc|stand|stood|sit|rest|danc|walk|perch|sleep)(?:e|es|s|ing|ting|ning)?(?: \w+){0,3} on (?:a |"
        r"one |the )?(?:single |tip of a |thin |floating )*(?:soap bubbles?|bubble|cobweb|spider'?s? web|spiderweb|"
        r"feather|blade of grass|needle|strand of hair|"
        r"sunbeam|beam of light|rainbow|moonbeam|cloud|thread|smoke|dandelion|flame)\b",
        r"\b(?:shadow|reflection)s?(?: of (?:the |a |his |her )?[\w ]{1,20}?)? (?:gets? up|leaves?|walks? (?:off|"
        r"away|out|ahead)|detach\w*|peels?|stands? up|waves back|(?:moves?|dances?|walks?|acts?|smiles?|winks?|"
        r"turns?|runs?|stays?)(?: \w+){0,4} "
        r"(?:before|on its own|by itself|while (?:he|she|the)|without|independent\w*|differently|instead|behind "
        r"when|the other way|late))",
        r"\b(?:smoke|steam|flames?|hot[- ]air balloons?|helium balloons?|bubbles?|fire)\b(?: \w+){0,4}? (?:sink|"
        r"fall|drop|plummet|plunge)s?(?:ing)?(?: \w+)? (?:down|like|to the (?:floor|ground|bottom)|back)",
        r"\b(?:stones?|rocks?|anvils?|bricks?|boulders?|iron \w+|steel \w+|lead \w+|cannonballs?|hammers?|coins?|"
        r"bowling balls?|cars?) (?:\w+ly )?(?:float|bob|drift)(?:s|ing|bing)? (?:\w+ ){0,2}?(?:on|across|like|in) ",
        r"\b(?:dogs?|cats?|cows?|pigs?|elephants?|horses?|whales?|sharks?|fish|goldfish|dolphins?|cars?|buses|bus|"
        r"trains?|houses?|boats?|ships?|sofas?|bicycles?|man|woman|boy|girl|child|people|students?|commuters?|"
        r"sheep|bears?) (?:\w+ly )?"
        r"(?:fl(?:y|ies|ying)|swim(?:s|ming)?|sail(?:s|ing)?|soar(?:s|ing)?|flap\w*|walk(?:s|ing)?|gallop\w*|"
        r"cycl\w+|driv\w+|row\w*) (?:\w+ ){0,2}?(?:through|in|across|over|into|up into) (?:the )?(?:\w+ )?(?:sky|"
        r"air|clouds)\b",
        r"\b(?:swim|bath|walk|wad|stand|danc|div|sit|sleep|relax)\w* (?:\w+ ){0,3}?(?:in|into|through|across|"
        r"inside) (?:the |a )?(?:\w+ )?(?:lava|magma|molten \w+|boiling oil|flames|bonfire)\b",
        r"\b(?:shards?|pieces|fragments|splinters|shattered \w+|broken \w+|ashes|crumbs|spilled \w+|burnt \w+|"
        r"burned \w+)\b[^.;]{0,30}\b(?:fl(?:y|ies|ying)|jump|leap|gather|come|join|reassembl|fus|mend|knit|climb|"
        r"flow|unburn|turn|become)\w*(?: \w+){0,2}? (?:back|together|whole|itself|themselves)\b",
        r"\b(?:reassembles?|unbreaks?|unshatters?|un-?burns?|ages? backwards|grows? younger)\b",
        r"\b(?:head|owl-like head|neck|torso) (?:\w+ ){0,3}?(?:rotates?|spins?|turns?|twists?) (?:\w+ "
        r"){0,3}?(?:360|all the way (?:round|around)|full circle)",
        r"\b(?:ice|snow|water|ice cubes?|icicles?) (?:\w+ ){0,3}?(?:burn(?:s|ing)?|catch(?:es)? fire|on fire|in "
        r"flames|blaz\w+)(?! (?:house|off))\b",
        r"\b(?:ice|snowman|snowball|ice cream|butter|icicle)\b[^.;]{0,40}\b(?:never melts|does(?: not|n't) melt|"
        r"without melting|unmelted)\b",
        r"\b(?:glass|wooden|metal|plastic|stone|paper|steel|gold|marble|brick|wood) [a-z]+ (?:turn(?:s|ed|ing)?|"
        r"transform(?:s|ed|ing)?|chang(?:es|ed|ing)|morph\w*) into (?:a |an )?(?:glass|wooden|metal|plastic|stone|"
        r"paper|steel|gold|marble|brick|wood|water|liquid|bird|living)\b",
        r"\b(?:lets? go of|releases?|drops?) (?:\w+ ){1,4}and (?:it|they) (?:\w+ ){0,2}?(?:hang|float|hover|stay|"
        r"remain|rise|does not fall|doesn't fall|do not fall)",
        r"\b(?:two|three|four|twin) (?:suns|moons)\b",
        
        r"\bas if (?:it|the \w+) were (?:air|not there|water|smoke)\b",
        r"\b(?:breath(?:es|ing)) (?:\w+ ){0,3}?(?:underwater|under water|in space) (?:with|without) (?:no |any "
        r")?(?:gear|mask|equipment|suit|helmet)",
    )
)  # fmt: skip
LIGHT_THINGS = re.compile(
    r"\b(?:balloons?|birds?|drones?|dust|bubbles?|feathers?|lea(?:f|ves)|lanterns?|helicopters?|hummingbirds?|"
    r"bees?|kites?|smoke|mist|petals?|snowflakes?|planes?|seeds?|"
    r"dandelion|butterfl(?:y|ies)|kestrel|hawks?|eagles?|falcons?|airships?|zeppelins?|clouds?|scent|aroma|music|"
    r"fog|steam|spores?|embers?|sparks?|confetti|dragonfl(?:y|ies)|gulls?|"
    r"wires?|ropes?|harness|trampoline|trapeze|chain|hook|parachute|paraglid\w+|hang glider|cable|skydiv\w*|jumps?|"
    r"leaps?|leaping|jumping|hand|arm|fists?|hands|finger)\b"
)


@rule(
    "SW302",
    "impossible-physics",
    severity="warning",
    profile="default",
    why="Models learn from filmed reality: what never happens comes out broken, unless a surreal look carries it.",
    example="Water flows uphill while a stone floats upwards.",
)
def check(words: Words) -> Iterator[Hit]:
    """What cannot be, where nothing says that it is fantasy, a cartoon, a film run backwards."""
    if LABELLED.search(words.low):
        return
    for k, pattern in enumerate(PATTERNS):
        for match in pattern.finditer(words.low):
            start = words.sentence(match.start())[0]
            if k in AIRBORNE and LIGHT_THINGS.search(words.low[max(start, match.start() - 60) : match.end()]):
                continue
            if "lizard" in words.vocabulary or "basilisk" in words.vocabulary:
                continue
            shown = words.text[match.start() : match.end()]
            yield f"'{shown}' does not happen in reality, so models break on it.", match.start(), match.end()
            return


AIRBORNE = frozenset((3, 4, 5, 6))
"""Patterns that are ordinary for what flies, hangs on a wire or has just jumped."""
