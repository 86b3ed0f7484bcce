"""How a complaint stands, for whoever has its number and code."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.queries.status_by_code import number_read, status_by_code
from upheld.web.council import limits, refusals
from upheld.web.council.asking import GET, POST, by
from upheld.web.council.environment import page
from upheld.web.council.forms import Standing
from upheld.web.council.stage_words import said_of
from upheld.web.network import address_of

TITLE = "How your complaint stands"
MINUTES = 15
BY_NETWORK = limits.Tries(most=20, seconds=MINUTES * 60)
BY_NUMBER = limits.Tries(most=5, seconds=MINUTES * 60)
# The same whatever is wrong, so that nobody learns which numbers there are.
UNKNOWN = (
    "We do not know this number and code together. Check both: they stand on the page that you "
    "saw when you sent the complaint"
)


@by(GET, POST)
def status(request: HttpRequest) -> HttpResponse:
    """Ask for number and code, and answer in plain words; nobody is named."""
    form = Standing(request.POST if request.method == POST else None)
    if not form.is_valid():
        return page(request, "status.html", TITLE, form=form)
    number, code = form.cleaned_data["number"], form.cleaned_data["code"]
    network = limits.network_of(address_of(request))
    known = number_read(number)
    if BY_NETWORK.used_up(network) or (known and BY_NUMBER.used_up(known)):
        return refusals.too_often(request, MINUTES)
    found = status_by_code(known, code)
    if found is None:
        BY_NETWORK.note(network)
        if known:
            BY_NUMBER.note(known)
        form.add_error(None, UNKNOWN)
        return page(request, "status.html", TITLE, form=form)
    return page(request, "stands.html", TITLE, said=said_of(found))
