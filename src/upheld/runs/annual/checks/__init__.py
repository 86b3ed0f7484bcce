"""Each check in a file of its own; a check takes the year's material and yields findings."""

from upheld.runs.annual.checks.contacts import check_contacts
from upheld.runs.annual.checks.decisions import check_decisions
from upheld.runs.annual.checks.entries import check_entries
from upheld.runs.annual.checks.last_year import check_last_year
from upheld.runs.annual.checks.mailboxes import check_mailboxes
from upheld.runs.annual.checks.prose import check_texts_against_record
from upheld.runs.annual.checks.rows import check_rows
from upheld.runs.annual.checks.texts import check_texts
from upheld.runs.annual.checks.totals import check_totals
from upheld.runs.annual.checks.training import check_training

CHECKS = (
    check_totals,
    check_rows,
    check_texts,
    check_texts_against_record,
    check_entries,
    check_decisions,
    check_last_year,
    check_contacts,
    check_mailboxes,
    check_training,
)
