"""The whole demonstration: lists, import, and the annual run of each year."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from django.conf import settings

from upheld.domain.errors import CheckFailed
from upheld.people.actions.demonstration import make_people
from upheld.register.actions.installation import settle_kind
from upheld.runs.annual import places
from upheld.runs.annual.approve import approve
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.press import Press, open_press
from upheld.runs.annual.publish import stage
from upheld.runs.annual.verify import verify
from upheld.runs.annual.write import Begun, begin, finish
from upheld.runs.demo.asked_officers import ask_officers
from upheld.runs.demo.coming_sessions import make_sessions
from upheld.runs.demo.lists import write_lists
from upheld.runs.demo.resources import make_resources
from upheld.runs.demo.texts_brought import bring_texts
from upheld.runs.demo.worked import make_worked_cases
from upheld.runs.demo.worked_reports import make_worked_reports
from upheld.runs.importing.intake import import_lists
from upheld.runs.people import how_to_sign_in
from upheld.runs.rolling.opening import open_due, tell_left_out

FIRST, LAST = 2018, 2025
DRAFTER, APPROVER = "Demonstration officer", "Demonstration ombudsman"
Tell = Callable[[str], None]


def demonstrate(years: Sequence[int], *, seed: int, tell: Tell, decisions: int = 0) -> None:
    """Make the years asked for, one after the other; again, it ends in the same state.

    Their decisions of fictional bodies have texts; with `decisions`, further ones are added until
    there are so many.

    Refused in a data folder that holds live casework.
    """
    settle_kind(demonstration=True, by=DRAFTER)
    _make_years(years, seed, tell)
    bring_texts(years, seed=seed, decisions=decisions, by=DRAFTER, tell=tell)
    make_people(by=DRAFTER)
    made = _make_rooms()
    for year in years:
        stage(year, by=DRAFTER)
    opened = open_due()
    tell_left_out(opened, tell=tell)
    tell(f"public site: edition {opened.wanted} in {settings.UPHELD_PUBLIC}")
    tell("")
    tell(f"Demonstration in {places.data()}")
    for year in years:
        tell(f"  {year}: release {places.releases(year)}, letters {places.letters(year)}")
    for count_made, words in made:
        if count_made:
            tell(f"{count_made} {words}")
    if not decisions:
        tell("For search at full size: upheld demo --decisions 50000 (takes some minutes)")
    tell("Open the public site with make serve (upheld serve): http://127.0.0.1:8000/")
    for line in how_to_sign_in(settings.UPHELD_STAFF_ADDRESS):
        tell(line)


def _make_rooms() -> list[tuple[int, str]]:
    """What the staff rooms show; how many of each, 0 where it was made before."""
    return [
        (make_worked_cases(),
         "complaints wait or are worked on in the staff rooms, at fictional bodies"),
        (make_worked_reports(),
         "public reports about fictional bodies are issued, their clocks running"),
        (make_resources(), "questions for committees and resources are written and approved"),
        (make_sessions(), "courses and seminars are to come: one is full, one was cancelled"),
        (ask_officers(), "fictional bodies are asked who their contacts are, and for their view"),
    ]  # fmt: skip


def _import(year: int, seed: int, tell: Tell) -> None:
    lists = places.data() / "lists" / str(year)
    lists.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=lists.parent, prefix=f".{year}.") as name:
        made = Path(name)
        write_lists(year, seed=seed, folder=made)
        for path in made.iterdir():
            path.replace(lists / path.name)
    brought = import_lists(lists, by=DRAFTER)
    tell(f"{year}: {brought.lines:,} lines of case lists imported from {lists}")


def _make_years(years: Sequence[int], seed: int, tell: Tell) -> None:
    """The annual run of each year; its letters are rendered while the next one is counted."""
    under_way: Begun | None = None
    with open_press() as press:
        for year in years:
            _import(year, seed, tell)
            begun = _count(year, press, tell)
            if under_way:
                _send(under_way, tell)
            under_way = begun
        if under_way:
            _send(under_way, tell)


def _count(year: int, press: Press, tell: Tell) -> Begun:
    freeze(year, by=DRAFTER)
    release, _ = count(year, by=DRAFTER)
    tell(f"{year}: {len(release.bodies)} bodies counted, release {release.id}")
    return begin(year, press=press)


def _send(begun: Begun, tell: Tell) -> None:
    year, written = begun.year, finish(begun, by=DRAFTER)
    approve(year, (), by=APPROVER)
    issued = issue(year, by=DRAFTER)
    tell(
        f"{year}: {len(written.drafted) + len(written.standing)} letters written and approved, "
        f"{issued.letters} issued in {issued.messages} messages"
    )
    # Rendered a moment ago by the same tools, letters are not rendered again.
    done = verify(year, rendering=False)
    if done.faults:
        raise CheckFailed(f"{year}: {done.faults[0]} and {len(done.faults) - 1} more faults")
    tell(
        f"{year}: verified, {done.files} files counted again and {done.letters} letters compared, "
        f"no fault (upheld verify {year} also renders the letters again)"
    )
