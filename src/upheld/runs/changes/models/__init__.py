"""One class per file."""

from upheld.runs.changes.models.change import Change
from upheld.runs.changes.models.shown_fact import ShownFact

__all__ = ["Change", "ShownFact"]
