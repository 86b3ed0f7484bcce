"""Questions and resources: written by one person, approved by another, withdrawn with a reason."""

from datetime import datetime

from django.db import transaction

from upheld.domain.errors import Overtaken, Refused
from upheld.domain.visible_text import check_visible
from upheld.outreach.models import RecordVersion
from upheld.outreach.queries.records import subject_of, versions_of, writers_since
from upheld.outreach.records import WORDS, Content, check_content, kind_of, plain_of
from upheld.register.at_once import alone
from upheld.register.audited import note
from upheld.register.sooner import ask_for_roll
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256

LONGEST_WHY = 500


@transaction.atomic
def write_version(*, content: Content, why: str, version: int, by: str) -> RecordVersion:
    """Write a record's next version, a draft until somebody else approves it.

    `version` is the number of the newest one that the writer saw, 0 for a new record: `Overtaken`
    where there is another by now. The same words again change nothing and give what is there.
    """
    check_content(content)
    check_visible("reason", why, longest=LONGEST_WHY, lines=True)
    kind, plain = kind_of(content), plain_of(content)
    newest = _newest(kind, content.key)
    same = newest and newest.withdrawn_at is None and newest.content == plain
    if newest and same and (newest.written_by == by or newest.number == version):
        return newest
    if version != (newest.number if newest else 0):
        raise _overtaken(kind, content.key, newest)
    made = RecordVersion.objects.create(
        kind=kind, key=content.key, number=version + 1, content=plain, why=why.strip(),
        written_at=clock.now(), written_by=by,
    )  # fmt: skip
    _note(made, "write_record", by=by, why=made.why)
    return made


@transaction.atomic
def approve_version(
    *, kind: str, key: str, number: int, public_from: datetime | None, by: str
) -> RecordVersion:
    """Approve the newest version: public at once, or from the hour given.

    Refused to whoever wrote it, or any draft since the last one that was approved.
    """
    made = _waiting(kind, key, number)
    if by in writers_since(kind, key):
        raise Refused(
            f"you wrote a draft of this {WORDS[kind]}, so somebody else has to approve it"
        )
    now = clock.now()
    if public_from is not None and public_from < now:
        raise Refused("public from: that hour is over; give one to come, or none for at once")
    made.approved_at, made.approved_by = now, by
    made.public_from = public_from or now
    made.save(update_fields=["approved_at", "approved_by", "public_from"])
    _note(made, "approve_record", by=by, public_from=made.public_from.isoformat())
    return made


@transaction.atomic
def return_version(*, kind: str, key: str, number: int, why: str, by: str) -> RecordVersion:
    """End a draft: somebody else returns it with what is to change, its writer takes it back."""
    made = _waiting(kind, key, number)
    return _end(made, "return_record", why, by=by)


@transaction.atomic
def withdraw_record(*, kind: str, key: str, number: int, why: str, by: str) -> int:
    """Withdraw what is public or waits for its hour; the number of versions that stood.

    `number` is the newest version that was seen. A draft stays: it may be approved later.
    """
    newest = _newest(kind, key)
    if newest is None or newest.number != number:
        raise _overtaken(kind, key, newest)
    standing = [
        each for each in versions_of(kind, key) if each.approved_at and not each.withdrawn_at
    ]
    if not standing:
        raise Refused(f"{key}: no version of this {WORDS[kind]} is approved, so none can be ended")
    for each in standing:
        _end(each, "withdraw_record", why, by=by)
    ask_for_roll()
    return len(standing)


def _newest(kind: str, key: str) -> RecordVersion | None:
    # A new record has no row that could be locked.
    alone(f"record {kind} {key}")
    return RecordVersion.objects.filter(kind=kind, key=key).order_by("-number").first()


def _waiting(kind: str, key: str, number: int) -> RecordVersion:
    newest = _newest(kind, key)
    if newest is None or newest.number != number:
        raise _overtaken(kind, key, newest)
    if newest.withdrawn_at is not None:
        raise Refused(f"version {number} was returned: write the next one first")
    if newest.approved_at is not None:
        raise Refused(f"version {number} is approved already")
    return newest


def _overtaken(kind: str, key: str, newest: RecordVersion | None) -> Refused:
    if newest is None:
        return Refused(f"{key}: there is no such {WORDS[kind]}; choose one of the list")
    what = f"version {newest.number} of {key}"
    by, at = newest.written_by, newest.written_at
    return Overtaken(by=by, at=at, what=what, version=newest.number)


def _end(made: RecordVersion, action: str, why: str, *, by: str) -> RecordVersion:
    check_visible("reason", why, longest=LONGEST_WHY, lines=True)
    if not why.strip():
        raise Refused("why: say why, for those who read the history")
    made.withdrawn_at, made.withdrawn_by, made.ended_why = clock.now(), by, why.strip()
    made.save(update_fields=["withdrawn_at", "withdrawn_by", "ended_why"])
    _note(made, action, by=by, why=made.ended_why)
    return made


def _note(made: RecordVersion, action: str, *, by: str, why: str = "", **detail: str) -> None:
    note(
        by=by,
        action=action,
        subject=subject_of(made.kind, made.key),
        detail={"number": made.number, "content": sha256(str(made.content).encode()), **detail},
        personal={"why": (None, why)} if why else None,
    )
