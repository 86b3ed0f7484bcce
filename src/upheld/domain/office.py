"""The ombudsman's office as it says of itself from a day on."""

from dataclasses import dataclass
from datetime import date, time

from upheld.domain.errors import Refused
from upheld.domain.visible_text import check_visible

# A letter goes under embargo for a week; two months would be another procedure.
LONGEST_DAYS = 60
LONGEST_LINE, MOST_LINES = 200, 8
# A body is asked again each year: by then an answer that nobody settled says nothing any more.
ANSWER_MONTHS, LONGEST_MONTHS = 12, 36


@dataclass(frozen=True, kw_only=True)
class Office:
    """Who writes and signs, how the office is reached, at which hour and after which delays."""

    counts_from: date
    sender: str
    address: tuple[str, ...]
    """Lines under the sender in letters."""
    signatory: str
    titles: tuple[str, ...]
    telephone: str
    telephone_hours: str
    post: tuple[str, ...]
    """Lines of the postal address for the public."""
    email: str
    public_hour: time
    """UK local time at which releases open."""
    days_to_publication: int
    """From the day letters go to the day the year is public."""
    answer_months: int = ANSWER_MONTHS
    """From the last day of a round to the end of names in its answers that nobody settled."""
    training_since: date | None = None
    """Since when we have given courses and seminars; None where nobody has said."""

    def __post_init__(self) -> None:
        """Refuse an office that could not write a letter, be reached or publish."""
        for name in ("sender", "signatory", "telephone", "telephone_hours", "email"):
            _check_line(name, getattr(self, name))
        for name in ("address", "titles", "post"):
            lines = getattr(self, name)
            if not 0 < len(lines) <= MOST_LINES:
                raise Refused(f"the {name} has {len(lines)} lines; give 1 to {MOST_LINES}")
            for line in lines:
                _check_line(name, line)
        if not 0 < self.days_to_publication <= LONGEST_DAYS:
            raise Refused(f"a year is public 1 to {LONGEST_DAYS} days after its letters")
        if self.training_since and self.training_since > self.counts_from:
            raise Refused("training since: it begins after the day from which this counts")
        if not 0 < self.answer_months <= LONGEST_MONTHS:
            raise Refused(f"unsettled answers are kept 1 to {LONGEST_MONTHS} months")


def _check_line(name: str, text: str) -> None:
    what = name.replace("_", " ")
    if not text.strip():
        raise Refused(f"the {what} is empty")
    check_visible(what, text, longest=LONGEST_LINE)
