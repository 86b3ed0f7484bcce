"""Whether a body's deputy link officer gets a copy of each reminder, from a day on."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.register.actions.deputy_copies import set_deputy_copy
from upheld.register.queries.deputy_copies import states_of
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.bodies import body_or_404
from upheld.web.staff.contacts import UP, address_of
from upheld.web.staff.dated import day_field, spoken_day
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.versions import Versioned, saved

YES, NO = "yes", "no"
COPIED = {YES: "Yes: the deputy gets a copy of each", NO: "No: the link officer alone"}


class Copies(Versioned):
    """Copies or none, and since when."""

    called: ClassVar = {"counts_from": "From which day"}
    copied = forms.ChoiceField(
        choices=list(COPIED.items()),
        error_messages={"required": "Choose yes or no", "invalid_choice": "Choose yes or no"},
    )
    counts_from = day_field("Write the day from which this counts")


@does(Deed.CHANGE_CONTACTS, GET, POST, body="body")
@once
def copies(request: HttpRequest, body: str) -> HttpResponse:
    """What the body asked for."""
    known = body_or_404(body)
    form = opened(request, Copies, initial=_as_it_is(body))

    def keep() -> str:
        changed = set_deputy_copy(
            authority=body, copied=form.cleaned_data["copied"] == YES, version=form.made_from(),
            counts_from=form.cleaned_data["counts_from"], by=person_of(request).key,
        )  # fmt: skip
        return "It is recorded." if changed else "Nothing differed; nothing was changed."

    if words := saved(form, keep, lambda: _as_it_is(body)):
        tell(request, words)
        return HttpResponseRedirect(address_of(body))
    crumbs = (*UP, Crumb(text=known.short_name, address=address_of(body)))
    return page(
        request, "contacts/copies.html", f"Copies of reminders: {known.short_name}", form=form,
        crumbs=crumbs, back=address_of(body), copied=COPIED, states=states_of(body), YES=YES, NO=NO,
    )  # fmt: skip


def _as_it_is(body: str) -> dict[str, Any]:
    # The state recorded last, but for its day: whoever changes it says from when.
    last = max(states_of(body), key=lambda state: state.pk, default=None)
    return {
        "copied": YES if last and last.copied else NO, "version": last.pk if last else 0,
        "counts_from": spoken_day(clock.today()),
    }  # fmt: skip
