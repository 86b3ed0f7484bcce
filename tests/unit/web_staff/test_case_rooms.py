"""Cases on the screen: from coding to review by the forms that people use."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest

from support import remedies, working
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.actions.by_public import open_link
from upheld.casework.models import CaseBody, CaseWork, DecisionEvent, PartyLetter, Statement
from upheld.casework.party_letters import kept
from upheld.domain.case_file import GUARDS
from upheld.domain.retention import REMOVED
from upheld.domain.roles import Role
from upheld.domain.stages import Stage
from upheld.domain.statements import Section
from upheld.domain.time_limits import last_day_to_ask
from upheld.people.actions.conflicts import block
from upheld.people.models import Draft
from upheld.toolbox import clock
from upheld.web.staff.cases.way import PLACES
from upheld.web.staff.dated import spoken_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]


def place(key: str, page: str = "") -> str:
    """Where a page of a case stands."""
    reference, body = key.split("/")
    return f"/cases/{reference.replace(' ', '-')}/{body}/{page}"


def text(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())


def send(browser: Browser, key: str, page: str, **said: str) -> Any:
    """Send a form of a case as it is now."""
    version = str(CaseWork.objects.get(pk=key).version)
    return browser.post(place(key, page), {"version": version} | said)


def message_of(mail: Path) -> str:
    """Every header and the text of a mail, as it is read."""
    message = message_from_bytes(mail.read_bytes(), policy=default)
    return f"{message.items()} {message.get_content()}"


def sections(words: str) -> dict[str, str]:
    """A whole statement."""
    return {section.value: f"{section.words}: {words}" for section in Section}


def test_a_case_goes_its_whole_way_on_the_screen() -> None:
    """Each step by its own role; every form leads on; both sides have their letters."""
    intake, coordinator = browser_of(person_in(Role.INTAKE)), person_in(Role.TEAM_COORDINATOR)
    lead, investigator = browser_of(coordinator), person_in(Role.INVESTIGATOR)
    hand, assessor = browser_of(investigator), browser_of(person_in(Role.ASSESSMENT))
    key = working.ready_at_intake()
    in_weeks = spoken_day(clock.today() + timedelta(weeks=2))
    way: list[tuple[Browser, str, dict[str, str]]] = [
        (intake, "code/", {"subject": "licensing", "part": "3"}),
        (intake, "letters/received/", {}),
        (intake, "forward/", {}),
        (lead, "share/", {"holder": investigator.key, "urgent": "on"}),
        (assessor, "assessment/change/", {
            "jurisdiction_note": "In our powers.", "late": "no", "forward_reason": "Fault likely.",
        }),
        (assessor, "investigate/", {}),
        (hand, "scope/", {"scope": "Noise.", "scope_ends": spoken_day(clock.today())}),
        (hand, "tell/", {}),
        (hand, "contact/", {}),
        (hand, "statements/provisional/", sections("first")),
        (hand, "statements/provisional/", sections("second")),
        (hand, "provisional/", {"comments_due": in_weeks}),
        (hand, "note/", {"kind": "comment", "side": "body", "on": "22 November 2026", "text": "x"}),
        (hand, "note/", {
            "kind": "comment", "side": "complainant", "on": "22/11/2026", "text": "<script>",
        }),
        (hand, "statements/final/", sections("last")),
        (hand, "publication/", {"publish": "yes"}),
        (hand, "decide/", {"reason": "fault_no_injustice"}),
    ]  # fmt: skip
    for browser, page, said in way:
        assert browser.get(place(key, page)).status_code == 200, page
        sent = send(browser, key, page, **said)
        assert sent.status_code == 302, (page, text(sent))
    work = CaseWork.objects.get(pk=key)
    assert (work.stage, work.holder, work.urgent) == (Stage.CLOSED, investigator.key, True)
    told = PartyLetter.objects.order_by("pk").values_list("template", "side")
    assert list(told[1:]) == [
        (name, side)
        for name in ("investigation", "provisional", "final")
        for side in (("body", "complainant") if name == "final" else ("complainant", "body"))
    ]  # fmt: skip
    for page in ("", "assessment/", "statements/", "letters/", "reviews/", "history/"):
        assert hand.get(place(key, page)).status_code == 200
    assert "&lt;script&gt;" in text(hand.get(place(key, "history/")))
    both = text(hand.get(place(key, "statements/provisional/versions/?was=1&now=2")))
    assert "Summary: first" in both
    assert "Summary: second" in both
    pdf = hand.get(place(key, f"letters/{PartyLetter.objects.latest('pk').pk}/"))
    assert pdf.content.startswith(b"%PDF")


def test_a_review_is_asked_and_answered_on_the_screen() -> None:
    """By somebody else than who decided; a wrong reason is corrected."""
    key = working.with_provisional_decision()
    working.make_ready_to_decide(key)
    hand = browser_of(person_in(Role.INVESTIGATOR))
    chief = browser_of(person_in(Role.CASEWORK_MANAGER))
    assert send(hand, key, "decide/", reason="fault_injustice").status_code == 302
    today = spoken_day(clock.today())
    asked = {"side": "complainant", "on": today, "ground": "A new fact."}
    assert send(hand, key, "reviews/ask/", **asked).status_code == 302
    assert hand.get(place(key, "reviews/answer/")).status_code == 403
    assert "waits for somebody who did not decide" in text(chief.get("/"))
    assert "waits for somebody" not in text(hand.get("/"))
    unexplained = send(chief, key, "reviews/answer/", result="sound")
    assert "Explain what the review found" in text(unexplained)
    sound = {"result": "sound", "explanation": "We looked at it all."}
    assert send(chief, key, "reviews/answer/", **sound).status_code == 302
    assert "waits for somebody" not in text(chief.get("/"))
    slip = {"reason": "fault_remedied", "why": "A slip."}
    assert send(hand, key, "reviews/correct/", **slip).status_code == 302
    assert DecisionEvent.objects.count() == 2
    assert "no longer in force" in text(chief.get(place(key, "reviews/")))


def test_a_review_is_given_taken_and_given_back_on_the_screen() -> None:
    """A conflict with the body is no choice; one desk alone says “with you”."""
    key = remedies.decided()
    hand = browser_of(person_in(Role.INVESTIGATOR))
    asked = {"side": "complainant", "on": spoken_day(clock.today()), "ground": "A new fact."}
    assert send(hand, key, "reviews/ask/", **asked).status_code == 302
    manager, director = person_in(Role.CASEWORK_MANAGER), person_in(Role.DIRECTOR)
    block(person=director, body="luton", why="x", by="somebody")
    chief = browser_of(manager)
    choices = text(chief.get(place(key, "reviews/assign/")))
    assert f'value="{manager.key}"' in choices
    assert f'value="{director.key}"' not in choices
    assert send(chief, key, "reviews/assign/", holder=director.key).status_code == 200
    assert send(chief, key, "reviews/take/").status_code == 302
    assert "is with you" in text(chief.get("/"))
    assert "Give the review back" in text(chief.get(place(key, "reviews/")))
    assert send(chief, key, "reviews/give-back/").status_code == 302
    assert "Nobody yet" in text(hand.get(place(key, "reviews/")))
    assert hand.get(place(key, "reviews/take/")).status_code == 403
    assert send(chief, key, "reviews/assign/", holder=manager.key).status_code == 302
    assert "is with you" in text(chief.get("/"))


def test_a_late_request_says_until_when_it_could_be_made() -> None:
    """In words of people; and to whoever may take it, that the reason is missing."""
    key = remedies.decided()
    ago = clock.today() - timedelta(weeks=12)
    DecisionEvent.objects.update(decided=ago)
    chief = browser_of(person_in(Role.CASEWORK_MANAGER))
    until = spoken_day(last_day_to_ask(ago))
    assert f"could be asked for until {until}. A later one" in text(
        chief.get(place(key, "reviews/"))
    )
    asked = {"side": "body", "on": spoken_day(clock.today()), "ground": "A new fact."}
    refused = text(send(chief, key, "reviews/ask/", **asked))
    assert f"until {until}, so this one is late: write why it is taken" in refused


def test_a_refused_step_says_everything_and_keeps_what_was_written() -> None:
    """And the page of the case says before what is missing."""
    key = working.at_investigation()
    hand = browser_of(person_in(Role.INVESTIGATOR))
    said = "the provisional statement is not complete"
    assert said in text(hand.get(place(key)))
    refused = send(hand, key, "provisional/", comments_due="1 December 2030")
    assert "The provisional statement is not complete" in text(refused)
    assert 'value="1 December 2030"' in text(refused)


def test_whoever_is_second_keeps_the_words_and_is_told() -> None:
    """Sent again with the new version they are saved."""
    key = working.at_investigation()
    hand = browser_of(person_in(Role.INVESTIGATOR))
    seen = {"version": str(CaseWork.objects.get(pk=key).version)}
    hand.post(place(key, "statements/provisional/"), seen | sections("mine"))
    second = hand.post(place(key, "statements/provisional/"), seen | sections("theirs"))
    assert "saved this first" in text(second)
    assert "Summary: theirs" in text(second)
    assert Statement.objects.count() == 1
    newer = str(CaseWork.objects.get(pk=key).version)
    assert f'name="version" value="{newer}"' in text(second)


def test_a_statement_survives_the_end_of_a_session() -> None:
    """What was sent after it stands in the form again."""
    key = working.at_investigation()
    person = person_in(Role.INVESTIGATOR)
    hand, address = browser_of(person), place(key, "statements/provisional/")
    shown = text(hand.get(address))
    token = shown.split('name="form_token" value="')[1].split('"')[0]
    hand.logout()
    assert hand.post(address, sections("kept") | {"form_token": token}).status_code == 302
    assert Draft.objects.count() == 1
    assert "Summary: kept" in text(browser_of(person).get(address))


def test_a_double_click_decides_once() -> None:
    """The second sending is led where the first was."""
    key = working.ready_at_intake()
    intake = browser_of(person_in(Role.INTAKE))
    shown = text(intake.get(place(key, "close/")))
    token = shown.split('name="form_token" value="')[1].split('"')[0]
    said = {"form_token": token, "version": "1", "reason": "premature"}
    for _ in range(2):
        assert intake.post(place(key, "close/"), said).status_code == 302
    assert DecisionEvent.objects.count() == 1


def test_a_conflict_hides_the_body_everywhere() -> None:
    """Its cases are not listed, not found, and not named beside those of other bodies."""
    key = working.at_investigation()
    person = person_in(Role.INVESTIGATOR)
    hand = browser_of(person)
    assert key.split("/")[0] in text(hand.get("/cases/"))
    block(person=person, body="luton", why="x", by="somebody")
    assert key.split("/")[0] not in text(hand.get("/cases/"))
    for page in ("", "statements/", "letters/", "decide/"):
        assert hand.get(place(key, page)).status_code == 404


def test_the_list_is_chosen_and_sorted() -> None:
    """By stage, holder, subject, urgency and words; oldest receipt first."""
    working.at_intake("bedford")
    key = working.at_investigation()
    lead = browser_of(person_in(Role.TEAM_COORDINATOR))
    CaseWork.objects.filter(pk=key).update(urgent=True)
    for query in ("text=luton", "stage=investigation", "holder=nobody", "subject=noise",
                  "urgent=yes", "sort=-body", "sort=since", "page=9", "stage=all"):  # fmt: skip
        shown = lead.get(f"/cases/?{query}")
        assert shown.status_code == 200
    assert "Bedford</td>" not in text(lead.get("/cases/?urgent=yes"))
    assert "Bedford</td>" in text(lead.get("/cases/?holder=nobody"))


def test_letters_by_link_want_the_postcode_and_those_by_post_are_ticked(
    django_capture_on_commit_callbacks: Any, data_folder: Any
) -> None:
    """The mail says nothing of the case; the PDF opens with a word; the rest goes by post."""
    key = working.ready_at_intake()
    intake = browser_of(person_in(Role.INTAKE))
    with django_capture_on_commit_callbacks(execute=True):
        send(intake, key, "close/", reason="premature")
    (mail,) = (data_folder / "outbox/parties").glob("*.eml")
    assert mail.stat().st_mode & 0o077 == 0
    said = message_of(mail)
    reference = key.split("/")[0]
    assert not [w for w in ("Pat", "Nowhere", reference, "Luton", "noise") if w in said]
    token = said.split("/letters/fetch/")[1].split("/")[0]
    assert open_link(token=token, word="ZZ9 9ZZ", by="tests") is None
    fetched = open_link(token=token, word="zz1 1zz", by="tests")
    assert fetched is not None
    assert fetched.content.startswith(b"%PDF")
    by_post = PartyLetter.objects.get(way="post")
    assert f'value="{by_post.pk}"' in text(intake.get("/cases/post/"))
    with ZipFile(BytesIO(intake.get("/cases/post/letters.zip").content)) as archive:
        assert archive.namelist() == [f"001-too_early-body-{by_post.pk}.pdf"]
    kept.place_of(by_post.sha256).unlink()
    assert intake.get("/cases/post/letters.zip").url == "/cases/post/"
    for _ in range(2):
        assert intake.post("/cases/post/", {"letter": str(by_post.pk)}).status_code == 302
    by_post.refresh_from_db()
    assert by_post.posted_at
    assert "No letter waits" in text(intake.get("/cases/post/"))


def test_a_link_that_was_not_used_becomes_a_letter_by_post() -> None:
    """The link ends with it."""
    key = working.ready_at_intake()
    intake = browser_of(person_in(Role.INTAKE))
    send(intake, key, "letters/received/")
    letter = PartyLetter.objects.get()
    assert letter.way == "link"
    for _ in range(2):
        intake.post(place(key, f"letters/{letter.pk}/by-post/"))
    letter.refresh_from_db()
    assert (letter.way, letter.token_digest) == ("post", "")


def test_a_body_is_added_and_split_off_on_the_screen() -> None:
    """Each page of a joint case names the other, save to whoever has a conflict with it."""
    key = working.ready_at_intake()
    person = person_in(Role.TEAM_COORDINATOR)
    lead = browser_of(person)
    assert lead.get(place(key, "add-body/")).status_code == 200
    assert send(lead, key, "add-body/", other="bedford").status_code == 302
    assert "Bedford</a>" in text(lead.get(place(key)))
    intake = browser_of(person_in(Role.INTAKE))
    assert "The case is also about Bedford" in text(intake.get(place(key, "code/")))
    block(person=person, body="bedford", why="x", by="somebody")
    assert "Bedford</a>" not in text(lead.get(place(key)))
    assert send(lead, key, "add-body/", other="bedford").status_code == 200
    assert send(lead, key, "split/", why="Two matters.").status_code == 302
    assert "26 000 002" in text(lead.get(place(key)))
    assert "Split off from" in text(lead.get("/cases/26-000-002/luton/"))
    CaseBody.objects.update(moved_to=None)
    assert "the case that it went on as has been deleted" in text(lead.get(place(key)))


def test_intake_keeps_a_note_of_a_call() -> None:
    """Who takes the telephone writes down what was said, whatever the stage."""
    key = working.at_investigation()
    intake = browser_of(person_in(Role.INTAKE))
    assert "Write a note" in text(intake.get(place(key, "history/")))
    said = {"kind": "call", "side": "complainant", "text": "They moved."}
    said["on"] = spoken_day(clock.today())
    assert send(intake, key, "note/", **said).status_code == 302
    assert "They moved." in text(intake.get(place(key, "history/")))
    assert intake.get(place(key, "scope/")).status_code == 403


def test_a_side_that_was_told_by_word_is_noted() -> None:
    """The step’s guard wants both sides told, however it was done."""
    key = working.at_investigation()
    CaseWork.objects.filter(pk=key).update(body_told_on=None)
    investigator = browser_of(person_in(Role.INVESTIGATOR))
    assert "Choose who was told" in text(
        send(investigator, key, "told/", on=spoken_day(clock.today()))
    )
    sent = send(investigator, key, "told/", side="body", on=spoken_day(clock.today()))
    assert sent.status_code == 302
    assert CaseWork.objects.get(pk=key).body_told_on == clock.today()


def test_the_body_is_told_what_is_investigated_and_of_nobody() -> None:
    """In the words of the scope; one that names a person of the case is refused."""
    key = working.at_investigation()
    investigator = browser_of(person_in(Role.INVESTIGATOR))
    CaseWork.objects.filter(pk=key).update(body_told_on=None)
    today = clock.today()
    scope = investigator.get(place(key, "scope/")).text
    assert f"Such as 1 April {today.year - 1}. Not after the day" in scope
    named = {"scope": "How it answered Pat Example.", "scope_ends": spoken_day(today)}
    assert send(investigator, key, "scope/", **named).status_code == 302
    assert "The scope is fixed, but the scope names" in text(investigator.get(place(key)))
    assert "The scope names a person" in text(investigator.get(place(key, "assessment/")))
    assert "the scope names a person" in text(send(investigator, key, "tell/")).lower()
    assert not PartyLetter.objects.exists()
    CaseWork.objects.filter(pk=key).update(scope="How it answered about noise at night.")
    assert send(investigator, key, "tell/").status_code == 302
    pages = {
        each.side: pypdfium2.PdfDocument(kept.read(each.sha256))[0].get_textpage().get_text_range()
        for each in PartyLetter.objects.all()
    }
    assert "noise at night" in pages["body"]
    assert "Pat" not in pages["body"]


def test_a_letter_whose_time_is_over_says_so() -> None:
    """Politely, and the list for the post has none of it."""
    key = working.at_investigation()
    investigator = browser_of(person_in(Role.INVESTIGATOR))
    send(investigator, key, "tell/")
    letter = PartyLetter.objects.filter(side="complainant").get()
    PartyLetter.objects.update(sha256=REMOVED, way="post", token_digest="", expires_at=None)
    page = investigator.get(place(key, f"letters/{letter.pk}/"), follow=True)
    assert "the time for which this letter is kept is over" in text(page).lower()
    intake = browser_of(person_in(Role.INTAKE))
    assert "letters/" not in text(intake.get("/cases/post/")).split("<main", 1)[1]


def test_every_lack_leads_to_where_it_is_put_right() -> None:
    """Whoever adds a guard says where; a few lie outside the case’s own pages."""
    outside = {
        "the complaint is not written down", "the day of receipt is not recorded",
        "every recommendation is settled", "no review is open",
        "no case of its own took its place",
    }  # fmt: skip
    lacks = {guard.lack for guards in GUARDS.values() for guard in guards}
    begins = tuple(words for words, _ in PLACES)
    assert {lack for lack in lacks if not lack.startswith(begins)} == outside
