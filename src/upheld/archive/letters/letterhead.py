"""Whom and which year a letter is about, from the places where letters say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from upheld.archive.letters.flow import Flow
from upheld.archive.naming import Named, Naming

_MONTH_DAY: Final = r"31(?:st)? march,? (?P<{0}>\d{{4}})"
_SLASHED: Final = r"31[/.]0?3[/.](?P<{0}>\d{{4}}|\d\d)(?!\d)"
# The first that tells of the year "ended", and every one that stands on a page of statistics.
_OPENING: Final = re.compile(
    rf"\byear (?:ended|ending|to)(?: on)? (?:{_MONTH_DAY.format('a')}|{_SLASHED.format('b')})"
)
_STATISTICS: Final = re.compile(
    rf"(?:for the period ending:? ?|figures for the year to |"
    rf"for the (?:year|period) (?:from|between) 0?1(?:st)?(?: april |[/.]0?4[/.])\d{{2,4}} "
    rf"(?:to|and) )(?:{_MONTH_DAY.format('a')}|{_SLASHED.format('b')})"
)
_SUBJECT: Final = re.compile(
    r"annual review letter (?P<from>20\d\d)(?:[-/](?P<to>20\d\d|\d\d))?(?![\d/-])"
)
_AUTHORITY: Final = re.compile(
    r"\b(?:council|borough|authority|corporation|county|city|district|transport|police|fire|park|"
    r"commissioner|isles|board)\b"
)
_DEAR: Final = re.compile(r"\bdear ")
_FAREWELL: Final = re.compile(r"\byours (?:sincerely|faithfully)")
_PERSON: Final = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|sir|dame|cllr|councillor|chief executives?|leader|chair|officer|"
    r"managing director|head of paid service|by email)\b|\d"
)
_ADDRESS_LINES: Final = 4
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, kw_only=True)
class Year:
    """The reporting year, and why it is not known where it is not."""

    year: int | None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Body:
    """The body that the figures are about."""

    printed: str
    named: Named
    doubts: tuple[str, ...] = ()


def year_of(flow: Flow) -> Year:
    """The year that all places agree on; none, with a doubt, where they do not."""
    found = dict(_years(flow))
    if len(found) == 1:
        return Year(year=next(iter(found)))
    if not found:
        return Year(year=None, doubts=("the document does not say which year it is about",))
    said = " and ".join(f"{year} ({flow.place_at(at).words})" for year, at in found.items())
    return Year(year=None, doubts=(f"the document gives more than one year: {said}",))


def _years(flow: Flow) -> Iterator[tuple[int, int]]:
    """Each year with where it stands, the last place first so that the first one remains."""
    subject = _SUBJECT.search(flow.folded)
    opening = _OPENING.search(flow.folded)
    pages = reversed(tuple(_STATISTICS.finditer(flow.folded)))
    for found in (*pages, opening):
        if found is not None:
            yield _full(found["a"] or found["b"]), found.start()
    if subject is not None:
        yield _full(subject["to"] or subject["from"]), subject.start()


def _full(printed: str) -> int:
    return int(printed) + (2000 if len(printed) == 2 else 0)  # noqa: PLR2004 - "18" of "31/03/18"


def body_of(flow: Flow, naming: Naming, *, year: int | None) -> Body:
    """The body of the statistics, or of the words about it, before the one written to."""
    about = tuple(dict.fromkeys(_about(flow)))
    address = _address(flow)
    if year is None:
        printed = next(iter((*about, *(one for one in address if _is_authority(one)))), "")
        return Body(printed=printed, named=Named(slug=None))
    known = [(printed, naming.named(printed, year=year)) for printed in about]
    written = [(printed, naming.named(printed, year=year)) for printed in address]
    to = next((pair for pair in written if pair[1].slug), None)
    if of := next((pair for pair in known if pair[1].slug), None):
        return Body(printed=of[0], named=of[1], doubts=_differing(flow, [*known, *written], of))
    known = [pair for pair in known if _is_authority(pair[0])]
    if known:
        shortest = min(known, key=lambda pair: len(pair[0]))
        return Body(printed=shortest[0], named=shortest[1], doubts=_doubted(shortest))
    if to:
        return Body(printed=to[0], named=to[1])
    if looks := next((pair for pair in written if _is_authority(pair[0])), None):
        return Body(printed=looks[0], named=looks[1], doubts=_doubted(looks))
    doubt = "the document does not say which body it is about"
    return Body(printed="", named=Named(slug=None), doubts=(doubt,))


def _doubted(pair: tuple[str, Named]) -> tuple[str, ...]:
    printed, named = pair
    return (named.doubt or f"“{printed}” is the name of no body in the register",)


def _differing(
    flow: Flow, others: list[tuple[str, Named]], of: tuple[str, Named]
) -> tuple[str, ...]:
    """A doubt for every other body named, unless the letter tells that it went to the heir."""
    if "took its place" in flow.folded:
        return ()
    differing = dict.fromkeys(
        printed for printed, named in others if named.slug and named.slug != of[1].slug
    )
    return tuple(
        f"the statistics are about “{of[0]}”, but the letter names “{printed}”"
        for printed in differing
    )


_TITLES: Final = {
    "local authority report": re.compile(r"local authority report: ?(?P<name>[^:]+)"),
    "statistics for": re.compile(r"statistics for (?P<name>(?!the year)[^:]+)"),
    "annual review letter": re.compile(
        r"annual review letter \d{4}(?: \(corrected\))?: (?P<name>.+)"
    ),
}
"""By words that each begins with."""
_ENDED: Final = re.compile(
    r"(?:^|(?<=[.:] ))(?P<name>[A-Z][\w’',&. -]{3,100}?) ended on \d{1,2} \w{3,9} \d{4}\."
)
_PERIOD: Final = re.compile(r"for the (?:period|year) (?:ending|ended|from|to)")


def _about(flow: Flow) -> Iterator[str]:
    """Names in the titles of statistics, in the subject, and in what is told of an end."""
    lines = [flow.text[line.start : line.end] for line in flow.lines]
    for lead, title in _TITLES.items():
        for at, line in enumerate(lines) if lead in flow.folded else ():
            if found := title.fullmatch(line.lower()):
                yield from _whole(line[found.start("name") :], lines[at + 1 : at + 4])
    for at, line in enumerate(lines):
        before = lines[max(0, at - 2) : at]
        if _PERIOD.match(line.lower()) and before and not _is_title(before):
            # A long name stands on two lines.
            yield from (" ".join(before), *(one for one in before[-1:] if _is_authority(one)))
    for ended in _ENDED.finditer(flow.text):
        yield ended["name"]


def _whole(name: str, after: list[str]) -> tuple[str, ...]:
    """A name that may go on in the next lines, up to the line with the period."""
    name = _cut(name)
    for count, line in enumerate(after):
        if _PERIOD.match(line.lower()):
            return (" ".join([name, *after[:count]]),)
    return (" ".join([name, *after[:1]])[:_LONGEST_NAME], name)


def _is_title(lines: list[str]) -> bool:
    return any(title.match(line.lower()) for title in _TITLES.values() for line in lines)


def _cut(name: str) -> str:
    period = _PERIOD.search(name.lower())
    return (name[: period.start()] if period else name)[:_LONGEST_NAME].strip()


def _is_authority(text: str) -> bool:
    return _AUTHORITY.search(text.lower()) is not None


def _address(flow: Flow) -> tuple[str, ...]:
    """The names of authorities above the salutation, the last line first, broken ones whole.

    Persons are named there too: lines that may be theirs are not looked at.
    """
    dear = _DEAR.search(flow.folded)
    if dear is None:
        return ()
    above = [flow.text[line.start : line.end] for line in flow.lines if line.end < dear.start()]
    block = above[-_ADDRESS_LINES:]
    while block and (_PERSON.search(block[0].lower()) or not _is_authority(block[0])):
        block = block[1:]
    if any(_PERSON.search(line.lower()) for line in block):
        return ()
    return tuple(dict.fromkeys((" ".join(block), *reversed(block)))) if block else ()


def private_in(flow: Flow) -> tuple[tuple[int, int], ...]:
    """Where persons are named: above and in the salutation, and after the farewell."""
    spans = []
    if dear := _DEAR.search(flow.folded):
        spans.append((0, flow.line_at(dear.start()).end))
    if farewell := _FAREWELL.search(flow.folded):
        after = [line for line in flow.lines if line.start >= farewell.start()]
        spans.append((farewell.start(), after[4].end if len(after) > 4 else len(flow.text)))  # noqa: PLR2004 - name and titles
    return tuple(spans)
