"""The desk: every sound on its sample and its side, speech on top, no click, the loudness that was asked for."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from shotwright.edit.mix import RATE, Desk, Placed, mix, own_sound
from shotwright.edit.mix_cut import looped, mix_cut
from shotwright.errors import Damaged, WrongUse
from shotwright.film.cut import Clip, Cut, SoundClip, Transition
from shotwright.film.look import Frame
from shotwright.house.foley import LIBRARY, perform
from shotwright.house.voice import speak
from shotwright.media.loudness import integrated_loudness, k_weighted, true_peak, write_wav

Sound = NDArray[np.float64]


def tone(seconds: float, pitch: float = 440.0, level: float = 0.3) -> Sound:
    """A sine that begins and ends wherever it is."""
    return level * np.cos(2 * np.pi * pitch * np.arange(round(seconds * RATE)) / RATE + 0.3)


def decibels(sound: Sound) -> float:
    """K-weighted power."""
    return float(10 * np.log10((k_weighted(sound, RATE) ** 2).sum(1).mean() + 1e-15))


def test_a_sound_lies_on_its_sample_and_its_side() -> None:
    click = np.ones(480)
    made = mix([Placed(click, 1.23456, pan=-1.0)], 2.0)
    begin = int(np.flatnonzero(np.abs(made.sound).max(1) > 1e-6)[0])
    assert begin == round(1.23456 * RATE) and len(made.sound) == 2 * RATE
    assert np.abs(made.sound[:, 1]).max() < 1e-9 < np.abs(made.sound[:, 0]).max()


@pytest.mark.parametrize("seed", range(6))
def test_loudness_and_peaks_are_those_of_the_standard(seed: int) -> None:
    made = random_mix(seed)
    assert abs(integrated_loudness(made.sound) + 14) < 0.5 and true_peak(made.sound) < -1.0
    assert abs(integrated_loudness(made.sound) - made.loudness.integrated) < 0.01
    assert abs(true_peak(made.sound) - made.loudness.true_peak) < 0.05


def random_mix(seed: int, seconds: float = 8.0):  # type: ignore[no-untyped-def]
    """Some sounds of the library at random places."""
    rng = np.random.default_rng(seed)
    names = rng.choice(list(LIBRARY), 6, replace=False)
    placed = [
        Placed(
            perform(LIBRARY[name], 3.0, seed),
            float(rng.uniform(-1, seconds - 1)),
            ("effects", "effects", "ambience", "music", "original", "effects")[number],  # type: ignore[arg-type]
            pan=float(rng.uniform(-1, 1)),
            distance=float(rng.uniform(0, 30)),
        )
        for number, name in enumerate(names)
    ]
    return mix(placed, seconds)


def test_no_edit_clicks() -> None:
    hum = tone(4.0, 110)
    placed = [Placed(hum[k * 4000 : k * 4000 + 21000], 0.2 + 0.45 * k, track) for k, track in enumerate(TRACKS * 2)]
    made = mix(placed, 6.0)
    steps = np.abs(np.diff(made.sound, n=2, axis=0)).max()
    smooth = np.abs(np.diff(mix([Placed(tone(5.0, 110), 0.0, "music")], 6.0).sound, n=2, axis=0)[RATE:-RATE]).max()
    # A jump of a sine at its height would be a hundred times its own curvature.
    assert steps < 12 * max(smooth, 1e-6) + 2e-3


TRACKS = ("dialogue", "effects", "ambience", "music", "original")


@pytest.mark.parametrize("bed", ["rain", "suspense", "street", "crowd", "helicopter"])
def test_speech_stands_over_its_bed(bed: str) -> None:
    line = speak(
        "Nobody speaks, and the oldest one turns around slowly.", language="en", voice="old man", mood="tender"
    )
    under = perform(LIBRARY[bed], 10.0, 1)
    made = mix([Placed(line.sound, 3.0, "dialogue"), Placed(under, 0.0, "music", gain=6.0)], 10.0)
    words = line.spoken.later(3.0).words
    spoken = slice(round(words[0].start * RATE), round(words[-1].end * RATE))
    assert decibels(made.tracks["dialogue"][spoken]) - decibels(made.tracks["music"][spoken]) > 9.0
    before, during = made.tracks["music"][RATE : 2 * RATE], made.tracks["music"][spoken]
    assert decibels(before) - decibels(during) > 3.0
    after = made.tracks["music"][-RATE:]
    assert abs(decibels(after) - decibels(before)) < 3.5


def test_effects_keep_their_force_under_speech() -> None:
    line = speak("Somebody says something here.", language="en")
    slam = perform(LIBRARY["door slam"], None, 1)
    alone = mix([Placed(slam, 1.0)], 3.0, Desk(target=-20)).tracks["effects"]
    both = mix([Placed(slam, 1.0), Placed(line.sound, 0.5, "dialogue")], 3.0, Desk(target=-20))
    ratio = decibels(both.tracks["effects"]) - decibels(both.tracks["dialogue"])
    assert ratio > -5.0 and np.isfinite(alone).all()


def test_a_far_sound_is_quiet_and_dull() -> None:
    hiss = perform(LIBRARY["steam"], 2.0, 1)
    both = mix([Placed(hiss, 0.0), Placed(hiss, 2.0, distance=16.0)], 4.0).sound
    near, far = both[RATE // 2 : 3 * RATE // 2], both[5 * RATE // 2 : 7 * RATE // 2]
    assert decibels(near) - decibels(far) > 14.0

    def bright(x: Sound) -> float:
        return float((np.diff(x, axis=0) ** 2).sum() / (x**2).sum())

    assert bright(far) < bright(near)


def test_a_sound_crosses_with_what_is_seen() -> None:
    made = mix([Placed(tone(2.0), 0.0, pan=(-1.0, 0.0, 1.0))], 2.0).sound
    early, late = (made[: RATE // 4] ** 2).sum(0), (made[-RATE // 4 :] ** 2).sum(0)
    assert early[0] > 20 * early[1] and late[1] > 20 * late[0]


def test_the_same_sounds_give_the_same_samples() -> None:
    assert np.array_equal(random_mix(3).sound, random_mix(3).sound)


def test_what_cannot_be_heard_is_said() -> None:
    broken = np.full(100, np.nan)
    made = mix([Placed(broken, 0.0, name="broken.wav"), Placed(tone(1.0), 9.0, name="late")], 2.0)
    assert len(made.notes) == 2 and "broken.wav" in made.notes[0] and "outside the film" in made.notes[1]
    assert not made.sound.any() and made.loudness.integrated == -np.inf
    for seconds in (0.0, -1.0, float("nan")):
        with pytest.raises(WrongUse, match="cannot last"):
            mix([], seconds)


def test_a_models_own_sound_is_kept_mixed_under_or_replaced() -> None:
    own, hit = tone(2.0, 300), tone(2.0, 900)

    def share(how: str) -> float:
        made = mix([*own_sound(own, how), Placed(hit, 0.0)], 2.0)  # type: ignore[arg-type]
        spectrum = np.abs(np.fft.rfft(made.sound[:, 0])) ** 2
        return float(10 * np.log10(spectrum[598:603].sum() / spectrum[1798:1803].sum() + 1e-12))

    assert abs(share("keep")) < 1 and share("under") < -9 and share("replace") < -60


def test_a_loop_has_no_seam() -> None:
    bed = perform(LIBRARY["rain"], 2.0, 1)
    long = looped(bed, 10 * RATE)
    power = [decibels(long[k : k + RATE // 10]) for k in range(RATE // 2, 9 * RATE, RATE // 10)]
    assert len(long) == 10 * RATE and max(power) - min(power) < 5.0


def wav(path: Path, sound: Sound, rate: int = RATE) -> str:
    write_wav(path, np.stack([sound, sound], 1), rate)
    return path.name


def test_a_cut_is_mixed_from_its_clips(tmp_path: Path) -> None:
    first = wav(tmp_path / "a.wav", tone(3.0, 300))
    second = wav(tmp_path / "b.wav", tone(3.0, 600), 44_100)
    effect = wav(tmp_path / "c.wav", tone(0.5, 2000))
    frame = Frame(fps=24)
    cut = Cut(
        frame=frame,
        clips=(
            Clip(name="a", media=first, frames=48),
            Clip(name="b", media=second, frames=48, into=Transition(kind="dissolve", frames=12), lead=0.25),
        ),
        sounds=(
            SoundClip(media=effect, track="effects", at=1.0),
            SoundClip(media=effect, track="ambience", at=0.0, loop=True),
        ),
    )
    made = mix_cut(cut, tmp_path)
    assert len(made.sound) == round(cut.seconds * RATE) == 168_000 and set(made.tracks) == {
        "effects",
        "ambience",
        "original",
    }

    def pitch_at(seconds: float) -> float:
        piece = made.tracks["original"][round(seconds * RATE) :][:4800, 0] * np.hanning(4800)
        return float(np.argmax(np.abs(np.fft.rfft(piece, 48000))))

    # 44.1 kHz is brought to 48: the pitch of b stays 600 * 44100 / 48000 as it was written.
    assert abs(pitch_at(0.5) - 300) < 3 and abs(pitch_at(2.8) - 600 * 44_100 / 48_000) < 3
    silent = mix_cut(cut.model_copy(update={"original": "replace"}), tmp_path)
    assert "original" not in silent.tracks


def test_a_sound_file_that_is_none_is_named(tmp_path: Path) -> None:
    frame = Frame(fps=24)
    still = Clip(name="s", media="", kind="color", frames=24)
    (tmp_path / "x.wav").write_bytes(b"RIFF nonsense")
    for media, error in (("x.wav", Damaged), ("none.wav", WrongUse)):
        cut = Cut(frame=frame, clips=(still,), sounds=(SoundClip(media=media, track="effects", at=0),))
        with pytest.raises(error, match=media):
            mix_cut(cut, tmp_path)
    with wave.open(str(tmp_path / "empty.wav"), "wb") as file:
        file.setparams((1, 2, 48000, 0, "NONE", ""))
    cut = Cut(frame=frame, clips=(still,), sounds=(SoundClip(media="empty.wav", track="effects", at=0),))
    with pytest.raises(Damaged, match=r"empty\.wav"):
        mix_cut(cut, tmp_path)
