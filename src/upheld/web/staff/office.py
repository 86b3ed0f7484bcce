"""The ombudsman's own settings: what counts today, what will, what did."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.roles import Deed
from upheld.pages.decisions.published import tell_delay
from upheld.pages.frame import Crumb
from upheld.register.actions.office import set_office
from upheld.register.models import OfficeSetting
from upheld.register.queries.office import setting_on, settings
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.office_forms import ChangeOffice, as_it_is
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.versions import saved

OFFICE = "/office/"
UP = (Crumb(text="Office", address=OFFICE),)


@does(Deed.CHANGE_OFFICE, GET)
def office(request: HttpRequest) -> HttpResponse:
    """What the office says of itself."""
    today = clock.today()
    return page(
        request, "office/office.html", "The ombudsman’s office", now=setting_on(today),
        all=settings(), today=today, decisions=tell_delay(),
    )  # fmt: skip


@does(Deed.CHANGE_OFFICE, GET, POST)
@once
def change(request: HttpRequest) -> HttpResponse:
    """Say what counts from a day on. The days before keep what they had."""
    last = _last()
    form = opened(request, ChangeOffice, initial=as_it_is(last))

    def set_all() -> str:
        changed = set_office(
            office=form.office(), signature=form.picture(last),
            why=form.cleaned_data["why"], version=form.made_from(), by=person_of(request).key,
        )  # fmt: skip
        day = spoken_day(form.cleaned_data["counts_from"])
        return f"Recorded: it counts from {day}." if changed else "Nothing differed."

    if words := saved(form, set_all, lambda: as_it_is(_last())):
        tell(request, words)
        return HttpResponseRedirect(OFFICE)
    return page(
        request, "office/change.html", "Change the office’s settings", form=form, crumbs=UP,
        signed=bool(last and last.signature_type),
    )  # fmt: skip


@does(Deed.CHANGE_OFFICE, GET)
def signature(request: HttpRequest, number: int) -> HttpResponse:
    """The picture of a signature, for whoever may change it."""
    del request
    found = OfficeSetting.objects.filter(pk=number, signature__isnull=False).first()
    if found is None:
        raise Http404
    return HttpResponse(bytes(found.signature or b""), content_type=found.signature_type)


def _last() -> OfficeSetting | None:
    return OfficeSetting.objects.order_by("-pk").first()
