"""The table of commands and the modules that hold them."""

import subprocess
import sys

import click
import pytest

from upheld.cli.commands import TOPICS, commands_of, upheld


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_holds_its_commands(topic: str) -> None:
    """Those that the table names, and no other."""
    assert sorted(str(each.name) for each in commands_of(topic)) == sorted(TOPICS[topic])


def test_an_unknown_command_is_none() -> None:
    """Click says so to the person."""
    assert upheld.get_command(click.Context(upheld), "nothing") is None


def test_a_small_command_reads_no_large_part() -> None:
    """`upheld code` sets no letter and counts nothing, so it waits for neither."""
    asked = (
        "import sys, os, django; os.environ['DJANGO_SETTINGS_MODULE']='upheld.config.settings';"
        "django.setup(); from upheld.cli.commands import commands_of; commands_of('people');"
        "print([m for m in ('typst', 'duckdb', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
