"""Work that lies with somebody who cannot do it: they left, lost the role, or have a conflict."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from upheld.casework.models import CaseWork, Review
from upheld.domain.roles import Deed
from upheld.domain.stages import Stage
from upheld.people.queries.people import open_conflicts, people_who_may

HOLD = (Deed.ASSESS_CASE, Deed.INVESTIGATE_CASE)
"""Whoever may do one of them may hold a case."""


@dataclass(frozen=True, kw_only=True)
class Stranded:
    """A case that is not closed, or an open review; `place` is where it is given to another."""

    work: CaseWork
    holder: str
    what: str
    place: str


def stranded(without: Collection[str] = ()) -> list[Stranded]:
    """What nobody works on though somebody holds it, by holder and case."""
    works = CaseWork.objects.exclude(stage=Stage.CLOSED).filter(_cannot(*HOLD))
    works = works.exclude(case_body__authority__in=without)
    reviews = Review.objects.filter(_cannot(Deed.REVIEW_CASE), result="")
    reviews = reviews.exclude(case_body__authority__in=without)
    found = [
        Stranded(work=each, holder=each.holder, what=each.get_stage_display(), place="share/")
        for each in works.select_related("case_body__authority")
    ]
    found += [
        Stranded(
            work=each.case_body.work, holder=each.holder, what="Review", place="reviews/assign/"
        )
        for each in reviews.select_related("case_body__work__case_body__authority")
    ]
    return sorted(found, key=lambda each: (each.holder, each.work.pk, each.place))


def _cannot(*deeds: Deed) -> Q:
    may = {person.key for deed in deeds for person in people_who_may(deed)}
    cannot = ~Q(holder__in=may)
    for block in open_conflicts():
        cannot |= Q(holder=block.person.key, case_body__authority=block.authority_id)
    return cannot & ~Q(holder="")
