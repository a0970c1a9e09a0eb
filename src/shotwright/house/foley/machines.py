"""Machines: what turns, hums, ticks, rings and warns."""

from __future__ import annotations

import numpy as np

from .ambience import pair
from .creatures import shape
from .described import LOUD, SOFT, described
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
    harmonics,
    noise,
    panned,
    place,
    put,
    ring,
    samples,
    sprinkle,
    throat,
    tilt,
)

K = "machines"


@described(
    "machine startup",
    "mechanical machine startup machinery starts powers up turbine spin up boot generator",
    K,
    "swell",
    seconds=4.0,
    centroid=(120, 1800),
)
def machine_startup(n: int, rng: np.random.Generator) -> Sound:
    """A relay, a motor that spins up, teeth that catch, and its full hum."""
    turn = shape(n, (0, 8), (0.08, 12), (0.75, 92), (1, 100))
    level = shape(n, (0, 0.1), (0.1, 0.3), (0.75, 0.9), (1, 1)) ** 2
    motor = buzz(turn * 2, 16, 0.8) + 0.5 * buzz(turn * 7.02, 5, 1.0)
    teeth = noise(n, rng, band(500, 4000)) * np.maximum(0, np.sin(2 * np.pi * np.cumsum(turn / 4) / RATE)) ** 4
    out = (motor + 0.7 * teeth + 0.25 * noise(n, rng, band(80, 1200))) * level
    put(out, ring(samples(0.3), [(310, 0.04, 1.0), (1150, 0.02, 0.8)], rng), 0.0, 0.6)
    return echoing(out, rng, 0.8, 0.3)


@described(
    "machine shutdown",
    "machine shutdown powers down power off spin down stops engine dies",
    K,
    "call",
    seconds=3.5,
    centroid=(60, 1500),
)
def machine_shutdown(n: int, rng: np.random.Generator) -> Sound:
    """All of it runs down."""
    m = samples(3.5)
    turn = shape(m, (0, 100), (0.15, 88), (1, 6))
    level = shape(m, (0, 1), (0.2, 0.9), (0.9, 0.15), (1, 0))
    return echoing(
        (buzz(turn * 2, 16, 0.8) + 0.5 * buzz(turn * 7.02, 5) + 0.3 * noise(m, rng, band(80, 1500))) * level,
        rng,
        0.8,
        0.3,
    )


@described(
    "factory",
    "factory machine industrial press assembly line plant machinery",
    K,
    "rhythm",
    loud=LOUD - 2,
    centroid=(80, 1800),
)
def factory(n: int, rng: np.random.Generator) -> Sound:
    """A press, its steam, a belt."""
    out = pair(n, rng, tilt(-4), band(50, 1200)) * 0.3 + panned(0.12 * buzz(np.full(n, 100.0), 9), 0.0)
    for second in np.arange(0.0, n / RATE, 0.8):
        place(
            out,
            panned(1.6 * ring(samples(0.4), [(72, 0.08, 1.0), (290, 0.05, 0.6), (810, 0.04, 0.4)], rng), -0.2),
            float(second),
        )
        place(out, panned(0.5 * burst(0.3, 2500, 9000, 0.03, 0.06, rng), 0.4), float(second) + 0.42)
    return out


@described(
    "clock ticking", "clock tick ticking watch timer tick-tock seconds", K, "rhythm", loud=SOFT, centroid=(1500, 5500)
)
def clock_ticking(n: int, rng: np.random.Generator) -> Sound:
    """Tick, tock, one each second."""
    out = np.zeros(n)
    for number, second in enumerate(np.arange(0.0, n / RATE, 0.5)):
        high = (1.0, 0.82)[number % 2]
        put(
            out,
            ring(samples(0.06), [(2600 * high, 0.006, 1.0), (4700 * high, 0.004, 0.6), (900 * high, 0.01, 0.3)], rng),
            float(second),
        )
    return echoing(out, rng, 0.3, 0.2)


@described(
    "typing", "typing keyboard keys computer laptop office writing", K, "rhythm", loud=SOFT, centroid=(1200, 5500)
)
def typing(n: int, rng: np.random.Generator) -> Sound:
    """Soft keys in bursts."""
    out = np.zeros((n, 2))
    second = 0.0
    while second < n / RATE:
        key = burst(0.05, 1200, 6500, 0.0005, 0.006, rng) + 0.5 * ring(
            samples(0.05), [(rng.uniform(380, 520), 0.012, 1)], rng
        )
        place(out, panned(key * rng.uniform(0.6, 1.0), rng.uniform(-0.4, 0.4)), second)
        second += rng.uniform(0.09, 0.19) if rng.random() > 0.1 else rng.uniform(0.3, 0.6)
    return out


