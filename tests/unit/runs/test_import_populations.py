"""The statistics office's file: read as it is printed, whole or not at all."""

from collections.abc import Callable

import pytest

from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.register.actions.loading import load_register
from upheld.register.models import Authority, Edition, Population
from upheld.register.queries.authorities import authority, population, records
from upheld.runs.importing.populations import import_populations

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
TITLE = '"MYE2 - Persons: Population estimates, Mid-2024"\r\n"Contains notes, see below",,\r\n\r\n'
HEADER = "Code,Name,Geography,All ages,0,1\r\n"


def printed(change: Callable[[str], str] = lambda line: line) -> bytes:
    """A file of 2024 with every council, 1,000 residents and more; `change` alters its lines."""
    lines = ['K02000001,UNITED KINGDOM,Country,"68,000,000",1,1']
    for number, body in enumerate(sorted(records().values(), key=lambda b: b.slug)):
        if body.kind.compared and not body.end:
            lines.append(f'{body.gss_code},"{body.short_name}",Council,"{1000 + number:,}",1,1')
    text = "".join(f"{line}\r\n" for line in map(change, lines) if line)
    return f"{TITLE}{HEADER}{text}\r\n1. A note below,,,,,\r\n".encode()


def load(content: bytes, year: int | None = None) -> int:
    """As the officer loads it."""
    return import_populations(content, "mye.csv", year=year, by="tests")


def faults(content: bytes) -> tuple[str, ...]:
    """What is wrong with a file; nothing of it is kept."""
    before = Population.objects.count()
    with pytest.raises(Refused, match="nothing was loaded") as refusal:
        load(content)
    assert Population.objects.count() == before
    return refusal.value.problems


def test_every_council_gets_its_number_once() -> None:
    """Title lines, notes and other areas are passed over; the same file again brings nothing."""
    loaded = load(printed())
    luton = population("luton", 2024)
    assert luton
    assert (luton.status, luton.source) == ("published", "mye-2024")
    assert loaded == sum(b.kind.compared and not b.end for b in records().values())
    assert load(printed()) == 0
    event = AuditEvent.objects.get()
    assert event.detail["years"] == [2024]
    assert event.detail["rows"] == loaded


def test_a_county_that_is_not_printed_is_the_sum_of_its_districts() -> None:
    """Named as a sum."""
    load(printed(lambda line: "" if line.startswith("E10") else line))
    kent = population("kent", 2024)
    parts = Population.objects.filter(year=2024, authority__parent="kent")
    assert kent
    assert kent.count == sum(p.count for p in parts)
    assert kent.source == "mye-2024+sum-of-districts"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("E06000032,", "E06999999,", "E06999999 is the code of no council"),
        ("E06000033,", "E06000032,", "E06000032 stands in the file twice"),
        ('E06000032,Luton,Council,"1,', 'E06000032,Luton,Council,"x', "All ages: 'x"),
        ("E06000032,", "E06000032,one cell more,", "has 7 cells where the header has 6"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_line_and_column(old: str, new: str, says: str) -> None:
    """Every fault of the file, and nothing is kept."""
    content = printed(lambda line: line.replace('"Luton"', "Luton").replace(old, new))
    found = [each for each in faults(content) if says in each]
    assert found
    assert found[0].startswith("mye.csv:")


def test_half_a_file_is_refused() -> None:
    """A rate would compare some councils with nobody."""
    content = printed(lambda line: "" if line.startswith("E06000032") else line)
    assert faults(content) == ("mye.csv:1: Luton Borough Council (E06000032) is missing for 2024",)


def test_the_year_is_said_where_the_file_does_not() -> None:
    """By a title line, or by whoever loads it."""
    bare = printed().replace(b"Mid-2024", b"")
    assert "say which year" in faults(bare)[0]
    assert load(bare, 2025)
    assert population("luton", 2025)


def test_one_column_a_year_is_read_too() -> None:
    """As the office prints time series; earlier years may be in later areas."""
    wide = "ladcode23,laname23,population_2023,population_2024\n"
    for body in records().values():
        if body.kind.compared and not body.end:
            wide += f'{body.gss_code},"{body.short_name}",900,1000\n'
    assert load(wide.encode())
    assert [population("luton", y).count for y in (2023, 2024)] == [900, 1000]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b"Code,All ages\n", "Code,All ages é".encode("latin-1")]
)
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    """In words, never by a fault of ours."""
    assert faults(content)


def test_what_was_loaded_outlives_another_edition_of_our_files() -> None:
    """A revised number is not overwritten by an older one."""
    content = printed().replace(b"Mid-2024", b"Mid-2023")
    load(content)
    Edition.objects.update(fingerprint="another")
    load_register(by="tests")
    luton = population("luton", 2023)
    assert luton
    assert luton.count < 2000
    assert authority("luton").gss_code == Authority.objects.get(pk="luton").gss_code
