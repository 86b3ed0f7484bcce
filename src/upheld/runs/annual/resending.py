"""Send a letter again: to the same or a corrected address of the same body, and nobody else."""

from collections.abc import Collection

from upheld.domain.errors import OutsideFailed, Refused
from upheld.domain.post import State
from upheld.mailing.ways import way_now
from upheld.register.contact_words import is_address
from upheld.register.models import Contact
from upheld.register.queries.authorities import authority
from upheld.register.queries.contacts import contacts_of
from upheld.register.queries.lives import lives_on
from upheld.runs.annual import places
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.mails import as_approved, write_mail
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import ISSUED
from upheld.runs.annual.plans import plan_of
from upheld.runs.annual.queries.letters import is_held
from upheld.runs.annual.recipients import strangers
from upheld.runs.outbox.actions.decisions import send_again
from upheld.runs.outbox.actions.messages import Recipient, mark_written
from upheld.runs.outbox.actions.sending import note_refused
from upheld.runs.outbox.models import Message
from upheld.toolbox import clock
from upheld.toolbox.files import Damaged

NOT_WRITTEN = "its mail could not be written: the approved letter is not there as it was"


def may_get_again(body: str) -> list[Contact]:
    """The contacts to whom the letter of a body may be sent again: in office, with an address.

    Its own, or of those who stand in the place of one that has ended.
    """
    return may_get_again_of([body])[body]


def may_get_again_of(bodies: Collection[str]) -> dict[str, list[Contact]]:
    """The same for several bodies, by body."""
    today = clock.today()
    lives = lives_on(today) if bodies else {}
    return {
        body: [
            each
            for addressed in (lives[body].addressed if body in lives else (body,))
            for each in contacts_of(addressed)
            if is_address(each.email)
            and (each.start is None or each.start <= today)
            and (each.end is None or each.end >= today)
        ]
        for body in bodies
    }


def resend(message: Message, *, contact: int, why: str, by: str) -> Message:
    """Queue the letter of a message again for a contact of its body, with the reason.

    It is written and sent by the next turn of sending.
    """
    letter = LetterVersion.objects.filter(pk=message.letter).first()
    if letter is None or letter.state != ISSUED:
        raise Refused("a corrected letter has taken its place; send that one again instead")
    if is_held(letter):
        raise Refused("the letter is held; let it go first")
    to = next((each for each in may_get_again(message.body) if each.pk == contact), None)
    if to is None:
        raise Refused("choose somebody who holds an office there and has an address")
    others = strangers(to.email, message.body, year=letter.year, day=clock.today())
    if others:
        names = ", ".join(authority(each).name for each in others)
        raise Refused(f"this address is known for {names} too; mend the contacts first")
    return send_again(
        message=message.pk, to=Recipient(to.role, to.email), way=way_now(), why=why,
        mark=places.mark(), by=by,
    )  # fmt: skip


def write_resends(*, by: str) -> int:
    """Write the mails of what is to be sent again; how many there were.

    One that cannot be written is refused, and holds no other up; one whose letter is held waits.
    """
    asked = Message.objects.filter(state=State.WAITING, again_of__isnull=False)
    asked = asked.select_related("again_of")
    letters = LetterVersion.objects.in_bulk({each.letter for each in asked})
    free = {pk: letter for pk, letter in letters.items() if not is_held(letter)}
    waiting = [each for each in asked if each.letter in free]
    for message in waiting:
        try:
            _write(message, free[message.letter])
        except (OutsideFailed, FileNotFoundError, Damaged):
            note_refused(message=message, said=NOT_WRITTEN, by=by)
        else:
            mark_written(messages=[message], by=by)
    return len(waiting)


def _write(message: Message, letter: LetterVersion) -> None:
    plan, shelf = plan_of(letter.year), shelf_of(letter.year)
    if plan is None:
        raise OutsideFailed(f"{letter} has no plan any more")
    write_mail(message, letter, as_approved(letter, shelf), shelf, plan.public_at)
