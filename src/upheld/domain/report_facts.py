"""The facts with which a report leaves for letters, figures and pages: what each text completes."""

import re
from collections.abc import Mapping
from datetime import date

from upheld.domain.errors import Refused
from upheld.domain.visible_text import fault_of

# Field by field, as the letters lead into it. The title, the day of issue and the day on which we
# were satisfied are kept with the report itself.
LEADS = {
    "subject": "The report concerned …",
    "found": "We found that the council …",
    "duty": "The law required it to …",
    "others_affected": "Others may have been affected: …",
    "fault_accepted": "The council accepted …",
    "already_offered": "The council had already offered …",
    "added": "I asked it to …",
    "agreed": "The council agreed to …",
    "refused": "The council had decided not to …",
    "awaited": "We await …",
    "awaited_by": "By when",
}
HINTS = {
    "fault_accepted": "Such as “that it was at fault”; or “yes” or “no” where that is all.",
    "refused": "What it refuses, in a further report.",
    "awaited_by": "A day such as 2028-04-01, or words such as “the summer”.",
}
# What takes the place of what is awaited once the answer was not enough. A whole sentence,
# so that letters and pages print it as it stands; without a day, which no reader could check.
NOT_SATISFIED = "We have recorded that we are not satisfied with the response to the report."
NO_REPLY = "We have recorded that no reply to the report came in time."
LONGEST_TITLE, LONGEST_FACT, LONGEST_REPORT = 300, 2_000, 200_000
_DIGITS = re.compile(r"[\d-]+")


def checked_facts(facts: Mapping[str, str]) -> dict[str, str]:
    """Every fact as it is kept, on one line; `Refused` lists each that cannot be printed."""
    unknown = sorted(set(facts) - set(LEADS))
    if unknown:
        raise Refused(f"a report has no fact named {', '.join(unknown)}")
    kept = {name: " ".join(facts.get(name, "").split()) for name in LEADS}
    problems = [
        f"“{LEADS[name]}” {fault}"
        for name, text in kept.items()
        if (fault := fault_of(text, longest=LONGEST_FACT))
    ]
    if kept["awaited_by"] and not kept["awaited"]:
        problems.append("by when is said, but not what is awaited")
    if _DIGITS.fullmatch(kept["awaited_by"]) and not _is_day(kept["awaited_by"]):
        problems.append(f"{kept['awaited_by']} is no day; write it as 2028-04-01, or in words")
    if problems:
        raise Refused("the facts cannot be kept so", problems=problems)
    return kept


def checked_title(title: str) -> str:
    """The title on one line; `Refused` where there is none or it cannot be printed."""
    if fault := fault_of(title, longest=LONGEST_TITLE, lines=True):
        raise Refused(f"the title {fault}")
    if not title.split():
        raise Refused("a report has a title")
    return " ".join(title.split())


def checked_text(text: str) -> str:
    """The text as it is kept, perhaps empty yet; `Refused` where it cannot be."""
    if fault := fault_of(text, longest=LONGEST_REPORT, lines=True):
        raise Refused(f"the text {fault}")
    return text.replace("\r\n", "\n").strip()


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
