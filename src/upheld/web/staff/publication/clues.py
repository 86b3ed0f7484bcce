"""Settle marked words: the form of a decision's page, sent."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.actions.publishing.checking import settle_clues
from upheld.casework.publishing_facts import Choice
from upheld.domain.roles import Deed
from upheld.web.staff.environment import tell
from upheld.web.staff.guard import POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.publication.forms import Settled
from upheld.web.staff.publication.frame import common, place_of
from upheld.web.staff.publication.one import gate_page

MOST = 500
"""Marks of one text; one that has more is written anew."""
LONGEST = 500


@does(Deed.PUBLISH_DECISION, POST, body="body")
@once
def settle(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Confirm ticked words as harmless, and put other words in the place of others."""
    place = place_of(reference, body)
    form = opened(request, Settled, place=f"{place.address}settle/")

    def act() -> str:
        settle_clues(choices=_choices(request), **common(request, place, form))
        return "It is saved."

    if words := form.done(act):
        tell(request, words)
        return HttpResponseRedirect(place.address)
    return gate_page(request, place, form)


def _choices(request: HttpRequest) -> list[Choice]:
    said, found = request.POST, []
    for number in range(1, MOST + 1):
        if f"kind-{number}" not in said:
            break
        found.append(
            Choice(
                kind=said[f"kind-{number}"], words=said.get(f"words-{number}", ""),
                harmless=f"harmless-{number}" in said,
                instead=said.get(f"instead-{number}", "").strip()[:LONGEST],
            )
        )  # fmt: skip
    return found
