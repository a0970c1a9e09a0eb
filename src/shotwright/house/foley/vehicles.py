"""What drives, flies and sails past."""

from __future__ import annotations

import numpy as np

from .ambience import AMBIENCES, pair
from .creatures import shape
from .described import LOUD, SOFT, described
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
    harmonics,
    noise,
    panned,
    place,
    put,
    ring,
    samples,
    sprinkle,
    swell,
    throat,
    tilt,
)

C = "vehicles"
described("car engine", "car engine motor driving vehicle running", C, "tone", centroid=(60, 900))(SOURCES["engine"])
described("street", "street city traffic cars road urban town", C, "bed", centroid=(60, 900))(AMBIENCES["street"])
described("wet street", "wet street traffic rain cars tyres", C, "bed", centroid=(60, 2500))(AMBIENCES["wet-street"])
described(
    "rocket",
    "rocket launch liftoff engine thrust space shuttle",
    C,
    "bed",
    loud=LOUD,
    centroid=(40, 1600),
    pitched=(0, 0.6),
)(SOURCES["rocket"])


def firing(
    pitch: Sound, rng: np.random.Generator, rough: float, mouth: tuple[tuple[float, float, float], ...]
) -> Sound:
    """Cylinders that fire at a gliding rate in Hz, through an exhaust."""
    shaken = pitch * (1 + rough * drift(len(pitch), rng, 0.03, -1, 1))
    source = buzz(shaken, 40, 0.55) + 0.6 * harmonics(shaken / 2, (1.0, 0.0, 0.6, 0.0, 0.4))
    return filtered(source + 0.5 * noise(len(pitch), rng, band(100, 2500)), throat(*mouth))


@described(
    "motorcycle", "motorcycle motorbike bike harley chopper engine", C, "tone", loud=LOUD - 2, centroid=(90, 1100)
)
def motorcycle(n: int, rng: np.random.Generator) -> Sound:
    """Two cylinders that limp."""
    pitch = drift(n, rng, 1.1, 34, 46)
    limp = 0.6 + 0.4 * np.sin(np.pi * np.cumsum(pitch) / RATE)
    return echoing(firing(pitch, rng, 0.05, ((110, 90, 1.0), (330, 180, 0.8), (900, 500, 0.3))) * limp, rng, 0.3, 0.15)


@described("truck", "truck lorry diesel bus heavy engine idling tractor", C, "tone", centroid=(40, 600))
def truck(n: int, rng: np.random.Generator) -> Sound:
    """A diesel that knocks."""
    body = firing(drift(n, rng, 1.5, 25, 28), rng, 0.02, ((65, 60, 1.0), (150, 90, 0.6), (420, 200, 0.2)))
    return echoing(body + 0.25 * sprinkle(n, rng, 26, burst(0.02, 900, 3500, 0.0005, 0.004, rng)), rng, 0.3, 0.15)


@described(
    "car start", "car start starting ignition engine starts starter", C, "call", seconds=2.6, centroid=(90, 1100)
)
def car_start(n: int, rng: np.random.Generator) -> Sound:
    """A starter that labours, then the motor catches."""
    m = samples(2.6)
    out = np.zeros(m)
    length = samples(0.85)
    t = np.arange(length) / RATE
    whine = buzz(190 + 25 * np.sin(2 * np.pi * 9 * t), 14, 0.8) * (0.6 + 0.4 * np.sin(2 * np.pi * 9 * t))
    put(out, whine * shape(length, (0, 0), (0.05, 1), (0.95, 1), (1, 0)), 0.0, 0.5)
    length = samples(1.8)
    motor = firing(
        shape(length, (0, 40), (0.12, 120), (0.4, 62), (1, 56)),
        rng,
        0.03,
        ((90, 80, 1.0), (260, 150, 0.7), (800, 400, 0.3)),
    )
    put(out, motor * shape(length, (0, 0), (0.05, 1), (0.35, 0.55), (1, 0.45)), 0.8)
    return echoing(out, rng, 0.3, 0.2)


@described(
    "car pass",
    "car passes passing by drive by speeding race car vroom",
    C,
    "call",
    loud=LOUD - 2,
    seconds=3.5,
    centroid=(90, 1600),
)
def car_pass(n: int, rng: np.random.Generator) -> Sound:
    """From left to right, with the pitch that falls as it passes (Doppler)."""
    m = samples(3.5)
    t = np.arange(m) / RATE - 1.75
    away = np.sqrt(5.0**2 + (26 * t) ** 2)
    speed = 26 * 26 * t / away
    pitch = 118 / (1 + speed / 343)
    sound = firing(pitch, rng, 0.01, ((160, 140, 1.0), (480, 300, 0.7), (1400, 700, 0.4))) + 0.8 * noise(
        m, rng, band(400, 3000)
    )
    return panned(sound * (5.0 / away) ** 1.2, np.clip(t * 1.4, -0.95, 0.95))


