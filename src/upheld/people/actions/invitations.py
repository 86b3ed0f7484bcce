"""People are let in by invitation; who lost password or second factor starts again by one."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from upheld.casework import audit
from upheld.casework.personal import Change
from upheld.domain.errors import Refused
from upheld.domain.roles import Role
from upheld.people import post, second_factor
from upheld.people.models import Invitation, Person, PersonRole
from upheld.people.models.person import DEMONSTRATION, normal
from upheld.people.queries.invitations import waiting
from upheld.toolbox import clock, secret

VALID = timedelta(days=3)
GONE = "this invitation was used, withdrawn or never made, or is too old; ask for another"


@transaction.atomic
def invite(*, email: str, role: Role, why: str, by: str) -> str:
    """Invite somebody in one role; the path of the link, which also goes by mail.

    Refused for an address that has an account, or an invitation that waits.
    """
    address = _address(email)
    if not why.strip():
        raise Refused("say why this person needs the role")
    if Person.objects.filter(email=address).exists():
        raise Refused("this address has an account; give that person the role instead")
    opened = Invitation.objects.filter(
        email=address, accepted_at__isnull=True, withdrawn_at__isnull=True
    ).first()
    if opened and opened.expires_at > clock.now():
        raise Refused("this address has an invitation that waits; withdraw it first")
    if opened:
        _close(opened, by)
    invitation, path = _send(
        Invitation(email=address, role=role, why=why.strip()),
        by,
        "Your invitation to the staff site",
        "You have been invited to the ombudsman’s staff site. Choose a password and set up an "
        "authenticator app here, within three days:",
    )
    # Under a key of the invitation: nobody knows yet whether a person comes of it.
    audit.record(
        by=by, action="invite", subject=str(invitation), detail={"role": role.value},
        personal_values={"email": Change(None, address), "why": Change(None, why.strip())},
    )  # fmt: skip
    return path


@transaction.atomic
def let_start_again(*, person: Person, why: str, by: str) -> str:
    """Take password and second factor away and send a link to choose new ones."""
    if not why.strip():
        raise Refused("say why this person starts again")
    if person.key == by:
        raise Refused("nobody starts themselves again; ask another administrator")
    if not person.is_active:
        raise Refused("this person’s access has ended; invite them under another address")
    for opened in Invitation.objects.filter(
        email=person.email, accepted_at__isnull=True, withdrawn_at__isnull=True
    ):
        _close(opened, by)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    second_factor.remove_all(person)
    invitation, path = _send(
        Invitation(email=person.email, role="", why=why.strip(), person=person),
        by,
        "Start again on the staff site",
        "Your password and authenticator app no longer work. Choose new ones here, within three "
        "days:",
    )
    detail = {"invitation": invitation.pk}
    audit.record(by=by, action="start_again", subject=person.key, detail=detail)
    return path


@transaction.atomic
def withdraw(*, invitation: Invitation, by: str) -> None:
    """Take an invitation back; its link leads nowhere from then on. Again, it changes nothing."""
    if invitation.accepted_at:
        raise Refused("this invitation was accepted; end the person’s access instead")
    if invitation.withdrawn_at is None:
        _close(invitation, by)


@transaction.atomic
def accept(
    *, token: str, name: str, password: str, key: str, code: str, by: str
) -> tuple[Person, Sequence[str]]:
    """Make the account, or let it start again; the person and the recovery codes.

    `by` is the invitation itself: whoever holds it is nobody yet. Refused where the link is not
    valid, the code is not of the app, or the password is weak.
    """
    invitation = waiting(token)
    if invitation is None:
        raise Refused(GONE)
    if not second_factor.proves(key, code):
        raise Refused("the code is not the one that the app shows now")
    known = invitation.person is not None
    person = invitation.person or _joined(invitation, name)
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise Refused(" ".join(weak.messages)) from None
    person.set_password(password)
    person.save()
    if invitation.role:
        PersonRole(
            person=person,
            role=invitation.role,
            given_at=clock.now(),
            given_by=invitation.invited_by,
            why=invitation.why,
        ).save()
    second_factor.set_key(person, key)
    codes = second_factor.set_recovery_codes(person)
    invitation.person, invitation.accepted_at = person, clock.now()
    invitation.save()
    came = {} if known else {"name": Change(None, person.name), "email": Change(None, person.email)}
    audit.record(
        by=by, action="accept", subject=person.key,
        detail={"invitation": invitation.pk, "invited_by": invitation.invited_by},
        personal_values=came,
    )  # fmt: skip
    return person, codes


def _address(email: str) -> str:
    address = normal(email)
    try:
        validate_email(address)
    except ValidationError:
        raise Refused("write an email address, such as name@example.org") from None
    if address.endswith(f"@{DEMONSTRATION}"):
        raise Refused(f"addresses at {DEMONSTRATION} are the demonstration’s own")
    return address


def _joined(invitation: Invitation, name: str) -> Person:
    if not name.strip():
        raise Refused("write your name")
    return Person(
        email=invitation.email,
        name=name.strip(),
        joined_at=clock.now(),
        joined_by=invitation.invited_by,
    )


def _send(invitation: Invitation, by: str, subject: str, words: str) -> tuple[Invitation, str]:
    token = secret.token()
    now = clock.now()
    invitation.secret_sha256 = secret.digest(token)
    invitation.invited_at, invitation.invited_by = now, by
    invitation.expires_at = now + VALID
    invitation.save()
    path = f"/invitation/{token}/"
    post.write_mail(
        to=invitation.email,
        subject=subject,
        lines=(words, post.link(path), "If you did not expect this mail, please ignore it."),
    )
    return invitation, path


def _close(invitation: Invitation, by: str) -> None:
    invitation.withdrawn_at, invitation.withdrawn_by = clock.now(), by
    invitation.save()
    audit.record(by=by, action="withdraw", subject=str(invitation), detail={})
