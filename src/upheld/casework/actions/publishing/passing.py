"""Pass a text through the gate: from its hour on anybody may read it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from upheld.casework.actions.publishing.taking_down import suppress
from upheld.casework.actions.publishing.working import at_work, note
from upheld.casework.models import CaseBody, CaseWork, PublicationWork, PublishedDecision
from upheld.casework.personal import Change
from upheld.casework.publication_hours import public_hour
from upheld.casework.queries.publication_work import (
    check_people,
    current_of,
    findings_of,
    public_text,
    statement_sent,
    unsettled,
    versions_of,
    writers_of,
)
from upheld.casework.queries.publishing import GateLine, line_of
from upheld.domain.errors import Refused
from upheld.domain.gate import PASSABLE, AtGate
from upheld.domain.publication import DocumentKind, TakenDown, kept_until
from upheld.domain.statements import Section
from upheld.domain.subjects import SUBJECTS
from upheld.toolbox import clock

STANDS = frozenset({AtGate.WAITING, AtGate.PUBLISHED})
INVENTED = "invented"


@transaction.atomic
def pass_text(
    *, key: str, version: int | None, by: str, sooner: bool = False, exception_why: str = "",
    excepted: bool = False,
) -> PublishedDecision:  # fmt: skip
    """Publish the text as it was checked, at its hour or now, whichever is later.

    `sooner` publishes at once what is not due yet. That, and publishing again what was taken down
    by hand, is an exception: `excepted` says that `by` may allow it, and its reason is kept. Where
    a version stands already, one that differs takes its place in the same act.
    """
    work, now = at_work(key=key, version=version, by=by), clock.now()
    line = line_of(key, now=now)
    assert line is not None, "what has a statement that was sent is decided"  # noqa: S101 - a fault of ours
    check_people(line.reference)
    text = public_text(work, statement_sent(key))
    _check_state(line, text)
    _check_text(work, text, by)
    why = _exception(line, sooner, exception_why, excepted)
    hour = max(now, public_hour(line.decided))
    row = _row(line, text, now if sooner else hour, by)
    row.exception_why = why
    suppress(key=key, by=by, reason=TakenDown.CHANGED)
    row.save()
    note(
        work=work, action="pass_decision", by=by,
        detail={
            "version": row.version, "public_from": row.public_from.isoformat(),
            "exception": bool(why),
        },
        personal_values={"why": Change(None, why)} if why else None,
    )  # fmt: skip
    return row


def _check_state(line: GateLine, text: Mapping[Section, str]) -> None:
    if line.state in STANDS:
        current = current_of(line.reference, line.body)
        if current and current.sections == _filled(text):
            raise Refused("this text is published already, word for word")
    elif line.state not in PASSABLE:
        raise Refused(f"this decision cannot be published: {line.state.words.lower()}. {line.why}")


def _check_text(work: PublicationWork, text: Mapping[Section, str], by: str) -> None:
    key = work.case_body_id
    if by in writers_of(key):
        raise Refused("whoever wrote the statement does not pass it: somebody else reads it")
    left = unsettled(findings_of(key, text), work)
    if left:
        count = f"{len(left)} {'clue is' if len(left) == 1 else 'clues are'}"
        raise Refused(f"{count} not settled: confirm each as harmless, or replace it")
    if not text[Section.SUMMARY].strip():
        raise Refused("a published decision has a summary: write one in the public text")


def _exception(line: GateLine, sooner: bool, why: str, excepted: bool) -> str:
    early = sooner and public_hour(line.decided) > clock.now()
    if not early and line.state is not AtGate.TAKEN_DOWN:
        return ""
    what = (
        f"it is too early, for it may not be public before {line.due}"
        if early else "it was taken down"
    )  # fmt: skip
    if line.why == TakenDown.EXPIRED.words.capitalize():
        raise Refused("the time for which it was to be read is over")
    if not excepted:
        raise Refused(f"{what}: only who may allow exceptions publishes it")
    if not why.strip():
        raise Refused(f"{what}: write why it is published all the same")
    return why.strip()


def _row(line: GateLine, text: Mapping[Section, str], hour: datetime, by: str) -> PublishedDecision:
    pair = CaseBody.objects.select_related("authority").get(pk=line.key)
    if pair.provenance == INVENTED and not pair.authority.fictional:
        raise Refused(f"nothing invented is said of {line.name}, which is a real body")
    subject = CaseWork.objects.get(pk=line.key).subject
    if subject not in SUBJECTS or not pair.heading:
        raise Refused("it has no subject: code the case first")
    before = versions_of(line.reference, line.body)
    return PublishedDecision(
        reference=line.reference, authority_id=line.body,
        version=before[0].version + 1 if before else 1, subject=subject, heading=pair.heading,
        outcome=line.outcome, decided=line.decided, sections=_filled(text),
        provenance=pair.provenance, public_from=hour,
        keep_until=kept_until(DocumentKind.STATEMENT, line.decided), passed_at=clock.now(),
        passed_by=by,
    )  # fmt: skip


def _filled(text: Mapping[Section, str]) -> dict[str, str]:
    return {section.value: words for section, words in text.items() if words.strip()}
