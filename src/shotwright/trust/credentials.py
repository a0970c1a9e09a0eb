"""Content credentials (C2PA): the last step of every export signs, and anyone can check.

    sign:   film + claims ── manifest (actions, org.shotwright.take, ingredients) ── signed film
    verify: film ── Verdict: Trusted, Valid but unknown signer, Tampered, or None when nobody signed

Signing comes last because every rewrite of a file, even a plain remux, drops or breaks its manifest. Nothing here
reaches the network: no time stamp is asked for, remote manifests and revocation lists are not fetched.
"""

from __future__ import annotations

import json
import mmap
import os
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Literal

from shotwright import __version__
from shotwright.errors import Damaged, ShotwrightError, WrongUse
from shotwright.media.files import fresh, publish, writing
from shotwright.media.probe import check_media

from .certificate import own_certificate, own_root

if TYPE_CHECKING:
    import c2pa

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""IPTC's list of digital source types, which C2PA names pictures by."""

TAKE = "org.shotwright.take"
"""Our own assertion: what a take was made from."""

AGENT = {"name": "Shotwright", "version": __version__}


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A file that went into a film: the film that was edited (`parentOf`) or one placed in it (`componentOf`)."""

    path: Path
    relation: Literal["parentOf", "componentOf"] = "componentOf"


@dataclass(frozen=True, slots=True)
class Claims:
    """What a signature says of a film."""

    prompt: str
    seed: int
    order: str
    """Digest of the order that the take answers."""
    model: str = "house"
    generated: bool = True
    """Software made the pictures; False when they were put together from the ingredients."""
    ingredients: tuple[Ingredient, ...] = ()

    @property
    def source_type(self) -> str:
        """IPTC's word for where the pictures come from: the house paints by rules, other models are trained."""
        if not self.generated:
            return "compositeSynthetic"
        return "algorithmicMedia" if self.model == "house" else "trainedAlgorithmicMedia"


class State(StrEnum):
    """What can be said of a file's signature."""

    TRUSTED = "Trusted"
    UNKNOWN_SIGNER = "Valid but unknown signer"
    TAMPERED = "Tampered"
    NONE = "None"


STATES = {"Trusted": State.TRUSTED, "Valid": State.UNKNOWN_SIGNER, "Invalid": State.TAMPERED}
"""C2PA's word for the state of a file, and ours."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a file is as it was signed, and what its manifest says; of a tampered file, believe nothing."""

    state: State
    signer: str | None = None
    software: str | None = None
    source_type: str | None = None
    prompt: str | None = None
    seed: int | None = None
    model: str | None = None
    order: str | None = None
    actions: tuple[str, ...] = ()
    ingredients: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    """C2PA's codes for what failed, such as `assertion.bmffHash.mismatch`."""

    @property
    def unchanged(self) -> bool:
        """True when the file is byte for byte what its signer signed."""
        return self.state in (State.TRUSTED, State.UNKNOWN_SIGNER)


def get_ready() -> None:
    """Load what signing needs and make this machine's certificate, in a thread, while something else is waited for."""

    def load() -> None:
        # What is wrong is said by `sign`, when somebody listens.
        with suppress(ShotwrightError, ImportError):
            import c2pa  # noqa: F401

            own_certificate()

    Thread(target=load, name="signing").start()


def sign(source: Path, target: Path, claims: Claims, *, force: bool = False) -> None:
    """Write `source` with a signed manifest to `target`; the picture and sound data are copied as they are.

    Raises Damaged when `source` or an ingredient cannot carry a manifest, FileInTheWay or Unwritable for the target.
    """
    import c2pa

    kind, kinds = _kind(source), [_kind(ingredient.path) for ingredient in claims.ingredients]
    certificate = own_certificate()
    chain = (certificate.leaf + certificate.root).encode()
    handle, part = fresh(target)
    try:
        with writing(target), os.fdopen(handle, "w+b") as signed, source.open("rb") as film:
            # No time-stamp authority: None, because an empty address is refused.
            key = certificate.key.encode()
            signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo("es256", chain, key, None))  # type: ignore[no-untyped-call]
            with signer, _context(None) as context, c2pa.Builder(_manifest(claims, target), context=context) as builder:
                for number, ingredient in enumerate(claims.ingredients):
                    with ingredient.path.open("rb") as file:
                        description = {
                            "title": ingredient.path.name,
                            "relationship": ingredient.relation,
                            "instance_id": _identity(number),
                        }
                        builder.add_ingredient(description, kinds[number], file)
                builder.sign(signer, kind, film, signed)
        publish(part, target, force=force)
    except c2pa.C2paError as error:
        raise Damaged(f"'{source}' cannot be signed: {error}.") from error
    finally:
        part.unlink(missing_ok=True)


