"""What must be there before a step is taken: one list of guards, each with the words of its lack.

The same list answers the button of the screen, the action behind it and the tests. It knows no
names: a file says that consent was given, never by whom.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from upheld.domain.reasons import Reason
from upheld.domain.sides import Consent, Side
from upheld.domain.stages import WAYS, Stage, Step
from upheld.domain.statements import Section

# One look back at a provisional decision as a rule; another needs an assistant ombudsman.
RETURNS = 1


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """What is known of a case x body when a step is asked for, on `today`."""

    stage: Stage
    today: date
    received: date | None
    complaint_written: bool
    subject_coded: bool
    consent: Consent
    representative: bool
    holder: bool
    late: bool | None
    """Whether it was made more than 12 months after the matter was known; None: not looked at."""
    late_accepted: bool
    """Whether a reason is recorded to look at it although it is late."""
    jurisdiction_considered: bool
    forward_reason: bool
    scope: bool
    scope_ends: date | None
    told_of_start: frozenset[Side]
    draft_missing: tuple[Section, ...]
    """What the provisional statement lacks."""
    final_missing: tuple[Section, ...]
    """What the final statement lacks; everything where there is none."""
    recommendations: int
    undated_recommendations: int
    unsettled_recommendations: int
    """Of all of them, proposed ones too."""
    provisional_told: frozenset[Side]
    comments_due: date | None
    commented: frozenset[Side]
    times_returned: int
    publication_chosen: bool
    open_review: bool
    decided_from: Stage | None = None
    """At which stage the last decision was made; to where a review reopens it."""
    agreed_recommendations: int = 0
    """Those of an earlier decision; one without fault withdraws what is left of them."""
    joined_consent_open: bool = False
    """Whether the person affected by a complaint that was joined has not answered yet."""
    moved: bool = False
    """Whether another case took its place."""


@dataclass(frozen=True, kw_only=True)
class Guard:
    """One thing that must be there, and what is said where it is not."""

    lack: str
    holds: Callable[[CaseFile], bool]


def _guard(lack: str, holds: Callable[[CaseFile], bool]) -> Guard:
    return Guard(lack=lack, holds=holds)


_COMPLAINT = _guard("the complaint is not written down", lambda f: f.complaint_written)
_RECEIVED = _guard("the day of receipt is not recorded", lambda f: f.received is not None)
_SUBJECT = _guard("no subject is chosen, so no heading counts it", lambda f: f.subject_coded)
_CONSENT = _guard(
    "the person affected has not consented, and nobody recorded that they cannot",
    lambda f: f.consent.suffices and not (f.representative and f.consent is Consent.NOT_NEEDED),
)
_JOINED = _guard(
    "consent is open for a complaint that was joined: record it under People",
    lambda f: not f.joined_consent_open,
)
_HOLDER = _guard("nobody holds the case; share it out first", lambda f: f.holder)
_JURISDICTION = _guard(
    "whether the law lets us look at it is not recorded", lambda f: f.jurisdiction_considered
)
_LATE = _guard(
    "nobody recorded whether it was made within 12 months, or why a late one is accepted",
    lambda f: f.late is False or (f.late is True and f.late_accepted),
)
_FORWARD = _guard("the reason to investigate is not recorded", lambda f: f.forward_reason)
_SCOPE = _guard(
    "what is investigated, and up to which day, is not fixed",
    lambda f: f.scope and f.scope_ends is not None,
)
_SCOPE_END = _guard(
    "the scope ends after the complaint was received",
    lambda f: f.scope_ends is None or f.received is None or f.scope_ends <= f.received,
)
_BOTH_KNOW = _guard(
    "the two sides were not both told that the investigation began",
    lambda f: f.told_of_start == frozenset(Side),
)
_DRAFT = _guard("the provisional statement is not complete", lambda f: not f.draft_missing)
_DATED = _guard("a recommendation has no date", lambda f: not f.undated_recommendations)
_SENT = _guard(
    "the provisional decision did not reach both sides",
    lambda f: f.provisional_told == frozenset(Side),
)
_COMMENTS = _guard(
    "the time for comments is not over, and both sides have not commented",
    lambda f: (
        f.commented == frozenset(Side) or (f.comments_due is not None and f.comments_due < f.today)
    ),
)
_FINAL = _guard("the final statement is not complete", lambda f: not f.final_missing)
_PUBLICATION = _guard("whether it is published is not chosen", lambda f: f.publication_chosen)
_NO_REVIEW = _guard("a review is open", lambda f: not f.open_review)
_REVIEW = _guard("no review is open", lambda f: f.open_review)
_WAITS = _guard("every recommendation is settled", lambda f: f.unsettled_recommendations > 0)
_SETTLED = _guard("a recommendation is not settled", lambda f: not f.unsettled_recommendations)
_MOVED = _guard("no case of its own took its place", lambda f: f.moved)

GUARDS: dict[Step, tuple[Guard, ...]] = {
    Step.OPEN: (),
    Step.FORWARD: (_COMPLAINT, _RECEIVED, _SUBJECT, _CONSENT, _JOINED),
    Step.CLOSE_AT_INTAKE: (_RECEIVED, _SUBJECT),
    Step.INVESTIGATE: (_HOLDER, _JURISDICTION, _LATE, _FORWARD, _JOINED),
    Step.CLOSE_AT_ASSESSMENT: (_HOLDER, _JURISDICTION),
    Step.SEND_PROVISIONAL: (_HOLDER, _SCOPE, _SCOPE_END, _BOTH_KNOW, _DRAFT, _DATED),
    Step.TAKE_BACK: (),
    Step.DECIDE: (_SENT, _COMMENTS, _DATED, _NO_REVIEW),
    Step.DISCONTINUE: (_HOLDER,),
    Step.SETTLE: (_SETTLED, _NO_REVIEW),
    Step.REOPEN: (_REVIEW,),
    Step.AMEND: (_REVIEW, _DATED),
    Step.MOVE: (_MOVED,),
    Step.AWAIT_AGAIN: (_WAITS,),
}


def missing(step: Step, file: CaseFile, reason: Reason | None = None) -> tuple[str, ...]:
    """Everything that stands between a case and a step, in words; empty where nothing does.

    A step that decides wants its reason too: what it needs depends on it.
    """
    way = WAYS[step]
    if file.stage not in way.starts:
        starts = " or ".join(f"“{stage.words}”" for stage in Stage if stage in way.starts)
        one = f"; one at {starts} does" if starts else ""
        return (f"a case at “{file.stage.words}” does not go there{one}",)
    lacks = [guard.lack for guard in GUARDS[step] if not guard.holds(file)]
    if way.decides:
        lacks += lacks_of_decision(file, reason)
    return tuple(lacks)


def end_of(step: Step, file: CaseFile, reason: Reason | None = None) -> Stage:
    """The stage to which a step leads: one with recommendations still to be done awaits them."""
    ends = WAYS[step].ends
    if step is Step.REOPEN:
        # A provisional decision that stood is written anew, within the investigation.
        return file.decided_from if file.decided_from in ends else Stage.INVESTIGATION
    if len(ends) == 1:
        return next(iter(ends))
    upheld = reason is not None and reason.outcome == "upheld"
    return Stage.REMEDY if upheld and file.unsettled_recommendations else Stage.CLOSED


def lacks_of_decision(file: CaseFile, reason: Reason | None) -> list[str]:
    """What a decision with this reason lacks, wherever the case stands."""
    if reason is None:
        return ["no reason is chosen"]
    lacks = []
    if reason.needs_statement:
        lacks += [g.lack for g in (_FINAL, _PUBLICATION) if not g.holds(file)]
    if reason.needs_recommendation and not file.recommendations:
        lacks.append("injustice without a recommendation: add at least one, with its date")
    if reason.outcome != "upheld" and file.recommendations > file.agreed_recommendations:
        lacks.append("recommendations stand beside a decision without fault: take them out")
    return lacks
