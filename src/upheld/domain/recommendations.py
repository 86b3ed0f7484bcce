"""What the ombudsman asks a body to do: kinds of remedy and what happens to one."""

from upheld.domain.worded import Worded


class RemedyKind(Worded):
    """A kind of remedy. Source: the ombudsman's remedy guidance, as compiled in the notes, c1."""

    APOLOGY = "apology", "Apology"
    DISTRESS = "distress", "Payment for avoidable distress"
    TIME_AND_TROUBLE = "time_and_trouble", "Payment for time and trouble"
    QUANTIFIABLE_LOSS = "quantifiable_loss", "Payment of a quantifiable loss"
    LOSS_OF_SERVICE = "loss_of_service", "Payment for loss of a service"
    PROVIDE_SERVICE = "provide_service", "Provide a service"
    NEW_APPEAL = "new_appeal", "New appeal or review"
    REASSESSMENT = "reassessment", "Reassessment"
    RECONSIDER = "reconsider", "Make or reconsider a decision"
    INFORMATION = "information", "Information or advice to the person"
    POLICY = "policy", "Change or review of policy or procedure"
    TRAINING = "training", "Training or guidance"
    OTHER_IMPROVEMENT = "other_improvement", "Another service improvement"
    OTHER = "other", "Another remedy for the person"

    @property
    def improves_service(self) -> bool:
        """Whether it helps others, so that its summary may be published."""
        return self in IMPROVEMENTS


IMPROVEMENTS = frozenset({RemedyKind.POLICY, RemedyKind.TRAINING, RemedyKind.OTHER_IMPROVEMENT})


class Happening(Worded):
    """What may happen to a recommendation after it was agreed."""

    AGREED = "agreed", "Agreed"
    ASKED = "asked", "More time asked for"
    EXTENDED = "extended", "More time agreed"
    DECLINED = "declined", "More time not agreed"
    DONE = "done", "Done, as the body says"
    EVIDENCE = "evidence", "Evidence received"
    ASSESSED = "assessed", "Assessed"
    REOPENED = "reopened", "Assessment taken back"
    WITHDRAWN = "withdrawn", "Withdrawn"
