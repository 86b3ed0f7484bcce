"""To whom a side's letters go, and how."""

from dataclasses import dataclass

from upheld.casework.models import CaseWork, Complainant
from upheld.domain.sides import Formats, Side
from upheld.register.queries.contacts import contacts_on
from upheld.register.queries.doubtful_contacts import chosen
from upheld.toolbox import clock

# A representative is written to in place of the person; that is what they are for.
_FIRST = ("representative", "complainant", "person_affected")
# The deputy where no link officer holds the office today.
_OFFICES = ("link_officer", "deputy_link_officer")


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Who is written to. Everything here is personal."""

    lines: tuple[str, ...]
    salutation: str
    email: str
    word: str
    """What a link asks for besides: it does not stand in the mail."""
    asked: str
    """How the mail calls that word."""
    formats: Formats = Formats.PLAIN

    @property
    def by_link(self) -> bool:
        """Whether a link serves: not where no address is known, nor where paper was asked for."""
        return bool(self.email) and self.formats in {Formats.PLAIN, Formats.LARGE_PRINT}


def recipient_of(work: CaseWork, side: Side) -> Recipient | None:
    """Who a side's letters go to; None where nobody is known."""
    return _complainant(work) if side is Side.COMPLAINANT else _body(work)


def _complainant(work: CaseWork) -> Recipient | None:
    people = {p.role: p for p in Complainant.objects.filter(case_id=work.case_body.case_id)}
    person = next((people[role] for role in _FIRST if role in people), None)
    if person is None:
        return None
    lines = (person.name, *person.contact.splitlines(), person.postcode)
    return Recipient(
        lines=tuple(line.strip() for line in lines if line.strip()),
        salutation=person.name, email=person.email, formats=Formats(person.formats),
        word=person.postcode or work.case_body.case_id,
        asked="your postcode" if person.postcode else "the reference of your case",
    )  # fmt: skip


def _body(work: CaseWork) -> Recipient:
    # A body always can be written to: without a known contact, its office is.
    authority, reference = work.case_body.authority, work.case_body.case_id
    # Enough to tell one's cases apart, too little to open the letter.
    asked = f"the whole reference of the case that ends in {reference[-3:]}"
    today = clock.today()
    held = contacts_on(today, bodies=[authority.pk]).get(authority.pk, ())
    officer = chosen(_OFFICES, held, day=today)
    if officer is None:
        return Recipient(
            lines=("The Link Officer", authority.short_name),
            salutation="Link Officer",
            email="",
            word=reference,
            asked=asked,
        )
    name = officer.name or officer.title or "The Link Officer"
    return Recipient(
        lines=(name, authority.short_name), email=officer.email,
        salutation=officer.salutation or officer.title or "Link Officer",
        word=reference, asked=asked,
    )  # fmt: skip
