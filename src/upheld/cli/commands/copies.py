"""Backup and restore."""

from collections.abc import Iterator
from pathlib import Path

import click

from upheld.cli.commands.common import by_option, plural, telling
from upheld.runs.backup.keeping import save_list
from upheld.runs.backup.keys import make_key
from upheld.runs.backup.restore import Restored, Wishes, restore
from upheld.runs.backup.whole import backup
from upheld.runs.session import looking
from upheld.toolbox.clock import spoken

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
@click.option("--deletions", type=THERE, help="The newest list (default: UPHELD_DELETIONS).")
@click.option("--without-deletions", is_flag=True, help="There is no list of deletions.")
@click.option("--although-broken", is_flag=True, help="The audit was broken before the backup.")
@by_option
def restore_command(
    file: Path,
    identity: Path | None,
    deletions: Path | None,
    without_deletions: bool,
    although_broken: bool,
    by: str,
) -> None:
    """Put the backup in FILE into the data folder, which must be empty."""
    wishes = Wishes(
        identity=identity, deletions=deletions, without_deletions=without_deletions,
        although_broken=although_broken,
    )  # fmt: skip
    with telling() as tell:
        done = restore(file, wishes=wishes, by=by, tell=tell)
    for line in _lines_of(done):
        click.echo(line)


def _lines_of(done: Restored) -> Iterator[str]:
    whole = "not whole" if done.damage else "all whole"
    yield (
        f"restored as of {done.made}: {plural(len(done.manifest.files), 'file')} and "
        f"{plural(done.manifest.audit['events'], 'audit event')}, {whole}"
    )
    if done.damage:
        yield f"broken before the backup was made, and noted in the audit: {done.damage}"
    if done.listed:
        yield (
            f"{plural(done.deleted, 'deletion')} made since, made again; the list knows of those "
            f"until {spoken(done.listed.made_at)}, what was deleted later is back"
        )
    else:
        yield "no list of deletions was given: what was deleted since is back"
    yield "next: upheld roll, which makes the public site anew"


@click.command("deletions")
@click.argument("file", type=FILE)
def deletions_command(file: Path) -> None:
    """Write into FILE what was deleted for good so far, by key, for a restore."""
    with looking("deletions"):
        count = save_list(file)
    click.echo(f"{file}: {plural(count, 'deletion')}; keep it outside this machine")


@click.command("backup-key")
@click.argument("file", type=FILE)
def backup_key_command(file: Path) -> None:
    """Make a key for backups: FILE opens them, the line printed is what they are made for."""
    public = make_key(file)
    click.echo(f"{file} opens backups; keep it away from this machine, in two places", err=True)
    click.echo("set UPHELD_BACKUP_KEY to the line that was printed", err=True)
    click.echo(public)


COMMANDS = (backup_command, restore_command, deletions_command, backup_key_command)
