"""Every message, to filter by state, year and body. Nobody's address stands here."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from upheld.domain.post import State
from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.register.models.contact import ROLES
from upheld.register.queries.authorities import records
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.queries.left_out import for_a_person
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.queries.messages import counts
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing, one_of, sorting

OPEN = "open"
COLUMNS = {"body": "body", "state": "state", "queued": "queued_at", "left": "written_at"}


@does(Deed.SEE_POST, GET)
def messages(request: HttpRequest) -> HttpResponse:
    """The newest first; what a person has to look at is one link away."""
    blocked, bodies = blocked_bodies(person_of(request)), records()
    years = sorted(set(LetterVersion.objects.values_list("year", flat=True)), reverse=True)
    chosen = {
        "state": one_of(request, "state", [OPEN, *State]),
        "year": one_of(request, "year", map(str, years)),
        "text": request.GET.get("text", "").strip(),
    }
    sort = sorting(request, COLUMNS, "-queued")
    wanted = text_of(chosen["text"], {slug: body.name for slug, body in bodies.items()})
    rows = _rows(chosen, wanted).exclude(body__in=blocked)
    way = "-" if sort.startswith("-") else ""
    shown = listing(
        request, rows.order_by(f"{way}{COLUMNS[sort.removeprefix('-')]}", "pk"), chosen, sort
    )
    letters = LetterVersion.objects.in_bulk({each.letter for each in shown.shown})
    return page(
        request, "post/list.html", "Post", list=shown, chosen=chosen, years=years, State=State,
        bodies=bodies, letters=letters, roles=ROLES, counts=counts(without=blocked),
        to_look_at=for_a_person(without=blocked).count(),
    )  # fmt: skip


def text_of(text: str, names: dict[str, str]) -> list[str] | None:
    """The bodies whose name holds a text; None for all."""
    if not text:
        return None
    return [slug for slug, name in names.items() if text.casefold() in name.casefold()]


def _rows(chosen: dict[str, Any], bodies: list[str] | None) -> QuerySet[Message]:
    rows = for_a_person() if chosen["state"] == OPEN else Message.objects.all()
    if chosen["state"] not in {"", OPEN}:
        rows = rows.filter(state=chosen["state"])
    if chosen["year"]:
        of_year = LetterVersion.objects.filter(year=chosen["year"]).values("pk")
        rows = rows.filter(letter__in=of_year)
    return rows if bodies is None else rows.filter(body__in=bodies)
