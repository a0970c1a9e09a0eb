"""Doors, glass, wood, metal, paper: bodies that are struck, broken, rubbed."""

from __future__ import annotations

import numpy as np

from .creatures import shape
from .described import FAINT, LOUD, SOFT, described
from .events import EVENTS
from .tone import (
    RATE,
    Sound,
    band,
    burst,
    buzz,
    drift,
    echoing,
    filtered,
    glide,
    noise,
    panned,
    place,
    put,
    ring,
    samples,
    sprinkle,
    swell,
    throat,
)

D = "doors"


def slip(n: int, rng: np.random.Generator, low: float, high: float, per_second: float) -> Sound:
    """Stick and slip: jerks whose rate wanders, as of a dry hinge."""
    rate = drift(n, rng, 0.22, per_second * 0.5, per_second * 1.6)
    phase = np.cumsum(rate) / RATE
    jerks = np.diff(np.floor(phase), prepend=0.0) * drift(n, rng, 0.05, 0.4, 1.0)
    return filtered(jerks, throat((low, low * 0.12, 1.0), (low * 1.9, low * 0.2, 0.8), (high, high * 0.2, 0.7)))


@described("door close", "door closes close shut closing latch clicks", D, "hit", seconds=0.9, centroid=(90, 900))
def door_close(n: int, rng: np.random.Generator) -> Sound:
    """Wood meets its frame, and the latch falls in."""
    out = np.zeros(samples(0.9))
    put(out, ring(samples(0.5), [(88, 0.06, 1.0), (142, 0.05, 0.7), (265, 0.03, 0.4)], rng), 0.0)
    put(out, burst(0.3, 150, 2400, 0.001, 0.02, rng), 0.0, 0.5)
    put(out, ring(samples(0.2), [(1250, 0.012, 0.5), (2900, 0.008, 0.4)], rng), 0.06, 0.5)
    return echoing(out, rng, 0.5, 0.3, 3000)


@described("door slam", "door slams slam bang banging angry", D, "hit", loud=LOUD, seconds=1.4, centroid=(70, 700))
def door_slam(n: int, rng: np.random.Generator) -> Sound:
    """The whole frame rings."""
    out = np.zeros(samples(1.4))
    put(out, ring(samples(0.9), [(64, 0.12, 1.2), (110, 0.09, 1.0), (190, 0.06, 0.6), (330, 0.04, 0.3)], rng), 0.0)
    put(out, burst(0.5, 100, 3500, 0.0008, 0.035, rng), 0.0, 0.8)
    put(
        out,
        sprinkle(samples(0.6), rng, 40, burst(0.02, 600, 3000, 0.001, 0.004, rng)) * swell(samples(0.6), 0.01, 0.12),
        0.03,
        0.3,
    )
    return echoing(out, rng, 1.3, 0.45, 2500)


@described(
    "door creak",
    "door creaks creaking open opens hinge old haunted squeak",
    D,
    "call",
    loud=SOFT,
    seconds=2.0,
    centroid=(500, 2500),
)
def door_creak(n: int, rng: np.random.Generator) -> Sound:
    """A dry hinge."""
    m = samples(1.9)
    return echoing(
        slip(m, rng, 620, 2300, 75) * shape(m, (0, 0), (0.1, 1), (0.5, 0.6), (0.8, 1), (1, 0)), rng, 0.7, 0.3
    )


@described(
    "door open", "door opens open opening handle turns knob", D, "call", loud=SOFT, seconds=1.1, centroid=(250, 2800)
)
def door_open(n: int, rng: np.random.Generator) -> Sound:
    """A handle, a latch, air."""
    out = np.zeros(samples(1.1))
    put(out, ring(samples(0.2), [(1450, 0.012, 0.6), (3100, 0.008, 0.5), (520, 0.02, 0.5)], rng), 0.0)
    put(out, ring(samples(0.2), [(980, 0.014, 0.7), (2300, 0.01, 0.4), (180, 0.03, 0.7)], rng), 0.16)
    put(out, burst(0.8, 200, 1600, 0.22, 0.16, rng), 0.2, 0.28)
    return echoing(out, rng, 0.4, 0.25)


@described("knock", "knock knocking door knocks rap visitor", D, "call", seconds=1.0, centroid=(150, 900))
def knock(n: int, rng: np.random.Generator) -> Sound:
    """Three knuckles on a panel."""
    out = np.zeros(samples(1.0))
    for second in (0.0, 0.19, 0.38):
        put(
            out,
            ring(samples(0.2), [(175, 0.035, 1.0), (390, 0.022, 0.7), (710, 0.012, 0.4)], rng)
            + 0.3 * burst(0.2, 300, 3000, 0.0006, 0.006, rng),
            second,
            rng.uniform(0.85, 1.0),
        )
    return echoing(out, rng, 0.5, 0.3)


