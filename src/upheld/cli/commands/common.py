"""What several commands share: who runs them, and how they tell what they do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


@contextmanager
def telling(*, keep: bool = False) -> Iterator[Callable[[str], None]]:
    """What to tell progress to: a moving line on a terminal, one line per step elsewhere.

    With `keep`, the lines stay on a terminal too.
    """
    # Most commands tell no progress, and start sooner without it.
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(stderr=True)
    if not console.is_terminal:
        yield click.echo
        return
    with console.status("starting") as status:

        def tell(line: str) -> None:
            # A name with brackets is no markup.
            status.update(Text(line))
            if keep:
                click.echo(line)

        yield tell


def plural(count: int, word: str) -> str:
    """Such as "1 letter" and "350 letters"."""
    many = "case x bodies" if word == "case x body" else f"{word}s"
    return f"{count:,} {word if count == 1 else many}"


def bodies_of(count: int) -> str:
    """Such as "1 body" and "350 bodies"."""
    return f"{count:,} {'body' if count == 1 else 'bodies'}"
