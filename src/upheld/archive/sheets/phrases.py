"""The words that tables print over their columns, and what each means.

Phrases are written as `tokens` gives them: small letters, "%" as "percent", "&" as "and".
"""

import itertools
from collections.abc import Iterable, Mapping
from functools import lru_cache

from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome

# What a phrase means: a heading or outcome by its id, or one of these.
RECEIVED, DECIDED, TOTAL, SIMILAR, AVERAGE, BASE, RATE, NUMBER = (
    "received", "decided", "total", "similar", "average", "base", "rate", "number",
)  # fmt: skip
COMPLIANCE, COMPLIANCE_CASES, SATISFACTORY, PER_100K = (
    "compliance", "compliance outcomes", "satisfactory", "per 100k",
)  # fmt: skip
INVESTIGATED = "investigations"
UPHELD = str(Outcome.UPHELD)
UNCODED = "uncoded"
HEADINGS = frozenset(map(str, Heading))
OUTCOMES = frozenset(map(str, Outcome))

_PUBLIC_PROTECTION = (
    "environmental services and public protection and regulation",
    "environmental services public protection and regulation",
    "environment services and public protection and regulation",
    "environment services public protection and regulation",
    "environmental services public protection regulation",
    "environmental services and public protection",
)
_HEADING_WORDS: Mapping[Heading, tuple[str, ...]] = {
    Heading.ADULT_CARE: ("adult social care services", "adult social care", "adult care", "adult",
                         "adult services", "adults services"),
    Heading.BENEFITS_TAX: ("benefits tax", "benefits and taxation", "benefits and council tax",
                           "benefits and local taxation"),
    Heading.CORPORATE_OTHER: ("corporate other", "corporate and other", "other and corporate"),
    Heading.EDUCATION_CHILDREN: ("education children", "education and children services",
                                 "education and childrens", "education and children",
                                 "childrens services and education", "education childrens services",
                                 "education and childrens social care"),
    Heading.ENVIRONMENT: (*_PUBLIC_PROTECTION, "environmental services", "environment"),
    Heading.HIGHWAYS_TRANSPORT: ("highways transport", "transport and highways", "highways",
                                 "highways and transportation"),
    Heading.HOUSING: ("housing services",),
    Heading.PLANNING: ("planning", "planning development", "planning and building control"),
    Heading.OTHER: (),
}  # fmt: skip
_OUTCOME_WORDS: Mapping[Outcome, tuple[str, ...]] = {
    Outcome.INCOMPLETE_INVALID: ("invalid or incomplete", "invalid incomplete",
                                 "incomplete and invalid", "invalid and incomplete"),
    Outcome.ADVICE_GIVEN: ("advice",),
    Outcome.REFERRED_BACK: ("referred back", "referred for local resolution"),
    Outcome.CLOSED_INITIAL: ("closed initial", "closed after initial enquiry",
                             "closed after initial inquiries"),
    Outcome.NOT_UPHELD: (),
    Outcome.UPHELD: ("uphold",),
}  # fmt: skip
_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    RECEIVED: ("received", "received in the year"),
    DECIDED: ("decided", "decisions made", "decisions", "decision", "outcome", "outcomes"),
    INVESTIGATED: ("detailed investigations", "investigations", "investigated", "investigation"),
    TOTAL: ("grand total", "total", "totals", "all", "overall"),
    RATE: ("percentage", "percent", "pct", "rate", "proportion", "rate percent", "percent rate",
           "rate percentage", "rate pct", "rates", "percentages", "proportions", "share", "shares"),
    NUMBER: ("number", "numbers", "no", "count", "counts", "n", "total number"),
    SIMILAR: ("similar authorities", "similar councils", "similar", "similar avg",
              "similar average", "similar authorities average", "average of similar authorities",
              "average for similar authorities", "average of similar councils", "type average",
              "average for authority type"),
    AVERAGE: ("average", "avg"),
    BASE: ("based on", "base", "printed base", "out of", "denominator"),
    COMPLIANCE: ("compliance", "complied", "compliance with recommendations"),
    COMPLIANCE_CASES: ("compliance outcomes", "compliance cases"),
    SATISFACTORY: ("satisfactory remedies", "satisfactory remedy", "satisfactory",
                   "satisfactory remedies before we were asked",
                   "upheld satisfactory remedy before we were asked",
                   "satisfactory remedies provided by the authority",
                   "a satisfactory remedy was provided before the complaint reached the ombudsman",
                   "satisfactory remedy provided before",
                   "satisfactory remedy before the ombudsman was involved",
                   "satisfactory remedy provided by the council",
                   "satisfactory remedy provided by the authority"),
    PER_100K: ("per 100 000 residents", "per 100 000 population", "per 100 000 people",
               "per 100 000", "per 100000 residents", "per 100000 population", "per 100000",
               "per 100k residents", "per 100k population", "per 100k"),
    UNCODED: ("uncoded", "no heading recorded"),
    "on_time": ("on time", "complete on time", "remedies on time", "remedied on time",
                "completed on time", "remedy complete and satisfied on time"),
    "late": ("late", "late remedies", "completed late", "remedies completed late",
             "remedied late", "remedy completed late"),
    "not_complete_satisfied": ("not complete but satisfied", "not complete satisfied",
                               "incomplete satisfied", "incomplete but satisfied",
                               "remedy not complete but satisfied",
                               "remedies not complete but satisfied"),
    "not_satisfied": ("not satisfied", "remedy not complete and not satisfied",
                      "remedies that did not satisfy us"),
    "satisfied": ("satisfied", "compliant", "compliance outcomes that satisfied us"),
    "dealt_with": ("dealt with",),
    "not_for_us": ("not for us",),
    "assessed_and_closed": ("assessed and closed", "assessed closed"),
    "remedied_by_us": ("remedied by us", "remedied by lgo", "remedied by lgsco",
                       "remedied by the ombudsman", "remedied by ombudsman", "by lgo"),
    "remedied_by_body": ("remedied by body", "remedied by the authority before us",
                         "remedied by authority", "remedied by the authority",
                         "remedied satisfactorily by authority before lgo involvement",
                         "satisfactorily by authority before lgo involvement",
                         "satisfactorily by authority before ombudsman involvement"),
    "reports": ("public interest reports", "public reports", "reports"),
    "further_reports": ("further reports",),
    "residents": ("residents", "population"),
    "similar_authorities": ("similar authorities averaged",),
}  # fmt: skip
_FILLERS = frozenset(
    {
        "of", "the", "complaints", "complaint",
        "enquiries", "and", "cases", "case", "by", "in", "a", "made", "about", "against", "lgo",
        "lgsco", "ombudsman", "council", "councils", "authority", "authorities", "for", "figures",
        "value", "values", "figure", "display", "year", "ended", "ending", "recorded", "with",
        "where",
    }
)  # fmt: skip


