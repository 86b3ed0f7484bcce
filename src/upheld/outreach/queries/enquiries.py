"""Whom we ask, who has answered, and what waits."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from upheld.domain.enquiries import (
    ASKED_ROLES,
    REMINDED_AFTER,
    SURVEY_REMINDED_BEFORE,
    ContactSaid,
    EnquiryMailKind,
)
from upheld.domain.office import ANSWER_MONTHS
from upheld.domain.periods import months_after
from upheld.outreach.models import ConfirmationRound, ContactAnswer, Enquiry, EnquiryMail, Survey
from upheld.register.queries.authorities import authorities_on
from upheld.register.queries.contacts import ContactOnDay, contacts_on
from upheld.register.queries.installation import is_demonstration
from upheld.register.queries.office import office_on

Mails = list[tuple[Enquiry, EnquiryMailKind]]
Held = tuple[ContactOnDay, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A body and the office that would be written to; empty where none has an address."""

    body: str
    name: str
    role: str

    @property
    def has_officer(self) -> bool:
        """Whether its link officer or the deputy is reached."""
        return self.role in ASKED_ROLES[:2]


def reached(held: Held) -> ContactOnDay | None:
    """Who of a body is asked: its link officer, else the deputy, else the chief executive."""
    there = [each for each in held if each.email and not each.returned]
    return next((c for role in ASKED_ROLES for c in there if c.role == role), None)


def would_ask(day: date) -> list[Asked]:
    """Every body that exists on a day, and which of its offices is asked.

    A demonstration asks fictional bodies alone: nothing is invented of what a real one says.
    """
    held, invented = contacts_on(day), bool(is_demonstration())
    return [
        Asked(body=body.slug, name=body.name, role=found.role if found else "")
        for body in authorities_on(day)
        if body.type is not None and (body.fictional or not invented)
        for found in [reached(held.get(body.slug, ()))]
    ]


def rounds() -> QuerySet[ConfirmationRound]:
    """Every round, the latest first: how many were asked, have answered, could not be reached."""
    return ConfirmationRound.objects.annotate(
        asked=Count("enquiries"),
        answered=Count("enquiries", filter=Q(enquiries__answered_at__isnull=False)),
        unreached=Count(
            "enquiries", filter=Q(enquiries__role="", enquiries__answered_at__isnull=True)
        ),
    ).order_by("-year")  # fmt: skip


def open_round() -> ConfirmationRound | None:
    """The round that runs, if one does."""
    return rounds().filter(closed_at=None).first()


def unchanged() -> QuerySet[ContactAnswer]:
    """Answers that need no person: nobody has changed what they confirm."""
    still = Q(said=ContactSaid.RIGHT, contact__version=F("contact_version"))
    none = Q(said=ContactSaid.NOBODY, contact=None, contact_version=0)
    return (
        ContactAnswer.objects.filter(still | none, settled="")
        .select_related("contact", "enquiry").order_by("pk")
    )  # fmt: skip


def to_settle() -> QuerySet[ContactAnswer]:
    """Answers that wait for a person, the oldest first."""
    waiting = ContactAnswer.objects.filter(settled="").exclude(pk__in=unchanged().values("pk"))
    return waiting.select_related("contact", "enquiry__body", "enquiry__round").order_by(
        "enquiry__answered_at", "pk"
    )


def answers_over(today: date) -> QuerySet[ContactAnswer]:
    """Answers that nobody settled for so long that what they say is kept no more."""
    office = office_on(today)
    last = months_after(today, -(office.answer_months if office else ANSWER_MONTHS))
    return ContactAnswer.objects.filter(settled="", enquiry__round__last_day__lt=last)


def to_close(today: date) -> tuple[list[ConfirmationRound], list[Survey]]:
    """What runs though its last day is over."""
    return (
        list(ConfirmationRound.objects.filter(closed_at=None, last_day__lt=today)),
        list(Survey.objects.filter(opened_at__isnull=False, closed_at=None, last_day__lt=today)),
    )


def to_open(today: date) -> list[Survey]:
    """Approved surveys whose first day has come."""
    approved = Survey.objects.filter(approved_at__isnull=False, opened_at=None, closed_at=None)
    return list(approved.filter(first_day__lte=today, last_day__gte=today))


def reminders_due(now: datetime, today: date) -> Mails:
    """Enquiries without an answer whose day of a reminder has come; the last one alone if both."""
    unanswered = Enquiry.objects.filter(answered_at=None).exclude(role="")
    found: Mails = []
    for kind in (EnquiryMailKind.LAST_REMINDER, EnquiryMailKind.REMINDER):
        due = unanswered.filter(
            round__closed_at=None, round__isnull=False, round__last_day__gte=today,
            made_at__lte=now - REMINDED_AFTER[kind],
        ).exclude(mails__kind__in=(kind, EnquiryMailKind.LAST_REMINDER))  # fmt: skip
        taken = {each.pk for each, _ in found}
        found += [(each, kind) for each in due.order_by("pk") if each.pk not in taken]
    of_survey = unanswered.filter(
        survey__closed_at=None, survey__isnull=False, survey__last_day__gte=today,
        survey__last_day__lte=today + SURVEY_REMINDED_BEFORE,
        made_at__lte=now - SURVEY_REMINDED_BEFORE,
    ).exclude(mails__kind=EnquiryMailKind.REMINDER)  # fmt: skip
    return found + [(each, EnquiryMailKind.REMINDER) for each in of_survey.order_by("pk")]


def mails_to_lay() -> QuerySet[EnquiryMail]:
    """Mails that are still to be laid down, the oldest first."""
    return (
        EnquiryMail.objects.filter(laid_at=None)
        .select_related(
            "enquiry__round", "enquiry__survey", "enquiry__body", "enquiry__session__course"
        ).order_by("pk")
    )  # fmt: skip
