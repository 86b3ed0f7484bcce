"""Write letters to the two sides of a case, and note how they went."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from django.db import transaction

from upheld.casework import audit, codes
from upheld.casework.actions.working import taken
from upheld.casework.models import CaseWork, PartyLetter, ReportVersion, Statement
from upheld.casework.models.party_letter import LINK, POST
from upheld.casework.party_letters import kept, mail, recipients, setting
from upheld.casework.party_letters.facts import facts_of
from upheld.casework.party_letters.wording import BY_HAND, Facts, Template
from upheld.casework.queries.scope import SCOPE_NAMES, scope_names
from upheld.domain.errors import Refused
from upheld.domain.post import Way
from upheld.domain.sides import Side
from upheld.mailing.actions.laying import lay_down, stop
from upheld.mailing.outgoing import write_file
from upheld.mailing.ways import way_now
from upheld.toolbox import clock, secret
from upheld.toolbox.spoken_days import spoken_day

# Long enough for a holiday; then it is sent by post.
LINK_LASTS = timedelta(days=28)


@transaction.atomic
def write_letter(
    *, work: CaseWork, side: Side, template: Template, by: str, told: Facts,
    statement: Statement | None = None, report: ReportVersion | None = None,
    unless_nobody: bool = False,
) -> PartyLetter | None:  # fmt: skip
    """Write, set and keep one letter: by link where a mail address is known, else by post.

    Called inside `taken`. Where nobody is known to write to it is refused, or, with
    `unless_nobody`, not written.
    """
    to = recipients.recipient_of(work, side)
    if to is None:
        if unless_nobody:
            return None
        raise Refused(f"{side.words} has nobody to write to: record a person of the case first")
    content = setting.set_letter(
        facts_of(work, to=to, template=template, told=told, statement=statement, report=report),
        day=clock.today(),
    )
    letter = PartyLetter(
        case_body=work.case_body, side=side, template=template, statement=statement, report=report,
        sha256=kept.keep(content), at=clock.now(), by=by,
    )  # fmt: skip
    _send(letter, to, by)
    audit.record(
        by=by, action="write_letter", subject=work.case_body_id,
        detail={"letter": letter.pk, "template": template, "side": side, "way": letter.way},
    )  # fmt: skip
    return letter


@transaction.atomic
def write_by_hand(
    *, key: str, version: int | None, by: str, side: Side, template: Template
) -> PartyLetter:
    """Write one of the letters that no step makes.

    The body is told what is investigated, in the words of the scope, which name nobody.
    """
    if template not in BY_HAND:
        raise Refused(f"“{template.words}” is written by the step that it tells of")
    work = taken(key=key, version=version, by=by)
    told = Facts(body=work.case_body.authority.short_name, side=side, days={})
    if template is Template.INVESTIGATION and side is Side.BODY:
        told = _of_scope(work, told)
    letter = write_letter(work=work, side=side, template=template, by=by, told=told)
    assert letter is not None, "refused where nobody is known"  # noqa: S101 - a fault of ours
    return letter


@transaction.atomic
def send_by_post(*, letter: int, by: str) -> PartyLetter:
    """Send by post what went by a link: the link ends, the letter stands in the post list."""
    found = _letter(letter)
    if found.way == POST:
        raise Refused("this letter goes by post already")
    found.way, found.token_digest, found.expires_at = POST, "", None
    found.save()
    stop(about=mail.about(found.pk), why="the letter goes by post", by=by)
    audit.record(
        by=by, action="send_by_post", subject=found.case_body_id, detail={"letter": found.pk}
    )
    return found


@transaction.atomic
def mark_posted(*, letters: Iterable[int], by: str) -> int:
    """Note that letters of the post list are in the post; how many were not noted before."""
    waiting = PartyLetter.objects.select_for_update().filter(
        pk__in=list(letters), way=POST, posted_at__isnull=True
    )
    count = 0
    for letter in waiting.order_by("pk"):
        letter.posted_at, letter.posted_by = clock.now(), by
        letter.save()
        audit.record(
            by=by, action="mark_posted", subject=letter.case_body_id, detail={"letter": letter.pk}
        )
        count += 1
    return count


def _of_scope(work: CaseWork, told: Facts) -> Facts:
    if not work.scope or work.scope_ends is None:
        raise Refused("fix the scope first: the letter to the body says what is investigated")
    if scope_names(work):
        raise Refused(SCOPE_NAMES)
    ends = spoken_day(work.scope_ends)
    return replace(told, days={"ends": ends}, explanation=work.scope)


def _send(letter: PartyLetter, to: recipients.Recipient, by: str) -> None:
    if not to.by_link:
        letter.way = POST
        letter.save()
        return
    token = secret.token()
    letter.way, letter.token_digest = LINK, codes.link_digest(token, to.word)
    letter.expires_at = clock.now() + LINK_LASTS
    letter.save()
    outgoing = mail.mail_about(
        letter.pk, of=letter.case_body_id, to=to.email, path=f"/letters/fetch/{token}/",
        until=letter.expires_at, asked=to.asked,
    )  # fmt: skip
    if way_now() is Way.SMTP:
        lay_down(outgoing=outgoing, by=by)
    else:
        # A file that a gateway has taken cannot be taken back: it is there once the letter stands.
        transaction.on_commit(lambda: write_file(outgoing))


def _letter(number: int) -> PartyLetter:
    found = PartyLetter.objects.select_for_update(of=("self",)).filter(pk=number).first()
    if found is None:
        raise Refused(f"{number} is not a letter")
    return found
