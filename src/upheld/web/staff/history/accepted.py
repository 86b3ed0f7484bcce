"""What is in history, by body and year; each figure can be withdrawn with a reason."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.archive.vocabulary import MEASURED
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies
from upheld.runs.history.actions.withdraw import withdraw_figure
from upheld.runs.history.models import PublishedFigure
from upheld.runs.history.queries.figures import place_of
from upheld.runs.history.queries.offers import waiting
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.forms import Reason
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import listing, one_of, sorting
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened

HISTORY = "/history/"
UP = (Crumb(text="Earlier years", address=HISTORY),)
# In the order in which a column puts rows that are equal in it.
SORTS = {
    "body": ("authority__short_name", "year", "measure"),
    "year": ("year", "authority__short_name", "measure"),
    "measure": ("measure", "authority__short_name", "year"),
    "source": ("source", "authority__short_name", "year", "measure"),
}
STATES = {"": "In history", "noted": "With a note", "withdrawn": "Withdrawn"}
MEASURES = {each.id: each.words for each in MEASURED.values() if each.of_body and not each.base_of}


@does(Deed.KEEP_HISTORY, GET)
def figures(request: HttpRequest) -> HttpResponse:
    """Every figure as published that was accepted."""
    chosen = {
        "text": request.GET.get("text", "").strip(),
        "year": request.GET.get("year", "").strip(),
        "measure": one_of(request, "measure", MEASURES),
        "state": one_of(request, "state", STATES),
    }
    sort = sorting(request, SORTS, "body")
    rows = _chosen(request, chosen)
    way = "-" if sort.startswith("-") else ""
    first, *rest = SORTS[sort.removeprefix("-")]
    shown = listing(request, rows.order_by(f"{way}{first}", *rest, "pk"), chosen, sort)
    return page(
        request, "history/figures.html", "Earlier years", list=shown, chosen=chosen,
        states=STATES, measures=MEASURES, place_of=place_of, MEASURED=MEASURED,
        waiting=waiting(without=blocked_bodies(person_of(request))).count(),
    )  # fmt: skip


@does(Deed.KEEP_HISTORY, GET, POST)
@once
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a figure, after a question."""
    row = _seen(request).filter(pk=number, withdrawn_at__isnull=True).first()
    if row is None:
        raise Http404
    form = opened(request, Reason)
    what = f"{MEASURED[row.measure].words} {row.printed} of {row.authority.short_name} {row.year}"
    if form.is_valid():
        try:
            done = withdraw_figure(
                figure=row.pk, why=form.cleaned_data["why"], by=person_of(request).key
            )
        except Refused as refusal:
            form.refuse("why", refusal)
        else:
            tell(request, f"{what}: withdrawn." if done else f"{what} was withdrawn a moment ago.")
            return HttpResponseRedirect(f"{HISTORY}?text={row.authority_id}&year={row.year}")
    return page(
        request, "question.html", f"Withdraw {what}", form=form, crumbs=UP,
        words="It leaves the public pages at the next roll and stays on record. Where it was "
        "public, the reason stands on the page of corrections: name nobody in it.",
        button_words="Withdraw the figure", back=HISTORY,
    )  # fmt: skip


def _chosen(request: HttpRequest, chosen: dict[str, str]) -> QuerySet[PublishedFigure]:
    rows = _seen(request).filter(withdrawn_at__isnull=chosen["state"] != "withdrawn")
    if chosen["state"] == "noted":
        rows = rows.exclude(note="")
    if text := chosen["text"]:
        rows = rows.filter(
            Q(authority__short_name__icontains=text) | Q(authority=text) | Q(source__icontains=text)
        )
    if chosen["year"].isdecimal():
        rows = rows.filter(year=int(chosen["year"][:9]))
    if chosen["measure"]:
        rows = rows.filter(measure=chosen["measure"])
    return rows


def _seen(request: HttpRequest) -> QuerySet[PublishedFigure]:
    # Whoever has a conflict with a body keeps out of its history too.
    hidden = blocked_bodies(person_of(request))
    return PublishedFigure.objects.exclude(authority__in=hidden).select_related("authority")
