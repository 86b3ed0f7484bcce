"""Decide a case x body: the step, and the letters that tell both sides of it at the same time."""

from django.db import transaction

from upheld.casework.actions.party_letters import write_letter
from upheld.casework.actions.steps import Taken, take
from upheld.casework.models import CaseWork
from upheld.casework.party_letters.wording import Facts, Template
from upheld.casework.queries.case_files import current_statement
from upheld.domain.errors import Refused
from upheld.domain.reasons import REASONS, Reason
from upheld.domain.sides import Side
from upheld.domain.stages import Step
from upheld.domain.statements import StatementKind
from upheld.domain.time_limits import last_day_to_ask
from upheld.toolbox import clock
from upheld.toolbox.spoken_days import spoken_day

# The steps by which a person decides; a review amends by its own act.
DECIDING = (Step.CLOSE_AT_INTAKE, Step.CLOSE_AT_ASSESSMENT, Step.DECIDE, Step.DISCONTINUE)
# Closed as sent in error needs somebody who may allow exceptions (investigation manual, 5).
NEEDS_EXCEPTION = frozenset({"passed_in_error"})
TOO_EARLY = "premature"


@transaction.atomic
def decide(
    *, key: str, step: Step, version: int | None, by: str, reason_code: str, why: str = "",
    excepted: bool = False,
) -> Taken:  # fmt: skip
    """Make a decision by one of `DECIDING`; letters to both sides are written in the same act.

    Who has no address is refused where a statement is owed, and passed over where a complaint is
    closed without one.
    """
    if step not in DECIDING:
        raise Refused(f"“{step.words}” is not how a decision is made here")
    if reason_code in NEEDS_EXCEPTION and not excepted:
        raise Refused(
            f"“{REASONS[reason_code].words}” needs somebody who may allow an exception, such as "
            "an assistant ombudsman"
        )
    done = take(
        key=key, step=step, by=by, version=version, why=why, reason_code=reason_code
    )  # fmt: skip
    _tell_both(key, REASONS[reason_code], by)
    return done


def _tell_both(key: str, reason: Reason, by: str) -> None:
    # The body is not told of what was never a complaint for us.
    work = CaseWork.objects.select_related("case_body__case", "case_body__authority").get(pk=key)
    template = _template(reason)
    statement = current_statement(work, StatementKind.FINAL) if reason.needs_statement else None
    until = last_day_to_ask(clock.today())
    for side in (*([Side.BODY] if reason.tells_body else []), Side.COMPLAINANT):
        told = Facts(
            body=work.case_body.authority.short_name, side=side, days={"review": spoken_day(until)},
            reason=reason.words,
        )  # fmt: skip
        write_letter(
            work=work, side=side, template=template, by=by, told=told, statement=statement,
            unless_nobody=not reason.needs_statement,
        )  # fmt: skip


def _template(reason: Reason) -> Template:
    if reason.needs_statement:
        return Template.FINAL
    return Template.TOO_EARLY if reason.code == TOO_EARLY else Template.NOT_FOR_US
