"""What a year waits for, as a page offers it: the words, the link, or who may go on."""

from typing import Any

from upheld.domain.roles import PERMITTED
from upheld.runs.desk.next_step import Next, next_of
from upheld.runs.desk.state import Facts
from upheld.runs.desk.steps import Step


def what_comes(facts: Facts) -> dict[str, Any]:
    """The next step of a year for the panel of a page."""
    coming = next_of(facts)
    return {"coming": coming, "who": who_may(coming), "step_at": step_address, "facts": facts}


def step_address(year: int, step: Step) -> str:
    """Where a step is asked for."""
    return "/years/import/" if step is Step.IMPORT else f"/years/{year}/{step}/"


def who_may(coming: Next) -> list[str]:
    """The roles that may take the next step, in words."""
    if coming.step is None:
        return []
    deed = coming.step.deed
    return [role.words.lower() for role, grant in PERMITTED.items() if deed in grant.deeds]
