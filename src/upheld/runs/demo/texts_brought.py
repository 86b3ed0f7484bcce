"""The texts of a demonstration's decisions, brought into it: of its years, and further ones."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from upheld.casework.actions.intake import record_lists
from upheld.casework.actions.publishing.bringing import bring_in
from upheld.casework.actions.publishing.taking_down import suppress, take_down
from upheld.casework.models import PublishedDecision
from upheld.casework.models.case_body import key_of
from upheld.casework.publishing_facts import Brought
from upheld.casework.records import CaseLists
from upheld.domain.publication import TakenDown
from upheld.runs.demo.statements.cases import cases_of
from upheld.runs.demo.statements.drawn import InventedCase, draw_statement
from upheld.runs.demo.statements.further import FROM, further_cases, further_improvements
from upheld.toolbox import clock

# So many further ones there always are: recent, some not to be seen yet, some improvements due.
LEAST_FURTHER = 200
# One decision of each year is taken down by hand, and one because of a review.
BY_HAND, BY_REVIEW = 10, 20
WHY = "Taken down to show what stands in its place."
Tell = Callable[[str], None]


def bring_texts(years: Sequence[int], *, seed: int, decisions: int, by: str, tell: Tell) -> None:
    """Bring the texts of these years' decisions, and further ones until there are `decisions`.

    Again, it brings nothing twice. Further ones are of days that no year of the demonstration
    counts, so years that are made later go on adding up.
    """
    brought = 0
    for year in years:
        cases = list(cases_of(seed, year))
        brought += bring_in(decisions=_texts(seed, cases), by=by)
        _take_down(cases, by)
    there = PublishedDecision.objects.filter(provenance="invented")
    lacking = max(
        decisions - there.count(), LEAST_FURTHER - there.filter(decided__gte=FROM).count()
    )  # fmt: skip
    if lacking > 0:
        brought += bring_in(decisions=_further(seed, lacking), by=by)
    _improve(seed, by)
    if brought:
        tell(f"{brought:,} invented decisions about fictional bodies brought in")


def _improve(seed: int, by: str) -> None:
    there = set(PublishedDecision.objects.values_list("reference", flat=True))
    known = further_improvements(seed, clock.today())
    facts = [each for each in known if each.reference in there]
    lists = CaseLists([], [], [], [], facts)
    record_lists(lists=lists, files={}, other={}, by=by)


def _further(seed: int, count: int) -> Iterator[Brought]:
    there = set(PublishedDecision.objects.values_list("reference", "authority"))
    cases = further_cases(seed, clock.today())
    new = (case for case in cases if (case.reference, case.body) not in there)
    return _texts(seed, islice(new, count))


def _texts(seed: int, cases: Iterable[InventedCase]) -> Iterator[Brought]:
    for case in cases:
        drawn = draw_statement(seed, case)
        yield Brought(
            reference=case.reference, body=case.body, subject=drawn.subject, heading=case.heading,
            outcome=case.outcome, decided=case.decided, sections=drawn.sections,
        )  # fmt: skip


def _take_down(cases: Sequence[InventedCase], by: str) -> None:
    for place, reason in ((BY_HAND, TakenDown.INTERESTS), (BY_REVIEW, TakenDown.REVIEW)):
        for case in cases[place : place + 1]:
            row = PublishedDecision.objects.filter(
                reference=case.reference, authority=case.body, taken_down_at=None
            ).first()
            if row is None:
                continue
            if reason is TakenDown.REVIEW:
                suppress(key=key_of(case.reference, case.body), by=by, reason=reason, why=WHY)
            else:
                take_down(
                    reference=case.reference, body=case.body, version=row.version, by=by,
                    reason=reason, why=WHY,
                )  # fmt: skip
