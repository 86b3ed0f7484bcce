"""From the pages of the form to the complaint that casework takes in."""

from collections.abc import Mapping
from typing import Any

from upheld.casework.actions.by_public import (
    ArrivingComplaint,
    ArrivingPerson,
)
from upheld.domain.sides import Consent, Formats
from upheld.web.council.forms import CONSENTS, OTHER, UNKNOWN, YES


def complaint_of(said: Mapping[str, Any]) -> ArrivingComplaint:
    """The complaint, of everything that the pages say."""
    for_other = said["whom"] == OTHER
    told = said["told"] == YES
    return ArrivingComplaint(
        body="" if said["body"] == UNKNOWN else said["body"],
        body_named=said["body_named"],
        text=said["text"],
        wanted=said["wanted"],
        known_on=said["known_on"],
        told_body_on=said["told_body_on"] if told else None,
        body_answered_on=said["body_answered_on"] if told and said["answered"] == YES else None,
        # What a sender says of somebody's consent is no consent yet: intake asks.
        consent=Consent.ASKED if for_other else Consent.NOT_NEEDED,
        consent_note=f"On the form: “{CONSENTS[said['consent']]}”." if for_other else "",
        people=_people(said, for_other=for_other),
    )


def _people(said: Mapping[str, Any], *, for_other: bool) -> tuple[ArrivingPerson, ...]:
    sender = ArrivingPerson(
        role="representative" if for_other else "complainant",
        name=said["name"],
        contact=said["contact"],
        postcode=said["postcode"],
        email=said["email"],
        telephone=said["telephone"],
        formats=Formats(said["formats"] or Formats.PLAIN),
        adjustments=said["adjustments"],
        relation=said["relation"] if for_other else "",
    )
    if not for_other:
        return (sender,)
    return (sender, ArrivingPerson(role="person_affected", name=said["other_name"]))
