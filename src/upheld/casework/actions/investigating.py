"""The scope of an investigation, and that both sides know of it and hear from us."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from upheld.casework.actions.party_letters import write_by_hand
from upheld.casework.actions.working import changed, taken
from upheld.casework.models import CaseWork
from upheld.casework.party_letters.wording import Template
from upheld.casework.personal import Change
from upheld.domain.errors import Refused
from upheld.domain.sides import Side
from upheld.domain.stages import Stage
from upheld.domain.time_limits import CONTACT
from upheld.toolbox import clock

INVESTIGATED = frozenset({Stage.INVESTIGATION, Stage.PROVISIONAL})


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What is looked into, and up to which day."""

    text: str
    ends: date

    def __post_init__(self) -> None:
        """Refuse a scope that says nothing."""
        if not self.text.strip():
            raise Refused("say what is investigated")


@transaction.atomic
def fix_scope(*, key: str, version: int | None, by: str, scope: Scope) -> CaseWork:
    """Fix what is investigated. It never reaches beyond the day on which the complaint came."""
    work = _investigated(key, version, by)
    received = work.case_body.received
    if received and scope.ends > received:
        raise Refused(f"the scope ends after the complaint was received on {received}")
    was = work.scope
    work.scope, work.scope_ends = scope.text, scope.ends
    changed(
        work=work, action="fix_scope", by=by, detail={"ends": str(scope.ends)},
        personal_values={"scope": Change(was or None, scope.text)},
    )  # fmt: skip
    return work


@transaction.atomic
def note_told(
    *, key: str, version: int | None, by: str, side: Side, on: date | None = None
) -> CaseWork:
    """Note that a side was told that the investigation began; contact is due six weeks on."""
    work = _investigated(key, version, by)
    told = on or clock.today()
    _check_past(told, work)
    if side is Side.BODY:
        work.body_told_on = told
    else:
        work.complainant_told_on = told
    work.next_contact = told + CONTACT
    changed(work=work, action="note_told", by=by, detail={"side": side, "on": str(told)})
    return work


@transaction.atomic
def tell_both(*, key: str, version: int | None, by: str) -> CaseWork:
    """Write to both sides that the investigation began, and note that they were told today."""
    work = _investigated(key, version, by)
    for side in Side:
        write_by_hand(key=key, version=version, by=by, side=side, template=Template.INVESTIGATION)
    work.complainant_told_on = work.body_told_on = clock.today()
    work.next_contact = clock.today() + CONTACT
    changed(work=work, action="tell_both", by=by, detail={"on": str(clock.today())})
    return work


@transaction.atomic
def note_contact(*, key: str, version: int | None, by: str, on: date | None = None) -> CaseWork:
    """Note that both sides heard from us; the next time is six weeks later."""
    work = _investigated(key, version, by)
    heard = on or clock.today()
    _check_past(heard, work)
    work.next_contact = heard + CONTACT
    changed(work=work, action="note_contact", by=by, detail={"on": str(heard)})
    return work


def _check_past(day: date, work: CaseWork) -> None:
    received = work.case_body.received
    if day > clock.today():
        raise Refused(f"{day} lies ahead: write what has happened")
    if received and day < received:
        raise Refused(f"{day} lies before the day of receipt, {received}")


def _investigated(key: str, version: int | None, by: str) -> CaseWork:
    work = taken(key=key, version=version, by=by)
    if work.stage not in INVESTIGATED:
        raise Refused(f"a case at “{Stage(work.stage).words}” is not investigated")
    return work
