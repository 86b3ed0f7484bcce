"""The post: send what waits for the mail server."""

import click

from upheld.cli.commands.common import by_option, plural
from upheld.domain.errors import CheckFailed, OutsideFailed
from upheld.runs.annual.posting import post
from upheld.runs.outbox.queries.dispatches import ready_dispatches
from upheld.runs.outbox.queries.messages import waiting
from upheld.runs.session import looking


@click.command("send")
@by_option
def send_command(by: str) -> None:
    """Send the letters and mails that wait for the mail server, as many as it takes now."""
    with looking("send"):
        done = post(by=by)
        left = waiting().count() + ready_dispatches().count()
    if done.busy:
        click.echo("another sender is at work; it sends what waits")
        return
    if done.no_server:
        click.echo("no mail server is set (UPHELD_SMTP): mails lie in the outbox as .eml files")
        if left:
            raise CheckFailed(f"{plural(left, 'message')} were queued for a mail server; set it")
        return
    click.echo(
        f"{done.sent:,} sent, {done.put_off:,} put off, {done.refused:,} refused, "
        f"{done.uncertain:,} uncertain; {left:,} wait"
    )
    if done.unreachable:
        raise OutsideFailed(f"the mail server was not reached: {done.unreachable}; try again later")
    if done.refused or done.uncertain:
        raise CheckFailed("a person has to look at what was refused or is uncertain: room Post")


COMMANDS = (send_command,)
