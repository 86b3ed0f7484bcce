"""People of the staff site, from the machine itself."""

import click

from upheld.cli.commands.common import by_option
from upheld.domain.roles import Role
from upheld.runs.people import code_of, invite_person
from upheld.runs.session import looking


@click.command("invite")
@click.argument("email")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--why", default="invited from the command line", help="Why this role is needed.")
@by_option
def invite_command(email: str, role: str, why: str, by: str) -> None:
    """Invite EMAIL to the staff site; the first administrator comes so."""
    with looking("invite"):
        link = invite_person(email, Role(role), why=why, by=by)
    click.echo(f"{email} may follow this link once, within three days; it goes by mail too:")
    click.echo(link)


@click.command("code")
@click.argument("user")
def code_command(user: str) -> None:
    """Print the second factor of USER, a role of a demonstration, as it is now."""
    with looking("code"):
        click.echo(code_of(user))


COMMANDS = (invite_command, code_command)
