"""Where state lives on this machine. `SHOTWRIGHT_HOME` moves all of it into one folder."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def _folder(kind: str, default: str) -> Path:
    home = os.environ.get("SHOTWRIGHT_HOME")
    return Path(home) / kind if home else Path(default)


def config_folder() -> Path:
    """Settings and the signing certificate."""
    return _folder("config", platformdirs.user_config_dir("shotwright", appauthor=False))


def cache_folder() -> Path:
    """What can be made again: compiled kernels, previews."""
    return _folder("cache", platformdirs.user_cache_dir("shotwright", appauthor=False))
