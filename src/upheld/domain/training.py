"""The ombudsman's courses and seminars: their kinds, and how a booking stands."""

from datetime import timedelta

from upheld.domain.worded import Worded


class CourseKind(Worded):
    """What is held: both have sessions, places and bookings; letters count them apart."""

    COURSE = "course", "Course"
    SEMINAR = "seminar", "Link officer seminar"


class Audience(Worded):
    """For whom; a session for providers counts towards their share in the letter."""

    COUNCILS = "councils", "Councils"
    PROVIDERS = "providers", "Care providers"


class SessionWay(Worded):
    """How a session is held."""

    OPEN = "open", "Open to all, in a room"
    IN_HOUSE = "in_house", "In-house, at one body"
    ONLINE = "online", "Online"


# Up to so many places that are left are told as a few.
FEW_LEFT = 3


class Fullness(Worded):
    """How full a session is, as the public is told: no exact number, which each booking changes."""

    PLACES = "places", "Places are free"
    FEW = "few", f"Few places are left: 1 to {FEW_LEFT}"
    FULL = "full", "Full, with a waiting list"

    @staticmethod
    def of(left: int) -> "Fullness":
        """With so many places left; a few are one to three."""
        if left <= 0:
            return Fullness.FULL
        return Fullness.FEW if left <= FEW_LEFT else Fullness.PLACES


class BookingState(Worded):
    """How a booking stands. The last five are ends."""

    BOOKED = "booked", "Has a place"
    WAITING = "waiting", "On the waiting list"
    CANCELLED = "cancelled", "Cancelled"
    CREDITED = "credited", "Cancelled, with a credit"
    MOVED = "moved", "Moved to another session"
    ATTENDED = "attended", "Attended"
    ABSENT = "absent", "Did not come"


HOLDS_A_PLACE = (BookingState.BOOKED, BookingState.ATTENDED, BookingState.ABSENT)


class NoticeKind(Worded):
    """What somebody who booked is told, once."""

    BOOKED = "booked", "The place is booked"
    WAITING = "waiting", "On the waiting list"
    MOVED_UP = "moved_up", "A place has become free and is yours"
    CANCELLED = "cancelled", "The booking was cancelled"
    SESSION_CANCELLED = "session_cancelled", "The session will not take place"
    MOVED = "moved", "The booking was moved to another session"
    CHANGED = "changed", "Day, hour or place of the session changed"
    REMINDER = "reminder", "The session is soon"
    EVALUATE = "evaluate", "Please tell us what the session was worth"
    CERTIFICATE = "certificate", "The certificate is ready"
    CODE = "code", "A new code for the booking"


# How long before a session people are reminded, and until when afterwards they are asked.
REMINDED_BEFORE = timedelta(days=7)
ASKED_FOR = timedelta(days=14)
# Set on 23 November 2026; counted from the day of the session. What somebody needs tells of their
# health and serves the day alone. A name is wanted for a year: for certificates and for questions
# about an invoice. Whose credit is open stays known until it is used, for three years at most.
NEEDS_MONTHS, PEOPLE_MONTHS, CREDIT_MONTHS = 1, 12, 36