@described(
    "car horn",
    "car horn honk honking beep traffic klaxon",
    C,
    "call",
    loud=LOUD - 2,
    seconds=1.0,
    centroid=(400, 2200),
    pitched=(0.3, 1),
)
def car_horn(n: int, rng: np.random.Generator) -> Sound:
    """Two trumpets a third apart."""
    m = samples(0.9)
    tone = buzz(np.full(m, 415.0), 16, 0.5) + buzz(np.full(m, 523.0), 14, 0.5)
    return echoing(
        filtered(tone, throat((600, 500, 1.0), (1900, 900, 0.6))) * shape(m, (0, 0), (0.02, 1), (0.95, 1), (1, 0)),
        rng,
        1.2,
        0.25,
    )


@described(
    "skid", "skid screech brakes tires tyres squeal braking crash stop", C, "call", seconds=1.7, centroid=(700, 2600)
)
def skid(n: int, rng: np.random.Generator) -> Sound:
    """Rubber that sings on the road."""
    m = samples(1.6)
    tone = buzz(shape(m, (0, 980), (0.6, 900), (1, 640)) * (1 + 0.03 * drift(m, rng, 0.02, -1, 1)), 6, 1.0)
    out = (tone + 0.5 * noise(m, rng, band(600, 3500))) * shape(m, (0, 0), (0.05, 1), (0.75, 0.9), (1, 0))
    return echoing(out, rng, 0.8, 0.25)


@described(
    "car crash",
    "car crash collision accident wreck smash metal impact",
    C,
    "hit",
    loud=LOUD,
    seconds=2.6,
    centroid=(150, 2200),
)
def car_crash(n: int, rng: np.random.Generator) -> Sound:
    """Sheet metal, then glass, then what rolls on."""
    m = samples(2.6)
    out = 1.4 * noise(m, rng, tilt(-3), band(60, 5000)) * swell(m, 0.001, 0.12) + ring(
        m, [(58, 0.2, 1.2), (131, 0.12, 0.8)], rng
    )
    put(
        out,
        noise(samples(0.9), rng, throat((420, 60, 1.0), (760, 90, 0.9), (1340, 140, 0.7)))
        * swell(samples(0.9), 0.003, 0.14),
        0.04,
        0.9,
    )
    for _ in range(34):
        pitch = rng.uniform(2600, 8000)
        put(
            out,
            ring(samples(0.1), [(pitch, 0.015, 0.5)], rng),
            float(0.08 + rng.exponential(0.3)),
            rng.uniform(0.1, 0.5),
        )
    return echoing(out, rng, 1.0, 0.35)


@described(
    "train", "train railway railroad tracks wagon rails passing subway", C, "rhythm", loud=LOUD - 2, centroid=(70, 1200)
)
def train(n: int, rng: np.random.Generator) -> Sound:
    """Wheels over joints: two and two."""
    out = 0.35 * pair(n, rng, tilt(-4), band(50, 900))
    for second in np.arange(0.0, n / RATE, 0.72):
        for late in (0.0, 0.13, 0.30, 0.43):
            clack = ring(samples(0.15), [(150, 0.03, 1.0), (620, 0.015, 0.5)], rng) + 0.4 * burst(
                0.15, 600, 4000, 0.0005, 0.01, rng
            )
            place(out, panned(1.8 * clack, rng.uniform(-0.2, 0.2)), float(second) + late)
    return out


@described(
    "train horn",
    "train horn locomotive whistle ship foghorn ferry",
    C,
    "call",
    loud=LOUD,
    seconds=2.6,
    centroid=(200, 1300),
    pitched=(0.2, 1),
)
def train_horn(n: int, rng: np.random.Generator) -> Sound:
    """Three horns in a chord."""
    m = samples(2.2)
    chord = buzz(np.full(m, 233.0), 18, 0.8) + buzz(np.full(m, 277.2), 16, 0.8) + buzz(np.full(m, 370.0), 12, 0.8)
    return echoing(
        filtered(chord, throat((450, 500, 1.0), (1300, 900, 0.4))) * shape(m, (0, 0), (0.06, 1), (0.9, 0.95), (1, 0)),
        rng,
        2.5,
        0.4,
    )


