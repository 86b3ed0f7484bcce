"""What a person says of a course, a session or a place: values that refuse what cannot be."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from upheld.domain.errors import Refused
from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.toolbox.mail import is_address

MOST_PLACES = 1000
MOST_NEEDS = 1000
NAME_LENGTH, EMAIL_LENGTH, ORDER_LENGTH = 200, 254, 60


@dataclass(frozen=True, kw_only=True)
class CourseFacts:
    """What a course is, whenever it is held."""

    kind: CourseKind
    audience: Audience
    title: str
    summary: str
    outcomes: tuple[str, ...] = ()
    hours: Decimal
    invented: bool = False

    def __post_init__(self) -> None:
        """Refuse a course without a title, a summary or a length."""
        _refuse("the course", {
            "give it a title": not self.title.strip(),
            "write the title on one line": "".join(self.title.splitlines()) != self.title,
            "say in a sentence or two what it is about": not self.summary.strip(),
            "an outcome has no words": any(not each.strip() for each in self.outcomes),
            "an outcome has more than one line": any("\n" in each for each in self.outcomes),
            "say how many hours it takes": not 0 < self.hours < MOST_PLACES,
        })  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SessionFacts:
    """When and where a session is held, for how many and at what price."""

    way: SessionWay
    starts: datetime
    ends: datetime
    places: int
    body: str = ""
    organisation: str = ""
    city: str = ""
    venue: str = ""
    joining: str = ""
    price_pence: int = 0

    def __post_init__(self) -> None:
        """Refuse an end before the start, a room without a city, a body that is not in-house."""
        in_house = self.way is SessionWay.IN_HOUSE
        _refuse("the session", {
            "it ends before it starts": self.ends <= self.starts,
            f"give it between 1 and {MOST_PLACES} places": not 0 < self.places <= MOST_PLACES,
            "name the city": self.way is not SessionWay.ONLINE and not self.city.strip(),
            "a body or a provider is named in-house alone": bool(self.body or self.organisation)
            and not in_house,
            "it is held for a body or for a provider, not for both": bool(
                self.body and self.organisation
            ),
            "the name of the provider is too long": len(self.organisation) > NAME_LENGTH,
            "a price is no less than nothing": self.price_pence < 0,
        })  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ArrivingBooking:
    """Who is to come to a session, and from where.

    The address may be missing where staff enter a list; the public form asks for it.
    """

    session: int
    sector: Audience
    name: str
    email: str = ""
    body: str = ""
    organisation: str = ""
    needs: str = ""
    order_number: str = ""

    def __post_init__(self) -> None:
        """Refuse half a name, an address that is none, and somebody from nowhere."""
        council = self.sector is Audience.COUNCILS
        _refuse("the booking", {
            "give the first and the family name": len(self.name.split()) < 2,  # noqa: PLR2004
            "the name is too long": len(self.name) > NAME_LENGTH,
            "this is no mail address": bool(self.email) and not is_address(self.address),
            "the mail address is too long": len(self.email) > EMAIL_LENGTH,
            "say for which body they work": council and not self.body,
            "say for which provider they work": not council and not self.organisation.strip(),
            "a provider is no body of the register": not council and bool(self.body),
            "the name of the provider is too long": len(self.organisation) > NAME_LENGTH,
            f"say in {MOST_NEEDS:,} characters what is needed": len(self.needs) > MOST_NEEDS,
            "the order number is too long": len(self.order_number) > ORDER_LENGTH,
        })  # fmt: skip

    @property
    def address(self) -> str:
        """The mail address as it is compared: somebody is one person however they type it."""
        return self.email.strip().lower()


def _refuse(what: str, faults: dict[str, bool]) -> None:
    if problems := [words for words, is_so in faults.items() if is_so]:
        raise Refused(f"{what} cannot be so: {'; '.join(problems)}", problems=problems)
