"""Animals and people: voices through a throat, feet on the ground, hands and crowds."""

from __future__ import annotations

import numpy as np

from .ambience import AMBIENCES, levelled, murmur, pair
from .described import FAINT, LOUD, MEDIUM, SOFT, Maker, described
from .events import SURFACES, footfall, hoof, paw
from .sources import SOURCES
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
    wide,
)

A = "animals"


def shape(n: int, *points: tuple[float, float]) -> Sound:
    """A curve through (share of the length, value) points, straight between them."""
    at, values = zip(*points, strict=True)
    return np.asarray(np.interp(np.linspace(0, 1, n), at, values))


def voice(
    n: int, pitch: Sound, mouth: tuple[tuple[float, float, float], ...], rough: float, rng: np.random.Generator
) -> Sound:
    """A throat: a buzzing pitch and breath, through the resonances of a mouth."""
    wobble = 1 + 0.012 * drift(n, rng, 0.03, -1, 1)
    source = buzz(pitch * wobble, 30, 0.9) * (1 - rough) + rough * 1.2 * noise(n, rng, band(200, 7000))
    return filtered(source, throat(*mouth))


@described("dog bark", "dog bark barking woof hound puppy", A, "call", seconds=0.9, centroid=(400, 1800))
def dog_bark(n: int, rng: np.random.Generator) -> Sound:
    """Two barks."""
    out = np.zeros(samples(0.9))
    for second, size in ((0.0, 1.0), (0.42, 0.85)):
        m = samples(0.2)
        pitch = shape(m, (0, 260), (0.25, 430), (1, 190)) * rng.uniform(0.95, 1.05)
        put(
            out,
            voice(m, pitch, ((650, 260, 1.0), (1300, 400, 0.7), (2600, 800, 0.2)), 0.35, rng) * swell(m, 0.012, 0.07),
            second,
            size,
        )
    return echoing(out, rng, 0.5, 0.25)


@described(
    "cat meow", "cat meow mewing kitten", A, "call", loud=SOFT, seconds=0.9, centroid=(700, 2600), pitched=(0.5, 1)
)
def cat_meow(n: int, rng: np.random.Generator) -> Sound:
    """A mouth that opens and closes."""
    m = samples(0.8)
    pitch = shape(m, (0, 480), (0.3, 720), (0.7, 640), (1, 430))
    closed = voice(m, pitch, ((600, 200, 1.0), (2200, 500, 0.3)), 0.03, rng)
    wide_open = voice(m, pitch, ((1100, 300, 1.0), (1900, 400, 0.8), (3200, 600, 0.3)), 0.03, rng)
    mouth = shape(m, (0, 0), (0.35, 1), (0.7, 0.8), (1, 0))
    return echoing(
        (closed * (1 - mouth) + wide_open * mouth) * shape(m, (0, 0), (0.15, 1), (0.7, 0.9), (1, 0)), rng, 0.4, 0.2
    )


@described("cat purr", "purr purring cat content", A, "rhythm", loud=FAINT + 3, centroid=(60, 600))
def cat_purr(n: int, rng: np.random.Generator) -> Sound:
    """A low flutter that breathes."""
    t = np.arange(n) / RATE
    flutter = np.maximum(0, np.sin(2 * np.pi * 25 * t)) ** 2
    breath = 0.65 + 0.35 * np.sin(2 * np.pi * 0.75 * t)
    return echoing(noise(n, rng, band(70, 420)) * flutter * breath, rng, 0.2, 0.15)


@described(
    "lion roar", "lion roar growl beast monster tiger bear", A, "call", loud=LOUD, seconds=2.2, centroid=(150, 900)
)
def lion_roar(n: int, rng: np.random.Generator) -> Sound:
    """A chest, rough and falling."""
    m = samples(2.0)
    pitch = shape(m, (0, 75), (0.25, 115), (0.7, 90), (1, 55))
    roar = voice(m, pitch, ((300, 200, 1.0), (620, 260, 0.8), (1500, 500, 0.2)), 0.3, rng)
    flutter = 0.6 + 0.4 * np.sign(np.sin(2 * np.pi * np.cumsum(drift(m, rng, 0.2, 20, 30)) / RATE))
    flutter = filtered(flutter, band(1, 120))
    return echoing(roar * flutter * shape(m, (0, 0), (0.15, 0.8), (0.35, 1), (0.8, 0.6), (1, 0)), rng, 1.2, 0.3)


