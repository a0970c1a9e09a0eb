"""text-requested: letters in the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rule import Hit, Words, rule

QUOTE = r"[\"“‘'][^\"”’'\n]{1,70}[\"”’']"
CAPITALS = (
    r"(?-i:(?!(?:LED|TV|HDR|POV|FPV|USA|UK|UHD|VHS|CCTV|NASA|DJ|BMX|SUV|CGI|IMAX|NYC|UFO|CD|PC|UV|ATM|BBQ|RV|HD|VR|"
    r"AI|ASMR|USB|GPS|NYPD)\b)"
    r"(?:[AI] )?[A-Z][A-Z0-9]{2,}(?:\s+[A-Z0-9&%!']+)*)"
)
WRITTEN = (
    r"(?:signs?|signboard|banners?|posters?|placards?|t-?shirts?|shirt|hoodie|cap|mug|billboards?|boards?|screen|"
    r"labels?|tags?|cards?|plates?|plaque|"
    r"gravestone|headstone|tombstone|walls?|headlines?|newspapers?|books?|cover|page|captions?|letters|notes?|"
    r"bubble|message|window|awning|storefront|"
    r"flags?|cake|marquee|ticker|scoreboard|display|jersey|package|packaging|bottle|box|sticker|graffiti|tattoo|"
    r"logo|title|subtitles?|text|chalkboard|"
    r"blackboard|whiteboard|envelope|menu|tickets?|receipt|balloons?|ribbon|sash|stone|slate|van|truck|bus|door|"
    r"patch|badge|phone|tablet|apron|"
    r"lettering|neon|sand|paper|napkin|scroll|parchment|crate|clipboard|arrow|monument|medal|coin|plane|sky|carpet|"
    r"mat|fridge|mirror|notebook|diary)"
)
ANNOUNCED = (
    r"(?:the |a |an |our )?(?:subtitles?|closed captions?|captions?|caption text|title card|title text|titles? "
    r"(?:fades?|appears?|sequence)|end card|"
    r"end credits|opening credits|credits roll|credits|on-?screen text|text overlay|overlay text|text (?:appears?|"
    r"fades?|pops?|reads?|reading|saying|on)|"
    r"lower third|watermark|inscription|lettering|slogan|tagline|wordmark|monogram|speech bubble|thought bubble|"
    r"hashtag|phone number|web ?site address|"
    r"url|call to action|(?:[A-Z][\w&'-]+ ){0,4}(?:company |brand |our )?logo|headline)"
)
PATTERNS = tuple(
    re.compile(p, re.I)
    for p in (
        rf"\b{WRITTEN}\b[^.;\n]{{0,60}}?\b(?:say(?:s|ing)?|read(?:s|ing)?|spell(?:s|ing)?(?: out)?|display(?:s|"
        rf"ing)?|declar(?:es|ing)|announc(?:es|ing)|"
        rf"bear(?:s|ing)|show(?:s|ing)?|state(?:s|d)?|stating|labell?ed|marked|titled|with|in)[:,]? (?:the |a "
        rf")?(?:words? |text |message |name |phrase |letters |"
        rf"title |number )?(?:{QUOTE}|{CAPITALS})",
        rf"\b{WRITTEN}\b[^.;\n]{{0,50}}?\b(?:say(?:s|ing)?|read(?:s|ing)?|spell(?:s|ing)?(?: out)?|display(?:s|"
        rf"ing)?|bear(?:s|ing)|show(?:s|ing)?|with) "
        r"(?:the |a |some |his |her |our |their )?(?:words?|text|message|name|phrase|slogan|letters|title|initials|"
        r"inscription|date|price)\b",
        rf"\b(?:engraved|inscribed|lettered|emblazoned|embroidered|printed|painted|written|stamped|carved|scrawled|"
        rf"stitched|tattooed|spelled|sprayed|"
        rf"labell?ed|etched|chalked|captioned|titled|entitled|scratched|writes?|writing|scribbl\w+|spells?|"
        rf"spelling|types?|typing|forming|forms?)"
        rf"(?: out| in \w+(?: \w+)?| on \w+ \w+| across \w+ \w+)?[:,]?"
        rf" (?:with )?(?:(?:the |a |an |his |her |their |our |some )?(?:words?|name|text|letters|date|initials|"
        rf"message|phrase|slogan|title)\b|(?:the )?"
        rf"(?:{QUOTE}|{CAPITALS}))",
        r"\b(?:titles?|captions?|signs?|banners?|text|subtitles?|headlines?|(?:title |end )?cards?|labels?|posters?) "
        r"(?:reads?|says?|saying|reading) \w",
        rf"\b(?:the )?(?:words?|text|title|letters|name|slogan|phrase|message|caption|headline|initials)s?[:,]? "
        rf"(?:{QUOTE}|{CAPITALS})",
        rf"\b{WRITTEN}\b(?:[^.;:\n]{{0,30}}?: ?| )(?:[\"“][^\"”\n]{{1,70}}[\"”])",
        r"\b(?:wall|sign|banner|poster|screen|bubble|window|title|card|text|caption)s?\b[^.\n]{0,40}: "
        r"?[\"“][^\"”\n]{1,70}[\"”]",
        rf"(?<!no )(?<!without )(?<!any )\b{ANNOUNCED}\b(?!-)",
        r"\bwords? [^.;\n]{1,40}? (?:written|painted|printed|appear|appears|carved|glow|glowing|fades? in)\b",
        rf"[\"“][^\"”\n]{{1,70}}[\"”] (?:in (?:\w+ )?(?:letters|gold|paint|neon|font|type|chalk|capitals)|(?:is |"
        rf"are )?(?:written|painted|printed|appears?|on (?:a|the|his|her) {WRITTEN}))",
    )
)
CUES = frozenset(
    """word words text message name phrase slogan tagline letters lettering title titles initials inscription date price
    number caption captions subtitle subtitles credits card watermark wordmark monogram bubble hashtag url website
    address headline logo overlay third action""".split()
)
LETTERS = re.compile(r"[\"“”‘]|'[A-Z\w][^']{1,60}'|\b[A-Z][A-Z0-9]{2,}\b")


@rule(
    "SW304",
    "text-requested",
    severity="warning",
    profile="default",
    why="Letters come out garbled in most models: add the text in the edit, where it stays sharp and can be changed.",
    example="A neon sign that says 'OPEN' above the door.",
)
def check(words: Words) -> Iterator[Hit]:
    """Words that should be read in the picture: quoted, in capitals, or named as caption, logo, headline and the like."""
    if not (words.has(CUES) or LETTERS.search(words.text)):
        return
    for pattern in PATTERNS:
        for match in pattern.finditer(words.text):
            before = words.low[max(0, match.start() - 24) : match.start()]
            if not re.search(r"\b(?:no|without|any|not)\s+(?:\w+\s+)?$", before):
                yield f"'{match.group()}': most models garble letters.", match.start(), match.end()
                return
