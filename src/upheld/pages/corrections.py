"""Corrections: what was published and then put right, as a page and as a feed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from upheld.letters import words
from upheld.pages import feeds
from upheld.pages.called import called
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.publication.history import WithdrawnFact
from upheld.publication.public_file import ATOM, HTML, PublicFile
from upheld.publication.site import PublicCorrection, Site

ADDRESS = "/corrections/"
FEED = "/corrections/feed.atom"
TITLE = "Corrections"
_UK = ZoneInfo("Europe/London")


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A body whose figures a correction changed; without a page it has no address."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One correction as the page shows it."""

    correction: PublicCorrection
    day: str
    why: str
    changed: tuple[Changed, ...]


@dataclass(frozen=True, kw_only=True)
class Gone:
    """A figure as published that was withdrawn, as the page shows it."""

    id: str
    title: str
    day: str
    why: str
    at: datetime


def files(site: Site) -> Iterator[PublicFile]:
    """The page and its feed, both as they stand when the site opens."""
    corrections = newest_first(site)
    shown = [_show(site, correction) for correction in corrections]
    gone = [_show_gone(site, each) for each in reversed(site.withdrawn)]
    yield PublicFile(
        address=ADDRESS, content=_page(site, shown, gone), media_type=HTML, public_from=site.opens
    )
    yield PublicFile(
        address=FEED,
        content=feeds.atom(_feed(site, shown, gone)),
        media_type=ATOM,
        public_from=site.opens,
    )


def newest_first(site: Site) -> list[PublicCorrection]:
    """Every correction of every year."""
    every = [correction for year in site.years.values() for correction in year.corrections]
    return sorted(every, key=lambda one: (one.public_from, one.release), reverse=True)


def _show(site: Site, correction: PublicCorrection) -> Shown:
    has_page = site.years[correction.year].bodies
    changed = [
        Changed(
            name=called(site.bodies[slug], site.bodies),
            address=site.address(slug, correction.year) if slug in has_page else "",
        )
        for slug in correction.bodies
    ]
    return Shown(
        correction=correction,
        day=words.day(correction.public_from.astimezone(_UK).date()),
        why=words.sentence(correction.why),
        changed=tuple(sorted(changed, key=lambda body: body.name)),
    )


def _show_gone(site: Site, withdrawn: WithdrawnFact) -> Gone:
    fact = withdrawn.fact
    name = called(site.bodies[fact.body], site.bodies)
    return Gone(
        id=f"as-published-{withdrawn.id}",
        title=f"{name} {fact.year}, {fact.title}: {fact.display} as published is withdrawn",
        day=words.day(withdrawn.at.astimezone(_UK).date()),
        why=words.sentence(withdrawn.why),
        at=withdrawn.at,
    )


def _page(site: Site, shown: Sequence[Shown], gone: Sequence[Gone]) -> bytes:
    frame = Frame(
        title=TITLE,
        address=ADDRESS,
        demonstration=site.demonstration,
        description="Figures that were published and then put right, and why.",
        feeds=((_feed_title(site), FEED),),
    )
    return page("corrections.html", frame, shown=shown, gone=gone, feed=FEED)


def _feed(site: Site, shown: Sequence[Shown], gone: Sequence[Gone]) -> feeds.Feed:
    entries = [*(_entry(one) for one in shown), *(_gone_entry(one) for one in gone)]
    return feeds.Feed(
        id=feeds.identifier("corrections"),
        title=_feed_title(site),
        address=FEED,
        page=ADDRESS,
        begun=min(year.public_from for year in site.years.values()),
        entries=sorted(entries, key=lambda entry: entry.updated, reverse=True) if gone else entries,
    )


def _feed_title(site: Site) -> str:
    """A feed is read outside the site, so it says itself that it is a demonstration."""
    return "Corrections (demonstration)" if site.demonstration else TITLE


def _entry(shown: Shown) -> feeds.Entry:
    correction = shown.correction
    names = words.listed([body.name for body in shown.changed]) if shown.changed else ""
    concerned = f" Figures changed: {names}." if names else ""
    return feeds.Entry(
        id=feeds.identifier(f"corrections/{correction.release}"),
        title=f"Figures of {correction.year}: {correction.release} replaces {correction.corrects}",
        address=f"{ADDRESS}#{correction.release}",
        updated=correction.public_from,
        summary=f"{shown.why}{concerned}",
    )


def _gone_entry(gone: Gone) -> feeds.Entry:
    return feeds.Entry(
        id=feeds.identifier(f"corrections/{gone.id}"),
        title=gone.title,
        address=f"{ADDRESS}#{gone.id}",
        updated=gone.at,
        summary=gone.why,
    )
