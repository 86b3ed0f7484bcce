"""All that is held on one person as a contact of a body, and what bodies said of them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from upheld.domain.enquiries import ASKED_ROLES, ContactSaid, EnquiryMailKind, Settled
from upheld.outreach.models import ContactAnswer, Enquiry, Survey
from upheld.outreach.queries.by_link import questions_of
from upheld.outreach.queries.one_person import MOST, SHORTEST, HeldThing
from upheld.register.models import Contact
from upheld.register.models.contact import ROLES
from upheld.toolbox.clock import UK, spoken
from upheld.toolbox.plain_name import named


@dataclass(frozen=True, kw_only=True)
class Officers:
    """Contacts, and answers of bodies in which somebody is named who is no contact yet."""

    contacts: Collection[Contact] = ()
    answers: Collection[ContactAnswer] = ()

    def __bool__(self) -> bool:
        """Whether there is anybody."""
        return bool(self.contacts or self.answers)

    @property
    def subjects(self) -> list[str]:
        """How the audit names them."""
        return [
            *(f"contact {c.pk}" for c in self.contacts),
            *(f"answer {a.pk}" for a in self.answers),
        ]

    @property
    def names(self) -> list[str]:
        """How the person is called."""
        return [name for name, _ in self._called]

    @property
    def addresses(self) -> list[str]:
        """Where mail goes or would go."""
        return [email for _, email in self._called if email]

    @property
    def _called(self) -> list[tuple[str, str]]:
        return [
            *((c.name or c.title, c.email) for c in self.contacts),
            *((a.name or a.title, a.email) for a in self.answers),
        ]


def officers_found(text: str, *, without: Collection[str] = ()) -> Officers:
    """By name or e-mail, those who hold no office any more too; none for a text of one letter."""
    wanted = " ".join(text.split())
    if len(wanted) < SHORTEST:
        return Officers()
    contacts = _contacts(without).order_by("name", "pk")
    answers = _answers(without).order_by("name", "pk")
    return Officers(
        contacts=list(contacts.filter(_is(wanted, contacts.values_list("pk", "name")))[:MOST]),
        answers=list(answers.filter(_is(wanted, answers.values_list("pk", "name")))[:MOST]),
    )


def officers_chosen(
    *, contacts: Iterable[int], answers: Iterable[int], without: Collection[str] = ()
) -> Officers:
    """These rows, where one may see them."""
    return Officers(
        contacts=list(_contacts(without).filter(pk__in=list(contacts)).order_by("pk")),
        answers=list(_answers(without).filter(pk__in=list(answers)).order_by("pk")),
    )


def things_of_officers(chosen: Officers) -> list[HeldThing]:
    """Everything of these rows, which a person says are one person's."""
    return [
        *(thing for each in chosen.contacts for thing in _of_contact(each)),
        *(_named(each) for each in chosen.answers),
    ]


def _is(wanted: str, rows: Iterable[tuple[int, str]]) -> Q:
    return Q(pk__in=named(wanted, rows, most=MOST)) | Q(email__iexact=wanted)


def _contacts(without: Collection[str]) -> QuerySet[Contact]:
    return Contact.objects.exclude(authority__in=without).select_related("authority")


def _answers(without: Collection[str]) -> QuerySet[ContactAnswer]:
    open_to = ContactAnswer.objects.exclude(enquiry__body__in=without)
    return open_to.exclude(name="", email="").select_related("enquiry__body", "enquiry__round")


def _of_contact(held: Contact) -> Iterator[HeldThing]:
    office = f"{ROLES[held.role].lower()} of {held.authority.short_name}"
    yield HeldThing(
        key=f"contact-{held.pk}", heading=f"The contact: {office}", lines=tuple(_said(held))
    )
    rows = ContactAnswer.objects.filter(contact=held).select_related("enquiry__round")
    if about := tuple(_answered(each, held) for each in rows.order_by("pk")):
        yield HeldThing(
            key=f"answers-{held.pk}", heading=f"What the body said of its contact: {office}",
            lines=about,
        )  # fmt: skip
    if held.role in ASKED_ROLES:
        yield from _asked(held, office)


def _said(held: Contact) -> Iterator[str]:
    said = {
        "Name": held.name, "Title": held.title, "Salutation": held.salutation,
        "Email address": held.email, "First day": _day(held.start), "Last day": _day(held.end),
        "Last confirmed by the body": _day(held.confirmed), "A mail came back": _day(held.returned),
        "Recorded": spoken(held.recorded_at) if held.recorded_at else "",
    }  # fmt: skip
    return (f"{label}: {text}" for label, text in said.items() if text)


def _answered(answer: ContactAnswer, held: Contact) -> str:
    # Whoever was named instead is another person.
    words = f"{_when(answer.enquiry)}: {ContactSaid(answer.said).words}"
    if answer.settled:
        return f"{words}; {Settled(answer.settled).words.lower()}"
    if answer.name and answer.name.casefold() != held.name.casefold():
        return f"{words}; another name was given"
    return words


def _named(answer: ContactAnswer) -> HeldThing:
    enquiry = answer.enquiry
    said = {
        "Name": answer.name, "Title": answer.title, "Salutation": answer.salutation,
        "Email address": answer.email, "Told": _when(enquiry),
    }  # fmt: skip
    return HeldThing(
        key=f"answer-{answer.pk}",
        heading=f"Told to us as {ROLES[answer.role].lower()} by {enquiry.body.short_name}",
        lines=tuple(f"{label}: {text}" for label, text in said.items() if text),
    )


def _asked(held: Contact, office: str) -> Iterator[HeldThing]:
    """Mails to the office and its answers to surveys, in the days of this person."""
    rows = Enquiry.objects.filter(body=held.authority, role=held.role).select_related(
        "round", "survey", "session__course", "survey_answer"
    )
    own = [each for each in rows.order_by("pk") if _held_it(held, each)]
    told = tuple(
        f"{_about(each)}: {EnquiryMailKind(mail.kind).words.lower()}, {spoken(mail.laid_at)}"
        for each in own for mail in each.mails.filter(sent=True).order_by("pk") if mail.laid_at
    )  # fmt: skip
    if told:
        yield HeldThing(
            key=f"asked-{held.pk}", heading=f"Mails to the office: {office}", lines=told
        )
    for each in own:
        answer = getattr(each, "survey_answer", None)
        if each.survey is not None and answer is not None:
            yield HeldThing(
                key=f"survey-{answer.pk}", lines=tuple(_lines(each.survey, answer.content)),
                heading=f"Answered by the office, whoever wrote it: {_about(each)}, {office}",
            )  # fmt: skip


def _lines(survey: Survey, content: dict[str, Any]) -> Iterator[str]:
    for number, question in enumerate(questions_of(survey.questions), 1):
        said = content.get(str(number))
        if said is not None:
            chosen = said if isinstance(said, list) else [said]
            words = [question.options[each] if question.options else str(each) for each in chosen]
            yield f"{question.text} Answer: {'; '.join(words)}"


def _held_it(held: Contact, enquiry: Enquiry) -> bool:
    day = enquiry.made_at.astimezone(UK).date()
    return (held.start is None or held.start <= day) and (held.end is None or day <= held.end)


def _about(enquiry: Enquiry) -> str:
    if enquiry.round is not None:
        return f"contacts of {enquiry.round.year}"
    if enquiry.survey is not None:
        return f"survey “{enquiry.survey.title}”"
    return f"seminar “{enquiry.session.course.title}”" if enquiry.session else ""


def _when(enquiry: Enquiry) -> str:
    return spoken(enquiry.answered_at) if enquiry.answered_at else "not answered"


def _day(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""
