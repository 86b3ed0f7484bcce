"""Backup and restore."""

from pathlib import Path

import click

from upheld.cli.commands.common import by_option, plural, telling
from upheld.runs.backup.keys import make_key
from upheld.runs.backup.restore import restore
from upheld.runs.backup.whole import backup

FILE = click.Path(path_type=Path, dir_okay=False)
THERE = click.Path(path_type=Path, dir_okay=False, exists=True)
MEGABYTE = 1_000_000


@click.command("backup")
@click.argument("file", type=FILE)
@by_option
def backup_command(file: Path, by: str) -> None:
    """Write everything into FILE, encrypted for UPHELD_BACKUP_KEY, while others work."""
    with telling() as tell:
        made = backup(file, by=by, tell=tell)
    how = "encrypted" if made.encrypted else "not encrypted, for this is a demonstration"
    click.echo(f"{file}: {plural(made.files, 'file')}, {made.bytes / MEGABYTE:,.1f} MB, {how}")
    click.echo(f"{made.deletions}: what was deleted so far; keep the newest outside this machine")


@click.command("restore")
@click.argument("file", type=THERE)
@click.option("--identity", type=THERE, help="The key that opens FILE.")
@click.option("--deletions", type=THERE, help="The list beside the newest backup there is.")
@by_option
def restore_command(file: Path, identity: Path | None, deletions: Path | None, by: str) -> None:
    """Put the backup in FILE into the data folder, which must be empty."""
    with telling() as tell:
        done = restore(file, identity=identity, deletions=deletions, by=by, tell=tell)
    click.echo(
        f"restored as of {done.made}: {plural(len(done.manifest.files), 'file')} and "
        f"{plural(done.manifest.audit['events'], 'audit event')}, all whole"
    )
    if deletions:
        click.echo(f"{plural(done.deleted, 'deletion')} made since, made again")
    else:
        click.echo("no list of deletions was given: what was deleted since is back")
    click.echo("next: upheld roll, which makes the public site anew")


@click.command("backup-key")
@click.argument("file", type=FILE)
def backup_key_command(file: Path) -> None:
    """Make a key for backups: FILE opens them, the line printed is what they are made for."""
    public = make_key(file)
    click.echo(f"{file} opens backups; keep it away from this machine, in two places", err=True)
    click.echo(public)


COMMANDS = (backup_command, restore_command, backup_key_command)
