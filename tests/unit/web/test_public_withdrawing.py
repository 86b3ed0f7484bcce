"""At a withdrawal the edition before goes at once: who asks then is answered out of the new."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug.test import Client

from support.public_process import Process
from support.shelves import NOW, decision, shelf
from upheld.publication.reader import Edition, PublicStore
from upheld.publication.store import swap
from upheld.publication.store.layout import STORES
from upheld.web.public.application import Application


class Swapped:
    """A store whose edition is swapped and removed between two looks at it."""

    def __init__(self, editions: list[Edition]) -> None:
        """`editions` in the order in which they are served."""
        self._editions = editions

    def edition(self) -> Edition:
        """The old one once, then the new one."""
        return self._editions.pop(0) if len(self._editions) > 1 else self._editions[0]


def untouched(_: Edition) -> None:
    """Nothing of its shelf was opened."""


def without_index(edition: Edition) -> None:
    """Its facts are open, its index is not."""
    assert edition.shelf
    assert edition.shelf.how_many_decisions(NOW) == 2


@pytest.mark.parametrize("opened", [untouched, without_index])
@pytest.mark.parametrize(
    "address",
    ["/decisions/26-001-234/", "/decisions/?q=collections", "/api/v1/decisions?q=collections"],
)
def test_an_edition_that_is_gone_is_asked_anew(
    address: str, opened: Callable[[Edition], None], tmp_path: Path
) -> None:
    """Never "not found" or "not available" for what is public before and after."""
    process = Process(tmp_path / "public", now=NOW)
    one, other = decision(body="alder"), decision("26 001 235", body="alder")
    process.publish(2020, name="one", shelf=shelf([one, other]))
    old = Edition(process.folder / STORES / "one")
    assert old.years(NOW)
    opened(old)
    process.publish(2020, name="two", shelf=replace(shelf([one]), alone=True))
    swap.drop_withdrawn(process.folder)
    assert [path.name for path in (process.folder / STORES).iterdir()] == ["two"]
    new = PublicStore(process.folder).edition()
    assert new
    answer = Client(Application(Swapped([old, new]), now=lambda: NOW)).get(address)
    assert answer.status_code == 200
    assert "26-001-234" in answer.text
