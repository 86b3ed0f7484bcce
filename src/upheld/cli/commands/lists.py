"""Bringing case lists in."""

from pathlib import Path

import click

from upheld.cli.commands.common import by_option, plural, telling
from upheld.runs.importing.intake import import_lists
from upheld.runs.session import working


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything, record nothing.")
@by_option
def import_command(folder: Path, dry_run: bool, by: str) -> None:
    """Import the case lists of FOLDER into casework, all or nothing."""
    with working(f"import {folder}"), telling() as tell:
        brought = import_lists(folder, by=by, dry_run=dry_run, tell=tell)
    new = brought.casework
    kinds = {
        "case": new.cases,
        "case x body": new.case_bodies,
        "recode": new.recodes,
        "decision": new.decisions,
        "compliance event": new.compliance,
        "report": new.reports,
        "improvement": new.improvements,
        "contact": brought.contacts,
        "activity figure": brought.activity,
        "training session": brought.training,
        "plan": brought.plan,
    }
    said = ", ".join(plural(count, kind) for kind, count in kinds.items() if count)
    verb = "would be recorded" if dry_run else "recorded"
    click.echo(
        f"{plural(brought.lines, 'line')} read; {f'{verb}: {said}' if said else 'nothing new'}"
    )


COMMANDS = (import_command,)
