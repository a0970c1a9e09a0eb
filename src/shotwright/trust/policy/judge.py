"""Before money: what is asked for is read against the rules, and only what passes gets a Permit.

prompt ─┐
names   ├─ plain words ─ innocent phrases out ─ every rule ──┬── nothing found ──────────── Permit
files   │                                                    ├── ask: the user's word ───── Permit, with the word in it
voice  ─┘                                                    └── refuse ─────────────────── Stopped
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from shotwright.errors import Stopped
from shotwright.film import Order

from ..consent import Consent, Likeness, agreed
from .pattern import Reading, Text, join, plain_words
from .rules import Condition, PolicyRule, blotted, rule_set
from .settings import Settings

Act = Literal["refuse", "ask"]


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything about an order that has words."""

    prompt: str
    names: tuple[str, ...] = ()
    """Of the characters in it."""
    files: tuple[str, ...] = ()
    """Names of pictures, films and sounds that are given."""
    voice: str = ""
    """Name of a voice."""
    uncovered: tuple[str, ...] = ()
    """Those of the files that may show or sound like a real person: see `uncovered_files`."""

    @property
    def inputs(self) -> list[Input]:
        """Each input, with its name in a message, its text, and the likeness that it would use."""
        return [
            Input("the prompt", self.prompt, "face"),
            *(Input(f"the name '{name}'", name, "face") for name in self.names),
            *(
                Input(f"the file '{name}'", stem(name), "voice" if SOUND.search(name) else "face")
                for name in self.files
            ),
            *([Input(f"the voice '{self.voice}'", self.voice, "voice")] if self.voice else []),
        ]


@dataclass(frozen=True, slots=True)
class Input:
    """One thing with words."""

    title: str
    text: str
    likeness: Likeness


SOUND = re.compile(r"\.(?:wav|mp3|flac|ogg|opus|m4a|aac)$", re.IGNORECASE)


def stem(name: str) -> str:
    """A file's name without its ending, which says nothing of what it shows."""
    return re.sub(r"\.\w{2,5}$", "", name)


@dataclass(frozen=True, slots=True)
class Objection:
    """What one rule found."""

    rule: str
    title: str
    act: Act
    where: tuple[str, ...]
    """The inputs that it lies in: `the prompt`, `the file 'x.jpg'`."""
    words: tuple[str, ...]
    """What was read there."""
    why: str
    instead: str

    def __str__(self) -> str:
        said = " with ".join(f"'{words}'" for words in self.words)
        if self.rule == "likeness":
            return f"{self.title.capitalize()}: {' and '.join(self.where)}, given for {said}. {self.why}"
        return f"{self.title.capitalize()}: {' and '.join(self.where)} says {said}. {self.why}"


@dataclass(frozen=True, slots=True)
class Permit:
    """Says that one order passed. Only this file makes one, which a test reads in the syntax tree."""

    policy: str
    """The rule set, its strictness and what the user gave a word on; goes into the purchase."""
    order: str
    """Digest of the order that it is for."""


def judge(
    asked: Asked,
    settings: Settings | None = None,
    consents: Sequence[Consent] = (),
    *,
    on: datetime.date | None = None,
    fixed_only: bool = False,
) -> tuple[Objection, ...]:
    """What the rules have against it, refusals first; `fixed_only` reads only the rules that nothing lifts."""
    settings, day = settings or Settings(), on or datetime.date.today()
    text = join([each.text for each in asked.inputs])
    reading = rule_set().reading(text.words)
    seen = blotted(reading.compile_all(rule_set().innocent), text.words)
    found = [
        objection
        for rule in rule_set().rules
        if rule.fixed or not fixed_only
        for objection in objections(rule, reading, text, seen, asked, settings, consents, day)
    ]
    return tuple(sorted(found, key=lambda o: o.act == "ask"))


