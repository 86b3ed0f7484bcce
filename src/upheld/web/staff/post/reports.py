"""What mail servers further on report: read from the mail, kept at the message it is about."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.people.models import Person
from upheld.people.queries.people import blocked_bodies
from upheld.runs.annual.returns import take_word
from upheld.runs.outbox.bounces import Word, read_bounce
from upheld.runs.outbox.dispatch_returns import take_word_of_dispatch
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.post.forms import Report
from upheld.web.staff.post.frame import UP, address_of
from upheld.web.staff.post.mails import address_of as address_of_mail


@does(Deed.SETTLE_POST, GET, POST)
@once
def take_in(request: HttpRequest) -> HttpResponse:
    """One report, pasted or as a file. The mail itself is not kept."""
    form, who = opened(request, Report), person_of(request)
    if form.is_valid():
        try:
            word = read_bounce(form.content())
            place = _noted(word, who)
        except Refused as refusal:
            form.refuse("mail", refusal)
        else:
            tell(request, f"Noted: {word.what.words.lower()}.")
            return HttpResponseRedirect(place)
    return page(request, "post/report.html", "A mail that came back", crumbs=UP, form=form)


def _noted(word: Word, who: Person) -> str:
    blocked = blocked_bodies(who)
    if mail := take_word_of_dispatch(word, without=blocked, by=who.key):
        return address_of_mail(mail)
    return address_of(take_word(word, without=blocked, by=who.key))
