"""shotwright prompt: what is understood of a prompt, and the same prompt written out in 50 to 100 words."""

from __future__ import annotations

import click


@click.command(name="prompt", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("text", metavar="PROMPT")
@click.option("--formula", type=click.Choice(["guide", "specificity"]), default="guide", show_default=True)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Another seed fills gaps otherwise.")
@click.option("--json", "as_json", is_flag=True, help="The Shots as JSON, nothing else.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Fill a variable such as {place} in PROMPT.")
def command(text: str, formula: str, seed: int, as_json: bool, values: tuple[str, ...]) -> None:
    """Read PROMPT, show what was understood and what was not, and write it out in full."""
    import json

    from shotwright.errors import WrongUse
    from shotwright.prompt import parse
    from shotwright.prompt.compose import complete, compose
    from shotwright.prompt.template import fill

    if any("=" not in v for v in values):
        raise WrongUse("--set needs a name and a value.", next_step="Write --set place=beach.")
    if values:
        text = fill(text, dict(v.split("=", 1) for v in values))
    if not text.strip():
        raise WrongUse("The prompt is empty.", next_step='Try: shotwright prompt "a dog runs on a beach".')
    shots = parse(text)
    if as_json:
        plain = [s.model_dump(mode="json", exclude_defaults=True) for s in shots]
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    for number, shot in enumerate(shots, 1):
        done = complete(shot, seed)
        click.echo(f"Shot {number} of {len(shots)}" if len(shots) > 1 else "Understood")
        for name, value in shot.model_dump(mode="json", exclude_defaults=True, exclude={"text", "unheard"}).items():
            click.echo(f"  {name.replace('_', ' '):10} {said(value)}")
        if shot.unheard:
            click.echo(f"  not understood: {', '.join(shot.unheard)}")
        if done.ours:
            click.echo(
                f"  ours: {', '.join(f'{n} {said(getattr(done.shot, n))}' for n in done.ours).replace('_', ' ')}"
            )
        click.echo(f"\n{compose(done.shot, 'specificity' if formula == 'specificity' else 'guide')}\n")


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
