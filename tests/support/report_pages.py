"""A data folder in which two public reports are worked on: one drafted, one issued and overdue."""

from pathlib import Path

from support import program

_MAKE = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
sys.path.insert(0, {tests!r})
django.setup()
from datetime import timedelta
from support import reporting, working
from upheld.casework.actions.report_days import extend_reply, record_day
from upheld.casework.actions.reports import open_report, save_facts, save_text
from upheld.casework.models import ReportWork
from upheld.domain.facts import ReportKind
from upheld.domain.report_happenings import Happening
from upheld.toolbox import clock

def place(report):
    reference, body = report.case_body_id.split("/")
    return f"/cases/{{reference.replace(' ', '-')}}/{{body}}/reports/{{report.pk}}/"

working.at_assessment("leeds")
draft = reporting.ready_to_issue(working.at_investigation("luton"))
facts = reporting.FACTS | {{
    "duty": "answer within twenty working days", "agreed": "apologise and pay £300",
    "awaited": "an action plan", "awaited_by": "the summer",
}}
text = "The Council did not answer for nine months.\\n\\nIt had no record of the letter." * 3
save_text(number=draft.pk, title="Nine months without an answer", text=text, version=None,
          by=reporting.WRITER)
save_facts(number=draft.pk, facts=facts, version=None, by=reporting.WRITER)
issued = reporting.issued_report(working.at_investigation("exampleton"))
ago = clock.today() - timedelta(days=120)
ReportWork.objects.filter(pk=issued.pk).update(issued_on=ago)
record_day(number=issued.pk, what=Happening.RECEIVED, on=ago, version=None, by="person 1")
noticed = ago + timedelta(days=20)
record_day(number=issued.pk, what=Happening.NOTICED, on=noticed, version=None, by="person 1")
print(place(draft), place(issued))
"""


def make_reports(data: Path) -> tuple[str, str]:
    """Where the pages of the two reports stand."""
    tests = str(Path(__file__).parents[1])
    draft, issued = program.run_python(_MAKE.format(tests=tests), data=data).split()
    return draft, issued
