"""The data dictionary: title, type and meaning of every column of the open tables."""

from dataclasses import dataclass
from enum import StrEnum

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    COUNT = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    DAY = "date"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column, as every format describes it."""

    name: str
    title: str
    kind: Kind
    meaning: str


def columns_of(table: str, names: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns of a table in the order of `names`; one without its meaning is a `KeyError`."""
    own = _OWN.get(table, {})
    return tuple(own.get(name) or _SHARED[name] for name in names)


def _text(name: str, title: str, meaning: str) -> Column:
    return Column(name=name, title=title, kind=Kind.TEXT, meaning=meaning)


def _count(name: str, title: str, meaning: str) -> Column:
    return Column(name=name, title=title, kind=Kind.COUNT, meaning=meaning)


def _number(name: str, title: str, meaning: str) -> Column:
    return Column(name=name, title=title, kind=Kind.NUMBER, meaning=meaning)


def _flag(name: str, title: str, meaning: str) -> Column:
    return Column(name=name, title=title, kind=Kind.FLAG, meaning=meaning)


def _day(name: str, title: str, meaning: str) -> Column:
    return Column(name=name, title=title, kind=Kind.DAY, meaning=meaning)


_WHO = (
    _count("year", "Reporting year", "Named by the year it ends: 2020 is 1 April 2019 to 31 March "
           "2020."),
    _text("body", "Authority", "Short name in addresses, the same in every table and year."),
    _text("name", "Name", "What the authority was called on 31 March of the year, or last."),
    _text("type", "Type", "Type on 31 March of the year; empty if it did not exist that day."),
    _text("source", "Source", "casework; in a demonstration published, invented or part "
          "published."),
    _flag("fictional", "Fictional", "Made up for a demonstration, and compared with fictional "
          "authorities only."),
    _flag("demonstration", "Demonstration", "Whether the release is a demonstration, with figures "
          "that are invented except where a source is named."),
    _text("release", "Release", "The release that the row belongs to; a correction makes a new "
          "one."),
    _text("measure", "Measure", "Identifier of the measure; the method pages say what it means."),
)  # fmt: skip
_FIGURE = (
    _count("numerator", "Numerator", "What was counted: the upper number of a rate, or the count "
           "itself."),
    _count("denominator", "Denominator", "The base of a rate; empty for a count, and for a rate "
           "per residents where no population is known."),
    _text("display", "As printed", "The figure as letters and pages print it, rounded once, half "
          "up; empty where there is none."),
    _text("base", "Base", "The denominator in words."),
    _text("reason", "Reason", "Why no figure is shown, such as “no investigations”."),
    _text("interval_low", "Lower limit", "Lower end of the 95% interval, as printed."),
    _text("interval_high", "Upper limit", "Upper end of the 95% interval, as printed."),
    _count("similar_numerator", "Numerator, similar authorities", "Sum over all authorities of "
           "the type, its own included."),
    _count("similar_denominator", "Denominator, similar authorities", "Sum over all authorities "
           "of the type, its own included."),
    _text("similar_display", "Average of similar authorities", "The pooled rate (sum by sum), as "
          "printed."),
    _count("similar_authorities", "Similar authorities", "How many authorities of the type there "
           "were on 31 March."),
    _text("similar_mean", "Mean of rates", "Mean of the rates of those with a base, to one "
          "decimal."),
    _text("similar_median", "Median of rates", "Median of the rates of those with a base, to one "
          "decimal."),
    _text("verdict", "Verdict", "How the rate compares with those of similar authorities, in "
          "words; for the uphold rate and the satisfactory remedy rate only."),
    _count("population", "Residents", "Residents behind a rate per 100,000."),
    _count("population_year", "Year of the population", "The middle of which year it is for."),
    _text("population_status", "Status of the population", "Such as estimate or interpolated."),
    _text("population_source", "Source of the population", "Where it was published."),
)  # fmt: skip
_COUNTS = (
    *(_count(h, h.words, f"Counted under the heading “{h.words}”.") for h in Heading),
    *(_count(o, o.words, f"Decided with the outcome “{o.words}”.") for o in Outcome),
    *(_count(c, c.words, f"Remedies with the outcome “{c.words}”.") for c in ComplianceOutcome),
    _count("uncoded", "Not coded", "Those that nobody had put under a heading at the freeze."),
    _count("total", "All", "The sum of the row."),
    _count("due_unsettled", "Due without an outcome", "Remedies that were due by 31 March and had "
           "no outcome by then; not part of the sum."),
)  # fmt: skip
_FACTS = (
    _text("reference", "Reference", "Reference of the case."),
    _text("kind", "Kind", "public_interest or further: the latter because the recommendations of "
          "an earlier report were not met."),
    _text("title", "Title", "Title of the report."),
    _text("subject", "Subject", "What it is about, in a few words."),
    _text("issued", "Issued", "Date of issue, or its year where the day is not known."),
    _text("found", "Found", "What was found."),
    _text("duty", "Duty", "What the law or the authority’s own rules ask for."),
    _text("others_affected", "Others affected", "What is known of other people concerned."),
    _text("fault_accepted", "Fault accepted", "yes, no, empty, or which fault was accepted."),
    _text("already_offered", "Already offered", "What the authority had offered by itself."),
    _text("added", "Added", "What was recommended beside that."),
    _text("agreed", "Agreed", "What the authority agreed to do."),
    _text("refused", "Refused", "What the authority did not agree to."),
    _text("awaited", "Awaited", "What is still awaited."),
    _text("awaited_by", "Awaited by", "By when, as a date or in words."),
    _text("satisfied_on", "Satisfied on", "When the remedy was found to be carried out; yes where "
          "the day is not known."),
    _text("summary", "Summary", "What the authority agreed to change."),
    _text("theme", "Theme", "The theme of the change."),
    _day("due", "Due", "The agreed date."),
    _day("done", "Done", "When it was done; empty while it was not."),
)  # fmt: skip

_SHARED = {column.name: column for column in (*_WHO, *_FIGURE, *_COUNTS, *_FACTS)}
_OWN = {
    "improvements": {
        "agreed": _day("agreed", "Agreed", "When the authority agreed to it."),
    },
    "national": {
        "counted": _text("counted", "Counted", "Which way: each case counted once, or counted for "
                         "every body it concerns."),
        "breakdown": _text("breakdown", "Breakdown", "The heading or outcome counted, or total; "
                           "empty for a measure."),
    },
    "comparisons": {
        "type": _text("type", "Type", "The type of authority."),
        "authorities": _count("authorities", "Authorities", "How many of the type there were on "
                              "31 March."),
        "averaged": _count("averaged", "Authorities with a base", "Those in the mean and the "
                           "median."),
        "mean": _text("mean", "Mean of rates", "To one decimal."),
        "median": _text("median", "Median of rates", "To one decimal."),
        "theta": _number("theta", "Pooled rate", "Centre of the funnel; empty where the measure "
                         "has no verdict."),
        "phi": _number("phi", "Overdispersion", "How much more the authorities differ than by "
                       "chance alone; empty where not estimated."),
        "tau_squared": _number("tau_squared", "Variance between authorities", "What the rates "
                               "differ by beside chance."),
        "rho": _number("rho", "Correlation within authorities", "What widens the limits of the "
                       "funnel."),
    },
}  # fmt: skip