_BODIES = frozenset({"council", "councils", "authority", "authorities", "body", "bodies"})
_BEFORE_BODY = frozenset({"the", "your", "this", "each", "a", "local"})
_OF_MANY = frozenset({TOTAL, RATE, AVERAGE, PER_100K})
"""What is said of all councils together is another number than that of one."""


def tokens(text: str) -> tuple[str, ...]:
    """The words of a header in small letters, signs read out or left out."""
    plain = text.casefold().replace("&", " and ").replace("%", " percent ")
    plain = plain.replace("'", "").replace("’", "")
    return tuple("".join(sign if sign.isalnum() else " " for sign in plain).split())


def _lexicon() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}

    def say(phrases: Iterable[str], meaning: str) -> None:
        for phrase in phrases:
            if found.setdefault(tokens(phrase), meaning) != meaning:
                raise ValueError(f"{phrase!r} means {meaning} and {found[tokens(phrase)]}")

    for heading in Heading:
        say((heading.words, *_HEADING_WORDS[heading], heading.replace("_", " ")), str(heading))
    for outcome in Outcome:
        say((outcome.words, *_OUTCOME_WORDS[outcome], outcome.replace("_", " ")), str(outcome))
    for meaning, phrases in _OTHER_WORDS.items():
        say(phrases, meaning)
    say(("uphold rate", "upheld rate", "uphold rates"), "uphold")
    return found


_LEXICON = _lexicon()
_LONGEST = max(map(len, _LEXICON))


@lru_cache(maxsize=4096)
def meanings_in(text: str) -> frozenset[str] | None:
    """What the words of a header mean; None where one of them is not known."""
    found, unknown = _read(tokens(text))
    return None if unknown else found


def meanings_among(text: str) -> frozenset[str]:
    """What the known words of a title mean, others passed over."""
    return _read(tokens(text))[0]


def _read(words: tuple[str, ...]) -> tuple[frozenset[str], bool]:
    found: set[str] = set()
    unknown = several = False
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            meaning = _LEXICON.get(words[at : at + length])
            if meaning:
                found |= {UPHELD, RATE} if meaning == "uphold" else {meaning}
                at += length
                break
        else:
            unknown |= words[at] not in _FILLERS or _is_by_body(words, at)
            several |= words[at] in {"councils", "authorities"}
            at += 1
    return frozenset(found), unknown or (several and not found.isdisjoint(_OF_MANY))


def _is_by_body(words: tuple[str, ...], at: int) -> bool:
    """Whether a council did it: what it received or upheld itself is none of our measures."""
    if words[at] != "by":
        return False
    rest = itertools.dropwhile(_BEFORE_BODY.__contains__, words[at + 1 :])
    return next(rest, "") in _BODIES
