"""What the scope of an investigation says, before the body is sent its words."""

from upheld.casework.models import CaseWork
from upheld.casework.remedy_rules import people_of
from upheld.domain.public_summary import tells_of

SCOPE_NAMES = (
    "the scope names a person of the case, or holds their details; the body is sent its words, so "
    "write it without them"
)


def scope_names(work: CaseWork) -> bool:
    """Whether the scope names a person of the case: its words are not sent to the body then."""
    return bool(work.scope) and bool(tells_of(work.scope, people_of(work.case_body)))
