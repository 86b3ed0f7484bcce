"""What a person accepts enters history as it was printed, once, and is never lost."""

from dataclasses import replace
from datetime import date

import pytest

from support.earlier_letters import LETTER, against, figure, reading, source
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.register.models import Authority
from upheld.runs.history.actions.accept import accept_figures
from upheld.runs.history.actions.withdraw import note_public, withdraw_figure
from upheld.runs.history.entering import Entry, candidates
from upheld.runs.history.judging import Standing, judge
from upheld.runs.history.kept import Kept, from_json, to_json
from upheld.runs.history.models import PublishedFigure
from upheld.runs.history.queries.figures import history_of, state_of_history, withdrawn_in_public
from upheld.runs.history.taking import accept_document, documents_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
BY = "person 7"


def entry(measure: str = "decided", printed: str = "100", **more: object) -> Entry:
    """One figure that a person accepts."""
    said = {"body": "luton", "year": 2015, "source": source(), "figure": figure(measure, printed)}
    return Entry(**(said | more))  # type: ignore[arg-type] # what a test varies


def accept(*entries: Entry) -> int:
    """Accept them."""
    return accept_figures(entries=entries, by=BY)


def test_a_letter_enters_as_printed_and_once() -> None:
    """With page, source and hash; the same file again changes nothing and leaves no event."""
    document = [Kept(reading=reading(LETTER))]
    assert accept_document(document, by=BY).entered == 3
    events = AuditEvent.objects.count()
    again = accept_document(document, by=BY)
    assert (again.entered, again.known, again.left) == (0, 3, ())
    assert AuditEvent.objects.count() == events
    rate = history_of("luton").get(measure="uphold_rate")
    assert (rate.value, rate.printed, rate.page, rate.line) == ("54", "54%", 1, 3)
    assert (rate.source, rate.sha256, rate.accepted_by) == ("letter-2015.pdf", "a1" * 32, BY)


def test_a_printed_base_and_the_ombudsmans_own_work_never_enter() -> None:
    """Neither is a figure about an authority that a series could go on with."""
    read = reading([*LETTER, ("uphold_rate_base", "24"), ("courses", "12")])
    assert [each.figure.measure for each in candidates(read)] == [m for m, _ in LETTER]
    with pytest.raises(Refused, match="no history"):
        accept(entry("uphold_rate_base", "24"))


def test_averages_of_similar_authorities_enter() -> None:
    """They are printed beside the council's own."""
    assert accept(entry("uphold_rate_similar", "61%")) == 1


def test_what_is_contradicted_needs_a_public_reason() -> None:
    """Without one it is left, and the rest enters; with one its note says so."""
    read = reading(LETTER)
    document = [Kept(reading=read, contradictions=(against(read, "uphold_rate"),))]
    first = accept_document(document, by=BY)
    assert first.entered == 2
    assert [one.against for one in first.left] == [("3 of 24 is 13%, not 23%",)]
    with pytest.raises(Refused, match="say why it is accepted"):
        accept(first.left[0].entry())
    assert accept_document(document, despite="The letter was never put right.", by=BY).entered == 1
    assert history_of("luton").get(measure="uphold_rate").note == "The letter was never put right."


def test_another_value_takes_the_place_of_the_first_with_a_reason_alone() -> None:
    """The first stays on record, withdrawn; one value is current."""
    accept(entry())
    other = entry(figure=figure("decided", "101"), source=source("other.pdf", "b2" * 32))
    with pytest.raises(
        Refused, match=r"decisions made 101 of luton 2015 stands as 100 from letter-2015"
    ):
        accept(other)
    assert accept(entry(figure=other.figure, source=other.source, why="Corrected in May.")) == 1
    assert [(each.printed, each.note) for each in history_of("luton")] == [
        ("101", "Corrected in May.")
    ]
    assert PublishedFigure.objects.get(printed="100").withdrawn_why == "Corrected in May."


def test_the_same_value_in_another_document_changes_nothing() -> None:
    """The first source stays."""
    accept(entry())
    assert accept(entry(source=source("other.pdf", "b2" * 32))) == 0


def test_a_document_goes_by_its_name_without_its_folders() -> None:
    """Where it lay on this machine is nobody's business; what cannot be seen is refused."""
    accept(entry(source=source("jane/2015/letter.pdf")))
    assert history_of("luton").get().source == "letter.pdf"
    with pytest.raises(Refused, match="invisible character"):
        accept(entry("received", "9", source=source("a\u202eb.pdf")))


def test_a_document_with_two_values_is_left_to_a_person() -> None:
    """Whatever reason a command gives, nobody has chosen one of the two."""
    read = reading([("decided", "100"), ("decided", "101"), ("received", "120")])
    done = accept_document([Kept(reading=read)], despite="all of it", by=BY)
    assert done.entered == 1
    assert [each.candidate.figure.printed for each in done.left] == ["100", "101"]
    assert "line 2 prints 101" in done.left[0].against[0]
    with pytest.raises(Refused, match="given twice"):
        accept(entry(), entry("decided", "101"))


def test_two_rows_about_one_body_are_held_against_each_other() -> None:
    """The same value enters once; of two values neither does, whichever row comes first."""
    rows = [reading([("decided", "100"), ("received", said)]) for said in ("120", "121")]
    done = accept_document([Kept(reading=row) for row in rows], despite=" ", by=BY)
    assert done.entered == 1
    assert [each.candidate.figure.printed for each in done.left] == ["120", "121"]


