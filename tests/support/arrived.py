"""Complaints that have arrived, for tests of what comes next."""

from typing import Any

from upheld.casework.actions.receipt import record_complaint
from upheld.casework.arrivals import ComplaintFacts, PersonFacts
from upheld.casework.models import Complaint
from upheld.domain.sides import Channel
from upheld.toolbox import clock

WHO = "person 1"
PERSON = {"name": "Zoë Éxample", "postcode": "lu1 2bq", "email": "zoe@example.invalid"}


def facts(*, person: dict[str, Any] | None = None, **other: Any) -> ComplaintFacts:
    """A complaint about Luton by one person, unless something else is said."""
    known: dict[str, Any] = {
        "channel": Channel.TELEPHONE, "arrived_on": clock.today(), "body": "luton",
        "text": "The bins were not emptied.",
        "people": (PersonFacts(role="complainant", **(person or PERSON)),),
    }  # fmt: skip
    return ComplaintFacts(**(known | other))


def arrived(*, person: dict[str, Any] | None = None, **other: Any) -> Complaint:
    """The same, recorded."""
    return record_complaint(facts=facts(person=person, **other), by=WHO)
