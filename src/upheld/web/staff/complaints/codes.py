"""A status code for somebody who complained by telephone or post, shown once."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.actions.status_codes import give_status_code
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.web.staff.asking import person_of
from upheld.web.staff.complaints.frame import crumbs_of, place_of, seen
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once


@does(Deed.RECORD_COMPLAINT, GET, POST)
@once
def status_code(request: HttpRequest, number: int) -> HttpResponse:
    """Ask first, for a code from before ends; then show the new one in the answer alone."""
    found = seen(request, number)
    given = None
    if request.method == "POST":
        try:
            given = give_status_code(complaint=found.pk, by=person_of(request).key)
        except Refused as refusal:
            tell(request, f"{str(refusal)[:1].upper()}{str(refusal)[1:]}.")
            return HttpResponseRedirect(place_of(number))
    return page(
        request, "complaints/code.html", f"Status code: complaint {found.receipt}",
        crumbs=crumbs_of(found), complaint=found, given=given, back=place_of(number),
        address=f"{settings.UPHELD_FORMS_SERVED}/status/",
    )  # fmt: skip
