"""The list of cases that one may see: chosen, in an order, page by page."""

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from upheld.casework.models import CaseWork
from upheld.domain.roles import Deed
from upheld.domain.stages import Stage
from upheld.domain.subjects import SUBJECTS
from upheld.people.queries.people import blocked_bodies, names
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.frame import CASES, address_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import ON_A_PAGE, Listing, one_of

SORTS = {
    "received": ("case_body__received", "case_body"),
    "reference": ("case_body",),
    "body": ("case_body__authority__short_name", "case_body__received", "case_body"),
    "since": ("stage_since", "case_body"),
}
OPEN, ALL = "open", "all"
MINE, NOBODY = "mine", "nobody"


@does(Deed.SEE_CASES, GET)
def cases(request: HttpRequest) -> HttpResponse:
    """Cases, the one received first at the top, without bodies with which one has a conflict."""
    stages = {OPEN: "Every stage but closed", **{s.value: s.words for s in Stage}, ALL: "All"}
    holders = {"": "Anybody or nobody", MINE: "Me", NOBODY: "Nobody"} | names()
    chosen = {
        "text": request.GET.get("text", "").strip(),
        "stage": one_of(request, "stage", stages, OPEN),
        "holder": one_of(request, "holder", holders),
        "subject": one_of(request, "subject", SUBJECTS),
        "urgent": one_of(request, "urgent", ("yes",)),
    }
    sort = one_of(request, "sort", [*SORTS, *(f"-{each}" for each in SORTS)], "received")
    found = _sorted(_chosen(request, chosen), sort)
    shown = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return page(
        request, "cases/list.html", "Cases", list=Listing(shown, chosen, sort), chosen=chosen,
        stages=stages, holders=holders, subjects=SUBJECTS, today=clock.today(),
        address_of=address_of, home=CASES,
    )  # fmt: skip


def _chosen(request: HttpRequest, chosen: dict[str, str]) -> QuerySet[CaseWork]:
    who = person_of(request)
    found = CaseWork.objects.select_related("case_body__authority").exclude(
        case_body__authority__in=blocked_bodies(who)
    )
    if text := chosen["text"]:
        found = found.filter(
            Q(case_body__case__reference__icontains=text.replace("-", " "))
            | Q(case_body__authority__short_name__icontains=text)
        )
    if chosen["stage"] == OPEN:
        found = found.exclude(stage=Stage.CLOSED)
    elif chosen["stage"] != ALL:
        found = found.filter(stage=chosen["stage"])
    if chosen["holder"]:
        held = {MINE: who.key, NOBODY: ""}.get(chosen["holder"], chosen["holder"])
        found = found.filter(holder=held)
    if chosen["subject"]:
        found = found.filter(subject=chosen["subject"])
    return found.filter(urgent=True) if chosen["urgent"] else found


def _sorted(found: QuerySet[CaseWork], sort: str) -> QuerySet[CaseWork]:
    fields = SORTS[sort.removeprefix("-")]
    if sort.startswith("-"):
        fields = tuple(f"-{field}" for field in fields)
    return found.order_by(*fields)
