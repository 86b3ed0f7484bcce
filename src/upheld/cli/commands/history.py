"""Taking into history what was published in earlier years."""

from pathlib import Path

import click

from upheld.cli.commands.common import plural, telling
from upheld.domain.errors import CheckFailed, Refused
from upheld.runs.history.account import told_of
from upheld.runs.history.entering import public_name
from upheld.runs.history.taking import accept_document, documents_of, take
from upheld.runs.session import looking


@click.command("accept")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option("--by", required=True, help="Who accepts what is read.")
@click.option("--columns", help="What the columns of a table are, where their headers do not say.")
@click.option(
    "--despite", default="", help="A public reason: accept contradicted figures too, with it."
)
def accept_command(files: tuple[Path, ...], by: str, columns: str | None, despite: str) -> None:
    """Take what published letters and tables print into history, as published.

    Figures that something speaks against are left and told. The same files again change nothing,
    and a run that was killed is continued by the same command. The name of each file becomes public
    beside its figures: name no person in it.
    """
    click.echo("the name of each file becomes public beside the figures accepted from it")
    # Beside whatever run is at work: a public hour waits for no reading, and each document is
    # taken in by a transaction of its own.
    with looking("accept"), telling() as tell:
        taken = take(files, columns=columns, tell=tell)
        done, refusals = [], list(taken.refusals)
        for document in documents_of(taken.kept):
            try:
                done.append(accept_document(document, despite=despite, by=by))
            except Refused as refused:
                # One document holds up none of the hundreds after it.
                refusals.append(f"{public_name(document[0].reading.source)}: {refused}")
            else:
                click.echo("\n".join(told_of(done[-1])))
    for remark in taken.remarks:
        click.echo(remark)
    for refusal in refusals:
        click.echo(f"not taken in: {refusal}")
    entered = sum(each.entered for each in done)
    left = sum(len(each.left) + len(each.not_settled) for each in done)
    click.echo(f"{plural(entered, 'figure')} accepted from {plural(len(done), 'document')}")
    if refusals:
        raise Refused(f"{plural(len(refusals), 'file')} could not be taken in, see above")
    if left:
        raise CheckFailed("something was left for a person to look at, see above")


COMMANDS = (accept_command,)
