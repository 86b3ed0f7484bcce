"""What a shelf holds comes back whole, and nothing of it before its hour."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from support.shelves import NOW, TEXT, decision, improvement, kept, report, shelf
from upheld.domain.errors import Refused
from upheld.domain.publication import DocumentKind, NotShown, TakenDown, first_day
from upheld.domain.statements import Section
from upheld.publication.search.asked import Search
from upheld.publication.search.fields import key_of
from upheld.publication.search.index import extend
from upheld.publication.shelf import coding
from upheld.publication.shelf.coding import stamp, unsays
from upheld.publication.shelf.facts import (
    CaseCount,
    PublicChange,
    PublicRecommendation,
    ReportDay,
    Tombstone,
)


def test_everything_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Each kind of fact, field by field."""
    stone = Tombstone(reference="25 000 001", body="exampleham", why=TakenDown.REVIEW, at=NOW)
    counted = CaseCount(
        body="exampleham", year=2025, measure="decided", figure="decided:upheld", title="Upheld",
        count=3, shown=("24 000 001",), withheld={NotShown.NO_TEXT: 2},
    )  # fmt: skip
    change = PublicChange(
        number=1, at=NOW, what="added", kind="decision", id="26 001 234", body="exampleham",
        address="/decisions/26-001-234/",
    )  # fmt: skip
    days = (ReportDay(what="reply", due=date(2026, 8, 11)),)
    one, told, promised = decision(), report(days=days), improvement()
    reader = kept(
        tmp_path,
        shelf(
            [one], reports=(told,), improvements=(promised,), tombstones=(stone,),
            counts=(counted,), changes=(change,),
        ),
    )  # fmt: skip
    assert reader.decisions_on("26 001 234", NOW) == (one,)
    assert tuple(reader.decisions(NOW)) == (one,)
    (head,) = reader.heads([one.reference, "26 009 999"], NOW)[one.reference]
    assert vars(head) == {name: getattr(one, name) for name in vars(head)}
    assert head.address == one.address
    assert reader.report(told.id, NOW) == told
    assert reader.reports(NOW, body="exampleshire") == (told,)
    assert reader.improvement(promised.id, NOW) == promised
    assert reader.improvements(NOW) == (promised,)
    assert reader.tombstones("25 000 001") == (stone,)
    assert reader.counts("exampleham", 2025) == (counted,)
    assert reader.changes(NOW) == (change,)


def test_nothing_is_given_before_its_hour(tmp_path: Path) -> None:
    """The reader asks the hour of each fact, whoever put it there."""
    one, told, promised = decision(), report(), improvement()
    reader = kept(tmp_path, shelf([one], reports=(told,), improvements=(promised,)))
    before = one.public_from - timedelta(seconds=1)
    assert reader.decisions_on(one.reference, before) == ()
    assert reader.heads([one.reference], before) == {}
    assert tuple(reader.decisions(before)) == ()
    assert reader.newest_decisions(one.body, before, size=5) == ()
    assert reader.how_many_decisions(before) == 0
    assert reader.how_many_decisions(one.public_from) == 1
    early = datetime(2026, 1, 1, tzinfo=UTC)
    assert reader.report(told.id, early) is None
    assert reader.reports(early) == ()
    assert reader.improvement(promised.id, early) is None
    assert reader.improvements(early) == ()


def test_words_of_what_was_withdrawn_are_not_offered(tmp_path: Path) -> None:
    """Not while the index still has them; what is there is known and offered all the same."""
    made = [decision(f"26 000 {number:03}") for number in range(100, 130)]
    texts = TEXT | {Section.SUMMARY: "The trzcinska was left in the rain."}
    gone = decision("26 000 999", sections=texts)
    reader = kept(tmp_path, shelf([*made, gone], to_renew=True))
    extend(reader.index, (), [key_of(DocumentKind.STATEMENT, gone.reference, gone.body)])
    assert reader.search
    for words, told in (
        ("trzcinska", "Nothing published has “trzcinska”."),
        ("trzcinsca", "Nothing published has “trzcinsca”."),
        ("collecsions", "Nothing published has “collecsions”; showing “collections”."),
    ):
        assert reader.search.find(Search(words=words), now=NOW).notes == (told,)


def test_a_summary_that_is_gone_is_words_lost() -> None:
    """What was done, or one more that is recommended, loses nothing."""
    one = PublicRecommendation(number=1, kind="policy", summary="Check the rounds.")
    more = replace(one, number=2, summary="Train the crews.")
    was = stamp(1, [one])
    assert not unsays(was, stamp(1, [replace(one, done=date(2026, 8, 1)), more]))
    assert unsays(was, stamp(1, [replace(one, summary="Check the lids.")]))
    assert unsays(was, stamp(1, []))
    assert unsays(was, stamp(2, [one]))
    assert not unsays(stamp(1, []), was)


def test_decisions_are_paged_by_their_place(tmp_path: Path) -> None:
    """By day, reference and body; what comes after a place goes on where that ended."""
    made = [decision(f"26 000 00{number}", decided=date(2026, 5, number)) for number in range(1, 6)]
    reader = kept(tmp_path, shelf(made))
    first = list(reader.decisions(NOW, size=2))
    last = first[-1]
    place = (last.decided, last.reference, last.body)
    assert first + list(reader.decisions(NOW, after=place)) == made
    assert [each.reference for each in reader.newest_decisions("exampleham", NOW, size=1)] == [
        "26 000 005"
    ]


def test_a_bridge_adds_up_or_is_none() -> None:
    """Published and withheld cases are the count."""
    with pytest.raises(ValueError, match="do not add up"):
        CaseCount(
            body="exampleham", year=2025, measure="decided", figure="decided:upheld",
            title="Upheld", count=4, shown=("24 000 001",), withheld={NotShown.NEVER: 2},
        )  # fmt: skip


def test_a_decision_needs_a_known_subject_and_a_summary() -> None:
    """What nobody could find or read is refused."""
    with pytest.raises(Refused, match="is not a subject"):
        decision(subject="weather")
    with pytest.raises(Refused, match="has a summary"):
        decision(sections={})


@pytest.mark.parametrize(
    ("decided", "first"),
    [
        (date(2019, 12, 31), date(2020, 2, 11)),
        (date(2020, 1, 1), date(2020, 4, 1)),
        (date(2020, 11, 30), date(2021, 2, 28)),
        (date(2021, 1, 1), date(2021, 2, 12)),
        (date(2026, 6, 1), date(2026, 7, 13)),
    ],
)
def test_the_delay_in_force_on_the_day_of_the_decision_holds(decided: date, first: date) -> None:
    """Six weeks; three months for decisions of 2020."""
    assert first_day(decided) == first


def test_a_fact_is_the_same_however_it_is_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another zlib writes other bytes: nothing that anybody can read has changed by that."""
    one = report()
    packed, digest = coding.packed(one), coding.digest(one)
    monkeypatch.setattr(coding, "GRADE", 0)
    assert coding.packed(one) != packed
    assert coding.digest(one) == digest
    assert coding.digest(replace(one, subject="school_admissions")) != digest
