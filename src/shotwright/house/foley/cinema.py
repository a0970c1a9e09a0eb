"""What only films and screens sound like: hits, risers, whooshes, stingers, transitions, interfaces."""

from __future__ import annotations

import numpy as np

from .ambience import AMBIENCES, pair
from .creatures import shape
from .described import FAINT, LOUD, MEDIUM, SOFT, described
from .tone import (
    RATE,
    Sound,
    band,
    both,
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
    tilt,
    wide,
)

X = "cinema"


@described(
    "impact hit",
    "dramatic impact hit cinematic boom slam trailer strike",
    X,
    "hit",
    loud=LOUD,
    seconds=3.0,
    centroid=(35, 350),
)
def impact_hit(n: int, rng: np.random.Generator) -> Sound:
    """A crack on top of a drum that falls below hearing, in a large hall."""
    m = samples(3.0)
    t = np.arange(m) / RATE
    out = 1.5 * glide(34 + 70 * np.exp(-t / 0.06)) * swell(m, 0.002, 0.42)
    out += 0.9 * noise(m, rng, tilt(-3), band(60, 5000)) * swell(m, 0.0008, 0.035)
    out += 0.5 * ring(m, [(97, 0.5, 0.7), (146, 0.35, 0.5), (231, 0.22, 0.3)], rng)
    return echoing(out, rng, 2.8, 0.55, 3500)


@described(
    "sub drop",
    "sub drop bass drop deep low fall",
    X,
    "call",
    loud=LOUD,
    seconds=2.5,
    centroid=(25, 110),
    pitched=(0.3, 1),
)
def sub_drop(n: int, rng: np.random.Generator) -> Sound:
    """A sine that sinks out of hearing."""
    m = samples(2.4)
    return echoing(
        glide(shape(m, (0, 110), (0.2, 70), (1, 28))) * shape(m, (0, 0), (0.02, 1), (0.6, 0.7), (1, 0)),
        rng,
        0.6,
        0.1,
        400,
    )


@described(
    "braam",
    "braam horn inception brass low epic trailer blast",
    X,
    "call",
    loud=LOUD,
    seconds=3.5,
    centroid=(80, 900),
    pitched=(0.1, 1),
)
def braam(n: int, rng: np.random.Generator) -> Sound:
    """Low brass that opens and closes."""
    m = samples(3.4)
    brass = sum((buzz(np.full(m, pitch), int(1700 / pitch), 0.5) for pitch in (55.0, 55.4, 82.4, 110.2)), np.zeros(m))
    dark, open_ = filtered(brass, band(30, 260)), filtered(brass, band(30, 1600))
    bell = shape(m, (0, 0), (0.08, 1), (0.35, 0.6), (1, 0))
    return echoing((dark * (1 - bell) + open_ * bell) * shape(m, (0, 0), (0.03, 1), (0.5, 0.8), (1, 0)), rng, 2.6, 0.4)


@described(
    "riser",
    "riser rise build up tension rising uplifter sweep",
    X,
    "swell",
    loud=LOUD - 2,
    seconds=4.0,
    centroid=(700, 6500),
)
def riser(n: int, rng: np.random.Generator) -> Sound:
    """Noise and a pitch that climb to the last sample."""
    u = np.linspace(0, 1, n)
    tone = buzz(110 * 2.0 ** (3.2 * u**1.4), 8, 0.9)
    air = noise(n, rng, band(300, 1800)) * (1 - u) + noise(n, rng, band(2000, 11000)) * u
    return panned((tone * 0.6 + air) * (0.02 + u**2.2), 0.0) + 0.25 * pair(n, rng, band(3000, 12000)) * (u**3)[:, None]


@described(
    "whoosh",
    "whoosh swoosh swish pass fly by fast movement air",
    X,
    "call",
    seconds=0.9,
    centroid=(500, 3200),
    pitched=(0, 0.5),
)
def whoosh(n: int, rng: np.random.Generator) -> Sound:
    """Air that is parted from left to right."""
    m = samples(0.9)
    u = np.linspace(-1, 1, m)
    near = np.exp(-((u / 0.32) ** 2))
    low, high = noise(m, rng, band(250, 1200)), noise(m, rng, band(1200, 5500))
    return panned((low + 0.8 * high * near) * near, 0.9 * np.tanh(2.5 * u))


