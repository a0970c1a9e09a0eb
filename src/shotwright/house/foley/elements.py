"""Weather, water, fire and land as described sounds."""

from __future__ import annotations

import numpy as np

from .ambience import AMBIENCES, levelled, pair
from .described import FAINT, LOUD, SOFT, described
from .events import EVENTS
from .sources import SOURCES
from .tone import (
    RATE,
    Sound,
    band,
    both,
    burst,
    drift,
    echoing,
    glide,
    noise,
    panned,
    place,
    put,
    samples,
    sprinkle,
    swell,
    tilt,
    wide,
)

W = "weather"
described("wind", "wind gusts breeze blowing air draft", W, "bed", centroid=(80, 900), pitched=(0, 0.55))(
    AMBIENCES["wind"]
)
described(
    "wind in leaves",
    "wind rushing through leaves trees foliage rustling forest canopy",
    W,
    "bed",
    centroid=(1500, 6500),
    pitched=(0, 0.5),
)(AMBIENCES["leaves"])
described("blizzard", "blizzard snowstorm howling gale winter storm", W, "bed", loud=LOUD - 2, centroid=(300, 2200))(
    AMBIENCES["blizzard"]
)
described(
    "snowfall", "snowfall snow falling quiet winter muffled", W, "bed", loud=FAINT, centroid=(40, 400), pitched=(0, 0.6)
)(AMBIENCES["snow"])
described("rain", "rain raining rainfall drizzle shower drops", W, "bed", centroid=(2500, 9000), pitched=(0, 0.3))(
    AMBIENCES["rain"]
)
described(
    "thunder",
    "thunder clap lightning strike rolling rumble crack storm",
    W,
    "call",
    loud=LOUD,
    seconds=5.0,
    centroid=(40, 500),
    pitched=(0, 0.6),
)(lambda n, rng: EVENTS["thunder-clap"](1.0, rng))
described("desert wind", "desert sand wind dune dry dust", W, "bed", loud=SOFT, centroid=(100, 1500))(
    AMBIENCES["desert"]
)


@described(
    "storm",
    "storm tempest heavy rain wind thunderstorm downpour",
    W,
    "bed",
    loud=LOUD,
    centroid=(1500, 8000),
    pitched=(0, 0.45),
)
def storm(n: int, rng: np.random.Generator) -> Sound:
    """Heavy rain driven by gusts over a low roar."""
    sheet = pair(n, rng, band(700, 8000), width=0.9) * drift(n, rng, 0.9, 0.55, 1.0)[:, None]
    return levelled(sheet) + 0.7 * AMBIENCES["wind"](n, rng) + 0.3 * pair(n, rng, tilt(-6), band(30, 200))


@described(
    "hail", "hail hailstones ice pellets on roof", W, "bed", loud=LOUD - 2, centroid=(2000, 9000), pitched=(0, 0.5)
)
def hail(n: int, rng: np.random.Generator) -> Sound:
    """Hard grains on tin, some of them near."""
    grain = burst(0.02, 1500, 9000, 0.0002, 0.0015, rng)
    grain[: samples(0.015)] += (
        0.8 * np.sin(2 * np.pi * 3300 * np.arange(samples(0.015)) / RATE) * swell(samples(0.015), 0.0002, 0.003)
    )
    return levelled(wide(sprinkle(n, rng, 90, grain), sprinkle(n, rng, 90, grain), 0.9)) + 0.15 * pair(
        n, rng, band(1500, 8000)
    )


V = "water"
described("ocean waves", "ocean sea waves surf beach shore breakers", V, "bed", centroid=(200, 2500), pitched=(0, 0.6))(
    AMBIENCES["waves"]
)
described(
    "lapping water", "lake water lapping harbour ripples shore gentle", V, "bed", loud=SOFT, centroid=(300, 1800)
)(AMBIENCES["lapping"])
described(
    "splash", "splash water plunge dive falls into water", V, "hit", seconds=1.2, centroid=(500, 4000), pitched=(0, 0.6)
)(lambda n, rng: EVENTS["splash"](1.0, rng))
described("pouring", "pour pouring liquid glass coffee tea drink filling", V, "tone", loud=SOFT, centroid=(400, 3800))(
    SOURCES["pour"]
)
described("bow wave", "boat hull wake sailing water rushing bow", V, "bed", centroid=(300, 3500), pitched=(0, 0.4))(
    SOURCES["hull"]
)


