"""What somebody asks of the list of improvements, and what it leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType

from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.promises import Promise
from upheld.letters import words
from upheld.pages.improvements.rows import Row, due_and_id
from upheld.pages.narrowing import Narrowed, asked_for, narrow, query_of
from upheld.pages.setting import Setting
from upheld.publication.finding.spelling import plain

TITLE = "Service improvements"
THEME, LATEST, EARLIEST, BODY = "theme", "latest", "earliest", "body"
ORDERS = MappingProxyType(
    {
        THEME: "By theme",
        LATEST: "Latest due first",
        EARLIEST: "Earliest due first",
        BODY: "By body",
    }
)
_FILTERS = ("theme", "body", "type", "state")
_MOST_WORDS = 12


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which improvements, and in which order; empty: all, by theme."""

    q: str = ""
    """Words, under the name that the search over decisions has for them."""
    theme: str = ""
    body: str = ""
    type: str = ""
    state: str = ""
    order: str = ""

    @classmethod
    def parse(cls, args: Mapping[str, str], setting: Setting) -> "Choice":
        """From the words of an address; what cannot be meant is refused with what could be."""
        names = ("q", *_FILTERS, "order")
        found = cls(**dict(zip(names, asked_for(args, *names), strict=True)))
        if found.body and found.body not in setting.bodies:
            raise Refused("No body of this name is known. Choose one from the list of the form.")
        for value, known, called in (
            (found.type, AuthorityType, "type of body"),
            (found.state, Promise, "state"),
            (found.order, ORDERS, "order"),
        ):
            if value and value not in set(known):
                raise Refused(f"There is no such {called}. Choose one of: {', '.join(known)}.")
        return found

    @property
    def query(self) -> str:
        """The same as the end of an address."""
        return query_of(asdict(self))

    def title(self, setting: Setting) -> str:
        """How its feed is called."""
        said = (
            f"“{self.q}”" if self.q else "",
            words.capital(self.theme),
            Promise(self.state).words if self.state else "",
            setting.bodies[self.body].name if self.body else "",
            words.capital(AuthorityType(self.type).plural) if self.type else "",
        )
        return setting.titled(TITLE, said)

    @property
    def wanted(self) -> tuple[str, ...]:
        """The words that have to be there."""
        return tuple(plain(self.q).split()[:_MOST_WORDS])

    @property
    def ordered(self) -> str:
        """The order, where none was asked for too."""
        return self.order or THEME


def chosen(rows: Sequence[Row], choice: Choice, setting: Setting) -> Narrowed[Row]:
    """The improvements that a choice leaves, in its order; `rows` come by theme."""
    wanted = choice.wanted
    said = [row for row in rows if row.says(wanted)] if wanted else rows
    filters = {name: value for name, value in asdict(choice).items() if name in _FILTERS}
    found = narrow(said, filters, lambda row: row.values)
    if choice.ordered == THEME:
        return found
    ordered = sorted(found.rows, key=due_and_id, reverse=choice.ordered != EARLIEST)
    if choice.ordered == BODY:
        ordered.sort(key=lambda row: setting.bodies[row.improvement.fact.body].name)
    return Narrowed(rows=ordered, counts=found.counts)
