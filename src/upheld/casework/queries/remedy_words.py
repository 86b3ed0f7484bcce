"""What a failure to provide a remedy is called where a new case begins with it."""

from upheld.casework.models import Recommendation
from upheld.domain.recommendations import RemedyKind
from upheld.toolbox.spoken_days import spoken_day


def failure_text(each: Recommendation) -> str:
    """The complaint of a new case, for a person to read before it is opened. Personal."""
    pair = each.case_body
    what = each.personal_text or each.public_summary
    due = f" by {spoken_day(each.due)}" if each.due else ""
    return (
        f"{pair.authority.short_name} has not provided a remedy that it agreed to in case "
        f"{pair.case_id}.\n\n"
        f"{RemedyKind(each.kind).words}, to be done{due}:\n{what}\n"
    )
