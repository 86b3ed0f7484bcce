"""Single cases as the public process reads them: from the shelf of the edition, by its hour."""

from datetime import UTC, date, datetime
from functools import lru_cache

from upheld.pages.improvements.rows import Row, rows_of
from upheld.pages.setting import Setting
from upheld.publication.embargo import is_public
from upheld.publication.reader import Edition
from upheld.publication.shelf.facts import PublicLearning, PublicReport
from upheld.publication.shelf.reader import ShelfReader
from upheld.web.public.served import Served

# Of the edition served now and of the one before, while answers from it are under way.
KEPT = 2
_ALWAYS = datetime.max.replace(tzinfo=UTC)


def setting_of(served: Served) -> Setting:
    """The site around a page that is made from the shelf."""
    return Setting(
        directory=served.directory,
        called=served.called,
        demonstration=served.demonstration,
        today=served.today,
        site=served.site,
        forms=served.edition.forms or served.forms,
    )


def told_at(served: Served) -> datetime:
    """Since when single cases stand as they are told: each change makes another edition."""
    return served.shelf.opens if served.shelf else served.edition.opens


def reports_of(served: Served) -> tuple[PublicReport, ...]:
    """Every report that is public, newest first."""
    shelf = served.shelf
    if shelf is None:
        return ()
    whole = is_public(shelf.opens, served.now)
    return _reports(shelf) if whole else shelf.reports(served.now)


def improvements_of(served: Served) -> tuple[Row, ...]:
    """Every improvement that is public, by the day on which it is due."""
    shelf = served.shelf
    if shelf is None:
        return ()
    if is_public(shelf.opens, served.now):
        return _rows(served.edition, served.today)
    return rows_of(shelf.improvements(served.now), served.edition.bodies(), served.today)


def learning_of(served: Served) -> tuple[PublicLearning, ...]:
    """Every resource that is public, the newest first."""
    every = _learning(served.shelf) if served.shelf else ()
    return tuple(each for each in every if is_public(each.public_from, served.now))


# Once all of a shelf is public, it is read once.
@lru_cache(maxsize=KEPT)
def _reports(shelf: ShelfReader) -> tuple[PublicReport, ...]:
    return shelf.reports(shelf.opens)


@lru_cache(maxsize=KEPT)
def _learning(shelf: ShelfReader) -> tuple[PublicLearning, ...]:
    return shelf.learning(_ALWAYS)


@lru_cache(maxsize=KEPT)
def _rows(edition: Edition, today: date) -> tuple[Row, ...]:
    shelf = edition.shelf
    return rows_of(shelf.improvements(shelf.opens), edition.bodies(), today) if shelf else ()
