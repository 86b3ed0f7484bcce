import pytest
from pytest_django import DjangoAssertNumQueries

from upheld import reference
from upheld.register.actions.loading import load_register
from upheld.register.models import (
    Authority,
    AuthorityName,
    Edition,
    Population,
    SeriesBreak,
    Succession,
)

pytestmark = pytest.mark.django_db


def counts() -> list[int]:
    """Rows of each table that the files fill."""
    tables = (Authority, AuthorityName, Population, SeriesBreak, Succession)
    return [table.objects.count() for table in tables]


def test_every_row_arrives(register: int) -> None:
    """The register holds every body, name, alias, population and break of the files."""
    bodies, names, populations, breaks, _ = counts()
    assert register == sum(counts())
    assert bodies == 488
    renamed = {row["slug"] for row in reference.rows("register/names.csv")}
    dated = len(reference.rows("register/names.csv")) - len(renamed)
    assert names == 488 + dated + len(reference.rows("register/aliases.csv"))
    assert populations == 4236
    assert breaks == len(reference.rows("register/series_breaks.csv"))


@pytest.mark.usefixtures("register")
def test_same_edition_is_skipped(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """A start with the same files asks two questions, of kind and edition, and writes nothing."""
    before = counts()
    with django_assert_num_queries(2):
        assert load_register(by="someone else") == 0
    assert counts() == before
    assert Edition.objects.get().loaded_by == "tests"


def test_another_edition_repairs_what_differs(register: int) -> None:
    """Files of another edition are loaded over what is there, without doubling or losing a row."""
    before = counts()
    Edition.objects.update(fingerprint="another")
    Authority.objects.filter(pk="luton").update(region="Nowhere", type="other")
    AuthorityName.objects.filter(authority="luton").update(name="Loutown")
    Population.objects.filter(authority="luton", year=2019).update(count=1)
    SeriesBreak.objects.create(from_year=1999, measure="upheld", why="withdrawn", source="none")
    assert load_register(by="tests") == register
    assert counts() == before
    luton = Authority.objects.get(pk="luton")
    assert (luton.region, luton.type) == ("East of England", "unitary")
    assert luton.names.get(alias=False).name == "Luton Borough Council"
    assert luton.populations.get(year=2019).count == 213052


@pytest.mark.usefixtures("register")
def test_what_the_files_do_not_list_stays() -> None:
    """A body and a year's residents that came from elsewhere survive another edition."""
    added = Authority.objects.create(slug="a-drainage-board", short_name="A", type="other")
    Population.objects.create(
        authority_id="luton", year=2031, count=9, status="published", source="mye-2031"
    )
    Edition.objects.update(fingerprint="another")
    load_register(by="tests")
    assert Authority.objects.filter(pk=added.pk).exists()
    assert Population.objects.get(authority="luton", year=2031).count == 9


def test_a_failed_load_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A load that breaks off leaves the register as it was, so that the next one starts anew."""

    def broken() -> None:
        raise OSError("disk")

    monkeypatch.setattr("upheld.register.actions.loading.clock.now", broken)
    with pytest.raises(OSError, match="disk"):
        load_register(by="tests")
    assert counts() == [0, 0, 0, 0, 0]
    assert not Edition.objects.exists()
