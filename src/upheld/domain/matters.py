"""What a mail to a single person is about."""

from upheld.domain.worded import Worded


class Matter(Worded):
    """Why it goes."""

    ACCOUNT = "account", "Invitation or new password"
    EARLY = "early", "Link to figures before they are public"
    PARTY = "party", "A letter of a case waits"
    REMINDER = "reminder", "Reminder of an agreed day"
    TRAINING = "training", "Place on a course or at a seminar"
    OFFICERS = "officers", "Yearly question who the contacts are"
    SURVEY = "survey", "Survey of link officers"
