"""Our own performance by month, what waits, and the cases behind each number."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse

from upheld.casework.queries import performance
from upheld.casework.queries.performance import Span, Taken, Waiting, worked_here
from upheld.domain.performance import Targets, targets_on
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.roles import Deed
from upheld.domain.stages import UNDECIDED, Stage
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies, named
from upheld.register.models import Authority
from upheld.toolbox import clock
from upheld.toolbox.delimited import to_csv
from upheld.web.staff.asking import person_of
from upheld.web.staff.day.shares import COLUMNS, csv_rows, line_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing, one_of

PERFORMANCE = "/performance/"
UP = (Crumb(text="Performance", address=PERFORMANCE),)
DECIDED, EARLY, WAITING = "decided", "early", "waiting"
NOBODY = "nobody"
STAGES = tuple(stage for stage in Stage if stage in UNDECIDED)
FIRST_YEAR = 1975
SORTS = ("time", "-time", "received", "-received", "body", "-body")


class Behind(NamedTuple):
    """Cases behind a number, and what the number counts."""

    title: str
    cases: list[Taken]
    unit: str = "days"


@does(Deed.SEE_PERFORMANCE, GET)
def overview(request: HttpRequest) -> HttpResponse:
    """Times by month and year, the backlog by stage and age, and who holds how much."""
    today = clock.today()
    targets, year = targets_on(today), _year(request, today)
    times = performance.times_of(performance.spans_of(year, today=today))
    waits = performance.waiting(targets, today=today)
    return page(
        request, "day/performance.html", "Our own performance", targets=targets, year=year,
        years=performance.years(today=today), lines=[line_of(each, targets) for each in times],
        stages=STAGES, ages=list(enumerate(targets.ages)), waits=waits,
        backlog=Counter((each.stage, each.age) for each in waits),
        holders=_holders(waits), nobody=NOBODY, month=_month, address=PERFORMANCE,
    )  # fmt: skip


@does(Deed.SEE_PERFORMANCE, GET)
def figures(request: HttpRequest) -> HttpResponse:
    """The times of a year as CSV: counts with their bases, and words where a base is empty."""
    today = clock.today()
    targets, year = targets_on(today), _year(request, today)
    times = performance.times_of(performance.spans_of(year, today=today))
    rows = [row for each in times for row in csv_rows(line_of(each, targets))]
    return HttpResponse(
        to_csv(rows, COLUMNS), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="performance-{year}.csv"'},
    )  # fmt: skip


@does(Deed.SEE_PERFORMANCE, GET)
def cases(request: HttpRequest) -> HttpResponse:
    """The cases behind one number; those of bodies in conflict are counted but not listed."""
    today = clock.today()
    targets = targets_on(today)
    behind = _behind(request, targets, today)
    blocked, sort = blocked_bodies(person_of(request)), one_of(request, "sort", SORTS, "-time")
    rows = [each for each in behind.cases if each.body not in blocked]
    key = sort.removeprefix("-")
    rows.sort(key=lambda each: _order(each, key), reverse=sort.startswith("-"))
    chosen = {
        name: request.GET[name] for name in ("of", "span", "limit", "stage", "age", "holder")
        if name in request.GET
    }  # fmt: skip
    shown = listing(request, rows, chosen, sort)
    return page(
        request, "day/performance_cases.html", behind.title, crumbs=UP, list=shown,
        behind=behind, some_blocked=bool(blocked),
        bodies=_bodies(each.body for each in shown.shown),
        worked=worked_here(f"{each.reference}/{each.body}" for each in shown.shown),
    )  # fmt: skip


def _behind(request: HttpRequest, targets: Targets, today: date) -> Behind:
    if request.GET.get("of") == WAITING:
        return _waiting(request, targets, today)
    span = _span(request.GET.get("span", ""), today)
    times, limit = performance.times_of([span])[0], _number(request.GET.get("limit", ""))
    when = _month(span)
    if request.GET.get("of") == EARLY:
        if limit is None:
            return Behind(f"Intake and assessment done, {when}", list(times.early), "working days")
        title = f"Intake and assessment done within {limit} working days, {when}"
        return Behind(title, times.early_within(limit), "working days")
    if limit is None:
        return Behind(f"Decided, {when}", list(times.decided))
    return Behind(f"Decided within {limit} weeks, {when}", times.within(limit))


def _waiting(request: HttpRequest, targets: Targets, today: date) -> Behind:
    stage, holder = request.GET.get("stage", ""), request.GET.get("holder", "")
    age = _number(request.GET.get("age", ""))
    found = [
        each.taken
        for each in performance.waiting(targets, today=today)
        if stage in {"", each.stage}
        and age in {None, each.age}
        and holder in {"", each.holder or NOBODY}
    ]
    said = [Stage(stage).words.lower()] if stage in set(STAGES) else []
    said += [targets.ages[age]] if age is not None and age < len(targets.ages) else []
    said += [f"held by {named(holder)}"] if holder else []
    return Behind(", ".join(["Open cases", *said]), found)


def _span(key: str, today: date) -> Span:
    if key.isdecimal() and len(key) == len("2027"):
        year = ReportingYear(int(key)) if int(key) >= FIRST_YEAR else None
    else:
        year = _year_of_month(key)
    found = {each.key: each for each in performance.spans_of(year, today=today)} if year else {}
    if key not in found:
        raise Http404
    return found[key]


def _year_of_month(key: str) -> ReportingYear | None:
    try:
        day = date.fromisoformat(f"{key}-01")
    except ValueError:
        return None
    return ReportingYear.of(day) if day.year >= FIRST_YEAR else None


def _year(request: HttpRequest, today: date) -> ReportingYear:
    known = {str(year): year for year in performance.years(today=today)}
    return known[one_of(request, "year", known, str(ReportingYear.of(today)))]


def _month(span: Span) -> str:
    is_year = span.last == ReportingYear.of(span.first).end and span.first.month != span.last.month
    return ReportingYear.of(span.first).label if is_year else f"{span.first:%B %Y}"


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= len("9999") else None


def _order(each: Taken, key: str) -> tuple[bool, object]:
    value = {"time": each.time, "received": each.received, "body": each.body}[key]
    return (value is not None, value if value is not None else 0)


def _holders(waits: list[Waiting]) -> list[tuple[str, str, int, date | None]]:
    """Key, name, how many and the oldest receipt; the most first."""
    counts = Counter(each.holder or NOBODY for each in waits)
    oldest: dict[str, date] = {}
    for each in waits:
        if each.taken.received:
            oldest.setdefault(each.holder or NOBODY, each.taken.received)
    return [
        (key, "Nobody" if key == NOBODY else named(key), count, oldest.get(key))
        for key, count in counts.most_common()
    ]


def _bodies(slugs: Iterable[str]) -> dict[str, str]:
    found = Authority.objects.filter(pk__in=set(slugs))
    return dict(found.values_list("pk", "short_name"))