@described("wolf howl", "wolf howl howling coyote moon", A, "call", seconds=3.0, centroid=(350, 1200), pitched=(0.6, 1))
def wolf_howl(n: int, rng: np.random.Generator) -> Sound:
    """A call that rises, holds and sinks, far away."""
    m = samples(2.8)
    pitch = shape(m, (0, 300), (0.18, 540), (0.6, 520), (0.85, 430), (1, 330)) * (
        1 + 0.008 * np.sin(2 * np.pi * 5 * np.arange(m) / RATE)
    )
    howl = filtered(buzz(pitch, 6, 2.2), throat((520, 400, 1.0), (1050, 400, 0.4)))
    return echoing(howl * shape(m, (0, 0), (0.2, 0.9), (0.6, 1), (1, 0)), rng, 2.4, 0.6, 2500)


@described("cow moo", "cow moo cattle bull ox", A, "call", seconds=1.8, centroid=(180, 900), pitched=(0.4, 1))
def cow_moo(n: int, rng: np.random.Generator) -> Sound:
    """A long low vowel through a closed, then an open mouth."""
    m = samples(1.7)
    pitch = shape(m, (0, 115), (0.2, 150), (0.75, 165), (1, 130))
    moo = voice(m, pitch, ((280, 140, 1.0), (720, 260, 0.45), (2300, 600, 0.08)), 0.06, rng)
    return echoing(moo * shape(m, (0, 0), (0.15, 0.8), (0.6, 1), (1, 0)), rng, 0.8, 0.25)


@described("sheep bleat", "sheep bleat goat lamb baa", A, "call", seconds=1.0, centroid=(500, 2200))
def sheep_bleat(n: int, rng: np.random.Generator) -> Sound:
    """A vowel that trembles."""
    m = samples(0.9)
    t = np.arange(m) / RATE
    tremble = 1 + 0.09 * np.sin(2 * np.pi * 8.5 * t)
    bleat = voice(
        m,
        330 * tremble * shape(m, (0, 1.05), (0.3, 1.0), (1, 0.9)),
        ((750, 220, 1.0), (1700, 350, 0.7), (2700, 500, 0.3)),
        0.08,
        rng,
    )
    return echoing(
        bleat * (0.75 + 0.25 * np.sin(2 * np.pi * 8.5 * t)) * shape(m, (0, 0), (0.1, 1), (0.8, 0.8), (1, 0)),
        rng,
        0.5,
        0.2,
    )


@described("horse neigh", "horse neigh whinny pony stallion", A, "call", seconds=1.7, centroid=(900, 3000))
def horse_neigh(n: int, rng: np.random.Generator) -> Sound:
    """A high call that falls in shakes."""
    m = samples(1.6)
    t = np.arange(m) / RATE
    pitch = shape(m, (0, 700), (0.15, 1250), (0.5, 900), (1, 420)) * (
        1 + 0.10 * np.sin(2 * np.pi * 11 * t) * shape(m, (0, 0.2), (1, 1))
    )
    cry = voice(m, pitch, ((1200, 500, 1.0), (2400, 700, 0.7), (3600, 900, 0.3)), 0.15, rng)
    return echoing(cry * shape(m, (0, 0), (0.08, 1), (0.6, 0.7), (1, 0)), rng, 0.7, 0.25)


@described("rooster", "rooster cock crow crowing dawn farm morning", A, "call", seconds=2.0, centroid=(900, 2800))
def rooster(n: int, rng: np.random.Generator) -> Sound:
    """Four notes, the last one long."""
    out = np.zeros(samples(2.0))
    for second, length, a, b in (
        (0.0, 0.14, 700, 780),
        (0.2, 0.16, 800, 900),
        (0.42, 0.28, 950, 1050),
        (0.76, 0.95, 1080, 620),
    ):
        m = samples(length)
        put(
            out,
            voice(
                m, shape(m, (0, a), (0.3, b if b > a else a), (1, b)), ((1300, 450, 1.0), (2500, 700, 0.6)), 0.12, rng
            )
            * shape(m, (0, 0), (0.1, 1), (0.75, 0.8), (1, 0)),
            second,
        )
    return echoing(out, rng, 0.9, 0.3)


