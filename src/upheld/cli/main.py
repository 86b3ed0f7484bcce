"""The program `upheld`: sets Django up, runs one command, turns every error into an exit code."""

import os
import sys

import click
import django
from django.db import Error as DatabaseError

from upheld.domain.errors import UpheldError
from upheld.toolbox.collecting import look_less_often
from upheld.toolbox.files import Damaged
from upheld.toolbox.typesetting import TypesettingFailed

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.config.settings")

OUTSIDE_FAILED, INTERRUPTED = 3, 130
AGAIN = "nothing is half done: mend the cause and run the same command again"


def main() -> None:
    """Run one command and exit as `docs/operations.md` lists."""
    for stream in (sys.stdout, sys.stderr):
        # On a terminal that cannot show a character it is spelt out; nothing stops for it.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # a text stream
    # Casework and letters under embargo are for their owner alone, whatever the machine's habit.
    os.umask(0o077)
    sys.exit(run_arguments(sys.argv[1:]))


def run_arguments(arguments: list[str]) -> int:
    """Run one command; its exit code. Every error becomes words on standard error."""
    try:
        _call(arguments)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted; run the same command again to continue")
        return INTERRUPTED
    except UpheldError as error:
        for problem in getattr(error, "problems", ()):
            _say(problem)
        _say(f"Error: {error}")
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output has gone; that is its right.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, DatabaseError, TypesettingFailed, Damaged) as error:
        _say(f"Error: {_cause(error)}; {AGAIN}")
        return OUTSIDE_FAILED
    return 0


def _call(arguments: list[str]) -> None:
    django.setup()
    from upheld.cli.commands import upheld  # noqa: PLC0415 - models need Django set up

    look_less_often()
    upheld.main(args=arguments, prog_name="upheld", standalone_mode=False)


def _cause(error: Exception) -> str:
    if isinstance(error, OSError):
        where = f" {error.filename}" if error.filename else ""
        return f"the system refused{where}: {error.strerror or error}"
    if isinstance(error, TypesettingFailed):
        return f"a letter could not be set: {error}"
    if isinstance(error, Damaged):
        return str(error)
    return f"the database failed: {error}"


def _say(text: str) -> None:
    click.echo(text, err=True)
