"""Write: draft every letter of a year that its facts call for."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

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
    said_digest,
    shelf_of,
    write_letter,
)
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import APPROVED, UNAPPROVED
from upheld.runs.annual.press import Press, open_press

Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a run of `write` did, by body."""

    drafted: tuple[str, ...]
    standing: tuple[str, ...]
    """Letters approved or issued that say the same still."""
    without: dict[str, str]
    """Bodies without a letter, and why."""

    @property
    def reasons(self) -> dict[str, int]:
        """How many bodies have no letter, by the reason."""
        return dict(Counter(self.without.values()))


@dataclass(frozen=True, kw_only=True)
class _Task:
    body: str
    version: int
    letter: Letter
    place: LetterPlace


@dataclass(frozen=True, kw_only=True)
class Begun:
    """Letters of a year that are on their way: composed, and being rendered."""

    year: int
    release: str
    tasks: tuple[_Task, ...]
    rendering: tuple[Future[LetterFiles | CheckFailed], ...]
    standing: tuple[str, ...]
    without: dict[str, str]
    unfit: dict[str, str]


def write(year: int, *, by: str, tell: Tell = lambda _: None) -> Written:
    """Draft the letters of a year; again, it changes only what has changed.

    A letter that says the same keeps its state, also where its layout is another by now; one that
    is approved keeps its bytes too.

    Raises `CheckFailed` while the year's check has an open error.
    """
    with open_press() as press:
        return finish(begin(year, press=press, tell=tell), by=by, tell=tell)


def begin(year: int, *, press: Press, tell: Tell = lambda _: None) -> Begun:
    """Compose the letters of a year and have them rendered while the caller goes on.

    Nothing is recorded before `finish`. Raises `CheckFailed` as `write` does.
    """
    desk = open_desk(year)
    if errors := open_errors(check_year(year)):
        raise CheckFailed(
            f"errors of the year's check stop the letters of {year}: {len(errors)}; "
            "mend what the check names"
        )
    tasks, standing, without, unfit = _sort(desk)
    tell(f"letters to draft: {len(tasks):,}")
    # Letters that say much the same follow each other: Typst remembers what it set of late.
    tasks.sort(key=lambda task: _likeness(task.letter))
    return Begun(
        year=year,
        release=desk.release.id,
        tasks=tuple(tasks),
        rendering=tuple(press.submit(_render, task) for task in tasks),
        standing=tuple(standing),
        without=without,
        unfit=unfit,
    )


def finish(begun: Begun, *, by: str, tell: Tell = lambda _: None) -> Written:
    """Wait until the letters lie there, and record them as drafts."""
    drafts, unset = _gather(begun, tell)
    record_drafts(year=begun.year, release=begun.release, drafts=drafts, by=by)
    if unset := begun.unfit | unset:
        raise CheckFailed(
            f"{len(drafts):,} letters drafted; these could not be set, mend what they name: "
            + "; ".join(f"{body}: {why}" for body, why in unset.items())
        )
    return Written(
        drafted=tuple(sorted(task.body for task in begun.tasks)),
        standing=begun.standing,
        without=begun.without,
    )


def _likeness(letter: Letter) -> tuple[str, ...]:
    pages = letter.panels or letter.tables
    among = pages.similar.sentence if pages and pages.similar else ""
    return (among, *(section.key for section in letter.sections), letter.body)


def to_write(year: int) -> tuple[str, ...]:
    """Bodies whose letter is missing or would say something else today; `write` drafts them."""
    desk = open_desk(year)
    newest = newest_letters(year)
    return tuple(
        task.body for task in _sort(desk)[0] if not _is_drafted(newest.get(task.body), task, desk)
    )


def _is_drafted(last: LetterVersion | None, task: _Task, desk: Desk) -> bool:
    return (
        last is not None
        and last.state in UNAPPROVED
        and last.release == desk.release.id
        and last.content_sha256 == content_digest(content_of(task.letter))
    )


def _sort(desk: Desk) -> tuple[list[_Task], list[str], dict[str, str], dict[str, str]]:
    newest, shelf = newest_letters(desk.year), shelf_of(desk.year)
    tasks: list[_Task] = []
    standing: list[str] = []
    without: dict[str, str] = {}
    unfit: dict[str, str] = {}
    for body in sorted(desk.release.bodies):
        if not dealt_with(desk.release.figures(body)):
            without[body] = "nothing was received, decided or settled"
            continue
        last = newest.get(body)
        version = next_version(last)
        try:
            letter = desk.letter(body, version=version)
        except Refused as refusal:
            # What somebody wrote may have lost its place: that is no reason to have no letter.
            (unfit if body in desk.edits else without)[body] = str(refusal)
            continue
        if last is not None and last.state not in UNAPPROVED and _stands(last, desk, shelf):
            standing.append(body)
        else:
            tasks.append(_task(letter, shelf, version))
    if not tasks and not standing and without:
        raise Refused(f"no letter of {desk.year} can be written: {next(iter(without.values()))}")
    return tasks, standing, without, unfit


def next_version(last: LetterVersion | None) -> int:
    """The version that a draft takes: that of the draft it replaces, or the next."""
    if last is None:
        return 1
    return last.version if last.state in UNAPPROVED else last.version + 1


def _stands(last: LetterVersion, desk: Desk, shelf: Shelf) -> bool:
    # An approved letter stands while it would say the same today. One that has gone stands unless
    # a figure it shows has changed: whom it greets is settled once it is sent.
    if last.state == APPROVED:
        return last.content_sha256 == content_digest(content_of(desk.letter_again(last)))
    if last.release == desk.release.id:
        return True
    sent = shelf.place(last.authority_id, last.version).read()
    return said_digest(content_of(sent)) == said_digest(content_of(desk.letter_again(last)))


def _task(letter: Letter, shelf: Shelf, version: int) -> _Task:
    place = shelf.place(letter.body, version)
    return _Task(body=letter.body, version=version, letter=letter, place=place)


def newest_letters(year: int) -> dict[str, LetterVersion]:
    """The newest version of each body's letter."""
    letters = LetterVersion.objects.filter(year=year).order_by("version")
    return {letter.authority_id: letter for letter in letters}


def newest_letter(year: int, body: str) -> LetterVersion | None:
    """The newest version of one body's letter."""
    return LetterVersion.objects.filter(year=year, authority=body).order_by("-version").first()


def _render(task: _Task) -> LetterFiles | CheckFailed:
    try:
        return write_letter(task.letter, task.place)
    except CheckFailed as fault:
        # A name that no font can show stops its own letter, not those of others.
        return fault


def _gather(begun: Begun, tell: Tell) -> tuple[list[Draft], dict[str, str]]:
    drafts, unset = [], {}
    pairs = zip(begun.tasks, begun.rendering, strict=True)
    for number, (task, rendering) in enumerate(pairs, start=1):
        files = rendering.result()
        if isinstance(files, CheckFailed):
            unset[task.body] = str(files)
        else:
            drafts.append(Draft(body=task.body, version=task.version, files=files))
        if number % 50 == 0:
            tell(f"{number} of {len(begun.tasks)} letters rendered")
    return sorted(drafts), dict(sorted(unset.items()))
