"""People are let in by invitation; who lost password or second factor starts again by one."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from upheld.casework import audit
from upheld.casework.personal import Change
from upheld.domain.errors import Refused
from upheld.domain.roles import Role
from upheld.mailing.actions.laying import stop
from upheld.people import post, second_factor
from upheld.people.models import Invitation, Person, PersonRole
from upheld.people.models.person import DEMONSTRATION, normal
from upheld.people.queries.invitations import just_accepted, waiting
from upheld.people.queries.versions import ACCESS, check_version, hold
from upheld.register.at_once import refused_if_there
from upheld.toolbox import clock, secret
from upheld.toolbox.mail import is_address

VALID = timedelta(days=3)
WAITS = "this address has an invitation that waits; withdraw it first"
GONE = "this invitation was used, withdrawn or never made, or is too old; ask for another"


@transaction.atomic
def invite(*, email: str, role: Role, why: str, by: str) -> str:
    """Invite somebody in one role; the path of the link, which also goes by mail.

    Refused for an address that has an account, or an invitation that waits.
    """
    address = _address(email)
    if not why.strip():
        raise Refused("say why this person needs the role")
    known = Person.objects.filter(email=address).first()
    if known and not known.is_active:
        raise Refused("this address is of somebody whose access has ended; let them in again")
    if known:
        raise Refused("this address has an account; give that person the role instead")
    opened = Invitation.objects.filter(
        email=address, accepted_at__isnull=True, withdrawn_at__isnull=True
    ).first()
    if opened and opened.expires_at > clock.now():
        raise Refused(WAITS)
    if opened:
        _close(opened, by)
    with refused_if_there(WAITS):
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
def let_start_again(*, person: Person, why: str, version: int, by: str) -> str:
    """Take password and second factor away and send a link to choose new ones.

    `Overtaken` where somebody changed the person's access after `version`.
    """
    if not why.strip():
        raise Refused("say why this person starts again")
    if person.key == by:
        raise Refused("nobody starts themselves again; ask another administrator")
    hold(person)
    check_version(person, ACCESS, version)
    if not person.is_active:
        raise Refused("this person’s access has ended; let them in again instead")
    words = "Your password and authenticator app no longer work. Choose new ones here, within "
    invitation, path = _anew(person, why, by, "Start again on the staff site", words)
    detail = {"invitation": invitation.pk}
    audit.record(by=by, action="start_again", subject=person.key, detail=detail)
    return path


@transaction.atomic
def let_back(*, person: Person, why: str, version: int, by: str) -> str:
    """Open the access of a person again that has ended, without any role, and send a link.

    What they did keeps its name. Roles are given anew; password and second factor are chosen anew.
    """
    if not why.strip():
        raise Refused("say why this person comes back")
    hold(person)
    check_version(person, ACCESS, version)
    if person.is_active:
        raise Refused("this person’s access has not ended")
    person.ended_at = person.ended_by = None
    person.save(update_fields=["ended_at", "ended_by"])
    words = "Your access is open again. Choose a password and set up an authenticator app within "
    invitation, path = _anew(person, why, by, "You are back on the staff site", words)
    detail = {"invitation": invitation.pk}
    audit.record(by=by, action="let_back", subject=person.key, detail=detail)
    return path


@transaction.atomic
def withdraw(*, invitation: Invitation, by: str) -> None:
    """Take an invitation back; its link leads nowhere from then on. Again, it changes nothing."""
    invitation.refresh_from_db(from_queryset=Invitation.objects.select_for_update(no_key=True))
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
    invitation = waiting(token, held=True)
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


@transaction.atomic
def accepted_again(*, token: str, password: str, code: str, by: str) -> Sequence[str] | None:
    """Recovery codes that work, for whoever sent the form of an invitation twice; else None.

    The first answer was never seen, and the codes with it. Asked for again are the password just
    set and a code of the app just set up, within minutes.
    """
    found = just_accepted(token)
    person = found.person if found else None
    device = second_factor.authenticator_of(person) if person else None
    if person is None or device is None or not person.is_active:
        return None
    if not (person.check_password(password) and second_factor.proves(device.key, code)):
        return None
    codes = second_factor.set_recovery_codes(person)
    audit.record(by=by, action="renew_recovery_codes", subject=person.key, detail={})
    return codes


def _address(email: str) -> str:
    address = normal(email)
    if not is_address(address):
        raise Refused("write an email address, such as name@example.org")
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
        about=f"invitation {invitation.pk}",
        by=by,
        ends_at=invitation.expires_at,
    )
    return invitation, path


def _anew(
    person: Person, why: str, by: str, subject: str, words: str
) -> tuple[Invitation, str]:  # fmt: skip
    """Take password and second factor away, and send a link to choose new ones."""
    for opened in Invitation.objects.filter(
        email=person.email, accepted_at__isnull=True, withdrawn_at__isnull=True
    ):
        _close(opened, by)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    second_factor.remove_all(person)
    invitation = Invitation(email=person.email, role="", why=why.strip(), person=person)
    return _send(invitation, by, subject, f"{words}three days:")


def _close(invitation: Invitation, by: str) -> None:
    invitation.withdrawn_at, invitation.withdrawn_by = clock.now(), by
    invitation.save()
    stop(about=f"invitation {invitation.pk}", why="the invitation was withdrawn", by=by)
    audit.record(by=by, action="withdraw", subject=str(invitation), detail={})
