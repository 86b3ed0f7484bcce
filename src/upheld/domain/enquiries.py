"""What link officers are asked: the yearly question who the contacts are, and surveys."""

from dataclasses import dataclass
from datetime import date, timedelta

from upheld.domain.errors import Refused
from upheld.domain.worded import Worded


class EnquiryMailKind(Worded):
    """The mails of one enquiry; each goes once."""

    ASK = "ask", "Asked"
    REMINDER = "reminder", "Reminded"
    LAST_REMINDER = "last_reminder", "Reminded for the last time"


class ContactSaid(Worded):
    """What a body says of one role."""

    RIGHT = "right", "Still right"
    CHANGED = "changed", "It is somebody else, or something changed"
    NOBODY = "nobody", "Nobody at present"


class Settled(Worded):
    """What became of an answer that needed a person, or of one that did not."""

    CONFIRMED = "confirmed", "Confirmed"
    TAKEN = "taken", "Taken over"
    REFUSED = "refused", "Not taken over"
    LAPSED = "lapsed", "Not settled in time: its names were deleted"


# Set on 23 November 2026. A body has six weeks to say who its contacts are; who has not answered
# is reminded after two weeks and after four. A survey is reminded once, a week before it closes.
ROUND_DAYS = 42
REMINDED_AFTER = {
    EnquiryMailKind.REMINDER: timedelta(days=14),
    EnquiryMailKind.LAST_REMINDER: timedelta(days=28),
}
SURVEY_REMINDED_BEFORE = timedelta(days=7)
# Whom a body's enquiry goes to: the first of these in office that has an address.
ASKED_ROLES = ("link_officer", "deputy_link_officer", "chief_executive")
MOST_QUESTIONS, MOST_OPTIONS, LONGEST_LINE, LONGEST_WORDS = 12, 12, 300, 2000
SCALE = (1, 2, 3, 4, 5)
# Shares by type of authority are shown from so many answers on: fewer could show whose they are.
FEWEST_SHOWN = 5


class QuestionKind(Worded):
    """How a question of a survey is answered."""

    ONE = "one", "One of several options"
    SEVERAL = "several", "Any of several options"
    SCALE = "scale", "A scale from 1 to 5"
    WORDS = "words", "Words of their own"


@dataclass(frozen=True, kw_only=True)
class SurveyQuestion:
    """One question of a survey; only a choice has options."""

    text: str
    kind: QuestionKind
    options: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what could not be answered."""
        if not self.text.strip() or len(self.text) > LONGEST_LINE:
            raise Refused(f"write each question in 1 to {LONGEST_LINE} characters")
        chooses = self.kind in {QuestionKind.ONE, QuestionKind.SEVERAL}
        if not chooses and self.options:
            raise Refused(f"“{self.text}”: only a choice has options")
        if chooses and not 1 < len(self.options) <= MOST_OPTIONS:
            raise Refused(f"“{self.text}”: give 2 to {MOST_OPTIONS} options, one on each line")
        if len(set(self.options)) != len(self.options) or not all(self.options):
            raise Refused(f"“{self.text}”: an option is empty or stands there twice")

    def check(self, answer: object) -> None:
        """Refuse an answer that the question does not offer; None is no answer."""
        fits = {
            QuestionKind.ONE: lambda: answer in range(len(self.options)),
            QuestionKind.SEVERAL: lambda: isinstance(answer, list)
            and set(answer) <= set(range(len(self.options))) and len(set(answer)) == len(answer),
            QuestionKind.SCALE: lambda: answer in SCALE,
            QuestionKind.WORDS: lambda: isinstance(answer, str) and len(answer) <= LONGEST_WORDS,
        }  # fmt: skip
        if answer is not None and not fits[self.kind]():
            raise Refused(f"“{self.text}”: this is not an answer to it")


def round_ends(opened: date) -> date:
    """The last day on which a body can answer the yearly question."""
    return opened + timedelta(days=ROUND_DAYS)
