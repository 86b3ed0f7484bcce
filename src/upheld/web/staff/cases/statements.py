"""Statements of a case: written by fixed headings, each saving a version, two side by side."""

from django.http import Http404, HttpRequest, HttpResponse

from upheld.casework.actions.publication_choice import choose_publication
from upheld.casework.actions.statements import save_statement
from upheld.casework.models import Statement
from upheld.casework.models.case_work import PUBLISH
from upheld.casework.queries.case_files import may_be_written
from upheld.casework.queries.case_files import statement as newest
from upheld.domain.roles import Deed
from upheld.domain.sides import Consent
from upheld.domain.stages import DECIDED
from upheld.domain.statements import Section, StatementKind
from upheld.web.staff.asking import may_except
from upheld.web.staff.cases.acting import Question, Said, acting
from upheld.web.staff.cases.forms import NO, YES, Published, Written
from upheld.web.staff.cases.frame import address_of, case_page, work_of
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once

TAB = "statements/"
BARRED = "It rests on somebody else’s consent."


@does(Deed.SEE_CASES, GET, body="body")
def statements(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Every version, the newest of each kind to read."""
    work = work_of(reference, body)
    found = list(work.case_body.statements.order_by("kind", "-version"))
    kinds = [(kind, [each for each in found if each.kind == kind]) for kind in StatementKind]
    return case_page(
        request, work, "cases/statements.html", tab=TAB, kinds=kinds, sections=list(Section),
        here=address_of(work), barred=Consent(work.consent).bars_publication,
        decided=work.case_body.decisions.exists(),
        choosable=work.stage not in DECIDED or work.publication != PUBLISH,
        writable=[kind for kind in StatementKind if may_be_written(work, kind)],
    )  # fmt: skip


@does(Deed.SEE_CASES, GET, body="body")
def compare(request: HttpRequest, reference: str, body: str, kind: str) -> HttpResponse:
    """Two versions side by side, heading by heading."""
    work = work_of(reference, body)
    known = _kind(kind)
    found = {str(each.version): each for each in work.case_body.statements.filter(kind=known)}
    if not found:
        raise Http404
    last = max(found, key=int)
    now = found.get(request.GET.get("now", last), found[last])
    was = found.get(request.GET.get("was", str(max(now.version - 1, 1))), now)
    rows = [
        (section, was.sections.get(section, ""), now.sections.get(section, ""))
        for section in Section
    ]
    return case_page(
        request, work, "cases/compare.html", tab=TAB, title=f"{known.words}: versions",
        versions=sorted(found.values(), key=lambda each: each.version), was=was, now=now,
        rows=rows, here=f"{address_of(work, TAB)}{known}/versions/",
    )  # fmt: skip


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def write(request: HttpRequest, reference: str, body: str, kind: str) -> HttpResponse:
    """Write the next version."""
    work, known = work_of(reference, body), _kind(kind)

    def act(said: Said) -> str:
        saved = save_statement(kind=known, text=said.form.text(), **said.common)
        lacks = said.form.text().missing(recommends=work.case_body.recommendations.exists())
        left = ", ".join(f"“{each.words}”" for each in lacks)
        more = f" It still lacks {left}." if left else " It is complete."
        return f"Version {saved.version} is saved.{more}"

    return acting(
        request, work, Written, act,
        Question(
            title=f"Write the {known.words.lower()}", button="Save as a new version", tab=TAB,
            lede="Write without names: “Ms X”, “the Council”. Each saving is a version of its own; "
            "an unfinished one may be saved too.",
        ),
        initial=_texts(newest(work.case_body_id, known) or _draft(work.case_body_id, known)),
    )  # fmt: skip


@does(Deed.DECIDE_CASE, GET, POST, body="body")
@once
def publication(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Choose whether the decision may be published."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        may = said.values["publish"] == YES
        choose_publication(
            publish=may, why=said.form.lines("why"), excepted=may_except(request), **said.common
        )
        return "It may be published." if may else "It is withheld."

    barred = Consent(work.consent).bars_publication
    chosen = {"": NO if barred else ""}.get(
        work.publication, YES if work.publication == PUBLISH else NO
    )
    return acting(
        request, work, Published, act,
        Question(
            title="Choose whether it may be published", button="Save", tab=TAB,
            lede="This case rests on somebody else’s consent, so it is never published."
            if barred else "A decision is published some weeks after it was made, without names.",
        ),
        initial={"publish": chosen, "why": work.publication_why or (BARRED if barred else "")},
    )  # fmt: skip


def _kind(kind: str) -> StatementKind:
    if kind not in set(StatementKind):
        raise Http404
    return StatementKind(kind)


def _draft(case_body: str, kind: StatementKind) -> Statement | None:
    # A final statement begins with what both sides have seen.
    return newest(case_body, StatementKind.PROVISIONAL) if kind is StatementKind.FINAL else None


def _texts(version: Statement | None) -> dict[str, str]:
    return dict(version.sections) if version else {}
