"""What a member of the public tells us: a complaint before anybody here has seen it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from upheld.casework.models.complainant import ROLES
from upheld.domain.errors import Refused
from upheld.domain.sides import Consent, Formats

LONGEST_TEXT = 10_000


@dataclass(frozen=True, kw_only=True)
class ArrivingPerson:
    """One person of an arriving complaint."""

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
        """A known role, a name."""
        if self.role not in ROLES:
            raise Refused(f"{self.role!r} is not a role in a complaint")
        if not self.name.strip():
            raise Refused("a person has no name")

    @property
    def can_be_reached(self) -> bool:
        """Whether there is a way to answer."""
        return bool(self.contact or self.email or self.telephone)


@dataclass(frozen=True, kw_only=True)
class ArrivingComplaint:
    """A complaint as it was sent. `body` is a slug of the register, empty where it is not known."""

    body: str
    body_named: str
    text: str
    wanted: str
    known_on: date | None
    told_body_on: date | None
    body_answered_on: date | None
    consent: Consent
    consent_note: str
    people: tuple[ArrivingPerson, ...]

    def __post_init__(self) -> None:
        """Nothing that nobody could work on, and nothing without end."""
        if problems := tuple(self._problems()):
            raise Refused("; ".join(problems), problems=problems)

    def _problems(self) -> Iterator[str]:
        if not self.text.strip():
            yield "nothing is said of what happened"
        if not self.people:
            yield "nobody complains"
        elif not any(person.can_be_reached for person in self.people):
            yield "there is no way to answer"
        if any(len(text) > LONGEST_TEXT for text in (self.text, self.wanted)):
            yield f"a text is longer than {LONGEST_TEXT:,} characters"
        if any("\0" in text for text in self._texts()):
            yield "a text holds a character that cannot be kept"

    def _texts(self) -> Iterator[str]:
        yield from (self.body_named, self.text, self.wanted, self.consent_note)
        for each in self.people:
            yield from (each.name, each.contact, each.adjustments, each.relation, each.email)
