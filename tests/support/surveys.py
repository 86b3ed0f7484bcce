"""Surveys of link officers in tests."""

from datetime import timedelta
from typing import Any

from upheld.domain.enquiries import QuestionKind, SurveyQuestion
from upheld.outreach.actions.surveys import (
    SurveyFacts,
    approve_survey,
    open_survey,
    write_survey,
)
from upheld.outreach.models import EnquiryMail, Survey
from upheld.register.actions.contacts import record_contact
from upheld.register.models import Contact
from upheld.toolbox import clock

QUESTIONS = (
    SurveyQuestion(text="Which form?", kind=QuestionKind.ONE, options=("Long", "Short")),
    SurveyQuestion(text="Which parts?", kind=QuestionKind.SEVERAL, options=("A", "B", "C")),
    SurveyQuestion(text="How useful?", kind=QuestionKind.SCALE),
    SurveyQuestion(text="What else?", kind=QuestionKind.WORDS),
)


def officer(body: str, **changes: Any) -> Contact:
    """A link officer of a body."""
    said: dict[str, Any] = dict(
        authority=body, role="link_officer", name="Ann Secretford", title="Lead", salutation="",
        email=f"lo@{body}.example", start=None, end=None, confirmed=None, by="tests",
    )  # fmt: skip
    record_contact(**(said | changes))
    return Contact.objects.latest("pk")


def facts(**changes: Any) -> SurveyFacts:
    """The letter's form, from today for four weeks."""
    said: dict[str, Any] = dict(
        title="The letter’s form", introduction="Please tell us.", questions=QUESTIONS,
        by_body=False, first_day=clock.today(), last_day=clock.today() + timedelta(days=28),
    )  # fmt: skip
    return SurveyFacts(**(said | changes))


def opened(*bodies: str, **changes: Any) -> Survey:
    """A survey that is open to the link officers of these bodies."""
    for body in bodies:
        officer(body)
    made = write_survey(facts=facts(**changes), by="writer")
    approve_survey(survey=made.pk, version=made.version, by="other")
    open_survey(survey=made.pk, by="tests")
    return Survey.objects.get(pk=made.pk)


def token_of(body: str) -> str:
    """The token of a body's mail, before it is laid down."""
    return EnquiryMail.objects.get(enquiry__body=body).token