@described(
    "owl hoot",
    "owl hoot hooting night forest",
    A,
    "call",
    loud=SOFT,
    seconds=2.2,
    centroid=(300, 700),
    pitched=(0.6, 1),
)
def owl_hoot(n: int, rng: np.random.Generator) -> Sound:
    """Two soft flutes."""
    out = np.zeros(samples(2.2))
    for second, length in ((0.0, 0.35), (0.6, 0.22), (0.9, 0.8)):
        m = samples(length)
        put(
            out,
            glide(shape(m, (0, 380), (0.3, 410), (1, 370))) * shape(m, (0, 0), (0.3, 1), (0.7, 0.9), (1, 0)),
            second,
        )
    return echoing(out + 0.05 * noise(len(out), rng, band(300, 900)) * np.abs(out), rng, 2.0, 0.6, 2000)


@described("crow caw", "crow raven caw cawing", A, "call", seconds=1.4, centroid=(900, 2600))
def crow_caw(n: int, rng: np.random.Generator) -> Sound:
    """Two rough caws."""
    out = np.zeros(samples(1.4))
    for second in (0.0, 0.6):
        m = samples(0.38)
        put(
            out,
            voice(
                m,
                shape(m, (0, 520), (0.4, 480), (1, 380)),
                ((1150, 300, 1.0), (1700, 400, 0.8), (3000, 900, 0.25)),
                0.4,
                rng,
            )
            * shape(m, (0, 0), (0.1, 1), (0.6, 0.8), (1, 0)),
            second,
        )
    return echoing(out, rng, 1.0, 0.3)


@described("duck quack", "duck quack goose pond", A, "call", seconds=0.9, centroid=(700, 2600))
def duck_quack(n: int, rng: np.random.Generator) -> Sound:
    """Three quacks."""
    out = np.zeros(samples(0.9))
    for second, size in ((0.0, 1.0), (0.28, 0.9), (0.54, 0.7)):
        m = samples(0.17)
        put(
            out,
            voice(
                m,
                shape(m, (0, 310), (0.3, 290), (1, 220)),
                ((900, 180, 1.0), (1500, 250, 0.9), (2700, 500, 0.4)),
                0.1,
                rng,
            )
            * swell(m, 0.015, 0.07),
            second,
            size,
        )
    return echoing(out, rng, 0.3, 0.2)


@described("frogs", "frog frogs croaking toad pond swamp", A, "rhythm", loud=SOFT, centroid=(400, 2200))
def frogs(n: int, rng: np.random.Generator) -> Sound:
    """A pond that answers itself."""
    out = np.zeros((n, 2))
    for side, root, every in ((-0.7, 250, 0.9), (0.1, 330, 1.15), (0.8, 420, 0.75)):
        second = rng.uniform(0, every / 2)
        while second < n / RATE:
            m = samples(0.24)
            gate = np.maximum(0, np.sin(2 * np.pi * 42 * np.arange(m) / RATE))
            croak = filtered(
                buzz(np.full(m, float(root)), 14, 0.6) * gate, throat((root * 2.6, 300, 1.0), (1700, 500, 0.4))
            )
            place(out, panned(croak * shape(m, (0, 0), (0.2, 1), (0.8, 0.8), (1, 0)), side), second)
            second += every * rng.uniform(0.85, 1.3)
    return out


@described(
    "bees",
    "bee bees buzzing swarm fly insect mosquito wasp hive",
    A,
    "tone",
    loud=SOFT,
    centroid=(250, 1500),
    pitched=(0.3, 1),
)
def bees(n: int, rng: np.random.Generator) -> Sound:
    """A few wings that pass the ear."""
    out = np.zeros((n, 2))
    for root in (215.0, 238.0, 262.0):
        wing = buzz(drift(n, rng, 0.4, root * 0.93, root * 1.09), 9, 1.0) * drift(n, rng, 0.8, 0.15, 1.0)
        out += panned(wing, drift(n, rng, 1.2, -0.9, 0.9))
    return out


