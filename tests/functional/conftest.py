"""The demonstration served by the program, and Chromium to read it with."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache, partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support import browser as chromium
from support.browser import Reader, Seen
from support.public_server import serving

Reading = Callable[..., AbstractContextManager[Reader]]
Visiting = Callable[[str], Seen]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here is slow, and needs Debian's Chromium."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)
            item.add_marker(
                pytest.mark.skipif(not chromium.CHROMIUM.exists(), reason="Chromium is missing")
            )


@pytest.fixture(scope="session")
def public_site(demonstration: Path) -> Iterator[str]:
    """Address of the site, served by the program itself."""
    with serving(demonstration) as address:
        yield address


# Not for the whole session: while it runs, Django takes the thread for one that must not wait.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a module."""
    with chromium.running() as running:
        yield running


@pytest.fixture(scope="module")
def visiting(browser: Browser, public_site: str) -> Visiting:
    """One visit to a path, looked at from every side, however many tests ask."""

    @cache
    def visited(path: str) -> Seen:
        with chromium.reading(browser, public_site) as reader:
            return chromium.visit(reader, path)

    return visited


@pytest.fixture
def reading(browser: Browser, public_site: str) -> Reading:
    """Somebody new who reads the site, as wished: without scripts, in the dark, narrow."""
    return partial(chromium.reading, browser, public_site)


@pytest.fixture
def reader(reading: Reading) -> Iterator[Reader]:
    """Somebody new on a wide screen; whatever they do, no error and no request elsewhere."""
    with reading() as someone:
        yield someone
        assert (someone.faults, someone.strangers) == ([], [])
