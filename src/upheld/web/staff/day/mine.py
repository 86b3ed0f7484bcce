"""The day: what waits for oneself, for the team, and when; and cases found for a caller."""

import calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse

from upheld.casework.models import CaseWork
from upheld.casework.queries.finding_cases import find
from upheld.casework.queries.tasks import NEAR_DAYS, Task, tasks, unshared
from upheld.casework.viewing import viewed_each
from upheld.domain.roles import Deed
from upheld.domain.stages import UNDECIDED
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies
from upheld.people.queries.stranded import stranded
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.frame import address_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing, one_of

DAY = "/day/"
UP = (Crumb(text="Day", address=DAY),)
SORTS = tuple(way + name for name in ("due", "what", "reference", "name", "holder")
              for way in ("", "-"))  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Load:
    """What one holder has."""

    holder: str
    cases: int
    overdue: int
    near: int
    oldest: date | None


@does(Deed.SEE_CASES, GET)
def mine(request: HttpRequest) -> HttpResponse:
    """One's own tasks, the longest overdue first, and the cases one holds."""
    person, today = person_of(request), clock.today()
    sort = one_of(request, "sort", SORTS, "due")
    due = _sorted(tasks(holder=person.key, without=blocked_bodies(person)), sort)
    return page(
        request, "day/mine.html", "My work", list=listing(request, due, {}, sort), today=today,
        late=sum(t.due < today for t in due), near=sum(today <= t.due <= _soon(today) for t in due),
        holding=_held(person.key), address_of=address_of, task_address=task_address,
    )  # fmt: skip


@does(Deed.SHARE_OUT, GET)
def team(request: HttpRequest) -> HttpResponse:
    """Who has how much, what is late with whom, and what nobody holds yet."""
    person, today = person_of(request), clock.today()
    blocked = blocked_bodies(person)
    sort = one_of(request, "sort", SORTS, "due")
    due = tasks(until=_soon(today), without=blocked)
    return page(
        request, "day/team.html", "The team’s work", crumbs=UP, today=today,
        loads=_loads(due, today), waiting=unshared(blocked), stranded=stranded(blocked),
        address_of=address_of,
        list=listing(request, _sorted(due, sort), {}, sort), task_address=task_address,
    )  # fmt: skip


@does(Deed.SEE_CASES, GET)
def month(request: HttpRequest) -> HttpResponse:
    """A month of days, with what is due on each: one's own, or everybody's."""
    person, today = person_of(request), clock.today()
    whose = one_of(request, "whose", ("mine", "all"), "mine")
    first = _month(request.GET.get("month", ""), today)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    holder = person.key if whose == "mine" else None
    days: dict[date, list[Task]] = defaultdict(list)
    for task in tasks(holder=holder, until=last, without=blocked_bodies(person)):
        if task.due >= first:
            days[task.due].append(task)
    return page(
        request, "day/calendar.html", f"Calendar: {first:%B %Y}", crumbs=UP, days=dict(days),
        first=first, before=first - timedelta(days=1), after=last + timedelta(days=1),
        whose=whose, today=today, task_address=task_address,
    )  # fmt: skip


@does(Deed.SEE_CASES, GET)
def search(request: HttpRequest) -> HttpResponse:
    """Cases that a caller’s words fit. That somebody was found by name is noted."""
    person, text = person_of(request), request.GET.get("text", "").strip()
    found = find(text, without=blocked_bodies(person))
    named = {each.work.case_body.case_id for each in found if each.personal}
    viewed_each(by=person.key, subjects=named, what="search")
    return page(
        request, "day/search.html", "Find a case", crumbs=UP, text=text,
        list=listing(request, found, {"text": text}, ""), address_of=address_of,
    )  # fmt: skip


def task_address(task: Task) -> str:
    """Where a task is done."""
    return f"/cases/{task.reference.replace(' ', '-')}/{task.body}/{task.place}"


def _held(key: str) -> Iterable[CaseWork]:
    held = CaseWork.objects.filter(holder=key, stage__in=UNDECIDED)
    return held.select_related("case_body__authority").order_by("-urgent", "case_body__received")


def _loads(due: Iterable[Task], today: date) -> list[Load]:
    late: dict[str, list[Task]] = defaultdict(list)
    for task in due:
        late[task.holder].append(task)
    held: dict[str, list[date]] = defaultdict(list)
    working = CaseWork.objects.filter(stage__in=UNDECIDED).exclude(holder="")
    for holder, received in working.values_list("holder", "case_body__received"):
        if received is not None:
            held[holder].append(received)
    return [
        Load(
            holder=holder,
            cases=len(held[holder]),
            overdue=sum(t.due < today for t in late[holder]),
            near=sum(t.due >= today for t in late[holder]),
            oldest=min(held[holder], default=None),
        )
        for holder in sorted({*held, *late} - {""})
    ]


def _sorted(found: Iterable[Task], sort: str) -> list[Task]:
    name = sort.removeprefix("-")
    return sorted(found, key=lambda t: getattr(t, name), reverse=sort.startswith("-"))


def _soon(today: date) -> date:
    return today + timedelta(days=NEAR_DAYS)


def _month(said: str, today: date) -> date:
    try:
        return date.fromisoformat(f"{said}-01")
    except ValueError:
        return today.replace(day=1)
