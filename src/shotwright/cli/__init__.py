"""The command line: one file a command, loaded only when it is called, so that `--help` starts at once."""

from __future__ import annotations

import gc
import signal
import sys
import traceback
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from shotwright import __version__

COMMANDS: dict[str, str] = {
    "make": "Make a film from a prompt.",
    "new": "Write a production to start from: a starter, a brief, a screenplay.",
    "plan": "Show each shot of a production before money: words, model, price, what is there.",
    "characters": "List the cast of a production, and paint character sheets.",
    "pick": "Choose which take of a shot the film shows.",
    "retake": "Make one more take of a shot, with a note if you like.",
    "lint": "Say what is wrong with prompts, why, and how to mend it.",
    "prompt": "Show what is understood of a prompt, and write it out in full.",
    "models": "List what each model can do and what it costs; find those that suit.",
    "quote": "Say what a prompt or a film costs at each model, before anything is ordered.",
    "plans": "Compare subscriptions and prices by the second for a month of footage.",
    "jobs": "Show what was bought, settle what is open, set the month's budget.",
    "sound": "Make one sound, spoken line or bed of music, free.",
    "deliver": "Make from a film the files that platforms take, signed.",
    "consent": "Record who agreed to the use of their face or voice.",
    "keys": "Keep vendors' keys, and say where to get them.",
    "doctor": "Show what is installed, what works and where state lives.",
    "selects": "Find the good parts of footage, and make a first cut of them.",
    "handover": "Write the cut so that other editors open it: OTIO, Final Cut 7 XML, FCPXML, EDL.",
    "import": "Render a timeline that another editor exported.",
    "verify": "Say who signed a film and whether it was changed since.",
}
"""Name of each command and its line in `--help`; the code is in the module of the same name."""


class Commands(click.Group):
    """Loads a command's module when the command is used, and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order in which a film is made."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`."""
        if cmd_name not in COMMANDS:
            return None
        # A module cannot bear the name of a keyword.
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        found: click.Command = import_module(f"shotwright.cli.{module}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table above, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Like click's, with the nearest command named in the refusal."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else f" Commands: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx) from error


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="shotwright")
def group() -> None:
    """Shotwright: a film as a text file. Preview it free, know the price, buy every take once, deliver it signed."""


def end_like_ctrl_c() -> None:
    """Clear up as after Ctrl-C when the machine stops us or the terminal is closed; `nohup` stays as it is."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, lambda *_: signal.raise_signal(signal.SIGINT))


def without_keys(text: str) -> str:
    """`text` as it may be shown: without any key that was read."""
    from shotwright.vendors.keys import redact

    return redact(text)


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line and exit with 0 done, 1 failed, 2 wrong use, 3 stopped, 4 uncertain, 130 interrupted."""
    from shotwright.errors import ShotwrightError

    end_like_ctrl_c()
    try:
        # Outside its own standalone mode click hands back the code that a command left with, or its None.
        code = group.main(args=arguments, prog_name="shotwright", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (KeyboardInterrupt, click.exceptions.Abort):
        click.echo("Stopped. Nothing was left half made and nothing was spent.", err=True)
        sys.exit(130)
    except ShotwrightError as error:
        click.echo(f"shotwright: {without_keys(str(error))}", err=True)
        sys.exit(error.exit_code)
    except Exception:
        # A fault of ours: what is shown for a report must not carry a key.
        click.echo(without_keys(traceback.format_exc()), err=True)
        click.echo(
            "This is a fault in Shotwright: please report the lines above. `shotwright jobs` shows what was bought.",
            err=True,
        )
        sys.exit(1)
    finally:
        if arguments is None:
            # The process ends: to look through all that is alive for cycles takes a third of a second.
            gc.freeze()
    sys.exit(code or 0)
