"""What is new about one body, and what is due from it: its feed and its calendar."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from upheld.domain.publication import DocumentKind
from upheld.domain.statements import Section
from upheld.domain.subjects import SUBJECTS
from upheld.letters import words
from upheld.pages import feeds
from upheld.pages.calendars import calendar
from upheld.pages.corrections import ADDRESS as CORRECTIONS
from upheld.pages.council.living import Living
from upheld.pages.improvements import feed as improvements
from upheld.pages.news import feed_of, newest
from upheld.pages.reports import feed as reports
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicDecision
from upheld.publication.site import PublicCorrection


def council_feed(
    living: Living, corrections: Sequence[PublicCorrection], begun: datetime, setting: Setting
) -> bytes:
    """Decisions, reports, improvements and corrections of one body, what was news last first."""
    title = setting.titled(setting.bodies[living.slug].name)
    entries = newest(_entries(living, corrections, setting))
    return feed_of(f"councils/{living.slug}", title, "", entries, begun, setting)


def council_days(living: Living, told: datetime, setting: Setting) -> bytes:
    """What is due from one body about its reports and improvements, as it stands since `told`."""
    days = [day for report in living.reports for day in reports.due_days(report, setting)]
    days += improvements.due_days(living.improvements, setting)
    name = f"{setting.bodies[living.slug].name}: what is due"
    return calendar(setting.titled(name), days, told=told, demonstration=setting.demonstration)


def _entries(
    living: Living, corrections: Sequence[PublicCorrection], setting: Setting
) -> Iterator[feeds.Entry]:
    yield from (_decision(each, setting) for each in living.newest)
    yield from (reports.entry_of(each, setting) for each in living.reports)
    yield from improvements.entries_of(living.improvements, setting)
    for each in corrections:
        yield feeds.Entry(
            id=feeds.identifier(f"corrections/{each.release}"),
            title=f"Figures of {each.year}: {each.release} replaces {each.corrects}",
            address=f"{CORRECTIONS}#{each.release}",
            updated=each.public_from,
            summary=words.sentence(each.why),
        )


def _decision(decision: PublicDecision, setting: Setting) -> feeds.Entry:
    name, subject = setting.bodies[decision.body].name, SUBJECTS[decision.subject].words
    kind = DocumentKind.STATEMENT.words
    return feeds.Entry(
        id=feeds.identifier(f"decisions/{decision.reference.replace(' ', '-')}/{decision.body}"),
        title=f"{name}: {subject}, {decision.outcome.words.lower()} ({kind.lower()})",
        address=decision.address,
        updated=decision.public_from,
        summary=decision.sections[Section.SUMMARY],
    )