@described("stream", "stream brook creek river babbling flowing water", V, "bed", loud=SOFT, centroid=(500, 3500))
def stream(n: int, rng: np.random.Generator) -> Sound:
    """A brook: many small voices of bubbles over a hiss."""
    out = 0.35 * pair(n, rng, band(600, 5000), width=0.9)
    for _ in range(3):
        length = samples(0.05)
        t = np.arange(length) / RATE
        bubble = glide(rng.uniform(450, 1100) * (1 + 9 * t)) * swell(length, 0.003, 0.012)
        out += 1.1 * wide(sprinkle(n, rng, 22, bubble), sprinkle(n, rng, 22, bubble), 0.9)
    return out


@described(
    "waterfall",
    "waterfall cascade rapids roaring water falls",
    V,
    "bed",
    loud=LOUD - 2,
    centroid=(700, 5000),
    pitched=(0, 0.45),
)
def waterfall(n: int, rng: np.random.Generator) -> Sound:
    """An even roar without a gap."""
    return pair(n, rng, tilt(-3), band(80, 7000), width=0.9) * drift(n, rng, 0.5, 0.92, 1.0)[:, None]


@described("dripping", "drip dripping water drops cave tap faucet leak", V, "rhythm", loud=SOFT, centroid=(600, 2600))
def dripping(n: int, rng: np.random.Generator) -> Sound:
    """Single drops into still water in a cave."""
    out = np.zeros(n)
    second = 0.02
    while second < n / RATE:
        length = samples(0.12)
        t = np.arange(length) / RATE
        put(out, glide(rng.uniform(800, 1300) * (1 + 5 * t)) * swell(length, 0.002, 0.022), second, rng.uniform(0.5, 1))
        second += rng.uniform(0.45, 0.9)
    return echoing(out, rng, 1.6, 0.35)


@described("underwater", "underwater submerged diving deep sea bubbles", V, "bed", loud=SOFT, centroid=(80, 700))
def underwater(n: int, rng: np.random.Generator) -> Sound:
    """The world through water: a low rush and strings of bubbles."""
    out = pair(n, rng, tilt(-6), band(50, 450), width=0.8)
    second = rng.uniform(0.1, 0.5)
    while second < n / RATE:
        for k in range(int(rng.integers(3, 8))):
            length = samples(0.09)
            t = np.arange(length) / RATE
            blob = glide(rng.uniform(180, 420) * (1 + 7 * t)) * swell(length, 0.01, 0.03)
            place(out, panned(3.0 * blob, rng.uniform(-0.6, 0.6)), second + k * rng.uniform(0.05, 0.11))
        second += rng.uniform(0.9, 1.9)
    return out


@described("boiling", "boiling bubbling pot cauldron simmer", V, "bed", loud=SOFT, centroid=(200, 1600))
def boiling(n: int, rng: np.random.Generator) -> Sound:
    """Fat bubbles that burst all the time."""
    out = 0.2 * pair(n, rng, band(150, 1500))
    for pitch in (190.0, 260.0, 350.0):
        length = samples(0.06)
        t = np.arange(length) / RATE
        blob = glide(pitch * (1 + 6 * t)) * swell(length, 0.006, 0.014)
        out += wide(sprinkle(n, rng, 16, blob), sprinkle(n, rng, 16, blob), 0.8)
    return out


@described(
    "steam", "steam hiss pressure release valve air brake gas", V, "bed", centroid=(4500, 11000), pitched=(0, 0.2)
)
def steam(n: int, rng: np.random.Generator) -> Sound:
    """Air that escapes through a small hole."""
    return pair(n, rng, band(5500, 10000, 3.0), width=0.6) * drift(n, rng, 0.3, 0.85, 1.0)[:, None]


F = "fire"
described(
    "fire",
    "fire flames burning crackling campfire fireplace hearth bonfire",
    F,
    "bed",
    centroid=(100, 3000),
    pitched=(0, 0.5),
)(SOURCES["fire"])


@described(
    "inferno",
    "inferno roaring fire blaze wildfire furnace flamethrower",
    F,
    "bed",
    loud=LOUD - 1,
    centroid=(120, 900),
    pitched=(0, 0.5),
)
def inferno(n: int, rng: np.random.Generator) -> Sound:
    """A fire that is a wind of its own."""
    body = pair(n, rng, tilt(-4), band(60, 1600)) * drift(n, rng, 0.12, 0.55, 1.0)[:, None]
    return levelled(body) + 0.2 * both(
        lambda: sprinkle(n, rng, 30, burst(0.01, 900, 7000, 0.0003, 0.002, rng)) * 6, 1.0
    )


