"""The demonstration."""

import re

import click

from upheld.cli.commands.common import telling
from upheld.runs.demo.whole import FIRST, LAST, demonstrate
from upheld.runs.session import working

MOST_DECISIONS = 60_000


def _years(_context: click.Context, _option: click.Parameter, text: str) -> tuple[int, ...]:
    found: set[int] = set()
    for part in text.split(","):
        match = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", part.strip())
        if not match:
            raise click.BadParameter(f"{part!r} is not a year or a range such as 2018-2025")
        first, last = int(match[1]), int(match[2] or match[1])
        found.update(range(first, last + 1))
    if outside := [y for y in sorted(found) if not FIRST <= y <= LAST]:
        raise click.BadParameter(f"{outside[0]} is not among {FIRST}-{LAST}")
    return tuple(sorted(found))


@click.command("demo")
@click.option(
    "--years", default="2018,2020", callback=_years, help="A list or a range such as 2018-2025."
)
@click.option("--seed", default=1, help="What the invented counts are drawn by.")
@click.option(
    "--decisions", default=0, type=click.IntRange(0, MOST_DECISIONS),
    help="Fill up with further invented decisions until there are so many texts.",
)  # fmt: skip
def demo_command(years: tuple[int, ...], seed: int, decisions: int) -> None:
    """Make a demonstration: casework, release and letters of each year, all verified.

    Real councils have the figures once printed about them, exactly, and invented ones where none
    was printed. Reports, improvements and the texts of decisions belong to 25 fictional councils.
    Again, it ends in the same state. It needs a data folder without live casework.
    """
    with working("demo"), telling(keep=True) as tell:
        demonstrate(years, seed=seed, tell=tell, decisions=decisions)


COMMANDS = (demo_command,)
