"""How a decision stands at the publication gate, and for which reasons one may be withheld.

Source: the design notes, a6. They say that some of the reasons need a manager and not which; here
every one does that somebody weighs, and those that anybody can see from the file do not.
"""

from upheld.domain.publication import NotShown
from upheld.domain.worded import Worded


class AtGate(Worded):
    """Where a decision stands; of several that fit, the first."""

    NEVER = "never", "Never published"
    OPEN = "open", "Open or under review"
    WITHHELD = "withheld", "Withheld"
    UNCHECKABLE = "uncheckable", "Cannot be checked any more"
    DOUBT = "doubt", "A doubt to settle"
    PUBLISHED = "published", "Published"
    WAITING = "waiting", "Passed, waits for its hour"
    TAKEN_DOWN = "taken_down", "Taken down"
    READY = "ready", "To be checked"
    EARLY = "early", "Not due yet"

    @property
    def not_shown(self) -> NotShown | None:
        """What the public is told of a case that stands so; None where its decision is shown."""
        return _NOT_SHOWN[self]


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


class Withheld(Worded):
    """Why a decision that could be published is not."""

    IDENTIFIABLE = "identifiable", "Somebody would be recognised, however it is written"
    INTERESTS = "interests", "Not in the interest of the person affected or of others"
    REQUEST = "request", "A request not to publish, to which we agreed"
    SOLE_TRADER = (
        "sole_trader",
        "A care provider who is one person, and nothing public asks for the name",
    )
    EMPLOYMENT = "employment", "About employment or staff"
    LEGAL = "legal", "Legal proceedings, or a letter that comes before them"
    OTHER = "other", "Another reason, which is written down"

    @property
    def needs_exception(self) -> bool:
        """Whether somebody weighs it, who may allow exceptions."""
        return self not in {Withheld.EMPLOYMENT, Withheld.LEGAL}
