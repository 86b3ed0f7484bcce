"""The public site: publish, roll, serve."""

import click
from django.conf import settings

from upheld.cli.commands.common import YEAR, by_option, plural, telling
from upheld.runs.annual.publish import stage
from upheld.runs.rolling.opening import open_due, tell_left_out
from upheld.runs.rolling.roll import roll
from upheld.runs.serving import serve
from upheld.runs.session import working
from upheld.toolbox.clock import spoken


@click.command("publish")
@YEAR
@by_option
def publish_command(year: int, by: str) -> None:
    """Publish the newest release and the issued letters of YEAR, at their hour."""
    with working(f"publish {year}"), telling() as tell:
        staged = stage(year, by=by)
        tell(f"{staged.publication.release} staged")
        opened = open_due()
        tell_left_out(opened, tell=tell)
    release, hour = staged.publication.release, spoken(staged.publication.public_at)
    if staged.letters_to_follow:
        waiting = plural(staged.letters_to_follow, "letter")
        click.echo(f"{waiting} of {year} have not been issued and are not on the site")
    if staged.due:
        click.echo(f"{release} is public since {hour}: edition {opened.wanted}; upheld serve")
    else:
        click.echo(f"{release} is staged and becomes public at {hour}, by upheld roll")


@click.command("roll")
def roll_command() -> None:
    """Do everything that has fallen due by the clock; for a timer, every minute."""
    roll(tell=click.echo)


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port of the public site.")
@click.option("--staff-port", default=8001, show_default=True, help="Port of the staff site.")
@click.option("--council-port", default=8002, show_default=True, help="Port of the public forms.")
def serve_command(host: str, port: int, staff_port: int, council_port: int) -> None:
    """Serve the public site, staff site and public forms, and roll, until stopped."""
    serve(
        host=host, port=port, staff_port=staff_port, council_port=council_port,
        workers=settings.UPHELD_WORKERS, tell=click.echo,
    )  # fmt: skip


COMMANDS = (publish_command, roll_command, serve_command)
