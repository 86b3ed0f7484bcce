"""What is known of a complaint when it arrives, and of the people in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from upheld.casework.models.complainant import ROLES
from upheld.domain.errors import Refused
from upheld.domain.sides import Channel, Consent, Formats
from upheld.toolbox import clock
from upheld.toolbox.mail import is_address
from upheld.toolbox.plain_line import one_line

POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")
LONGEST_TEXT, LONGEST_NAME, LONGEST_CONTACT = 200_000, 200, 1000
ONE_LINE = ("name", "email", "telephone", "postcode")
WHO_COMPLAINS = "complainant"


def normal_postcode(text: str, *, of: str = "address") -> str:
    """Without space, in capitals, as it is kept and searched; `Refused` where it is none."""
    said = "".join(text.split()).upper()
    if said and not POSTCODE.fullmatch(said):
        raise Refused(
            f"the postcode of the {of} is not one of this country; leave it empty, and write what "
            "there is in the address"
        )
    return said


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """One person in a role. What stands on one line is brought onto one."""

    role: str
    name: str
    contact: str = ""
    postcode: str = ""
    email: str = ""
    telephone: str = ""
    formats: Formats = Formats.PLAIN
    adjustments: str = ""
    relation: str = ""

    def __post_init__(self) -> None:
        """Refuse a person without a name, and what is no address or postcode."""
        for name in ONE_LINE:
            object.__setattr__(self, name, one_line(getattr(self, name)))
        if self.role not in ROLES:
            raise Refused(f"{self.role!r} is not a role in a complaint")
        who = ROLES[self.role].lower()
        object.__setattr__(self, "postcode", normal_postcode(self.postcode, of=who))
        if not self.name:
            raise Refused(f"write the name of the {who}")
        if len(self.name) > LONGEST_NAME or len(self.contact) > LONGEST_CONTACT:
            raise Refused(f"what is written of the {who} is too long")
        if self.email and not is_address(self.email):
            raise Refused(f"the email address of the {who} is not one")

    def values(self) -> dict[str, str]:
        """Each field as it is kept."""
        names = (
            "role", "name", "contact", "postcode", "email", "telephone", "formats", "adjustments",
            "relation",
        )  # fmt: skip
        return {name: str(getattr(self, name)) for name in names}


@dataclass(frozen=True, kw_only=True)
class ComplaintFacts:
    """A complaint as it came: by whom, about what, when."""

    channel: Channel
    arrived_on: date
    text: str
    people: tuple[PersonFacts, ...]
    wanted: str = ""
    body: str = ""
    """Slug of the body, where it is known."""
    body_named: str = ""
    known_on: date | None = None
    told_body_on: date | None = None
    body_answered_on: date | None = None
    consent: Consent = Consent.NOT_NEEDED
    consent_note: str = ""
    problems: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        """Refuse it with every fault that it has."""
        object.__setattr__(self, "body_named", one_line(self.body_named))
        if found := tuple(self._faults()):
            raise Refused(found[0], problems=found)

    def _faults(self) -> Iterator[str]:
        if not self.text.strip():
            yield "write down what the complaint is"
        if len(self.text) > LONGEST_TEXT:
            yield f"the complaint is longer than {LONGEST_TEXT:,} characters; add it as a document"
        if not (self.body or self.body_named):
            yield "choose the body, or write what it was called"
        yield from self._faults_of_people()
        yield from self._faults_of_days()

    def _faults_of_people(self) -> Iterator[str]:
        roles = [person.role for person in self.people]
        if WHO_COMPLAINS not in roles:
            yield "write the name of the complainant"
        if len({(each.role, each.name) for each in self.people}) < len(self.people):
            yield "somebody is named twice in the same role"
        if "representative" in roles and self.consent is Consent.NOT_NEEDED:
            yield "somebody acts for the person affected: choose how their consent stands"

    def _faults_of_days(self) -> Iterator[str]:
        if self.arrived_on > clock.today():
            yield "nothing arrives before its day"
        for words, day in (
            ("the matter was known", self.known_on),
            ("the body was told", self.told_body_on),
            ("the body answered", self.body_answered_on),
        ):
            if day and day > self.arrived_on:
                yield f"{words} after the complaint arrived: check the days"
        told, answered = self.told_body_on, self.body_answered_on
        if told and answered and answered < told:
            yield "the body answered before it was told: check the days"
