"""The facts of a letter as its template takes them."""

from typing import Any

from upheld.casework.models import CaseWork, ReportVersion, Statement
from upheld.casework.party_letters.recipients import Recipient
from upheld.casework.party_letters.wording import Facts, Template, paragraphs
from upheld.domain.facts import ReportKind
from upheld.domain.sides import Formats
from upheld.domain.statements import Section, StatementKind
from upheld.register.queries.installation import is_demonstration
from upheld.register.queries.office import office_on
from upheld.toolbox import clock
from upheld.toolbox.spoken_days import spoken_day

MARK = "DEMONSTRATION"
NO_OFFICE = "The Ombudsman"


def facts_of(
    work: CaseWork, *, to: Recipient, template: Template, told: Facts, statement: Statement | None,
    report: ReportVersion | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Everything the template prints; equal facts give an equal letter."""
    today = clock.today()
    office = office_on(today)
    other = {Formats.PLAIN, Formats.LARGE_PRINT}
    return {
        "day": today.isoformat(),
        "written": spoken_day(today),
        "reference": work.case_body.case_id,
        "subject": template.words,
        "sender": office.sender if office else NO_OFFICE,
        "address": list(office.post) if office else [],
        "signatory": f"For {office.sender}" if office else "For the Ombudsman",
        "addressee": list(to.lines),
        "salutation": to.salutation,
        "paragraphs": list(paragraphs(template, told)),
        **(_of_report(report, template) if report else _of_statement(statement)),
        "large": to.formats is Formats.LARGE_PRINT,
        "mark": MARK if is_demonstration() else "",
        # Whoever prints it sees that paper is not what was asked for.
        "how": "" if to.formats in other else f"Asked for as: {to.formats.words}",
    }


def _of_report(report: ReportVersion, template: Template) -> dict[str, Any]:
    draft = "Draft: " if template is Template.REPORT_DRAFT else ""
    kind = ReportKind(report.report.kind).words
    return {"statement": f"{draft}{kind}", "sections": [[report.title, report.text]]}


def _of_statement(statement: Statement | None) -> dict[str, Any]:
    if statement is None:
        return {"statement": "", "sections": []}
    sections = [
        [section.words, text]
        for section in Section
        if (text := statement.sections.get(section, "").strip())
    ]
    return {"statement": StatementKind(statement.kind).words, "sections": sections}
