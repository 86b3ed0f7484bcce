"""What several commands share: who runs them, and how they tell what they do."""

from collections.abc import Callable
from typing import Any

import click

from upheld.domain.reporting_year import FIRST, LAST
from upheld.runs.session import whoami

YEAR = click.argument("year", type=click.IntRange(FIRST, LAST))


def by_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Who does it; the local user where nobody is named."""
    return click.option("--by", default=whoami, help="Who does this (default: the local user).")(
        function
    )


def tell(line: str) -> None:
    """One line per step."""
    click.echo(line)


def plural(count: int, word: str) -> str:
    """Such as "1 letter" and "350 letters"."""
    many = "case x bodies" if word == "case x body" else f"{word}s"
    return f"{count:,} {word if count == 1 else many}"


def bodies_of(count: int) -> str:
    """Such as "1 body" and "350 bodies"."""
    return f"{count:,} {'body' if count == 1 else 'bodies'}"
