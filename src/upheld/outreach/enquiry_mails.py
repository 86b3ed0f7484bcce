"""What a mail to a link officer says: a link and a day; no name of anybody."""

from uuid import NAMESPACE_URL, uuid5

from django.conf import settings

from upheld.domain import demonstration
from upheld.domain.enquiries import EnquiryMailKind
from upheld.domain.matters import Matter
from upheld.mailing.outgoing import Outgoing
from upheld.outreach.models import EnquiryMail
from upheld.register.queries.installation import is_demonstration
from upheld.register.queries.office import reached_on
from upheld.toolbox import clock
from upheld.toolbox.mail import Mail

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


def is_moot(mail: EnquiryMail) -> bool:
    """Whether nobody is to be asked any more: it was answered, or is over."""
    enquiry = mail.enquiry
    about = enquiry.round or enquiry.survey
    over = about is None or about.closed_at is not None or about.last_day < clock.today()
    return over or enquiry.answered_at is not None


def mail_of(mail: EnquiryMail, address: str) -> Outgoing:
    """The mail as it goes to an address; the same row makes the same mail under the same name."""
    enquiry = mail.enquiry
    mark = demonstration.mark(bool(is_demonstration()))
    if enquiry.round is not None:
        key = f"round/{enquiry.round.year}/{enquiry.round.opened_at.isoformat()}"
        matter, subject = Matter.OFFICERS, f"Are our contacts of {enquiry.body.short_name} right?"
        words = _CONTACTS.format(
            body=enquiry.body.short_name, day=_spoken(enquiry.round.last_day),
            link=f"{settings.UPHELD_COUNCIL_ADDRESS}{CONTACTS_PATH}{mail.token}/",
        )  # fmt: skip
    else:
        survey = enquiry.survey
        assert survey is not None  # noqa: S101 - the database holds that it is one of both
        key = f"survey/{survey.pk}/{survey.written_at.isoformat()}"
        matter, subject = Matter.SURVEY, f"Your view: {survey.title}"
        words = _SURVEY.format(
            title=survey.title, day=_spoken(survey.last_day),
            link=f"{settings.UPHELD_COUNCIL_ADDRESS}{SURVEY_PATH}{mail.token}/",
        )  # fmt: skip
    again = "" if mail.kind == EnquiryMailKind.ASK else "Reminder: "
    identity = uuid5(NAMESPACE_URL, f"officers/{key}/{enquiry.body_id}/{mail.kind}")
    return Outgoing(
        mail=Mail(
            message_id=f"{mark}{identity}@{settings.UPHELD_MAIL_DOMAIN}",
            sender=settings.UPHELD_MAIL_FROM, recipient=address,
            subject=f"{mark}{again}{subject}", text=_whole(words), date=mail.at,
        ),
        matter=matter, about=f"enquiry {enquiry.pk} {mail.kind}", body=enquiry.body_id,
    )  # fmt: skip


def _whole(words: str) -> str:
    said = reached_on(clock.today())
    otherwise = f"If you have a question, write to {said['email']}." if said else ""
    shown = [demonstration.NOTE] if is_demonstration() else []
    return "\n\n".join([*filter(None, (words, otherwise)), *shown]) + "\n"


def _spoken(day: object) -> str:
    return f"{day:%-d %B %Y}"