@described(
    "snake hiss",
    "snake hiss hissing rattlesnake serpent",
    A,
    "call",
    loud=SOFT,
    seconds=1.6,
    centroid=(4500, 10000),
    pitched=(0, 0.3),
)
def snake_hiss(n: int, rng: np.random.Generator) -> Sound:
    """Breath between teeth."""
    m = samples(1.5)
    return echoing(noise(m, rng, band(4500, 11000)) * shape(m, (0, 0), (0.12, 1), (0.6, 0.7), (1, 0)), rng, 0.3, 0.2)


described(
    "wing flaps",
    "wings flapping bird flock pigeons takeoff flutter",
    A,
    "rhythm",
    loud=SOFT,
    centroid=(400, 2000),
    pitched=(0, 0.5),
)(SOURCES["wings"])


@described("horse gallop", "horse gallop galloping hooves cavalry riding", A, "rhythm", centroid=(70, 1500))
def horse_gallop(n: int, rng: np.random.Generator) -> Sound:
    """Three beats and a rest; nine hoofs take turns."""
    hoofs = [hoof("earth", rng.uniform(0.8, 1.0), rng) for _ in range(9)]
    out = np.zeros((n, 2))
    for beat, second in enumerate(np.arange(0.0, n / RATE, 0.46)):
        for foot, (late, side) in enumerate(((0.0, -0.15), (0.12, 0.0), (0.22, 0.15))):
            place(out, panned(hoofs[(3 * beat + foot * 4) % 9], side), float(second) + late)
    return out


H = "footsteps"


def walk(surface: str, every: float) -> Maker:
    """Feet that take turns; the ground decides how they sound."""

    def make(n: int, rng: np.random.Generator) -> Sound:
        out = np.zeros((n, 2))
        second, side = 0.0, 0.12
        while second < n / RATE:
            place(out, panned(footfall(surface, rng.uniform(0.85, 1.0), rng), side), second)
            second, side = second + every * rng.uniform(0.97, 1.03), -side
        return out

    return make


CENTROIDS = {
    "asphalt": (90, 1800), "wet-asphalt": (300, 4500), "stone": (110, 2600), "wood": (110, 1200), "tiles": (200, 3200),
    "carpet": (60, 600), "snow": (900, 4500), "sand": (300, 4500), "grass": (300, 4500), "gravel": (800, 5500),
    "leaves": (1000, 7000), "earth": (70, 1000), "water": (500, 5000),
}  # fmt: skip
"""Where the power of a step on each surface lies, in Hz."""

SAID = {
    "asphalt": "asphalt street pavement concrete road",
    "wet-asphalt": "wet street puddles rain pavement",
    "stone": "stone cobblestone marble",
    "wood": "wooden floor wood boards plank parquet",
    "tiles": "tiles tiled kitchen hospital heels",
    "carpet": "carpet rug soft",
    "snow": "snow crunching",
    "sand": "sand beach",
    "grass": "grass lawn meadow",
    "gravel": "gravel path pebbles",
    "leaves": "dry leaves autumn forest",
    "earth": "earth dirt soil ground",
    "water": "water wading puddle shallow",
}
for _surface in SURFACES:
    described(
        f"footsteps on {_surface.replace('-', ' ')}",
        f"footsteps steps walking feet {SAID[_surface]}",
        H,
        "rhythm",
        loud=SOFT,
        centroid=CENTROIDS[_surface],
    )(walk(_surface, 0.56))
described("running", "running sprint run jogging fast footsteps chase", H, "rhythm", centroid=(80, 1800))(
    walk("asphalt", 0.31)
)


@described("animal steps", "paws padding animal dog walking soft steps", H, "rhythm", loud=FAINT, centroid=(60, 1000))
def animal_steps(n: int, rng: np.random.Generator) -> Sound:
    """Four soft feet."""
    feet = [paw("earth", rng.uniform(0.7, 1.0), rng) for _ in range(8)]
    out = np.zeros((n, 2))
    for number, second in enumerate(np.arange(0, n / RATE, 0.16)):
        place(out, panned(feet[number * 5 % 8], (-0.12, 0.12)[number % 2]), float(second))
    return out


