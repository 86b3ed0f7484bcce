from datetime import UTC, datetime, timedelta, timezone

import pytest

from support.atom import ATOM, read
from upheld.pages.feeds import AUTHOR, Entry, Feed, atom, identifier

BEGUN = datetime(2020, 7, 29, 8, 30, tzinfo=UTC)


def entry(key: str = "one", *, updated: datetime = BEGUN, title: str = "News") -> Entry:
    """An entry about something."""
    return Entry(
        id=identifier(key), title=title, address=f"/{key}/", updated=updated, summary="What it is."
    )


def feed(*entries: Entry) -> Feed:
    """A feed of some entries."""
    return Feed(
        id=identifier("news"),
        title="News",
        address="/news/feed.atom",
        page="/news/",
        begun=BEGUN,
        entries=entries,
    )


def test_a_feed_has_what_atom_demands() -> None:
    """Id, title, hour, author and its own address, for the feed and for each entry."""
    root = read(atom(feed(entry())))

    assert root.tag == f"{ATOM}feed"
    for place in (root, root.find(f"{ATOM}entry")):
        assert {f"{ATOM}{name}" for name in ("id", "title", "updated", "link")} <= {
            child.tag for child in place
        }
    assert root.findtext(f"{ATOM}author/{ATOM}name") == AUTHOR
    assert {link.get("rel") for link in root.findall(f"{ATOM}link")} == {"self", "alternate"}


def test_ids_are_tags_of_a_domain_that_is_no_host() -> None:
    """RFC 4151 wants a domain; this one is nobody's, so ids stay wherever the site stands."""
    assert identifier("corrections/2020-v2") == ("tag:upheld.invalid,2026:corrections/2020-v2")


def test_the_feed_changes_with_its_newest_entry() -> None:
    """Hours are given in UTC; without an entry it is the hour at which the feed began."""
    summer = timezone(timedelta(hours=1))
    later = datetime(2021, 7, 28, 9, 30, tzinfo=summer)

    assert read(atom(feed())).findtext(f"{ATOM}updated") == "2020-07-29T08:30:00Z"
    changed = read(atom(feed(entry("new", updated=later), entry())))
    assert changed.findtext(f"{ATOM}updated") == "2021-07-28T08:30:00Z"


def test_text_is_never_markup() -> None:
    """Signs of markup in a title are shown as they are."""
    root = read(atom(feed(entry(title="Fire & rescue <b>"))))

    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "Fire & rescue <b>"


def test_the_same_feed_is_the_same_bytes() -> None:
    """Nothing of the clock is in it."""
    assert atom(feed(entry())) == atom(feed(entry()))


def test_two_entries_with_one_id_are_refused() -> None:
    """Readers would show one of them and drop the other."""
    with pytest.raises(ValueError, match="same id"):
        feed(entry(), entry())


def test_an_hour_without_a_zone_is_refused() -> None:
    """An hour without its zone is another hour elsewhere."""
    with pytest.raises(ValueError, match="zone"):
        entry(updated=BEGUN.replace(tzinfo=None))
