"""Counts as a table with a bar in each row: the table is the chart's own text."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from upheld.pages.charts.drawing import ink

# A screen reader would read a third column of blanks.
_UNREAD = '<td class="up-bars__bar" aria-hidden="true">'


@dataclass(frozen=True, kw_only=True)
class BarRow:
    """One line: what is counted, and how many."""

    label: str
    count: int
    total: bool = False
    """A total has no bar: it would dwarf what it is the sum of."""


def bars(rows: Sequence[BarRow], *, caption: str, columns: tuple[str, str]) -> Markup:
    """The table; bars are as long as their share of the largest count."""
    largest = max((row.count for row in rows if not row.total), default=0)
    body = "".join(_row(row, largest) for row in rows)
    label, count = (escape(column) for column in columns)
    return Markup(  # noqa: S704 -- every text was escaped
        f'<table class="govuk-table up-bars"><caption class="govuk-table__caption '
        f'govuk-table__caption--s">{escape(caption)}</caption><thead><tr>'
        f'<th class="govuk-table__header" scope="col">{label}</th><th class="govuk-table__header '
        f'up-num" scope="col">{count}</th>{_UNREAD}</td></tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(row: BarRow, largest: int) -> str:
    kind = ' class="up-bars__total"' if row.total else ""
    return (
        f'<tr{kind}><th class="govuk-table__header" scope="row">{escape(row.label)}</th>'
        f'<td class="govuk-table__cell up-num">{row.count:,}</td>'
        f"{_UNREAD}{'' if row.total else _bar(row.count, largest)}</td></tr>"
    )


def _bar(count: int, largest: int) -> str:
    if not count:
        return ""
    return (
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="up-bars__ink" width="{ink(100 * count / largest)}" height="10"/></svg>'
    )
