"""What the ombudsman asks a body to do: kinds of remedy and what happens to one."""

from enum import StrEnum


class RemedyKind(StrEnum):
    """A kind of remedy. Source: the ombudsman's remedy guidance, as compiled in the notes, c1."""

    APOLOGY = "apology"
    DISTRESS = "distress"
    TIME_AND_TROUBLE = "time_and_trouble"
    QUANTIFIABLE_LOSS = "quantifiable_loss"
    LOSS_OF_SERVICE = "loss_of_service"
    PROVIDE_SERVICE = "provide_service"
    NEW_APPEAL = "new_appeal"
    REASSESSMENT = "reassessment"
    RECONSIDER = "reconsider"
    INFORMATION = "information"
    POLICY = "policy"
    TRAINING = "training"
    OTHER_IMPROVEMENT = "other_improvement"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The kind in words."""
        return _KINDS[self]

    @property
    def improves_service(self) -> bool:
        """Whether it helps others, so that its summary may be published."""
        return self in IMPROVEMENTS


IMPROVEMENTS = frozenset({RemedyKind.POLICY, RemedyKind.TRAINING, RemedyKind.OTHER_IMPROVEMENT})
_KINDS = {
    RemedyKind.APOLOGY: "Apology",
    RemedyKind.DISTRESS: "Payment for avoidable distress",
    RemedyKind.TIME_AND_TROUBLE: "Payment for time and trouble",
    RemedyKind.QUANTIFIABLE_LOSS: "Payment of a quantifiable loss",
    RemedyKind.LOSS_OF_SERVICE: "Payment for loss of a service",
    RemedyKind.PROVIDE_SERVICE: "Provide a service",
    RemedyKind.NEW_APPEAL: "New appeal or review",
    RemedyKind.REASSESSMENT: "Reassessment",
    RemedyKind.RECONSIDER: "Make or reconsider a decision",
    RemedyKind.INFORMATION: "Information or advice to the person",
    RemedyKind.POLICY: "Change or review of policy or procedure",
    RemedyKind.TRAINING: "Training or guidance",
    RemedyKind.OTHER_IMPROVEMENT: "Another service improvement",
    RemedyKind.OTHER: "Another remedy for the person",
}


class Happening(StrEnum):
    """What may happen to a recommendation after it was agreed."""

    AGREED = "agreed"
    ASKED = "asked"
    EXTENDED = "extended"
    DECLINED = "declined"
    DONE = "done"
    EVIDENCE = "evidence"
    ASSESSED = "assessed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """The happening in words."""
        return _HAPPENINGS[self]


_HAPPENINGS = {
    Happening.AGREED: "Agreed",
    Happening.ASKED: "More time asked for",
    Happening.EXTENDED: "More time agreed",
    Happening.DECLINED: "More time not agreed",
    Happening.DONE: "Done, as the body says",
    Happening.EVIDENCE: "Evidence received",
    Happening.ASSESSED: "Assessed",
    Happening.REOPENED: "Assessment taken back",
    Happening.WITHDRAWN: "Withdrawn",
}
