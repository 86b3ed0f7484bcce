"""What a mail to a link officer says: a link and a day; no name of anybody."""

from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings

from upheld.domain import demonstration
from upheld.domain.enquiries import EnquiryMailKind
from upheld.domain.matters import Matter
from upheld.mailing.outgoing import Outgoing
from upheld.outreach.letterhead import Letterhead
from upheld.outreach.mails import when, where
from upheld.outreach.models import ConfirmationRound, EnquiryMail, Session, Survey
from upheld.toolbox import clock
from upheld.toolbox.mail import Mail
from upheld.toolbox.spoken_days import spoken_day

CONTACTS_PATH, SURVEY_PATH = "/officers/contacts/", "/officers/survey/"
_CONTACTS = (
    "Once a year we ask each body whether we still write to the right people: to the chief "
    "executive, the leader, the link officer and others.\n\nPlease look at the offices that we "
    "know for {body} and say for each whether it is still right, until {day}:\n\n{link}\n\nIt "
    "takes a few minutes. The link can be used once and belongs to {body}; please pass this mail "
    "on if somebody else should answer."
)
_SURVEY = (
    "We ask link officers what they think: {title}.\n\nPlease answer until {day}:\n\n{link}\n\n"
    "Until then you can change your answers with the same link. The page says whether we keep "
    "which body an answer is from."
)

_SEMINAR = (
    "We invite you to a seminar for link officers.\n\n{title}\nWhen: {when}\nWhere: {where}\n\n"
    "Book a place here:\n\n{link}\n\nPlaces go in the order in which they are booked; when all "
    "are taken there is a waiting list."
)


class Said(NamedTuple):
    """What a mail says, and what tells it from others."""

    key: str
    matter: Matter
    subject: str
    words: str


def is_moot(mail: EnquiryMail) -> bool:
    """Whether nobody is to be asked any more: it was answered, or is over."""
    enquiry = mail.enquiry
    if enquiry.session is not None:
        session = enquiry.session
        return session.cancelled_in_id is not None or session.starts_at <= clock.now()
    about = enquiry.round or enquiry.survey
    over = about is None or about.closed_at is not None or about.last_day < clock.today()
    return over or enquiry.answered_at is not None


def mail_of(mail: EnquiryMail, address: str, head: Letterhead) -> Outgoing:
    """The mail as it goes to an address; the same row makes the same mail under the same name."""
    enquiry = mail.enquiry
    said = _said(mail)
    again = "" if mail.kind == EnquiryMailKind.ASK else "Reminder: "
    identity = uuid5(NAMESPACE_URL, f"officers/{said.key}/{enquiry.body_id}/{mail.kind}")
    return Outgoing(
        mail=Mail(
            message_id=f"{head.mark}{identity}@{settings.UPHELD_MAIL_DOMAIN}",
            sender=settings.UPHELD_MAIL_FROM, recipient=address,
            subject=f"{head.mark}{again}{said.subject}", text=_whole(said.words, head),
            date=mail.at,
        ),
        matter=said.matter, about=f"enquiry {enquiry.pk} {mail.kind}", body=enquiry.body_id,
    )  # fmt: skip


def _said(mail: EnquiryMail) -> Said:
    enquiry = mail.enquiry
    if enquiry.round is not None:
        return _about_round(mail, enquiry.round)
    if enquiry.survey is not None:
        return _about_survey(mail, enquiry.survey)
    if enquiry.session is not None:
        return _about_seminar(mail, enquiry.session)
    # The database holds that it is one of the three.
    raise ValueError(f"enquiry {enquiry.pk} is about nothing")


def _about_round(mail: EnquiryMail, asked: ConfirmationRound) -> Said:
    body = mail.enquiry.body.short_name
    link = f"{settings.UPHELD_FORMS_SERVED}{CONTACTS_PATH}{mail.token}/"
    return Said(
        key=f"round/{asked.year}/{asked.opened_at.isoformat()}", matter=Matter.OFFICERS,
        subject=f"Are our contacts of {body} right?",
        words=_CONTACTS.format(body=body, day=spoken_day(asked.last_day), link=link),
    )  # fmt: skip


def _about_survey(mail: EnquiryMail, asked: Survey) -> Said:
    link = f"{settings.UPHELD_FORMS_SERVED}{SURVEY_PATH}{mail.token}/"
    return Said(
        key=f"survey/{asked.pk}/{asked.written_at.isoformat()}", matter=Matter.SURVEY,
        subject=f"Your view: {asked.title}",
        words=_SURVEY.format(title=asked.title, day=spoken_day(asked.last_day), link=link),
    )  # fmt: skip


def _about_seminar(mail: EnquiryMail, session: Session) -> Said:
    link = f"{settings.UPHELD_FORMS_SERVED}/training/{session.pk}/book/"
    title = session.course.title
    return Said(
        key=f"seminar/{session.pk}/{mail.enquiry.made_at.isoformat()}", matter=Matter.TRAINING,
        subject=f"For link officers: {title}",
        words=_SEMINAR.format(title=title, when=when(session), where=where(session), link=link),
    )  # fmt: skip


def _whole(words: str, head: Letterhead) -> str:
    otherwise = f"If you have a question, write to {head.email}." if head.email else ""
    shown = [demonstration.NOTE] if head.invented else []
    return "\n\n".join([*filter(None, (words, otherwise)), *shown]) + "\n"
