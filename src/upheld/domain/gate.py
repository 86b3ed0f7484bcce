"""How a decision stands at the publication gate, and for which reasons one may be withheld.

Source: the design notes, a6. They say that some of the reasons need a manager and not which; here
every one does that somebody weighs, and those that anybody can see from the file do not.
"""

from enum import StrEnum

from upheld.domain.publication import NotShown


class AtGate(StrEnum):
    """Where a decision stands; of several that fit, the first."""

    NEVER = "never"
    OPEN = "open"
    WITHHELD = "withheld"
    UNCHECKABLE = "uncheckable"
    DOUBT = "doubt"
    PUBLISHED = "published"
    WAITING = "waiting"
    TAKEN_DOWN = "taken_down"
    READY = "ready"
    EARLY = "early"

    @property
    def words(self) -> str:
        """The state in words."""
        return _AT_GATE[self]

    @property
    def not_shown(self) -> NotShown | None:
        """What the public is told of a case that stands so; None where its decision is shown."""
        return _NOT_SHOWN[self]


_AT_GATE = {
    AtGate.NEVER: "Never published",
    AtGate.OPEN: "Open or under review",
    AtGate.WITHHELD: "Withheld",
    AtGate.UNCHECKABLE: "Cannot be checked any more",
    AtGate.DOUBT: "A doubt to settle",
    AtGate.PUBLISHED: "Published",
    AtGate.WAITING: "Passed, waits for its hour",
    AtGate.TAKEN_DOWN: "Taken down",
    AtGate.READY: "To be checked",
    AtGate.EARLY: "Not due yet",
}

_NOT_SHOWN = {
    AtGate.NEVER: NotShown.NEVER,
    AtGate.OPEN: NotShown.WAITING,
    AtGate.WITHHELD: NotShown.WITHHELD,
    AtGate.UNCHECKABLE: NotShown.WITHHELD,
    AtGate.DOUBT: NotShown.WAITING,
    AtGate.PUBLISHED: None,
    AtGate.WAITING: NotShown.WAITING,
    AtGate.TAKEN_DOWN: NotShown.TAKEN_DOWN,
    AtGate.READY: NotShown.WAITING,
    AtGate.EARLY: NotShown.WAITING,
}

TO_DO = frozenset({AtGate.DOUBT, AtGate.READY})
"""What somebody should see to today."""
PASSABLE = frozenset({AtGate.READY, AtGate.EARLY, AtGate.TAKEN_DOWN})
"""From where a text may pass: one that is not due waits for its hour."""


class Withheld(StrEnum):
    """Why a decision that could be published is not."""

    IDENTIFIABLE = "identifiable"
    INTERESTS = "interests"
    REQUEST = "request"
    SOLE_TRADER = "sole_trader"
    EMPLOYMENT = "employment"
    LEGAL = "legal"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The reason in words."""
        return _WITHHELD[self]

    @property
    def needs_exception(self) -> bool:
        """Whether somebody weighs it, who may allow exceptions."""
        return self not in {Withheld.EMPLOYMENT, Withheld.LEGAL}


_WITHHELD = {
    Withheld.IDENTIFIABLE: "Somebody would be recognised, however it is written",
    Withheld.INTERESTS: "Not in the interest of the person affected or of others",
    Withheld.REQUEST: "A request not to publish, to which we agreed",
    Withheld.SOLE_TRADER: "A care provider who is one person, and nothing public asks for the name",
    Withheld.EMPLOYMENT: "About employment or staff",
    Withheld.LEGAL: "Legal proceedings, or a letter that comes before them",
    Withheld.OTHER: "Another reason, which is written down",
}
