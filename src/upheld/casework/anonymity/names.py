"""Other people's names: after a title, with initials, or by a capital where none is needed."""

import re
from collections.abc import Collection, Iterator

from upheld.casework.anonymity.clues import ClueKind, Span
from upheld.casework.anonymity.doers import of_doers
from upheld.casework.anonymity.parties import TOKEN, bare, letters
from upheld.casework.anonymity.vocabulary import BEGINNINGS, VOCABULARY

# Not the letter that stands for somebody: "Mr X's".
_NAME = r"[A-ZÀ-Þ](?![’'][a-z]?\b)[a-zß-ÿ’'-]{1,40}(?:[A-ZÀ-Þ][a-zß-ÿ]{1,40}){0,3}"
_PARTICLE = r"(?:al|bin|da|de|del|den|der|di|du|el|la|le|van|von)"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lady|Lord|Councillor|Cllr|Rev(?:erend)?|"
    r"PC|Sergeant|Nurse|Sister|Judge)"
)
_TITLED = re.compile(rf"\b{_TITLE}\.? (?:[A-Z]\.? )?{_NAME}(?: (?:{_PARTICLE} )?{_NAME}){{0,2}}")
# "I told Mr X I agreed" has no second initial.
_TITLED_LETTERS = re.compile(rf"\b{_TITLE}\.? [A-Z](?:\. ?[A-Z]\.|\.[A-Z]\b| ?(?!I\b)[A-Z]\b\.?)")
_WITH_INITIALS = re.compile(rf"\b(?:[A-Z]\. ?|[A-Z] ){{1,3}}{_NAME}\b")
_TWO_LETTERS = re.compile(r"\b(?:[A-Z]{2}|[A-Z]\.[A-Z]\.?|[A-Z]\. (?![AI] )[A-Z]\.?)(?![\w.])")
# What two capitals mean in these texts; every other pair may be somebody.
_PAIRS = """
AM CE CQ CT DP EA EC ED EH EP EU FE GP HA HB HO HR ID IT LA MP NI OT PA PC PE PM QC KC RA SI SW TA
TV UC UK US VA VI
"""
_KNOWN_PAIRS = frozenset(_PAIRS.split())
# A letter that stands for a person is how they are to be written.
_LETTER = re.compile(r"[A-Z]")
_ACRONYM = re.compile(r"[A-Z0-9]{2,3}s?")
_CAPITALS = re.compile(r"[A-Z]{4,6}s?")
_IN_BRACKETS = re.compile(r"\(“?([A-Z]{4,6}s?)”?\)")
# What long capitals mean in these texts, where the text does not explain them itself.
_ACRONYMS = """
ACAS AMHP ASBO CAFCASS CAMHS CIPFA CQUIN DEFRA DHSC DLUHC DVLA EHCNA EHCP HMCTS HMRC LADO LGSCO
LHA MASH MARAC MHCLG MPPA NHSE NICE NPPF OFSTED PHSO PSED RIPA SAAMCO SENCO SEND SENDIST TUPE UKHSA
"""
_KNOWN_ACRONYMS = frozenset(_ACRONYMS.split())
# Words of the vocabulary that follow a first name as often as anything.
_CALLED = """
black day english french german green head hill house king lane may park post street white
"""
_SURNAMES = frozenset(_CALLED.split())
# What begins a sentence after one that ends with a letter: "It told Mr X. The Council".
_NO_SURNAMES = (BEGINNINGS | VOCABULARY) - _SURNAMES - {"will", "young"}
_NEAR = 20
_ENDS = ".!?:;•–\n\r\t"