@described(
    "airplane",
    "airplane plane jet flyby aircraft flight overhead takeoff",
    C,
    "call",
    loud=LOUD - 1,
    seconds=6.0,
    centroid=(120, 1700),
)
def airplane(n: int, rng: np.random.Generator) -> Sound:
    """A jet from one horizon to the other."""
    m = samples(6.0)
    t = np.arange(m) / RATE - 3.0
    away = np.sqrt(1.0 + (t / 0.9) ** 2)
    roar = noise(m, rng, tilt(-4), band(60, 1500)) + 0.5 * noise(m, rng, band(800, 4000)) / away
    whine = 0.25 * buzz(2100 / (1 + 0.25 * np.tanh(t)), 3) / away
    return panned((roar + whine) / away**1.1, np.tanh(t / 1.5) * 0.9)


@described("helicopter", "helicopter chopper rotor blades hovering", C, "rhythm", loud=LOUD - 1, centroid=(50, 900))
def helicopter(n: int, rng: np.random.Generator) -> Sound:
    """Blades that beat eleven times a second."""
    t = np.arange(n) / RATE
    beat = np.maximum(0, np.sin(2 * np.pi * 11 * t)) ** 4
    body = noise(n, rng, tilt(-4), band(40, 1200))
    return echoing(
        body * (0.2 + beat) + 0.15 * buzz(np.full(n, 92.0), 8) + 0.06 * noise(n, rng, band(1500, 5000)), rng, 0.3, 0.2
    )


@described(
    "propeller plane",
    "propeller plane biplane drone quadcopter small aircraft buzzing",
    C,
    "tone",
    centroid=(100, 1300),
    pitched=(0.2, 1),
)
def propeller(n: int, rng: np.random.Generator) -> Sound:
    """Two propellers that beat against each other."""
    a, b = buzz(drift(n, rng, 1.5, 94, 97), 20, 0.8), buzz(drift(n, rng, 1.5, 97, 100), 20, 0.8)
    return echoing(filtered(a + b, throat((200, 200, 1.0), (700, 500, 0.5), (1800, 900, 0.2))), rng, 0.3, 0.2)


@described(
    "bicycle", "bicycle bike freewheel spokes pedal ratchet cycling", C, "rhythm", loud=SOFT, centroid=(1800, 6000)
)
def bicycle(n: int, rng: np.random.Generator) -> Sound:
    """A freewheel that ticks, tyres that hum."""
    tick = ring(samples(0.02), [(3100, 0.004, 1.0), (5200, 0.003, 0.6)], rng)
    out = np.zeros(n)
    for second in np.arange(0.0, n / RATE, 1 / 17):
        put(out, tick, float(second), 0.8)
    return echoing(out + 0.02 * noise(n, rng, band(200, 1500)), rng, 0.2, 0.15)


@described(
    "bicycle bell",
    "bicycle bell bike ring ding",
    C,
    "call",
    loud=SOFT,
    seconds=1.4,
    centroid=(2200, 6000),
    pitched=(0.1, 1),
)
def bicycle_bell(n: int, rng: np.random.Generator) -> Sound:
    """A thumb across a rattling dome."""
    out = np.zeros(samples(1.4))
    for number in range(9):
        put(
            out,
            ring(samples(0.8), [(2790, 0.2, 0.7), (4480, 0.13, 0.6), (6720, 0.06, 0.4)], rng),
            0.042 * number,
            0.5 + 0.05 * number,
        )
    return echoing(out, rng, 0.4, 0.15, 9000)


@described(
    "siren",
    "siren police ambulance fire truck emergency patrol",
    C,
    "tone",
    loud=LOUD - 2,
    centroid=(600, 2200),
    pitched=(0.3, 1),
)
def siren(n: int, rng: np.random.Generator) -> Sound:
    """A wail: up in a second, down in two."""
    u = np.arange(n) / RATE / 3.0 % 1.0
    height = np.where(u < 0.35, u / 0.35, 1 - (u - 0.35) / 0.65)
    return echoing(filtered(buzz(620 * 2.0 ** (1.1 * height), 8, 1.0), throat((1100, 1200, 1.0))), rng, 1.5, 0.3)


@described(
    "spaceship",
    "spaceship ship hum sci-fi engine warp drive starship reactor",
    C,
    "tone",
    centroid=(50, 700),
    pitched=(0.1, 1),
)
def spaceship(n: int, rng: np.random.Generator) -> Sound:
    """A hum with a slow beat and a shimmer."""
    hum = buzz(drift(n, rng, 2.2, 54, 56), 10, 1.0) + buzz(np.full(n, 82.7), 8, 1.1)
    shimmer = noise(n, rng, throat((1240, 30, 1.0), (1860, 40, 0.7))) * drift(n, rng, 0.9, 0.1, 1.0)
    return echoing(hum + 0.12 * shimmer, rng, 1.6, 0.4, 2500)
