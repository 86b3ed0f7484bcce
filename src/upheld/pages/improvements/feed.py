"""Improvements as news, as days that are due and as a table."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from heapq import nlargest

from upheld.pages import feeds
from upheld.pages.calendars import DueDay
from upheld.pages.improvements.choice import Choice
from upheld.pages.improvements.rows import Row, done_by
from upheld.pages.improvements.shown import show
from upheld.pages.news import NEWEST, changed_at, feed_of, newest
from upheld.pages.setting import Setting
from upheld.toolbox.delimited import to_csv

COLUMNS = (
    "id", "reference", "body", "name", "type", "region", "theme", "summary", "agreed", "due",
    "done", "state", "address", "demonstration",
)  # fmt: skip


def improvement_feed(
    rows: Sequence[Row], choice: Choice, begun: datetime, setting: Setting
) -> bytes:
    """The newest of the improvements given, as the feed of a choice."""
    entries = entries_of(rows, setting)
    return feed_of("improvements", choice.title(setting), choice.query, entries, begun, setting)


def entries_of(rows: Sequence[Row], setting: Setting) -> list[feeds.Entry]:
    """As many as a feed holds, what was news last first."""
    found = nlargest(NEWEST, rows, key=lambda row: _changed_at(row, setting))
    return newest(_entry(row, setting) for row in found)


def _changed_at(row: Row, setting: Setting) -> datetime:
    """An improvement is news again on the day it is done."""
    done = done_by(row.improvement, setting.today)
    return changed_at(row.improvement.public_from, *([done] if done else []))


def _entry(row: Row, setting: Setting) -> feeds.Entry:
    improvement, shown = row.improvement, show(row, setting)
    return feeds.Entry(
        id=feeds.identifier(f"improvements/{improvement.id}"),
        title=f"{shown.body.name}: {shown.theme.lower()} ({row.state.words.lower()})",
        address=improvement.address,
        updated=_changed_at(row, setting),
        summary=f"{shown.summary} {shown.days}",
    )


def due_days(rows: Sequence[Row], setting: Setting) -> Iterator[DueDay]:
    """The days on which those not done yet are due."""
    for row in rows:
        shown, fact = show(row, setting), row.improvement.fact
        if not shown.done:
            yield DueDay(
                id=f"improvement-{row.improvement.id}",
                day=fact.due,
                summary=f"{shown.body.name}: service improvement due",
                description=f"{shown.summary} {shown.days}",
                stamp=row.improvement.public_from,
                page=setting.abroad(row.improvement.address),
            )


def improvement_table(rows: Sequence[Row], setting: Setting) -> bytes:
    """Every improvement given as CSV, however many."""
    return to_csv((_line(row, setting) for row in rows), COLUMNS)


def _line(row: Row, setting: Setting) -> dict[str, object]:
    improvement = row.improvement
    fact, body = improvement.fact, setting.bodies[improvement.fact.body]
    done = done_by(improvement, setting.today)
    return {
        "id": improvement.id, "reference": fact.reference, "body": fact.body, "name": body.name,
        "type": body.kind.value, "region": body.region, "theme": fact.theme,
        "summary": fact.summary, "agreed": fact.agreed.isoformat(), "due": fact.due.isoformat(),
        "done": done.isoformat() if done else None, "state": row.state.value,
        "address": improvement.address, "demonstration": setting.demonstration,
    }  # fmt: skip
