"""The periods that the law sets for a public report, by version of the law.

Source: Local Government Act 1974, sections 30 and 31, as the design notes give them (domain d). The
text that we have seen of section 31 is that of 1991; which notice period holds is not settled
there (m10), so both are records, and whoever opens a report can say which one counts.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from upheld.domain.errors import Refused

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, kw_only=True)
class ReportLaw:
    """The periods of one version of the law."""

    code: str
    words: str
    first_day: date
    source: str
    notice: timedelta
    """A public notice, at the latest so long after receipt."""
    copies_start: timedelta
    """Copies can be had from, at the latest, so long after the notice."""
    copies: timedelta
    """For how long copies can be had, free of charge."""
    reply_months: int
    """Months beginning with receipt, in which the body considers the report and replies."""
    confirmation_months: int
    """Months that follow the time for the reply, in which the body confirms what it did."""
    statement_months: int
    """Months beginning with our notice, in which the form of a statement is agreed."""
    certain: bool
    """Whether text and day were checked against the Act itself."""


AS_ENACTED = ReportLaw(
    code="as_enacted",
    words="As enacted: notice within one week",
    first_day=date(1974, 4, 1),
    source="Local Government Act 1974 as passed, s30(4) and (5); s31 in its text of 1991",
    notice=WEEK,
    copies_start=WEEK,
    copies=3 * WEEK,
    reply_months=3,
    confirmation_months=3,
    statement_months=1,
    certain=False,
)
AMENDED = replace(
    AS_ENACTED,
    code="amended",
    words="As amended: notice within two weeks",
    first_day=date(1990, 4, 1),
    source="s30(5) as amended, from general knowledge; its first day is not confirmed",
    notice=2 * WEEK,
)

LAWS = {law.code: law for law in (AS_ENACTED, AMENDED)}
assert all(one.first_day < other.first_day for one, other in pairwise(LAWS.values()))  # noqa: S101 - a fault of ours


def law_on(day: date) -> ReportLaw:
    """The version that holds for a report issued on a day."""
    return [law for law in LAWS.values() if law.first_day <= day][-1]


def law_of(code: str) -> ReportLaw:
    """The version of a code."""
    try:
        return LAWS[code]
    except KeyError:
        raise Refused(f"{code!r} is no version of the law; use one of {', '.join(LAWS)}") from None


# Ours, not the law's: about three weeks for all sides to comment on a draft.
COMMENTS = 3 * WEEK


def periods_in_words(law: ReportLaw) -> dict[str, str]:
    """What a body is told of the periods that run for it: `months`, `notice`, `copies`."""
    return {
        "months": _counted(law.reply_months, "month"),
        "notice": _counted(law.notice // WEEK, "week"),
        "copies": _counted(law.copies // WEEK, "week"),
    }


def _counted(number: int, what: str) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six")
    said = words[number] if number < len(words) else str(number)
    return f"{said} {what}{'' if number == 1 else 's'}"
