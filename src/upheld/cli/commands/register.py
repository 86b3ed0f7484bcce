"""The register, from the machine itself."""

from pathlib import Path

import click

from upheld.cli.commands.common import by_option, plural
from upheld.runs.importing.populations import import_populations
from upheld.runs.session import working


@click.group("register")
def register_group() -> None:
    """Bodies that may be complained about."""


@register_group.command("populations")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=click.IntRange(1981, 2100), help="Where the file does not name it.")
@by_option
def populations_command(file: Path, year: int | None, by: str) -> None:
    """Load residents from FILE, CSV as the statistics office prints it, all or nothing."""
    with working("register populations"):
        changed = import_populations(file.read_bytes(), file.name, year=year, by=by)
    click.echo(f"{plural(changed, 'number')} of residents recorded" if changed else "nothing new")


COMMANDS = (register_group,)
