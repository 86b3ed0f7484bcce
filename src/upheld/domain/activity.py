"""What is recorded of the ombudsman's training and seminars, and how each value is written."""

import re

COUNTS = ("courses", "people_trained", "delegates", "authorities_at_seminars")
MEASURES = (*COUNTS, "provider_share", "seminars", "link_officer_network")

# A share so recorded was above that of every year before, though its number is not known.
HIGHEST = "highest"
YES, NO = "yes", "no"

_COUNT = re.compile(r">?([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})")
_SHARE = re.compile(r"[0-9]{1,3}(\.[0-9]+)?%?")
_NAMES = re.compile(r"[^0-9<>;]+(;[^0-9<>;]+)*|[0-9]{1,4}")


def value_fault(measure: str, value: str) -> str | None:
    """Why `value` cannot be read for `measure`, or None."""
    if measure in COUNTS and not _COUNT.fullmatch(value):
        return "write a number such as 118, or a bound such as >800"
    if measure == "provider_share" and value != HIGHEST and not _SHARE.fullmatch(value):
        return f"write a share such as 12%, or {HIGHEST}"
    if measure == "seminars" and not _NAMES.fullmatch(value):
        return f"write the cities separated by ;, a number, or {YES}"
    if measure == "link_officer_network" and value.casefold() not in {YES, NO}:
        return f"write {YES} or {NO}"
    return None