@described(
    "lock", "lock key keys unlock bolt turns click padlock", D, "call", loud=SOFT, seconds=0.9, centroid=(1300, 5500)
)
def lock(n: int, rng: np.random.Generator) -> Sound:
    """A key that scratches, turns and throws a bolt."""
    out = np.zeros(samples(0.9))
    for second in (0.0, 0.05, 0.09, 0.15):
        put(out, ring(samples(0.05), [(rng.uniform(3500, 5200), 0.006, 0.5)], rng), second, 0.6)
    put(out, ring(samples(0.25), [(820, 0.016, 1.0), (1900, 0.014, 0.8), (3900, 0.01, 0.5)], rng), 0.34)
    return echoing(out, rng, 0.3, 0.2)


@described(
    "sliding door",
    "sliding door slides automatic supermarket spaceship elevator doors",
    D,
    "call",
    loud=SOFT,
    seconds=1.5,
    centroid=(400, 3200),
    pitched=(0, 0.7),
)
def sliding_door(n: int, rng: np.random.Generator) -> Sound:
    """Rollers on a rail, and a soft stop."""
    m = samples(1.4)
    roll = noise(m, rng, band(400, 3500)) * shape(m, (0, 0), (0.1, 0.8), (0.7, 1), (0.82, 0.3), (0.83, 0), (1, 0))
    whir = (
        0.3
        * buzz(shape(m, (0, 120), (0.2, 240), (0.8, 250), (1, 90)), 8)
        * shape(m, (0, 0), (0.1, 1), (0.8, 1), (0.85, 0), (1, 0))
    )
    out = roll + whir
    put(out, ring(samples(0.2), [(120, 0.05, 1.0), (310, 0.03, 0.5)], rng), 1.16, 1.2)
    return echoing(out, rng, 0.4, 0.2)


S = "glass"
described(
    "glass clink",
    "clink cheers toast glasses cups china",
    S,
    "hit",
    loud=SOFT,
    seconds=0.9,
    centroid=(2000, 5500),
    pitched=(0.2, 1),
)(lambda n, rng: EVENTS["clink"](1.0, rng))


@described(
    "glass break",
    "glass breaks break shatter shatters smash window broken",
    S,
    "hit",
    loud=LOUD - 2,
    seconds=1.6,
    centroid=(3000, 9500),
    pitched=(0, 0.8),
)
def glass_break(n: int, rng: np.random.Generator) -> Sound:
    """A crack, and shards that fall for a second."""
    out = np.zeros((samples(1.6), 2))
    place(out, panned(1.6 * burst(0.3, 1800, 14000, 0.0004, 0.03, rng), 0.0), 0.0)
    for _ in range(55):
        pitch = rng.uniform(2600, 9500)
        shard = ring(samples(0.12), [(pitch, 0.02, 0.7), (pitch * 1.47, 0.012, 0.5)], rng)
        place(out, panned(rng.uniform(0.1, 0.6) * shard, rng.uniform(-0.8, 0.8)), float(rng.exponential(0.25)))
    return out


@described(
    "glass tap",
    "glass tap ting spoon bell glass ping crystal",
    S,
    "hit",
    loud=SOFT,
    seconds=1.6,
    centroid=(1500, 4500),
    pitched=(0.4, 1),
)
def glass_tap(n: int, rng: np.random.Generator) -> Sound:
    """A spoon on a thin rim."""
    return echoing(
        ring(samples(1.6), [(1860, 0.45, 1.0), (4310, 0.2, 0.5), (7420, 0.08, 0.25)], rng), rng, 0.5, 0.15, 9000
    )


N = "wood"


@described("wood knock", "wood knock block hit wooden stick tap", N, "hit", seconds=0.4, centroid=(450, 1800))
def wood_knock(n: int, rng: np.random.Generator) -> Sound:
    """A hard dry block."""
    return echoing(ring(samples(0.4), [(640, 0.03, 1.0), (1330, 0.018, 0.6), (2450, 0.009, 0.3)], rng), rng, 0.3, 0.2)


