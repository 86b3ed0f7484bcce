"""One question or resource: as the public will see it, its differences and its history."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.outreach.queries.records import Record, State, writers_since
from upheld.outreach.records import content_of
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.resources.frame import UP, address_of, record_in
from upheld.web.staff.resources.preview import fields_of, seen
from upheld.web.staff.resources.words import KINDS


@does(Deed.SEE_RESOURCES, GET)
def one(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The newest version, or the one that is asked for, beside another."""
    found = record_in(kind, key)
    now = _number(request, "now", found, found.newest.number)
    before = found.public.number if found.public else now - 1
    was = _number(request, "was", found, before if before < now else now - 1)
    shown, state = found.version(now) or found.versions[0]
    return page(
        request, "resources/one.html", f"{KINDS[kind]}: {found.title}", crumbs=UP, found=found,
        here=address_of(kind, key), shown=shown, state=state, State=State,
        seen=seen(content_of(kind, shown.content)), differs=_differences(found, was, now),
        was=was, mine=person_of(request).key in writers_since(kind, key),
    )  # fmt: skip


def _number(request: HttpRequest, name: str, found: Record, otherwise: int) -> int:
    said = request.GET.get(name, "")
    known = {str(each.number): each.number for each, _ in found.versions}
    return known.get(said, otherwise)


def _differences(found: Record, was: int, now: int) -> list[tuple[str, str, str]]:
    """Each part that two versions have differently: its name, as it was, as it is."""
    old, new = found.version(was), found.version(now)
    if old is None or new is None or was == now:
        return []
    before, after = (fields_of(found.kind, each[0].content) for each in (old, new))
    return [(name, before[name], after[name]) for name in after if before[name] != after[name]]
