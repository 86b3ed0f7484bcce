"""What stands in the tables after an import, apart from when and by whom it was brought."""

from typing import Any

from upheld.casework.models import Case, CaseBody, ComplianceEvent, DecisionEvent

COLUMNS: dict[Any, tuple[str, ...]] = {
    Case: ("reference",),
    CaseBody: ("key", "case_id", "authority_id", "received", "heading", "provenance"),
    DecisionEvent: ("case_body_id", "decided", "outcome", "remedied", "provenance"),
    ComplianceEvent: ("case_body_id", "due", "done", "outcome", "recorded", "provenance"),
}


def read_tables() -> dict[str, list[tuple[Any, ...]]]:
    """Every row by table, sorted."""
    return {
        model.__name__: list(model.objects.order_by(columns[0]).values_list(*columns))
        for model, columns in COLUMNS.items()
    }
