"""What casework holds of people: which rows of which table, how they are found, and until when.

Fields are those that each model's `Classes.personal` names, so a field that is added later is
emptied without a word here; a table that is added later fails a test until it stands here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Field, JSONField, Model, Q, QuerySet

from upheld.casework.models import (
    CaseWork,
    Complainant,
    Complaint,
    DecisionReason,
    Document,
    Note,
    PartyLetter,
    PublicationObjection,
    PublicationWork,
    PublishedDecision,
    Recommendation,
    RecommendationEvent,
    ReportVersion,
    ReportWork,
    RetentionHold,
    Review,
    StageEvent,
    Statement,
    TakenDownReport,
)
from upheld.domain.retention import REMOVED, Term
from upheld.domain.statements import StatementKind

CASE, PAIR = "case_id", "case_body__case_id"


@dataclass(frozen=True, kw_only=True)
class Held:
    """A table with personal fields, and when those of a case end."""

    model: type[Model]
    paths: tuple[str, ...]
    """How a row leads to the reference of its case."""
    term: Term
    only: Q = field(default_factory=Q)
    goes: bool = False
    """Whether the rows go as wholes, or stay without their personal fields."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The personal fields."""
        return tuple(self.model.Classes.personal)  # type: ignore[attr-defined] # each has one

    def of(self, references: Iterable[str]) -> QuerySet[Any]:
        """Rows of these cases of which something is left."""
        asked, listed = Q(), list(references)
        for path in self.paths:
            asked |= Q(**{f"{path}__in": listed})
        return self.left().filter(asked)

    def left(self) -> QuerySet[Any]:
        """Rows of which something is left."""
        rows = self.model._base_manager.filter(self.only)  # noqa: SLF001 - Django's documented API
        if self.goes:
            return rows
        said = Q()
        for name in self.fields:
            said |= ~Q(**{f"{name}__in": _empty(self._field(name))})
        return rows.filter(said)

    def cases(self) -> set[str]:
        """References of the cases of which something is left here."""
        return {
            reference
            for path in self.paths
            for reference in self.left().values_list(path, flat=True).distinct()
            if reference
        }

    def empty(self, reference: str) -> int:
        """Take out what is left of a case; of how many rows.

        Called by retention alone: some of these rows are append-only for everybody else. They keep
        that something was written, when and by whom, and lose what it said.
        """
        rows = self.of([reference])
        if self.goes:
            return int(rows.delete()[0])
        keys = list(rows.values_list("pk", flat=True))
        found = self.model._base_manager.filter(pk__in=keys)  # noqa: SLF001 - as above
        for name in self.fields:
            empty = _empty(self._field(name))
            found.exclude(**{f"{name}__in": empty}).update(**{name: empty[-1]})
        return len(keys)

    def _field(self, name: str) -> "Field[Any, Any]":
        found = self.model._meta.get_field(name)  # noqa: SLF001 - as above
        assert isinstance(found, Field), "personal fields are columns"  # noqa: S101 - a fault of ours
        return found


def _empty(column: "Field[Any, Any]") -> tuple[Any, ...]:
    """What a column holds when it says nothing; last, what takes the place of something."""
    if isinstance(column, JSONField):
        return ([], {})
    return ("", REMOVED)


HELD = (
    Held(model=Document, paths=(CASE, "complaint__case_id"), term=Term.DOCUMENTS),
    Held(model=PartyLetter, paths=(PAIR,), term=Term.DOCUMENTS),
    Held(model=Note, paths=(CASE,), term=Term.DOCUMENTS),
    Held(
        model=Statement, paths=(PAIR,), term=Term.DOCUMENTS, only=Q(kind=StatementKind.PROVISIONAL)
    ),
    Held(model=ReportVersion, paths=(f"report__{PAIR}",), term=Term.DOCUMENTS),
    Held(model=Complainant, paths=(CASE, "complaint__case_id"), term=Term.PEOPLE, goes=True),
    Held(model=RetentionHold, paths=(CASE,), term=Term.PEOPLE, goes=True),
    Held(model=Complaint, paths=(CASE,), term=Term.PEOPLE),
    Held(model=CaseWork, paths=(PAIR,), term=Term.PEOPLE),
    Held(model=StageEvent, paths=(PAIR,), term=Term.PEOPLE),
    Held(model=DecisionReason, paths=("decision__case_body__case_id",), term=Term.PEOPLE),
    Held(model=Recommendation, paths=(PAIR,), term=Term.PEOPLE),
    Held(
        model=RecommendationEvent, paths=(f"recommendation__{PAIR}",), term=Term.PEOPLE
    ),
    Held(model=Review, paths=(PAIR,), term=Term.PEOPLE),
    Held(model=ReportWork, paths=(PAIR,), term=Term.PEOPLE),
    Held(model=PublicationWork, paths=(PAIR,), term=Term.PEOPLE),
    Held(model=PublicationObjection, paths=(PAIR,), term=Term.PEOPLE),
    Held(model=PublishedDecision, paths=("reference",), term=Term.PEOPLE),
    Held(model=TakenDownReport, paths=("reference",), term=Term.PEOPLE),
)  # fmt: skip
KEPT_APART = {
    "AuditKey": "destroyed, not emptied: the actions of retention see to it",
    "AuditValue": "unreadable once its key is destroyed; the chain covers it",
    "Statement": "the final one is the decision itself, written without names, until its case goes",
}
"""Personal fields that outlive a record's five years, and why."""


def held_for(term: Term) -> tuple[Held, ...]:
    """The tables whose personal fields end with a term."""
    return tuple(each for each in HELD if each.term is term)


def empty(reference: str, *terms: Term) -> dict[str, int]:
    """Take out what is left of a case of these terms; rows by table."""
    counts = {
        each.model._meta.model_name or "": each.empty(reference)  # noqa: SLF001 - as above
        for term in terms
        for each in held_for(term)
    }
    return {name: count for name, count in counts.items() if count}