@described(
    "wood snap",
    "wood snap crack twig branch breaks stick snapping bone",
    N,
    "hit",
    seconds=0.5,
    centroid=(1000, 5500),
    pitched=(0, 0.6),
)
def wood_snap(n: int, rng: np.random.Generator) -> Sound:
    """Fibres that tear one after another, within a blink."""
    out = np.zeros(samples(0.5))
    for second, level in ((0.0, 1.0), (0.012, 0.6), (0.031, 0.8), (0.05, 0.3)):
        put(
            out,
            burst(0.08, 700, 7000, 0.0003, 0.004, rng)
            + 0.5 * ring(samples(0.08), [(rng.uniform(600, 1500), 0.01, 1)], rng),
            second,
            level,
        )
    return echoing(out, rng, 0.4, 0.2)


@described(
    "wood creak",
    "wood creaks creaking floorboard ship timber house old",
    N,
    "call",
    loud=SOFT,
    seconds=1.6,
    centroid=(180, 1100),
)
def wood_creak(n: int, rng: np.random.Generator) -> Sound:
    """Timber under load."""
    m = samples(1.5)
    return echoing(slip(m, rng, 260, 900, 42) * shape(m, (0, 0), (0.2, 1), (0.7, 0.7), (1, 0)), rng, 0.6, 0.3, 2500)


@described("chopping", "chop chopping axe cutting wood lumber", N, "rhythm", centroid=(150, 1900))
def chopping(n: int, rng: np.random.Generator) -> Sound:
    """An axe into a log, every second."""
    out = np.zeros(n)
    for second in np.arange(0.0, n / RATE, 1.05):
        put(
            out,
            ring(samples(0.3), [(190, 0.04, 1.0), (520, 0.025, 0.6)], rng)
            + 0.6 * burst(0.3, 500, 5000, 0.0005, 0.01, rng),
            float(second),
        )
    return echoing(out, rng, 0.8, 0.25)


@described("sawing", "saw sawing handsaw carpenter wood cutting", N, "rhythm", centroid=(1100, 5000), pitched=(0, 0.6))
def sawing(n: int, rng: np.random.Generator) -> Sound:
    """Teeth to and fro."""
    t = np.arange(n) / RATE
    stroke = np.abs(np.sin(2 * np.pi * 0.95 * t)) ** 0.7
    teeth = 0.55 + 0.45 * np.sin(2 * np.pi * np.cumsum(60 + 90 * stroke) / RATE)
    return echoing(noise(n, rng, band(900, 6000)) * stroke * teeth, rng, 0.3, 0.15)


M = "metal"


@described(
    "metal clang",
    "metal clang clank iron pipe hit steel industrial",
    M,
    "hit",
    loud=LOUD - 2,
    seconds=2.2,
    centroid=(500, 3000),
    pitched=(0.1, 1),
)
def metal_clang(n: int, rng: np.random.Generator) -> Sound:
    """A pipe that is struck."""
    modes = [
        (412, 0.5, 1.0),
        (701, 0.42, 0.8),
        (1138, 0.3, 0.9),
        (1873, 0.22, 0.6),
        (2790, 0.14, 0.5),
        (4420, 0.07, 0.3),
    ]
    return echoing(
        ring(samples(2.2), modes, rng) + 0.8 * np.pad(burst(0.05, 800, 9000, 0.0003, 0.006, rng), (0, samples(2.15))),
        rng,
        1.4,
        0.3,
        7000,
    )


@described(
    "metal scrape", "metal scrape scraping screech grinding rusty drag", M, "call", seconds=1.5, centroid=(1800, 6500)
)
def metal_scrape(n: int, rng: np.random.Generator) -> Sound:
    """An edge that is dragged."""
    m = samples(1.4)
    body = filtered(
        noise(m, rng, band(800, 9000)), throat((1900, 120, 1.0), (3150, 160, 0.9), (4700, 250, 0.7), (6300, 500, 0.4))
    )
    return echoing(
        body * drift(m, rng, 0.05, 0.3, 1.0) * shape(m, (0, 0), (0.1, 1), (0.8, 0.8), (1, 0)), rng, 0.7, 0.25, 8000
    )


@described(
    "sword", "sword blade unsheathe draw knife steel slash fencing", M, "call", seconds=1.3, centroid=(3000, 8500)
)
def sword(n: int, rng: np.random.Generator) -> Sound:
    """A blade that leaves its sheath and sings."""
    m = samples(1.3)
    out = noise(m, rng, band(2500, 9000)) * shape(m, (0, 0), (0.02, 0.4), (0.22, 1), (0.26, 0), (1, 0)) * 0.8
    put(out, ring(samples(0.95), [(3320, 0.22, 1.0), (5210, 0.16, 0.7), (7850, 0.09, 0.5)], rng), 0.3)
    return echoing(out, rng, 0.8, 0.2, 9000)