P = "people"
described("crowd", "crowd people talking murmur chatter voices audience", P, "bed", centroid=(200, 1200))(
    AMBIENCES["crowd"]
)
described("cafe", "cafe restaurant diner coffee shop cups bar ambience", P, "bed", loud=SOFT, centroid=(200, 1500))(
    AMBIENCES["cafe"]
)


@described("applause", "applause clapping audience claps ovation", P, "bed", centroid=(900, 4500), pitched=(0, 0.4))
def applause(n: int, rng: np.random.Generator) -> Sound:
    """Hands of many sizes, each clapping at its own pace."""
    out = np.zeros((n, 2))
    for size in (900.0, 1300.0, 1800.0):
        clap = noise(samples(0.04), rng, band(size * 0.6, size * 2.8)) * swell(samples(0.04), 0.0006, 0.006)
        out += wide(sprinkle(n, rng, 55, clap), sprinkle(n, rng, 55, clap), 1.0)
    return out


@described(
    "cheering", "cheer cheering crowd roar stadium goal celebration fans", P, "bed", loud=LOUD - 1, centroid=(400, 2200)
)
def cheering(n: int, rng: np.random.Generator) -> Sound:
    """A stadium: a roar of open vowels and whistles."""
    roar = pair(n, rng, throat((750, 500, 1.0), (1250, 600, 0.7), (2700, 1200, 0.2)), width=0.9)
    out = levelled(roar) * drift(n, rng, 0.7, 0.75, 1.0)[:, None] + 0.5 * levelled(murmur(n, rng, 4))
    second = rng.uniform(0.2, 1.0)
    while second < n / RATE:
        m = samples(0.45)
        place(
            out,
            panned(
                0.25 * glide(shape(m, (0, 1900), (0.5, 2500), (1, 2100))) * shape(m, (0, 0), (0.2, 1), (1, 0)),
                rng.uniform(-0.9, 0.9),
            ),
            second,
        )
        second += rng.uniform(1.0, 2.4)
    return out


@described("laughter", "laugh laughter laughing giggle chuckle", P, "call", seconds=1.6, centroid=(500, 1800))
def laughter(n: int, rng: np.random.Generator) -> Sound:
    """A run of ha."""
    out = np.zeros(samples(1.6))
    for number in range(7):
        m = samples(0.15)
        pitch = shape(m, (0, 300), (0.3, 330), (1, 230)) * (1.1 - 0.05 * number)
        put(
            out,
            voice(m, pitch, ((760, 180, 1.0), (1250, 220, 0.6), (2600, 500, 0.2)), 0.16, rng)
            * shape(m, (0, 0), (0.2, 1), (0.6, 0.6), (1, 0)),
            0.19 * number,
            1 - 0.09 * number,
        )
    return echoing(out, rng, 0.4, 0.2)


@described(
    "gasp",
    "gasp inhale breath shock surprise",
    P,
    "call",
    loud=SOFT,
    seconds=0.8,
    centroid=(900, 4000),
    pitched=(0, 0.5),
)
def gasp(n: int, rng: np.random.Generator) -> Sound:
    """Air that is drawn in at once."""
    m = samples(0.6)
    air = noise(m, rng, throat((1100, 500, 1.0), (2300, 900, 0.8), (3800, 1500, 0.4)))
    return echoing(air * shape(m, (0, 0), (0.5, 0.9), (0.8, 1), (1, 0)), rng, 0.3, 0.15)


@described(
    "breathing",
    "breathing breath panting inhale exhale sleeping",
    P,
    "rhythm",
    loud=FAINT,
    centroid=(700, 4500),
    pitched=(0, 0.4),
)
def breathing(n: int, rng: np.random.Generator) -> Sound:
    """In, out, rest."""
    t = np.arange(n) / RATE % 2.6
    into = np.clip(np.sin(np.pi * t / 1.0), 0, 1) * (t < 1.0)
    out = np.clip(np.sin(np.pi * (t - 1.15) / 1.1), 0, 1) * ((t > 1.15) & (t < 2.25))
    return echoing(into * noise(n, rng, band(1200, 5000)) + 0.8 * out * noise(n, rng, band(500, 2500)), rng, 0.2, 0.1)


