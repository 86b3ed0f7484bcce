"""The summary is right for none, one, two and many."""

from dataclasses import replace

import pytest

from support import public_site
from upheld.domain.facts import ImprovementFact
from upheld.pages.council.record import improvements_of, state_of
from upheld.pages.council.subject import Subject
from upheld.pages.council.summary import summarise
from upheld.statistics.figures import BodyFigures, Figure


def subject(figures: BodyFigures) -> Subject:
    """Alder in 2020 with these figures."""
    site = public_site.site()
    year = replace(site.years[2020], bodies={"alder": figures})
    return Subject(site=site, body=site.bodies["alder"], year=year, figures=figures)


def told(figures: BodyFigures) -> str:
    """The summary of those figures."""
    return summarise(subject(figures))


@pytest.mark.parametrize(
    ("upheld", "investigated", "words"),
    [
        (0, 0, "we investigated no complaints about Alder."),
        (0, 1, "we investigated one complaint about Alder and did not uphold it."),
        (1, 1, "we investigated one complaint about Alder and upheld it."),
        (0, 2, "we investigated two complaints about Alder and upheld neither of them."),
        (2, 2, "we investigated two complaints about Alder and upheld both of them."),
        (0, 7, "we investigated seven complaints about Alder and upheld none of them."),
        (3, 7, "we investigated seven complaints about Alder and upheld three."),
        (13, 24, "we investigated 24 complaints about Alder and upheld 13."),
        (24, 24, "we investigated 24 complaints about Alder and upheld all of them."),
    ],
)
def test_investigations(upheld: int, investigated: int, words: str) -> None:
    """Counts in words that a reader would use."""
    figures = public_site.figures("alder", 2020, upheld=upheld, investigated=investigated)
    assert told(figures).startswith(f"In the year to 31 March 2020 {words}")


@pytest.mark.parametrize(
    ("on_time", "late", "incomplete", "unmet", "words"),
    [
        (
            1,
            0,
            0,
            0,
            "to our satisfaction in the one case where we recorded the outcome in the year.",
        ),
        (
            0,
            1,
            0,
            0,
            "to our satisfaction in the one case where we recorded the outcome in the year, late.",
        ),
        (5, 2, 0, 0, "in all seven cases where we recorded the outcome in the year, late in two"),
        (0, 2, 0, 0, "in both cases where we recorded the outcome in the year, late in both."),
        (1, 1, 1, 0, "in the year, late in one of them and not completely in one of them."),
        (5, 1, 0, 1, "in the year, late in one of them; in one they were not."),
        (0, 0, 0, 1, "We were not satisfied that our recommendations were carried out in the one"),
        (0, 0, 0, 3, "were carried out in any of the three cases where we"),
    ],
)
def test_remedies(on_time: int, late: int, incomplete: int, unmet: int, words: str) -> None:
    """A rate of all never hides what was late or incomplete."""
    counts = {"on_time": on_time, "late": late, "incomplete_satisfied": incomplete,
              "not_satisfied": unmet}  # fmt: skip
    total = sum(counts.values())
    rate = public_site.rate("compliance_rate", total - unmet, total, "compliance outcomes")
    figures = public_site.figures("alder", 2020)
    changed = replace(
        figures,
        compliance={**counts, "total": total},
        measures={**figures.measures, "compliance_rate": rate},
    )
    assert words in told(changed)


def test_nothing_due_and_outcomes_missing() -> None:
    """Why there is no rate is told; what was due without an outcome is told too."""
    figures = public_site.figures("alder", 2020)
    none = Figure(measure="compliance_rate", numerator=0, denominator=0, display=None,
                  reason="no recommendations were due")  # fmt: skip
    empty = replace(figures, measures={**figures.measures, "compliance_rate": none})
    assert told(empty).endswith("No recommendations were due.")
    one = "One recommendation that was due by 31 March had no outcome yet."
    assert told(replace(figures, due_unsettled=1)).endswith(one)


def test_reports_are_told_only_where_there_are_any() -> None:
    """No sentence says that nothing was issued."""
    figures = public_site.figures("alder", 2020)
    assert "issued" not in told(figures)
    counted = {
        name: Figure(measure=name, numerator=n, denominator=None, display=str(n))
        for name, n in (("public_interest_reports", 2), ("further_reports", 1))
    }
    changed = replace(figures, measures={**figures.measures, **counted})
    assert told(changed).endswith("two public interest reports and one further report about it.")


def test_years_before_compliance_say_nothing_of_it() -> None:
    """A measure that did not exist is not described as empty."""
    figures = public_site.figures("alder", 2020)
    measures = {k: v for k, v in figures.measures.items() if k != "compliance_rate"}
    assert "recommendations" not in told(replace(figures, measures=measures))


def improvement(agreed: str, due: str, done: str | None) -> ImprovementFact:
    """One of Alder's."""
    day = public_site.date.fromisoformat
    return ImprovementFact(
        reference="19 000 001",
        body="alder",
        summary="Write sooner.",
        theme="letters",
        agreed=day(agreed),
        due=day(due),
        done=day(done) if done else None,
    )


@pytest.mark.parametrize(
    ("due", "done", "state"),
    [
        ("2020-01-31", "2020-01-31", "done on time"),
        ("2020-01-31", "2020-02-01", "done late"),
        ("2020-03-31", None, "overdue"),
        ("2020-01-31", "2020-04-01", "overdue"),
        ("2020-04-01", None, "not yet due"),
    ],
)
def test_improvements_stand_as_on_31_march(due: str, done: str | None, state: str) -> None:
    """What was done after the year was not done in it: as the figures count."""
    fact = improvement("2019-10-01", due, done)
    assert state_of(fact, public_site.date(2020, 3, 31)) == state


def test_improvements_of_earlier_years_stay_until_done() -> None:
    """A page lists what was agreed in its year and what was open when it began."""
    facts = (
        improvement("2018-10-01", "2019-01-01", "2019-03-01"),
        improvement("2018-11-01", "2019-01-01", "2019-05-01"),
        improvement("2019-11-01", "2020-05-01", None),
        improvement("2020-04-02", "2020-06-01", None),
    )
    alder = subject(public_site.figures("alder", 2020))
    shown = improvements_of(replace(alder, year=replace(alder.year, improvements=facts)))
    assert shown.counts == (("done late", 1), ("not yet due", 1))
