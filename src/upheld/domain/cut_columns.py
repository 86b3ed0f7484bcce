"""The columns of the cut: the frozen, non-personal copy of one reporting year.

Column types are neutral names: `text`, `int`, `bool`, `date`. Every row of `PAIRS` is one case x
body that was received, decided or settled in the year; every row of `CASES` is one case, for the
national totals. A later floor may only take these columns.
"""

PAIRS = {
    "reference": "text",
    "body": "text",
    "heading": "text",  # one of Heading, null while nobody has coded it
    "received": "date",
    "received_in_year": "bool",
    "decided": "date",  # null unless decided by the year's end
    "decided_in_year": "bool",
    "outcome": "text",  # in force at the freeze, null unless decided by the year's end
    "remedied": "text",  # only with upheld; null while not yet decided
    "due": "date",  # agreed (or extended) date of its remedy
    "done": "date",
    "compliance": "text",  # its compliance outcome, null while unsettled at the year's end
    "settled_in_year": "bool",  # whether that outcome was recorded in the year
    "due_unsettled": "bool",  # due by the year's end, no outcome recorded by then
    "provenance": "text",  # casework, published or invented
}
CASES = {
    "reference": "text",
    "heading": "text",  # of the lead pair
    "received": "date",
    "received_in_year": "bool",
    "decided": "date",  # of the pair decided last, null while one is undecided
    "decided_in_year": "bool",
    "outcome": "text",  # of the pair that went furthest
    "remedied": "text",  # of that pair
    "bodies": "int",
}
BODIES = {
    "body": "text",  # slug
    "name": "text",  # as it was called on 31 March, or last
    "type": "text",  # on 31 March; null if it did not exist that day
    "kind": "text",  # its type whether or not it existed that day
    "region": "text",
    "start": "date",
    "end": "date",
    "population": "int",
    "population_year": "int",
    "population_status": "text",
    "population_source": "text",
    "fictional": "bool",  # made up for a demonstration; similar to other fictional bodies only
}
REPORTS = dict.fromkeys(
    (
        "reference", "body", "kind", "title", "subject", "issued", "found", "duty",
        "others_affected", "fault_accepted", "already_offered", "added", "agreed", "refused",
        "awaited", "awaited_by", "satisfied_on",
    ),
    "text",
)  # fmt: skip
IMPROVEMENTS = {
    "reference": "text",
    "body": "text",
    "summary": "text",
    "theme": "text",
    "agreed": "date",
    "due": "date",
    "done": "date",
}
ACTIVITY = {"year": "int", "measure": "text", "value": "text", "source": "text"}

TABLES = {
    "pairs": PAIRS,
    "cases": CASES,
    "bodies": BODIES,
    "reports": REPORTS,
    "improvements": IMPROVEMENTS,
    "activity": ACTIVITY,
}
