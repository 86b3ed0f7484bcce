"""Is this installation sound, and what can be set."""

import os

import click
from django.conf import settings

from upheld.cli.commands.common import by_option, plural
from upheld.domain.errors import CheckFailed
from upheld.runs.audit_check import verify_and_note
from upheld.runs.doctor import examine
from upheld.runs.session import looking
from upheld.web.council.database.rights import grants

# Told as set or not set, never shown.
SECRET = (
    "DATABASE_URL", "UPHELD_COUNCIL_DATABASE_URL", "UPHELD_SECRET_KEY",
    "UPHELD_COUNCIL_SECRET_KEY", "UPHELD_SMTP_PASSWORD",
)  # fmt: skip


@click.command("settings")
def settings_command() -> None:
    """List every setting: an environment variable, its value now, its default, what it does."""
    for name, (default, meaning) in settings.UPHELD_SETTINGS.items():
        value = os.environ.get(name)
        # An address of a database may hold its password.
        shown = "set" if value and name in SECRET else value or default or "(empty)"
        click.echo(f"{name} = {shown}\n    {meaning} (default: {default or 'empty'})")


@click.command("doctor")
def doctor_command() -> None:
    """Examine this installation: tools, data folder, database, register, releases."""
    sound = True
    for finding in examine():
        click.echo(f"{'ok  ' if finding.sound else 'FAIL'} {finding.what}")
        sound = sound and finding.sound
    if not sound:
        raise CheckFailed("mend what failed above and run doctor again")


@click.group("audit")
def audit_group() -> None:
    """The record of who did what."""


@audit_group.command("verify")
@by_option
def audit_verify(by: str) -> None:
    """Check that no audit event was changed or taken out."""
    with looking("audit verify"):
        checked = verify_and_note(by=by)
    click.echo(f"{plural(checked, 'audit event')}, the chain is whole")


@click.command("grants")
@click.argument("role")
def grants_command(role: str) -> None:
    """Print the SQL that limits a PostgreSQL role to what the public forms need."""
    for statement in grants(role):
        click.echo(statement)


COMMANDS = (settings_command, doctor_command, audit_group, grants_command)
