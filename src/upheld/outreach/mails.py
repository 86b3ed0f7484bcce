"""What a mail about a place says: number, course, day, place and how to change it.

No need and no name of anybody; how to join goes to those who have a place alone. The first mail
that asks for the code tells whoever comes a code of their own.
"""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings

from upheld.domain.matters import Matter
from upheld.domain.training import BookingState, NoticeKind, SessionWay
from upheld.mailing.outgoing import Outgoing
from upheld.outreach.booked import told_number
from upheld.outreach.letterhead import Letterhead
from upheld.outreach.models import Booking, Credit, Notice, Session
from upheld.outreach.models.notice import JOINING, NO_PLACE
from upheld.toolbox.clock import UK
from upheld.toolbox.mail import Mail

BOOKING_PATH = "/training/booking/"

_OVER = frozenset(
    {NoticeKind.CANCELLED, NoticeKind.SESSION_CANCELLED, NoticeKind.EVALUATE,
     NoticeKind.CERTIFICATE}
)  # fmt: skip
_NEEDS_CODE = frozenset(NoticeKind) - _OVER | {NoticeKind.EVALUATE, NoticeKind.CERTIFICATE}
_FIRST = frozenset({NoticeKind.BOOKED, NoticeKind.WAITING})
_LIVE = frozenset({BookingState.BOOKED.value, BookingState.WAITING.value})
OPENED = _LIVE | {BookingState.ATTENDED.value}
"""In which states a code opens something that whoever comes may need."""
_PLACE = frozenset({BookingState.BOOKED.value})
_HOLDS_WHILE = {
    NoticeKind.BOOKED: _PLACE, NoticeKind.MOVED_UP: _PLACE, NoticeKind.REMINDER: _PLACE,
    NoticeKind.WAITING: frozenset({BookingState.WAITING.value}), NoticeKind.MOVED: _LIVE,
    NoticeKind.CHANGED: _LIVE, NoticeKind.EVALUATE: frozenset({BookingState.ATTENDED.value}),
    NoticeKind.CERTIFICATE: frozenset({BookingState.ATTENDED.value}),
    NoticeKind.CODE: OPENED,
}  # fmt: skip
_OWN = {
    JOINING: (
        "How to join the session changed",
        "How to join this session has changed. Below is what holds now.",
        _PLACE,
    ),
    NO_PLACE: (
        "No place became free",
        "You were on the waiting list of this session when it began. No place became free.",
        frozenset({BookingState.WAITING.value, BookingState.CANCELLED.value}),
    ),
}
"""Of notices with words of their own: subject, first words, and in which states they hold."""
_INVENTED = "Demonstration: this session and this booking are invented."
_CHANGE = "To see, change or cancel the booking, open {page} with number and code."
# Who comes need not be who booked: of a form for several others saw a code, of a list nobody.
_CODES = "If a code was shown to you when you booked, it works too."
_EARLIER = "Your code stands in an earlier mail of ours about this booking."
_STRANGE = (
    "If you know nothing of this booking, cancel it there or tell us: somebody may have mistyped "
    "an address."
)
_LEAD = {
    NoticeKind.BOOKED: "A place is booked for you.",
    NoticeKind.WAITING: "All places are taken. You are on the waiting list. If a place becomes "
    "free it is yours without another step, and we write to you.",
    NoticeKind.MOVED_UP: "A place has become free and is yours. If you cannot come, please give "
    "it back, so that the next person can have it.",
    NoticeKind.CANCELLED: "Your booking was cancelled.",
    NoticeKind.MOVED: "Your booking was moved to another session.",
    NoticeKind.CHANGED: "The day, the hour or the place of the session has changed. Below is what "
    "holds now. If you cannot come then, please give your place back.",
    NoticeKind.REMINDER: "This session is soon, and you have a place. If you cannot come, please "
    "give it back, so that the next person can have it.",
    NoticeKind.EVALUATE: "You came to this session. Please tell us what it was worth to you. It "
    "takes a few minutes: open {page} with number and code.",
    NoticeKind.CERTIFICATE: "Your certificate for this session is ready: open {page} with number "
    "and code.",
    NoticeKind.CODE: "This is a new code for your booking. If you had one before, it has ended.",
}  # fmt: skip


def is_moot(notice: Notice) -> bool:
    """Whether a mail would say what is so no more, or there is no address to send it to.

    Whoever cancelled before a mail was laid down reads of the cancelling alone.
    """
    own = _own(notice)
    holds = own[2] if own else _HOLDS_WHILE.get(NoticeKind(notice.kind))
    return not notice.booking.email or (holds is not None and notice.booking.state not in holds)


def needs_code(notice: Notice) -> bool:
    """Whether a mail asks for the code of the booking, and so has to tell it or to say where."""
    return NoticeKind(notice.kind) in _NEEDS_CODE


