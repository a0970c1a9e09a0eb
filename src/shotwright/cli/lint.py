"""shotwright lint: what is wrong or missing in a prompt, before it costs anything."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import cast

import click


@click.command(name="lint", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("prompts", nargs=-1, metavar="PROMPT...|FILE...")
@click.option(
    "--profile", type=click.Choice(["default", "strict"]), help="default: what is wrong; strict: what is missing too."
)
@click.option(
    "--select", multiple=True, metavar="RULE", help="Only these rules: names, codes or starts of codes (SW1)."
)
@click.option("--ignore", multiple=True, metavar="RULE", help="All but these rules.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True
)
@click.option("--fix", is_flag=True, help="Mend what can be mended: prints the prompt, or rewrites the file.")
@click.option("--rules", is_flag=True, help="List every rule with its code and reason.")
def command(
    prompts: tuple[str, ...],
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    fix: bool,
    rules: bool,
) -> None:
    """Lint prompts, or files with one prompt a line (.txt). Exit 0 when clean, 1 when something was found."""
    from shotwright.errors import WrongUse
    from shotwright.prompt.lint import Profile, all_rules, lint, mend
    from shotwright.prompt.lint.report import FORMATS, Linted
    from shotwright.prompt.lint.settings import checked, nearest

    if rules:
        for r in all_rules():
            click.echo(f"{r.code}  {r.name:24} {r.severity:8} {r.profile:8} {r.why}")
        return
    if not prompts:
        raise WrongUse(
            "No prompt was given.", next_step='Try: shotwright lint "three people walk at noon under the stars".'
        )
    asked = checked({"select": list(select), "ignore": list(ignore)}, "the command line")
    linted, mended = [], False
    for file, lines in ((f, ls) for p in prompts for f, ls in [prompts_in(p)]):
        held = nearest(file.resolve().parent if file else Path.cwd())
        named = cast(Profile, profile or held.profile)
        chosen, left_out = asked.select or held.select, (*held.ignore, *asked.ignore)
        look = partial(lint, profile=named, select=chosen, ignore=left_out)
        result = []
        for number, text in enumerate(lines, 1):
            if not text.strip() or text.lstrip().startswith("#"):
                result.append(text)
                continue
            if fix:
                done = mend(text, look)
                text, mended = done.text, mended or bool(done.fixed)
                if file is None:
                    click.echo(text)
            result.append(text)
            found = look(text)
            linted.append(Linted(text, tuple(found), str(file) if file else None, number))
        if fix and file is not None and result != lines:
            file.write_text("\n".join(result) + "\n", "utf-8")
    shown = FORMATS[form](linted)
    if shown:
        click.echo(shown, err=fix)
    found_any = any(row.findings for row in linted)
    if form == "text" and not found_any and not fix:
        click.echo("Nothing to say against it." if len(linted) == 1 else f"{len(linted)} prompts, nothing to say.")
    sys.exit(1 if found_any else 0)


def prompts_in(argument: str) -> tuple[Path | None, list[str]]:
    """The prompts of one argument: the lines of a text file, or the argument itself."""
    from shotwright.errors import WrongUse

    path = Path(argument)
    if len(argument) < 500 and path.suffix == ".txt":
        if not path.is_file():
            raise WrongUse(
                f"There is no file '{argument}'.", next_step="Give a prompt, or a .txt file with one a line."
            )
        return path, path.read_text("utf-8", errors="replace").splitlines()
    return None, [argument]
