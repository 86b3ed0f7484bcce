"""A round about contacts and surveys of a demonstration: at fictional bodies alone, invented.

Some bodies have answered that all is right, a few that somebody changed, the others not yet.
"""

from django.db import transaction

from upheld.domain.enquiries import SCALE, ContactSaid
from upheld.domain.roles import Role
from upheld.outreach.actions.answering import BY_LINK, RoleSaid, answer_contacts, answer_survey
from upheld.outreach.actions.rounds import start_round
from upheld.outreach.actions.settling import confirm_unchanged
from upheld.outreach.actions.surveys import (
    SurveyFacts,
    approve_survey,
    open_survey,
    write_survey,
)
from upheld.outreach.models import ConfirmationRound, EnquiryMail, Survey
from upheld.outreach.queries.by_link import roles_of
from upheld.outreach.queries.enquiries import would_ask
from upheld.register.actions.contacts import ContactFacts, add_contact
from upheld.register.queries.contacts import contacts_on
from upheld.runs.demo.bodies import Body, read_fictional_bodies
from upheld.runs.demo.texts import officers as texts
from upheld.runs.demo.who_acts import actor
from upheld.runs.rolling.asking import ROLL
from upheld.toolbox import clock
from upheld.toolbox.drawing import Lots

LINK = "link_officer"
# Of five bodies one has nobody whom we know, three have answered.
UNKNOWN, ANSWER = 5, (1, 2, 3)


@transaction.atomic
def ask_officers() -> int:
    """How many bodies were asked; 0 where there was a round or a survey already."""
    if ConfirmationRound.objects.exists() or Survey.objects.exists():
        return 0
    writer, reader = actor(Role.OUTREACH), actor(Role.DIRECTOR)
    _add_officers(writer)
    asked = would_ask(clock.today())
    start_round(expected=len(asked), by=writer)
    reached = [each.body for each in asked if each.role]
    _answer_round([body for n, body in enumerate(reached) if n % UNKNOWN in ANSWER])
    confirm_unchanged(by=ROLL)
    _ask_survey(writer, reader)
    return len(asked)


def _add_officers(by: str) -> None:
    today, names = clock.today(), iter(texts.NAMES)
    held = contacts_on(today)
    for number, body in enumerate(_alive()):
        if not number % UNKNOWN or any(c.role == LINK for c in held.get(body.slug, ())):
            continue
        facts = ContactFacts(
            name=next(names, ""), title="Link Officer", salutation="", start=today, end=None,
            email=f"link.officer@{body.slug}.example",
        )  # fmt: skip
        add_contact(authority=body.slug, role=LINK, facts=facts, by=by)


def _alive() -> list[Body]:
    today = clock.today()
    bodies = read_fictional_bodies().values()
    return [body for body in bodies if body.kind.compared and body.lived_on(today)]


def _answer_round(bodies: list[str]) -> None:
    changes = dict(zip(bodies[:: len(texts.NEW_NAMES)], texts.NEW_NAMES, strict=False))
    for body in bodies:
        said = {}
        for held in roles_of(body):
            known = held.contact is not None
            what = ContactSaid.RIGHT if known else ContactSaid.NOBODY
            said[held.role] = RoleSaid(
                role=held.role, said=what, contact=held.contact, version=held.version
            )
        if body in changes:
            said[LINK] = RoleSaid(
                role=LINK, said=ContactSaid.CHANGED, contact=said[LINK].contact,
                version=said[LINK].version, name=changes[body], title="Link Officer",
                email=f"link.officer@{body}.example",
            )  # fmt: skip
        answer_contacts(token=_token(round__isnull=False, body=body), said=said, by=BY_LINK)


def _ask_survey(writer: str, reader: str) -> None:
    today = clock.today()
    facts = SurveyFacts(
        title=texts.SURVEY, introduction=texts.INTRODUCTION, questions=texts.QUESTIONS,
        by_body=False, first_day=today, last_day=today + texts.OPEN_FOR,
    )  # fmt: skip
    made = write_survey(facts=facts, by=writer)
    approve_survey(survey=made.pk, version=made.version, by=reader)
    open_survey(survey=made.pk, by=writer)
    for number, enquiry in enumerate(made.enquiries.order_by("body_id")):
        if number % UNKNOWN not in ANSWER:
            continue
        lots = Lots("survey", enquiry.body_id)
        answers = {
            1: lots.below(len(texts.QUESTIONS[0].options)), 2: [0, 1 + lots.below(2)],
            3: SCALE[lots.below(len(SCALE))],
        } | ({4: texts.WORDS[number % len(texts.WORDS)]} if number % 2 else {})  # fmt: skip
        token = _token(survey=made.pk, body=enquiry.body_id)
        answer_survey(token=token, answers=answers, by=BY_LINK)
    first = today + texts.NEXT_OPENS
    write_survey(
        facts=SurveyFacts(
            title=texts.NEXT, introduction=texts.NEXT_INTRODUCTION, questions=texts.NEXT_QUESTIONS,
            by_body=True, first_day=first, last_day=first + texts.NEXT_LASTS,
        ), by=writer,
    )  # fmt: skip


def _token(**about: object) -> str:
    return EnquiryMail.objects.get(
        **{f"enquiry__{name}": value for name, value in about.items()}
    ).token
