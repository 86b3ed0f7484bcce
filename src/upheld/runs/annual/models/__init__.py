"""One class per file."""

from upheld.runs.annual.models.clearance import Clearance
from upheld.runs.annual.models.desk_run import DeskRun
from upheld.runs.annual.models.early_reader import EarlyReader
from upheld.runs.annual.models.letter_edit import LetterEdit
from upheld.runs.annual.models.letter_event import LetterEvent
from upheld.runs.annual.models.letter_version import LetterVersion
from upheld.runs.annual.models.plan_event import PlanEvent
from upheld.runs.annual.models.publication import Publication

__all__ = [
    "Clearance", "DeskRun", "EarlyReader", "LetterEdit", "LetterEvent", "LetterVersion",
    "PlanEvent", "Publication",
]  # fmt: skip
