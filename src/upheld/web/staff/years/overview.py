"""Every year and what it waits for; one year in all its stages."""

from operator import attrgetter
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.runs.annual.models import DeskRun
from upheld.runs.annual.plans import last_event
from upheld.runs.desk.next_step import Next, next_of
from upheld.runs.desk.starting import under_way
from upheld.runs.desk.state import Facts, facts_of, stages
from upheld.runs.desk.state import years as known_years
from upheld.runs.desk.steps import Step
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import Keys, in_order, listing, sorting
from upheld.web.staff.years.coming import step_address, what_comes
from upheld.web.staff.years.frame import UP, reporting_year, room
from upheld.web.staff.years.runs import Shown, shown

RUNS_SHOWN = 5


class Listed(NamedTuple):
    """A year in the list: how far it is, and what it waits for."""

    facts: Facts
    reached: str
    coming: Next


COLUMNS: Keys = {
    "year": attrgetter("facts.year.ended"),
    "reached": attrgetter("reached"),
    "coming": attrgetter("coming.words"),
}


@does(Deed.SEE_YEAR, GET)
def years(request: HttpRequest) -> HttpResponse:
    """All years, the newest first, or in another order."""
    listed = []
    sort = sorting(request, COLUMNS, "-year")
    for year in known_years():
        facts = facts_of(year, thorough=False)
        if not is_public(facts):
            facts = facts_of(year, thorough=True)
        listed.append(Listed(facts, _reached(facts), next_of(facts)))
    return room(
        request, "years.html", "Years", crumbs=(), busy=_busy(), addresses=step_address,
        list=listing(request, in_order(listed, sort, COLUMNS), {}, sort),
    )  # fmt: skip


@does(Deed.SEE_YEAR, GET)
def one(request: HttpRequest, year: int) -> HttpResponse:
    """One year: its stages, what it waits for, and what can be done."""
    reporting = reporting_year(year)
    facts = facts_of(year, thorough=True)
    told = what_comes(facts)
    runs = DeskRun.objects.filter(year=year).order_by("-id")[:RUNS_SHOWN]
    alive = under_way()
    return room(
        request, "year.html", f"Year {reporting.label}", crumbs=UP, year=reporting,
        stages=stages(facts), steps=_steps(facts, told["coming"]),
        runs=[shown(run, alive) for run in runs], busy=_busy(),
        planned=last_event(year) is not None, **told,
    )  # fmt: skip


def is_public(facts: Facts) -> bool:
    """Whether the newest cut's release is public: the year waits for nothing."""
    return facts.publication is not None and stages(facts)[-1].done


def _steps(facts: Facts, coming: Next) -> list[Step]:
    """What can be repeated, or done out of turn: no step before what it works on is there."""
    if facts.cut is None:
        return [coming.step] if coming.step is Step.FREEZE else []
    ready = {
        Step.COUNT: True,
        Step.WRITE: facts.counted,
        Step.APPROVE: facts.letters,
        Step.ISSUE: facts.letters,
        Step.STAGE: facts.counted,
        Step.CORRECT: True,
    }
    return [step for step, is_ready in ready.items() if is_ready]


def _reached(facts: Facts) -> str:
    return next((each.name for each in reversed(stages(facts)) if each.done), "Not begun")


def _busy() -> Shown | None:
    alive = under_way()
    return shown(alive, alive) if alive else None
