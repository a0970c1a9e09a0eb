"""shotwright lint: what is wrong or missing in a prompt, before it costs anything."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from shotwright.studio.linting import Look, Outcome


@click.command(name="lint", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("prompts", nargs=-1, metavar="PROMPT...|FILE...")
@click.option(
    "--profile", type=click.Choice(["default", "strict"]), help="default: what is wrong; strict: what is missing too."
)
@click.option(
    "--select", multiple=True, metavar="RULE", help="Only these rules: names, codes or starts of codes (SW1)."
)
@click.option("--ignore", multiple=True, metavar="RULE", help="All but these rules.")
@click.option("--model", default="", help="Say also what this model cannot make; else a production's own models count.")
@click.option("--seconds", type=float, help="The length that will be asked for; else what the words say.")
@click.option("--aspect", help="The aspect that will be asked for, such as 9:16.")
@click.option("--reference", multiple=True, metavar="WORDS", help="What a reference picture shows.")
@click.option("--first-frame", metavar="WORDS", help="What the start picture shows.")
@click.option("--last-frame", metavar="WORDS", help="What the end picture shows.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True
)
@click.option("--fix", is_flag=True, help="Mend what can be mended: prints the prompt, or rewrites the file.")
@click.option("--mind", metavar="URL", help="With --fix: ask a chat endpoint about what no rule can mend.")
@click.option("--mind-model", default="", help="The endpoint's model; else the first that it lists.")
@click.option("--rules", is_flag=True, help="List every rule with its code and reason.")
def command(
    prompts: tuple[str, ...],
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    model: str,
    seconds: float | None,
    aspect: str | None,
    reference: tuple[str, ...],
    first_frame: str | None,
    last_frame: str | None,
    form: str,
    fix: bool,
    mind: str | None,
    mind_model: str,
    rules: bool,
) -> None:
    """Lint prompts, .txt files with one prompt a line, and production files (.yaml).

    Exits with 0 when clean, 1 when something was found.
    """
    from shotwright.catalog.shelf import model as model_called
    from shotwright.errors import WrongUse
    from shotwright.prompt.lint import Around, Profile, all_rules
    from shotwright.prompt.lint.report import FORMATS
    from shotwright.prompt.lint.settings import checked, nearest
    from shotwright.studio.linting import examined, looking, source

    if rules:
        for r in all_rules():
            click.echo(f"{r.code}  {r.name:24} {r.severity:8} {r.profile:8} {r.why}")
        return
    if not prompts:
        raise WrongUse(
            "No prompt was given.", next_step='Try: shotwright lint "three people walk at noon under the stars".'
        )
    if mind and not fix:
        raise WrongUse("--mind mends, and --fix was not given.", next_step="Add --fix, or leave --mind away.")
    asked = checked({"select": list(select), "ignore": list(ignore)}, "the command line")
    found = model_called(model) if model else None
    around = Around(found, seconds, aspect, reference, first_frame, last_frame)
    outcomes: list[Outcome] = []
    for argument in prompts:
        sources = source(argument, around)
        held = nearest(sources.file.resolve().parent if sources.file else Path.cwd())
        named = cast(Profile, profile or held.profile)
        look = looking(named, asked.select or held.select, (*held.ignore, *asked.ignore))
        outcome = examined(sources, look, fix=fix)
        outcomes.append(outcome)
        if fix and sources.file is None:
            click.echo(outcome.mended[0][1].text)
        for line in outcome.stuck:
            click.echo(f"Not put back, as it is written over several lines or with escapes:\n{line}", err=True)
        if mind:
            ask_mind(mind, mind_model, outcome, look)
    linted = [row for outcome in outcomes for row in outcome.linted]
    shown = FORMATS[form](linted)
    if shown:
        click.echo(shown, err=fix)
    found_any = any(row.findings for row in linted)
    if form == "text" and not found_any and not fix:
        click.echo("Nothing to say against it." if len(linted) == 1 else f"{len(linted)} prompts, nothing to say.")
    sys.exit(1 if found_any else 0)


def ask_mind(address: str, model: str, outcome: Outcome, look: Look) -> None:
    """Show what a mind would change where no rule can mend; a person decides, and no file is changed."""
    import asyncio

    from shotwright.studio.linting import at
    from shotwright.studio.thought import Silence, Thought, mended
    from shotwright.vendors.mind import Mind

    left = [(place, done) for place, done in outcome.mended if done.left]

    async def ask() -> list[Thought | Silence]:
        mind = Mind(address, model=model)
        try:
            return [await mended(done.text, list(done.left), mind, at(look, p)) for p, done in left]
        finally:
            await mind.close()

    for (place, _), thought in zip(left, asyncio.run(ask()), strict=True):
        if isinstance(thought, Silence):
            click.echo(f"{place.line}: the mind gave nothing: {thought.why}.", err=True)
        else:
            click.echo(f"{place.line}: the mind: {thought.diff}", err=True)