@described("typewriter", "typewriter typing vintage carriage bell keys", K, "rhythm", centroid=(1500, 6500))
def typewriter(n: int, rng: np.random.Generator) -> Sound:
    """Hammers on paper, and a bell at the end of the row."""
    out, second, letters = np.zeros(n), 0.0, 0
    while second < n / RATE:
        put(
            out,
            burst(0.06, 900, 9000, 0.0003, 0.005, rng)
            + 0.6 * ring(samples(0.06), [(1720, 0.01, 1.0), (3150, 0.007, 0.6)], rng),
            second,
            rng.uniform(0.75, 1),
        )
        letters += 1
        if letters % 16 == 0:
            put(out, ring(samples(0.8), [(2650, 0.3, 1.0), (5300, 0.15, 0.4)], rng), second + 0.15, 0.5)
            second += 0.6
        second += rng.uniform(0.12, 0.2)
    return echoing(out, rng, 0.3, 0.2)


@described(
    "camera shutter",
    "camera shutter photo click photograph snapshot paparazzi",
    K,
    "hit",
    loud=SOFT,
    seconds=0.4,
    centroid=(1500, 6500),
)
def camera_shutter(n: int, rng: np.random.Generator) -> Sound:
    """A mirror up, a curtain, a mirror down."""
    out = np.zeros(samples(0.4))
    for second, level in ((0.0, 1.0), (0.055, 0.7), (0.075, 0.5)):
        put(
            out,
            burst(0.05, 1300, 9000, 0.0003, 0.005, rng) + 0.4 * ring(samples(0.05), [(760, 0.012, 1.0)], rng),
            second,
            level,
        )
    return echoing(out, rng, 0.2, 0.15)


@described(
    "film projector", "projector film reel cinema movie old flicker", K, "rhythm", loud=SOFT, centroid=(500, 3800)
)
def film_projector(n: int, rng: np.random.Generator) -> Sound:
    """Twenty-four claws a second over a motor."""
    out = np.zeros(n)
    for second in np.arange(0.0, n / RATE, 1 / 24):
        put(out, burst(0.03, 700, 5000, 0.0006, 0.005, rng), float(second), rng.uniform(0.8, 1.0))
    return echoing(out + 0.08 * buzz(np.full(n, 96.0), 10), rng, 0.2, 0.15)


@described(
    "drill",
    "drill power tool electric drilling construction screwdriver",
    K,
    "tone",
    loud=LOUD - 2,
    centroid=(700, 4500),
)
def drill(n: int, rng: np.random.Generator) -> Sound:
    """A small motor under load."""
    tone = buzz(drift(n, rng, 0.5, 238, 262), 40, 0.45)
    return echoing(
        filtered(tone, throat((900, 700, 1.0), (2600, 1200, 0.9))) + 0.35 * noise(n, rng, band(1500, 7000)),
        rng,
        0.4,
        0.2,
    )


@described("vacuum cleaner", "vacuum cleaner hoover hair dryer blower", K, "tone", centroid=(400, 3500))
def vacuum(n: int, rng: np.random.Generator) -> Sound:
    """A fan behind a hose."""
    return echoing(
        noise(n, rng, tilt(-2), band(250, 5000))
        + 0.5 * filtered(buzz(drift(n, rng, 1.2, 318, 326), 14, 0.7), throat((650, 500, 1.0))),
        rng,
        0.3,
        0.2,
    )


@described(
    "fan", "fan ventilation air conditioner hvac refrigerator computer hum", K, "bed", loud=SOFT, centroid=(80, 900)
)
def fan(n: int, rng: np.random.Generator) -> Sound:
    """Air and a mains hum."""
    return pair(n, rng, tilt(-5), band(60, 1600), width=0.5) + panned(0.35 * buzz(np.full(n, 100.0), 5, 1.3), 0.0)


@described(
    "electric hum",
    "electric hum electricity transformer neon buzz power line",
    K,
    "tone",
    loud=SOFT,
    centroid=(90, 900),
    pitched=(0.5, 1),
)
def electric_hum(n: int, rng: np.random.Generator) -> Sound:
    """A transformer: even overtones of the mains."""
    return echoing(
        harmonics(np.full(n, 100.0), (1.0, 0.5, 0.4, 0.15, 0.3, 0.1, 0.15, 0.05, 0.1)) * drift(n, rng, 0.7, 0.85, 1.0),
        rng,
        0.2,
        0.1,
    )


