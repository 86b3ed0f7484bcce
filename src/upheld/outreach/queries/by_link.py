"""What a link leads to. The process of public forms reads no more than this."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from upheld.domain.enquiries import QuestionKind, SurveyQuestion
from upheld.outreach.models import Enquiry, EnquiryMail
from upheld.register.models import Contact
from upheld.register.models.contact import ROLES
from upheld.toolbox import clock
from upheld.toolbox.secret import digest


@dataclass(frozen=True, kw_only=True)
class ByLink:
    """An enquiry that can be answered now."""

    number: int
    body: str
    last_day: date
    answered: bool
    survey: int | None


@dataclass(frozen=True, kw_only=True)
class RoleHeld:
    """Who holds a role, without a name; `contact` is None where nobody is known."""

    role: str
    words: str
    contact: int | None = None
    version: int = 0
    title: str = ""
    start: date | None = None
    confirmed: date | None = None


@dataclass(frozen=True, kw_only=True)
class SurveyAsked:
    """A survey as its form shows it."""

    title: str
    introduction: str
    by_body: bool
    last_day: date
    questions: tuple[SurveyQuestion, ...]


def round_by_link(token: str) -> ByLink | None:
    """The yearly question of a link; None where it is not known, was answered, or is over."""
    columns = ("enquiry_id", "enquiry__body_id", "enquiry__round__last_day")
    rows = EnquiryMail.objects.filter(
        token_digest=digest(token), enquiry__answered_at=None, enquiry__round__closed_at=None,
        enquiry__round__last_day__gte=clock.today(),
    )  # fmt: skip
    for number, body, last_day in rows.values_list(*columns):
        return ByLink(number=number, body=body, last_day=last_day, answered=False, survey=None)
    return None


def survey_by_link(token: str) -> ByLink | None:
    """The survey of a link; None where it is not known or the survey is over."""
    columns = ("enquiry_id", "enquiry__body_id", "enquiry__survey__last_day",
               "enquiry__answered_at", "enquiry__survey_id")  # fmt: skip
    rows = EnquiryMail.objects.filter(
        token_digest=digest(token), enquiry__survey__closed_at=None,
        enquiry__survey__last_day__gte=clock.today(),
    )  # fmt: skip
    for number, body, last_day, answered, survey in rows.values_list(*columns):
        return ByLink(
            number=number, body=body, last_day=last_day, answered=bool(answered), survey=survey
        )
    return None


def roles_of(body: str) -> tuple[RoleHeld, ...]:
    """Every role of a body and who holds it today, without a name."""
    today = clock.today()
    begun = Q(start__isnull=True) | Q(start__lte=today)
    lasting = Q(end__isnull=True) | Q(end__gte=today)
    columns = ("role", "pk", "version", "title", "start", "confirmed")
    rows = Contact.objects.filter(begun, lasting, authority_id=body).values_list(*columns)
    held: dict[str, RoleHeld] = {}
    for role, number, version, title, start, confirmed in sorted(
        rows, key=lambda row: (row[4] or date.min, row[1])
    ):
        held[role] = RoleHeld(
            role=role, words=ROLES[role], contact=number, version=version, title=title,
            start=start, confirmed=confirmed,
        )  # fmt: skip
    return tuple(held.get(role, RoleHeld(role=role, words=words)) for role, words in ROLES.items())


def survey_of(enquiry: int) -> SurveyAsked:
    """The survey that an enquiry is about."""
    names = ("title", "introduction", "by_body", "last_day", "questions")
    title, introduction, by_body, last_day, questions = Enquiry.objects.values_list(
        *(f"survey__{name}" for name in names)
    ).get(pk=enquiry)
    return SurveyAsked(
        title=title, introduction=introduction, by_body=by_body, last_day=last_day,
        questions=questions_of(questions),
    )  # fmt: skip


def questions_of(kept: list[dict[str, Any]]) -> tuple[SurveyQuestion, ...]:
    """Questions as they are kept, as the domain has them."""
    return tuple(
        SurveyQuestion(
            text=str(each["text"]), kind=QuestionKind(str(each["kind"])),
            options=tuple(map(str, each.get("options", ()))),
        )
        for each in kept
    )  # fmt: skip
