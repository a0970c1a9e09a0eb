"""contradiction-style: looks that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule, without

PHOTO = re.compile(
    r"\b(?:photo-?realistic|photo-?real|photorealism|(?:hyper|ultra|super)[- ]?real(?:istic|ism)?|realistic(?! "
    r"(?:acting|sound|textures?|lighting|movements?|"
    r"physics|shadows?|proportions|details?|water|reflections?|motion|fur|timing|behaviou?r))|photograph(?:ic)?(?: "
    r"\w+)?|live[- ]action|"
    r"real (?:filmed |film |camera |video |human )?(?:footage|camera|photo(?:graph)?|skin)(?: \w+)?|(?:lifelike|"
    r"real|actual|hyperrealistic) photo(?:graph)?|true-to-life|lifelike|"
    r"(?:35|16|70) ?mm (?:kodak |colou?r )?(?:film|photo\w*|stock)|kodak(?: \w+)?|documentary (?:footage|photo\w*|"
    r"realism)|shot on (?:film|location|an? (?:real )?\w+ camera)|raw footage|dslr(?: photo)?|news footage)\b",
    re.I,
)
DRAWN = re.compile(
    r"\b(?:anime|manga|cartoons?|cartoonish|pixar(?: style)?|disney(?: style)? animation|cel[- ]shaded|low-?poly|"
    r"playstation graphics|voxel|pixel[- ]art|8-bit|claymation|"
    r"(?:clay|plasticine) (?:stop-motion|animation|puppet|figure|model)|stop-motion (?:clay|puppet|animation)|"
    r"watercolou?r(?: \w+)?|oil[- ]paint(?:ing|ed)?|hand-?(?:painted|drawn)|line drawing|"
    r"pencil (?:sketch|drawing)|charcoal (?:sketch|drawing)|ink (?:drawing|wash|sketch)|comic[- ]book|2d(?: "
    r"animation| animated| style)|flat 2d|vector (?:art|graphics)|"
    r"flat vector|paper[- ]cut(?:-?out)?|origami|crayon|chalk drawing|ukiyo-e|woodcut|linocut|storybook "
    r"illustration|illustrat(?:ed|ion)|sketch(?:ed)?|lego animation|puppet animation|"
    r"animated (?:film|cartoon|style)|impressionist(?: painting)?|mosaic style|stained[- ]glass style|flat design)\b",
    re.I,
)
MONO = re.compile(
    r"\b(?:black[- ]and[- ]white|black & white|monochrom(?:e|atic)|b ?& ?w|b/w|gr[ae]y-?scale|film noir|"
    r"sepia(?:-only| tones?)?|desaturated|colou?rless|daguerreotype|"
    r"drained of colou?r)\b",
    re.I,
)
COLOURS = re.compile(
    r"\b(?:(?:rich |full |glorious )?technicolou?r|full[- ]colou?r|(?:lush|vivid|vibrant|saturated|bright|rich|"
    r"bold|explosive|intense|brilliant|neon|rainbow|hyper-?saturated|candy|psychedelic|bold)"
    r"(?:,? (?:and )?(?:lush|vivid|vibrant|saturated|neon|rainbow|bright|rich|hdr|primary))* (?:colou?rs?|hues?|"
    r"reds?|greens?|blues?|palette|tones|golds?|pinks?|hdr)|"
    r"colou?rful|hyper-?saturated|super-?saturated|rainbow(?:-coloured| coloured)? palette|multicolou?red|"
    r"(?:every|all the) colou?rs? of the rainbow|(?:riot|explosion|burst|kaleidoscope) of (?:\w+ )?colou?rs?|"
    r"oversaturated)\b",
    re.I,
)
DRAWN_WORDS = frozenset(
    """anime manga cartoon cartoons cartoonish pixar disney cel poly lowpoly playstation voxel pixel bit claymation clay
    plasticine stop watercolor watercolour watercolors oil painted handpainted handdrawn drawn drawing sketch sketched
    comic 2d vector paper cut cutout origami crayon chalk ukiyo woodcut linocut illustration illustrated lego puppet
    animated impressionist mosaic stained flat painting""".split()
)
MONO_WORDS = frozenset(
    "black monochrome monochromatic b grayscale greyscale gray grey noir sepia desaturated colorless colourless "
    "daguerreotype drained".split()
)
ONE_COLOUR = re.compile(
    r"\b(?:except|only (?:the|one|her|his)|selective|spot colou?r|colou?r splash|apart from|single (?:red|colou?r)|"
    r"turns? (?:to|into)|becom\w+|then|gives way|fad\w+)\b"
)
TURNS = re.compile(
    r"\b(?:turn\w* into|transform\w*|becom\w+|morph\w*|then|transition\w*|dissolv\w*|chang\w+ (?:in)?to|comes? "
    r"(?:alive|to life)|half|blend\w*|mixed[- ]media|rotoscop\w*|meets|alongside)\b"
)
COW = re.compile(
    r"^(?:\s+(?:[\w-]+\s+){0,2}?(?:cows?|cats?|dogs?|pandas?|horses?|zebras?|collies?|magpies?|puffins?|kittens?|"
    r"calf|calves|goats?|penguins?|tiles?|tiled|floor|"
    r"stripes|squares|keys|uniform|dress|suit|costume|checked|checkered|striped|spotted)\b)",
    re.I,
)

SHOWN = re.compile(
    r"\s+(?:[\w-]+ ){0,2}?(?:photographs?|photos?|pictures?|prints?|portraits?|snapshots?|postcards?|movies?|films?)\s+"
    r"(?:\w+ly )?(?:held|hangs?|hanging|hung|pinned|framed|lies|lying|stuck|taped|propped|fades?|curls?|burns?|"
    r"plays|playing|"
    r"flickers?|(?:on|in|from|above) (?:an?|the|his|her|its|their)\b)|"
    r"\s+(?:[\w-]+ )?(?:on|across|inside) (?:an? |the |his |her |their )?(?:[\w-]+ )?(?:television|tv|screen|tablet|"
    r"phone|"
    r"laptop|monitor|wall|page|magazine|t-shirt|jacket|lunchbox|backpack)\b"
)
"""After a style word: a picture that lies, hangs or plays in the scene."""
FOLDED = re.compile(r"\s+(?:cranes?|birds?|boats?|swans?|flowers?|frogs?|fox|paper|figures?|bo(?:x|xes)|drawings?)\b")
"""After "origami": a thing on the table."""
MADE = re.compile(
    r"\b(?:inks|inking|designs|stitches|knits|carves|sketch(?:es|ing)|draw(?:s|ing)|paint(?:s|ing)|watch(?:es|ing)|"
    r"read(?:s|ing)|hold(?:s|ing)|carr(?:ies|ying)|"
    r"fold(?:s|ing)|print(?:s|ing)|studies|admir(?:es|ing)|wear(?:s|ing)|looks? at|looking at|past|beside|sells?|"
    r"selling) "
    r"(?:an? |the |his |her |their |some |old |\w+ (?=$))"
    r"(?:[\w-]+ )?$"
)
"""Before a style word: somebody in the scene makes, holds or looks at the picture."""


@rule(
    "SW106",
    "contradiction-style",
    severity="error",
    why="Photograph and drawing, or colour and monochrome, cannot be one look; the style changes from frame to frame.",
    example="A photorealistic anime portrait of a woman.",
)
def check(words: Words) -> Iterator[Hit]:
    """Photograph against drawing; monochrome against colour."""
    if not (words.has(DRAWN_WORDS) or words.has(MONO_WORDS)):
        return
    for one, two, innocent in ((PHOTO, DRAWN, TURNS), (MONO, COLOURS, ONE_COLOUR)):
        for a in one.finditer(words.text):
            for b in two.finditer(words.text):
                first, later = sorted((a, b), key=lambda m: m.start())
                if later.start() < first.end() or words.shot_of(first.start()) != words.shot_of(later.start()):
                    continue
                gap = words.low[first.end() : later.start()]
                if len(gap) > 120 or innocent.search(words.low[max(0, first.start() - 30) : later.end() + 40]):
                    continue
                if depicted(words, a) or depicted(words, b):
                    continue
                span = later.start(), later.end()
                yield f"'{first.group()}' and '{later.group()}' exclude each other.", *span, (without(words, *span),)
                return


def depicted(words: Words, match: re.Match[str]) -> bool:
    """True when the style word describes a thing in the picture: a cartoon mural, a black-and-white cow."""
    after = words.low[match.end() : match.end() + 26]
    if (
        COW.match(after)
        or re.match(
            r"\s+(?:[\w-]+ ){0,2}?(?:mascot|costume|mural|poster|t-shirt|mug|sticker|screen|billboard|wallpaper|"
            r"figurine|toy|book|exhibition|tattoo|set|class|characters? on)s?\b",
            after,
        )
        or SHOWN.match(words.low, match.end())
    ):
        return True
    before = words.low[max(0, match.start() - 30) : match.start()]
    if MADE.search(before) or re.search(
        r"\b(?:chessboard|board|floor|tiles|checkered|squares|dressed) (?:of|in) $|\b(?:burst\w*|full|filled|field|"
        r"bed) (?:with|of) $",
        before,
    ):
        return True
    if match.group().lower() in ("origami", "mosaic style", "crayon") and FOLDED.match(after):
        return True
    if words.low[match.start() : match.end()].startswith("colo"):
        return re.match(r"\s+[a-z]", after) is not None and not re.match(
            r"\s+(?:palette|grade|look|style|film|hdr|everywhere|throughout|and|picture|image|video|scene|colou?rs|"
            r"in|of|with|world)\b",
            after,
        )
    return False