@described(
    "spark",
    "spark sparks electric zap arc short circuit shock electricity taser",
    K,
    "call",
    seconds=1.2,
    centroid=(2000, 10000),
)
def spark(n: int, rng: np.random.Generator) -> Sound:
    """An arc that tears and stops and tears."""
    m = samples(1.1)
    gate = (drift(m, rng, 0.06, 0, 1) > 0.45) * (np.maximum(0, np.sin(2 * np.pi * 100 * np.arange(m) / RATE)) ** 2)
    return echoing(noise(m, rng, band(1500, 12000)) * gate * shape(m, (0, 1), (0.8, 0.7), (1, 0)), rng, 0.3, 0.2)


@described(
    "telephone ring",
    "telephone phone ring ringing call landline",
    K,
    "rhythm",
    centroid=(1000, 3500),
    pitched=(0.05, 1),
)
def telephone(n: int, rng: np.random.Generator) -> Sound:
    """Two bells under one hammer; a second on, two off."""
    out = np.zeros(n)
    for start in np.arange(0.0, n / RATE, 3.0):
        for number in range(24):
            pitch = (1180, 1420)[number % 2]
            put(
                out,
                ring(samples(0.25), [(pitch, 0.09, 0.8), (pitch * 2.7, 0.04, 0.4)], rng),
                float(start) + number / 22,
                0.7,
            )
    return echoing(out, rng, 0.4, 0.2)


@described(
    "alarm clock", "alarm clock alarm beeping wake up morning", K, "rhythm", centroid=(1700, 4200), pitched=(0.3, 1)
)
def alarm_clock(n: int, rng: np.random.Generator) -> Sound:
    """Four beeps and a rest."""
    t = np.arange(n) / RATE
    gate = (t % 1.0 < 0.48) * (t % 0.12 < 0.07)
    return echoing(filtered(buzz(np.full(n, 2048.0), 4, 1.0) * gate, band(100, 12000)), rng, 0.2, 0.1)


@described(
    "klaxon",
    "klaxon alarm warning alert red alert submarine evacuation",
    K,
    "rhythm",
    loud=LOUD - 2,
    centroid=(350, 2200),
)
def klaxon(n: int, rng: np.random.Generator) -> Sound:
    """A harsh horn, again and again."""
    u = np.arange(n) / RATE % 1.2
    gate = np.clip(u / 0.02, 0, 1) * np.clip((0.8 - u) / 0.05, 0, 1)
    return echoing(
        filtered(buzz(300 + 160 * np.clip(u / 0.5, 0, 1), 24, 0.4), throat((800, 700, 1.0), (2200, 900, 0.4))) * gate,
        rng,
        1.0,
        0.3,
    )


@described("geiger counter", "geiger counter radiation clicks detector", K, "rhythm", loud=SOFT, centroid=(2000, 9000))
def geiger(n: int, rng: np.random.Generator) -> Sound:
    """Clicks as chance sends them."""
    return echoing(sprinkle(n, rng, 14, ring(samples(0.01), [(3900, 0.0015, 1.0)], rng), 0.2), rng, 0.1, 0.1)


@described(
    "radio static",
    "radio static interference tuning white noise tv television",
    K,
    "bed",
    loud=SOFT,
    centroid=(1500, 8500),
    pitched=(0, 0.4),
)
def radio_static(n: int, rng: np.random.Generator) -> Sound:
    """Hiss, crackle and a station that drifts by."""
    return pair(n, rng, band(800, 9000), width=0.3) * drift(n, rng, 0.15, 0.5, 1.0)[:, None] + panned(
        0.25 * glide(drift(n, rng, 0.8, 700, 2400)) * (drift(n, rng, 0.6, 0, 1) ** 4), 0.0
    )


@described(
    "gear ratchet", "gears gear ratchet winch crank winding mechanism clockwork", K, "rhythm", centroid=(900, 4500)
)
def ratchet(n: int, rng: np.random.Generator) -> Sound:
    """A pawl that falls from tooth to tooth."""
    out, second = np.zeros(n), 0.0
    while second < n / RATE:
        put(
            out,
            ring(samples(0.06), [(1350, 0.012, 1.0), (2800, 0.008, 0.6), (540, 0.015, 0.5)], rng),
            second,
            rng.uniform(0.8, 1),
        )
        second += 0.085
    return echoing(out, rng, 0.3, 0.2)
