"""Every count that measures are made of, each defined once, over the columns of the cut."""

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.outcomes import Outcome, Remedied
from upheld.statistics.measures.count import CASES_ONLY, PAIRS_ONLY, Count, Table

RECEIVED = Count(
    id="received", title="Complaints and enquiries received", condition="received_in_year"
)
DECIDED = Count(id="decided", title="Decisions made", condition="decided_in_year")

OUTCOMES = {
    outcome: Count(
        id=outcome.value,
        title=outcome.words,
        condition=f"decided_in_year and outcome = '{outcome.value}'",
    )
    for outcome in Outcome
}
UPHELD = OUTCOMES[Outcome.UPHELD]
NOT_UPHELD = OUTCOMES[Outcome.NOT_UPHELD]
INVESTIGATIONS = Count(id="investigations", title="Investigations", parts=(NOT_UPHELD, UPHELD))

NOT_FOR_US = Count(
    id="not_for_us",
    title="Not for us",
    parts=(
        OUTCOMES[Outcome.INCOMPLETE_INVALID],
        OUTCOMES[Outcome.ADVICE_GIVEN],
        OUTCOMES[Outcome.REFERRED_BACK],
    ),
)
ASSESSED_AND_CLOSED = Count(
    id="assessed_and_closed",
    title="Assessed and closed",
    parts=(OUTCOMES[Outcome.CLOSED_INITIAL],),
)
INVESTIGATED = Count(id="investigated", title="Investigated", parts=(NOT_UPHELD, UPHELD))

REMEDIED = {
    remedied: Count(
        id=f"remedied_{remedied.value}",
        title=title,
        condition=f"decided_in_year and outcome = 'upheld' and remedied = '{remedied.value}'",
    )
    for remedied, title in (
        (Remedied.BY_US, "Remedied by us"),
        (Remedied.BY_BODY, "Satisfactorily remedied by the authority before us"),
    )
}

COMPLIANCE = {
    outcome: Count(
        id=outcome.value,
        title=outcome.words,
        tables=PAIRS_ONLY,
        condition=f"settled_in_year and compliance = '{outcome.value}'",
    )
    for outcome in ComplianceOutcome
}
SETTLED = Count(
    id="settled", title="Compliance outcomes", tables=PAIRS_ONLY, condition="settled_in_year"
)
COMPLIANT = Count(
    id="compliant",
    title="Compliance outcomes that satisfied us",
    tables=PAIRS_ONLY,
    parts=tuple(COMPLIANCE[outcome] for outcome in ComplianceOutcome if outcome.satisfied),
)
DUE_UNSETTLED = Count(
    id="due_unsettled",
    title="Due by 31 March without an outcome",
    tables=PAIRS_ONLY,
    condition="due_unsettled",
)

# How long we took is about the case, not about each body it concerns.
WITHIN_WEEKS = {
    weeks: Count(
        id=f"within_{weeks}_weeks",
        title=f"Decided within {weeks} weeks",
        tables=CASES_ONLY,
        condition=f"decided_in_year and decided <= received + {weeks * 7}",
    )
    for weeks in (13, 26, 52)
}

POPULATION = Count(
    id="population",
    title="Residents",
    tables=frozenset({Table.BODIES}),
    column="population",
)

# `issued` is text: a day, or a bare year. As text "2020" stands before "2020-03-31" and after
# "2019-04-01", so a bare year is read as the reporting year of that name, like every other year.
_ISSUED = "issued >= '{start}' and issued <= '{end}'"
REPORTS = tuple(
    Count(
        id=f"{kind}_reports",
        title=title,
        tables=frozenset({Table.REPORTS}),
        condition=f"kind = '{kind}' and {_ISSUED}",
    )
    for kind, title in (
        ("public_interest", "Public interest reports"),
        ("further", "Further reports"),
    )
)

_BY_YEAR_END = "<= date '{end}'"
_IN_YEAR = "{column} >= date '{{start}}' and {column} <= date '{{end}}'"
IMPROVEMENTS = tuple(
    Count(
        id=f"improvements_{state}",
        title=f"Service improvements {state}",
        tables=frozenset({Table.IMPROVEMENTS}),
        condition=condition,
    )
    for state, condition in (
        ("agreed", _IN_YEAR.format(column="agreed")),
        ("completed", _IN_YEAR.format(column="done")),
        ("overdue", f"due {_BY_YEAR_END} and (done is null or done > date '{{end}}')"),
    )
)

# Where the rows of a demonstration came from; never shown as a figure.
PUBLISHED_ROWS = Count(
    id="published_rows",
    title="Rows taken from published figures",
    tables=PAIRS_ONLY,
    condition="provenance = 'published'",
)
INVENTED_ROWS = Count(
    id="invented_rows",
    title="Rows that were invented",
    tables=PAIRS_ONLY,
    condition="provenance = 'invented'",
)
# Asked of every cut beside what the measures need.
BESIDE_MEASURES = (SETTLED, DUE_UNSETTLED, *COMPLIANCE.values(), PUBLISHED_ROWS, INVENTED_ROWS)
