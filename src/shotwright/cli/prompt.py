"""shotwright prompt: what is understood of a prompt, and the same prompt written out in 50 to 100 words."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from shotwright.prompt.compose import Formula
    from shotwright.studio.thought import Silence, Thought
    from shotwright.studio.writing import Written


@click.command(name="prompt", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("text", metavar="PROMPT")
@click.option("--parse", "only_parse", is_flag=True, help="Only what is understood; write nothing out.")
@click.option("--formula", type=click.Choice(["guide", "specificity"]), help="Else the model's usual one, else guide.")
@click.option("--model", default="", help="Write it as this model likes it.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Another seed fills gaps otherwise.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Fill a variable such as {place} in PROMPT.")
@click.option("--say", multiple=True, metavar="WHO: LINE", help="A spoken line.")
@click.option("--hear", multiple=True, metavar="SOUND", help="A sound.")
@click.option("--without", multiple=True, metavar="THING", help="What must not be seen.")
@click.option("--mind", metavar="URL", help="Let a chat endpoint (OpenAI format, local or not) expand the idea too.")
@click.option("--mind-model", default="", help="The endpoint's model; else the first that it lists.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def command(
    text: str,
    only_parse: bool,
    formula: str | None,
    model: str,
    seed: int,
    values: tuple[str, ...],
    say: tuple[str, ...],
    hear: tuple[str, ...],
    without: tuple[str, ...],
    mind: str | None,
    mind_model: str,
    as_json: bool,
) -> None:
    """Read PROMPT, show what was understood and what was not, and write it out in full."""
    import json

    from shotwright.errors import WrongUse
    from shotwright.prompt import parse
    from shotwright.prompt.template import fill
    from shotwright.studio.writing import shot_as_json, written_out

    if any("=" not in v for v in values):
        raise WrongUse("--set needs a name and a value.", next_step="Write --set place=beach.")
    if any(":" not in s for s in say):
        raise WrongUse("--say needs who speaks.", next_step='Write --say "the woman: It begins."')
    if values:
        text = fill(text, dict(v.split("=", 1) for v in values))
    if not text.strip():
        raise WrongUse("The prompt is empty.", next_step='Try: shotwright prompt "a dog runs on a beach".')
    if only_parse:
        shots = parse(text)
        if as_json:
            click.echo(json.dumps({"shots": [shot_as_json(s) for s in shots]}, ensure_ascii=False, indent=2))
            return
        for number, shot in enumerate(shots, 1):
            click.echo(f"Shot {number} of {len(shots)}" if len(shots) > 1 else "Understood")
            understood(shot)
        return
    done = written_out(
        text,
        formula=cast("Formula | None", formula),
        seed=seed,
        model=model,
        dialogue=tuple((who.strip(), line.strip()) for who, line in (s.split(":", 1) for s in say)),
        sounds=hear,
        negatives=without,
    )
    thought = thinking(text, mind, mind_model, model) if mind else None
    if as_json:
        document: dict[str, object] = {
            "shots": [shot_as_json(w.shot) for w in done],
            "prompts": [w.as_json() for w in done],
            "mind": None if thought is None else said_as_json(thought),
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    for number, w in enumerate(done, 1):
        click.echo(f"Shot {number} of {len(done)}" if len(done) > 1 else "Understood")
        understood(w.shot)
        show(w)
    if thought is not None:
        show_thought(thought)


def understood(shot: object) -> None:
    """What a shot says, a line a field, and the words that were not understood."""
    from shotwright.film import Shot

    assert isinstance(shot, Shot)
    for name, value in shot.model_dump(mode="json", exclude_defaults=True, exclude={"text", "unheard"}).items():
        click.echo(f"  {name.replace('_', ' '):10} {said(value)}")
    if shot.unheard:
        click.echo(f"  not understood: {', '.join(shot.unheard)}")


def show(w: Written) -> None:
    """What was added, and the prompt."""
    if w.ours:
        click.echo(f"  ours: {', '.join(f'{n} {said(getattr(w.done, n))}' for n in w.ours).replace('_', ' ')}")
    click.echo(f"\n{w.spoken.prompt}\n")
    if w.spoken.negative:
        click.echo(f"negative: {w.spoken.negative}\n")
    for note in (*(f"left out, as the model has no words for it: {x}" for x in w.spoken.left_out), *w.notes):
        click.echo(note, err=True)


def thinking(text: str, address: str, mind_model: str, model: str) -> Thought | Silence:
    """The idea as a mind writes it out."""
    import asyncio
    from functools import partial

    from shotwright.catalog.shelf import model as model_called
    from shotwright.prompt.lint import Around, lint
    from shotwright.studio.thought import expand
    from shotwright.vendors.mind import Mind

    look = partial(lint, around=Around(model=model_called(model) if model else None))

    async def think() -> Thought | Silence:
        mind = Mind(address, model=mind_model)
        try:
            return await expand(text, mind, look)
        finally:
            await mind.close()

    return asyncio.run(think())


def said_as_json(thought: Thought | Silence) -> dict[str, object]:
    """A mind's answer, or why there is none, as plain data."""
    from shotwright.studio.thought import Silence

    return {"silent": thought.why} if isinstance(thought, Silence) else thought.as_json()


def show_thought(thought: Thought | Silence) -> None:
    """A mind's answer as a diff, with what is lost and what the linter finds."""
    from shotwright.studio.thought import Silence

    if isinstance(thought, Silence):
        click.echo(f"The mind gave nothing: {thought.why}. The prompt above is by the rules.", err=True)
        return
    click.echo(f"The mind\n  {thought.diff}\n")
    for fact in thought.lost:
        click.echo(f"  lost: {fact}")
    for finding in thought.fixed:
        click.echo(f"  mended: {finding.rule}: {finding.message}")
    for finding in thought.left:
        click.echo(f"  found: {finding.code} {finding.rule}: {finding.message}")
    click.echo(f"\n{thought.text}")


def said(value: object) -> str:
    """A value on one line."""
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        value = value.model_dump(exclude_defaults=True)
    if isinstance(value, dict):
        return " ".join(said(v) for k, v in value.items() if k not in ("span", "word") and v is not None)
    if isinstance(value, list | tuple):
        return "; ".join(said(v) for v in value)
    return str(value)
