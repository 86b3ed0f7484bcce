"""A whole text of an invented decision: the same for the same seed and case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome, Remedied
from upheld.domain.statements import Section
from upheld.runs.demo.statements.parts import read_subjects
from upheld.runs.demo.statements.sections import Telling, write_sections
from upheld.runs.demo.statements.subjects import choose_subject
from upheld.toolbox.drawing import Lots

# How an early closing is explained, and how often; another way to decide it must be there.
EARLY = {"late": 2, "alternative": 3, "not_warranted": 5, "nothing_more": 3}
ENDED_IN_100 = 15


@dataclass(frozen=True, kw_only=True)
class InventedCase:
    """What is known of an invented decision before a word of it is written."""

    reference: str
    body: str
    """Slug of a fictional body."""
    heading: Heading
    outcome: Outcome
    received: date
    decided: date
    remedied: Remedied | None = None
    improvement: str = ""
    """What the body agreed to improve, as a sentence without a subject."""
    theme: str = ""


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A text and the subject it is about."""

    subject: str
    sections: Mapping[Section, str]


def draw_statement(seed: int, case: InventedCase) -> Drawn:
    """The text of a case: 300 to 850 words that agree with its outcome and its days."""
    lots = Lots(seed, "statement", case.reference, case.body)
    share = lots.share
    subject = choose_subject(case.heading, case.received, case.theme, share)
    parts = read_subjects()[subject]
    matter = parts.matters[int(share() * len(parts.matters))]
    purpose = _purpose(
        case,
        lots,
        elsewhere=bool(parts.elsewhere if matter.elsewhere is None else matter.elsewhere),
    )
    telling = Telling(parts=parts, matter=matter, purpose=purpose, share=share)
    return Drawn(
        subject=subject,
        sections=write_sections(
            telling,
            case.received,
            case.decided,
            body=case.body,
            subject=subject,
            improvement=case.improvement,
        ),
    )


def _purpose(case: InventedCase, lots: Lots, *, elsewhere: bool) -> str:
    if case.outcome is Outcome.UPHELD:
        return (case.remedied or Remedied.BY_US).value
    if case.outcome is Outcome.NOT_UPHELD:
        return "discontinued" if lots.below(100) < ENDED_IN_100 else "no_fault"
    names = [name for name in EARLY if elsewhere or name != "alternative"]
    return names[lots.pick([EARLY[name] for name in names])]
