"""What happened to a case, step by step, and what was said."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.domain.sides import Side
from upheld.domain.stages import Stage
from upheld.web.staff.cases.frame import address_of, case_page, work_of
from upheld.web.staff.guard import GET, does

TAB = "history/"


@does(Deed.SEE_CASES, GET, body="body")
def history(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Steps and notes, the newest first."""
    work = work_of(reference, body)
    pair = work.case_body
    return case_page(
        request, work, "cases/history.html", tab=TAB, here=address_of(work), Side=Side,
        Stage=Stage, steps=pair.steps.order_by("-id"), recodes=pair.recodes.order_by("-id"),
        notes=pair.case.notes.filter(Q(case_body=pair.pk) | Q(case_body=None)).order_by("-pk"),
    )  # fmt: skip
