"""Invented decisions read like decisions, agree with their case, and name nobody."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from itertools import islice
from statistics import mean

import pytest

from upheld import reference
from upheld.domain.outcomes import Outcome, Remedied
from upheld.domain.publication import PUBLISHED_OUTCOMES
from upheld.domain.statements import Section
from upheld.domain.subjects import SUBJECTS
from upheld.publication.shelf.facts import PublicDecision
from upheld.runs.demo.statements import corpus
from upheld.runs.demo.statements.drawn import Drawn, InventedCase, draw_statement
from upheld.runs.demo.statements.further import further_cases
from upheld.runs.demo.statements.parts import read_generic, read_subjects
from upheld.runs.demo.statements.people import agreed
from upheld.runs.demo.statements.subjects import THEMES
from upheld.runs.demo.texts import read_text

pytestmark = pytest.mark.slow

SEED, MANY, UNTIL = 5, 2_500, date(2026, 11, 22)
SHINGLE = 5
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
TITLES = {"Mr", "Mrs", "Ms", "Miss"}
# Words that only ever begin a sentence.
BEGINNINGS = {"badges", "cracks", "nor", "recruitment", "requests"}
OFFICES = {"Council", "Information", "Commissioner"}
# A day or a month, as texts have them.
DAY = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})\b")


def case_and_text(count: int) -> list[tuple[InventedCase, Drawn]]:
    """So many further cases, each with its text."""
    cases = islice(further_cases(SEED, UNTIL), count)
    return [(case, draw_statement(SEED, case)) for case in cases]


@pytest.fixture(scope="module")
def drawn() -> list[tuple[InventedCase, Drawn]]:
    """Thousands of cases with their texts."""
    return case_and_text(MANY)


@pytest.fixture(scope="module")
def texts(drawn: Sequence[tuple[InventedCase, Drawn]]) -> list[str]:
    """The whole text of each."""
    return ["\n\n".join(each.sections.values()) for _, each in drawn]


def days_in(text: str) -> list[date]:
    """Every day that is named; of a month its first."""
    return [
        datetime.strptime(f"{day or 1} {month} {year}", "%d %B %Y").date()  # noqa: DTZ007 - a day
        for day, month, year in DAY.findall(text)
    ]


def shingles(text: str) -> set[tuple[str, ...]]:
    """Every five words that follow each other."""
    words = text.split()
    return {tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}


def fictional_names() -> set[str]:
    """Every word of the names of bodies that do not exist."""
    rows = reference.rows(reference.FICTIONAL_BODIES)
    return {word for row in rows for word in re.findall(r"\w+", row["name"]) if word[0].isupper()}


def test_every_subject_has_parts() -> None:
    """Each leaf of the tree has two matters at least, and each theme of improvements a subject."""
    assert read_subjects().keys() == SUBJECTS.keys()
    assert all(len(parts.matters) > 1 for parts in read_subjects().values())
    rows = read_text("fictional/improvements.csv").splitlines()[1:]
    named = {row.split(",")[1]: row.split(",")[0] for row in rows}
    headings = {theme: SUBJECTS[code].heading.value for theme, code in THEMES.items()}
    assert {theme: named[theme] for theme in headings} == headings


def test_a_text_is_the_same_for_the_same_case() -> None:
    """Nothing rests on what was drawn before, or on the day."""
    some = case_and_text(20)
    assert [draw_statement(SEED, case) for case, _ in reversed(some)] == [
        drawn for _, drawn in reversed(some)
    ]
    later = list(islice(further_cases(SEED, date(2027, 6, 1)), 200))
    now = list(islice(further_cases(SEED, UNTIL), 100))
    assert [case for case in later if case.decided <= UNTIL][: len(now)] == now[: len(later)][:100]


def test_outcome_and_text_agree(drawn: Sequence[tuple[InventedCase, Drawn]]) -> None:
    """What is upheld says so, what was closed early was not investigated; actions where agreed."""
    for case, each in drawn:
        ends, agreed_to = each.sections[Section.DECISION], Section.AGREED in each.sections
        assert agreed_to == (case.remedied is Remedied.BY_US)
        if case.outcome is Outcome.UPHELD:
            assert re.search(r"uphold the complaint|fault", ends)
            assert "no fault" not in ends
            assert "That was fault" in each.sections[Section.FOUND] or "fault" in ends
        elif case.outcome is Outcome.NOT_UPHELD:
            assert re.search(r"no fault|not at fault|without a finding|for the reasons", ends)
        else:
            assert case.outcome is Outcome.CLOSED_INITIAL
            assert ends.startswith("We will not investigate")
        subject = SUBJECTS[each.subject]
        assert subject.heading is case.heading
        assert subject.in_force(case.received)


def test_days_lie_before_the_complaint(drawn: Sequence[tuple[InventedCase, Drawn]]) -> None:
    """Nothing that is told happened after the case came to us; references fit their year."""
    references = [case.reference for case, _ in drawn]
    assert len(set(references)) == len(references)
    for case, each in drawn:
        told = days_in(" ".join(each.sections.values()))
        assert told
        assert max(told) <= case.received <= case.decided <= UNTIL
        start = case.received.year - (case.received.month < 4)
        assert re.fullmatch(rf"{start % 100:02d} [5-9]\d\d \d{{3}}", case.reference)


def test_a_text_has_a_readable_length(texts: Sequence[str]) -> None:
    """Between 250 and 850 words, all of them beyond 300 where something was investigated."""
    lengths = [len(text.split()) for text in texts]
    assert min(lengths) >= 250
    assert max(lengths) <= 850
    assert mean(lengths) > 400


def test_no_two_texts_are_alike(
    drawn: Sequence[tuple[InventedCase, Drawn]], texts: Sequence[str]
) -> None:
    """Nearly every summary is its own, and texts on one subject share few runs of five words."""
    summaries = {each.sections[Section.SUMMARY] for _, each in drawn}
    assert len(summaries) > 0.98 * len(drawn)
    assert len(set(texts)) == len(texts)
    alike = [text for (_, each), text in zip(drawn, texts, strict=True) if each.subject == "noise"]
    runs = [shingles(text) for text in alike[:60]]
    shares = [
        len(one & other) / len(one | other)
        for place, one in enumerate(runs) for other in runs[:place]
    ]  # fmt: skip
    assert mean(shares) < 0.2
    assert max(shares) < 0.7


def test_nobody_is_named(texts: Sequence[str]) -> None:
    """Capitals are titles, single letters, months, offices and bodies that do not exist."""
    allowed = TITLES | OFFICES | set(MONTHS) | fictional_names()
    whole = "\n\n".join(texts)
    # A capital may begin a sentence, if the word is an ordinary one.
    ordinary = set(re.findall(r"\b[a-z]+\b", whole)) | BEGINNINGS
    begin = set(re.findall(r"(?:^|\n|[.?] )([A-Z]\w+)", whole))
    assert {word for word in begin - allowed if word.lower() not in ordinary} == set()
    amid = set(re.findall(r"(?<![.?] )(?<!\n)(?<!^)\b[A-Z]\w+", whole))
    assert amid - allowed == set()
    assert not re.search(r"\b[A-Z]\.[A-Z]|\b[A-Z] [A-Z]\b|\b[A-Z]{2}\b", " ".join(texts))


def test_no_number_could_be_called(texts: Sequence[str]) -> None:
    """No run of digits is longer than a year; larger sums have a pound sign and a comma."""
    for text in texts:
        assert not re.search(r"\d{5}|\d[\d -]{6,}\d|@|www", text)


def test_sentences_are_whole(texts: Sequence[str]) -> None:
    """No part of the building shows: brackets, gaps, doubled words or stops, small beginnings."""
    faults = (
        r"[\[\]{}|]|  | [,.;:?]|[.,;]{2}|\b(\w+) \1\b|[.?] [a-z]|\b[Aa] [aeio]|\b[Aa]n [^aeiouh]"
    )
    for text in texts:
        assert not (found := re.search(faults, text)), text[max(0, found.start() - 40) :][:90]
        assert text.count("“") == text.count("”")


def test_a_letter_alone_takes_the_plural() -> None:
    """Whoever is a letter without a title is “they”, with verbs that agree."""
    told = agreed("They was told. C says they still waits, and they has paid.")
    assert told == "They were told. C says they still wait, and they have paid."


def test_an_improvement_is_told_in_its_case() -> None:
    """What the body agreed to improve stands among the agreed actions, under its subject."""
    case = next(c for c, _ in case_and_text(400) if c.heading == "environment")
    told = draw_statement(
        SEED,
        InventedCase(
            **{
                **vars(case), "outcome": Outcome.UPHELD, "remedied": Remedied.BY_US,
                "improvement": "Log missed collections by address.", "theme": "waste",
            }
        ),
    )  # fmt: skip
    assert told.subject == "refuse_and_recycling"
    assert "It will log missed collections by address." in told.sections[Section.AGREED]


def test_a_corpus_is_public_decisions() -> None:
    """For measurements: as many as asked for, of published kinds, at fictional bodies."""
    made = list(corpus(SEED, 30))
    assert len(made) == 30
    assert all(isinstance(each, PublicDecision) and each.invented for each in made)
    assert {each.outcome for each in made} <= PUBLISHED_OUTCOMES
    assert made[:10] == list(corpus(SEED, 10))


def test_the_generic_parts_are_all_used() -> None:
    """Each way of ending has its words in each section that differs by it."""
    ways = {
        "by_us", "by_body", "none", "no_fault", "discontinued", "late", "alternative",
        "not_warranted", "nothing_more",
    }  # fmt: skip
    generic = read_generic()
    assert generic["summary"].keys() == generic["decision"].keys() == ways


def test_what_will_change_has_no_second_day(texts: Sequence[str]) -> None:
    """When an improvement is due stands with it; a text that gave a time would deny it."""
    assert any("change how it works" in text for text in texts)
    assert not any(re.search(r"[Ww]ithin (\w+|a few) months it", text) for text in texts)


def test_a_borough_of_somewhere_takes_its_article(texts: Sequence[str]) -> None:
    """As sentences have it: the London Borough of a place."""
    named = re.findall(r"(\w+) (?:London|Royal) Borough of", " ".join(texts))
    assert set(named) == {"the"}
