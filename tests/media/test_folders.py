"""One variable moves everything that Shotwright keeps on a machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from shotwright.media.folders import cache_folder, config_folder


def test_one_variable_moves_settings_and_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOTWRIGHT_HOME", str(tmp_path))
    assert config_folder() == tmp_path / "config"
    assert cache_folder() == tmp_path / "cache"


def test_without_it_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHOTWRIGHT_HOME")
    assert config_folder() != cache_folder()
    assert "shotwright" in str(config_folder()) and "shotwright" in str(cache_folder())


def test_tests_never_see_the_real_settings() -> None:
    assert "shotwright-tests-" in str(config_folder())
