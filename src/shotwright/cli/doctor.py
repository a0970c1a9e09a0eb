"""`shotwright doctor`: what is installed, what works, where state lives.

Every part is imported inside its own trial, so that one broken part cannot keep the doctor from speaking.
"""

from __future__ import annotations

import dataclasses
import json
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module, metadata
from pathlib import Path

import click

from shotwright import __version__

REINSTALL = "Install it anew: `make setup` in a fresh clone, or `pip install --force-reinstall shotwright`."
LEAST_FREE = 1.0
"""Gigabytes: what the films, sheets and compiled kernels of an evening take."""

PARTS = {
    "PyAV": ("av", "av"),
    "C2PA": ("c2pa-python", "c2pa"),
    "cryptography": ("cryptography", "cryptography"),
    "numba": ("numba", "numba"),
    "numpy": ("numpy", "numpy"),
    "OpenCV": ("opencv-python-headless", "cv2"),
    "Pillow": ("pillow", "PIL"),
    "pydantic": ("pydantic", "pydantic"),
}
"""What every film needs: the name that people know it by, its package, its module."""

RIVALS = ("opencv-python", "opencv-contrib-python", "opencv-contrib-python-headless")
"""Packages that write over the OpenCV that we need, because all of them install the same module."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    ok: bool
    found: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """Everything that was looked at, and where things are."""

    installed: tuple[Finding, ...]
    works: tuple[Finding, ...]
    places: dict[str, str]
    free_gigabytes: float
    vendors: dict[str, str]
    """Who can be ordered from, and what the others need; no key is shown."""

    @property
    def broken(self) -> tuple[Finding, ...]:
        """What keeps films from being made."""
        return tuple(finding for finding in (*self.installed, *self.works) if not finding.ok)


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Look at what is installed, try to make and sign two frames, and say where state lives.

    Exits with 1, and says how to mend it, when something that every film needs is broken.
    """
    health = examine()
    if as_json:
        click.echo(json.dumps({"well": not health.broken, **dataclasses.asdict(health)}, indent=2))
    else:
        show(health)
    if health.broken:
        ctx.exit(1)


def show(health: Health) -> None:
    """Print the findings as lines; the cures go to stderr."""
    for title, findings in (("Installed", health.installed), ("Works", health.works)):
        click.echo(title)
        for finding in findings:
            click.echo(f"  {finding.name:18} {'ok' if finding.ok else 'BROKEN':7} {finding.found}")
    click.echo("Vendors")
    for name, state in health.vendors.items():
        click.echo(f"  {name:18} {state}")
    click.echo("Places")
    for name, place in health.places.items():
        click.echo(f"  {name:18} {place}")
    for finding in health.broken:
        click.echo(f"{finding.name} is broken. {finding.mend}", err=True)


def examine() -> Health:
    """Look at this machine; the film of two frames that is made for it is removed again."""
    installed = (
        Finding("Shotwright", True, __version__),
        Finding("Python", True, f"{platform.python_version()} ({sys.executable})"),
        *(trial(title, partial(part, package, module)) for title, (package, module) in PARTS.items()),
    )
    free = shutil.disk_usage(Path.cwd()).free / 1e9
    with tempfile.TemporaryDirectory(prefix="shotwright-doctor-") as name:
        film, signed = Path(name) / "film.mp4", Path(name) / "signed.mp4"
        works = (
            trial("FFmpeg", ffmpeg),
            trial("encode and decode", lambda: encode(film)),
            trial("sign and verify", lambda: sign(film, signed)),
            trial("vendors", vendors),
            trial("settings", lambda: writable("config_folder")),
            trial("cache", lambda: writable("cache_folder")),
            Finding(
                "free disk here", free >= LEAST_FREE, f"{free:.1f} GB", f"Free at least {LEAST_FREE:g} GB on this disk."
            ),
        )
    return Health(installed, works, places(), round(free, 3), ready())


def trial(name: str, act: Callable[[], str]) -> Finding:
    """Try something; whatever it raises becomes a finding."""
    try:
        return Finding(name, True, act())
    except Exception as error:
        # Anything at all can be wrong with a broken installation, and the others must still be looked at.
        cure = getattr(error, "next_step", "") or REINSTALL
        return Finding(name, False, getattr(error, "what", f"{type(error).__name__}: {error}"), cure)


def part(package: str, module: str) -> str:
    """Import a part and return its version."""
    from shotwright.errors import MissingPart

    try:
        version = metadata.version(package)
        import_module(module)
    except (metadata.PackageNotFoundError, ImportError) as error:
        raise MissingPart(f"{package} cannot be loaded: {error}", next_step=REINSTALL) from error
    rivals = [name for name in RIVALS if installed(name)]
    if module == "cv2" and rivals:
        raise MissingPart(
            f"{version}, overwritten by {', '.join(rivals)}",
            next_step=f"pip uninstall {' '.join(rivals)}, then pip install --force-reinstall {package}",
        )
    return version


def installed(package: str) -> bool:
    """True when pip knows the package."""
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def ffmpeg() -> str:
    """The first line that FFmpeg says of itself: its version, and where it is."""
    from shotwright.media.ffmpeg import program, version

    return f"{version()} ({program()})"


def encode(film: Path) -> str:
    """Make a film of two grey frames and look at it."""
    import numpy as np

    from shotwright.media.decode import frames
    from shotwright.media.encode import Encoder

    with Encoder(film, 64, 64, 24) as encoder:
        for _ in range(2):
            encoder.write(np.full((96, 64), 128, np.uint8))
    count = sum(1 for _ in frames(film))
    if count != 2:
        raise RuntimeError(f"two frames went in and {count} came out")
    return "two frames"


def sign(film: Path, signed: Path) -> str:
    """Sign the film with this machine's certificate and check that."""
    from shotwright.trust.credentials import Claims, State, verify
    from shotwright.trust.credentials import sign as put_signature

    put_signature(film, signed, Claims(prompt="doctor", seed=0, order=""))
    verdict = verify(signed)
    if verdict.state is not State.TRUSTED:
        raise RuntimeError(f"our own signature is {verdict.state}: {', '.join(verdict.problems)}")
    return str(verdict.state)


def vendors() -> str:
    """Names of the vendors that are there; the house is always one."""
    from shotwright.vendors import known_vendors

    names = sorted(known_vendors())
    if "house" not in names:
        raise RuntimeError("the house engine is not registered")
    return ", ".join(names)


def ready() -> dict[str, str]:
    """Name of each vendor whose adapter is here, and whether its key is."""
    try:
        from shotwright.studio.ready import readiness

        return {each.name: each.state for each in readiness()}
    except Exception as error:
        # Broken parts are named above; here they must not keep the doctor from speaking.
        return {"vendors": f"cannot be told: {type(error).__name__}"}


def writable(which: str) -> str:
    """Write and remove a file in one of our folders."""
    from shotwright.media import folders
    from shotwright.media.files import writing

    folder: Path = getattr(folders, which)()
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return str(folder)


def places() -> dict[str, str]:
    """Where state lives."""
    from shotwright.media.folders import cache_folder, config_folder
    from shotwright.trust.certificate import certificate_file

    return {
        "settings": str(config_folder()),
        "cache": str(cache_folder()),
        "certificate": str(certificate_file()),
        "this production": str(Path.cwd() / ".shotwright"),
    }
