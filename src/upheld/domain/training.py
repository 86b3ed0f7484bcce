"""The ombudsman's courses and seminars: their kinds, and how a booking stands."""

from datetime import timedelta
from enum import StrEnum


class CourseKind(StrEnum):
    """What is held: both have sessions, places and bookings; letters count them apart."""

    COURSE = "course"
    SEMINAR = "seminar"

    @property
    def words(self) -> str:
        """In words, as pages print it."""
        return _KINDS[self]


class Audience(StrEnum):
    """For whom; a session for providers counts towards their share in the letter."""

    COUNCILS = "councils"
    PROVIDERS = "providers"

    @property
    def words(self) -> str:
        """In words, as pages print it."""
        return _AUDIENCES[self]


class SessionWay(StrEnum):
    """How a session is held."""

    OPEN = "open"
    IN_HOUSE = "in_house"
    ONLINE = "online"

    @property
    def words(self) -> str:
        """In words, as pages print it."""
        return _WAYS[self]


class Fullness(StrEnum):
    """How full a session is, as the public is told: no exact number, which each booking changes."""

    PLACES = "places"
    FEW = "few"
    FULL = "full"

    @staticmethod
    def of(left: int) -> "Fullness":
        """With so many places left; a few are one to three."""
        if left <= 0:
            return Fullness.FULL
        return Fullness.FEW if left <= FEW_LEFT else Fullness.PLACES

    @property
    def words(self) -> str:
        """In words, as pages print it."""
        return _FULLNESS[self]


class BookingState(StrEnum):
    """How a booking stands. The last five are ends."""

    BOOKED = "booked"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    CREDITED = "credited"
    MOVED = "moved"
    ATTENDED = "attended"
    ABSENT = "absent"

    @property
    def words(self) -> str:
        """In words, as pages print it."""
        return _STATES[self]


HOLDS_A_PLACE = (BookingState.BOOKED, BookingState.ATTENDED, BookingState.ABSENT)


class NoticeKind(StrEnum):
    """What somebody who booked is told, once."""

    BOOKED = "booked"
    WAITING = "waiting"
    MOVED_UP = "moved_up"
    CANCELLED = "cancelled"
    SESSION_CANCELLED = "session_cancelled"
    MOVED = "moved"
    CHANGED = "changed"
    REMINDER = "reminder"
    EVALUATE = "evaluate"
    CERTIFICATE = "certificate"
    CODE = "code"

    @property
    def words(self) -> str:
        """In words, as pages print it."""
        return _NOTICES[self]


# Up to so many places that are left are told as a few.
FEW_LEFT = 3
# How long before a session people are reminded, and until when afterwards they are asked.
REMINDED_BEFORE = timedelta(days=7)
ASKED_FOR = timedelta(days=14)
# Set on 23 November 2026; counted from the day of the session. What somebody needs tells of their
# health and serves the day alone. A name is wanted for a year: for certificates and for questions
# about an invoice. Whose credit is open stays known until it is used, for three years at most.
NEEDS_MONTHS, PEOPLE_MONTHS, CREDIT_MONTHS = 1, 12, 36

# A list for each: two members with one value would be one key, whatever they are members of.
_KINDS = {
    CourseKind.COURSE: "Course",
    CourseKind.SEMINAR: "Link officer seminar",
}
_AUDIENCES = {
    Audience.COUNCILS: "Councils",
    Audience.PROVIDERS: "Care providers",
}
_WAYS = {
    SessionWay.OPEN: "Open to all, in a room",
    SessionWay.IN_HOUSE: "In-house, at one body",
    SessionWay.ONLINE: "Online",
}
_FULLNESS = {
    Fullness.PLACES: "Places are free",
    Fullness.FEW: f"Few places are left: 1 to {FEW_LEFT}",
    Fullness.FULL: "Full, with a waiting list",
}
_STATES = {
    BookingState.BOOKED: "Has a place",
    BookingState.WAITING: "On the waiting list",
    BookingState.CANCELLED: "Cancelled",
    BookingState.CREDITED: "Cancelled, with a credit",
    BookingState.MOVED: "Moved to another session",
    BookingState.ATTENDED: "Attended",
    BookingState.ABSENT: "Did not come",
}
_NOTICES = {
    NoticeKind.BOOKED: "The place is booked",
    NoticeKind.WAITING: "On the waiting list",
    NoticeKind.MOVED_UP: "A place has become free and is yours",
    NoticeKind.CANCELLED: "The booking was cancelled",
    NoticeKind.SESSION_CANCELLED: "The session will not take place",
    NoticeKind.MOVED: "The booking was moved to another session",
    NoticeKind.CHANGED: "Day, hour or place of the session changed",
    NoticeKind.REMINDER: "The session is soon",
    NoticeKind.EVALUATE: "Please tell us what the session was worth",
    NoticeKind.CERTIFICATE: "The certificate is ready",
    NoticeKind.CODE: "A new code for the booking",
}
