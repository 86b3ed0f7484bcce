"""Return a letter, take an approval back, hold a letter and let it go: each with a reason."""

from django.db import transaction

from upheld.casework import audit
from upheld.casework.ordering import alone
from upheld.domain.errors import Refused
from upheld.domain.post import State, Way
from upheld.register.sooner import ask_for_roll
from upheld.runs.annual.actions.letter_events import note_letters, refuse_overtaken
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_event import HELD, RELEASED, RETURNED, TAKEN_BACK
from upheld.runs.annual.models.letter_version import APPROVED, DRAFT, SUPERSEDED, UNAPPROVED
from upheld.runs.annual.places import outbox
from upheld.runs.annual.queries.letters import is_held
from upheld.runs.outbox.actions.sending import withdraw
from upheld.runs.outbox.models import Message

# What may have reached somebody, or reaches them at this moment.
GOES = (State.SENDING, State.WRITTEN, State.SENT, State.UNCERTAIN, State.RETURNED)


@transaction.atomic
def return_letter(*, letter: LetterVersion, why: str, seen: int | None, by: str) -> None:
    """Give a letter that is not approved back to those who write it, with a note."""
    now = _taken(letter, why, seen, by)
    if now.state not in UNAPPROVED:
        raise Refused(f"the letter is {now.state}: only what is not approved is returned")
    LetterVersion.objects.filter(pk=now.pk).update(state=DRAFT)
    _noted(now, RETURNED, "return_letter", why, by)


@transaction.atomic
def take_back(*, letter: LetterVersion, why: str, seen: int | None, by: str) -> None:
    """Make an approved letter that has not gone a draft again; what waits to go is withdrawn."""
    now = _taken(letter, why, seen, by)
    if now.state != APPROVED:
        raise Refused(
            f"the letter is {now.state}: an approval is taken back until the letter has gone"
        )
    _withdraw(now, by)
    LetterVersion.objects.filter(pk=now.pk).update(
        state=DRAFT, approved_at=None, approved_by=None
    )  # fmt: skip
    _noted(now, TAKEN_BACK, "take_back_letter", why, by)


@transaction.atomic
def hold_letter(*, letter: LetterVersion, why: str, seen: int | None, by: str) -> None:
    """Keep one letter from going, and from the public site; the others go on."""
    now = _taken(letter, why, seen, by)
    if now.state == SUPERSEDED:
        raise Refused("another letter has taken its place: there is nothing to hold")
    if is_held(now):
        raise Refused("the letter is held already")
    _noted(now, HELD, "hold_letter", why, by)
    ask_for_roll()


@transaction.atomic
def release_letter(*, letter: LetterVersion, why: str, seen: int | None, by: str) -> None:
    """Let a held letter go on from where it stood."""
    now = _taken(letter, why, seen, by)
    if not is_held(now):
        raise Refused("the letter is not held")
    _noted(now, RELEASED, "release_letter", why, by)


def _withdraw(letter: LetterVersion, by: str) -> None:
    messages = Message.objects.filter(letter=letter.pk)
    withdraw(messages=messages, by=by)
    # Asked afterwards, so that what began in between is seen. A killed run may have laid a mail
    # into the folder and not have noted it: whoever empties the folder may have sent it.
    if any(m.state in GOES or _lies_in_folder(letter, m) for m in messages.all()):
        raise Refused(
            "the letter has begun to go: hold it, so that nothing more of it goes, or issue again, "
            "so that it goes to everybody"
        )


def _lies_in_folder(letter: LetterVersion, message: Message) -> bool:
    folder = outbox(letter.year)
    return message.way == Way.FOLDER and (folder / f"{message.message_id}.eml").exists()


def _taken(letter: LetterVersion, why: str, seen: int | None, by: str) -> LetterVersion:
    alone()
    if not why.strip():
        raise Refused("say why")
    refuse_overtaken(year=letter.year, body=letter.authority_id, seen=seen, by=by)
    now = LetterVersion.objects.filter(pk=letter.pk).first()
    if now is None:
        raise Refused(f"{letter} was written again; look again")
    return now


def _noted(letter: LetterVersion, what: str, action: str, why: str, by: str) -> None:
    note_letters(letters=[letter], what=what, why=why, by=by)
    subject = f"letter {letter.year} {letter.authority_id}"
    audit.record(by=by, action=action, subject=subject, detail={"version": letter.version})