def mail_of(notices: Sequence[Notice], head: Letterhead, *, code: str = "") -> Outgoing:
    """The mail of one notice; of one cancellation, of all that it told this person.

    `code` is theirs, where it is told here; without one the mail says that it was told before.
    """
    first = notices[0]
    kind = NoticeKind(first.kind)
    if first.cancellation is None:
        text, about = _of_one(first, kind, head, code), _key(first)
        own = _own(first)
        subject = f"{own[0] if own else kind.words}: {first.booking.session.course.title}"
    else:
        text, about = _of_cancelled(notices, head), f"cancellation {first.cancellation_id}"
        subject = "A session that you booked will not take place"
    return Outgoing(
        mail=Mail(
            message_id=f"{head.mark}{_identity(first)}@{settings.UPHELD_MAIL_DOMAIN}",
            sender=settings.UPHELD_MAIL_FROM, recipient=first.booking.email,
            subject=f"{head.mark}{subject}", text=text, date=first.at,
        ),
        matter=Matter.TRAINING, about=about, body=first.booking.body_id or "",
    )  # fmt: skip


def _identity(notice: Notice) -> str:
    # The same notice makes the same name, so what a killed run wrote is not written again.
    act = notice.cancellation
    if act is None:
        return str(uuid5(NAMESPACE_URL, f"training/{_key(notice)}"))
    key = f"training/cancellation/{act.pk}/{act.at.isoformat()}/{notice.booking.email}"
    return str(uuid5(NAMESPACE_URL, key))


def _own(notice: Notice) -> tuple[str, str, frozenset[str]] | None:
    return next((own for about, own in _OWN.items() if notice.about.startswith(about)), None)


def _key(notice: Notice) -> str:
    return " ".join(filter(None, (notice.booking.receipt, notice.kind, notice.about)))


def _of_one(notice: Notice, kind: NoticeKind, head: Letterhead, code: str) -> str:
    booking = notice.booking
    page = f"{settings.UPHELD_FORMS_SERVED}{BOOKING_PATH}"
    own = _own(notice)
    parts = [own[1] if own else _LEAD[kind].format(page=page)]
    if kind is NoticeKind.MOVED and booking.state == BookingState.WAITING:
        parts.append("There all places are taken: you are on its waiting list.")
    parts.append(_facts(booking, over=kind in _OVER, code=code))
    parts += [_credit_words(booking)] if kind is NoticeKind.CANCELLED else []
    parts += [_CHANGE.format(page=page)] if kind not in _OVER else []
    parts += [_CODES, _STRANGE] if kind in _FIRST else []
    if needs_code(notice):
        parts.append(f"{'' if code else f'{_EARLIER} '}{_otherwise(head, lost=True)}")
    return _joined(parts, head)


def _of_cancelled(notices: Sequence[Notice], head: Letterhead) -> str:
    act = notices[0].cancellation
    why = act.why if act else ""
    several = len(notices) > 1
    parts = ["These sessions will not take place:" if several else "This session will not take "
             "place:"]  # fmt: skip
    for notice in notices:
        parts.append(_facts(notice.booking, over=True))
        parts.append(_credit_words(notice.booking))
    return _joined([*parts, why, _otherwise(head)], head)


def _facts(booking: Booking, *, over: bool, code: str = "") -> str:
    session = booking.session
    lines = [
        f"Course: {session.course.title}", f"When: {when(session)}", f"Where: {where(session)}",
        f"Your number: {told_number(booking.receipt)}",
    ]  # fmt: skip
    lines += [f"Your code: {code}"] if code else []
    if session.joining and booking.state == BookingState.BOOKED and not over:
        lines.append(f"How to join: {session.joining}")
    return "\n".join(lines)


def when(session: Session) -> str:
    """Day and hours by UK time, in words."""
    starts, ends = session.starts_at.astimezone(UK), session.ends_at.astimezone(UK)
    day = f"{starts:%A} {starts.day} {starts:%B %Y, %H:%M}"
    until = f"{ends:%H:%M}" if ends.date() == starts.date() else f"{ends.day} {ends:%B %Y, %H:%M}"
    return f"{day} to {until}, UK time"


def where(session: Session) -> str:
    """City and venue in a line."""
    if session.way == SessionWay.ONLINE:
        return SessionWay.ONLINE.words
    return ", ".join(filter(None, (session.city, *session.venue.splitlines())))


def _credit_words(booking: Booking) -> str:
    if getattr(booking.session, "credit", None):
        whose = "body" if booking.session.body_id else "organisation"
        return f"What your {whose} was to pay for it is kept as a credit for another session."
    credit: Credit | None = getattr(booking, "credit", None)
    if credit is None:
        return ""
    pounds, pence = divmod(credit.pence, 100)
    return f"What was to be paid, £{pounds:,}.{pence:02d}, is kept as a credit for another session."


def _otherwise(head: Letterhead, *, lost: bool = False) -> str:
    whom = f"write to {head.email}" if head.email else "please write to us"
    if lost:
        return f"If you have lost the code, or have a question, {whom}. We can send a new code."
    return f"If you have a question, {whom}."


def _joined(parts: Sequence[str], head: Letterhead) -> str:
    shown = [_INVENTED] if head.invented else []
    return "\n\n".join([*filter(None, parts), *shown]) + "\n"
