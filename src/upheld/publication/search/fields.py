"""How the index is laid out: which fields a document has there, and how its words are cut."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from zlib import crc32

from tantivy import Document as Entry
from tantivy import (
    Filter,
    Index,
    Schema,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from upheld.domain.publication import DocumentKind
from upheld.publication.search.documents import Document
from upheld.publication.search.stretches import sign, stretches_in

WORDS = "words"
"""Title, summary and text, each a value of its own, so that no phrase runs across two."""
HEAD = "head"
"""Title and summary alone: what is found there weighs more."""
SPELLED = "spelled"
"""The same words as in WORDS, as they are written: from here come spellings to try."""
STRETCH = "stretch"
"""Each two and each three frequent words in a row, as one."""
REFERENCE, KEY = "reference_digits", "key"
PUBLIC_FROM, DAY, YEAR, RANK = "public_from", "day", "year", "rank"
NAMES = ("kind", "body", "type", "region", "heading", "category", "subject", "outcome")
"""Fields that hold one name each, by which is filtered and counted."""

ENGLISH, PLAIN, RAW, SPACED = "english_words", "plain_words", "raw", "whitespace"
# Miss B has not missed anything; her title would weigh as much as the word, and says nothing.
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr) (?=[A-Z]\b)")
LONGEST_WORD = 60
ASCII = 128
# ASCII in small letters, with a space for whatever parts words.
_PARTED = bytes(
    ord(chr(code).lower()) if code < ASCII and chr(code).isalnum() else ord(" ")
    for code in range(256)
)
# What parts words, though it is no ASCII; whatever else is none may belong to a word.
_BETWEEN = re.compile("[‘’“”–—…•£\N{NO-BREAK SPACE}]")
WORDS_KEPT = 50_000
# Where a document stands among all: by day, then reference, then body, in 63 bits.
REFERENCE_BITS, BODY_BITS = 27, 15
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def schema() -> Schema:
    """The fields."""
    made = SchemaBuilder()
    made.add_text_field(WORDS, stored=True, tokenizer_name=ENGLISH)
    made.add_text_field(HEAD, tokenizer_name=ENGLISH)
    made.add_text_field(SPELLED, tokenizer_name=PLAIN, index_option="basic")
    made.add_text_field(STRETCH, tokenizer_name=SPACED, index_option="basic")
    for name in (KEY, REFERENCE):
        made.add_text_field(name, tokenizer_name=RAW, index_option="basic")
    for name in ("id", "reference"):
        made.add_text_field(name, stored=True, tokenizer_name=RAW, index_option="basic")
    for name in NAMES:
        stored = name in {"kind", "body"}
        made.add_text_field(
            name, stored=stored, fast=True, tokenizer_name=RAW, index_option="basic"
        )
    for name in (DAY, YEAR, RANK):
        made.add_unsigned_field(name, fast=True)
    made.add_integer_field(PUBLIC_FROM, fast=True)
    return made.build()


def analyzers() -> dict[str, TextAnalyzer]:
    """How text becomes words: lower case, no accents; in English also without endings."""

    def lowered() -> TextAnalyzerBuilder:
        made = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(LONGEST_WORD))
        return _lowered(made)

    return {ENGLISH: _english(lowered()), PLAIN: lowered().build()}


def _lowered(made: TextAnalyzerBuilder) -> TextAnalyzerBuilder:
    return made.filter(Filter.lowercase()).filter(Filter.ascii_fold())


def _english(made: TextAnalyzerBuilder) -> TextAnalyzer:
    return made.filter(Filter.stemmer("english")).build()


@cache
def _whole() -> TextAnalyzer:
    # Words that are too long stay: what stands on both sides of one is not in a row.
    return _english(_lowered(TextAnalyzerBuilder(Tokenizer.simple())))


def _signs(text: str) -> str:
    # As the index cuts it; that takes four times as long for what the same words often say.
    plain = _BETWEEN.sub(" ", text)
    if plain.isascii():
        return "".join(map(_sign, plain.encode().translate(_PARTED).split()))
    return "".join(map(sign, _whole().analyze(text)))


@lru_cache(maxsize=WORDS_KEPT)
def _sign(word: bytes) -> str:
    [stem] = _whole().analyze(word.decode())
    return sign(stem)


def able_to_read(index: Index) -> Index:
    """The index, told how its words are cut; a folder does not keep that."""
    for name, analyzer in analyzers().items():
        index.register_tokenizer(name, analyzer)
    return index


def entry(one: Document) -> Entry:
    """A document as the index takes it."""
    made = Entry()
    title, summary, text = map(composed, (one.title, one.summary, one.text))
    for value in (title, summary, text):
        made.add_text(WORDS, value)
        made.add_text(SPELLED, value)
    stretches = stretches_in(" ".join(map(_signs, (title, summary, text))))
    made.add_text(STRETCH, " ".join(stretches))
    for value in (title, summary):
        made.add_text(HEAD, _TITLES.sub("", value))
    made.add_text(KEY, key(one))
    made.add_text(REFERENCE, digits(one.reference))
    made.add_text("id", one.id)
    made.add_text("reference", one.reference)
    for name in NAMES:
        if value := str(getattr(one, name)):
            made.add_text(name, value)
    made.add_unsigned(DAY, day_number(one.day))
    made.add_unsigned(YEAR, one.day.year)
    made.add_unsigned(RANK, rank(one))
    made.add_integer(PUBLIC_FROM, moment_number(one.public_from))
    return made


def composed(text: str) -> str:
    """`text` with each letter in one form, so that the same word is the same."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def digits(reference: str) -> str:
    """A reference without what stands between its digits."""
    return re.sub(r"[^0-9a-z]", "", reference.lower())


def key(one: Document) -> str:
    """Tells a document from every other."""
    return key_of(one.kind, one.id, one.body)


def key_of(kind: DocumentKind, identity: str, body: str) -> str:
    """The key of a document that is known by its name alone."""
    return f"{kind}|{identity}|{body}"


def day_number(day: date) -> int:
    """A day as a number that grows with time: 20260601."""
    return day.year * 10_000 + day.month * 100 + day.day


def moment_number(moment: datetime) -> int:
    """A moment as microseconds since 1970; exact, so that nothing is found before its hour."""
    return (moment - EPOCH) // MICROSECOND


def rank(one: Document) -> int:
    """The place among all documents by day, then reference, then body."""
    number = int("0" + re.sub(r"\D", "", one.reference)) & ((1 << REFERENCE_BITS) - 1)
    tail = crc32(key(one).encode()) & ((1 << BODY_BITS) - 1)
    return (one.day.toordinal() << REFERENCE_BITS | number) << BODY_BITS | tail
