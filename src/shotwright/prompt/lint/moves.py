"""Camera moves as the rules weigh them: every verb or noun of a move that belongs to the camera and to nobody else.

The parser keeps the moves that a painter can make; the rules also have to hear those that no camera can make together,
such as "a fixed frame flies over the rooftops". A move is the camera's when its subject is ("the camera tilts", "it glides"
after a camera), when it goes on a chain of the camera's verbs (", rises and zooms out"), or when it is named without
anybody ("slow pan left", "pan + tilt + zoom").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .rule import Words

STEMS: dict[str, str] = {
    r"whip[- ]?pan": "whip-pan", r"dolly[- ]zoom|zolly|vertigo": "dolly-zoom", r"pan": "pan", r"tilt": "tilt",
    r"zoom": "zoom",
    r"doll(?:y|ie)": "dolly", r"truck": "truck", r"cran": "crane", r"boom": "crane", r"jib": "crane", r"pedestal": "crane",
    r"orbit|arc|circl|revolv|360[- ]?(?:degree)?(?: orbit| spin|"
    r" turn)?": "orbit", r"track": "track", r"spiral": "spiral",
    r"(?:barrel[- ])?roll|yaw|spin|rotat": "roll",
    r"push(?:es|ing)?[- ]in|mov(?:e|es|ing) (?:in|closer)": "push-in",
    r"pull(?:s|ing)?[- ](?:back|out|away)|back(?:s|ing)? (?:away|up|off)|mov(?:e|es|ing) (?:away|back)|"
    r"retreat": "pull-back",
    r"advanc": "push-in", r"push": "push", r"pull": "pull",
    r"ris|ascend|lift|climb": "rise", r"descend|lower|sink|drop|swoop": "descend", r"fly|flie|soar|div": "fly",
    r"glid|float|drift|slid|travel|rush|hurtl|race|dart|dash|whirl": "glide",
    r"sweep": "sweep", r"follow|chas|trail": "follow", r"mov": "move",
    r"shak|jolt|jerk|wobbl|sway|swing": "shake",
}  # fmt: skip
STRONG = frozenset("whip-pan dolly-zoom pan tilt zoom dolly crane orbit push-in pull-back track truck".split())
"""Words of the camera's own trade: they need no camera beside them."""
MOVE = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<m{i}>{stem})" for i, stem in enumerate(STEMS))
    +
        r")(?P<ending>(?:n?ning|med|ming|ing|ies|es|s|e|ed|y)?)(?![\w])(?P<way>(?:[- ](?:\w+ly |to the |the |"
        r"towards? the |sharply )?"
    r"(?:left|right|up|down|in|out|forwards?|backwards?|back|upwards?|downwards?|inwards?|outwards?|away|clockwise|"
    r"counter-?clockwise|anti-?clockwise|sideways|around|over|through|across))?)", re.I,
)  # fmt: skip
KINDS = tuple(STEMS.values())
CAMERA = frozenset(
    "camera cameras shot frame lens drone gimbal steadicam viewpoint view pov zoom yaw cam viewfinder".split()
)
PRONOUNS = frozenset("it that which".split())
LEADS = frozenset(
    """a an the slow quick fast gentle smooth rapid steady subtle sudden dramatic gradual long short sharp wild one
    single first second with and plus then while but by use using do does to also both fully static stationary
    simultaneous handheld aerial in as is are be continuous lateral slight constant forever never must can should will
    would please all into add sweeping circular vertical horizontal full complete crash snap smoothly slowly gently
    quickly rapidly steadily time now""".split()
)
"""Before a move: nobody who could do it."""
VERBAL = frozenset("rise descend fly glide sweep follow move shake roll spiral push pull".split())
OBJECTS = re.compile(
    r"\b(?:frying|sauce|baking|roasting|dust|bed|oil|cake|pizza|sun|hot|milk|copper|steel|iron|cast-iron|ice|train|"
    r"race|running|dirt|"
    r"cassette|sound|music|tow|food|fire|pickup|delivery|garbage|ice cream|monster|dump|parked|tower|construction|"
    r"paper|origami|bread|"
    r"dinner|crescent|swiss|sausage|spring|drum|egg|zip|screen|lens|film|toilet|pinball|camera)\s+$"
)
AS_NOUN = re.compile(
    r"\b(?:to|in|into|on|onto|from|at|by|near|behind|past|of|inside|fills?|filling) (?:the|an?|his|her|its|their) "
    r"(?:lift|truck|race|slide|float|drop|trail)$|\b(?:the|an?|his|her|its|their) lower$"
)
"""A lift, a truck, a lower part: things of the scene."""
HANDLED = re.compile(r" (?:an?|the|his|her|its|their|some|open|shut) ")
"""After push and pull: a lever, a door, and so somebody's hands."""
MACHINE = re.compile(
    r"\b(?:an?|the|his|her|its|their|this|that|tower|old|big|huge|yellow|red|blue|rusty|harbour|dock)"
    r" (?:crane|truck|boom|jib|tracked|dolly|pedestal)$"
)
RIGGED = re.compile(
    r"[- ](?:shots?|up|down|left|right|in|out|back|forwards?|backwards?|over|moves?|movements?|zoom|push|pull|"
    r"around|and)\b|"
    r"\s*[,.;+&/]|\s*$"
)
"""A crane, a truck: machines in the scene, unless a way or "shot" follows."""
OWN_OBJECT = re.compile(
    r" (?:its|his|her|their) (?!camera|lens|view|gaze|eye|frame|way|path|subject|focus|attention|orbit)"
)
"""After a verb: somebody pans a searchlight of their own, tilts their head."""
COOKED = re.compile(r"^(?:pan|truck|track|crane|roll|dolly|boom|arc|slide|pedestal|trail|lift)s?$")
WAYS = {
    "left": "left", "right": "right", "up": "up", "upward": "up", "down": "down", "downward": "down",
    "in": "in", "inward": "in",
    "forward": "in", "out": "out", "outward": "out", "away": "out", "back": "out",
    "backward": "out", "clockwise": "clockwise",
    "counterclockwise": "counterclockwise", "counter-clockwise": "counterclockwise", "anticlockwise": "counterclockwise",
    "anti-clockwise": "counterclockwise",
}  # fmt: skip
OF_ITSELF = {"push-in": "in", "pull-back": "out", "rise": "up", "descend": "down"}
HINTS = frozenset(
    """pan pans panning tilt tilts tilting zoom zooms zooming zoomed dolly dollies dollying crane cranes craning boom
    booms booming truck trucks trucking orbit orbits orbiting track tracks tracking camera drone gimbal shot frame
    steadicam lens whip push pull""".split()
)


