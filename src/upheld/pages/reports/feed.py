"""Reports as news and as days that are due."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from upheld.letters import words
from upheld.pages import feeds
from upheld.pages.calendars import DueDay, calendar
from upheld.pages.news import changed_at, feed_of, newest
from upheld.pages.reports.listing import Choice
from upheld.pages.reports.shown import show
from upheld.pages.reports.standing import day_of, days_to_come, name_of
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicReport


def report_feed(
    reports: Sequence[PublicReport], choice: Choice, begun: datetime, setting: Setting
) -> bytes:
    """The newest of the reports given, as the feed of a choice."""
    entries = newest(entry_of(report, setting) for report in reports)
    return feed_of("reports", choice.title(setting), choice.query, entries, begun, setting)


def entry_of(report: PublicReport, setting: Setting) -> feeds.Entry:
    """One report as news; it is news again with each thing done about it."""
    shown = show(report, setting)
    done = [day.done for day in report.days if day.done and day.done <= setting.today]
    if satisfied := day_of(report.fact.satisfied_on):
        done.append(satisfied)
    return feeds.Entry(
        id=feeds.identifier(f"reports/{report.id}"),
        title=f"{shown.body.name}: {shown.title} ({shown.kind.lower()})",
        address=report.address,
        updated=changed_at(report.public_from, *done),
        summary=" ".join((*shown.said, shown.closing)),
    )


def report_days(reports: Sequence[PublicReport], told: datetime, setting: Setting) -> bytes:
    """What is due about reports, as a calendar; `told` is when it came to stand so."""
    days = [day for report in reports for day in due_days(report, setting)]
    name = setting.titled("Public reports: what is due")
    return calendar(name, days, told=told, demonstration=setting.demonstration)


def due_days(report: PublicReport, setting: Setting) -> Iterator[DueDay]:
    """The days of one report that are still open."""
    name = setting.bodies[report.fact.body].name
    for day in days_to_come(report, setting.today):
        if day.due:
            yield DueDay(
                id=f"{report.id}-{day.what}",
                day=day.due,
                summary=f"{name}: {name_of(day.what)}",
                description=_described(report),
                stamp=report.public_from,
                page=setting.abroad(report.address),
            )


def _described(report: PublicReport) -> str:
    reference = f", reference {report.reference}" if report.reference else ""
    issued = words.day_or_words(report.fact.issued)
    return f"Report “{report.fact.title}”{reference}, issued {issued}."
