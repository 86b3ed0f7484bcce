"""The days of a text: what happened before the complaint came to us, in order, and how long."""

from datetime import date, timedelta

from upheld.runs.demo.statements.wording import Share
from upheld.toolbox.spoken_days import spoken_day

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WEEK, MONTH = 7, 30.44
IN_WEEKS_UNTIL = 13 * WEEK
# What is complained of late is over for so long.
LATE_FROM, LATE_SPREAD = 430, 500


def number(count: int) -> str:
    """A count in words where it is small."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def month(day: date) -> str:
    """The month as texts have it: March 2023."""
    return f"{day:%B %Y}"


def between(first: date, last: date) -> str:
    """How long it was in words: weeks, then months."""
    days = (last - first).days
    if days < IN_WEEKS_UNTIL:
        weeks = max(1, round(days / WEEK))
        return "a week" if weeks == 1 else f"{number(weeks)} weeks"
    return f"{number(round(days / MONTH))} months"


def lay_out(
    received: date, decided: date, share: Share, *, late: bool = False, since: date | None = None
) -> dict[str, str]:
    """Four events, the complaint to the council and its answer, in words.

    All lie before `received`; none before `since`. What is complained of late ended more than a
    year before.
    """
    answered = received - timedelta(days=8 + int(share() * 50))
    complained = answered - timedelta(days=12 + int(share() * 70))
    last = complained - timedelta(days=4 + int(share() * 40))
    if late:
        last -= timedelta(days=LATE_FROM + int(share() * LATE_SPREAD))
    lead = 150 + int(share() * 330)
    if since is not None:
        lead = min(lead, max(40, (last - since).days))
    marks = (lead, lead * (0.62 + 0.18 * share()), lead * (0.22 + 0.2 * share()), 0)
    events = [last - timedelta(days=round(mark)) for mark in marks]
    words = {
        "complained": month(complained), "answered": spoken_day(answered),
        "answer_time": between(complained, answered), "received": month(received),
        "decided": spoken_day(decided), "short": _short(share),
        "weeks": number(3 + int(share() * 9)),
    }  # fmt: skip
    for place, day in enumerate(events, start=1):
        words[f"e{place}"], words[f"d{place}"] = month(day), spoken_day(day)
        for earlier, start in enumerate(events[: place - 1], start=1):
            words[f"gap{earlier}{place}"] = between(start, day)
    return words


def _short(share: Share) -> str:
    return ("three working days", "five working days", "a week", "ten working days", "two weeks")[
        int(share() * 5)
    ]
