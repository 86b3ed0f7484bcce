"""Which decisions stand at the publication gate, and how: a handful of queries for all cases."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from upheld.casework.models import (
    CaseWork,
    Complaint,
    DecisionEvent,
    PublicationObjection,
    PublicationWork,
    PublishedDecision,
    Review,
    Statement,
)
from upheld.casework.models.case_work import WITHHOLD
from upheld.casework.models.complaint import JOINED
from upheld.casework.publication_hours import public_hour
from upheld.casework.queries import in_force
from upheld.casework.queries.in_force import ASKED_SINGLY
from upheld.casework.queries.retention import without_people
from upheld.domain.gate import AtGate, Withheld
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import FIRST_DAY, PUBLISHED_OUTCOMES, TakenDown, first_day
from upheld.domain.reasons import REASONS
from upheld.domain.sides import Consent
from upheld.domain.stages import DECIDED
from upheld.domain.statements import StatementKind

# Of some thousand days they are asked some ten thousand times.
_first_day, _public_hour = cache(first_day), cache(public_hour)
# What was taken down for these may come back without a word: what was in its way is settled.
_COMES_BACK = frozenset({TakenDown.REVIEW, TakenDown.CHANGED})


@dataclass(frozen=True, kw_only=True)
class GateLine:
    """One decision at the gate, without a word of its text."""

    key: str
    reference: str
    body: str
    name: str
    state: AtGate
    why: str
    """Why it stands so, where the state does not say it; never of whom."""
    decided: date
    outcome: Outcome
    due: date
    """The first day on which it may be public."""
    public_from: datetime | None = None
    objected: bool = False
    """Whether an objection waits for its answer."""
    worked: bool = True
    """Whether its case is worked on here; else nothing but what was published is known."""


class _Decision(NamedTuple):
    key: str
    decided: date
    outcome: str
    reason: str | None
    statement: int | None


class _Published(NamedTuple):
    public_from: datetime
    taken_down_for: str


@dataclass(frozen=True, kw_only=True)
class _Files:
    """What was read of all the cases that are asked for, by key."""

    decisions: Mapping[str, _Decision]
    newest: Mapping[str, int]
    reviewed: frozenset[str]
    joined: frozenset[str]
    """References of cases with a joined complaint that rests on consent."""
    held: Mapping[str, str]
    published: Mapping[tuple[str, str], _Published]
    objected: frozenset[str]
    unpeopled: frozenset[str]
    """References of cases whose people were removed."""


def at_gate(
    *, now: datetime, keys: Collection[str] | None = None, without: Collection[str] = (),
    settled: bool = True,
) -> list[GateLine]:  # fmt: skip
    """Every decision that was made here, or those of some pairs, as they stand at a moment.

    What is due first comes first. Nothing of the bodies in `without`. Most of all cases are
    settled: public, or of an outcome that never is; `settled=False` reads none of those.
    """
    works = CaseWork.objects.exclude(in_force.has_moved())
    if keys is not None:
        works = works.filter(pk__in=list(keys))
    if not settled:
        works = _unsettled(works, now)
        found = list(works.values_list("pk", flat=True)[: ASKED_SINGLY + 1])
        # Few as a rule: named one by one they are not looked for again in each query.
        works = CaseWork.objects.filter(pk__in=found) if len(found) <= ASKED_SINGLY else works
    files = _files(works)
    rows = works.exclude(case_body__authority__in=without).values(
        "pk", "stage", "consent", "publication", "case_body__case_id", "case_body__authority_id",
        "case_body__received", "case_body__authority__short_name",
    )  # fmt: skip
    lines = [_line(row, files, now) for row in rows if row["pk"] in files.decisions]
    return sorted(lines, key=lambda line: (line.due, line.reference, line.body))


def line_of(key: str, *, now: datetime) -> GateLine | None:
    """How one decision stands; None where nothing is decided."""
    return next(iter(at_gate(now=now, keys=[key])), None)


def _unsettled(works: QuerySet[CaseWork], now: datetime) -> QuerySet[CaseWork]:
    pair, reference = OuterRef("pk"), OuterRef("case_body__case_id")
    publishable = DecisionEvent.objects.filter(case_body=pair, outcome__in=PUBLISHED_OUTCOMES)
    public = PublishedDecision.objects.filter(
        reference=reference, authority=OuterRef("case_body__authority_id"),
        taken_down_at__isnull=True, public_from__lte=now,
    )  # fmt: skip
    # One that is public may have an objection to answer.
    objected = PublicationObjection.objects.filter(case_body=pair, agreed__isnull=True)
    return works.filter(Exists(objected) | Exists(publishable) & ~Exists(public))


def _files(works: QuerySet[CaseWork]) -> _Files:
    keys = works.values("pk")
    decisions = DecisionEvent.objects.filter(case_body__in=keys).order_by("id")
    final = Statement.objects.filter(case_body__in=keys, kind=StatementKind.FINAL)
    published = PublishedDecision.objects.filter(reference__in=works.values("case_body__case_id"))
    return _Files(
        decisions={
            row[0]: _Decision(*row)
            for row in decisions.values_list(
                "case_body_id", "decided", "outcome", "reasoned__reason", "reasoned__statement_id"
            )
        },
        newest=dict(final.order_by("version").values_list("case_body_id", "pk")),
        reviewed=frozenset(
            Review.objects.filter(case_body__in=keys, result="").values_list(
                "case_body_id", flat=True
            )
        ),
        joined=frozenset(
            reference
            for reference, consent in Complaint.objects.filter(
                state=JOINED, case__in=works.values("case_body__case_id")
            ).values_list("case_id", "consent")
            if reference and Consent(consent).bars_publication
        ),
        held=dict(
            PublicationWork.objects.filter(case_body__in=keys)
            .exclude(held_for="")
            .values_list("case_body_id", "held_for")
        ),
        published={
            (row[0], row[1]): _Published(*row[2:])
            for row in published.order_by("version").values_list(
                "reference", "authority_id", "public_from", "taken_down_for"
            )
        },
        objected=frozenset(
            PublicationObjection.objects.filter(
                case_body__in=keys, agreed__isnull=True
            ).values_list("case_body_id", flat=True)
        ),
        unpeopled=without_people(works.values("case_body__case_id")),
    )


def _line(row: Mapping[str, Any], files: _Files, now: datetime) -> GateLine:
    key, reference, body = row["pk"], row["case_body__case_id"], row["case_body__authority_id"]
    decision = files.decisions[key]
    shown = files.published.get((reference, body))
    state, why = (
        _barred(row, decision, files)
        or _held_back(row, decision, files, shown)
        or _shown(shown, now)
        or _due(decision, now)
    )
    return GateLine(
        key=key, reference=reference, body=body, name=row["case_body__authority__short_name"],
        state=state, why=why, decided=decision.decided, outcome=Outcome(decision.outcome),
        due=_first_day(decision.decided), objected=key in files.objected,
        public_from=shown.public_from if shown and not shown.taken_down_for else None,
    )  # fmt: skip


def _barred(
    row: Mapping[str, Any], decision: _Decision, files: _Files
) -> tuple[AtGate, str] | None:
    reason = REASONS.get(decision.reason or "")
    if Outcome(decision.outcome) not in PUBLISHED_OUTCOMES or (reason and not reason.publishable):
        return AtGate.NEVER, f"“{Outcome(decision.outcome).words}” has no published decision"
    if Consent(row["consent"]).bars_publication or row["case_body__case_id"] in files.joined:
        return AtGate.NEVER, "It rests on somebody else’s consent"
    received = row["case_body__received"]
    if received and received < FIRST_DAY:
        return AtGate.NEVER, "Received before decisions were published"
    return None


def _held_back(
    row: Mapping[str, Any], decision: _Decision, files: _Files, shown: _Published | None
) -> tuple[AtGate, str] | None:
    key = row["pk"]
    held = Withheld(files.held[key]).words if key in files.held else ""
    stands = bool(shown and not shown.taken_down_for)
    newest, sent = files.newest.get(key), decision.statement
    passes = shown is None or shown.taken_down_for in _COMES_BACK
    unpeopled = row["case_body__case_id"] in files.unpeopled
    found = (
        (key in files.reviewed, AtGate.OPEN, "A review is open"),
        (row["stage"] not in DECIDED, AtGate.OPEN, "It was reopened"),
        (bool(held), AtGate.WITHHELD, held),
        (row["publication"] == WITHHOLD, AtGate.WITHHELD, "Chosen before it was decided"),
        (
            passes and unpeopled, AtGate.UNCHECKABLE,
            "The people of the case were removed, so nobody can look for them in its text",
        ),
        (
            not stands and not row["publication"], AtGate.DOUBT,
            "Nobody has chosen whether it may be published",
        ),
        (not stands and (not sent or not newest), AtGate.DOUBT, "There is no final statement"),
        (
            not stands and newest != sent, AtGate.DOUBT,
            "A later version of the final statement was written and not sent",
        ),
    )  # fmt: skip
    return next(((state, why) for holds, state, why in found if holds), None)


def _shown(shown: _Published | None, now: datetime) -> tuple[AtGate, str] | None:
    if shown is None:
        return None
    if not shown.taken_down_for:
        return (AtGate.WAITING if shown.public_from > now else AtGate.PUBLISHED), ""
    why = TakenDown(shown.taken_down_for)
    return None if why in _COMES_BACK else (AtGate.TAKEN_DOWN, why.words.capitalize())


def _due(decision: _Decision, now: datetime) -> tuple[AtGate, str]:
    state = AtGate.READY if _public_hour(decision.decided) <= now else AtGate.EARLY
    return state, ""
