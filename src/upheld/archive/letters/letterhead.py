"""Whom a letter is about, from the places where letters say so, and where it names persons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from upheld.archive.letters.flow import Flow
from upheld.archive.naming import Named, Naming

_AUTHORITY: Final = re.compile(
    r"\b(?:council|borough|authority|corporation|county|city|district|transport|police|fire|park|"
    r"commissioner|isles|board)\b"
)
_IN_NAMES: Final = re.compile(r"\b(?:council|authority|corporation)\b")
_DEAR: Final = re.compile(r"\bdear ")
_FAREWELL: Final = re.compile(
    r"\b(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm) (?:regards|wishes)|regards,)"
)
_CONTACT: Final = re.compile(r"\bcontact(?: officer| name)?:")
_COPIES: Final = re.compile(r"(?:cc|copy to|copies to|copied to)\b")
_PERSON: Final = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|sir|dame|cllr|councillor|chief executives?|leader|chair|officer|"
    r"managing director|head of paid service|by email)\b|\d"
)
_OFFICE: Final = re.compile(r"\b(?:chief executives?|managing director|head of paid service)$")
_ADDRESS_LINES: Final = 4
_LONGEST_NAME: Final = 120
# Name and titles; and who gets copies.
_SIGNED: Final = 4
_COPIED: Final = 12


@dataclass(frozen=True, kw_only=True)
class Body:
    """The body that the figures are about."""

    printed: str
    named: Named
    doubts: tuple[str, ...] = ()
    elsewhere: tuple[tuple[int, int], ...] = ()
    """Where pages stand that bear the title of another body."""


def body_of(flow: Flow, naming: Naming, *, year: int | None) -> Body:
    """The body of the statistics, or of the words about it, before the one written to."""
    about = tuple(dict.fromkeys(_about(flow)))
    address = _address(flow)
    broken = tuple(_broken(flow))
    if year is None:
        told = (one for one in address[1:] if _IN_NAMES.search(one.lower()))
        named = sorted(filter(_is_authority, about), key=len) or told
        return Body(printed=next(iter(named), ""), named=Named(slug=None))
    # What may hold a person's name beside the body's is asked for and never told.
    asked = [(printed, naming.named(printed, year=year)) for printed in broken]
    known = [(printed, naming.named(printed, year=year)) for printed in about]
    written = [(printed, naming.named(printed, year=year)) for printed in address]
    to = next((pair for pair in written if pair[1].slug), None)
    if of := next((pair for pair in (*asked, *known) if pair[1].slug), None):
        others = _not_heirs(flow, [*known, *written], of)
        return Body(
            printed=of[0],
            named=of[1],
            doubts=_differing(others, of),
            elsewhere=tuple(_elsewhere(flow, naming, of[1].slug, year=year)),
        )
    known = [pair for pair in known if _is_authority(pair[0])]
    if known:
        shortest = min(known, key=lambda pair: len(pair[0]))
        return Body(printed=shortest[0], named=shortest[1], doubts=_doubted(shortest))
    if to:
        return Body(printed=to[0], named=to[1])
    # The first is the whole block; a line of it that may be a person's is never told.
    if looks := next((pair for pair in written[1:] if _IN_NAMES.search(pair[0].lower())), None):
        return Body(printed=looks[0], named=looks[1], doubts=_doubted(looks))
    doubt = "the document does not say which body it is about"
    return Body(printed="", named=Named(slug=None), doubts=(doubt,))


def _doubted(pair: tuple[str, Named]) -> tuple[str, ...]:
    printed, named = pair
    return (named.doubt or f"“{printed}” is the name of no body in the register",)


def _differing(others: list[tuple[str, Named]], of: tuple[str, Named]) -> tuple[str, ...]:
    """A doubt for every other body named."""
    differing = dict.fromkeys(
        printed for printed, named in others if named.slug and named.slug != of[1].slug
    )
    return tuple(
        f"the statistics are about “{of[0]}”, but the letter names “{printed}”"
        for printed in differing
    )


def _not_heirs(
    flow: Flow, others: list[tuple[str, Named]], of: tuple[str, Named]
) -> list[tuple[str, Named]]:
    """Those that the letter does not tell to have taken the place of a body that ended."""
    own = (of[0], *(printed for printed, named in others if named.slug == of[1].slug))
    heirs: set[str] = set()
    for ended in _ENDED_ON.finditer(flow.text):
        told = flow.text[ended.end() : ended.end() + _FARTHEST].split(".", maxsplit=1)[0]
        if "took its place" in told and flow.text.endswith(own, 0, ended.start()):
            heirs |= {printed for printed, _ in others if printed in told}
    return [pair for pair in others if pair[0] not in heirs]


def _elsewhere(
    flow: Flow, naming: Naming, slug: str | None, *, year: int
) -> Iterator[tuple[int, int]]:
    """From each title of another body to the next title of this one."""
    since = None
    for at, names in sorted(_pages(flow)):
        found = next(
            (named.slug for name in names if (named := naming.named(name, year=year)).slug), None
        )
        if found is None:
            continue
        if found != slug and since is None:
            since = at
        elif found == slug and since is not None:
            yield since, at
            since = None
    if since is not None:
        yield since, len(flow.text)


def _pages(flow: Flow) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where each page of statistics begins that has a title, with the names in it."""
    for lead in _OF_PAGES:
        for at, line in enumerate(flow.lines) if lead in flow.folded else ():
            if found := _TITLES[lead].fullmatch(_line(flow, at).lower()):
                yield line.start, _named_from(flow, at, line.start + found.start("name"))
    for at in range(1, len(flow.lines)):
        if _line(flow, at).lower().startswith(_ENDING) and not _has_title(flow, at):
            names = (_line(flow, at - 1), flow.lines_from(at - 2, at))
            yield flow.lines[at - 1].start, names


