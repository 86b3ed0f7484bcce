"""Why the decision on a case that was counted is not to be read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.db.models import Exists, OuterRef

from upheld.casework.models import (
    CaseBody,
    ComplianceEvent,
    DecisionEvent,
    ImprovementEvent,
    PublishedDecision,
    ReportEvent,
)
from upheld.casework.models.case_body import key_of
from upheld.casework.queries import in_force
from upheld.casework.queries.in_force import DecisionState
from upheld.casework.queries.publishing import at_gate
from upheld.domain.gate import AtGate
from upheld.domain.publication import (
    FIRST_DAY,
    PUBLISHED_OUTCOMES,
    NotShown,
    TakenDown,
    first_day,
)
from upheld.toolbox.clock import UK


@dataclass(frozen=True, kw_only=True)
class Withholding:
    """What is known of every case at a moment; asked for each of them."""

    day: date
    shown: Collection[tuple[str, str]]
    told: Mapping[str, NotShown]
    """Of cases with a published decision that is not to be read now, or that are worked here."""
    decisions: Mapping[str, DecisionState]
    undecided: Collection[str]
    """Keys of cases that were received here and of which nothing tells that they were decided."""

    def why(self, reference: str, body: str) -> NotShown | None:
        """Why the decision about a body is not to be read; None where it is."""
        if (reference, body) in self.shown:
            return None
        key = key_of(reference, body)
        told = self.told.get(key)
        if told is NotShown.TAKEN_DOWN:
            return told
        decision = self.decisions.get(key)
        if decision is None:
            # One that only its remedy or report tells of was decided, and so was one deleted since.
            return NotShown.UNDECIDED if key in self.undecided else NotShown.NO_TEXT
        if decision.outcome not in PUBLISHED_OUTCOMES:
            return NotShown.NEVER
        if told is not None:
            return told
        waits = _first_day(decision.decided) > self.day
        return NotShown.WAITING if waits else NotShown.NO_TEXT


def withholding(at: datetime, shown: Collection[tuple[str, str]]) -> Withholding:
    """`shown`: the decisions that may be read at the moment, by reference and body."""
    return Withholding(
        day=at.astimezone(UK).date(),
        shown=shown,
        told=_worked(at) | _too_old() | _published(at),
        decisions=in_force.decisions(),
        undecided=_undecided(),
    )


# Of some thousand days it is asked a hundred thousand times.
_first_day = cache(first_day)


def _undecided() -> frozenset[str]:
    received = CaseBody.objects.filter(received__isnull=False)
    events = (model.objects.filter(case_body=OuterRef("pk"))
              for model in (DecisionEvent, ComplianceEvent))  # fmt: skip
    open_here = received.filter(*(~Exists(each) for each in events))
    told_of = {
        key_of(*pair)
        for model in (ReportEvent, ImprovementEvent)
        for pair in model.objects.values_list("reference", "authority").distinct()
    }
    keys = open_here.values_list("key", flat=True)
    return frozenset(key for key in keys.iterator(chunk_size=10_000) if key not in told_of)


def _too_old() -> dict[str, NotShown]:
    rows = CaseBody.objects.filter(received__lt=FIRST_DAY).values_list("key", flat=True)
    return dict.fromkeys(rows, NotShown.NEVER)


def _worked(at: datetime) -> dict[str, NotShown]:
    # Whoever works on a case here publishes it when its weeks are over, or says why not. Whether
    # it rests on somebody's consent is nobody's business: withheld is withheld.
    said = {AtGate.NEVER: NotShown.WITHHELD}
    return {
        each.key: said.get(each.state) or each.state.not_shown or NotShown.WAITING
        for each in at_gate(now=at)
    }


def _published(at: datetime) -> dict[str, NotShown]:
    rows = PublishedDecision.objects.order_by("version").values_list(
        "reference", "authority", "public_from", "taken_down_at", "taken_down_for"
    )
    hidden = rows.exclude(taken_down_at__isnull=True, public_from__lte=at)
    found = {}
    for reference, body, hour, gone, reason in hidden.iterator(chunk_size=10_000):
        found[key_of(reference, body)] = _hidden(hour, gone, reason)
    return found


def _hidden(hour: datetime, gone: datetime | None, reason: str) -> NotShown:
    if gone is None:
        return NotShown.WAITING
    if hour <= gone:
        return NotShown.TAKEN_DOWN
    # Nobody has ever read it.
    return NotShown.WAITING if reason == TakenDown.REVIEW else NotShown.WITHHELD