def test_a_reading_without_body_or_year_enters_nothing() -> None:
    """Nothing is guessed: it is listed."""
    document = [Kept(reading=reading(LETTER, body=None, doubts=("two councils are meant",)))]
    done = accept_document(document, by=BY)
    assert (done.entered, len(done.not_settled)) == (0, 1)


def test_a_doubt_about_a_reading_is_one_about_each_figure() -> None:
    """Nothing of it enters without a reason."""
    document = [Kept(reading=reading(LETTER, doubts=("two years are named",)))]
    assert accept_document(document, by=BY).entered == 0


def test_a_withdrawn_figure_stays_on_record_and_out() -> None:
    """It goes once, with a reason; the same file does not bring it back by itself."""
    document = [Kept(reading=reading(LETTER))]
    accept_document(document, by=BY)
    row = history_of("luton").get(measure="decided")
    with pytest.raises(Refused, match="say why"):
        withdraw_figure(figure=row.pk, why=" ", by=BY)
    assert withdraw_figure(figure=row.pk, why="Misread.", by=BY)
    assert not withdraw_figure(figure=row.pk, why="Misread.", by=BY)
    again = accept_document(document, by=BY)
    assert [each.standing for each in again.left] == [Standing.WITHDRAWN]
    assert history_of("luton").filter(measure="decided").count() == 0
    assert PublishedFigure.objects.get(pk=row.pk).printed == "100"
    assert accept(again.left[0].entry("It was right after all.")) == 1


def test_what_was_withdrawn_does_not_come_back_by_a_copy() -> None:
    """The letter saved again has other bytes and prints the same value: a person is asked."""
    accept(entry())
    withdraw_figure(figure=history_of("luton").get().pk, why="Misread.", by=BY)
    copy = reading([("decided", "100"), ("received", "120")], of=source("copy.pdf", "b2" * 32))
    done = accept_document([Kept(reading=copy)], by=BY)
    assert done.entered == 1
    assert done.left[0].against == ("it was withdrawn before, as printed in letter-2015.pdf",)
    with pytest.raises(Refused, match="was withdrawn before; say why"):
        accept(entry(source=source("copy.pdf", "b2" * 32)))


def test_a_body_that_had_not_begun_has_no_history() -> None:
    """The site has no page for it; the rest of a table enters all the same."""
    Authority.objects.filter(slug="derby").update(start=date(2015, 4, 1))
    rows = [reading(LETTER, body="derby"), reading(LETTER)]
    done = accept_document([Kept(reading=row) for row in rows], by=BY)
    assert (done.entered, done.not_settled) == (3, (rows[0],))
    with pytest.raises(Refused, match="derby had not begun by the end of 2015"):
        accept(entry(body="derby"))
    assert accept(entry(body="derby", year=2016)) == 1


def test_only_what_was_public_is_a_public_withdrawal() -> None:
    """A figure that left before it was seen has corrected nothing."""
    accept(entry(), entry("received", "120"))
    assert note_public(figures=[], by="upheld") == 0
    withdraw_figure(figure=history_of("luton").get(measure="received").pk, why="x", by=BY)
    assert note_public(figures=[history_of("luton").get().pk], by="upheld") == 1
    withdraw_figure(figure=history_of("luton").get().pk, why="Misread.", by=BY)
    assert [each.measure for each in withdrawn_in_public()] == ["decided"]


def test_each_change_is_another_state() -> None:
    """So that the site knows when it must be built anew."""
    states = [state_of_history()]
    accept(entry())
    states.append(state_of_history())
    withdraw_figure(figure=history_of("luton").get().pk, why="Misread.", by=BY)
    states.append(state_of_history())
    assert states[0] == {}
    assert len({str(each) for each in states}) == 3


def test_the_audit_says_what_entered_and_nobodys_words() -> None:
    """One event each, with the person's key."""
    read = reading(LETTER)
    document = [Kept(reading=read, contradictions=(against(read, "decided"),))]
    accept_document(document, despite="As Jane Doe wrote.", by=BY)
    event = AuditEvent.objects.get(action="accept_figures")
    assert (event.by, len(event.detail["figures"])) == (BY, 3)
    assert "Doe" not in str(event.detail)


def test_what_is_kept_of_a_reading_comes_back_whole() -> None:
    """But for numbers that are no figures and were understood."""
    read = reading(LETTER)
    kept = Kept(reading=read, contradictions=(against(read, "decided"),))
    assert from_json(to_json(kept)) == kept
    assert judge(read) == judge(from_json(to_json(kept)).reading)
    assert documents_of([kept, kept]) == [[kept, kept]]


def test_of_the_words_of_a_letter_only_those_near_a_number_are_kept() -> None:
    """What else a letter says may be personal, and nobody checks a number by it."""
    words = (
        f"Jane Doe wrote 1003 times. {'x' * 200} We decided 100 complaints. {'y' * 200} Jane Doe."
    )
    read = reading([("decided", "100")])
    read = replace(read, figures=(replace(read.figures[0], words=words),))
    (kept,) = from_json(to_json(Kept(reading=read))).reading.figures
    assert "We decided 100 complaints." in kept.words
    assert "Doe" not in kept.words
    assert kept.words.startswith("…")