_TITLES: Final = {
    "local authority report": re.compile(r"local authority report: ?(?P<name>[^:]+)"),
    "statistics for": re.compile(r"statistics for (?P<name>(?!the year)[^:]+)"),
    "annual review letter": re.compile(
        r"annual review letter \d{4}(?: \(corrected\))?: (?P<name>.+)"
    ),
}
"""By words that each begins with."""
_OF_PAGES: Final = ("local authority report", "statistics for")
_ENDED: Final = re.compile(
    r"(?:^|(?<=[.:] ))(?P<name>[A-Z][\w’',&. -]{3,100}?) ended on \d{1,2} \w{3,9} \d{4}\."
)
_ENDED_ON: Final = re.compile(r" ended on \d{1,2} \w{3,9} \d{4}\.")
_FARTHEST: Final = 400
_ENDING: Final = "for the period ending"
_PERIOD: Final = re.compile(r"for the (?:period|year) (?:ending|ended|from|to)")


def _about(flow: Flow) -> Iterator[str]:
    """Names in the titles of statistics, in the subject, and in what is told of an end."""
    for lead, title in _TITLES.items():
        for at in range(len(flow.lines)) if lead in flow.folded else ():
            if found := title.fullmatch(_line(flow, at).lower()):
                yield from _named_from(flow, at, flow.lines[at].start + found.start("name"))
    for at in range(1, len(flow.lines)):
        if _line(flow, at).lower().startswith(_ENDING) and not _has_title(flow, at):
            yield from filter(_is_authority, [_line(flow, at - 1)])
    for ended in _ENDED.finditer(flow.text):
        yield ended["name"]


def _broken(flow: Flow) -> Iterator[str]:
    """Names on two lines above the period of a page of statistics."""
    for at in range(2, len(flow.lines)):
        if _line(flow, at).lower().startswith(_ENDING) and not _has_title(flow, at):
            yield flow.lines_from(at - 2, at)


def _named_from(flow: Flow, at: int, start: int) -> tuple[str, ...]:
    """A name that may go on in the next lines, up to the line with the period."""
    for last in range(at + 1, min(at + 4, len(flow.lines))):
        if _PERIOD.match(_line(flow, last).lower()):
            return (_cut(flow.text[start : flow.lines[last - 1].end]),)
    after = flow.lines[min(at + 1, len(flow.lines) - 1)].end
    return (_cut(flow.text[start:after]), _cut(flow.text[start : flow.lines[at].end]))


def _line(flow: Flow, at: int) -> str:
    return flow.lines_from(at, at + 1)


def _has_title(flow: Flow, at: int) -> bool:
    """Whether one of the two lines before bears a title that names the body."""
    before = [_line(flow, each).lower() for each in range(max(0, at - 2), at)]
    return any(title.match(line) for title in _TITLES.values() for line in before)


def _cut(name: str) -> str:
    period = _PERIOD.search(name.lower())
    named = name[: period.start()] if period else name
    return named.strip().removesuffix("(corrected)")[:_LONGEST_NAME].strip()


def _is_authority(text: str) -> bool:
    return _AUTHORITY.search(text.lower()) is not None


def _address(flow: Flow) -> tuple[str, ...]:
    """The names of authorities above the salutation, the last line first, broken ones whole.

    Persons are named there too: lines that may be theirs are not looked at.
    """
    dear = _DEAR.search(flow.folded)
    if dear is None:
        return ()
    last = sum(line.end < dear.start() for line in flow.lines)
    first = max(0, last - _ADDRESS_LINES)
    offices = [at for at in range(first, last) if _OFFICE.search(_line(flow, at).lower())]
    # Below an office the name begins, whatever its first line says.
    first = offices[-1] + 1 if offices else first
    while first < last and not offices and not _may_begin_name(_line(flow, first)):
        first += 1
    block = [_line(flow, at) for at in range(first, last)]
    if not block or any(_PERSON.search(line.lower()) for line in block):
        return ()
    return (flow.lines_from(first, last), *reversed(block))


def _may_begin_name(line: str) -> bool:
    return _is_authority(line) and not _PERSON.search(line.lower())


def private_in(flow: Flow) -> tuple[tuple[int, int], ...]:
    """Where persons are named: in the salutation and above, after the farewell, and in copies."""
    spans = []
    if dear := _DEAR.search(flow.folded):
        spans.append((0, flow.line_at(dear.start()).end))
    signed = (found.start() for found in _FAREWELL.finditer(flow.folded))
    spans += [(at, _lines_on(flow, at, _SIGNED)) for at in signed]
    named = (found.start() for found in _CONTACT.finditer(flow.folded))
    spans += [(at, min(_lines_on(flow, at, 1), at + _LONGEST_NAME)) for at in named]
    for at, line in enumerate(flow.lines):
        if _COPIES.match(_line(flow, at).lower()):
            # A page of statistics may follow: its sentences are wanted.
            spans.append((line.start, _lines_on(flow, line.start, _COPIED)))
    return tuple(sorted(spans))


def _lines_on(flow: Flow, at: int, lines: int) -> int:
    """The end of so many lines after the one here, on its page."""
    first = flow.number_at(at)
    page = flow.lines[first].place.page
    some = [line for line in flow.lines[first : first + lines + 1] if line.place.page == page]
    return some[-1].end
