"""Mailboxes that two bodies have: nobody is written to there before a person has settled it.

A letter goes to its own body alone. Where two really share a mailbox, somebody clears the line of
the year's check that names it, with the reason; that holds for this mailbox and these two alone.
"""

from upheld.runs.annual.checks.mailboxes import shared_mailbox
from upheld.runs.annual.models import Clearance
from upheld.runs.annual.models.clearance import CLEARED


class Settled:
    """Which shared mailboxes a person has settled for the letters of a year."""

    def __init__(self, year: int) -> None:
        """As it stands now: what was said last about a line counts."""
        said = Clearance.objects.filter(year=year).order_by("id")
        self._last = {each.line: each for each in said}

    def covers(self, address: str, one: str, other: str) -> bool:
        """Whether the mail of either may go to an address that both have."""
        finding = shared_mailbox(address, one, other)
        last = self._last.get(finding.line)
        return last is not None and (last.said, last.about) == (CLEARED, finding.what)