@described("heartbeat", "heartbeat heart beating pulse tension", P, "rhythm", centroid=(30, 130), pitched=(0.2, 1))
def heartbeat(n: int, rng: np.random.Generator) -> Sound:
    """Lub, dub, seventy times a minute."""
    out = np.zeros(n)
    for second in np.arange(0.0, n / RATE, 60 / 70):
        for late, pitch, level in ((0.0, 58, 1.0), (0.26, 70, 0.7)):
            m = samples(0.2)
            put(
                out,
                np.sin(2 * np.pi * pitch * np.arange(m) / RATE) * swell(m, 0.012, 0.045),
                float(second) + late,
                level,
            )
    return echoing(out, rng, 0.2, 0.05, 400)


@described("punch", "punch hit fist fight slap body blow kick", P, "hit", seconds=0.5, centroid=(80, 900))
def punch(n: int, rng: np.random.Generator) -> Sound:
    """Flesh and cloth."""
    m = samples(0.5)
    t = np.arange(m) / RATE
    out = 1.2 * glide(55 + 90 * np.exp(-t / 0.03)) * swell(m, 0.002, 0.06)
    out += 0.5 * noise(m, rng, band(250, 2600)) * swell(m, 0.001, 0.018)
    return echoing(out, rng, 0.25, 0.15)


@described(
    "body fall", "body fall thud drops falls collapses ground landing", P, "hit", seconds=0.9, centroid=(50, 450)
)
def body_fall(n: int, rng: np.random.Generator) -> Sound:
    """A heavy soft thing in two blows."""
    out = np.zeros(samples(0.9))
    for second, pitch, level in ((0.0, 62, 1.0), (0.14, 78, 0.55)):
        m = samples(0.4)
        put(
            out,
            ring(m, [(pitch, 0.08, 1.2), (pitch * 1.9, 0.04, 0.4)], rng)
            + 0.35 * burst(0.4, 120, 1100, 0.004, 0.05, rng),
            second,
            level,
        )
    return echoing(out, rng, 0.3, 0.15, 1500)


@described(
    "kiss", "kiss smooch peck lips", P, "hit", loud=FAINT + 4, seconds=0.3, centroid=(1200, 5000), pitched=(0, 0.9)
)
def kiss(n: int, rng: np.random.Generator) -> Sound:
    """Two lips that part."""
    m = samples(0.3)
    t = np.arange(m) / RATE
    return echoing(
        0.7 * glide(1300 + 9000 * t) * swell(m, 0.004, 0.02) + 0.5 * burst(0.3, 1500, 6000, 0.002, 0.012, rng),
        rng,
        0.2,
        0.1,
    )


@described(
    "cloth",
    "cloth fabric rustle clothes coat movement dress",
    P,
    "bed",
    loud=FAINT,
    centroid=(900, 5500),
    pitched=(0, 0.3),
)
def cloth(n: int, rng: np.random.Generator) -> Sound:
    """Sleeves that brush."""
    return np.asarray(pair(n, rng, band(800, 5000, 1.5), width=0.7) * (drift(n, rng, 0.13, 0.25, 1) ** 2)[:, None])


@described(
    "whistle",
    "whistle referee coach whistling blow",
    P,
    "call",
    loud=MEDIUM,
    seconds=0.9,
    centroid=(2200, 4200),
    pitched=(0.2, 1),
)
def whistle(n: int, rng: np.random.Generator) -> Sound:
    """A pea that rattles in a pipe."""
    m = samples(0.8)
    t = np.arange(m) / RATE
    tone = glide(2900 + 180 * np.sin(2 * np.pi * 33 * t)) * (0.75 + 0.25 * np.sin(2 * np.pi * 33 * t))
    return echoing(
        (tone + 0.08 * noise(m, rng, band(2000, 6000))) * shape(m, (0, 0), (0.03, 1), (0.9, 0.9), (1, 0)), rng, 0.7, 0.2
    )
