"""A step that was started: how far it is, and what came of it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused, UpheldError
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies, permitted
from upheld.runs.annual.models import DeskRun
from upheld.runs.annual.pack import Pack
from upheld.runs.desk.starting import start_again, under_way
from upheld.runs.desk.state import facts_of
from upheld.runs.desk.steps import Step
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once_begun
from upheld.web.staff.refusals import forbidden
from upheld.web.staff.years.coming import what_comes
from upheld.web.staff.years.frame import UP, YEARS, address, room
from upheld.web.staff.years.packs import readable_pack

LOOK_AGAIN_SECONDS = 5
UNDER_WAY, BROKEN_OFF, FAILED, DONE = STATES = ("under way", "broken off", "failed", "done")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A run as a page shows it."""

    run: DeskRun
    step: Step
    state: str
    """One of `STATES`."""

    @property
    def title(self) -> str:
        """What was asked."""
        return self.step.titled(self.run.year)

    @property
    def address(self) -> str:
        """Where it is told."""
        return f"{YEARS}runs/{self.run.pk}/"

    @property
    def again(self) -> bool:
        """Whether pressing again goes on; the files of an import that ended are gone."""
        return self.state == BROKEN_OFF or (self.state == FAILED and self.step != Step.IMPORT)

    @property
    def back(self) -> str:
        """The page that it belongs to."""
        return address(self.run.year) if self.run.year else YEARS


def shown(run: DeskRun, alive: DeskRun | None) -> Shown:
    """How a run stands, `alive` being the one whose process is at work."""
    state = DONE if run.went_well else FAILED
    if run.ended_at is None:
        state = UNDER_WAY if run == alive else BROKEN_OFF
    return Shown(run=run, step=Step(run.step), state=state)


@does(Deed.SEE_YEAR, GET)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """A run; while it is under way the page looks again by itself, unless asked to be still."""
    # Asked first: a run that ends in between is read with its end.
    alive = under_way()
    told = shown(_run(number), alive)
    still = request.GET.get("still") == "1"
    crumbs: tuple[Crumb, ...] = UP
    if told.run.year:
        crumbs = (*UP, Crumb(text=str(told.run.year), address=told.back))
    year = told.run.year if told.state in {DONE, FAILED} else None
    comes = what_comes(facts_of(year, thorough=True)) if year else {"coming": None}
    response = room(
        request, "run.html", told.title, crumbs=crumbs, told_run=told, still=still,
        every=LOOK_AGAIN_SECONDS, mine=told.step.deed in permitted(person_of(request)),
        pack=_pack(request, told), **comes,
    )  # fmt: skip
    if told.state == UNDER_WAY and not still:
        response.headers["Refresh"] = str(LOOK_AGAIN_SECONDS)
    return response


@does(Deed.SEE_YEAR, POST)
@once_begun
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Start once more what broke off or failed; for whoever may start that step."""
    run = _run(number)
    who = person_of(request)
    if Step(run.step).deed not in permitted(who):
        return forbidden(request)
    if not shown(run, under_way()).again:
        tell(request, "This step does not wait to be continued.")
        return HttpResponseRedirect(f"{YEARS}runs/{run.pk}/")
    try:
        run = start_again(run, by=who.key, blocked=blocked_bodies(who))
    except Refused as refusal:
        tell(request, sentence(refusal))
    return HttpResponseRedirect(f"{YEARS}runs/{run.pk}/")


def _pack(request: HttpRequest, told: Shown) -> Pack | None:
    year = told.run.year if told.step is Step.PACK and told.state == DONE else None
    return readable_pack(request, year) if year else None


def sentence(refusal: UpheldError) -> str:
    """A refusal as a sentence of its own."""
    said = str(refusal)
    return f"{said[:1].upper()}{said[1:]}."


def _run(number: int) -> DeskRun:
    run = DeskRun.objects.filter(pk=number).first()
    if run is None:
        raise Http404
    return run