@described("chain", "chain chains rattling shackles links", M, "call", seconds=1.6, centroid=(2000, 6500))
def chain(n: int, rng: np.random.Generator) -> Sound:
    """Links that fall on links."""
    out = np.zeros((samples(1.6), 2))
    for second in np.sort(rng.uniform(0, 1.3, 42)):
        pitch = rng.uniform(1900, 5200)
        link = ring(samples(0.08), [(pitch, 0.012, 0.8), (pitch * 1.6, 0.008, 0.5)], rng) * rng.uniform(0.3, 1.0)
        place(out, panned(link, rng.uniform(-0.5, 0.5)), float(second))
    return out


@described(
    "coin",
    "coin coins drop money jingle cash",
    M,
    "hit",
    loud=SOFT,
    seconds=1.4,
    centroid=(3500, 8500),
    pitched=(0.1, 1),
)
def coin(n: int, rng: np.random.Generator) -> Sound:
    """A coin that bounces ever faster."""
    out, second, gap = np.zeros(samples(1.4)), 0.0, 0.26
    for level in 0.8 ** np.arange(12):
        put(
            out,
            ring(samples(0.3), [(4650, 0.07, 1.0), (6980, 0.05, 0.7), (9300, 0.03, 0.3)], rng),
            second,
            float(level),
        )
        second, gap = second + gap, gap * 0.72
    return echoing(out, rng, 0.4, 0.15, 9000)


@described(
    "church bell",
    "bell church toll tower tolling cathedral",
    M,
    "hit",
    loud=LOUD - 2,
    seconds=6.0,
    centroid=(250, 1400),
    pitched=(0.3, 1),
)
def church_bell(n: int, rng: np.random.Generator) -> Sound:
    """Hum, prime, tierce, quint, nominal: the partials of a minor-third bell."""
    root = 220.0
    modes = [(root * 0.5, 2.6, 0.5), (root, 1.9, 0.8), (root * 1.2, 1.4, 0.8), (root * 1.5, 0.9, 0.4), (root * 2, 1.1, 1.0),
             (root * 2.6, 0.5, 0.5), (root * 3.0, 0.4, 0.5), (root * 4.1, 0.25, 0.4)]  # fmt: skip
    return echoing(ring(samples(6.0), modes, rng), rng, 3.0, 0.25)


@described(
    "bell",
    "bell ring small bell hand bell shop counter service ding",
    M,
    "hit",
    loud=SOFT,
    seconds=2.0,
    centroid=(2000, 5000),
    pitched=(0.4, 1),
)
def bell(n: int, rng: np.random.Generator) -> Sound:
    """A small bright bell."""
    return echoing(
        ring(samples(2.0), [(2093, 0.5, 1.0), (4190, 0.3, 0.6), (5860, 0.15, 0.4)], rng), rng, 0.5, 0.15, 9000
    )


@described(
    "gong", "gong tam-tam temple meditation cymbal crash", M, "hit", loud=LOUD - 1, seconds=6.0, centroid=(120, 1100)
)
def gong(n: int, rng: np.random.Generator) -> Sound:
    """A disc that blooms after the stroke."""
    m = samples(6.0)
    low = ring(m, [(92, 2.4, 1.0), (137, 2.0, 0.8), (211, 1.6, 0.7), (297, 1.2, 0.5)], rng)
    high = noise(m, rng, throat((520, 90, 1.0), (870, 120, 0.8), (1430, 200, 0.6), (2300, 400, 0.3))) * swell(
        m, 0.35, 0.8
    )
    return echoing(low + 0.5 * high, rng, 3.5, 0.3)


@described("anvil", "anvil hammer blacksmith forge hammering", M, "rhythm", centroid=(1400, 5500))
def anvil(n: int, rng: np.random.Generator) -> Sound:
    """A hammer on iron, twice a second."""
    out = np.zeros(n)
    for number, second in enumerate(np.arange(0.0, n / RATE, 0.52)):
        put(
            out,
            ring(samples(0.5), [(1740, 0.12, 1.0), (3480, 0.09, 0.7), (5710, 0.05, 0.5)], rng),
            float(second),
            (1.0, 0.55)[number % 2],
        )
    return echoing(out, rng, 0.6, 0.2, 8000)


