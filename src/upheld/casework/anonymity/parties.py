"""The parties' own details in a text: exactly, and as somebody might have misspelt them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from upheld.casework.anonymity.clues import ClueKind, Span
from upheld.casework.anonymity.signs import plain_signs
from upheld.toolbox.plain_name import TITLES

TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
RUN_OF_DIGITS = re.compile(r"(?<!\w)[+(]?\d[\d() ./–—-]{7,22}\d(?!\d)")
"""What may be a telephone number; never so long that a text of digits alone takes time."""
_HONORIFIC = r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Lady|Lord|Councillor|Cllr|Rev)\.? "
_LETTER = re.compile(rf"{_HONORIFIC}([A-Z])\b(?![’'](?!s))")
_BARE_NUMBER = re.compile(r"\d+\w?")
_LEAST_LINE, _LIKE_LINE, _TELEPHONE_TAIL = 8, 90.0, 9
# A name of so many letters may differ in so many: "Smith" and "Smyth", "Featherstone" twice.
_ONE_APART, _TWO_APART = 4, 8
# Shorter names in small letters are words as often as names.
_LEAST_SMALL = 4


@dataclass(frozen=True, kw_only=True)
class Party:
    """What we know of somebody in a case, as far as it could stand in a text."""

    name: str
    address: str = ""
    postcode: str = ""
    email: str = ""
    telephone: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the name as they are compared, without titles and single letters."""
        found = (letters(word) for word in TOKEN.findall(self.name))
        return tuple(word for word in found if len(word) > 1 and word not in TITLES)

    @property
    def lines(self) -> tuple[str, ...]:
        """The address line by line; a number alone belongs to what follows it."""
        found: list[str] = []
        number = ""
        for part in re.split(r"[\n,;]", plain_signs(self.address)):
            line = " ".join([*number.split(), *part.split()])
            number = line if _BARE_NUMBER.fullmatch(line) else ""
            if line and not number:
                found.append(line)
        return tuple(found)


def letters(word: str) -> str:
    """A word without case, accents and signs."""
    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in spread if c.isalpha())


def bare(word: str) -> str:
    """The letters of a word without what makes it a possessive."""
    return letters(re.sub(r"[’']s?$", "", word))


def of_parties(
    text: str, parties: Iterable[Party], *, known: frozenset[str] = frozenset()
) -> Iterator[Span]:
    """Every span that is, or is like, something that a party gave us.

    `known` are words that name nobody, such as places: nothing is merely like one of them.
    """
    for party in parties:
        yield from _names(text, party, known)
        yield from _initials(text, party)
        yield from _addresses(text, party, known)
        yield from _exact(text, party)


def _names(text: str, party: Party, known: frozenset[str]) -> Iterator[Span]:
    found: list[Span] = []
    for token in TOKEN.finditer(text):
        word = bare(token[0])
        if not token[0][0].isupper():
            # "will" in small letters is nobody called Will; "featherstone" is no other word.
            if word in party.parts and word not in known and len(word) >= _LEAST_SMALL:
                found.append(Span(token.start(), token.end(), ClueKind.PARTY_PART))
            continue
        if word in party.parts:
            found.append(Span(token.start(), token.end(), ClueKind.PARTY_PART))
        elif word not in known and any(_is_like(word, part) for part in party.parts):
            found.append(Span(token.start(), token.end(), ClueKind.PARTY_LIKE))
    yield from _joined(text, found, party, known)


def _joined(
    text: str, found: Sequence[Span], party: Party, known: frozenset[str]
) -> Iterator[Span]:
    """Words side by side are one clue; two parts of a name are the party, in whichever order.

    A name of one word that is a month or a place too is a part, which a person may settle; so is
    one in small letters alone, whose words may mean something else.
    """
    needed = 2 if len(set(party.parts)) > 1 or known.issuperset(party.parts) else 1
    runs: list[list[Span]] = []
    for span in found:
        if runs and re.fullmatch(r"[\s,.-]{1,3}", text[runs[-1][-1].end : span.start]):
            runs[-1].append(span)
        else:
            runs.append([span])
    for run in runs:
        exact = {
            letters(text[each.start : each.end]) for each in run
            if each.kind is ClueKind.PARTY_PART
        }  # fmt: skip
        written = any(text[each.start].isupper() for each in run)
        whole = written and len(exact) >= needed
        kinds = {each.kind for each in run}
        kind = ClueKind.PARTY if whole else min(kinds, key=list(ClueKind).index)
        yield Span(run[0].start, run[-1].end, kind)


def _is_like(word: str, part: str) -> bool:
    longer = max(len(word), len(part))
    if longer < _ONE_APART or abs(len(word) - len(part)) > 1:
        return False
    apart = 2 if longer >= _TWO_APART else 1
    return OSA.distance(word, part, score_cutoff=apart) <= apart


def _initials(text: str, party: Party) -> Iterator[Span]:
    first = {part[0].upper() for part in party.parts}
    for found in _LETTER.finditer(text):
        if found[1] in first:
            yield Span(found.start(), found.end(1), ClueKind.PARTY_INITIAL)


def _addresses(text: str, party: Party, known: frozenset[str]) -> Iterator[Span]:
    for line in party.lines:
        words = {letters(word) for word in TOKEN.findall(line)}
        numbered = any(c.isdigit() for c in line)
        if words <= known and not (numbered and words):
            continue
        exact = list(re.finditer(_loosely(line), text, re.IGNORECASE))
        if " " in line:
            yield from (Span(each.start(), each.end(), ClueKind.PARTY) for each in exact)
        else:
            # One word may be a word like any other: "agreed to deal with it" is not of Deal.
            yield from (
                Span(each.start(), each.end(), ClueKind.PARTY_LIKE)
                for each in exact
                if not each[0][0].islower()
            )
        if exact or len(line) < _LEAST_LINE:
            continue
        near = fuzz.partial_ratio_alignment(
            line.casefold(), text.casefold(), score_cutoff=_LIKE_LINE
        )
        if near and len(text) == len(text.casefold()):
            like = text[near.dest_start : near.dest_end]
            start = near.dest_start + len(like) - len(like.lstrip())
            if like.strip():
                yield Span(start, start + len(like.strip()), ClueKind.PARTY_LIKE)


def _exact(text: str, party: Party) -> Iterator[Span]:
    postcode = r"\s{0,2}".join(re.sub(r"\W", "", party.postcode))
    for form in (re.escape(party.email), postcode):
        if form:
            for found in re.finditer(rf"(?<!\w){form}(?!\w)", text, re.IGNORECASE):
                yield Span(found.start(), found.end(), ClueKind.PARTY)
    digits = re.sub(r"\D", "", party.telephone)[-_TELEPHONE_TAIL:]
    if len(digits) == _TELEPHONE_TAIL:
        for found in RUN_OF_DIGITS.finditer(text):
            if digits in re.sub(r"\D", "", found[0]):
                yield Span(found.start(), found.end(), ClueKind.PARTY)


def _loosely(line: str) -> str:
    return r"(?<!\w)" + r"[\s,]+".join(re.escape(word) for word in line.split()) + r"(?!\w)"
