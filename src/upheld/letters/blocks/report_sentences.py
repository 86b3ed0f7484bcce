"""What a report says, field by field: whole sentences stand, other texts complete a lead."""

from datetime import date

from upheld.domain.facts import ReportFact
from upheld.letters import words

YES, NO = "yes", "no"
# Words before which "by" would be wrong: "due in the summer", not "due by in the summer".
_PREPOSITIONS = ("in ", "by ", "before ", "after ", "during ", "at ", "within ", "early ", "late ")


def is_whole(text: str) -> bool:
    """Whether a text is a sentence of its own: capital first, full stop last."""
    return bool(text) and text[0].isupper() and text.endswith((".", "!", "?"))


def complete(lead: str, text: str) -> str:
    """The text as it stands, or after its lead; nothing where there is no text.

    A lead that ends in "to" takes the text with or without its own "to".
    """
    text = text.strip()
    if not text or is_whole(text):
        return text
    if lead.endswith(" to"):
        text = text.removeprefix("to ")
    return words.sentence(f"{lead} {text}")


def name(report: ReportFact) -> str:
    """The report's title and, where known, its day: "‘Title’ (5 May 2019)"."""
    issued = words.day_or_words(report.issued)
    return f"‘{report.title}’" if issued == report.issued else f"‘{report.title}’ ({issued})"


def subject(report: ReportFact) -> str:
    """What the report is about, unless its title already says so."""
    if report.subject.strip().casefold() == report.title.strip().casefold():
        return ""
    return complete("It concerned", report.subject)


def findings(report: ReportFact, council: str) -> tuple[str, ...]:
    """What went wrong, which duty was not met, and who else may have suffered."""
    return (
        complete(f"We found that the {council}", report.found),
        complete("The law required it to", report.duty),
        complete("Others may have been affected:", report.others_affected),
    )


def answers(report: ReportFact, council: str) -> tuple[str, ...]:
    """What was accepted, offered, added and agreed."""
    said = (
        fault_accepted(report.fault_accepted, council),
        complete(f"The {council} had already offered", report.already_offered),
    )
    asked = "I asked it to" if any(said) else f"I asked the {council} to"
    agreed = f"The {council} agreed to"
    return (*said, complete(asked, report.added), complete(agreed, report.agreed))


def fault_accepted(text: str, council: str) -> str:
    """Whether the body accepted that it was at fault."""
    if text == YES:
        return f"I am glad that the {council} accepted that it was at fault."
    if text == NO:
        return f"The {council} did not accept that it was at fault."
    return complete(f"The {council} accepted", text)


def awaited(report: ReportFact, on: date) -> str:
    """What is still to come on the day of a letter, and by when it comes or was to come."""
    if not report.awaited or is_whole(report.awaited):
        return report.awaited
    when = words.day_or_words(report.awaited_by)
    if when and not when.startswith(_PREPOSITIONS):
        when = f"by {when}"
    due = ", which was due" if _is_over(report.awaited_by, on) else ", due"
    return words.sentence(f"We await {report.awaited}{f'{due} {when}' if when else ''}")


def _is_over(day: str, on: date) -> bool:
    try:
        return date.fromisoformat(day) < on
    except ValueError:
        return False
