"""What must be so before an act on a recommendation; each refusal says the way out."""

from datetime import date

from upheld.casework.models import CaseBody, CaseWork, Recommendation
from upheld.casework.queries.case_files import open_review
from upheld.casework.queries.remedies import is_agreed
from upheld.domain.errors import Refused
from upheld.domain.public_summary import Known
from upheld.domain.stages import Stage
from upheld.toolbox import clock


def undecided(work: CaseWork) -> None:
    """Refuse where a decision stands: what was agreed is changed by its own acts alone.

    While a review is open something may be proposed, for the decision that takes its place.
    """
    if not Stage(work.stage).is_open and open_review(work.pk) is None:
        raise Refused(
            "the case is decided: more time, what was done and its assessment are recorded each by "
            "itself; a recommendation changes after a review alone"
        )


def proposed(work: CaseWork, found: Recommendation) -> None:
    """Refuse to change what a decision asked for, while that decision stands."""
    undecided(work)
    if not Stage(work.stage).is_open and is_agreed(found):
        raise Refused(
            "it belongs to the decision that is reviewed: a decision without fault withdraws it by "
            "itself; to ask for something else, reopen the case"
        )


def awaited(work: CaseWork, recommendation: Recommendation) -> None:
    """Refuse where nobody waits for the recommendation."""
    if work.stage != Stage.REMEDY:
        raise Refused(f"a case at “{Stage(work.stage).words}” awaits no remedy")
    if not is_agreed(recommendation):
        raise Refused("it is proposed while a review is open, and no decision asks for it yet")
    if recommendation.outcome is not None:
        raise Refused("it is assessed already; take the assessment back first")


def not_ahead(day: date, what: str) -> None:
    """Refuse a day in the future for something that has happened."""
    if day > clock.today():
        raise Refused(f"{what} cannot lie in the future")


def only_summary(found: Recommendation, summary: str) -> None:
    """Refuse the words of another recommendation of the case: they would count as one."""
    others = Recommendation.objects.filter(case_body=found.case_body_id, public_summary=summary)
    if summary and others.exclude(pk=found.pk).exists():
        raise Refused(
            "another recommendation of this case has the same public summary; say what differs"
        )


def people_of(pair: CaseBody) -> list[Known]:
    """What a case knows of its people, for comparison alone."""
    return [
        Known(name=each.name, details=(each.contact, each.postcode, each.email, each.telephone))
        for each in pair.case.complainants.all()
    ]
