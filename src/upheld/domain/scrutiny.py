"""Questions that a committee can ask, and the rules by which a council's own facts choose them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import Any

from upheld.domain.errors import Refused
from upheld.domain.headings import Heading

LONGEST_KEY, LONGEST_TEXT = 60, 1_000
MARKS = frozenset({"body", "count", "heading", "year"})


class Ground(StrEnum):
    """The kind of fact on which a question rests."""

    ALWAYS = "always"
    LATE_REMEDIES = "late_remedies"
    """Remedies that were completed late in the year; counted."""
    NOT_SATISFIED = "not_satisfied"
    """Recommendations which the year counts as not complied with; counted."""
    OVERDUE_IMPROVEMENTS = "overdue_improvements"
    """Promised improvements whose day is over on the day of reading; counted."""
    UPHELD_MORE = "upheld_more"
    """The verdict on the uphold rate is "higher" beyond no clear difference."""
    UPHELD_FEWER = "upheld_fewer"
    """The verdict is "lower" beyond no clear difference."""
    PUBLIC_REPORT = "public_report"
    """A public report was issued in the year; counted."""
    REPLY_AWAITED = "reply_awaited"
    """A report of which the body's reply is still awaited or does not satisfy; counted."""
    SEVERAL_UPHELD = "several_upheld"
    """Cases upheld under one heading in the year; counted for each heading."""
    LOW_VOLUME = "low_volume"
    """Unusually few complaints reached us for the number of residents, against similar bodies."""
    NOTHING_UPHELD = "nothing_upheld"
    """Nothing was upheld in the year."""
    NOTHING_DECIDED = "nothing_decided"
    """Nothing was decided in the year."""
    ABOLISHED = "abolished"
    """The body is gone: its heirs answer."""


# Grounds that count something, so that a rule may ask for more than one.
COUNTED = frozenset({
    Ground.LATE_REMEDIES, Ground.NOT_SATISFIED, Ground.OVERDUE_IMPROVEMENTS, Ground.PUBLIC_REPORT,
    Ground.REPLY_AWAITED, Ground.SEVERAL_UPHELD,
})  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Rule:
    """When a question is asked: where its ground is there, at least so often."""

    ground: Ground
    at_least: int = 1
    heading: Heading | None = None
    """Of `SEVERAL_UPHELD` alone: only under this heading; None is whichever has most."""

    def __post_init__(self) -> None:
        """Refuse a rule that could never or would always be met by mistake."""
        if self.at_least < 1:
            raise Refused("at least: give a number from 1")
        if self.at_least > 1 and self.ground not in COUNTED:
            raise Refused(f"at least: {self.ground} is there or not, so give 1")
        if self.heading and self.ground is not Ground.SEVERAL_UPHELD:
            raise Refused("heading: only cases with fault are counted by heading")


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question, approved by somebody other than its writer."""

    key: str
    topic: str
    """A few words under which questions stand together."""
    text: str
    """The question. {body}, {count}, {heading} and {year} are filled in from the fact."""
    listen_for: str
    """What a good answer holds, in a sentence or two."""
    rule: Rule
    rank: int = 100
    """Questions of a lower rank come first; the one-page pack takes the first few."""

    def __post_init__(self) -> None:
        """Refuse an empty question, an overlong one, and marks nobody fills in."""
        for name in ("key", "topic", "text", "listen_for"):
            said = getattr(self, name).strip()
            if not said:
                raise Refused(f"{name}: write something")
            if len(said) > (LONGEST_KEY if name in ("key", "topic") else LONGEST_TEXT):
                raise Refused(f"{name}: this is too long")
        if not _marks(self.text) <= MARKS:
            raise Refused("text: only {body}, {count}, {heading} and {year} may stand in braces")

    def asked(self, *, body: str, count: int, heading: str, year: str) -> str:
        """The question as it is put to one council."""
        return self.text.format(body=body, count=count, heading=heading, year=year)


def question_of(plain: Mapping[str, Any]) -> Question:
    """A question out of the plain values that `dataclasses.asdict` made of it."""
    rule = plain["rule"]
    heading = Heading(rule["heading"]) if rule.get("heading") else None
    known = Rule(ground=Ground(rule["ground"]), at_least=rule["at_least"], heading=heading)
    return Question(**{**plain, "rule": known})


def _marks(text: str) -> set[str]:
    # A brace that is not closed, or one with a format of its own, is no mark of ours.
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return {text}
    return {
        name if not (form or turned) else text
        for _, name, form, turned in parts
        if name is not None
    }
