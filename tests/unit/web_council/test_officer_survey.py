"""A survey by link: it says whose answers are kept, takes them, and shows none."""

import pytest

from support.council import Sender
from support.surveys import opened, token_of
from upheld.outreach.models import SurveyAnswer
from upheld.web.council.officers import links

SAID = {"answer_1": "1", "answer_2": ["0", "2"], "answer_3": "4", "answer_4": "More tables."}


@pytest.fixture(autouse=True)
def tries_begin_anew() -> None:
    """Links that led nowhere are forgotten."""
    links.BY_NETWORK.forget()


@pytest.mark.parametrize(
    ("by_body", "words"),
    [(True, "We keep that this is the answer of Luton"), (False, "Nobody sees which body")],
)
def test_the_form_says_whose_answers_are_kept(sender: Sender, words: str, *, by_body: bool) -> None:
    """In words, above the questions."""
    opened("luton", by_body=by_body)
    page = sender.get(f"/officers/survey/{token_of('luton')}/").text
    assert words in page
    for question in ("Which form?", "Which parts?", "How useful?", "What else?"):
        assert question in page


def test_answers_go_in_are_replaced_and_never_come_out(sender: Sender) -> None:
    """Sent again, the new ones count alone."""
    opened("luton")
    page = f"/officers/survey/{token_of('luton')}/"
    assert "We have your answers" in sender.post(page, SAID).text
    assert SurveyAnswer.objects.get().content == {"1": 1, "2": [0, 2], "3": 4, "4": "More tables."}
    again = sender.get(page).text
    assert "replaces all of them" in again
    assert "More tables." not in again
    sender.post(page, {"answer_3": "2"})
    assert SurveyAnswer.objects.get().content == {"3": 2}


def test_what_is_not_offered_is_refused(sender: Sender) -> None:
    """At its field; nothing is kept, and what was written stays on the page."""
    opened("luton")
    page = f"/officers/survey/{token_of('luton')}/"
    said = sender.post(page, SAID | {"answer_1": "7"}).text
    assert 'href="#answer_1"' in said
    assert "More tables." in said
    assert 'value="2" checked' in said
    assert "one question at least" in sender.post(page, {}).text
    assert not SurveyAnswer.objects.exists()


def test_an_unknown_link_reads_as_any_other(sender: Sender) -> None:
    """The words of the yearly question’s links."""
    assert links.UNKNOWN in sender.get("/officers/survey/none/").text
