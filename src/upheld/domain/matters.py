"""What a mail to a single person is about."""

from enum import StrEnum


class Matter(StrEnum):
    """Why it goes."""

    ACCOUNT = "account"
    EARLY = "early"
    PARTY = "party"
    REMINDER = "reminder"
    TRAINING = "training"
    OFFICERS = "officers"
    SURVEY = "survey"

    @property
    def words(self) -> str:
        """In words, as a list shows it."""
        return _WORDS[self]


_WORDS = {
    Matter.ACCOUNT: "Invitation or new password",
    Matter.EARLY: "Link to figures before they are public",
    Matter.PARTY: "A letter of a case waits",
    Matter.REMINDER: "Reminder of an agreed day",
    Matter.TRAINING: "Place on a course or at a seminar",
    Matter.OFFICERS: "Yearly question who the contacts are",
    Matter.SURVEY: "Survey of link officers",
}