def verify(path: Path, anchor: str | None = None) -> Verdict:
    """Check a film's credentials; `anchor` is the root to trust (PEM), else this machine's own.

    Raises WrongUse when there is no such file, Damaged when it is no film, picture or sound.
    """
    import c2pa

    if not path.is_file():
        raise WrongUse(f"There is no file '{path}'.", next_step="Check the name.")
    try:
        with _context(anchor or own_root()) as context, path.open("rb") as file:
            reader = c2pa.Reader.try_create(None, file, context=context)
            if reader is None:
                check_media(path)
                return Verdict(State.NONE)
            with reader:
                report: dict[str, Any] = json.loads(reader.json())
    except c2pa.C2paError as error:
        if _has_manifest(path):
            return Verdict(State.TAMPERED, problems=(str(error),))
        check_media(path)
        # A kind of film that C2PA does not know, or one that is cut off: nobody's signature is in it.
        return Verdict(State.NONE, problems=(str(error),))
    return _verdict(report)


def _manifest(claims: Claims, target: Path) -> dict[str, Any]:
    """The manifest's definition: how the film came to be, and what it was made from."""
    identities = {n: ingredient.relation for n, ingredient in enumerate(claims.ingredients)}
    parents = [_identity(n) for n, relation in identities.items() if relation == "parentOf"]
    placed = [_identity(n) for n, relation in identities.items() if relation == "componentOf"]
    # The first action is always the film's beginning: opened from a parent, or created (C2PA 2.2, section 18.15).
    if parents:
        first: dict[str, Any] = {"action": "c2pa.opened", "parameters": {"ingredientIds": parents}}
        if claims.generated and not any(_has_manifest(i.path) for i in claims.ingredients if i.relation == "parentOf"):
            # Many vendors' files say nothing of where they are from: then ours is the only word on it.
            first["digitalSourceType"] = SOURCE_TYPES + claims.source_type
    else:
        first = {"action": "c2pa.created", "digitalSourceType": SOURCE_TYPES + claims.source_type}
    actions = [first, *({"action": "c2pa.placed", "parameters": {"ingredientIds": [name]}} for name in placed)]
    take = {
        "prompt": claims.prompt,
        "seed": claims.seed,
        "model": claims.model,
        "order": claims.order,
        "engine": f"Shotwright {__version__}",
    }
    return {
        "claim_generator_info": [AGENT],
        "title": target.name,
        "assertions": [
            {
                "label": "c2pa.actions.v2",
                "data": {"actions": [{**action, "softwareAgent": AGENT} for action in actions]},
            },
            {"label": TAKE, "data": take},
        ],
    }


def _verdict(report: dict[str, Any]) -> Verdict:
    """C2PA's report in our words; a manifest that was broken says nothing."""
    manifest = report.get("manifests", {}).get(report.get("active_manifest"), {})
    results = report.get("validation_results", {})
    said = {assertion["label"].split("__")[0]: assertion["data"] for assertion in manifest.get("assertions", ())}
    actions = said.get("c2pa.actions.v2", {}).get("actions", [])
    take = said.get(TAKE, {})
    made_by = (manifest.get("claim_generator_info") or [{}])[0]
    signature = manifest.get("signature_info", {})
    failures = results.get("activeManifest", {}).get("failure", [])
    names = [signature[key] for key in ("common_name", "issuer") if signature.get(key)]
    return Verdict(
        state=STATES.get(report.get("validation_state", ""), State.TAMPERED),
        signer=", ".join(names) or None,
        software=" ".join(str(made_by[key]) for key in ("name", "version") if made_by.get(key)) or None,
        source_type=next(
            (a["digitalSourceType"].rsplit("/", 1)[-1] for a in actions if "digitalSourceType" in a), None
        ),
        prompt=take.get("prompt"),
        seed=take.get("seed"),
        model=take.get("model"),
        order=take.get("order"),
        actions=tuple(action["action"] for action in actions),
        ingredients=tuple(f"{item.get('title')} ({item['relationship']})" for item in manifest.get("ingredients", ())),
        problems=tuple(failure["code"] for failure in failures),
    )


def _context(anchor: str | None) -> c2pa.Context:
    """C2PA's settings for one call: offline, without thumbnails, trusting `anchor` besides the built-in list."""
    import c2pa

    settings: dict[str, Any] = {
        "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
        "builder": {"thumbnail": {"enabled": False}},
    }
    if anchor:
        settings["trust"] = {"user_anchors": anchor}
    return c2pa.Context(settings=c2pa.Settings.from_dict(settings))


def _has_manifest(path: Path) -> bool:
    """True when the file holds the box of a manifest store (ISO/IEC 19566-5: a description box of type `c2pa`)."""
    if not path.stat().st_size:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return data.find(b"jumdc2pa") >= 0


def _kind(path: Path) -> str:
    """What C2PA calls the format of a file: its ending."""
    if not path.is_file():
        raise WrongUse(f"There is no file '{path}'.", next_step="Check the name.")
    return path.suffix.lstrip(".").lower()


def _identity(number: int) -> str:
    """The name by which an action refers to ingredient `number`."""
    return f"xmp:iid:ingredient-{number}"