def of_names(text: str, *, known: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Every span that may be somebody's name; `known` are further words that name nobody."""
    innocent = VOCABULARY | known
    for found in _TITLED.finditer(text):
        end = _without_known(text, found.start(), found.end(), innocent)
        if end:
            yield Span(found.start(), end, ClueKind.NAME)
    for found in _TITLED_LETTERS.finditer(text):
        yield Span(found.start(), found.end(), ClueKind.INITIALS)
    for found in _WITH_INITIALS.finditer(text):
        last = bare(re.split(r"[. ]", found[0])[-1])
        if last not in innocent and last not in BEGINNINGS:
            yield Span(found.start(), found.end(), ClueKind.NAME)
    for found in _TWO_LETTERS.finditer(text):
        if re.sub(r"\W", "", found[0]) not in _KNOWN_PAIRS:
            yield Span(found.start(), found.end(), ClueKind.INITIALS)
    yield from _capitals(text, innocent, surnames=(known - VOCABULARY) | _SURNAMES)
    heads = (
        each
        for each in TOKEN.finditer(text)
        if each[0][0].isupper() and _begins(text, each.start())
    )
    yield from of_doers(text, heads)


def _capitals(text: str, innocent: frozenset[str], surnames: frozenset[str]) -> Iterator[Span]:
    """Capitals in the middle of a sentence, and the same words where a sentence begins."""
    tokens = list(TOKEN.finditer(text))
    # "tom" in somebody's address does not make "Tom" a word like others.
    words = " ".join(each for each in text.split() if "@" not in each)
    small = {letters(each[0]) for each in TOKEN.finditer(words) if each[0].islower()}
    explained = _KNOWN_ACRONYMS | set(_IN_BRACKETS.findall(text))
    doubtful = [
        each
        for each in tokens
        if each[0][0].isupper() and _is_doubtful(each[0], innocent, small, explained)
    ]
    inside = {letters(each[0]) for each in doubtful if not _begins(text, each.start())}
    # "Mary Chester" begins with a name, whatever is called Chester besides.
    starts = {each.start() for each in doubtful} | {
        each.start()
        for each in tokens
        if each[0][0].isupper() and not each[0].isupper() and bare(each[0]) in surnames
    }
    run: list[re.Match[str]] = []
    for each in doubtful:
        beside = text[each.end() : each.end() + 1] == " " and each.end() + 1 in starts
        # Capitals alone are not how a sentence begins.
        shouted = each[0].isupper() and not _ACRONYM.fullmatch(each[0])
        alone = letters(each[0]) not in inside and not beside and not shouted
        if alone and _begins(text, each.start()):
            continue
        if run and text[run[-1].end() : each.start()] != " ":
            yield Span(run[0].start(), run[-1].end(), ClueKind.CAPITAL)
            run = []
        run.append(each)
    if run:
        yield Span(run[0].start(), run[-1].end(), ClueKind.CAPITAL)


def _is_doubtful(
    token: str, innocent: frozenset[str], small: set[str], explained: Collection[str]
) -> bool:
    word = re.sub(r"[’']s?$", "", token)
    if len(word) == 1 or _ACRONYM.fullmatch(word):
        return False
    if _CAPITALS.fullmatch(word) and (word in explained or word.removesuffix("s") in explained):
        return False
    # "Council-owned" is as harmless as its parts.
    parts = [letters(part) for part in word.split("-")]
    return any(
        part not in innocent and part not in small and part not in BEGINNINGS for part in parts
    )


def _begins(text: str, start: int) -> bool:
    """Whether a sentence, a line or a point of a list begins there."""
    # Only so much as a bullet and its number take: texts are long.
    near = text[max(0, start - _NEAR) : start]
    before = near.rstrip(" \"“”‘’'(*-")
    if not before or before[-1] in _ENDS:
        return True
    return bool(re.search(r"(?:^|\n)\s*(?:\d+|[a-z])[.)]$", before))


def _without_known(text: str, start: int, end: int, innocent: frozenset[str]) -> int:
    """Where a titled name ends: without the office that follows it; 0 where nothing is left.

    What stands first after a title is a name, also where a place or a colour is called so.
    """
    title, *words = text[start:end].split(" ")
    letter = words.pop(0) if _LETTER.fullmatch(words[0].strip(".")) else ""
    if letter.endswith(".") and bare(words[0]) in _NO_SURNAMES:
        return 0
    while len(words) > 1 and bare(words[-1]) in innocent:
        words.pop()
    return start + len(" ".join([title, *([letter] if letter else []), *words]))
