"""The provisional decision: sent to both sides at once, and taken back where it must change."""

from datetime import date

from django.db import transaction

from upheld.casework.actions.party_letters import write_letter
from upheld.casework.actions.steps import Taken, take
from upheld.casework.actions.working import taken
from upheld.casework.models import CaseWork
from upheld.casework.party_letters.wording import Facts, Template
from upheld.casework.queries.case_files import current_statement
from upheld.domain.case_file import RETURNS
from upheld.domain.errors import Refused
from upheld.domain.sides import Side
from upheld.domain.stages import Step
from upheld.domain.statements import StatementKind
from upheld.toolbox import clock
from upheld.toolbox.spoken_days import spoken_day


@transaction.atomic
def send_provisional(*, key: str, version: int | None, by: str, comments_due: date) -> Taken:
    """Send the newest version to both sides on one day, with the day by which to comment."""
    work = taken(key=key, version=version, by=by)
    if comments_due <= clock.today():
        raise Refused(f"{comments_due} leaves no time to comment: give a day that lies ahead")
    draft = current_statement(work, StatementKind.PROVISIONAL)
    done = take(key=key, step=Step.SEND_PROVISIONAL, by=by, version=version)
    work = CaseWork.objects.select_related("case_body__case", "case_body__authority").get(pk=key)
    work.comments_due = comments_due
    # Part of the step that was just taken, whose event is there; so no version of its own.
    work.save(update_fields=["comments_due"])
    days = {"comments": spoken_day(comments_due)}
    for side in Side:
        told = Facts(body=work.case_body.authority.short_name, side=side, days=days)
        write_letter(
            work=work, side=side, template=Template.PROVISIONAL, by=by, told=told, statement=draft
        )
    return done


@transaction.atomic
def take_back(*, key: str, version: int | None, by: str, why: str, excepted: bool = False) -> Taken:
    """Take a provisional decision back into the investigation.

    Whoever holds the case may do so once; again, or for somebody else, only who may allow
    exceptions (`excepted`).
    """
    work = taken(key=key, version=version, by=by)
    if not why.strip():
        raise Refused("say why it is taken back")
    if not excepted and work.times_returned >= RETURNS:
        raise Refused(
            "it was taken back once; another time needs somebody who may allow an exception, "
            "such as an assistant ombudsman"
        )
    if not excepted and work.holder != by:
        raise Refused("only who holds the case takes its provisional decision back")
    done = take(key=key, step=Step.TAKE_BACK, by=by, version=version, why=why)
    work = CaseWork.objects.get(pk=key)
    work.times_returned += 1
    work.comments_due = None
    work.save(update_fields=["times_returned", "comments_due"])
    return done