@described(
    "transition",
    "transition swipe sweep scene change cut wipe",
    X,
    "swell",
    seconds=1.2,
    centroid=(900, 6000),
    pitched=(0, 0.5),
)
def transition(n: int, rng: np.random.Generator) -> Sound:
    """A breath in that stops dead."""
    u = np.linspace(0, 1, n)
    return pair(n, rng, band(700, 7500), width=0.9) * (u**3 * np.clip((1 - u) / 0.02, 0, 1))[:, None]


@described(
    "reverse cymbal",
    "reverse cymbal reversed suck in backwards",
    X,
    "swell",
    seconds=2.5,
    centroid=(3500, 10500),
    pitched=(0, 0.5),
)
def reverse_cymbal(n: int, rng: np.random.Generator) -> Sound:
    """A cymbal from its end to its stroke."""
    u = np.linspace(0, 1, n)
    metal = noise(n, rng, throat((3300, 500, 1.0), (5200, 700, 1.0), (7900, 1200, 0.9), (11000, 2500, 0.7)))
    return wide(metal, noise(n, rng, band(3500, 13000)), 0.7) * np.exp(-(1 - u) * 4.5)[:, None]


@described(
    "stinger",
    "stinger horror scare jump scare shock orchestra stab strings",
    X,
    "hit",
    loud=LOUD,
    seconds=2.4,
    centroid=(400, 3500),
)
def stinger(n: int, rng: np.random.Generator) -> Sound:
    """Strings a semitone apart, all at once."""
    m = samples(2.4)
    cluster = np.zeros(m)
    for pitch in (440.0, 466.2, 493.9, 622.3, 659.3, 880.0, 932.3):
        cluster += buzz(pitch * (1 + 0.006 * np.sin(2 * np.pi * 6.3 * np.arange(m) / RATE + rng.random() * 6)), 10, 0.8)
    return echoing(
        cluster * swell(m, 0.004, 0.55) + 1.5 * np.pad(burst(0.2, 60, 4000, 0.001, 0.04, rng), (0, m - samples(0.2))),
        rng,
        2.0,
        0.3,
        6000,
    )


@described(
    "suspense",
    "suspense tension drone ominous dark eerie horror",
    X,
    "tone",
    loud=MEDIUM,
    seconds=8.0,
    centroid=(40, 500),
)
def suspense(n: int, rng: np.random.Generator) -> Sound:
    """Low strings that never settle."""
    low = buzz(drift(n, rng, 1.8, 54.2, 56), 14, 1.1) + buzz(drift(n, rng, 1.8, 57.5, 59), 12, 1.1)
    high = filtered(buzz(drift(n, rng, 2.5, 738, 746), 3, 1.5), band(600, 3000)) * drift(n, rng, 1.6, 0, 0.12)
    return echoing(low * drift(n, rng, 2.2, 0.5, 1.0) + high, rng, 2.5, 0.5)


described(
    "space drone",
    "space drone cosmic deep void ambient universe",
    X,
    "tone",
    loud=SOFT,
    seconds=8.0,
    centroid=(40, 300),
)(AMBIENCES["space"])


