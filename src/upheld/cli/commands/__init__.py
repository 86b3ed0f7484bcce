"""Every command of `upheld`, by topic."""

import click

import upheld as package
from upheld.cli.commands.annual import ANNUAL
from upheld.cli.commands.copies import COPIES
from upheld.cli.commands.demonstration import DEMONSTRATION
from upheld.cli.commands.desk import DESK
from upheld.cli.commands.lists import LISTS
from upheld.cli.commands.people import PEOPLE
from upheld.cli.commands.published import PUBLISHED
from upheld.cli.commands.publishing import PUBLISHING
from upheld.cli.commands.register import REGISTER
from upheld.cli.commands.showing import SHOWING
from upheld.cli.commands.upkeep import UPKEEP


@click.group()
@click.version_option(package.__version__)
def upheld() -> None:
    """Casework, yearly figures and annual letters of an ombudsman for local services."""


for command in (
    *LISTS,
    *ANNUAL,
    *PUBLISHING,
    *SHOWING,
    *DEMONSTRATION,
    *PUBLISHED,
    *PEOPLE,
    *COPIES,
    *REGISTER,
    *DESK,
    *UPKEEP,
):
    upheld.add_command(command)
