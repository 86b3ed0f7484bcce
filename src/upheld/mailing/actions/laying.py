"""Lay a mail down for the mail server, or stop one: inside the act that causes it.

That act has its own event in the audit; these are parts of it and add none.
"""

from django.db import transaction

from upheld.domain.post import State
from upheld.mailing import spool
from upheld.mailing.models import Dispatch
from upheld.mailing.outgoing import Outgoing
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256
from upheld.toolbox.mail import to_eml


@transaction.atomic
def lay_down(*, outgoing: Outgoing, by: str) -> Dispatch:
    """The mail waits from the moment at which the act is kept; laid down again, it is the same.

    Its file comes first: where the act is not kept, no row leads to it, and it is swept away.
    """
    known = Dispatch.objects.filter(message_id=outgoing.mail.message_id).first()
    if known:
        return known
    content = to_eml(outgoing.mail)
    spool.write_mail(outgoing.mail.message_id, content)
    return Dispatch.objects.create(
        message_id=outgoing.mail.message_id,
        matter=outgoing.matter,
        about=outgoing.about,
        body=outgoing.body,
        reference=outgoing.reference,
        sha256=sha256(content),
        queued_at=clock.now(),
        queued_by=by,
        ends_at=outgoing.ends_at,
    )


@transaction.atomic
def stop(*, about: str, why: str, by: str) -> int:
    """What has not gone about something goes no more; how many that were.

    What has begun, has begun: of what is uncertain a person still says what became of it.
    """
    del by
    waiting = Dispatch.objects.filter(about=about, state__in=(State.READY, State.REFUSED))
    return waiting.update(state=State.WITHDRAWN, why=why, next_try_at=None)


@transaction.atomic
def forget_case(*, reference: str, by: str) -> int:
    """Remove what was laid down in a case that is deleted; what waits does not go."""
    del by
    of_case = Dispatch.objects.filter(reference=reference)
    places = [spool.place_of(each.message_id) for each in of_case]
    count = of_case.delete()[0]
    transaction.on_commit(lambda: spool.remove(places))
    return count
