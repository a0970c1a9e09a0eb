"""Stopping: Ctrl-C, a machine that shuts down and a terminal that closes all end in the same tidy way."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

WAITING = """
import signal, sys, types
import click
from shotwright import cli

@click.command("wait")
def command():
    try:
        print("ready", flush=True)
        signal.pause()
    finally:
        print("cleared up", flush=True)

sys.modules["shotwright.cli.wait"] = types.ModuleType("shotwright.cli.wait")
sys.modules["shotwright.cli.wait"].command = command
cli.COMMANDS["wait"] = "Wait."
cli.main(["wait"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_every_way_to_be_stopped_clears_up(name: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITING], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        child.send_signal(getattr(signal, name))
        out, err = child.communicate(timeout=30)
    assert child.returncode == 130
    assert out == "cleared up\n"
    assert err.strip() == "Stopped. Nothing was left half made and nothing was spent."
