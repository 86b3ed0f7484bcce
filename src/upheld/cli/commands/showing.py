"""Looking at what was made."""

import json
from pathlib import Path

import click

from upheld.cli.commands.common import YEAR, plural
from upheld.runs.annual.showing import (
    body_figures,
    copy_tables,
    figures_json,
    figures_text,
    letter_pdf,
    letter_state,
    letter_twin,
)
from upheld.runs.annual.twins import Twin
from upheld.runs.session import looking

FILE = click.Path(path_type=Path)


@click.command("figures")
@click.argument("body")
@YEAR
@click.option("--json", "as_json", is_flag=True, help="As JSON, with every base and comparison.")
def figures_command(body: str, year: int, as_json: bool) -> None:
    """Show the figures of BODY in YEAR as released."""
    with looking(f"figures {body} {year}"):
        figures = body_figures(body, year)
    if as_json:
        click.echo(json.dumps(figures_json(figures), indent=1, ensure_ascii=False))
    else:
        click.echo(figures_text(figures))


@click.command("letter")
@click.argument("body")
@YEAR
@click.option("--pdf", type=FILE, help="Write the letter as PDF here, as it lies.")
@click.option("--html", type=FILE, help="Write it here as an HTML file that stands alone.")
@click.option("--text", type=FILE, help="Write its plain text here.")
@click.option("--large-print", type=FILE, help="Write it here as a PDF in 18 point.")
def letter_command(body: str, year: int, pdf: Path | None, **twins: Path | None) -> None:
    """Copy the letter to BODY about YEAR out of the data folder."""
    wanted = {Twin(name.replace("_", "-")): path for name, path in twins.items() if path}
    if not pdf and not wanted:
        forms = ", ".join(f"--{twin}" for twin in Twin)
        raise click.UsageError(f"say where the letter is to go: --pdf FILE, or one of {forms}")
    with looking(f"letter {body} {year}"):
        if pdf:
            pdf.write_bytes(letter_pdf(body, year))
        for twin, path in wanted.items():
            path.write_bytes(letter_twin(body, year, twin))
        state = letter_state(body, year)
    for written in filter(None, (pdf, *wanted.values())):
        click.echo(f"{written}: {state}")


@click.command("tables")
@YEAR
@click.option("--to", type=click.Path(path_type=Path), required=True, help="Folder for the files.")
def tables_command(year: int, to: Path) -> None:
    """Write the open data of YEAR: CSV, XLSX, Parquet, JSON, descriptions and sums."""
    with looking(f"tables {year}"):
        copied = copy_tables(year, to)
    click.echo(f"{plural(copied, 'file')} in {to}")


COMMANDS = (figures_command, letter_command, tables_command)
