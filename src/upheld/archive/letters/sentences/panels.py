"""What stands on a page of panels: a rate, its average, its base, and how far it is certain."""

from upheld.archive.letters.rule import Rule, rule
from upheld.archive.letters.topics import OVERVIEW as _OVERVIEW

_INVESTIGATIONS = r"(?:detailed )?investigations?"

PRINTED: tuple[Rule, ...] = (
    rule(
        "were upheld",
        r"{uphold_rate:p} of (?:the )?complaints (?:that )?we (?:have )?investigated were upheld",
    ),
    rule("cases we were satisfied", r"in {compliance_rate:p} of cases we were satisfied"),
    rule("of upheld cases", r"in {satisfactory_remedy_rate:p} of upheld cases"),
    rule(
        "average of",
        r"compares (?:to|with) an average of {rate_similar:p}(?: in similar| for similar|)",
    ),
    rule(
        "based on a total of",
        rf"based on a total of {{rate_base:n}} {_INVESTIGATIONS}",
        "uphold_rate",
        "satisfactory_remedy_rate",
    ),
    rule(
        "based on a total of",
        r"based on a total of {compliance_rate_base:n} compliance outcomes?",
    ),
    rule(
        "based on a total of",
        r"based on a total of {satisfactory_remedy_rate_base:n} upheld (?:decisions?|cases?)",
    ),
    rule(
        "per 100,000",
        r"average (?:for|of|in) [a-z ]{3,60} is {upheld_per_100k_similar:r} "
        r"(?:upheld decisions? )?per 100,000",
    ),
    rule("per 100,000", r"{upheld_per_100k:r} upheld decisions? per 100,000"),
    # Some pages of 2025 print a sign that does not belong there.
    rule("per 100,000", r"{upheld_per_100k:p} upheld decisions? per 100,000"),
    rule(
        "satisfactory remed",
        r"{satisfactory_remedies:n} satisfactory remed(?:y|ies) decisions?",
        "satisfactory_remedy_rate",
    ),
)
"""In the panels from 2020 on."""

OURS: tuple[Rule, ...] = (
    rule("similar authorities:", r"average of similar authorities: {rate_similar:p}"),
    rule("similar authorities:", r"average of similar authorities: {upheld_per_100k_similar:r}"),
    rule(
        "upheld decision",
        rf"{{upheld:n}} upheld decisions? of {{uphold_rate_base:n}} {_INVESTIGATIONS}",
    ),
    rule("investigation", rf"{{uphold_rate_base:n}} {_INVESTIGATIONS},? decided from"),
    rule(
        "compliance outcome",
        r"{satisfied:n} cases? where we were satisfied of {compliance_rate_base:n} "
        r"compliance outcomes?",
    ),
    rule("compliance outcome", r"{compliance_rate_base:n} compliance outcomes?,? recorded from"),
    rule(
        "satisfactory remed",
        r"{satisfactory_remedies:n} satisfactory remed(?:y|ies) of "
        r"{satisfactory_remedy_rate_base:n} upheld decisions?",
    ),
    rule("upheld decision", r"{satisfactory_remedy_rate_base:n} upheld decisions?,? decided from"),
    rule(
        "the rate is uncertain",
        rf"on {{uphold_rate_base:n}} {_INVESTIGATIONS} the rate is uncertain: "
        r"from {uphold_rate_low:p} to {uphold_rate_high:p}",
    ),
    rule(
        "the rate is uncertain",
        r"on {satisfactory_remedy_rate_base:n} upheld decisions? the rate is uncertain: from "
        r"{satisfactory_remedy_rate_low:p} to {satisfactory_remedy_rate_high:p}",
    ),
    rule(
        "the rate is uncertain",
        r"(?:on {upheld:n}|with no) upheld decisions? the rate is uncertain: from "
        r"{upheld_per_100k_low:r} to {upheld_per_100k_high:r}",
    ),
    rule(
        "not complete but satisfied",
        r"on time {on_time:n}, late {late:n}, not complete but satisfied "
        r"{not_complete_satisfied:n}, not satisfied {not_satisfied:n}",
    ),
    rule("for each 100,000", r"we upheld {upheld_per_100k:r} for each 100,000 residents"),
    rule("residents", r"{residents:n} residents (?:by the|\(census|of (?:19|20)\d\d)"),
    rule("upheld decision", r"{upheld:n} upheld decisions?", "uphold_rate", "upheld_per_100k"),
)
"""In our own panels, and last the count that both print."""

OVERVIEW: tuple[Rule, ...] = (
    # As a row of numbers over a row of words.
    rule(
        "dealt with not for us",
        r"{dealt_with:n} = {not_for_us:n} \+ {assessed_and_closed:n} \+ {investigations:n} "
        r"dealt with not for us assessed and closed investigated",
        _OVERVIEW,
    ),
    # A sum has its signs before the parts: they tell whose number it is where columns were mixed.
    rule("dealt with", r"(?<![=+] ){dealt_with:n} (?:complaints? )?dealt with", _OVERVIEW),
    rule("dealt with", r"we dealt with {dealt_with:n} complaints?"),
    rule(
        "not for us",
        r"(?<!\+ ){not_for_us:n} (?:complaints? )?(?:were |was )?not for us",
        _OVERVIEW,
    ),
    rule(
        "assessed and closed",
        r"(?<!= ){assessed_and_closed:n} (?:complaints? )?(?:were |was )?assessed and closed",
        _OVERVIEW,
    ),
    rule("of them upheld", r"{upheld:n} of them upheld", _OVERVIEW),
    rule(
        "we investigated",
        r"we investigated {investigations:n} complaints? and upheld {upheld:n}(?! ?%)",
    ),
    rule(
        "investigated",
        r"(?<!= ){investigations:n} (?:complaints? )?(?:were |was )?investigated",
        _OVERVIEW,
    ),
)
"""What became of all complaints, from 2025 on."""

RATES: tuple[Rule, ...] = (
    rule(
        "upheld of",
        rf"uphold rate \(?{{upheld:n}} upheld of {{uphold_rate_base:n}} {_INVESTIGATIONS}\)? "
        r"{uphold_rate:p}(?: {uphold_rate_similar:p})?",
    ),
    rule(
        "to our satisfaction of",
        r"compliance with our recommendations \(?{satisfied:n} to our satisfaction of "
        r"{compliance_rate_base:n} compliance outcomes?\)? "
        r"{compliance_rate:p}(?: {compliance_rate_similar:p})?",
    ),
    rule(
        "before we were asked",
        r"satisfactory remedies before we were asked \(?{satisfactory_remedies:n} of "
        r"{satisfactory_remedy_rate_base:n} upheld decisions?\)? "
        r"{satisfactory_remedy_rate:p}(?: {satisfactory_remedy_rate_similar:p})?",
    ),
)
"""Rows of our tables of rates."""

PANELS: tuple[Rule, ...] = (*RATES, *PRINTED, *OURS, *OVERVIEW)
