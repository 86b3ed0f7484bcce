"""Printed figures of real councils against ours."""

import click

from upheld.cli.commands.common import telling
from upheld.runs.annual import places
from upheld.runs.published.report import report_lines
from upheld.runs.published.whole import examine_published


@click.command("published")
def published_command() -> None:
    """Try the printed figures of real councils: case lists, import, freeze, count, compare."""
    with telling() as tell:
        report = examine_published(tell=tell)
    for line in report_lines(report):
        click.echo(line)
    click.echo(f"report.csv and report.json are in {places.data() / 'published'}")
    report.check()


COMMANDS = (published_command,)
