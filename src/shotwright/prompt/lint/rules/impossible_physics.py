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
WONDERS = tuple(
    (frozenset(cues.split()), re.compile(pattern))
    for cues, pattern in (
        (
            "gravity physics antigravity anti faster impossible once perpetual backwards",
            r"\b(?:def(?:y|ies|ying) (?:gravity|physics)|anti-?gravity|faster than light|impossible (?:physics|"
            r"geometry)|in two places at once|perpetual motion|"
            r"(?:time|clock hands?) (?:runs?|flows?|goes|spin\w*) backwards?)\b",
        ),
        (
            "water waters waterfall waterfalls river rivers rain raindrops stream streams snow snowflakes sand "
            "milk coffee tea juice lava wine soup oil honey brook creek cascade beer paint sauce hail tears ink",
            rf"\b{LIQUID}\b(?: \w+){{0,3}}? (?:flow|run|ran|stream|cascad|climb|crawl|gush|pour|trickl|rush|"
            rf"tumbl)(?:s|"
            rf"es|ing|e)?(?: \w+ly)?(?: back)? {UP}(?! and down)",
        ),
        (
            "up upward upwards skyward skywards",
            r"\b(?:fall|fell|drop|drip|pour|tumbl|rain|plung|plummet|sink)(?:s|es|ing|ping|e)? (?:straight |slowly |"
            r"back |gently |right )?(?:up(?:wards?)\b|up (?:to|into|from|out|onto|toward)|skywards?)",
        ),
        (
            "air mid midair nothing above",
            rf"\b(?:hang|hung|float|stay|remain|freez|froz|stop|suspend|stand|stood|sit|sat|hover|rest|paus|walk|run|"
            rf"balanc|lie|lying|sleep)(?:s|es|ed|ing|ping|e|en)?"
            rf"(?: \w+){{0,3}}? (?:in|on|upon|across) {FREE}(?! (?:of|for a (?:moment|second|split)|above the "
            rf"(?:stage|"
            rf"ring)|base))",
        ),
        (
            "weightless unsupported support",
            r"\b(?:hangs?|hanging|floats?|floating|hovers?|hovering) (?:there )?(?:weightless(?! (?:in|under|above|"
            r"below) the "
            r"(?:water|pool|sea|ocean|lake|reef))|unsupported|without "
            r"(?:any )?support)",
        ),
        (
            "hover hovers hovering hovered levitate levitates levitating levitated",
            rf"\b{SOLID}s? (?:\w+ly )?(?:is |are |starts? |begins? )?(?:hover|levitat)(?:s|e|es|ing|ed)?\b",
        ),
        (
            "float floats floating drift drifts drifting",
            r"\b(?:rocks?|stones?|boulders?|bricks?|anvils?|cars?|houses?|pianos?|tables?|sofas?|cows?|pigs?|"
            r"elephants?|plates?) (?:\w+ly )?float(?:s|ing)?\b(?! (?:on|down|downstream))",
        ),
        (
            "through",
            r"\b(?:walk|stroll|step|pass|run|phas|glid|driv|swim|squeez|jump|slip|push|reach|put|climb|rid|leap|sail|"
            r"skat)(?:s|es|ing|ning|ming|ping|ed|e)?"
            r"(?: (?:his|her|its|their|a|the) \w+)?(?: right| straight| clean| directly| easily| effortlessly)* "
            r"through (?:a |an |the |two |three |several )?(?:\w+ ){0,3}?"
            r"(?:walls?|mirrors?|window ?panes?|pane|closed (?:\w+ )?(?:doors?|windows?|gates?)|locked (?:\w+ "
            r")?doors?|"
            r"shut (?:\w+ )?(?:doors?|windows?)|cliff|boulder|solid \w+|rock face|tree trunk)"
            r"(?! (?:opening|gap|gate|breach|of (?:people|fog|flames|water|smoke|mist|rain|light)))",
        ),
        (
            "ceiling air cloud clouds outside facade side",
            r"\b(?:walk|run|stroll|danc|crawl|skat|step|sprint|rid|driv|cycl)(?:s|e|es|ing|ning|ping)?(?: \w+){0,2}? "
            r"(?:on|across|along|up|over|upside down on) (?:the )?(?:ceiling|air|clouds?|(?:sheer |vertical )?"
            r"(?:outside |facade |side )of (?:a |the )(?:skyscraper|building|tower))\b",
        ),
        (
            "water sea ocean lake river",
            r"\b(?:walk|run|stroll|danc|cycl|driv|rid|skip|tiptoe)(?:s|e|es|ing|ning|ping)?(?: \w+){0,2}? (?:on|"
            r"across|"
            r"over) (?:the )?(?:surface of (?:the |a )?)?(?:water|sea|ocean|lake|river|open water)(?: surface)?(?! "
            r"(?:shore|front|bank|bed|side|bridge|path|edge))\b",
        ),
        (
            "underwater water sea ocean waves lake seabed floor bottom aquarium submerged",
            r"\b(?:camp ?fires?|bonfires?|flames?|candles?|candle flames?|fire|torches|matches|burn(?:s|ing)?|"
            r"blaz(?:e|"
            r"es|ing))\b[^.;]{0,60}\b(?:under ?water|under the (?:sea|ocean|water|waves|lake)|beneath the (?:sea|"
            r"waves|"
            r"ocean)|(?:on|at) the (?:seabed|"
            r"ocean floor|sea floor|sea bed|bottom of the (?:sea|ocean|lake|pool|pond))|inside an aquarium|"
            r"submerged)",
        ),
        (
            "fire campfire bonfire flame flames candle candles burn burns burning",
            r"\b(?:under ?water|seabed|ocean floor|bottom of the (?:sea|ocean|lake|pool))\b[^.;]{0,40}\b(?:camp "
            r"?fire|"
            r"bonfire|flames?|candles?|burns?|burning)\b",
        ),
        (
            "hand finger fingertip fingertips pinky arm fingers palm toe head feather toy paper nothing nose",
            rf"\b(?:lift|hoist|carr|rais|juggl|throw|toss|push|pull|hold|pick|balanc|swing|hurl|drag|spin|"
            rf"twirl)\w*\b[^.;]{{0,30}}\b{HEAVY}s?\b[^.;]{{0,40}}\b(?:(?:with|in|by|on|between) (?:just |only "
            rf")?(?:one|"
            rf"a single|his little|her little|two|bare|the tip of (?:his|her)) "
            r"(?:hand|finger|fingertips?|pinky|arm|fingers|palm|toe)|over (?:his|her|their) head|above (?:his|her|"
            r"their) head|like (?:a feather|a toy|paper|nothing)|on (?:his|her) (?:little finger|fingertip|nose|"
            r"palm))",
        ),
        (
            "finger hand pinky",
            rf"\b(?:with|on) (?:one|a single|his little|her little) (?:hand|finger|pinky),? (?:\w+ ){{0,4}}(?:lift|"
            rf"hoist|rais|carr|hold)\w* (?:\w+ ){{0,3}}{HEAVY}",
        ),
        (
            "hand hands teeth finger fingers palm arm fist",
            rf"\b(?:stop|catch|halt|block|punch|bend)(?:s|es|ing|ping)? (?:\w+ ){{0,4}}(?:bullet|cannonball|"
            rf"{HEAVY})s? "
            rf"(?:\w+ ){{0,3}}?(?:with|in|using|between) (?:his|her|one|bare|their)(?: bare| own)? (?:hands?|teeth|"
            rf"fingers?|palm|arm|fist)",
        ),
        (
            "over",
            r"\b(?:jump|leap|bound|hop|vault|spring|somersault)(?:s|ed|ing|t)?\b[^.;]{0,50}\bover (?:a|an|the|two|"
            r"three|an entire|a whole)(?: [\w-]+){0,2} (?:house|building|skyscraper|grandstand|tower|church|"
            r"cathedral|"
            r"mountain|bridge|stadium|canyon|block|"
            r"lighthouse|village|hill|ship|airplane|aeroplane)s?\b",
        ),
        (
            "single",
            r"\bin (?:a|one) single (?:bound|leap|jump)\b",
        ),
        (
            "metres meters feet storeys stories floors m ft",
            r"\b(?:jump|leap|bound|rise|soar|spring|hop|fl)\w* (?:\w+ ){0,2}?(?:ten|twenty|thirty|forty|fifty|"
            r"sixty|a "
            r"hundred|hundreds of|1\d|[2-9]\d|\d{3}) (?:metres|meters|feet|storeys|stories|floors|m|ft)\b(?: "
            r"straight)? (?:straight up|up|high|into the air|in the air|above|over)",
        ),
        (
            "thimble matchbox teacup egg eggcup pocket shoebox shoe handbag wallet envelope nutshell teaspoon "
            "purse lunchbox lunch",
            r"\b(?:litres?|liters?|gallons?|buckets?|elephant|car|ocean|lake|piano|bathtub|barrels?|whale|horse|sofa|"
            r"bicycle|wardrobe|river|bus) (?:\w+ ){0,4}(?:into|inside|in) (?:a|an|the|his|her|one)(?: \w+)? "
            r"(?:thimble|matchbox|teacup|egg ?cup|pocket|shoe ?box|handbag|wallet|envelope|nutshell|teaspoon|purse|"
            r"lunch ?box)\b",
        ),
        (
            "fits",
            r"\bit all fits\b",
        ),
        (
            "bubble bubbles cobweb web spiderweb feather grass needle hair sunbeam light rainbow moonbeam cloud "
            "thread smoke dandelion flame",
            r"\b(?:balanc|stand|stood|sit|rest|danc|walk|perch|sleep)(?:e|es|s|ing|ting|ning)?(?: \w+){0,3} on (?:a |"
            r"one |the )?(?:single |tip of a |thin |floating )*(?:soap bubbles?|bubble|cobweb|spider'?s? web|"
            r"spiderweb|"
            r"feather|blade of grass|needle|strand of hair|"
            r"sunbeam|beam of light|rainbow|moonbeam|cloud|thread|smoke|dandelion|flame)\b",
        ),
        (
            "shadow shadows reflection reflections",
            r"\b(?:shadow|reflection)s?(?: of (?:the |a |his |her )?[\w ]{1,20}?)? (?:gets? up|leaves?|walks? (?:off|"
            r"away|out|ahead)|detach\w*|peels?|stands? up|waves back|(?:moves?|dances?|walks?|acts?|smiles?|winks?|"
            r"turns?|runs?|stays?)(?: \w+){0,4} "
            r"(?:before|on its own|by itself|while (?:he|she|the)|without|independent\w*|differently|instead|behind "
            r"when|the other way|late))",
        ),
        (
            "smoke steam flame flames balloon balloons bubble bubbles fire",
            r"\b(?:smoke|steam|flames?|hot[- ]air balloons?|helium balloons?|bubbles?|fire)\b(?: \w+){0,4}? (?:sink|"
            r"fall|drop|plummet|plunge)s?(?:ing)?(?: \w+)? (?:down|like|to the (?:floor|ground|bottom)|back)",
        ),
        (
            "float floats floating bob bobs bobbing drift drifts drifting",
            r"\b(?:stones?|rocks?|anvils?|bricks?|boulders?|iron \w+|steel \w+|lead \w+|cannonballs?|hammers?|coins?|"
            r"bowling balls?|cars?) (?:\w+ly )?(?:float|bob|drift)(?:s|ing|bing)? (?:\w+ ){0,2}?(?:on|across|like|"
            r"in) ",
        ),
        (
            "sky air clouds",
            r"\b(?:dogs?|cats?|cows?|pigs?|elephants?|horses?|whales?|sharks?|fish|goldfish|dolphins?|cars?|buses|"
            r"bus|"
            r"trains?|houses?|boats?|ships?|sofas?|bicycles?|man|woman|boy|girl|child|people|students?|commuters?|"
            r"sheep|bears?) (?:\w+ly )?"
            r"(?:fl(?:y|ies|ying)|swim(?:s|ming)?|sail(?:s|ing)?|soar(?:s|ing)?|flap\w*|walk(?:s|ing)?|gallop\w*|"
            r"cycl\w+|driv\w+|row\w*) (?:\w+ ){0,2}?(?:through|in|across|over|into|up into) (?:the )?(?:\w+ )?(?:sky|"
            r"air|clouds)\b",
        ),
        (
            "lava magma molten oil flames bonfire",
            r"\b(?:swim|bath|walk|wad|stand|danc|div|sit|sleep|relax)\w* (?:\w+ ){0,3}?(?:in|into|through|across|"
            r"inside) (?:the |a )?(?:\w+ )?(?:lava|magma|molten \w+|boiling oil|flames|bonfire)\b",
        ),
        (
            "back together whole itself themselves",
            r"\b(?:shards?|pieces|fragments|splinters|shattered \w+|broken \w+|ashes|crumbs|spilled \w+|burnt \w+|"
            r"burned \w+)\b[^.;]{0,30}\b(?:fl(?:y|ies|ying)|jump|leap|gather|come|join|reassembl|fus|mend|knit|climb|"
            r"flow|unburn|turn|become)\w*(?: \w+){0,2}? (?:back|together|whole|itself|themselves)\b",
        ),
        (
            "reassemble reassembles unbreak unbreaks unshatters unburns unburn backwards younger",
            r"\b(?:reassembles?|unbreaks?|unshatters?|un-?burns?|ages? backwards|grows? younger)\b",
        ),
        (
            "head neck torso",
            r"\b(?:head|owl-like head|neck|torso) (?:\w+ ){0,3}?(?:rotates?|spins?|turns?|twists?) (?:\w+ "
            r"){0,3}?(?:360|all the way (?:round|around)|full circle)",
        ),
        (
            "burn burns burning fire flames blazing blaze",
            r"\b(?:ice|snow|water|ice cubes?|icicles?) (?:\w+ ){0,3}?(?:burn(?:s|ing)?|catch(?:es)? fire|on fire|in "
            r"flames|blaz\w+)(?! (?:house|off))\b",
        ),
        (
            "melt melts melting unmelted",
            r"\b(?:ice|snowman|snowball|ice cream|butter|icicle)\b[^.;]{0,40}\b(?:never melts|does(?: not|n't) melt|"
            r"without melting|unmelted)\b",
        ),
        (
            "into",
            r"\b(?:glass|wooden|metal|plastic|stone|paper|steel|gold|marble|brick|wood) [a-z]+ (?:turn(?:s|ed|ing)?|"
            r"transform(?:s|ed|ing)?|chang(?:es|ed|ing)|morph\w*) into (?:a |an )?(?:glass|wooden|metal|plastic|"
            r"stone|"
            r"paper|steel|gold|marble|brick|wood|water|liquid|bird|living)\b",
        ),
        (
            "hang hangs hanging float floats floating hover hovers stay stays remain remains rise rises fall",
            r"\b(?:lets? go of|releases?|drops?) (?:\w+ ){1,4}and (?:it|they) (?:\w+ ){0,2}?(?:hang|float|hover|stay|"
            r"remain|rise|does not fall|doesn't fall|do not fall)",
        ),
        (
            "suns moons",
            r"\b(?:two|three|four|twin) (?:suns|moons)\b",
        ),
        (
            "were",
            r"\bas if (?:it|the \w+) were (?:air|not there|water|smoke)\b",
        ),
        (
            "gear mask equipment suit helmet",
            r"\b(?:breath(?:es|ing)) (?:\w+ ){0,3}?(?:underwater|under water|in space) (?:with|without) (?:no |any "
            r")?(?:gear|mask|equipment|suit|helmet)",
        ),
        (
            "desert sand dunes meadow grass street road field highway sky mountain snow forest hill hillside",
            r"\b(?:boats?|ships?|canoes?|ferry|ferries|yachts?|gondolas?|sailboats?|galleons?|liners?|submarines?) "
            r"(?:\w+ly )?(?:sail|row|glid|cruis|float|drift|paddl|swim|speed|mov|travel)\w*(?: \w+)? (?:across|"
            r"over|through|along|up|down|on) (?:the |a |an )?(?:\w+ )?(?:desert|sand|dunes?|meadow|grass|street|"
            r"road|field|highway|sky|mountain|hill|hillside|forest|snow)\b",
        ),
        (
            "water sea lake ocean river wall walls vertical sheer side facade ceiling",
            r"\b(?:cars?|trucks?|lorry|lorries|bus|buses|trains?|motorbikes?|motorcycles?|bicycles?|cyclists?|"
            r"horses?|taxis?|bikers?|trams?|tractors?|man|woman|boy|girl|runner|jogger|driver|he|she|dog|cat) "
            r"(?:\w+ly |\w+ed )?(?:driv|rac|roll|gallop|rid|run|walk|speed|cycl|climb|jog|sprint|stroll|"
            r"cross)\w*(?: \w+)?(?: straight)? (?:(?:on|across|over|along) (?:the )?(?:open |calm )?(?:surface of "
            r"(?:the |a )?)?(?:water|sea|lake|ocean|river)(?! (?:front|shore|bank|bed|side|path|bridge))|(?:up|"
            r"down|along|on|across) (?:the |a )?(?:vertical |sheer |outer |outside |glass )*(?:wall|side of|face "
            r"of|front of|facade|ceiling)(?! street))\b",
        ),
        (
            "flap flaps flapping",
            r"\b(?:man|woman|boy|girl|child|person|he|she|cow|pig|dog|horse|elephant|farmer|worker|clerk|"
            r"teacher)\b[^.;]{0,40}\bflap(?:s|ping)? (?:his|her|its|their) (?:arms|ears|legs|hands)\b",
        ),
        (
            "wings jetpack engine rope wires parachute support",
            r"\b(?:fl(?:y|ies|ying)|ris(?:es|ing)|soar\w*|float\w*|lift(?:s|ing)? off|tak(?:es|ing) off|hang\w*|"
            r"stay\w* up)\b[^.;]{0,30}\b(?:without|with no) (?:any |a )?(?:wings|jetpack|engine|ropes?|wires?|"
            r"parachute|support)\b",
        ),
        (
            "floats floating hovers hovering hangs hanging drifts drifting float hover hang",
            r"\b(?:mountains?|islands?|houses?|castles?|boulders?|rocks?|cathedral|church|building|skyscraper|"
            r"village|city|tower|bridge|lake|pyramid|whale|train|car|bus|truck|lorry|tree|piano|statue) (?:\w+ly "
            r")?(?:float|hover|hang|drift|levitat)\w* (?:\w+ ){0,2}?(?:above|over|in the (?:sky|air)|in mid|high)\b",
        ),
        (
            "itself themselves own",
            r"\b(?:cup|glass|mug|bucket|plate|plates|chairs?|shoes?|boots?|coat|broom|table|vase|egg|statue|knives|"
            r"knife|forks?|spoons?|towel|shirt|car|jug|bottle|book|books|furniture|wardrobe|suit|trousers|puppet|"
            r"toys?|stones?|bricks?|wall|bicycle|cards?) (?:\w+ ){0,2}?(?:refill|walk|danc|climb|jump|reassembl|"
            r"fold|mend|repair|build|rebuild|stack|fill|hop|run|march|put|rise|stand|assembl|pour|lift|crawl|"
            r"wash)\w*(?: \w+){0,3}? (?:itself|themselves|by itself|by themselves|on its own|on their own)\b",
        ),
        (
            "uphill up",
            r"\b(?:balls?|stones?|boulders?|marbles?|wheels?|barrels?|tyres?|tires?|rocks?|snowballs?|avalanche|"
            r"coins?|logs?|skateboard|pram) (?:\w+ly )?(?:roll|slid|tumbl|run|flow)\w*(?: \w+)? (?:back "
            r")?(?:uphill|up (?:the|a) (?:\w+ )?(?:hill|slope|stairs|mountain|ramp|street|hillside|steps|bank))\b",
        ),
        (
            "uphill up",
            r"\b(?:skis?|skiing|skiers?|sleds?|sledges?|sledging|toboggans?|snowboard\w*|sleigh)\b(?: \w+){0,4}? "
            r"(?:races?|speeds?|slides?|glides?|shoots?|racing|sliding|gliding|zooms?)(?: \w+)? (?:uphill|up the "
            r"(?:\w+ )?(?:slope|mountain|hill|piste))\b",
        ),
        (
            "outrun outruns outrunning faster overtakes overtaking past outpaces",
            r"\b(?:outrun(?:s|ning)?|faster than|overtak(?:es|ing)|outpac\w+|(?:runs?|sprints?|races?) past) (?:a |"
            r"an |the |two )?(?:\w+ ){0,2}?(?:bullet|bullet train|express(?: train)?|high-speed train|jet|fighter "
            r"jet|train|rocket|racing cars?|race cars?|sports cars?|ferraris?|aeroplane|airplane|sound|lightning)\b",
        ),
        (
            "unharmed unhurt bounces scratch unscathed uninjured walks lands",
            r"\b(?:falls?|jumps?|drops?|leaps?|dives?|plunges?|steps?) (?:off |from |out of )(?:the |a |an "
            r")?(?:\w+ ){0,4}?(?:roof|plane|aeroplane|skyscraper|cliff|floor|tower|window|building|airplane|bridge|"
            r"helicopter)\b[^.;]{0,70}\b(?:unharmed|unhurt|uninjured|unscathed|bounces|walks (?:away|off|on)|lands "
            r"(?:softly|lightly|gently|on (?:his|her) feet)|without a scratch)\b",
        ),
        (
            "swallow swallows swallowing eats inhales drinks",
            r"\b(?:swallow|eat|inhal|drink|gulp)\w* (?:down )?(?:a |an |the |up the )(?:whole |entire |full-size "
            r")?(?:\w+ )?(?:car|bus|lake|sea|ocean|whale|cow|house|truck|lorry|bicycle|piano|river|chair|"
            r"anvil)\b(?! of)",
        ),
        (
            "leaf lily egg eggs eggshells twig daisy flower string card cards pencil matchstick fingertip "
            "eggshell petal straw rose",
            r"\b(?:elephants?|cars?|man|horses?|pianos?|anvils?|hippos?|rhinos?|trucks?|lorry|bus|cow|bull|bear|"
            r"building|tank|woman|wrestler|house|boulder)\b(?: \w+){0,4}? on (?:a |an |one |the )(?:single |tip of "
            r"a |thin |tiny |floating )*(?:leaf|lily pad|egg|eggshell|twig|daisy|flower|string|playing card|house "
            r"of cards|pencil|matchstick|fingertip|petal|rose|drinking straw|wine glass)\b",
        ),
        (
            "pocket hat purse handbag wallet matchbox sleeve thimble shoe ear envelope mouth",
            r"\b(?:pull|draw|tak|lift|produc|fish|drag|unfold)\w* (?:out )?(?:a |an |the )(?:full-size |whole |"
            r"entire |grown )*(?:\w+ )?(?:horse|car|piano|sofa|ladder|bicycle|tree|wardrobe|elephant|motorbike|"
            r"surfboard|cow|bed|boat|lamppost|cello) (?:\w+ )?(?:out of|from) (?:his|her|a|the|its)(?: \w+)? "
            r"(?:pocket|hat|purse|handbag|wallet|matchbox|sleeve|thimble|shoe|ear|envelope|mouth)\b",
        ),
        (
            "size tall big small",
            r"\b(?:shrink|grow|swell|inflat|expand)\w* (?:\w+ )?(?:to|until|into) (?:the size of|he is|she is|it "
            r"is|as (?:tall|big|small|large) as|ten|fifty|a hundred)\b[^.;]{0,40}",
        ),
        (
            "west",
            r"\bsun (?:rises|rising|comes up) (?:\w+ )?in the west\b",
        ),
        (
            "upside inverted overturned tipped",
            r"\b(?:upside[- ]down|inverted|overturned|tipped(?:[- ]over)?) (?:cup|glass|bucket|jug|bottle|"
            r"bowl)\b[^.;]{0,60}\b(?:stays?|remains?|nothing (?:spills|falls)|(?:does(?: not|n\'t)|without) "
            r"(?:spill|fall|pour)\w*|not a drop)",
        ),
        (
            "upside ceiling",
            r"\b(?:stand|sit|sleep|din|cook|hang|eat|work|lie|lies|danc|read)\w*(?: \w+){0,3}? (?:upside[- ]down "
            r")?on (?:the )?(?:kitchen |room\'s )?ceiling\b",
        ),
        (
            "melts bends stretches ripples flows bounces folds bounce bend ripple stretching bending",
            r"\b(?:stones?|metal|steel|iron|glass|bricks?|boulders?|anvils?|rocks?|concrete|marble|cars?|bowling "
            r"balls?|girders?|lampposts?|buildings?|houses?|skyscrapers?|walls?) (?:\w+ )?(?:melt|bend|stretch|"
            r"rippl|flow|bounc|fold|sway|wobbl|crumpl)\w* (?:\w+ ){0,2}?like (?:a |an )?(?:\w+ )?(?:rubber|butter|"
            r"water|wax|honey|paper|cloth|ball|balls|jelly|liquid|ribbon|grass|dough|tennis ball)\b",
        ),
        (
            "orbit space moon horizon",
            r"\b(?:kick|throw|toss|hit|bat|hurl|jump|leap|shoot|fling)\w* (?:\w+ ){0,5}?(?:into (?:orbit|space|"
            r"outer space)|to the moon|over the horizon|beyond the clouds|above the clouds)\b",
        ),
        (
            "gap canyon gorge valley river street motorway",
            r"\b(?:jump|leap|bound|hop)\w* (?:\w+ ){0,3}?(?:across|over) (?:the |a |an )?(?:whole |entire |grand |"
            r"wide |mile-wide |kilometre-wide |vast |enormous |hundred-\w+ )+(?:\w+ )?(?:canyon|gorge|valley|river|"
            r"bay|lake|motorway|sea)\b",
        ),
        (
            "seabed underwater bottom water",
            r"\b(?:smok|light|fr[iy]|barbecu|grill|toast|iron|writ|pour|sip|cook|knit|vacuum|read|typ)\w* (?:\w+ "
            r"){0,8}?(?:on the seabed|under ?water|at the bottom of (?:a |the )(?:\w+ )?(?:sea|pool|lake|ocean))\b",
        ),
        (
            "without",
            r"\b(?:sea|lake|pool|water|underwater|seabed|space)\b[^.;]{0,60}\bwithout (?:a |an |any |her |his "
            r")?(?:mask|gear|oxygen|tank|air|breathing|spacesuit|helmet|sinking|getting wet)\b",
        ),
        (
            "painting photograph photo mirror television screen tv poster",
            r"\b(?:walks?|steps?|reaches?|climbs?|jumps?) (?:right |straight )?(?:into|out of) (?:the |a )(?:\w+ "
            r")?(?:painting|photograph|photo|mirror|television|tv screen|tv|poster|book page)\b",
        ),
        (
            "rain snow waterfall waterfalls raindrops snowflakes hailstones",
            r"\b(?:rain|snow|waterfalls?|raindrops|snowflakes|hailstones) (?:\w+ )?(?:ris(?:es|ing)|ascend\w*|"
            r"lifts?|climbs?)\b",
        ),
        (
            "halfway midway above",
            r"\b(?:hang|hung|hover|stay|stop|freez|froz|remain|suspend|float)\w* (?:\w+ ){0,3}?(?:halfway|midway|"
            r"above (?:the|a|his|her) (?:\w+ )?(?:table|floor|ground|counter|street|pavement|grass|bed|desk|crowd|"
            r"road|sofa|chair|plate|head|palm|hand))\b",
        ),
        (
            "through",
            r"\bthrough (?:a |an |the )(?:\w+ ){0,3}?(?:walls?|table|floor|ceiling|doors?|windows?|glass|panes?|"
            r"tree|mountain|tabletop|bars|cars?|rock|fence|desk|counter)\b[^.;]{0,40}\b(?:without (?:breaking|"
            r"opening|touching|a scratch|leaving|shattering|slowing|resistance)|as if|as though|like (?:a ghost|"
            r"smoke|water|air|mist))",
        ),
        (
            "child toddler baby boy girl grandmother grandma granny ant mouse cat kitten sparrow hamster ballerina "
            "squirrel butterfly bird pensioner schoolgirl schoolboy",
            rf"\b(?:child|toddler|baby|boy|girl|grandm\w+|granny|ant|mouse|cat|kitten|sparrow|hamster|ballerina|"
            rf"squirrel|butterfly|bird|pensioner|schoolgirl|schoolboy)\b(?: \w+){{0,5}}? (?:lift|carr|hoist|hurl|"
            rf"tow|drag|juggl|throw|rais|push)\w* (?:up |over )?(?:an? |the |two |three )(?!(?:\w+ )?(?:toy|model|"
            rf"paper|little|wooden|cardboard|plastic|clay|tiny|small|stuffed))(?:\w+ ){{0,2}}?{HEAVY}\b",
        ),
        (
            "back shoulder shoulders",
            r"\b(?:carr|lift|haul|heav|bear)\w* (?:a |an |the )(?:\w+ ){0,2}?(?:car|elephant|piano|cow|horse|bus|"
            r"lorry|truck|house|van|tractor|boulder|locomotive)\b(?: \w+){0,6}? on (?:his|her|its|one) (?:back|"
            r"shoulders?)\b",
        ),
        (
            "over",
            r"\b(?:man|woman|boy|girl|runner|cat|dog|child|dancer|athlete|sprinter|gymnast|grandmother|toddler|he|"
            r"she)\b(?: \w+){0,3}? (?:jump|leap|hop|vault|bound|somersault)\w* (?:\w+ )?over (?:a|an|the) (?:\w+ "
            r"){0,2}?(?:bus|train|lorry|truck|double-decker|tree|elephant|giraffe|traffic)\b",
        ),
        (
            "suitcase glass bottle cup bucket bag jar drawer fridge backpack briefcase rucksack mug hat mailbox "
            "letterbox",
            r"\b(?:elephants?|ocean|sea|lake|cars?|bus|piano|whale|horse|cow|skyscraper|house|truck|lorry|mountain|"
            r"giraffe|train)\b (?:\w+ ){0,3}?(?:into|inside) (?:a|the|his|her|one)(?: \w+)? (?:suitcase|glass|"
            r"bottle|cup|bucket|bag|jar|drawer|fridge|backpack|briefcase|rucksack|mug|hat|mailbox|letterbox)\b",
        ),
        (
            "flame flames fire",
            r"\b(?:flames?|fire) (?:\w+ )?(?:burn|point|drip|hang|flow|grow|pour)\w* (?:down\b|downwards?|upside)",
        ),
        (
            "ice snowman snowball icicle snow butter cream",
            r"\b(?:ice(?: cubes?| cream| sculpture| block)?|snowman|snowball|icicle|"
            r"butter)\b[^.;]{0,60}\b(?:stays?|remains?|keeps?) (?:\w+ )?(?:frozen|solid|whole|hard|its shape|"
            r"intact)\b",
        ),
        (
            "shadow shadows reflection mirror",
            r"\b(?:mirror image|reflection|shadow)s?\b[^.;]{0,50}\b(?:on its own|by itself|independently|before "
            r"(?:she|he|they) (?:do|does|move|moves)|while (?:she|he|it) (?:stands|stays|sits) (?:still|\w+)|does "
            r"something else|a different|the opposite|without (?:her|him)|instead of (?:her|him))",
        ),
        (
            "back",
            r"\b(?:fl(?:y|ies)|flow|jump|leap|pour|ris|gather|suck|turn|grow|reassembl|un\w|roll|climb|drip|"
            r"spring)\w*(?: \w+)? back (?:together|into (?:the|a|an|its|their) (?:\w+ )?(?:shell|cup|glass|bottle|"
            r"vase|jug|egg|plate|jar|log|tree|whole|one piece|tap|cloud|clouds|candle|cigarette|volcano|faucet|pot|"
            r"kettle|teapot))\b",
        ),
        (
            "fish goldfish whale whales shark sharks dolphin dolphins octopus jellyfish salmon trout carp",
            r"\b(?:fish|goldfish|whales?|sharks?|dolphins?|octopus|jellyfish|salmon|trout|carp)\b(?: \w+){0,2}? "
            r"(?:swim|glid|fl(?:y|ies)|walk|cycl|hop|float|drift|stroll)\w* (?:\w+ )?(?:through|down|along|over|"
            r"across|in|around) (?:the |a |an )?(?:\w+ )?(?:streets?|city|kitchen|living room|rooftops?|desert|"
            r"forest|office|room|corridor|field|classroom|library|bedroom|market|square|supermarket)\b",
        ),
        (
            "takes take lifts lift flies fly rises rise soars soar ascends",
            r"\b(?:cars?|bus|buses|trains?|trucks?|lorry|bicycles?|trams?|houses?|boats?|sofas?|beds?|bathtubs?|"
            r"sheds?|tractors?|vans?|taxis?)\b[^.;]{0,25}\b(?:takes? off|lifts? off|flies|fly|rises?|soars?|"
            r"ascends?|drives?) (?:\w+ ){0,3}?(?:into the (?:sky|air|clouds)|(?:over|above) the (?:rooftops|city|"
            r"traffic|town|houses|clouds)|like a (?:plane|bird|rocket|balloon|kite))\b",
        ),
        (
            "arm arms leg legs neck nose hair tongue finger fingers",
            r"\b(?:arms?|legs?|neck|nose|tongue|fingers?) (?:\w+ )?(?:stretch|grow|extend|lengthen)\w* (?:\w+ "
            r"){0,4}?(?:metres|meters|feet|across the (?:street|room|road|river|table)|like (?:rubber|elastic|"
            r"chewing gum))\b",
        ),
        (
            "head",
            r"\b(?:takes? off|removes?|unscrews?|holds?|detaches|juggles|carries) (?:his|her|their|its) own head\b",
        ),
        (
            "km kmh kph mph kilometres kilometers miles h",
            r"\b(?:runs?|running|sprint\w*|swims?|walks?|jogs?|crawls?|hops?|skips?|snail|tortoise)\b(?: "
            r"\w+){0,6}? (?:at|reaching) (?:\w+ ){0,2}?(?:\d{3,}|\w+ hundred|a thousand) ?(?:km|kph|mph|kilomet|"
            r"miles)",
        ),
        (
            "if though",
            r"\bas (?:if|though) (?:it|they|he|she|the [\w ]{1,16}|gravity|water|walls?|concrete|steel|stone) "
            r"(?:was|were|is|did|had|weighed)(?:n\'t| not)? (?:solid (?:ground|floor|rock)|firm ground|ground|land|"
            r"a (?:floor|road|pavement|street|bridge|pillow|toy|feather|curtain|ghost)|air|water|paper|rubber|made "
            r"of|weightless|nothing|not there|there|smoke|mist|exist)",
        ),
        (
            "sideways horizontally",
            r"\b(?:pour|drip|drop)\w* (?:\w+ )?(?:sideways|horizontally)\b",
        ),
        (
            "moon sun star stars",
            r"\b(?:picks?|plucks?|grabs?|catch(?:es)?|takes?|holds?|kicks?|unhooks?|pulls?|bites?|pockets?) (?:up "
            r")?(?:the (?:moon|sun)|a star|the stars?) (?:from|out of|off|with|in|down|like|into|between|and)\b",
        ),
        (
            "seconds second instant instantly",
            r"\b(?:grows?|blooms?|sprouts?|ages?|rots?|ripens?) (?:\w+ ){0,5}?(?:in (?:a|one|two|three|five|a few|"
            r"mere|ten) (?:\w+ )?seconds?|in an instant|instantly)\b",
        ),
        (
            "flame flames fire lava campfire ice",
            r"\b(?:(?:flames?|fire|lava|campfire) (?:itself )?(?:freez\w+|froze)|ice(?: cubes?)? (?:\w+ )?(?:grows?|"
            r"expands?|"
            r"gets? bigger|thickens)[^.;]{0,40}?\b(?:over|in|on) (?:an? |the )?(?:hot|flames?|fire|boiling|oven|"
            r"frying))\b",
        ),
        (
            "into",
            r"\b(?:turn|dissolv|burst|explod|transform|melt|chang|morph)\w* into (?:a |an |the )?(?:flock of |"
            r"swarm of |hundreds of |living |real |giant |cloud of )*(?:butterfl\w+|birds?|doves?|ravens?|crows|"
            r"bats|fish|petals|gold|lion|swan|wolf|frog|dog|cat|horse|tiger|bear|eagle|dragonfly)\b",
        ),
    )
)  # fmt: skip
"""Words of which one is in every such text, and what cannot be."""
INDEX: dict[str, list[int]] = {}
"""Word to the patterns that it may be part of."""
for number, (row, _) in enumerate(WONDERS):
    for cue in row:
        INDEX.setdefault(cue, []).append(number)
