"""A letter by one-time link: whoever has the link and knows its word gets the PDF."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.by_public import BY_LINK, open_link
from upheld.web.council import limits, refusals
from upheld.web.council.asking import GET, POST, by
from upheld.web.council.environment import page
from upheld.web.council.forms import Fetch
from upheld.web.network import address_of

TITLE = "Your letter"
MINUTES = 15
BY_NETWORK = limits.Tries(most=20, seconds=MINUTES * 60)
BY_TOKEN = limits.Tries(most=5, seconds=MINUTES * 60)
# The same for a link that never was, one that has expired, and a word that is wrong.
UNKNOWN = (
    "We cannot give you a letter for this. Check what you typed. If the link is old or was used "
    "before, ask us for a new one"
)


@by(GET, POST)
def letter(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the word; a program that follows links in mails fetches nothing."""
    form = Fetch(request.POST if request.method == POST else None)
    if not form.is_valid():
        return page(request, "letter.html", TITLE, form=form)
    network = limits.network_of(address_of(request))
    if BY_NETWORK.used_up(network) or BY_TOKEN.used_up(token):
        return refusals.too_often(request, MINUTES)
    found = open_link(token=token, word=form.cleaned_data["word"], by=BY_LINK)
    if found is None:
        BY_NETWORK.note(network)
        BY_TOKEN.note(token)
        form.add_error(None, UNKNOWN)
        return page(request, "letter.html", TITLE, form=form)
    response = HttpResponse(found.content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="letter-{found.number}.pdf"'
    return response
