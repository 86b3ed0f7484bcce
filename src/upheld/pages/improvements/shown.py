"""An improvement as lists, pages and feeds tell it."""

from dataclasses import dataclass

from upheld.domain.promises import Promise
from upheld.letters import words
from upheld.pages.entries import Entry
from upheld.pages.improvements.rows import Row, done_by
from upheld.pages.setting import Setting


@dataclass(frozen=True, kw_only=True)
class ImprovementShown:
    """One improvement in words."""

    address: str
    summary: str
    theme: str
    body: Entry
    reference: str
    agreed: str
    due: str
    done: str
    state: Promise

    @property
    def days(self) -> str:
        """Its days in one sentence."""
        done = f", done {self.done}" if self.done else ""
        return f"Agreed {self.agreed}, due {self.due}{done}."


def show(row: Row, setting: Setting) -> ImprovementShown:
    """An improvement as it stands today."""
    improvement = row.improvement
    fact, done = improvement.fact, done_by(improvement, setting.today)
    return ImprovementShown(
        address=improvement.address,
        summary=words.sentence(fact.summary),
        theme=words.capital(fact.theme) or "Other",
        body=setting.entry(fact.body),
        reference=fact.reference,
        agreed=words.day(fact.agreed),
        due=words.day(fact.due),
        done=words.day(done) if done else "",
        state=row.state,
    )
