"""Keys: found in the environment, the system keyring or a private file; never written anywhere else.

Every key that was read is remembered in memory, so that `redact` can take it out of whatever is shown or kept.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from shotwright.errors import WrongUse
from shotwright.media.files import write_bytes
from shotwright.media.folders import config_folder

SERVICE = "shotwright"
_seen: set[str] = set()


def key(variable: str, *, vendor: str) -> str:
    """The secret called `variable`. Raises WrongUse with the ways to give it, and the free one."""
    found = look_up(variable)
    if found is None:
        raise WrongUse(
            f"No key for {vendor}.",
            next_step=f"Run `shotwright keys set {vendor}` or set {variable}; `shotwright keys guide {vendor}` says "
            "where to get one. Free meanwhile: --model house, or --dry-run to see the order and its price.",
        )
    return found


def look_up(variable: str) -> str | None:
    """The secret called `variable`, or None."""
    found = os.environ.get(variable) or _from_keyring(variable) or _from_file().get(variable)
    if found:
        found = found.strip()
        remember(found)
    return found or None


def remember(secret: str) -> None:
    """Have `redact` take `secret` out of whatever is shown or kept: keys given by hand, tokens made of keys."""
    if len(secret) >= 6:
        _seen.add(secret)


def where(variable: str) -> str | None:
    """Where a secret lies, without reading it out: `environment`, `keyring`, `file`, or None."""
    if os.environ.get(variable):
        return "environment"
    if _from_keyring(variable):
        return "keyring"
    return "file" if variable in _from_file() else None


def store(variable: str, secret: str) -> str:
    """Keep a secret; returns where: the system keyring, else a file that only its owner may read."""
    if not secret.strip():
        raise WrongUse("The key is empty.", next_step="Paste the key when asked for it.")
    try:
        import keyring

        keyring.set_password(SERVICE, variable, secret.strip())
        return "keyring"
    except Exception:
        # No keyring package, or no keyring on this machine: both end in the private file.
        kept = {**_from_file(), variable: secret.strip()}
        file_of_keys().parent.mkdir(parents=True, exist_ok=True)
        write_bytes(file_of_keys(), json.dumps(kept, indent=1).encode(), force=True, private=True)
        return str(file_of_keys())


def forget(variable: str) -> bool:
    """Remove a stored secret; True when there was one."""
    kept = _from_file()
    removed = kept.pop(variable, None) is not None
    if removed:
        write_bytes(file_of_keys(), json.dumps(kept, indent=1).encode(), force=True, private=True)
    try:
        import keyring

        keyring.delete_password(SERVICE, variable)
        return True
    except Exception:
        return removed


def redact(text: str) -> str:
    """`text` without any key that was read in this process."""
    for secret in _seen:
        text = text.replace(secret, "•••")
    return text


def redact_bytes(data: bytes) -> bytes:
    """The same for bytes."""
    for secret in _seen:
        data = data.replace(secret.encode(), b"***")
    return data


def file_of_keys() -> Path:
    """The private file, for machines without a keyring."""
    return config_folder() / "keys.json"


def _from_file() -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads(file_of_keys().read_text())
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise WrongUse(f"'{file_of_keys()}' cannot be read.", next_step="Mend or delete it.") from error
    return found


def _from_keyring(variable: str) -> str | None:
    try:
        import keyring

        found: str | None = keyring.get_password(SERVICE, variable)
        return found
    except Exception:
        return None