def objections(
    rule: PolicyRule,
    reading: Reading,
    text: Text,
    seen: str,
    asked: Asked,
    settings: Settings,
    consents: Sequence[Consent],
    day: datetime.date,
) -> Iterator[Objection]:
    """The strongest objection of one rule, if it has any."""
    if rule.pictures:
        yield from likeness(rule, reading, asked, seen, settings)
        return
    words = blotted(reading.compile_all(rule.innocent), seen)
    if rule.consent:
        words = without_agreed(rule, reading, words, text, asked, [c for c in consents if agreed(c, day)])
    for act, conditions in (("refuse", rule.refuse), ("ask", rule.ask)):
        said = settings.act(rule, "refuse" if act == "refuse" else "ask")
        matches = first(conditions, reading, words)
        if said is None or not matches:
            continue
        places = sorted({next(n for n, end in enumerate(text.ends) if match.start() < end) for match in matches})
        yield Objection(
            rule.id,
            rule.title,
            said,
            tuple(asked.inputs[n].title for n in places),
            tuple(dict.fromkeys(clear(match[0]) for match in matches)),
            rule.why,
            rule.instead,
        )
        return


def likeness(rule: PolicyRule, reading: Reading, asked: Asked, seen: str, settings: Settings) -> Iterator[Objection]:
    """A picture beside words that speak of a person, or any recording of a sound, that no consent covers."""
    sounds = [name for name in asked.uncovered if SOUND.search(name)]
    spoken = first(rule.ask, reading, seen)
    files = asked.uncovered if spoken else tuple(sounds)
    said = settings.act(rule, "ask")
    if said is None or not files:
        return
    words = (clear(spoken[0][0]),) if spoken else ("a recording",)
    where = tuple(f"the file '{name}'" for name in files)
    yield Objection(rule.id, rule.title, said, where, words, rule.why, rule.instead)


def first(conditions: Sequence[Condition], reading: Reading, words: str) -> list[re.Match[str]]:
    """The matches of the first condition that holds."""
    return next((found for condition in conditions if (found := condition.find(reading, words))), [])


def clear(words: str) -> str:
    """Found words as they may be shown: ages as ages, blots as dots."""
    return words.replace("youngage", "an age under 18").replace("adultage", "an age").strip()


def without_agreed(
    rule: PolicyRule, reading: Reading, words: str, text: Text, asked: Asked, consents: Sequence[Consent]
) -> str:
    """The words with the names of people who agreed blotted out, and then what is done with their likeness.

    A consent for the voice clears a name in a voice or a recording, one for the face a name elsewhere.
    """
    out, begin, cleared = "", 0, False
    for each, end in zip(asked.inputs, text.ends, strict=True):
        part = words[begin:end]
        names = [plain_words(c.who) for c in consents if each.likeness in c.likeness]
        if names:
            known = re.compile(f"(?<![^ ])(?:{'|'.join(' '.join(name) for name in names if name)})(?![^ ])")
            cleared = cleared or known.search(part) is not None
            part = blotted(known, part)
        out, begin = out + part, end
    return blotted(reading.compile_all(rule.lifted), out) if cleared else out


def permit(
    order: Order,
    asked: Asked,
    settings: Settings | None = None,
    consents: Sequence[Consent] = (),
    *,
    affirmed: Collection[str] = (),
    on: datetime.date | None = None,
) -> Permit:
    """Leave to buy `order`. Raises Stopped with what was found, why, and what to do.

    `affirmed` holds the ids of rules on whose questions the user gave a word.
    """
    settings = settings or Settings()
    for objection in judge(asked, settings, consents, on=on):
        if objection.act == "refuse" or objection.rule not in affirmed:
            raise stopped(objection)
    given = [name for name in sorted(affirmed) if name in rule_set().names]
    words = [f"rules {rule_set().version}", settings.name, *(f"affirmed {name}" for name in given)]
    return Permit(", ".join(words), order.digest)


def stopped(objection: Objection) -> Stopped:
    """The refusal, or the question put as one."""
    if objection.act == "refuse":
        return Stopped(f"Refused. {objection}", next_step=f"{objection.instead} Free meanwhile: --model house.")
    return Stopped(
        f"This needs your word. {objection}",
        next_step=f"If it is meant and allowed where you are, add --affirm {objection.rule}. Else: {objection.instead}",
    )