FORMS = frozenset(
    stem + ending
    for stem in """pan pann tilt zoom doll dolly dollie truck cran crane boom jib pedestal orbit arc circl circle
    revolv revolve track spiral roll yaw spin spinn rotat rotate push pull back mov move retreat advanc advance ris rise
    ascend lift climb descend lower sink drop swoop fly flie soar div dive glid glide float drift slid slide travel rush
    hurtl race dart dash whirl sweep follow chas trail whip vertigo zolly barrel 360""".split()
    for ending in ("", "s", "es", "ies", "ing", "med", "ming")
)
"""Words of which a text must have as many as it has kinds of moves."""


@dataclass(frozen=True, slots=True)
class Move:
    """One move of the camera: its kind, its direction where one is said, and its place in the text."""

    kind: str
    way: str | None
    start: int
    end: int


def moves(words: Words) -> list[Move]:
    """Every move of the camera, in order; worked out once a prompt."""
    if "moves" not in words.memo:
        words.memo["moves"] = worked_out(words) if words.has(HINTS) else []
    known: list[Move] = words.memo["moves"]
    return known


def worked_out(words: Words) -> list[Move]:
    """Every move of the camera, in order."""
    found: list[Move] = []
    owner: Literal["camera", "other"] | None = None
    sentence = (-1, -1)
    seen_camera = False
    for match in MOVE.finditer(words.low):
        if AS_NOUN.search(words.low[max(0, match.start() - 24) : match.start("way")]):
            continue
        if (
            match.group()[0] in "ctbjdp"
            and MACHINE.search(words.low[max(0, match.start() - 30) : match.start("way")])
            and not RIGGED.match(words.low, match.start("way"))
        ):
            continue
        kind = KINDS[next(i for i in range(len(KINDS)) if match.group(f"m{i}"))]
        now = words.sentence(match.start())
        if now != sentence:
            seen_camera = bool(found) and owner == "camera"
            owner, sentence = None, now
        owner = whose(words, match, kind, owner, seen_camera)
        if owner == "camera":
            way = WAYS.get(
                match.group("way").split()[-1].strip("-").removesuffix("s") if match.group("way").strip() else ""
            )
            end = match.end() if way or not match.group("way") else match.start("way")
            found.append(Move(kind, way or OF_ITSELF.get(kind), match.start(), end))
    return found


