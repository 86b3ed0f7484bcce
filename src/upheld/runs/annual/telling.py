"""Letters and packs that tell of a public report: what stays when the report is taken down."""

from collections.abc import Iterator
from dataclasses import dataclass

from upheld.domain.facts import ReportFact, ReportKind
from upheld.letters.blocks import further_reports, public_reports
from upheld.letters.letter import Letter
from upheld.letters.reports import issued_in
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.models import LetterEvent, LetterVersion
from upheld.runs.annual.models.letter_version import APPROVED, ISSUED, SUPERSEDED
from upheld.runs.annual.pack import pack_of
from upheld.runs.annual.queries.letters import is_held

BLOCKS = {
    ReportKind.PUBLIC_INTEREST: public_reports.KEY,
    ReportKind.FURTHER: further_reports.KEY,
}


@dataclass(frozen=True, kw_only=True)
class Telling:
    """A letter that tells of a report, and how it stands."""

    letter: LetterVersion
    held: LetterEvent | None
    block: str
    """The block that tells of it where nobody wrote of it by hand."""
    unread: bool = False
    """Its file cannot be read; it is of the report's year, so somebody has to look."""

    @property
    def is_read(self) -> bool:
        """Whether the roll gives it to the public, now or once its year is public."""
        return self.letter.state == ISSUED and self.held is None

    @property
    def awaits_sending(self) -> bool:
        """Whether it is signed and has not gone."""
        return self.letter.state == APPROVED and self.held is None


@dataclass(frozen=True, kw_only=True)
class StillTold:
    """Where a report is told of outside the public pages, which a roll makes anew."""

    letters: tuple[Telling, ...]
    packs: tuple[int, ...]
    """Years whose reading pack holds one of these letters."""

    @property
    def to_settle(self) -> int:
        """How many signed letters go on telling of it until somebody does something."""
        return sum(each.is_read or each.awaits_sending for each in self.letters)


def still_told(fact: ReportFact) -> StillTold:
    """The letters of all years to its body that tell of a report, the newest year first.

    One counts that names its title or reference, and one of its year that tells of such reports:
    a doubt is better looked at than missed. What another letter replaced is no longer read.
    """
    letters = tuple(_telling(fact))
    years = dict.fromkeys(each.letter.year for each in letters)
    packs = ((year, pack_of(year)) for year in years)
    held = tuple(year for year, pack in packs if pack and fact.body in pack.bodies)
    return StillTold(letters=letters, packs=held)


def _telling(fact: ReportFact) -> Iterator[Telling]:
    rows = LetterVersion.objects.filter(authority=fact.body).exclude(state=SUPERSEDED)
    for letter in rows.order_by("-year", "-version"):
        try:
            said = shelf_of(letter.year).place(fact.body, letter.version).read()
        except OSError:
            said = None
        tells = _tells(said, fact) if said else issued_in(fact, letter.year)
        if tells:
            yield Telling(
                letter=letter, held=is_held(letter), block=BLOCKS[fact.kind], unread=said is None
            )


def _tells(letter: Letter, fact: ReportFact) -> bool:
    of_its_kind = any(section.key == BLOCKS[fact.kind] for section in letter.sections)
    if of_its_kind and issued_in(fact, letter.year):
        return True
    names = [name.casefold() for name in (fact.title, fact.reference) if name]
    texts = (each.text.casefold() for section in letter.sections for each in section.paragraphs)
    return any(name in text for text in texts for name in names)
