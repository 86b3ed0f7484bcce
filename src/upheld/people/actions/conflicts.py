"""Conflict blocks: a person and a body that must not meet."""

from django.db import transaction

from upheld.casework import audit
from upheld.casework.personal import Change
from upheld.domain.errors import Refused
from upheld.people.models import ConflictBlock, Person
from upheld.people.queries.people import is_blocked
from upheld.people.queries.versions import CONFLICTS, check_version, hold
from upheld.register.models import Authority
from upheld.toolbox import clock


@transaction.atomic
def block(*, person: Person, body: str, why: str, by: str, version: int | None = None) -> bool:
    """Keep a person away from the body of this slug; False where that is so already.

    A `version` is what a form was made from: `Overtaken` where blocks changed since. Whoever
    declares a conflict of their own needs none: nothing of anybody else’s is written over.
    Everybody may declare a conflict of their own. Refused without a reason, for an unknown body
    and for a person whose access has ended.
    """
    if not why.strip():
        raise Refused("say what the conflict is")
    hold(person)
    if version is not None:
        check_version(person, CONFLICTS, version)
    if not person.is_active:
        raise Refused("this person’s access has ended")
    if not Authority.objects.filter(pk=body).exists():
        raise Refused("choose a body of the register")
    if is_blocked(person, body):
        return False
    made = ConflictBlock(
        person=person, authority_id=body, why=why.strip(), blocked_at=clock.now(), blocked_by=by
    )
    made.save()
    # The reason may tell of a person’s family or past: it lies beside the chain.
    audit.record(
        by=by, action="block_conflict", subject=person.key, detail={"body": body},
        personal_values={"why": Change(None, why.strip())},
    )  # fmt: skip
    return True


@transaction.atomic
def lift(*, conflict: ConflictBlock, by: str) -> bool:
    """Lift a block; False where it was lifted. Refused for one's own: somebody else judges that."""
    if conflict.person.key == by:
        raise Refused("nobody lifts a block of their own; ask a casework manager")
    conflict.refresh_from_db(from_queryset=ConflictBlock.objects.select_for_update(no_key=True))
    if conflict.lifted_at:
        return False
    conflict.lifted_at, conflict.lifted_by = clock.now(), by
    conflict.save()
    detail = {"body": conflict.authority_id}
    audit.record(by=by, action="lift_conflict", subject=conflict.person.key, detail=detail)
    return True
