"""Why a case x body was decided as it was: finer than the outcome, each in force between days.

The names are ours where the sources give none (design notes, a3); a changed list is a new record
with its first day, never a changed one, so that an old decision keeps its words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from upheld.domain.errors import Refused
from upheld.domain.outcomes import Outcome
from upheld.domain.stages import Step

# Statistics under the present outcomes begin with 2013-14; casework here never reaches before it.
FIRST_DAY = date(2013, 4, 1)


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason: its outcome, at which steps it may be given, and what follows from it."""

    code: str
    words: str
    outcome: Outcome
    steps: frozenset[Step]
    first: date = FIRST_DAY
    last: date | None = None
    needs_statement: bool = False
    """Whether a final statement is owed to both sides."""
    tells_body: bool = True
    """Invalid closings are not told to the body, so its list may lack them."""
    needs_recommendation: bool = False
    already_remedied: bool = False
    """The body itself had put it right before we were asked."""
    publishable: bool = False

    def in_force(self, day: date) -> bool:
        """Whether it may be given on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


_INTAKE = frozenset({Step.CLOSE_AT_INTAKE})
_EARLY = frozenset({Step.CLOSE_AT_INTAKE, Step.CLOSE_AT_ASSESSMENT})
_ASSESSMENT = frozenset({Step.CLOSE_AT_ASSESSMENT, Step.AMEND})
_END = frozenset({Step.DECIDE, Step.AMEND})
_STOP = frozenset({Step.DISCONTINUE, Step.AMEND})

REASONS = {
    reason.code: reason
    for reason in (
        Reason(
            code="not_in_jurisdiction", words="Body or matter outside our powers",
            outcome=Outcome.INCOMPLETE_INVALID, steps=_EARLY, tells_body=False,
        ),
        Reason(
            code="insufficient_information", words="Not enough information to go on",
            outcome=Outcome.INCOMPLETE_INVALID, steps=_EARLY, tells_body=False,
        ),
        Reason(
            code="no_consent", words="The person affected has not consented",
            outcome=Outcome.INCOMPLETE_INVALID, steps=_EARLY, tells_body=False,
        ),
        Reason(
            code="decided_before", words="We have decided the same complaint before",
            outcome=Outcome.INCOMPLETE_INVALID, steps=_EARLY, tells_body=False,
        ),
        Reason(
            code="advice", words="Advice given; no complaint for us",
            outcome=Outcome.ADVICE_GIVEN, steps=_INTAKE, tells_body=False,
        ),
        Reason(
            code="wrong_ombudsman", words="Signposted to another ombudsman or body",
            outcome=Outcome.ADVICE_GIVEN, steps=_INTAKE, tells_body=False,
        ),
        Reason(
            code="premature", words="Too early: the body has not had its chance to answer",
            outcome=Outcome.REFERRED_BACK, steps=_EARLY,
        ),
        Reason(
            code="late_complaint", words="Made later than 12 months, without good reason",
            outcome=Outcome.CLOSED_INITIAL, steps=_ASSESSMENT, needs_statement=True,
            publishable=True,
        ),
        Reason(
            code="alternative_remedy", words="A tribunal, minister or court can decide it",
            outcome=Outcome.CLOSED_INITIAL, steps=_ASSESSMENT, needs_statement=True,
            publishable=True,
        ),
        Reason(
            code="not_warranted", words="Not enough injustice or sign of fault to investigate",
            outcome=Outcome.CLOSED_INITIAL, steps=_ASSESSMENT, needs_statement=True,
            publishable=True,
        ),
        Reason(
            code="no_worthwhile_outcome", words="An investigation could achieve nothing more",
            outcome=Outcome.CLOSED_INITIAL, steps=_ASSESSMENT, needs_statement=True,
            publishable=True,
        ),
        Reason(
            code="passed_in_error", words="Forwarded in error; closed as not to be investigated",
            outcome=Outcome.CLOSED_INITIAL, steps=_STOP, needs_statement=True, publishable=True,
        ),
        Reason(
            code="remedied_early", words="Fault, put right by the body before or early on",
            outcome=Outcome.UPHELD, steps=_ASSESSMENT, needs_statement=True,
            already_remedied=True, publishable=True,
        ),
        Reason(
            code="no_fault", words="No fault found",
            outcome=Outcome.NOT_UPHELD, steps=_END, needs_statement=True, publishable=True,
        ),
        Reason(
            code="discontinued", words="Investigation ended without a finding of fault",
            outcome=Outcome.NOT_UPHELD, steps=_STOP, needs_statement=True, publishable=True,
        ),
        Reason(
            code="fault_injustice", words="Fault that caused injustice",
            outcome=Outcome.UPHELD, steps=_END, needs_statement=True, needs_recommendation=True,
            publishable=True,
        ),
        Reason(
            code="fault_no_injustice", words="Fault that caused no injustice",
            outcome=Outcome.UPHELD, steps=_END, needs_statement=True, publishable=True,
        ),
        Reason(
            code="fault_remedied", words="Fault and injustice, put right by the body before us",
            outcome=Outcome.UPHELD, steps=_END, needs_statement=True, already_remedied=True,
            publishable=True,
        ),
    )
}  # fmt: skip


def reason(code: str, *, step: Step, day: date) -> Reason:
    """The reason of a code, where it may be given at a step on a day; refused otherwise."""
    found = REASONS.get(code)
    if found is None:
        raise Refused(
            f"{code!r} is not a reason; choose one of {', '.join(reasons_for(step, day))}"
        )
    if step not in found.steps or not found.in_force(day):
        known = ", ".join(reasons_for(step, day))
        raise Refused(f"“{found.words}” cannot be given here; choose one of {known}")
    return found


def reasons_for(step: Step, day: date) -> dict[str, Reason]:
    """The reasons that may be given at a step on a day, by code."""
    found: Iterable[Reason] = REASONS.values()
    return {r.code: r for r in found if step in r.steps and r.in_force(day)}
