"""Several documents: where two of them cannot both be right, and where they can."""

from support.printed import reading
from upheld.archive.checks.between import contradictions_between
from upheld.archive.contradiction import Fault


def test_another_document_about_the_same_body_and_year() -> None:
    """Each value stands with the document that prints it."""
    letter = reading("upheld 13; uphold_rate 54%", name="letter.pdf")
    table = reading("upheld 12; uphold_rate 54%", name="table.csv")
    (found,) = contradictions_between([letter, table])
    assert found.fault is Fault.ELSEWHERE
    assert found.arithmetic == "decided: Upheld: 13 in letter.pdf; 12 in table.csv"
    assert (found.body, found.year) == ("luton", 2020)
    assert [one.source.name for one in found.witnesses] == ["letter.pdf", "table.csv"]


def test_a_base_and_a_count_are_the_same_figure() -> None:
    """A letter prints investigations as the base of a percentage, a table as a count."""
    letter = reading("uphold_rate_base 24", name="letter.pdf")
    table = reading("investigations 25", name="table.csv")
    (found,) = contradictions_between([letter, table])
    assert found.arithmetic == "investigations: 24 in letter.pdf; 25 in table.csv"


def test_averages_of_one_type_and_year() -> None:
    """The letters that differ from all others are named; many that agree are counted."""
    letters = [
        reading("uphold_rate_similar 56%", name=f"{n}.pdf", body=f"body-{n}") for n in range(6)
    ]
    strange = reading("uphold_rate_similar 65%", name="strange.pdf", body="strange")
    (found,) = contradictions_between([*letters, strange])
    assert found.fault is Fault.AVERAGE
    assert found.arithmetic == (
        "uphold rate: similar authorities: 56% in 0.pdf, 1.pdf, 2.pdf and 3 more; "
        "65% in strange.pdf"
    )
    assert found.body is None


def test_what_differs_rightly() -> None:
    """Other types, other years, other bodies, rounding and unknown bodies are no contradiction."""
    ours = reading("residents 213,528; upheld 13; uphold_rate_similar 56%; people_trained >1,400")
    assert contradictions_between([
        ours,
        reading("uphold_rate_similar 67%", kind="metropolitan", body="leeds"),
        reading("upheld 12; uphold_rate_similar 67%", year=2021),
        reading("upheld 12", body="leeds"),
        reading("residents 214,109", name="another-year.pdf"),
        reading("upheld 12", body=None),
        reading("upheld 12", year=None),
        reading("uphold_rate_similar 55.8%; people_trained 1,450", body="derby"),
        reading("uphold_rate_similar 90%", kind=None, body="ended"),
    ]) == ()  # fmt: skip


def test_what_the_ombudsman_says_of_its_own_work_holds_for_every_letter() -> None:
    """Courses and people trained are the same in all letters of a year."""
    one = reading("courses 118", name="one.pdf", body="luton")
    other = reading("courses 117", name="other.pdf", body="derby")
    (found,) = contradictions_between([one, other])
    assert found.arithmetic == "courses of training: 118 in one.pdf; 117 in other.pdf"


def test_what_is_known_besides_is_not_held_against_itself() -> None:
    """Two known sources may differ; a reading is told of both."""
    known = [reading("upheld 12", name="a"), reading("upheld 13", name="b")]
    assert contradictions_between([], known) == ()
    (found,) = contradictions_between([reading("upheld 13", name="letter")], known)
    assert found.arithmetic == "decided: Upheld: 13 in letter and b; 12 in a"


def test_a_figure_that_its_own_document_proves_wrong_is_told_there_only() -> None:
    """The 24 under the satisfactory remedies of 2020 does not contradict another document."""
    letter = reading(
        "upheld 13; satisfactory_remedies 3; satisfactory_remedy_rate 23%; "
        "satisfactory_remedy_rate_base 24"
    )
    table = reading("satisfactory_remedy_rate_base 13", name="table.csv")
    assert contradictions_between([letter, table]) == ()


def test_a_document_that_prints_both_values_contradicts_none_of_them() -> None:
    """Which of the two it means is told as its own fault."""
    both = reading("upheld 13; upheld 12", name="both.pdf")
    assert contradictions_between([both, reading("upheld 12", name="other.pdf")]) == ()
