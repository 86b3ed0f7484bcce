"""Write: draft every letter of a year that its facts call for."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.conf import settings

from upheld.domain.errors import CheckFailed, Refused
from upheld.letters.letter import Letter
from upheld.runs.annual.actions.letters import Draft, record_drafts
from upheld.runs.annual.check import check_year, open_errors
from upheld.runs.annual.drafting import Desk, dealt_with, open_desk
from upheld.runs.annual.letter_files import (
    LetterFiles,
    LetterPlace,
    Shelf,
    content_digest,
    content_of,
    shelf_of,
    write_letter,
)
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import DRAFT

Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a run of `write` did, by body."""

    drafted: tuple[str, ...]
    standing: tuple[str, ...]
    """Letters approved or issued that say the same still."""
    without: dict[str, str]
    """Bodies without a letter, and why."""


@dataclass(frozen=True, kw_only=True)
class _Task:
    body: str
    version: int
    letter: Letter
    place: LetterPlace


def write(year: int, *, by: str, tell: Tell = lambda _: None) -> Written:
    """Draft the letters of a year; again, it changes only what has changed.

    Raises `CheckFailed` while the year's check has an open error.
    """
    desk = open_desk(year)
    if errors := open_errors(check_year(year)):
        raise CheckFailed(
            f"{len(errors)} error{'s' if len(errors) > 1 else ''} of the year's check stop the "
            f"letters of {year}; see: upheld check {year}"
        )
    tasks, standing, without = _sort(desk)
    tell(f"{len(tasks)} letters to draft")
    record_drafts(year=year, release=desk.release.id, drafts=_render(tasks, tell), by=by)
    return Written(
        drafted=tuple(task.body for task in tasks),
        standing=tuple(standing),
        without=without,
    )


def _sort(desk: Desk) -> tuple[list[_Task], list[str], dict[str, str]]:
    newest, shelf = newest_letters(desk.year), shelf_of(desk.year)
    tasks: list[_Task] = []
    standing: list[str] = []
    without: dict[str, str] = {}
    for body in sorted(desk.release.bodies):
        if not dealt_with(desk.release.figures(body)):
            without[body] = "nothing was received, decided or settled"
            continue
        try:
            letter = desk.letter(body)
        except Refused as refusal:
            without[body] = str(refusal)
            continue
        last = newest.get(body)
        if last is None or last.state == DRAFT:
            tasks.append(_task(letter, shelf, last.version if last else 1))
        elif last.content_sha256 == content_digest(content_of(letter)):
            standing.append(body)
        else:
            # What was approved or issued would say something else today: a new version is due.
            tasks.append(_task(letter, shelf, last.version + 1))
    if not tasks and not standing and without:
        raise Refused(f"no letter of {desk.year} can be written: {next(iter(without.values()))}")
    return tasks, standing, without


def _task(letter: Letter, shelf: Shelf, version: int) -> _Task:
    place = shelf.place(letter.body, version)
    return _Task(body=letter.body, version=version, letter=letter, place=place)


def newest_letters(year: int) -> dict[str, LetterVersion]:
    """The newest version of each body's letter."""
    letters = LetterVersion.objects.filter(year=year).order_by("version")
    return {letter.authority_id: letter for letter in letters}


def _render(tasks: list[_Task], tell: Tell) -> list[Draft]:
    def render(task: _Task) -> LetterFiles:
        return write_letter(task.letter, task.place)

    drafts = []
    # Typst releases the interpreter while it works, so threads use every core.
    with ThreadPoolExecutor(settings.UPHELD_WORKERS) as workers:
        for number, (task, files) in enumerate(
            zip(tasks, workers.map(render, tasks), strict=True), start=1
        ):
            drafts.append(Draft(body=task.body, version=task.version, files=files))
            if number % 50 == 0:
                tell(f"{number} of {len(tasks)} letters rendered")
    return drafts
