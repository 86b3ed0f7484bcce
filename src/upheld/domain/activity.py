"""What is recorded of the ombudsman's training and seminars, and how each value is written."""

import re
from fractions import Fraction

COUNTS = ("courses", "people_trained", "delegates", "authorities_at_seminars")
MEASURES = (*COUNTS, "provider_share", "seminars", "link_officer_network")

# A share so recorded was above that of every year before; alone, its number is not known.
HIGHEST = "highest"
YES, NO = "yes", "no"

IN_WORDS = {
    "courses": "Courses given",
    "people_trained": "People trained",
    "provider_share": "Share of the courses that was for care providers",
    "seminars": "Seminars for link officers",
    "delegates": "Delegates at seminars",
    "authorities_at_seminars": "Authorities that sent delegates",
    "link_officer_network": "Network of link officers set up",
}

_COUNT = re.compile(r">?([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})")
_SHARE = re.compile(rf"([0-9]{{1,3}}(?:\.[0-9]+)?)%?(?:, {HIGHEST})?")
_NAMES = re.compile(r"[^0-9<>;]+(;[^0-9<>;]+)*|[0-9]{1,4}")


def value_fault(measure: str, value: str) -> str | None:
    """Why `value` cannot be read for `measure`, or None."""
    if measure in COUNTS and not _COUNT.fullmatch(value):
        return "write a number such as 118, or a bound such as >800"
    if measure == "provider_share" and value != HIGHEST and not _SHARE.fullmatch(value):
        return f"write a share such as 12% or 12%, {HIGHEST}; or {HIGHEST} alone"
    if measure == "seminars" and not _NAMES.fullmatch(value):
        return f"write the cities separated by ;, a number, or {YES}"
    if measure == "link_officer_network" and value.casefold() not in {YES, NO}:
        return f"write {YES} or {NO}"
    return None


def value_in_words(value: str) -> str:
    """A value as pages print it: 1438 is 1,438, and >800 more than 800."""
    number = value.removeprefix(">").replace(",", "")
    if number.isdigit():
        return f"{'more than ' if value.startswith('>') else ''}{int(number):,}"
    if value.casefold() in {YES, NO, HIGHEST}:
        words = {YES: "Yes", NO: "No", HIGHEST: "More than in every year before"}
        return words[value.casefold()]
    if is_highest(value):
        return value.replace(HIGHEST, "more than in every year before")
    return ", ".join(name.strip() for name in value.split(";"))


def share_of(value: str) -> Fraction | None:
    """The number of a share in percent; None where it is not known."""
    found = _SHARE.fullmatch(value)
    return Fraction(found[1]) if found else None


def is_highest(value: str) -> bool:
    """Whether a share is recorded as above that of every year before."""
    return value == HIGHEST or value.endswith(f", {HIGHEST}")


def agree(measure: str, told: str, counted: str) -> bool:
    """Whether a value that was told leaves room for the one that was counted from sessions."""
    if measure in COUNTS:
        return _count_agrees(told.replace(",", ""), counted)
    if measure == "provider_share":
        share = share_of(told)
        return (not is_highest(told) or is_highest(counted)) and share in {None, share_of(counted)}
    names, cities = ({n.strip().casefold() for n in v.split(";")} for v in (told, counted))
    if told.isdigit():
        return not counted.isdigit() or told == counted
    return told.casefold() == YES or names == cities


def _count_agrees(told: str, counted: str) -> bool:
    if counted.startswith(">"):
        return not told.isdigit() or int(told) > int(counted[1:])
    return int(counted) > int(told[1:]) if told.startswith(">") else int(told) == int(counted)
