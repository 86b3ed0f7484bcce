"""What people at work were shown and told."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from benchmarks.staff.visitor import Answer

LIST, CHANGE = "list", "change"
_PROBLEM = re.compile(r'class="govuk-error-summary__list">(.*?)</ul>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>|\s+")


@dataclass(kw_only=True)
class Tally:
    """What all people have together."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    invited: list[str] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    blocked: list[tuple[int, str]] = field(default_factory=list)
    lifted: list[int] = field(default_factory=list)
    overtaken: int = 0
    """How often somebody was told that somebody else was first."""

    def note(self, kind: str, answer: Answer, *expected: int) -> bool:
        """Whether an answer was as it should be; its time counts if so."""
        if answer.status in expected:
            self.times[kind].append(answer.seconds)
            return True
        self.faults.append(f"{kind}: {answer.status} {answer.led_to} {_told(answer.text)!r}")
        return False


def _told(text: str) -> str:
    """What a page said went wrong, or how it begins."""
    problem = _PROBLEM.search(text)
    return " ".join(_TAG.sub(" ", problem[1]).split()) if problem else text[:80]
