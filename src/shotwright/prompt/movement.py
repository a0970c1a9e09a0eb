"""Camera phrases: the move, its direction and its speed, wherever they stand in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shotwright.film import Camera

SLOW = "slow|slowly|gentle|gently|smooth|smoothly|gradual|gradually|steady|steadily|subtle|leisurely|soft|softly"
FAST = "fast|quick|quickly|rapid|rapidly|swift|swiftly|sudden|suddenly|intense"
SPEED = rf"(?:(?:{SLOW}|{FAST}|very|medium)\s+)*"
WAY = (
    r"left|right|up|down|in|out|forward|forwards|backward|backwards|back|upward|upwards|"
    r"downward|downwards|inward|outward|closer|away|around|clockwise|counterclockwise|"
    r"counter-clockwise|anticlockwise|anti-clockwise"
)
TAIL = rf"(?:\s+(?:{SLOW}|{FAST}|to the|towards the|towards|from|and|in a|direction|the))*"

MOVES: list[tuple[str, str]] = [
    # pattern of the move's own words -> move; the first match at a place wins
    (r"dolly[- ]zoom|vertigo effect|zolly", "dolly-zoom"),
    (r"whip[- ]?pan", "whip-pan"),
    (r"rack(?:ing)?[- ]focus|focus pull|rack(?:ing)? the focus", "rack-focus"),
    (
        r"tracking shot|follow(?:ing)? shot|camera (?:follows|tracks|is following|is tracking)|"
        r"steadicam(?: shot)?|tracking camera|tracking", "track"),
    (
        r"hand[- ]?held(?: camera| shot| footage)?|shaky cam(?:era)?|camera shak(?:e|es|ing)|"
        r"with an intense shaking effect|shaking effect", "handheld"),
    (
        r"(?:camera )?(?:orbits?|orbiting|circles|circling|revolves|revolving|arcs|rotates|"
        r"rotating)(?: shot)?(?= around|,|\.|$| in a| left| right| clockwise| counter| the| and)|"
        r"orbit(?: shot)?|arc shot|360[- ]degree(?: shot| view)?", "orbit"),
    (r"push(?:es|ing)?[- ]in|camera (?:pushes|moves|goes|flies) (?:in|closer)|moves? closer", "push-in"),
    (r"pull(?:s|ing)?[- ](?:back|out|away)|camera (?:pulls|moves|backs) (?:back|out|away)", "pull-back"),
    (r"(?:aerial |drone )?pull[- ]up|rises? (?:up )?into the (?:air|sky)|aerial pull[- ]?up", "aerial"),
    (r"fl(?:y|ies|ying)[- ](?:through|over|forward)|fpv (?:shot|flight)", "fly-through"),
    (r"spiral(?:s|ing)?(?: shot| up| down)", "spiral"),
    (r"barrel roll|camera rolls|roll shot", "roll"),
    (r"crane(?: shot)?|crane[sd]? (?:up|down)|jib(?: shot| up| down)?|boom (?:up|down)", "crane"),
    (r"pedestal", "pedestal"),
    (
        r"truck(?:s|ing)? (?:left|right)|truck(?:ing)? shot|trucks|lateral (?:slide|tracking)|"
        r"slid(?:es|ing) (?:left|right)|slider shot", "truck"),
    (r"doll(?:y|ies|ying)", "dolly"),
    (r"zoom(?:s|ing|ed)?", "zoom"),
    (
        r"tilt(?:s|ing|ed)?(?=\W+(?:up|down|slowly|shot|camera|the|and|from|to|slightly|gently|"
        r"upwards?|downwards?)|[.,]|$)|camera tilts?", "tilt"),
    (
        r"pan(?:s|ning|ned)?(?=\W+(?:left|right|up|down|across|around|over|from|to|slowly|quickly|"
        r"shot|camera|along|horizontally)|[.,]|$)|camera pans?|slow pan", "pan"),
    (
        r"static(?: camera| shot| view)?|still camera|in a still frame|fixed camera|"
        r"locked[- ](?:off|down)(?: shot| camera)?|camera (?:is|remains|stays|stands) (?:static|"
        r"still|fixed)|tripod(?: shot)?|tranquil tableau|frozen in time", "static"),
]  # fmt: skip

CLAUSES = re.compile(
    r"(?<!\ba )(?<!\bhis )(?<!\bher )(?:the\s+)?camera\s+(?:then\s+|"
    r"slowly\s+|gently\s+|smoothly\s+|gradually\s+|quickly\s+|steadily\s+)*"
    r"(?P<verb>moves?|moving|glides?|gliding|slides?|travels?|drifts?|descends?|descending|"
    r"rises?|rising|ascends?|ascending|lifts?|"
    r"lowers?|climbs?|advances?|retreats?|soars?|sweeps?|flies|turns?|starts?|begins?)"
    rf"(?P<tail>(?:\s+(?:{SLOW}|{FAST}|to the|towards the|towards|toward the|from|the|straight))*)"
    rf"(?:\s+(?P<way>{WAY}))?",
    re.IGNORECASE,
)

PATTERN = re.compile(
    rf"(?P<lead>\b(?:the\s+)?(?:camera\s+)?{SPEED})\b(?P<move>"
    + "|".join(f"(?P<m{i}>{pattern})" for i, (pattern, _) in enumerate(MOVES))
    + rf")\b(?P<tail>(?:{TAIL}(?:\s+(?:{WAY}|camera|shot|motion|movement))*\s*(?:{SLOW}|{FAST})?)?)",
    re.IGNORECASE,
)

HINT = re.compile(
    r"camera|shot|pan|tilt|zoom|doll|track|truck|orbit|circl|revolv|rotat|arc|push|pull|move|"
    r"crane|jib|boom|pedestal|hand|shak|static|"
    r"still|tripod|lock|fixed|rack|focus|fpv|fl(?:y|ies)|spiral|roll|steadi|slid|360|rise|whip|"
    r"vertigo|zolly|tableau|frozen|lateral",
    re.IGNORECASE,
)
"""One of these is in every camera phrase: most texts need no closer look."""

DIRECTIONS = {
    "left": "left", "right": "right", "up": "up", "down": "down", "upward": "up", "upwards": "up", "downward": "down",
    "downwards": "down", "in": "in", "inward": "in", "closer": "in", "forward": "forward", "forwards": "forward",
    "out": "out", "outward": "out", "away": "out", "back": "back", "backward": "back", "backwards": "back",
    "around": "around", "clockwise": "clockwise", "counterclockwise": "counterclockwise",
    "anticlockwise": "counterclockwise",
    "counter-clockwise": "counterclockwise", "anti-clockwise": "counterclockwise",
}  # fmt: skip

MOVE_DEFAULTS = {"push-in": "in", "pull-back": "out", "aerial": "up"}

CLAUSE_MOVES = {
    "up": "crane",
    "down": "crane",
    "left": "truck",
    "right": "truck",
    "in": "push-in",
    "forward": "dolly",
    "back": "pull-back",
    "out": "pull-back",
}
CLAUSE_VERBS = {
    "descend": ("crane", "down"), "lower": ("crane", "down"), "rise": ("crane", "up"), "rising": ("crane", "up"),
    "ascend": ("crane", "up"), "lift": ("crane", "up"), "climb": ("crane", "up"), "soar": ("aerial", "up"),
    "advance": ("dolly", "forward"), "retreat": ("pull-back", "out"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """One camera move and where it stands in the text."""

    camera: Camera
    start: int
    end: int


def speed_of(text: str) -> str | None:
    """`slow` or `fast` when a word of the phrase says so."""
    if re.search(rf"\b(?:{SLOW})\b", text, re.IGNORECASE):
        return "slow"
    if re.search(rf"\b(?:{FAST})\b", text, re.IGNORECASE):
        return "fast"
    return None


def direction_of(text: str) -> str | None:
    """The first direction word of the phrase."""
    for word in re.findall(r"[a-z]+(?:-clockwise)?", text.lower()):
        if word in DIRECTIONS:
            return DIRECTIONS[word]
    return None


def camera_moves(text: str) -> list[Found]:
    """Every camera move of the text, in order; a move that is named twice counts once."""
    found: list[Found] = []
    if not HINT.search(text):
        return found
    for match in PATTERN.finditer(text):
        index = next(i for i in range(len(MOVES)) if match.group(f"m{i}"))
        move, phrase = MOVES[index][1], match.group()
        if not plausible(move, match, text):
            continue
        way = direction_of(match.group("move") + " " + match.group("tail")) or MOVE_DEFAULTS.get(move)
        if move in ("track", "handheld", "static", "rack-focus", "dolly-zoom"):
            way = None
        if move == "pan" and way in ("up", "down"):
            move = "tilt"
        if move == "orbit" and way not in ("left", "right", "clockwise", "counterclockwise"):
            way = "clockwise" if "clockwise" in text[match.start() : match.end() + 40].lower() else "around"
        if move == "orbit":
            after = text[match.end() : match.end() + 40].lower()
            way = "counterclockwise" if re.match(r"[\w\s]{0,25}(counter|anti)-?\s?clockwise", after) else way
        speed = speed_of(match.group("lead") + " " + phrase)
        lead = len(match.group("lead")) - len(match.group("lead").lstrip())
        found.append(Found(Camera(move=move, direction=way, speed=speed), match.start() + lead, match.end()))
    for match in CLAUSES.finditer(text):
        if any(f.start < match.end() and match.start() < f.end for f in found):
            continue
        verb, way = match.group("verb").lower(), DIRECTIONS.get((match.group("way") or "").lower())
        stem = next((s for s in CLAUSE_VERBS if verb.startswith(s)), None)
        if stem:
            move, way = CLAUSE_VERBS[stem]
        elif way in CLAUSE_MOVES:
            move = CLAUSE_MOVES[way]
        else:
            continue
        found.append(Found(Camera(move=move, direction=way, speed=speed_of(match.group())), match.start(), match.end()))
    found.sort(key=lambda f: f.start)
    kept: list[Found] = []
    for f in found:
        same = next((k for k in kept if k.camera.move == f.camera.move), None)
        if same and (same.camera.direction == f.camera.direction or f.camera.direction in (None, "around")):
            kept.append(Found(same.camera, f.start, f.end))
        else:
            kept.append(f)
    return kept


def plausible(move: str, match: re.Match[str], text: str) -> bool:
    """Refuse the everyday meaning of words that are also camera moves: a frying pan, a crane in the marsh."""
    word = match.group("move").lower()
    before = text[max(0, match.start() - 24) : match.start("move")].lower()
    camera_near = "camera" in match.group("lead").lower() or "camera" in before or "shot" in match.group().lower()
    own = match.group("tail").strip()
    if word in ("pan", "tilt", "track", "zoom") and re.search(
        r"\b(?:in|into|on|from|frying|with) (?:an?|the|his|her) (?:\w+ )?$", before
    ):
        return camera_near or bool(direction_of(own))
    if word in ("tracking", "trucks"):
        return camera_near
    if word in ("crane", "pedestal", "orbit", "dolly"):
        return camera_near or bool(own) or bool(speed_of(match.group("lead"))) or word == "dolly"
    if word.startswith("orbit") or word in ("circles", "circling", "revolves", "revolving", "rotates", "rotating"):
        return camera_near or text.strip(" .").lower().startswith(word)
    if re.fullmatch(r"fl(?:y|ies|ying)[- ](?:through|over|forward)", word):
        return camera_near
    if word in ("spiraling up", "spirals up"):
        return camera_near
    return not (word in ("pull up", "pull-up") and not camera_near)
