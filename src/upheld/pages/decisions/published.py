"""What is published of decisions and when, in words, from the dated rules."""

from datetime import timedelta

from upheld.domain.publication import DELAYS, FIRST_DAY, KEPT_YEARS, Delay, DocumentKind, NotShown
from upheld.letters import words

_ONE_DAY = timedelta(days=1)
# What a reader of the search may look for and not find, by its reason.
_MISSED = (NotShown.NEVER, NotShown.WAITING, NotShown.WITHHELD, NotShown.TAKEN_DOWN)


def tell_rules() -> tuple[str, ...]:
    """How long decisions wait, for how long they stay, and from when on there are any."""
    *earlier, _ = DELAYS
    before = [_tell_earlier(delay, DELAYS[DELAYS.index(delay) + 1]) for delay in reversed(earlier)]
    years, of_report = (words.number(KEPT_YEARS[kind]) for kind in DocumentKind)
    return (
        tell_delay(),
        *before,
        f"Each stays for {years} years. Its address tells afterwards that there was one.",
        f"A public report stays for {of_report} years after its issue in the same way.",
        "How long texts are kept is assumed: no published rule that we know of says it.",
        f"There are none on complaints received before {words.day(FIRST_DAY)}.",
    )


def tell_delay() -> str:
    """How long a decision that is made now waits."""
    return f"A decision is published {_wait(DELAYS[-1])} after it is made, at 9.30 in the morning."


def tell_missing() -> tuple[str, ...]:
    """Why a decision may not be here."""
    return tuple(words.capital(reason.words) for reason in _MISSED)


def _tell_earlier(delay: Delay, following: Delay) -> str:
    until = words.day(following.first - _ONE_DAY)
    return f"Decisions made from {words.day(delay.first)} to {until} waited {_wait(delay)}."


def _wait(delay: Delay) -> str:
    if delay.months:
        return words.counted(delay.months, "month")
    return words.counted(delay.weeks, "week")
