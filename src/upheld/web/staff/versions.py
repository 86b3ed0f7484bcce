"""A form knows what it was made from: whoever saves second is told who changed what."""

from dataclasses import dataclass

from django.http import HttpRequest

from upheld.casework.queries.changes import changes_since, hold, newest_change
from upheld.domain.errors import Refused
from upheld.people.queries.people import name_of
from upheld.toolbox.clock import spoken

FIELD = "form_version"


@dataclass(frozen=True, kw_only=True)
class Record:
    """What a form changes, as the audit knows it."""

    subject: str
    actions: frozenset[str]
    """The actions after which the form no longer shows how things are."""


class Overtaken(Refused):
    """Somebody else was first."""


def version_of(record: Record) -> str:
    """What a form is made from now."""
    return str(newest_change(record.subject, record.actions))


def check_unchanged(request: HttpRequest, record: Record) -> None:
    """Raise `Overtaken` where the record has changed since the form was made; below `once`.

    What was written stays in the form, which carries the new version: looked through, it can be
    sent again. A form without a version was made from nothing.
    """
    said = request.POST.get(FIELD, "")
    if not said.isdecimal():
        return
    hold(record.subject)
    changes = changes_since(record.subject, record.actions, int(said))
    if not changes:
        return
    told = "; ".join(
        f"{each.action.replace('_', ' ')}, by {name_of(each.by)}, {spoken(each.at)}"
        for each in changes
    )
    raise Overtaken(
        f"this was changed while you were writing ({told}). What you wrote is still here: look at "
        "how things are now, then send it again if it still holds"
    )
