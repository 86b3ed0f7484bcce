"""A complaint about several bodies: one is added, or its part becomes a case of its own."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.splitting import join_body, split_case
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.register.queries.authorities import authorities_on
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.acting import Question, Said, acting
from upheld.web.staff.cases.forms import AddedBody, Why, to_choose
from upheld.web.staff.cases.frame import work_of
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once


@does(Deed.SHARE_OUT, GET, POST, body="body")
@once
def add(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """One more body to the same case; it is decided apart."""
    work = work_of(reference, body)
    blocked = blocked_bodies(person_of(request))
    received = work.case_body.received or clock.today()
    existing = [b for b in authorities_on(received) if b.type and b.slug not in blocked]
    known = sorted((b.name, b.slug) for b in existing)

    def act(said: Said) -> str:
        if said.values["other"] in blocked:
            raise Refused("choose a body of the list")
        made = join_body(body=said.values["other"], **said.common)
        return f"The case is also about {made.authority.short_name}, which begins at intake."

    return acting(
        request, work, AddedBody, act,
        Question(
            title="Add a body", button="Add the body",
            lede="The same complaint, about another body too. Each body’s part goes its own way "
            "and has its own outcome and reason.",
        ),
        options={"other": to_choose([(slug, name) for name, slug in known], "Choose a body")},
    )  # fmt: skip


@does(Deed.SHARE_OUT, GET, POST, body="body")
@once
def split(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Give this body's part a reference of its own."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        new = split_case(why=said.form.lines("why"), **said.common)
        return f"This part goes on as {new.case_id}."

    return acting(
        request, work, Why, act,
        Question(
            title="Split off this part", button="Split it off", warning=True,
            lede="This body’s part goes on under a reference of its own, where it stands now. That "
            "cannot be undone.",
        ),
    )  # fmt: skip
