"""The yearly question who a body's contacts are. Roles and titles are shown, and no names."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse

from upheld.domain.errors import Refused
from upheld.outreach.actions.answering import BY_LINK, answer_contacts
from upheld.outreach.queries.by_link import ByLink, RoleHeld, roles_of, round_by_link
from upheld.web.council import bodies, sealed
from upheld.web.council.asking import GET, POST, by
from upheld.web.council.environment import page
from upheld.web.council.officers import links
from upheld.web.council.officers.forms import Contacts, Seen, options_of, seen_of
from upheld.web.dated import spoken_day

TITLE, CHECK = "Your contacts", "Check and send"
PURPOSE = "contacts"
BACK, SEND = "back", "send"


@by(GET, POST)
def contacts(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for each role whether it is right; a program that only follows links sends nothing."""
    if refused := links.too_often(request):
        return refused
    found = round_by_link(token)
    if found is None:
        return links.unknown(request)
    roles = roles_of(found.body)
    if request.method != POST:
        return _roles(request, found, Contacts(roles, whole=False), seen_of(roles))
    seen = sealed.opened(PURPOSE, request.POST.get(sealed.FIELD, ""))
    if seen is None or set(seen) != {each.role for each in roles}:
        # Not ours: there is nothing to go on from.
        return _roles(request, found, Contacts(roles, whole=False), seen_of(roles))
    return _answered(request, token, found, _as_shown(roles, seen), seen)


def _answered(
    request: HttpRequest, token: str, found: ByLink, roles: Sequence[RoleHeld], seen: Seen
) -> HttpResponse:
    sent, wanted = request.POST.dict(), request.POST.get("go", "")
    form = Contacts(roles, sent, whole=False, quiet=wanted == BACK)
    if wanted == BACK or not form.is_valid():
        return _roles(request, found, form, seen)
    if wanted != SEND:
        return _check(request, found, Contacts(roles, sent, whole=True, quiet=True), seen)
    form = Contacts(roles, sent, whole=True)
    if not form.is_valid():
        return _check(request, found, form, seen)
    try:
        answer_contacts(token=token, said=form.told(seen), by=BY_LINK)
    except Refused as refusal:
        form.refuse(refusal)
        return _check(request, found, form, seen)
    return page(
        request, "officers/thanks.html", "Thank you", body=bodies.name_of(found.body),
        changed=bool(form.changed()),
    )  # fmt: skip


def _as_shown(roles: Sequence[RoleHeld], seen: Seen) -> list[RoleHeld]:
    # Whether a role had somebody when the page was made; what has changed since, a person compares.
    return [
        each if bool(seen[each.role]) == (each.contact is not None)
        else RoleHeld(role=each.role, words=each.words, contact=0 if seen[each.role] else None)
        for each in roles
    ]  # fmt: skip


def _roles(request: HttpRequest, found: ByLink, form: Contacts, seen: Seen) -> HttpResponse:
    return page(
        request, "officers/contacts.html", TITLE, form=form,
        body=bodies.name_of(found.body), last_day=spoken_day(found.last_day),
        sealed=sealed.seal(PURPOSE, dict(seen)), spoken_day=spoken_day,
        options_of=options_of,
    )  # fmt: skip


def _check(request: HttpRequest, found: ByLink, form: Contacts, seen: Seen) -> HttpResponse:
    return page(
        request, "officers/check.html", CHECK, form=form,
        body=bodies.name_of(found.body), sealed=sealed.seal(PURPOSE, dict(seen)),
        options_of=options_of, changed=form.changed(),
    )  # fmt: skip
