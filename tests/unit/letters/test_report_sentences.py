from dataclasses import replace
from datetime import date

import pytest

from support import luton
from upheld.letters.blocks import report_sentences

EMPTY = replace(
    luton.REPORT_2020,
    found="",
    duty="",
    others_affected="",
    fault_accepted="",
    already_offered="",
    added="",
    agreed="",
    awaited="",
    awaited_by="",
)


@pytest.mark.parametrize(
    ("lead", "text", "expected"),
    [
        ("We found that it", "was late", "We found that it was late."),
        ("We found that it", "It was late.", "It was late."),
        ("I asked it to", "to pay £100", "I asked it to pay £100."),
        ("I asked it to", "pay £100.", "I asked it to pay £100."),
        ("We found that it", "", ""),
        ("The law required it to", "EHC plans need a review.", "EHC plans need a review."),
    ],
)
def test_whole_sentences_stand_and_others_complete_a_lead(
    lead: str, text: str, expected: str
) -> None:
    """An author may write a sentence or the end of one; both read well."""
    assert report_sentences.complete(lead, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yes", "I am glad that the Council accepted that it was at fault."),
        ("no", "The Council did not accept that it was at fault."),
        ("that it kept poor records", "The Council accepted that it kept poor records."),
        ("", ""),
    ],
)
def test_fault_accepted_or_not(text: str, expected: str) -> None:
    """Yes, no, which fault, or nothing."""
    assert report_sentences.fault_accepted(text, "Council") == expected


@pytest.mark.parametrize(
    ("awaited", "by", "expected"),
    [
        ("a plan", "2020-07-30", "We await a plan, due by 30 July 2020."),
        ("a plan", "2020-06-30", "We await a plan, which was due by 30 June 2020."),
        ("a plan", "the summer", "We await a plan, due by the summer."),
        ("a plan", "in the summer", "We await a plan, due in the summer."),
        ("a plan", "", "We await a plan."),
        ("A plan is due soon.", "2020-06-30", "A plan is due soon."),
        ("", "2020-06-30", ""),
    ],
)
def test_what_is_awaited_has_its_time(awaited: str, by: str, expected: str) -> None:
    """A day is written out, one that is over as such; words of time keep their preposition."""
    report = replace(EMPTY, awaited=awaited, awaited_by=by)
    assert report_sentences.awaited(report, date(2020, 7, 22)) == expected


def test_the_body_is_named_before_it_is_called_it() -> None:
    """Where nothing stands before it, a request names the body."""
    alone = replace(EMPTY, added="pay £100")
    after = replace(alone, fault_accepted="yes")

    assert "I asked the Council to pay £100." in report_sentences.answers(alone, "Council")
    assert "I asked it to pay £100." in report_sentences.answers(after, "Council")


def test_a_subject_is_not_said_twice() -> None:
    """A title that is the subject needs no sentence for it."""
    same = replace(EMPTY, title="Missed bins", subject="missed bins")

    assert report_sentences.subject(same) == ""
    assert report_sentences.subject(replace(same, subject="waste")) == "It concerned waste."


def test_a_report_is_named_with_its_day_where_it_is_known() -> None:
    """A bare year says nothing that "this year" does not."""
    assert report_sentences.name(EMPTY) == f"‘{EMPTY.title}’"
    assert report_sentences.name(replace(EMPTY, title="T", issued="2019-05-05")) == (
        "‘T’ (5 May 2019)"
    )
