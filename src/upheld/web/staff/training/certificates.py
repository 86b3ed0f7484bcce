"""Certificates of those who came, for staff: one, all of a session, and whether a number stands."""

from io import BytesIO
from zipfile import ZipFile, ZipInfo

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.demonstration import mark
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.domain.training import BookingState
from upheld.outreach.booked import told_number
from upheld.outreach.certificates.setting import set_certificate
from upheld.outreach.models import Booking
from upheld.outreach.queries.bookings import by_number, list_of
from upheld.register.queries.installation import is_demonstration
from upheld.web.staff.environment import tell
from upheld.web.staff.guard import GET, does
from upheld.web.staff.sheets import as_file
from upheld.web.staff.shown import shows_of
from upheld.web.staff.training.frame import address_of, booking_in, session_in, shown

# The same certificates are the same archive, whenever it is made.
PACKED = (1980, 1, 1, 0, 0, 0)
LEFT_OUT = "Of these no certificate could be made. The page of each booking says why."


@does(Deed.SEE_TRAINING, GET)
def of_booking(request: HttpRequest, number: int) -> HttpResponse:
    """The certificate of one person who came."""
    booking = booking_in(number)
    try:
        content = set_certificate(booking)
    except Refused as refusal:
        return _refused(request, str(refusal), address_of(booking))
    shows_of(request, [booking.receipt], "certificate")
    return as_file(content, "pdf", _name(booking))


@does(Deed.SEE_TRAINING, GET)
def of_session(request: HttpRequest, number: int) -> HttpResponse:
    """The certificates of everybody who came, in one archive; it says who is left out."""
    session = session_in(number)
    came = list(list_of(session).filter(state=BookingState.ATTENDED).exclude(name=""))
    made, left = {}, []
    for each in came:
        try:
            made[_name(each)] = set_certificate(each)
        except Refused:
            left.append(told_number(each.receipt))
    if not made:
        return _refused(request, "No certificate could be made.", address_of(session))
    shows_of(request, [each.receipt for each in came], "certificate")
    first = mark(bool(is_demonstration()))
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in made.items():
            archive.writestr(ZipInfo(f"{first}{name}.pdf", PACKED), content)
        if left:
            words = f"{LEFT_OUT}\n\n" + "\n".join(left) + "\n"
            archive.writestr(ZipInfo(f"{first}left-out.txt", PACKED), words)
    return as_file(packed.getvalue(), "zip", f"certificates-{number}")


@does(Deed.SEE_TRAINING, GET)
def check(request: HttpRequest) -> HttpResponse:
    """Whether a certificate of this number stands, and for what."""
    asked = request.GET.get("number", "").strip()
    found = by_number(asked) if asked else None
    if found:
        shows_of(request, [found.receipt], "certificate")
    return shown(request, "check.html", "Check a certificate", asked=asked, found=found)


def _name(booking: Booking) -> str:
    return f"certificate-{told_number(booking.receipt)}"


def _refused(request: HttpRequest, words: str, address: str) -> HttpResponse:
    tell(request, f"{words[:1].upper()}{words[1:]}")
    return HttpResponseRedirect(address)
