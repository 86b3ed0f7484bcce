"""The guides of people who sign in: every page that one tells of shows what it names."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection

from support import lists
from support.few_bodies import keep_few
from support.guide_steps import BRING, STAFF, GuideStep, named_on, names, steps_of
from support.staff import Browser, browser_of
from support.staff_server import role_of
from upheld.cli.commands import TOPICS, commands_of
from upheld.people.actions.demonstration import make_people
from upheld.people.demonstration import email_of
from upheld.people.queries.people import person_of
from upheld.register.actions.installation import settle_kind
from upheld.register.actions.loading import load_register
from upheld.runs.demo.resources import make_resources
from upheld.runs.demo.worked import make_worked_cases
from upheld.runs.demo.worked_reports import make_worked_reports
from upheld.runs.importing.intake import import_lists

# Each builds a demonstration of its own.
pytestmark = pytest.mark.slow

STEPS = {name: [s for s in steps_of(name) if s.place == STAFF] for name in names()}
WITH_COMMANDS = [name for name, steps in STEPS.items() if any(step.before for step in steps)]


@pytest.mark.parametrize("name", WITH_COMMANDS)
@pytest.mark.usefixtures("loaded_register")
def test_rooms_show_what_a_guide_of_the_year_names(name: str, tmp_path: Path) -> None:
    """Step by step, with the commands that it tells: each heading, button and link is there."""
    demonstrate(few=True)
    follow(STEPS[name], tmp_path)


@pytest.mark.usefixtures("loaded_register")
def test_rooms_show_what_the_other_guides_name(tmp_path: Path) -> None:
    """The same for guides that only look, all in one demonstration."""
    demonstrate(few=False)
    for name in STEPS.keys() - set(WITH_COMMANDS):
        follow(STEPS[name], tmp_path)


def follow(steps: list[GuideStep], folder: Path) -> None:
    """Take the commands of each step, and look at its page as its reader."""
    browsers: dict[str, Browser] = {}
    for step in steps:
        for command in step.before:
            do(command, folder)
        if step.reader not in browsers:
            browsers[step.reader] = browser_of(person_of(email_of(role_of(step.reader))))
        assert missing(browsers[step.reader], step) == set(), step.address


def demonstrate(*, few: bool) -> None:
    """The people of a demonstration; their cases, or few councils for whom a year is quickly run.

    The cases that they work on are about fictional bodies, who are not among the few.
    """
    settle_kind(demonstration=True, by="tests")
    load_register(by="tests")
    make_people(by="tests")
    if few:
        with connection.cursor() as cursor:
            keep_few(cursor.execute)
    else:
        make_worked_cases()
        make_worked_reports()
        make_resources()


def do(command: str, folder: Path) -> None:
    """One command of the program, in this process; lists are small ones."""
    if command.startswith(BRING):
        import_lists(lists_of(int(command.removeprefix(BRING)), folder), by="tests")
        return
    first, *rest = command.split()
    found: dict[str, Any] = {str(c.name): c for topic in TOPICS for c in commands_of(topic)}
    done = CliRunner().invoke(found[first], rest)
    assert done.exception is None or first == "check", (done.output, done.exception)


def lists_of(year: int, folder: Path) -> Path:
    """The small lists of 2020, moved to another year."""
    made = lists.write_year(folder / "small")
    for path in made.iterdir():
        text = path.read_text()
        for back in (0, 1):
            text = text.replace(f"{2020 - back}", f"~{year - back}~")
        text = text.replace("~", "").replace("19 000", f"{year - 2001} 000")
        path.write_text(text)
        path.rename(made / f"DEMONSTRATION-{path.name}")
    return made


def missing(browser: Browser, step: GuideStep) -> set[str]:
    """What the guide names and the page does not show."""
    answer = browser.get(step.address)
    assert answer.status_code == 200, (step.address, answer.status_code)
    return set(step.shows) - named_on(answer.content.decode())