def whose(
    words: Words, match: re.Match[str], kind: str, owner: Literal["camera", "other"] | None, seen_camera: bool
) -> Literal["camera", "other"] | None:
    """Whom a move belongs to, by the words before it; `owner` is whom the move before it in the sentence belongs to."""
    low = words.low
    start = max(words.sentence(match.start())[0], 0)
    before = low[start : match.start()]
    body, ending = match.group(), match.group("ending")
    if kind in ("push", "pull"):
        return "other" if owner != "camera" or HANDLED.match(low, match.end()) else owner
    if COOKED.match(low[match.start() : match.start("way")]) and (
        OBJECTS.search(before) or low[match.end() : match.end() + 6].startswith(" of ")
    ):
        return owner
    if OWN_OBJECT.match(low, match.end()):
        return "other"
    past = re.findall(r"[\w'-]+|[^\w\s]", before)
    while past and (past[-1].endswith("ly") or past[-1] in ("then", "also", "forever", "again")):
        past.pop()
    last = past[-1] if past else ""
    finite = ending in ("s", "es", "ies") or (kind in ("fly", "roll") and body.startswith("flies"))
    if last in CAMERA or (last in PRONOUNS and camera_before(past, words, start, seen_camera)):
        return "camera"
    if last in (
        "mounted",
        "can",
        "must",
        "should",
        "will",
        "does",
        "starts",
        "begins",
        "to",
        "and",
        "while",
        "as",
        "plus",
        "+",
        ",",
        "/",
        "&",
        "",
    ) or (last in LEADS or not last[-1].isalnum()):
        if owner is not None and last in ("and", ",", "then", "+", "&", "/", "plus", "while", "but"):
            return owner if kind not in STRONG or finite or owner == "camera" else "camera"
        if kind in STRONG and not finite:
            return "camera"
        if finite:
            return "camera" if camera_subject(past) else "other"
        return "camera" if kind in STRONG or camera_only(words, start, match.start(), past) else owner
    if (
        kind in STRONG
        and not finite
        and ending == ""
        and match.group("way").strip()
        and match.group("way").split()[-1] not in ("over", "through", "across")
    ):
        return "camera"
    if not match.group("ending") and len(last) > 3 and last.endswith("s") and last not in CAMERA:
        return "other"  # "waves roll", "gulls dive"
    return "other" if finite else owner if owner == "camera" and kind not in STRONG else "other"


def camera_before(past: list[str], words: Words, start: int, seen_camera: bool) -> bool:
    """True when "it" or "that" can only be the camera."""
    near = past[-12:]
    if any(w in CAMERA for w in near):
        return True
    before = words.low[max(0, start - 60) : start]
    return len(near) <= 2 and (
        seen_camera or re.search(r"\b(?:camera|drone|shot|frame)\b[^.]*[.;]\s*$", before) is not None
    )


def camera_subject(past: list[str]) -> bool:
    """True when the words before a finite verb hold a camera and nobody after it."""
    at = max((k for k, w in enumerate(past) if w in CAMERA), default=-1)
    return at >= 0 and len(past) - at <= 8


def camera_only(words: Words, start: int, end: int, past: list[str]) -> bool:
    """True when a sentence so far speaks of the camera alone, so that "sweeping" after it is the camera's."""
    if not any(w in CAMERA or w == "tripod" for w in past):
        return False
    return not any(start <= a < end for _, a, _ in words.phrases("actors")) and not any(
        start <= a < end and words.low[a:b] not in CAMERA for _, _, a, b in words.chunks("people", "subject")
    )