@described(
    "wind chimes", "wind chimes chime garden tinkling", M, "bed", loud=SOFT, centroid=(1300, 4500), pitched=(0.2, 1)
)
def wind_chimes(n: int, rng: np.random.Generator) -> Sound:
    """Five tubes of a pentatonic scale, as the wind wills."""
    out = np.zeros((n, 2))
    tubes = (1318.5, 1480.0, 1760.0, 1975.5, 2217.5)
    second = 0.03
    while second < n / RATE:
        k = int(rng.integers(0, 5))
        tube = ring(samples(1.6), [(tubes[k], 0.5, 1.0), (tubes[k] * 2.76, 0.2, 0.35)], rng) * rng.uniform(0.3, 1.0)
        place(out, panned(tube, (k - 2) / 3), second)
        second += rng.exponential(0.22) + 0.06
    return out


OBJECTS = "objects"


@described(
    "page turn",
    "page turn paper book turning flip",
    OBJECTS,
    "call",
    loud=FAINT + 2,
    seconds=0.8,
    centroid=(1800, 6500),
    pitched=(0, 0.4),
)
def page_turn(n: int, rng: np.random.Generator) -> Sound:
    """A sheet lifts, swings over and lies down."""
    m = samples(0.75)
    return echoing(
        noise(m, rng, band(1500, 8000))
        * drift(m, rng, 0.02, 0.2, 1)
        * shape(m, (0, 0), (0.15, 0.6), (0.45, 0.35), (0.75, 1), (1, 0)),
        rng,
        0.2,
        0.15,
    )


@described(
    "paper crumple",
    "paper crumple crumpling rustle bag plastic wrapping tear",
    OBJECTS,
    "call",
    loud=SOFT,
    seconds=1.6,
    centroid=(2500, 8500),
    pitched=(0, 0.4),
)
def paper_crumple(n: int, rng: np.random.Generator) -> Sound:
    """Many small folds."""
    m = samples(1.5)
    fold = burst(0.008, 1500, 10000, 0.0003, 0.0018, rng)
    return echoing(
        sprinkle(m, rng, 260, fold) * drift(m, rng, 0.12, 0.1, 1.0) * shape(m, (0, 0.3), (0.3, 1), (1, 0.1)),
        rng,
        0.2,
        0.15,
    )


@described("zipper", "zipper zip jacket bag tent unzip", OBJECTS, "call", loud=SOFT, seconds=0.7, centroid=(2000, 7500))
def zipper(n: int, rng: np.random.Generator) -> Sound:
    """Teeth, faster and faster."""
    m = samples(0.65)
    teeth = np.maximum(0, np.sin(2 * np.pi * np.cumsum(shape(m, (0, 90), (1, 230))) / RATE)) ** 3
    return echoing(
        noise(m, rng, band(2200, 9000)) * teeth * shape(m, (0, 0), (0.1, 0.8), (0.9, 1), (1, 0)), rng, 0.2, 0.15
    )


@described("cork pop", "cork pop champagne bottle opens wine uncork", OBJECTS, "hit", seconds=0.9, centroid=(350, 2500))
def cork_pop(n: int, rng: np.random.Generator) -> Sound:
    """A neck that gives, and a little foam."""
    m = samples(0.9)
    t = np.arange(m) / RATE
    return echoing(
        1.4 * glide(480 + 500 * np.exp(-t / 0.02)) * swell(m, 0.002, 0.022)
        + 0.12 * noise(m, rng, band(3000, 10000)) * swell(m, 0.05, 0.25),
        rng,
        0.4,
        0.25,
    )


@described("ball bounce", "ball bounce bouncing basketball dribble", OBJECTS, "rhythm", centroid=(70, 700))
def ball_bounce(n: int, rng: np.random.Generator) -> Sound:
    """A ball on a court, twice a second."""
    out = np.zeros(n)
    for second in np.arange(0.0, n / RATE, 0.5):
        put(
            out,
            ring(samples(0.3), [(96, 0.05, 1.0), (215, 0.025, 0.4)], rng)
            + 0.25 * burst(0.3, 500, 3000, 0.0005, 0.008, rng),
            float(second),
        )
    return echoing(out, rng, 1.0, 0.3, 3000)


@described(
    "drum roll", "drum roll snare drumroll suspense circus", OBJECTS, "bed", centroid=(250, 4500), pitched=(0, 0.6)
)
def drum_roll(n: int, rng: np.random.Generator) -> Sound:
    """Sticks that take turns twenty times a second."""
    out = np.zeros(n)
    for number, second in enumerate(np.arange(0.0, n / RATE, 0.048)):
        put(
            out,
            ring(samples(0.12), [(196, 0.03, 0.7)], rng) + 0.7 * burst(0.12, 700, 8000, 0.0006, 0.02, rng),
            float(second) + rng.uniform(0, 0.006),
            (1.0, 0.85)[number % 2],
        )
    return echoing(out, rng, 0.4, 0.15)