LIGHT_THINGS = re.compile(
    r"\b(?:balloons?|birds?|drones?|dust|bubbles?|feathers?|lea(?:f|ves)|lanterns?|helicopters?|hummingbirds?|"
    r"bees?|kites?|smoke|mist|petals?|snowflakes?|planes?|seeds?|"
    r"dandelion|butterfl(?:y|ies)|kestrel|hawks?|eagles?|falcons?|airships?|zeppelins?|clouds?|scent|aroma|music|"
    r"fog|steam|spores?|embers?|sparks?|confetti|dragonfl(?:y|ies)|gulls?|"
    r"wires?|ropes?|harness|trampoline|trapeze|chain|hook|parachute|paraglid\w+|hang glider|cable|skydiv\w*|camera|"
    r"drone shot|shot|view|aerial|steadicam|gimbal|lamp|ceiling|sign|chandelier|mobile|puppets?|jumps?|"
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
    likely = {k for word in words.vocabulary & INDEX.keys() for k in INDEX[word]}
    for k in sorted(likely):
        for match in WONDERS[k][1].finditer(words.low):
            start = words.sentence(match.start())[0]
            if k in AIRBORNE and LIGHT_THINGS.search(words.low[max(start, match.start() - 60) : match.end()]):
                continue
            if "lizard" in words.vocabulary or LABELLED.search(words.low):
                continue
            shown = words.text[match.start() : match.end()]
            yield f"'{shown}' does not happen in reality, so models break on it.", match.start(), match.end()
            return


AIRBORNE = frozenset((3, 4, 5, 6, 60))
"""Patterns that are ordinary for what flies, hangs on a wire or has just jumped."""
