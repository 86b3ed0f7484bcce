"""What the staff site starts."""

import click

from upheld.casework.origin import coming_as_started
from upheld.runs.desk.taking import take
from upheld.runs.session import looking


@click.command("desk")
@click.argument("number", type=click.IntRange(1))
def desk_command(number: int) -> None:
    """Take the step that was asked for under NUMBER at the year's desk; the staff site does so."""
    with coming_as_started(), looking("desk"):
        click.echo(take(number).said)


COMMANDS = (desk_command,)
