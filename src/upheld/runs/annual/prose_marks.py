"""Marks in the prose of one letter: what a person has to tick before anybody approves it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from upheld.domain.errors import CheckFailed
from upheld.letters.prose import Doubt, Finding, check_added
from upheld.runs.annual.check import CheckLine, State
from upheld.runs.annual.drafting import Desk
from upheld.runs.annual.edits import NO_EDITS, Edits, block_words

# Twelve hex digits tell the paragraphs of one letter apart.
LENGTH = 12
# What the year's check calls a text that says otherwise than the record.
CONTRADICTION = f"free text {Doubt.CONTRADICTS}"
OF_ALL = ("opening", "sector")


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A free paragraph in which something was found, and what was said about it."""

    block: str
    number: int
    """Among the paragraphs after its block, from 0."""
    text: str
    findings: tuple[Finding, ...]
    ticked: bool
    reason: str

    @property
    def digest(self) -> str:
        """Of the paragraph and what was found: a tick holds for both alone."""
        return digest_of(self.block, self.text, self.findings)

    @property
    def gap(self) -> bool:
        """Whether something is still to be filled in: no tick helps."""
        return any(found.doubt is Doubt.PLACEHOLDER for found in self.findings)

    @property
    def contradicts(self) -> bool:
        """Whether a number says otherwise than the record: a tick needs its reason."""
        return any(found.doubt is Doubt.CONTRADICTS for found in self.findings)

    @property
    def open(self) -> bool:
        """Whether somebody has to look at it."""
        return self.gap or not self.ticked or (self.contradicts and not self.reason)


def marked_in(
    desk: Desk, body: str, edits: Edits, *, ticks: Mapping[str, str] | None = None
) -> tuple[Marked, ...]:
    """Every free paragraph of a letter in which something was found, in the letter's order."""
    if not edits.free_paragraphs:
        return ()
    said = edits.ticks if ticks is None else ticks
    found = check_added(
        figures=desk.release.figures(body),
        plan=desk.plan,
        reports=desk.reports.get(body, ()),
        activity=desk.activity,
        free_paragraphs=edits.free_paragraphs,
    )
    return tuple(
        Marked(
            block=block, number=number, text=text, findings=findings, ticked=digest in said,
            reason=said.get(digest, ""),
        )
        for (block, number), findings in found.items()
        for text in (edits.free_paragraphs[block][number],)
        for digest in (digest_of(block, text, findings),)
    )  # fmt: skip


def digest_of(block: str, text: str, findings: Iterable[Finding]) -> str:
    """What a tick is kept under."""
    said = [block, text, [[found.text, found.doubt.value, found.why] for found in findings]]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:LENGTH]


def refuse_open_marks(desk: Desk, body: str, lines: Iterable[CheckLine]) -> None:
    """`CheckFailed` where a letter's prose has a mark that nobody has ticked.

    Of texts that stand in every letter, and of reports, the year's check has the lines: one that
    contradicts the record has to be cleared there with its reason.
    """
    for line in lines:
        if line.finding.kind != CONTRADICTION or line.state is State.CLEARED:
            continue
        place = line.finding.subject.partition(":")[0]
        if place == body or place.startswith(OF_ALL):
            raise CheckFailed(
                f"a text in the letter of {body} contradicts the record ({line.finding.what}); "
                "mend it, or clear that line of the check with the reason"
            )
    still = [each for each in marked_in(desk, body, desk.edits.get(body, NO_EDITS)) if each.open]
    if still:
        raise CheckFailed(
            f"the letter of {body} has {len(still)} paragraphs with an open mark, the first after "
            f"{block_words(still[0].block)}: {still[0].findings[0].text}; tick them first"
            if len(still) > 1
            else f"the letter of {body} has an open mark after {block_words(still[0].block)}: "
            f"{still[0].findings[0].text}; tick it first"
        )
