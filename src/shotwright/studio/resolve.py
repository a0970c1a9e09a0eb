"""A production's shots with everything filled in: variables, cast, places, files. Pure text; no model is known here.

    Production ── variables ── scene and look ── cast wording ── files by digest ──> Asked (one a shot) ── intent

The intent is the digest of what was asked for, before any lexicon, price list or catalogue is consulted, so that none
of them can order a take again. Ids, titles, order and folders are no part of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from shotwright.errors import WrongUse
from shotwright.film.formats.marked import Marked, Where
from shotwright.film.look import Frame
from shotwright.film.production import Character, Place, Production, ScenePlan, ShotPlan, SpokenLine
from shotwright.media.files import digest

VARIABLE = re.compile(r"\$\{([^}]*)\}")
MENTION = re.compile(r"@([a-z0-9][a-z0-9_-]*)")
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
FILMS = (".mp4", ".mov", ".webm", ".mkv")

N = TypeVar("N", bound=BaseModel)


@dataclass(frozen=True)
class Asked:
    """One shot with everything filled in."""

    scene: ScenePlan
    shot: ShotPlan
    frame: Frame
    place: str
    """In words."""
    style: str
    cast: tuple[tuple[str, Character], ...]
    """Who is named, in order of their first mention."""
    inputs: Mapping[str, Path]
    """Role to file: `image`, `end-image`, `video`, `reference-1` ..."""
    digests: Mapping[str, str]
    """Role to the digest of its bytes."""
    model: str
    seed: int
    draft: bool = False

    @property
    def name(self) -> str:
        """SCENE/SHOT."""
        return f"{self.scene.id}/{self.shot.id}"

    def intent(self, speaks: bool) -> str:
        """The digest of what was asked for; `speaks` where the model says the lines itself.

        Lines also count where nothing else says how long the shot is.
        """
        shot = self.shot
        asked: dict[str, Any] = {
            name: getattr(shot, name)
            for name in ("prompt", "subject", "action", "light", "size", "angle", "camera", "negative", "seconds",
                         "needs", "options", "join")
        }  # fmt: skip
        asked |= {
            "place": self.place,
            "time": shot.time or self.scene.time,
            "weather": shot.weather or self.scene.weather,
            "style": self.style,
            "cast": [(key, who.description, who.wardrobe, who.consent) for key, who in self.cast],
            "inputs": dict(self.digests),
            "model": self.model,
            "seed": self.seed,
            "frame": self.frame.model_dump(mode="json"),
        }
        if self.draft:
            asked["draft"] = True
        if speaks or shot.seconds is None:
            asked["lines"] = [(line.who, line.say, line.mood, line.lang) for line in shot.lines]
        text = json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def retold(self, changes: Mapping[str, Any]) -> Asked:
        """The same shot with other words."""
        return replace(self, shot=self.shot.model_copy(update=dict(changes)))


class Resolver:
    """Fills in one production; `marked` is where it was read from, so that mistakes have lines."""

    def __init__(self, production: Production, folder: Path, marked: Marked | None = None) -> None:
        self.production = production
        self.folder = folder
        self.marked = marked
        self._digests: dict[Path, str] = {}

    def shots(self, *, draft: bool = False) -> list[Asked]:
        """Every shot, in order. Raises WrongUse, with file and line, for the first mistake."""
        self.check_ids()
        return [
            self.shot(s, n, draft=draft)
            for s, scene in enumerate(self.production.scenes)
            for n, _ in enumerate(scene.shots)
        ]

    def mistake(self, where: Where, what: str, mend: str) -> WrongUse:
        """The error for a mistake at a place of the file."""
        if self.marked is None:
            return WrongUse(what, next_step=mend)
        span = self.marked.span(where)
        return WrongUse(f"{self.marked.path}:{span.line}:{span.column}: {what}", next_step=mend)

    # ---- names

    def check_ids(self) -> None:
        """Scenes, and the shots of a scene, have names of their own."""
        for s, scene in enumerate(self.production.scenes):
            if scene.id in [other.id for other in self.production.scenes[:s]]:
                raise self.mistake(("scenes", s, "id"), f"There are two scenes called '{scene.id}'.", "Rename one.")
            for n, shot in enumerate(scene.shots):
                if shot.id in [other.id for other in scene.shots[:n]]:
                    where: Where = ("scenes", s, "shots", n, "id")
                    raise self.mistake(
                        where, f"The scene '{scene.id}' has two shots called '{shot.id}'.", "Rename one."
                    )

    # ---- variables

    @cached_property
    def variables(self) -> dict[str, str]:
        """Every variable with what it names filled in. Raises WrongUse for one that names itself."""
        raw = {name: str(value) for name, value in self.production.variables.items()}
        done: dict[str, str] = {}

        def value(name: str, above: tuple[str, ...]) -> str:
            if name in above:
                circle = " -> ".join([*above[above.index(name) :], name])
                raise self.mistake(("variables", name), f"The variables go in a circle: {circle}.", "Break the circle.")
            if name not in done:
                done[name] = VARIABLE.sub(
                    lambda m: value(self.known(m[1], ("variables", name)), (*above, name)), raw[name]
                )
            return done[name]

        for name in raw:
            value(name, ())
        return done

    def known(self, name: str, where: Where) -> str:
        """The name of a variable. Raises WrongUse with the names that there are."""
        if name in self.production.variables:
            return name
        listed = ", ".join(sorted(self.production.variables)) or "none"
        raise self.mistake(where, f"There is no variable '{name}'.", f"Variables: {listed}.")

    def filled(self, noun: N, where: Where) -> N:
        """The noun with the variables in all its texts filled in."""

        def fill(value: Any, at: Where) -> Any:
            if isinstance(value, str):
                return VARIABLE.sub(lambda m: self.variables[self.known(m[1], at)], value) if "${" in value else value
            if isinstance(value, BaseModel):
                changed = {name: fill(getattr(value, name), (*at, name)) for name in type(value).model_fields}
                return value.model_copy(update=changed)
            if isinstance(value, tuple):
                return tuple(fill(one, (*at, number)) for number, one in enumerate(value))
            if isinstance(value, dict):
                return {key: fill(one, (*at, key)) for key, one in value.items()}
            return value

        result: N = fill(noun, where)
        return result

    # ---- cast and places

    @cached_property
    def cast(self) -> dict[str, Character]:
        """Everybody, variables filled in."""
        return {key: self.filled(who, ("cast", key)) for key, who in self.production.cast.items()}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every shared place, variables filled in."""
        found = {}
        for key, value in self.production.places.items():
            place = Place(description=value) if isinstance(value, str) else value
            found[key] = self.filled(place, ("places", key))
        return found

    def named(self, texts: list[str], where: Where) -> list[str]:
        """Cast keys that the texts mention, by @key or by name, in order. Raises WrongUse for an @key of nobody."""
        found: list[tuple[int, str]] = []
        text = "\n".join(texts)
        for match in MENTION.finditer(text):
            if match[1] not in self.cast:
                listed = ", ".join(f"@{key}" for key in self.cast) or "nobody"
                raise self.mistake(where, f"There is nobody called '@{match[1]}'.", f"The cast is: {listed}.")
            found.append((match.start(), match[1]))
        for key, who in self.cast.items():
            for name in filter(None, (who.name, key)):
                found += [(m.start(), key) for m in re.finditer(rf"(?<![\w@]){re.escape(name)}(?!\w)", text)]
        return list(dict.fromkeys(key for _, key in sorted(found)))

    # ---- one shot

    def shot(self, s: int, n: int, *, draft: bool = False) -> Asked:
        """Shot `n` of scene `s`, filled in."""
        production = self.production
        at: Where = ("scenes", s, "shots", n)
        scene = self.filled(
            production.scenes[s].model_copy(update={"shots": production.scenes[s].shots[:1]}), ("scenes", s)
        )
        shot = self.filled(production.scenes[s].shots[n], at)
        place = shot.place or scene.place
        shared = self.places.get(place)
        texts = [shot.prompt, shot.subject, shot.action]
        keys = self.named(texts, at)
        if not any(text.strip() for text in (*texts, place)):
            raise self.mistake(at, f"The shot '{scene.id}/{shot.id}' says nothing to show.",
                               "Give it a prompt, or a subject and an action.")  # fmt: skip
        for number, line in enumerate(shot.lines):
            self.check_speaker(line, (*at, "lines", number))
        inputs = self.inputs(shot, keys, shared, at)
        style = ", ".join(filter(None, (production.look.style, shot.style)))
        return Asked(
            scene=scene,
            shot=shot,
            frame=production.look.frame,
            place=shared.description if shared else place,
            style=VARIABLE.sub(lambda m: self.variables[self.known(m[1], ("look", "style"))], style),
            cast=tuple((key, self.cast[key]) for key in keys),
            inputs=inputs,
            digests={role: self.digest(path) for role, path in inputs.items()},
            model=shot.model or production.model,
            seed=production.seed if shot.seed is None else shot.seed,
            draft=draft,
        )

    def check_speaker(self, line: SpokenLine, where: Where) -> None:
        """A line is said by somebody of the cast, or by the narrator."""
        if line.who and line.who not in self.cast:
            listed = ", ".join(self.cast) or "nobody"
            raise self.mistake((*where, "who"), f"There is nobody called '{line.who}'.",
                               f"The cast is: {listed}. Leave `who` out for the narrator.")  # fmt: skip

    def inputs(self, shot: ShotPlan, keys: list[str], place: Place | None, at: Where) -> dict[str, Path]:
        """Every file that goes with a shot, by role."""
        found = {}
        roles = (("image", PICTURES), ("end_image", PICTURES), ("video", FILMS))
        for name, endings in roles:
            if getattr(shot, name):
                found[name.replace("_", "-")] = self.file(getattr(shot, name), endings, (*at, name))
        references: list[tuple[str, Where]] = [(r, (*at, "references", i)) for i, r in enumerate(shot.references)]
        for key in keys:
            references += [(r, ("cast", key, "references", i)) for i, r in enumerate(self.cast[key].references)]
        references += [
            (r, ("places", shot.place, "references", i)) for i, r in enumerate(place.references if place else ())
        ]
        for number, (text, where) in enumerate(dict(references).items(), 1):
            found[f"reference-{number}"] = self.file(text, PICTURES, where)
        return found

    def file(self, text: str, endings: tuple[str, ...], where: Where) -> Path:
        """A file beside the production. Raises WrongUse when it is not there, outside, or of another kind."""
        path = (self.folder / text).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            raise self.mistake(where, f"'{text}' lies outside the production's folder.",
                               "Copy it beside the production: what a film is made of belongs to it.")  # fmt: skip
        if path.suffix.lower() not in endings:
            raise self.mistake(
                where, f"'{text}' is not of a kind that goes here.", f"Use one of: {', '.join(endings)}."
            )
        if not path.is_file():
            raise self.mistake(where, f"There is no file '{text}'.", "Check the name; paths count from the production.")
        return path

    def digest(self, path: Path) -> str:
        """The digest of a file, taken once."""
        if path not in self._digests:
            self._digests[path] = digest(path)
        return self._digests[path]
