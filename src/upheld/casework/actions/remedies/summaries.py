"""Public summaries: written anew where they are unfit, checked by somebody else than wrote them."""

from django.db import transaction

from upheld.casework.actions.remedies.drafting import Asked
from upheld.casework.actions.remedies.following import follow_improvements
from upheld.casework.actions.remedies.holding import held, kept
from upheld.casework.personal import Change
from upheld.casework.remedy_rules import only_summary, people_of
from upheld.domain.errors import Refused
from upheld.domain.public_summary import faults
from upheld.domain.recommendations import RemedyKind
from upheld.toolbox import clock


@transaction.atomic
def check_summary(*, recommendation: int, version: int | None, by: str) -> None:
    """The summary may be public. Recorded as an improvement at once, or with the decision.

    Refused to whoever wrote it, and where it names people, their details, or a timescale.
    """
    work, found = held(recommendation=recommendation, version=version, by=by)
    if found.summary_checked_at is not None:
        raise Refused("it is checked already")
    if not RemedyKind(found.kind).improves_service:
        raise Refused(
            f"“{RemedyKind(found.kind).words}” is for the person alone: nothing is public"
        )
    if found.summary_written_by == by:
        raise Refused("you wrote this summary; somebody else checks it")
    if wrong := faults(found.public_summary, people_of(work.case_body)):
        raise Refused("the summary cannot be public: write it anew", problems=wrong)
    found.summary_checked_at, found.summary_checked_by = clock.now(), by
    kept(work=work, recommendation=found, action="check_summary", by=by)
    follow_improvements(pair=work.case_body, by=by)


@transaction.atomic
def rewrite_summary(
    *, recommendation: int, version: int | None, public_summary: str, theme: str, by: str
) -> None:
    """Other public words for an improvement, at any stage: what was public is withdrawn.

    It is public again, in its new words, once somebody else has checked it.
    """
    work, found = held(recommendation=recommendation, version=version, by=by)
    kind = RemedyKind(found.kind)
    if not kind.improves_service:
        raise Refused(f"“{kind.words}” is for the person alone, so it has no public summary")
    Asked(kind=kind, public_summary=public_summary, theme=theme)
    if (public_summary, theme) == (found.public_summary, found.theme):
        raise Refused("nothing differs from what was written before")
    only_summary(found, public_summary)
    was, found.public_summary, found.theme = found.public_summary, public_summary, theme
    found.summary_written_by = by
    found.summary_checked_at = found.summary_checked_by = None
    kept(
        work=work, recommendation=found, action="rewrite_summary", by=by,
        personal_values={"public_summary": Change(was, public_summary)},
    )  # fmt: skip
    follow_improvements(pair=work.case_body, by=by)
