"""What a person says of a body, checked before anything is written."""

import re
from dataclasses import dataclass
from datetime import date

from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.visible_text import check_visible

LONGEST_NAME, LONGEST_SHORT, LONGEST_SLUG, LONGEST_REGION = 200, 120, 80, 40
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"E[0-9]{8}")


@dataclass(frozen=True, kw_only=True)
class BodyFacts:
    """A body's name, kind, place and days; empty and None where nothing is known."""

    name: str
    short_name: str
    type: AuthorityType
    region: str
    gss_code: str
    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        """Refuse what no page or letter could print."""
        check_line("name", self.name, LONGEST_NAME)
        check_line("short name", self.short_name, LONGEST_SHORT)
        if len(self.region) > LONGEST_REGION:
            raise Refused(f"the region is longer than {LONGEST_REGION} characters")
        if self.gss_code and not _CODE.fullmatch(self.gss_code):
            raise Refused("a code of the statistics office is E and eight digits: E06000032")
        if self.start and self.end and self.end < self.start:
            raise Refused(f"the last day {self.end} is before the first {self.start}")


def check_line(what: str, text: str, longest: int) -> None:
    """Refuse an empty text, one over several lines, one that hides something, one too long."""
    if not text.strip():
        raise Refused(f"the {what} is empty")
    check_visible(what, text, longest=longest)


def check_slug(slug: str) -> None:
    """Refuse what cannot be part of an address."""
    if not _SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        raise Refused("a short form for addresses has small letters, digits and hyphens: a-b-2")
