"""One class per file. Every field is classified in `Classes`; events are never updated."""

from upheld.casework.models.audit_event import AuditEvent
from upheld.casework.models.audit_key import AuditKey
from upheld.casework.models.audit_seal import AuditSeal
from upheld.casework.models.audit_value import AuditValue
from upheld.casework.models.case import Case
from upheld.casework.models.case_body import CaseBody
from upheld.casework.models.complainant import Complainant
from upheld.casework.models.compliance_event import ComplianceEvent
from upheld.casework.models.decision_event import DecisionEvent
from upheld.casework.models.deletion import Deletion
from upheld.casework.models.improvement_event import ImprovementEvent
from upheld.casework.models.intake import Intake
from upheld.casework.models.recode_event import RecodeEvent
from upheld.casework.models.report_event import ReportEvent
from upheld.casework.models.retention_hold import RetentionHold

__all__ = [
    "AuditEvent",
    "AuditKey",
    "AuditSeal",
    "AuditValue",
    "Case",
    "CaseBody",
    "Complainant",
    "ComplianceEvent",
    "DecisionEvent",
    "Deletion",
    "ImprovementEvent",
    "Intake",
    "RecodeEvent",
    "ReportEvent",
    "RetentionHold",
]