@described(
    "magic",
    "magic sparkle shimmer fairy twinkle spell glitter enchanted",
    X,
    "call",
    loud=SOFT,
    seconds=2.4,
    centroid=(2500, 7500),
)
def magic(n: int, rng: np.random.Generator) -> Sound:
    """Small bells that run upward and scatter."""
    out = np.zeros((samples(2.4), 2))
    scale = np.array([1, 9 / 8, 5 / 4, 3 / 2, 5 / 3])
    for number in range(34):
        pitch = 1568 * scale[number % 5] * 2.0 ** (number // 5 % 2 + rng.integers(0, 2) * (number > 12))
        star = ring(samples(0.7), [(pitch, 0.16, 0.7), (pitch * 2.01, 0.08, 0.3)], rng) * rng.uniform(0.3, 0.9)
        place(out, panned(star, rng.uniform(-0.9, 0.9)), 0.035 * number + rng.uniform(0, 0.03))
    return out


@described("laser", "laser blaster sci-fi gun shot pew ray beam", X, "call", seconds=0.6, centroid=(700, 4200))
def laser(n: int, rng: np.random.Generator) -> Sound:
    """A pitch that falls within a blink."""
    m = samples(0.5)
    t = np.arange(m) / RATE
    return echoing(buzz(260 + 2900 * np.exp(-t / 0.07), 5, 1.0) * swell(m, 0.002, 0.11), rng, 0.6, 0.25)


@described(
    "gunshot",
    "gunshot gun shot pistol rifle fires shooting bang",
    X,
    "hit",
    loud=LOUD,
    seconds=1.8,
    centroid=(300, 3500),
    pitched=(0, 0.6),
)
def gunshot(n: int, rng: np.random.Generator) -> Sound:
    """A crack and the street that answers."""
    m = samples(1.8)
    t = np.arange(m) / RATE
    out = 1.6 * noise(m, rng, band(300, 9000)) * swell(m, 0.0003, 0.012) + 0.9 * noise(m, rng, band(90, 900)) * swell(
        m, 0.001, 0.05
    )
    out += 0.7 * glide(60 + 180 * np.exp(-t / 0.015)) * swell(m, 0.001, 0.05)
    return echoing(out, rng, 1.6, 0.6, 4000)


@described(
    "glitch",
    "glitch digital error distortion malfunction static corrupted",
    X,
    "call",
    seconds=1.0,
    centroid=(700, 6500),
)
def glitch(n: int, rng: np.random.Generator) -> Sound:
    """Scraps of tones and noise, cut at random."""
    out = np.zeros(samples(1.0))
    second = 0.0
    while second < 0.95:
        length = float(rng.choice((0.02, 0.03, 0.05, 0.08)))
        m = samples(length)
        scrap = (
            buzz(np.full(m, rng.choice((220.0, 440.0, 1320.0, 2640.0))), 12, 0.3)
            if rng.random() < 0.6
            else 1.3 * noise(m, rng, band(1000, 12000))
        )
        put(
            out, scrap * np.minimum(1, np.minimum(np.arange(m), np.arange(m)[::-1]) / 40), second, rng.uniform(0.4, 1.0)
        )
        second += length + float(rng.choice((0.0, 0.0, 0.04, 0.09)))
    return echoing(out, rng, 0.2, 0.1)


@described("record scratch", "record scratch vinyl dj scratch stop", X, "call", seconds=0.8, centroid=(500, 4000))
def record_scratch(n: int, rng: np.random.Generator) -> Sound:
    """A groove to and fro under the needle."""
    m = samples(0.7)
    speed = shape(m, (0, 0.2), (0.15, 2.6), (0.32, 0.1), (0.5, 2.2), (0.66, 0.1), (0.85, 1.4), (1, 0.05))
    return echoing(
        (buzz(330 * speed + 20, 20, 0.5) * 0.6 + noise(m, rng, band(800, 6000)) * 0.5) * np.minimum(1, speed),
        rng,
        0.2,
        0.1,
    )


@described(
    "drum hit",
    "drum hit taiko tom war drum beat percussion timpani",
    X,
    "hit",
    loud=LOUD - 1,
    seconds=1.5,
    centroid=(50, 350),
)
def drum_hit(n: int, rng: np.random.Generator) -> Sound:
    """A big skin."""
    m = samples(1.5)
    t = np.arange(m) / RATE
    return echoing(
        1.3 * glide(72 + 26 * np.exp(-t / 0.05)) * swell(m, 0.002, 0.28)
        + 0.5 * burst(1.5, 200, 2600, 0.0008, 0.02, rng)
        + 0.4 * ring(m, [(128, 0.2, 1.0), (171, 0.14, 0.7)], rng),
        rng,
        1.4,
        0.35,
        3000,
    )


@described(
    "cymbal crash",
    "cymbal crash drum kit accent",
    X,
    "hit",
    loud=LOUD - 2,
    seconds=3.0,
    centroid=(3500, 10500),
    pitched=(0, 0.5),
)
def cymbal_crash(n: int, rng: np.random.Generator) -> Sound:
    """Bronze that opens at once and dies slowly."""
    m = samples(3.0)
    metal = (throat((2900, 400, 0.8), (4700, 700, 1.0), (7400, 1500, 1.0), (11500, 3000, 0.8)),)
    return wide(noise(m, rng, *metal), noise(m, rng, *metal), 0.8) * swell(m, 0.003, 0.65)[:, None]


@described(
    "harp glissando",
    "harp glissando dream flashback angelic strum",
    X,
    "call",
    loud=SOFT,
    seconds=2.4,
    centroid=(350, 2200),
    pitched=(0.1, 1),
)
def harp(n: int, rng: np.random.Generator) -> Sound:
    """Strings from low to high under one hand."""
    out = np.zeros((samples(2.4), 2))
    for number in range(24):
        pitch = 261.6 * 2.0 ** (number // 7) * (1, 9 / 8, 5 / 4, 4 / 3, 3 / 2, 5 / 3, 15 / 8)[number % 7]
        string = ring(samples(1.2), [(pitch, 0.4, 0.9), (pitch * 2, 0.2, 0.4), (pitch * 3, 0.1, 0.2)], rng)
        place(out, panned(string * 0.6, number / 16 - 0.75), 0.045 * number)
    return out


@described(
    "success chime",
    "success chime win correct achievement level up reward tada",
    X,
    "call",
    loud=SOFT,
    seconds=1.4,
    centroid=(700, 2800),
    pitched=(0.2, 1),
)
def success(n: int, rng: np.random.Generator) -> Sound:
    """Three notes up."""
    out = np.zeros(samples(1.4))
    for second, pitch in ((0.0, 659.3), (0.11, 830.6), (0.22, 987.8)):
        put(out, ring(samples(1.0), [(pitch, 0.3, 0.9), (pitch * 2, 0.15, 0.35), (pitch * 4, 0.05, 0.15)], rng), second)
    return echoing(out, rng, 0.6, 0.2, 8000)


U = "interface"


@described(
    "click",
    "click mouse button press tap interface ui select switch",
    U,
    "hit",
    loud=FAINT,
    seconds=0.12,
    centroid=(1500, 6500),
)
def click(n: int, rng: np.random.Generator) -> Sound:
    """A button down and up."""
    out = np.zeros(samples(0.12))
    for second, level in ((0.0, 1.0), (0.06, 0.6)):
        put(out, ring(samples(0.03), [(2300, 0.003, 1.0), (4100, 0.002, 0.7)], rng), second, level)
    return echoing(out, rng, 0.1, 0.1)


@described(
    "pop",
    "pop bubble pop-up cute appear plop",
    U,
    "hit",
    loud=SOFT,
    seconds=0.2,
    centroid=(400, 1800),
    pitched=(0.1, 1),
)
def pop(n: int, rng: np.random.Generator) -> Sound:
    """A lip that opens."""
    m = samples(0.2)
    t = np.arange(m) / RATE
    return echoing(glide(420 + 7000 * t) * swell(m, 0.003, 0.018), rng, 0.15, 0.1)


@described(
    "beep",
    "beep tone computer signal heart monitor",
    U,
    "call",
    loud=SOFT,
    seconds=0.4,
    centroid=(900, 1200),
    pitched=(0.6, 1),
)
def beep(n: int, rng: np.random.Generator) -> Sound:
    """One kilohertz, softly begun and ended."""
    m = samples(0.25)
    return echoing(glide(np.full(m, 1000.0)) * shape(m, (0, 0), (0.04, 1), (0.96, 1), (1, 0)), rng, 0.1, 0.05)


@described(
    "error",
    "error wrong buzzer fail denied incorrect game show",
    U,
    "call",
    seconds=0.8,
    centroid=(150, 1400),
    pitched=(0.1, 1),
)
def error(n: int, rng: np.random.Generator) -> Sound:
    """Two harsh low notes."""
    out = np.zeros(samples(0.75))
    for second, pitch in ((0.0, 155.6), (0.24, 116.5)):
        m = samples(0.42 if second else 0.2)
        put(out, buzz(np.full(m, pitch), 14, 0.6) * shape(m, (0, 0), (0.04, 1), (0.9, 1), (1, 0)), second)
    return echoing(out, rng, 0.2, 0.1)


@described(
    "notification",
    "notification message alert ding phone text chat incoming",
    U,
    "call",
    loud=SOFT,
    seconds=1.0,
    centroid=(1000, 3200),
    pitched=(0.3, 1),
)
def notification(n: int, rng: np.random.Generator) -> Sound:
    """Two soft bars, a fifth apart."""
    out = np.zeros(samples(1.0))
    for second, pitch in ((0.0, 1174.7), (0.13, 1760.0)):
        put(out, ring(samples(0.7), [(pitch, 0.16, 1.0), (pitch * 3.9, 0.03, 0.25)], rng), second)
    return echoing(out, rng, 0.4, 0.15, 8000)


@described(
    "swipe",
    "swipe interface slide scroll gesture page",
    U,
    "call",
    loud=FAINT,
    seconds=0.35,
    centroid=(2500, 8500),
    pitched=(0, 0.5),
)
def swipe(n: int, rng: np.random.Generator) -> Sound:
    """A fingertip over glass."""
    m = samples(0.32)
    u = np.linspace(0, 1, m)
    return panned(
        (noise(m, rng, band(2000, 5000)) * (1 - u) + noise(m, rng, band(5000, 12000)) * u) * np.sin(np.pi * u) ** 2,
        np.linspace(-0.6, 0.6, m),
    )


@described(
    "data processing",
    "computer data processing sci-fi interface bleeps scanning hacking terminal",
    U,
    "rhythm",
    loud=SOFT,
    centroid=(900, 3500),
    pitched=(0.1, 1),
)
def data_processing(n: int, rng: np.random.Generator) -> Sound:
    """A machine that talks to itself."""
    out = np.zeros((n, 2))
    for second in np.arange(0.0, n / RATE, 0.09):
        if rng.random() < 0.75:
            m = samples(0.06)
            tone = glide(np.full(m, float(rng.choice((880, 1175, 1397, 1760, 2093))))) * shape(
                m, (0, 0), (0.1, 1), (0.7, 0.8), (1, 0)
            )
            place(out, panned(tone, rng.uniform(-0.6, 0.6)), float(second))
    return out


@described(
    "coin pickup",
    "coin pickup game retro arcade 8-bit collect points",
    U,
    "call",
    loud=SOFT,
    seconds=0.7,
    centroid=(900, 4500),
    pitched=(0.2, 1),
)
def coin_pickup(n: int, rng: np.random.Generator) -> Sound:
    """Two square notes."""
    m = samples(0.65)
    pitch = np.where(np.arange(m) < samples(0.08), 987.8, 1318.5)
    square = filtered(
        buzz(pitch, 1, 1.0) + sum((buzz(pitch * k, 1) / k for k in (3, 5, 7)), np.zeros(m)), band(100, 14000)
    )
    return echoing(square * swell(m, 0.002, 0.22), rng, 0.1, 0.05)


@described("room tone", "room tone silence quiet interior indoor air", U, "bed", loud=FAINT, centroid=(40, 350))
def room_tone(n: int, rng: np.random.Generator) -> Sound:
    """A quiet room."""
    return AMBIENCES["room"](n, rng)


@described(
    "vinyl crackle",
    "vinyl crackle record old dust retro lofi",
    U,
    "bed",
    loud=FAINT + 3,
    centroid=(1200, 7500),
    pitched=(0, 0.6),
)
def vinyl(n: int, rng: np.random.Generator) -> Sound:
    """Dust in a groove."""
    return both(lambda: sprinkle(n, rng, 35, burst(0.004, 1000, 9000, 0.0002, 0.001, rng)), 0.8) + 0.004 * pair(
        n, rng, band(200, 4000)
    )
