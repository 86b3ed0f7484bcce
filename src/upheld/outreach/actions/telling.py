"""Tell what is to be told: reminders that fell due, and the mails of all notices."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from email.errors import MessageError
from typing import NamedTuple

from django.db import transaction

from upheld.domain.matters import Matter
from upheld.domain.post import Way
from upheld.domain.training import NoticeKind
from upheld.mailing.actions.laying import lay_down
from upheld.mailing.held_back import batches, drop, give_out, hold_back
from upheld.mailing.outgoing import Outgoing, place_of
from upheld.mailing.ways import way_now
from upheld.outreach import locking
from upheld.outreach.booked import told_number
from upheld.outreach.letterhead import letterhead
from upheld.outreach.mails import is_moot, mail_of, needs_code
from upheld.outreach.models import Booking, Notice
from upheld.outreach.models.notice import NO_PLACE
from upheld.outreach.queries.due import (
    evaluations_due,
    is_another,
    notices_to_lay,
    reminders_due,
    unplaced_due,
)
from upheld.register.at_once import alone
from upheld.register.audited import note
from upheld.toolbox import clock, secret
from upheld.toolbox.clock import UK
from upheld.toolbox.mail import to_eml
from upheld.toolbox.receipts import CODE_LENGTH, code_digest, in_fours

SUBJECT, NOTICES = "training", "notices"
# Mails laid down in one transaction: others wait for its lock meanwhile.
BATCH = 200
Group = list[Notice]


class Composed(NamedTuple):
    """Some notices and their mail, none where nothing is to be said; the code that it tells."""

    notices: Group
    mail: Outgoing | None
    code: str


@dataclass(frozen=True, kw_only=True)
class Laid:
    """What one turn did with notices."""

    settled: int
    failed: tuple[Notice, ...]
    """Those of which no mail can be made as they stand; they stay open."""


@transaction.atomic
def note_due(*, by: str) -> int:
    """A notice for each reminder and question that fell due; each once, whoever comes first."""
    now = clock.now()
    found = [
        *(Notice(booking=each, kind=NoticeKind.REMINDER, at=now,
                 about=str(each.session.starts_at.astimezone(UK).date()))
          for each in reminders_due(now)),
        *(Notice(booking=each, kind=NoticeKind.EVALUATE, at=now) for each in evaluations_due(now)),
        *(Notice(booking=each, kind=NoticeKind.CANCELLED, at=now, about=NO_PLACE)
          for each in unplaced_due(now)),
    ]  # fmt: skip
    if found:
        Notice.objects.bulk_create(found, ignore_conflicts=True)
        detail = {"notices": [f"{each.booking.receipt} {each.kind}" for each in found]}
        note(by=by, action="remind_of_sessions", subject=SUBJECT, detail=detail)
    return len(found)


@transaction.atomic
def lay_some(*, by: str, most: int = BATCH, but: Collection[int] = ()) -> Laid:
    """Lay down the mails of the oldest notices, except of those numbered, and note it.

    Of one cancellation a person is told whole, so that a turn may settle some more than `most`.
    Mails have a fixed name, and stand or fall with the note: after a kill at any moment the next
    turn goes on, and nobody is told twice or forgotten. Files are seen once they are `given_out`.
    A code that a mail tells is drawn here, and of it the mail alone is kept: its digest stands or
    falls with the note too.
    """
    # One turn at a time: what another has written is kept by then, or never will be.
    alone(NOTICES)
    _drop_unkept()
    made, failed = _composed(_groups(_locked(_oldest(most, but))))
    numbers = sorted(notice.pk for each in made for notice in each.notices)
    way = way_now()
    for each in made:
        _lay(each, way, numbers[0], by)
    if numbers:
        Notice.objects.filter(pk__in=numbers).update(laid_at=clock.now())
        mails = [each.mail.mail.message_id for each in made if each.mail]
        detail = {"notices": numbers, "mails": mails}
        note(by=by, action="tell_of_places", subject=SUBJECT, detail=detail)
    return Laid(settled=len(numbers), failed=tuple(notice for each in failed for notice in each))


@transaction.atomic
def give_out_kept(*, by: str) -> None:
    """Let the gateway see the files of all batches that are kept, whoever wrote them."""
    del by
    for batch in batches(Matter.TRAINING, of=NOTICES):
        if _is_kept(batch):
            give_out(Matter.TRAINING, of=NOTICES, batch=batch)


def _drop_unkept() -> None:
    for batch in batches(Matter.TRAINING, of=NOTICES):
        if not _is_kept(batch):
            drop(Matter.TRAINING, of=NOTICES, batch=batch)


def _is_kept(batch: int) -> bool:
    """A batch is named by the first of its notices: that one is settled with it or not at all."""
    return Notice.objects.filter(pk=batch, laid_at__isnull=False).exists()


def _lay(composed: Composed, way: Way, batch: int, by: str) -> None:
    mail, code = composed.mail, composed.code
    # What lies in the folder is left to the gateway: a server set later sends no second.
    if mail is None or place_of(mail).exists():
        return
    if way is Way.SMTP:
        lay_down(outgoing=mail, by=by)
    else:
        hold_back(mail, of=NOTICES, batch=batch)
    if code:
        booking = composed.notices[0].booking
        digest = code_digest(told_number(booking.receipt), code)
        Booking.objects.filter(pk=booking.pk).update(own_digest=digest)


def _oldest(most: int, but: Collection[int]) -> list[Notice]:
    """The oldest open notices, and what else the same people are told of the same cancellation."""
    waiting = notices_to_lay().exclude(pk__in=but)
    oldest = list(waiting[:most])
    told = {(each.cancellation_id, each.booking.email) for each in oldest if each.cancellation_id}
    if not told:
        return oldest
    acts, people = zip(*told, strict=True)
    later = waiting.filter(pk__gt=oldest[-1].pk, cancellation__in=acts, booking__email__in=people)
    return [*oldest, *later]


def _locked(notices: Sequence[Notice]) -> list[Notice]:
    """The same, read anew once nobody else can change their bookings.

    Else a code could go to an address that was corrected meanwhile, or be lost again.
    """
    locking.sessions_locked(each.booking.session_id for each in notices)
    return list(notices_to_lay().filter(pk__in=[each.pk for each in notices]))


def _composed(groups: Sequence[Group]) -> tuple[list[Composed], list[Group]]:
    """Each group with its mail, none where nothing is to be said; and those of which none can be.

    One address or title that no mail can bear must not keep the mails of all others back.
    """
    made: list[Composed] = []
    failed, head = [], letterhead()
    to_tell = _to_tell_code(groups)
    for group in groups:
        told = [each for each in group if not is_moot(each)]
        code = in_fours(secret.readable(CODE_LENGTH)) if told and told[0].pk in to_tell else ""
        mail = mail_of(told, head, code=code) if told else None
        try:
            if mail:
                to_eml(mail.mail)
        except (ValueError, MessageError):
            failed.append(group)
        else:
            made.append(Composed(group, mail, code))
    return made, failed


def _to_tell_code(groups: Sequence[Group]) -> set[int]:
    """Notices whose mail tells whoever comes a code of their own: of each booking one at most.

    Where they have none yet, were sent a new one, or are somebody else than whoever had it.
    """
    found: dict[int, Notice] = {}
    for notice in (each for group in groups for each in group):
        if not needs_code(notice) or is_moot(notice):
            continue
        booking, is_new = notice.booking, notice.kind == NoticeKind.CODE
        wanted = not booking.own_digest or (notice.kind == NoticeKind.MOVED and is_another(booking))
        if is_new or (wanted and booking.pk not in found):
            found[booking.pk] = notice
    return {each.pk for each in found.values()}


def _groups(notices: Sequence[Notice]) -> list[Group]:
    # Of one cancellation a person is told in one mail, whatever sessions it ended.
    found: dict[tuple[int, str], Group] = defaultdict(list)
    for each in notices:
        act = each.cancellation_id if each.booking.email else None
        found[(-each.pk, "") if act is None else (act, each.booking.email)].append(each)
    return list(found.values())
