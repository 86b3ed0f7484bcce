"""The recommendations of one case x body: how each stands, what happened, what may be done."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse

from upheld.casework.models import CaseWork, ComplianceEvent, Recommendation
from upheld.casework.queries.case_files import open_review
from upheld.casework.queries.remedies import Wait, is_agreed, wait_of
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.recommendations import Happening, RemedyKind
from upheld.domain.roles import Deed
from upheld.domain.stages import DECIDED, Stage
from upheld.people.queries.people import permitted
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.documents import TAB as DOCUMENTS
from upheld.web.staff.cases.frame import address_of, case_page, work_of
from upheld.web.staff.cases.whole import may_see_whole
from upheld.web.staff.guard import GET, does
from upheld.web.staff.remedies.asked import PLACE

UNSATISFIED = ComplianceOutcome.NOT_SATISFIED


class Offer(NamedTuple):
    """An act that may be offered: where, in which words, to whom, and when."""

    place: str
    words: str
    deed: Deed
    fits: Callable[[CaseWork, Recommendation], bool]


def _may_change(work: CaseWork) -> bool:
    return Stage(work.stage).is_open or open_review(work.pk) is not None


def _is_proposed(work: CaseWork, each: Recommendation) -> bool:
    """Whether it may still be changed: the case is undecided, or no decision asks for it yet."""
    return Stage(work.stage).is_open or (_may_change(work) and not is_agreed(each))


def _is_open(work: CaseWork, each: Recommendation) -> bool:
    return each.outcome is None and _is_proposed(work, each)


def _is_awaited(work: CaseWork, each: Recommendation) -> bool:
    return work.stage == Stage.REMEDY and each.outcome is None and is_agreed(each)


def _is_unchecked(_: CaseWork, each: Recommendation) -> bool:
    return bool(each.public_summary) and each.summary_checked_at is None


def _is_improvement(work: CaseWork, each: Recommendation) -> bool:
    return RemedyKind(each.kind).improves_service and work.stage in DECIDED


OFFERS = (
    Offer("agree", "Agree the day", Deed.INVESTIGATE_CASE, _is_open),
    Offer("change", "Change", Deed.INVESTIGATE_CASE, _is_open),
    Offer("remove", "Take out", Deed.INVESTIGATE_CASE, _is_proposed),
    Offer("check", "Check the public summary", Deed.CHECK_SUMMARY, _is_unchecked),
    Offer("summary", "Write the public summary anew", Deed.MONITOR_REMEDY, _is_improvement),
    Offer("done", "Record that it is done", Deed.MONITOR_REMEDY, _is_awaited),
    Offer("evidence", "Record evidence", Deed.MONITOR_REMEDY, _is_awaited),
    Offer(
        "ask", "More time is asked for", Deed.MONITOR_REMEDY,
        lambda w, e: _is_awaited(w, e) and not e.asked_until and not e.done_on,
    ),
    Offer(
        "extend", "Agree more time", Deed.MONITOR_REMEDY,
        lambda w, e: _is_awaited(w, e) and not e.done_on,
    ),
    Offer(
        "decline", "Do not agree more time", Deed.MONITOR_REMEDY,
        lambda w, e: _is_awaited(w, e) and e.asked_until is not None,
    ),
    Offer("assess", "Assess", Deed.MONITOR_REMEDY, _is_awaited),
    Offer("unsatisfied", "Record that we are not satisfied", Deed.SETTLE_UNSATISFIED, _is_awaited),
    Offer(
        "take-back", "Take the assessment back", Deed.MONITOR_REMEDY,
        lambda w, e: w.stage in DECIDED and e.outcome not in (None, UNSATISFIED),
    ),
    Offer(
        "take-back-finding", "Take the finding back", Deed.SETTLE_UNSATISFIED,
        lambda w, e: w.stage in DECIDED and e.outcome == UNSATISFIED,
    ),
    Offer(
        "new-case", "Open a case about this failure", Deed.SETTLE_UNSATISFIED,
        lambda _, e: e.outcome == UNSATISFIED and e.followed_by_id is None,
    ),
)  # fmt: skip


class Shown(NamedTuple):
    """A recommendation on the page."""

    each: Recommendation
    kind: RemedyKind
    wait: Wait | None
    offers: list[tuple[str, str]]


@does(Deed.SEE_CASES, GET, body="body")
def remedies(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """The tab."""
    work, today = work_of(reference, body), clock.today()
    deeds = permitted(person_of(request))
    every = Recommendation.every.filter(case_body=work.case_body).order_by("number")
    every = every.prefetch_related("events__evidence__document")
    settled = ComplianceEvent.objects.filter(case_body=work.case_body).order_by("-id").first()
    return case_page(
        request, work, "remedies/tab.html", tab=PLACE,
        shown=[_shown(work, each, deeds) for each in every if each.withdrawn_on is None],
        withdrawn=[(each, _reason(each)) for each in every if each.withdrawn_on], today=today,
        compliance=settled, undecided=_may_change(work), base=address_of(work, PLACE),
        outcomes=ComplianceOutcome, documents=address_of(work, DOCUMENTS),
        sees=may_see_whole(request, work),
    )  # fmt: skip


def _shown(work: CaseWork, each: Recommendation, deeds: frozenset[Deed]) -> Shown:
    waits = _is_awaited(work, each)
    return Shown(
        each=each, kind=RemedyKind(each.kind),
        wait=wait_of(each, clock.today()) if waits else None,
        offers=[(o.place, o.words) for o in OFFERS if o.deed in deeds and o.fits(work, each)],
    )  # fmt: skip


def _reason(each: Recommendation) -> str:
    last = each.events.filter(what=Happening.WITHDRAWN).order_by("-id").first()
    return last.why if last else ""