@described(
    "match strike",
    "match strike lighting lighter ignite candle",
    F,
    "call",
    loud=SOFT,
    seconds=1.2,
    centroid=(3000, 9000),
    pitched=(0, 0.3),
)
def match_strike(n: int, rng: np.random.Generator) -> Sound:
    """A scratch, a flare, a small flame."""
    out = np.zeros(samples(1.2))
    put(out, burst(0.18, 3500, 12000, 0.02, 0.06, rng), 0.0)
    put(out, burst(0.9, 1800, 9000, 0.06, 0.16, rng), 0.12, 1.1)
    put(out, burst(0.9, 300, 1500, 0.15, 0.3, rng), 0.2, 0.25)
    return echoing(out, rng, 0.3, 0.2)


@described(
    "sizzle", "sizzle frying pan bacon sizzling cooking", F, "bed", loud=SOFT, centroid=(4000, 11000), pitched=(0, 0.3)
)
def sizzle(n: int, rng: np.random.Generator) -> Sound:
    """Fat that spits in a pan."""
    spit = burst(0.006, 3000, 14000, 0.0002, 0.0012, rng)
    return pair(n, rng, band(3500, 12000)) + 1.3 * levelled(both(lambda: sprinkle(n, rng, 140, spit), 1.0))


@described(
    "explosion",
    "explosion blast bomb detonation blows up kaboom",
    F,
    "hit",
    loud=LOUD,
    seconds=4.0,
    centroid=(40, 500),
    pitched=(0, 0.75),
)
def explosion(n: int, rng: np.random.Generator) -> Sound:
    """A shock, a body that falls in pitch, debris, a long roll."""
    m = samples(4.0)
    t = np.arange(m) / RATE
    out = 1.1 * noise(m, rng, tilt(-3), band(40, 6000)) * swell(m, 0.001, 0.09)
    out += 1.4 * glide(30 + 60 * np.exp(-t / 0.12)) * swell(m, 0.003, 0.5)
    out += 1.2 * noise(m, rng, tilt(-6), band(25, 400)) * swell(m, 0.05, 0.8)
    out += 0.25 * sprinkle(m, rng, 60, burst(0.03, 600, 5000, 0.001, 0.006, rng)) * swell(m, 0.4, 0.5)
    return echoing(out, rng, 2.4, 0.5)


G = "nature"
described(
    "birdsong", "birds birdsong chirping singing forest morning woods", G, "bed", loud=SOFT, centroid=(2200, 5500)
)(AMBIENCES["birds"])
described("gulls", "gulls seagulls cries harbour coast", G, "rhythm", centroid=(900, 3000))(AMBIENCES["gulls"])
described("crickets", "crickets night insects cicadas summer evening", G, "rhythm", loud=SOFT, centroid=(3600, 5600))(
    AMBIENCES["crickets"]
)


@described(
    "earthquake",
    "earthquake tremor rumble ground shaking quake avalanche",
    G,
    "bed",
    loud=LOUD,
    centroid=(25, 200),
    pitched=(0, 0.8),
)
def earthquake(n: int, rng: np.random.Generator) -> Sound:
    """The ground itself, and what rattles on it."""
    body = pair(n, rng, tilt(-6), band(22, 110)) * drift(n, rng, 0.25, 0.5, 1.0)[:, None]
    rattle = both(lambda: sprinkle(n, rng, 45, burst(0.02, 200, 1800, 0.001, 0.006, rng)), 0.9)
    return levelled(body) + 0.25 * levelled(rattle)


@described(
    "rockfall",
    "rockfall rocks falling stones rubble debris landslide collapse",
    G,
    "call",
    loud=LOUD - 2,
    seconds=3.0,
    centroid=(200, 2200),
    pitched=(0, 0.6),
)
def rockfall(n: int, rng: np.random.Generator) -> Sound:
    """Stones on stones, fewer and smaller."""
    out = np.zeros((samples(3.0), 2))
    for second in np.cumsum(rng.exponential(0.055, 46)):
        size = rng.uniform(0.3, 1.0)
        knock = burst(0.16, 120 + 500 * (1 - size), 900 + 2600 * (1 - size), 0.001, 0.03 * size, rng)
        place(out, panned(knock * size * np.exp(-second / 1.2), rng.uniform(-0.7, 0.7)), float(second))
    return out
