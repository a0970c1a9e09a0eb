"""Consent: who agreed that their face or voice is used, for what, until when, and on what evidence.

Records stand in `consents.json` beside the production, so that they travel with it and a reviewer can read them. The
evidence itself (a signed release, a recorded sentence) stays where it is: the record holds its digest, by which anyone
can see later that it is still the same file.
"""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from shotwright.errors import Damaged, WrongUse
from shotwright.media.files import digest, write_bytes

Likeness = Literal["face", "voice"]
FILE = "consents.json"


class Consent(BaseModel):
    """One person's word."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    """By which a production's cast names it."""
    who: str = Field(min_length=1)
    likeness: tuple[Likeness, ...] = Field(min_length=1)
    purpose: str = Field(min_length=1)
    """What they agreed to: `spring campaign`, `training films in German`."""
    until: datetime.date
    """The last day on which it holds."""
    evidence: str
    """Name of the file that shows it."""
    evidence_digest: str
    """SHA-256 of that file."""
    pictures: dict[str, str] = {}
    """Pictures and recordings of the person that it covers: digest to file name."""
    recorded: datetime.date


def agreed(consent: Consent, on: datetime.date, likeness: Likeness | None = None) -> bool:
    """True when the consent holds on a day, for that likeness."""
    return consent.recorded <= on <= consent.until and (likeness is None or likeness in consent.likeness)


def read_consents(folder: Path) -> tuple[Consent, ...]:
    """The records beside a production. Raises Damaged when they cannot be read."""
    file = folder / FILE
    if not file.exists():
        return ()
    try:
        return tuple(Consent.model_validate(row) for row in json.loads(file.read_text("utf-8"))["consents"])
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        raise Damaged(
            f"'{file}' cannot be read as records of consent: {str(error).splitlines()[0]}.",
            next_step="Restore it from a copy; without it nobody's face or voice is used.",
        ) from error


def record_consent(
    folder: Path,
    who: str,
    likeness: Iterable[Likeness],
    purpose: str,
    until: datetime.date,
    evidence: Path,
    pictures: Sequence[Path] = (),
    *,
    on: datetime.date | None = None,
) -> Consent:
    """Write a record beside the production. Raises WrongUse when something that makes it worth anything is missing."""
    day = on or datetime.date.today()
    if not plain_name(who):
        raise WrongUse("A consent needs the person's name.", next_step="Give the name as it stands on the release.")
    if not purpose.strip():
        raise WrongUse("A consent needs a purpose.", next_step='Say what they agreed to: --purpose "spring campaign".')
    if until < day:
        raise WrongUse(f"This consent ended on {until}.", next_step="Ask for a new one, and give its last day.")
    for file in (evidence, *pictures):
        if not file.is_file():
            raise WrongUse(f"There is no file '{file}'.", next_step="Check the name.")
    if evidence.stat().st_size == 0:
        raise WrongUse(f"'{evidence}' is empty, and shows nothing.", next_step="Give the signed release or recording.")
    known = read_consents(folder)
    made = Consent(
        id=free_id(plain_name(who), {consent.id for consent in known}),
        who=who.strip(),
        likeness=tuple(one for one in get_args(Likeness) if one in set(likeness)),
        purpose=purpose.strip(),
        until=until,
        evidence=evidence.name,
        evidence_digest=digest(evidence),
        pictures={digest(file): file.name for file in pictures},
        recorded=day,
    )
    write_consents(folder, (*known, made))
    return made


def withdraw_consent(folder: Path, name: str) -> Consent:
    """Remove the record called `name`: nothing new is made with it. Raises WrongUse with the ids that there are."""
    known = read_consents(folder)
    gone = next((consent for consent in known if consent.id == name), None)
    if gone is None:
        listed = f"There are: {', '.join(c.id for c in known)}." if known else "There is none at all."
        raise WrongUse(f"There is no consent '{name}'.", next_step=listed)
    write_consents(folder, [consent for consent in known if consent.id != name])
    return gone


def write_consents(folder: Path, consents: Sequence[Consent]) -> None:
    """Write all records, whole or not at all."""
    document = {"version": 1, "consents": [consent.model_dump(mode="json") for consent in consents]}
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    write_bytes(folder / FILE, text.encode(), force=True)


def plain_name(who: str) -> str:
    """`Anna Müller` as anna-muller."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", who) if not unicodedata.combining(c)).casefold()
    return "-".join(re.findall(r"\w+", plain))


def free_id(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with the first number that is free."""
    return next(name for n in range(1, len(taken) + 2) if (name := wanted if n == 1 else f"{wanted}-{n}") not in taken)
