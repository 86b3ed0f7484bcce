"""What mail servers further on report: read from the mail, kept at the message it is about."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.runs.annual.returns import take_word
from upheld.runs.outbox.bounces import read_bounce
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.post.forms import Report
from upheld.web.staff.post.frame import UP, address_of


@does(Deed.SETTLE_POST, GET, POST)
@once
def take_in(request: HttpRequest) -> HttpResponse:
    """One report, pasted or as a file. The mail itself is not kept."""
    form, who = opened(request, Report), person_of(request)
    if form.is_valid():
        try:
            word = read_bounce(form.content())
            message = take_word(word, without=blocked_bodies(who), by=who.key)
        except Refused as refusal:
            form.refuse("mail", refusal)
        else:
            tell(request, f"Noted: {word.what.words.lower()}.")
            return HttpResponseRedirect(address_of(message))
    return page(request, "post/report.html", "A mail that came back", crumbs=UP, form=form)
