"""What somebody asks of the list of resources, and what it leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.learning import LearningKind
from upheld.pages.narrowing import Narrowed, asked_for, narrow, query_of
from upheld.publication.finding.spelling import plain
from upheld.publication.search.typed import Part, taken_apart
from upheld.publication.shelf.facts import PublicLearning

_FILTERS = ("kind", "heading", "subject")
# Of a shorter word the last letter may be all that tells it from others.
_SHORT = 3


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which resources; empty: all."""

    q: str = ""
    """Words, under the name that every search of the site has for them."""
    kind: str = ""
    heading: str = ""
    subject: str = ""

    @classmethod
    def parse(cls, args: Mapping[str, str]) -> "Choice":
        """From the words of an address; what cannot be meant is refused with what could be."""
        names = ("q", *_FILTERS)
        found = cls(**dict(zip(names, asked_for(args, *names), strict=True)))
        for value, known, called in (
            (found.kind, set(LearningKind), "kind of resource"),
            (found.heading, set(Heading), "heading"),
        ):
            if value and value not in known:
                listed = ", ".join(sorted(known))
                raise Refused(f"There is no such {called}. Choose one of: {listed}.")
        return found

    @property
    def query(self) -> str:
        """The same as the end of an address."""
        return query_of(asdict(self))

    @property
    def wanted(self) -> tuple[Part, ...]:
        """The words that have to be there, or must not, as every search of the site reads them."""
        return taken_apart(self.q).parts


def chosen(found: Sequence[PublicLearning], choice: Choice) -> Narrowed[PublicLearning]:
    """The resources that a choice leaves, in their order."""
    wanted = choice.wanted
    said = [each for each in found if _says(each.words, wanted)] if wanted else found
    filters = {name: value for name, value in asdict(choice).items() if name in _FILTERS}
    return narrow(said, filters, _values)


def _values(learning: PublicLearning) -> Mapping[str, str]:
    item = learning.item
    return {"kind": item.kind, "heading": item.heading, "subject": item.subject}


def _says(words: str, wanted: Sequence[Part]) -> bool:
    return all((_sought(part) in words) != part.excluded for part in wanted)


def _sought(part: Part) -> str:
    """The beginnings of words that are looked for; what must not be there is a whole word."""
    text = plain(part.text)
    if part.excluded or part.quoted:
        return f" {text} "
    return f" {text.removesuffix('s') if len(text) > _SHORT else text}"
