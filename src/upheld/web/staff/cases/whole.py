"""What belongs to a case as a whole is open to nobody who has a conflict with any of its bodies."""

from django.http import Http404, HttpRequest

from upheld.casework.models import CaseBody, CaseWork
from upheld.people.queries.people import blocked_bodies
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.frame import work_of


def whole_case(request: HttpRequest, reference: str, body: str) -> CaseWork:
    """The working record of an address, where the reader may see all of its case."""
    work = work_of(reference, body)
    if not may_see_whole(request, work):
        raise Http404
    return work


def may_see_whole(request: HttpRequest, work: CaseWork) -> bool:
    """Whether the reader may deal with every body of a case."""
    pairs = CaseBody.objects.filter(case=work.case_body.case_id)
    return not pairs.filter(authority__in=blocked_bodies(person_of(request))).exists()
