"""Every step that was started from the staff site, the last one first."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.people.queries.people import names
from upheld.runs.annual.models import DeskRun
from upheld.runs.desk.starting import under_way
from upheld.runs.desk.steps import Step
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import Keys, in_order, listing, one_of, sorting
from upheld.web.staff.years.frame import room
from upheld.web.staff.years.runs import STATES, Shown, shown

STEPS = tuple(Step)


@does(Deed.SEE_YEAR, GET)
def started(request: HttpRequest) -> HttpResponse:
    """Steps of all years and imports, to filter by year, step and how they went."""
    known = DeskRun.objects.exclude(year=None).order_by("-year").values_list("year", flat=True)
    years = [str(year) for year in known.distinct()]
    chosen = {
        "year": one_of(request, "year", years), "step": one_of(request, "step", STEPS),
        "state": one_of(request, "state", STATES),
    }  # fmt: skip
    columns = _columns()
    sort = sorting(request, columns, "-asked")
    # Asked first: a run that ends in between is read with its end.
    alive = under_way()
    runs = [shown(run, alive) for run in DeskRun.objects.defer("lines", "wishes").order_by("id")]
    wanted = in_order([run for run in runs if _is_wanted(run, chosen)], sort, columns)
    return room(
        request, "runs.html", "Steps started here", years=years, steps=STEPS, states=STATES,
        list=listing(request, wanted, chosen, sort), chosen=chosen,
    )  # fmt: skip


def _columns() -> Keys:
    called = names()
    return {
        "step": lambda each: STEPS.index(each.step),
        "year": lambda each: each.run.year,
        "state": lambda each: STATES.index(each.state),
        "asked": lambda each: (each.run.asked_at, each.run.pk),
        "by": lambda each: called.get(each.run.asked_by, each.run.asked_by).casefold(),
    }


def _is_wanted(each: Shown, chosen: Mapping[str, str]) -> bool:
    said = {"year": str(each.run.year), "step": each.step, "state": each.state}
    return all(word in {"", said[name]} for name, word in chosen.items())
