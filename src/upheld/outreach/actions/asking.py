"""Ask, remind, and lay the mails down: each body once, whenever a turn is killed."""

from collections.abc import Sequence
from email.errors import MessageError

from django.db import transaction

from upheld.domain.enquiries import EnquiryMailKind
from upheld.domain.matters import Matter
from upheld.domain.post import Way
from upheld.mailing.actions.laying import lay_down
from upheld.mailing.held_back import batches, drop, give_out, hold_back
from upheld.mailing.outgoing import Outgoing, place_of
from upheld.mailing.ways import way_now
from upheld.outreach.enquiry_mails import is_moot, mail_of
from upheld.outreach.letterhead import letterhead
from upheld.outreach.models import Enquiry, EnquiryMail
from upheld.outreach.queries.enquiries import mails_to_lay, reached, reminders_due
from upheld.register.audited import note
from upheld.register.queries.contacts import contacts_on
from upheld.toolbox import clock, secret
from upheld.toolbox.mail import to_eml

SUBJECT, ENQUIRIES = "link officers", "enquiries"
# The yearly question and surveys lie in one outbox, invitations to seminars in that of training.
OUTBOXES = (Matter.OFFICERS, Matter.TRAINING)
# Mails laid down in one transaction: others wait for its lock meanwhile.
BATCH = 200


@transaction.atomic
def ask(*, enquiries: Sequence[Enquiry], kind: EnquiryMailKind, by: str) -> int:
    """Keep these enquiries and a mail for each whose office has an address; how many mails.

    Part of an act that has its own event in the audit.
    """
    del by
    made = Enquiry.objects.bulk_create(enquiries)
    mails = [_mail(each, kind) for each in made if each.role]
    return len(EnquiryMail.objects.bulk_create(mails))


@transaction.atomic
def remind_due(*, by: str) -> int:
    """A mail for each reminder that fell due; each once, whoever comes first."""
    due = reminders_due(clock.now(), clock.today())
    if due:
        EnquiryMail.objects.bulk_create(
            [_mail(each, kind) for each, kind in due], ignore_conflicts=True
        )
        detail = {"enquiries": [each.pk for each, _ in due]}
        note(by=by, action="remind_officers", subject=SUBJECT, detail=detail)
    return len(due)


@transaction.atomic
def lay_some(*, by: str, most: int = BATCH) -> int:
    """Lay down the oldest mails and note it; how many are settled.

    Mails have a fixed name, and stand or fall with the note: after a kill at any moment the next
    turn goes on, and nobody is asked twice or forgotten. Files are seen once they are given out.
    An address that no mail can bear counts as none: somebody asks that body otherwise.
    """
    waiting = list(mails_to_lay().select_for_update(of=("self",))[:most])
    _drop_unkept()
    held = contacts_on(clock.today(), bodies={each.enquiry.body_id for each in waiting})
    head, sent = letterhead(), list[Outgoing]()
    for each in waiting:
        found = None if is_moot(each) else reached(held.get(each.enquiry.body_id, ()))
        mail = mail_of(each, found.email, head) if found else None
        goes = mail is not None and _can_be_written(mail)
        if mail and goes:
            _lay(mail, waiting[0].pk, by)
            sent.append(mail)
        each.token, each.laid_at, each.sent = "", clock.now(), goes
    EnquiryMail.objects.bulk_update(waiting, ["token", "laid_at", "sent"])
    if waiting:
        detail = {"mails": [mail.mail.message_id for mail in sent], "settled": len(waiting)}
        note(by=by, action="write_to_officers", subject=SUBJECT, detail=detail)
    return len(waiting)


@transaction.atomic
def give_out_kept(*, by: str) -> None:
    """Let the gateway see the files of all batches that are kept, whoever wrote them."""
    del by
    for matter in OUTBOXES:
        for batch in batches(matter, of=ENQUIRIES):
            if _is_kept(batch):
                give_out(matter, of=ENQUIRIES, batch=batch)


def _drop_unkept() -> None:
    # Asked under the lock of what waits: a batch that is not kept by now never will be.
    for matter in OUTBOXES:
        for batch in batches(matter, of=ENQUIRIES):
            if not _is_kept(batch):
                drop(matter, of=ENQUIRIES, batch=batch)


def _is_kept(batch: int) -> bool:
    """A batch is named by the first of its mails: that one is settled with it or not at all."""
    return EnquiryMail.objects.filter(pk=batch, laid_at__isnull=False).exists()


def _can_be_written(mail: Outgoing) -> bool:
    try:
        to_eml(mail.mail)
    except (ValueError, MessageError):
        return False
    return True


def _lay(mail: Outgoing, batch: int, by: str) -> None:
    # What lies in the folder is left to the gateway: a server set later sends no second.
    if place_of(mail).exists():
        return
    if way_now() is Way.SMTP:
        lay_down(outgoing=mail, by=by)
    else:
        hold_back(mail, of=ENQUIRIES, batch=batch)


def _mail(enquiry: Enquiry, kind: EnquiryMailKind) -> EnquiryMail:
    token = secret.token()
    return EnquiryMail(
        enquiry=enquiry, kind=kind, at=clock.now(), token=token, token_digest=secret.digest(token)
    )
