"""Reading what was published in earlier years."""

import json
import shutil
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from upheld.archive.sheets.columns import SHOW
from upheld.domain.errors import Refused
from upheld.runs.history.queries.figures import accepted_readings
from upheld.runs.reading.as_json import json_of
from upheld.runs.reading.as_text import text_of
from upheld.runs.reading.files import ReadFiles, read_files
from upheld.runs.reading.tally import Tally
from upheld.runs.session import looking

# Where output goes into a file or another program, no terminal says how wide it is.
PIPED = 120


@click.command("read")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, with every place and witness.")
@click.option("--columns", help="What the columns of a table are, where their headers do not say.")
def read_command(files: tuple[Path, ...], as_json: bool, columns: str | None) -> None:
    """Read published letters and tables (PDF, text, HTML, CSV, XLSX), and what contradicts them.

    A folder means the files in it. Nothing is recorded. --columns '?' shows what is recognised of
    the columns of tables, in words that can be given back.
    """
    with looking("read"):
        found = _read(files, columns)
    if columns == SHOW:
        _show_columns(found)
        return
    if as_json:
        click.echo(json.dumps(json_of(found), indent=1, ensure_ascii=False))
    else:
        width = shutil.get_terminal_size((PIPED, 0)).columns if sys.stdout.isatty() else PIPED
        click.echo("\n".join(text_of(found, width=width)))
    Tally.of(found).check()


def _read(files: tuple[Path, ...], columns: str | None) -> ReadFiles:
    # The lines of progress stay out of the output, which may be JSON or go into a file.
    console = Console(stderr=True)
    if not console.is_terminal:
        return read_files(files, columns=columns, accepted=accepted_readings)
    with console.status("reading") as status:

        def tell(line: str) -> None:
            # A name with brackets is no markup.
            status.update(Text(line))

        return read_files(files, columns=columns, accepted=accepted_readings, tell=tell)


def _show_columns(found: ReadFiles) -> None:
    for file in found.files:
        click.echo(f"{file.name}: --columns '{file.columns}'")
    if found.refusals:
        raise Refused("nothing was recognised", problems=[each.why for each in found.refusals])


COMMANDS = (read_command,)
