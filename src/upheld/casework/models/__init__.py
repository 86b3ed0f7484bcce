"""One class per file. Every field is classified in `Classes`; events are never updated."""

from upheld.casework.models.audit_event import AuditEvent
from upheld.casework.models.audit_key import AuditKey
from upheld.casework.models.audit_seal import AuditSeal
from upheld.casework.models.audit_value import AuditValue
from upheld.casework.models.case import Case
from upheld.casework.models.case_body import CaseBody
from upheld.casework.models.case_work import CaseWork
from upheld.casework.models.complainant import Complainant
from upheld.casework.models.complaint import Complaint
from upheld.casework.models.compliance_event import ComplianceEvent
from upheld.casework.models.decision_event import DecisionEvent
from upheld.casework.models.decision_reason import DecisionReason
from upheld.casework.models.deletion import Deletion
from upheld.casework.models.document import Document
from upheld.casework.models.evidence_document import EvidenceDocument
from upheld.casework.models.improvement_event import ImprovementEvent
from upheld.casework.models.intake import Intake
from upheld.casework.models.note import Note
from upheld.casework.models.party_letter import PartyLetter
from upheld.casework.models.publication_objection import PublicationObjection
from upheld.casework.models.publication_work import PublicationWork
from upheld.casework.models.published_decision import PublishedDecision
from upheld.casework.models.recode_event import RecodeEvent
from upheld.casework.models.recommendation import Recommendation
from upheld.casework.models.recommendation_event import RecommendationEvent
from upheld.casework.models.reference_counter import ReferenceCounter
from upheld.casework.models.report_event import ReportEvent
from upheld.casework.models.report_version import ReportVersion
from upheld.casework.models.report_work import ReportWork
from upheld.casework.models.retention_hold import RetentionHold
from upheld.casework.models.review import Review
from upheld.casework.models.stage_event import StageEvent
from upheld.casework.models.statement import Statement
from upheld.casework.models.taken_down_report import TakenDownReport

__all__ = [
    "AuditEvent",
    "AuditKey",
    "AuditSeal",
    "AuditValue",
    "Case",
    "CaseBody",
    "CaseWork",
    "Complainant",
    "Complaint",
    "ComplianceEvent",
    "DecisionEvent",
    "DecisionReason",
    "Deletion",
    "Document",
    "EvidenceDocument",
    "ImprovementEvent",
    "Intake",
    "Note",
    "PartyLetter",
    "PublicationObjection",
    "PublicationWork",
    "PublishedDecision",
    "RecodeEvent",
    "Recommendation",
    "RecommendationEvent",
    "ReferenceCounter",
    "ReportEvent",
    "ReportVersion",
    "ReportWork",
    "RetentionHold",
    "Review",
    "StageEvent",
    "Statement",
    "TakenDownReport",
]
