"""Evidence that a recommendation was done: documents of the case, one more, or a note."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.documents import add_document
from upheld.casework.actions.remedies.happenings import note_evidence
from upheld.casework.document_files import store
from upheld.casework.models import Document
from upheld.casework.models.document import CLEAN
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.frame import work_of
from upheld.web.staff.cases.whole import may_see_whole
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.documents import form_facts
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.remedies.asked import Act, ask, recommendation_of
from upheld.web.staff.remedies.forms import Asking, Evidence, said

EVIDENCE = Act(
    form=Evidence, title="Record evidence", button="Record the evidence",
    done="The evidence waits for assessment.",
    lede="Tick the documents that show it, or add one. What was said by telephone is a note.",
)  # fmt: skip
FROM_THE_BODY = "body"


@does(Deed.MONITOR_REMEDY, GET, POST, body="body")
@once
def evidence(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Evidence came. Who may not see the whole case writes a note: documents belong to it whole."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)
    case = work.case_body.case_id if may_see_whole(request, work) else ""
    by = person_of(request).key

    # What is refused takes the document back that was added with it.
    @transaction.atomic
    def do(form: Asking) -> None:
        answers = said(form)
        added, chosen = answers.pop("file"), [int(each) for each in answers.pop("documents")]
        if added and case:
            chosen.append(_added(form, case, by))
        note_evidence(
            recommendation=about.pk, version=form.made_from(), documents=chosen, by=by, **answers
        )

    return ask(
        request, work, EVIDENCE, do, about=about, initial={"on": spoken_day(clock.today())},
        options={"documents": _to_choose(case)}, without=() if case else ("documents", "file"),
        **form_facts(),
    )  # fmt: skip


def _to_choose(case: str) -> list[tuple[str, str]]:
    clean = Document.objects.filter(case=case, state=CLEAN).order_by("-pk")
    return [
        (str(each.pk), f"{each.name}, added {spoken_day(each.at.astimezone(clock.UK).date())}")
        for each in clean
    ]


def _added(form: Asking, case: str, by: str) -> int:
    sent = form.cleaned_data["file"]
    try:
        stored = store(sent.chunks())
    except Refused as refusal:
        form.refuse("file", refusal)
        raise
    made = add_document(stored=stored, name=str(sent.name), source=FROM_THE_BODY, case=case, by=by)
    return made.pk
