"""The states of a letter: checked, approved, returned, held."""

import json
import re

import pytest

from support.letter_desk import LUTON, OWN, add, letter, shown
from support.staff import Browser
from support.years_desk import Do, seen_by, text_of
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.runs.annual.actions.letters import approve_letters
from upheld.runs.annual.approve import approve
from upheld.runs.annual.checking import check_drafts
from upheld.runs.annual.issue import issue
from upheld.runs.annual.letter_files import shelf_of, tools_now
from upheld.runs.annual.models import DeskRun, LetterEdit, LetterEvent, LetterVersion
from upheld.runs.annual.publish import stage
from upheld.runs.annual.queries.letters import returned_letters
from upheld.runs.annual.whole import run_year
from upheld.runs.annual.write import write
from upheld.runs.desk.taking import take
from upheld.runs.rolling.edition import edition_at
from upheld.runs.rolling.gathering import gather
from upheld.runs.rolling.letters import letters_shown, letters_to_follow
from upheld.toolbox import clock
from upheld.toolbox.files import read_json, sha256_of
from upheld.web.staff.letters.frame import seen_event

pytestmark = pytest.mark.slow

MANY = "/years/2020/approve/"


def made_by_earlier_software(body: str) -> str:
    """A letter as software with another layout left it: the same words in other bytes."""
    row = letter(body)
    place = shelf_of(2020).place(body, row.version)
    place.pdf.write_bytes(place.pdf.read_bytes() + b"%")
    made, tools = sha256_of(place.pdf), row.tools | {"layout": "another"}
    stored = read_json(place.data) | {"sha256": made, "tools": tools}
    place.data.write_text(json.dumps(stored))
    LetterVersion.objects.filter(pk=row.pk).update(sha256=made, tools=tools)
    return made


@pytest.mark.django_db
class TestStates:
    """Who, when and why of every state; by whoever may."""

    def test_from_draft_to_public_with_a_history(
        self, director: Browser, ombudsman: Browser, do: Do
    ) -> None:
        """Checked by one, signed by another, and the page tells all of it."""
        director.post(f"{LUTON}check/", shown())
        assert letter().state == "checked"
        assert do(ombudsman, f"{LUTON}approve/", **shown()).went_well
        page = text_of(director.get(LUTON))
        told = r"approved Who: Some Ombudsman .* checked Who: Some Director .* written Who: tests"
        assert re.search(told, page)
        assert director.post(f"{LUTON}approve/").status_code == 403

    def test_letters_from_before_events_have_a_history_too(self, ombudsman: Browser) -> None:
        """What their rows say; their forms work."""
        approve(2020, (), by="somebody")
        LetterEvent.objects.all().delete()
        assert re.search(
            r"approved Who: somebody .* written Who: tests", text_of(ombudsman.get(LUTON))
        )  # fmt: skip
        ombudsman.post(f"{LUTON}take-back/", {"why": "look again", "version": "0"})
        assert letter().state == "draft"

    def test_returned_with_a_note(
        self, officer: Browser, director: Browser, ombudsman: Browser
    ) -> None:
        """A draft again; whoever writes it reads the note, and many are approved without it.

        Also those whose button was pressed before it came back. Who reads the note may answer it.
        """
        before = shown()
        luton = {"letter": "luton"}
        ombudsman.post(MANY, luton | seen_by(ombudsman, MANY, **luton))
        bulk = DeskRun.objects.latest("id")
        director.post(f"{LUTON}check/", before)
        assert "Say why" in text_of(director.post(f"{LUTON}return/", {"why": " "}))
        seen = str(LetterEvent.objects.latest("id").pk)
        director.post(f"{LUTON}return/", {"why": "thank them too", "version": seen})
        assert letter().state == "draft"
        assert "Returned by Some Director" in text_of(officer.get(LUTON))
        assert "thank them too" in text_of(officer.get(LUTON))
        assert "changed since: thank them too" in text_of(ombudsman.get("/years/2020/approve/"))
        done = take(bulk.pk)
        assert done.said == "0 approved."
        assert done.lines == ["luton is left out, it was returned: thank them too"]
        director.post(f"{LUTON}check/", before)
        assert "returned since it was shown" in text_of(director.get(LUTON))
        assert check_drafts(2020, ["luton"], by="somebody") == []
        with pytest.raises(Refused, match="v1 was returned: thank them too"):
            approve_letters(letters=[letter()], by="somebody")
        assert f'name="note" value="{shown()["note"]}"' in director.get(LUTON).content.decode()
        assert approve(2020, (), by="somebody") == ["croydon"]
        add(officer, "Thank you.")
        assert approve(2020, (), by="somebody") == ["luton"]

    def test_who_reads_the_note_answers_it(
        self, director: Browser, ombudsman: Browser, do: Do
    ) -> None:
        """Signed on its own page, as it was."""
        director.post(
            f"{LUTON}return/", {"why": "is this so?", "version": str(seen_event(letter()))}
        )
        assert do(ombudsman, f"{LUTON}approve/", **shown()).said == "1 approved."

    def test_an_approval_is_taken_back_until_the_letter_has_gone(self, ombudsman: Browser) -> None:
        """With why; afterwards it is refused in words."""
        approve(2020, (), by="somebody")
        seen = str(LetterEvent.objects.filter(authority="croydon").latest("id").pk)
        taken = {"why": "look again", "version": seen}
        ombudsman.post("/years/2020/letters/croydon/take-back/", taken)
        assert letter("croydon").state == "draft"
        issue(2020, by="publisher")
        seen = str(LetterEvent.objects.filter(authority="luton").latest("id").pk)
        late = ombudsman.post(f"{LUTON}take-back/", {"why": "too late", "version": seen})
        assert "until the letter has gone" in text_of(late)
        assert letter().state == "issued"

    def test_who_wrote_in_it_neither_checks_nor_approves(
        self, officer: Browser, ombudsman: Browser, do: Do
    ) -> None:
        """Free paragraphs are writing."""
        add(officer, OWN)
        who = LetterEdit.objects.get().by
        with pytest.raises(Refused, match="somebody else has to approve it"):
            approve(2020, ["luton"], by=who)
        assert "you wrote" not in text_of(ombudsman.get("/years/2020/approve/"))
        assert do(ombudsman, "/years/2020/approve/").said == "2 approved."

    def test_nobody_signs_what_they_did_not_see(
        self, officer: Browser, director: Browser, ombudsman: Browser, do: Do
    ) -> None:
        """The buttons carry what the page showed; so does the step until it comes to them."""
        page = ombudsman.get(LUTON).content.decode()
        before = re.findall(r'name="sha256" value="(\w{64})"', page)
        assert set(before) == {letter().sha256}
        add(officer, OWN)
        stale = {"sha256": before[0]}
        director.post(f"{LUTON}check/", stale)
        director.post(f"{LUTON}check/")
        assert "has changed since it was shown" in text_of(director.get(LUTON))
        ombudsman.post(f"{LUTON}approve/", stale)
        assert "has changed since it was shown" in text_of(ombudsman.get(LUTON))
        assert letter().state == "draft"
        with pytest.raises(Refused, match="letter 2020 luton v1 has changed"):
            approve(2020, ["luton"], by="somebody", seen={"luton": before[0]})
        luton = {"letter": "luton"}
        ombudsman.post(MANY, luton | seen_by(ombudsman, MANY, **luton))
        waiting = DeskRun.objects.latest("id")
        assert waiting.wishes["seen"] == {"luton": letter().sha256}
        add(officer, f"{OWN} Again.")
        with pytest.raises(Refused, match="has changed since it was shown"):
            take(waiting.pk)
        assert do(ombudsman, f"{LUTON}approve/", **shown()).went_well

    def test_a_changed_letter_is_a_draft_again(self, officer: Browser, director: Browser) -> None:
        """What was checked was another text."""
        director.post(f"{LUTON}check/", shown())
        add(officer, OWN)
        assert letter().state == "draft"

    def test_another_layout_is_no_other_letter(self, officer: Browser, director: Browser) -> None:
        """Written again by later software: checked stays checked, a note stays, what is signed too.

        Who wrote a letter stays its writer.
        """
        seen = str(LetterEvent.objects.filter(authority="croydon").latest("id").pk)
        director.post("/years/2020/letters/croydon/return/", {"why": "thank them", "version": seen})
        director.post(f"{LUTON}check/", shown())
        earlier = {body: made_by_earlier_software(body) for body in ("croydon", "luton")}
        assert write(2020, by="somebody else").drafted == ("croydon", "luton")
        for body, sha256 in earlier.items():
            assert letter(body).sha256 != sha256
            assert letter(body).drafted_by == "tests"
            assert letter(body).tools == tools_now()
        assert letter().state == "checked"
        assert "thank them" in text_of(officer.get("/years/2020/letters/croydon/"))
        assert approve(2020, (), by="somebody") == ["luton"]
        signed = made_by_earlier_software("luton")
        assert write(2020, by="tests").standing == ("luton",)
        assert (letter().state, letter().sha256) == ("approved", signed)
        assert returned_letters(2020).keys() == {"croydon"}

    def test_who_comes_second_is_told(self, director: Browser) -> None:
        """A form of a letter that somebody has dealt with since."""
        seen = str(LetterEvent.objects.filter(authority="luton").latest("id").pk)
        director.post(f"{LUTON}hold/", {"why": "an answer is awaited", "version": seen})
        late = director.post(f"{LUTON}return/", {"why": "me too", "version": seen})
        assert "saved this first" in text_of(late)
        assert [e.what for e in LetterEvent.objects.filter(authority="luton")] == [
            "written", "held",
        ]  # fmt: skip

    def test_each_change_is_one_event_without_its_words(self, director: Browser) -> None:
        """The reason is kept with the letter, not in the audit."""
        seen = str(LetterEvent.objects.filter(authority="luton").latest("id").pk)
        director.post(f"{LUTON}hold/", {"why": "Mrs Quux telephoned", "version": seen})
        event = AuditEvent.objects.get(action="hold_letter")
        assert (event.subject, event.detail) == ("letter 2020 luton", {"version": 1})


@pytest.mark.django_db
class TestHeld:
    """One letter is held; the others go on."""

    def hold(self, browser: Browser, act: str = "hold") -> None:
        """Hold Luton's letter, or let it go."""
        seen = str(LetterEvent.objects.filter(authority="luton").latest("id").pk)
        sent = browser.post(f"{LUTON}{act}/", {"why": "a figure is disputed", "version": seen})
        assert sent.status_code == 302, text_of(sent)

    def test_a_held_letter_is_neither_approved_nor_issued(self, ombudsman: Browser) -> None:
        """All are approved without it; named, it is refused; issue leaves it and says so."""
        self.hold(ombudsman)
        assert run_year(2020, by="tests", tell=lambda _: None).startswith("approval of 1 ")
        assert approve(2020, (), by="somebody") == ["croydon"]
        with pytest.raises(Refused, match="luton is held; let it go first"):
            approve(2020, ["luton"], by="somebody")
        self.hold(ombudsman, "release")
        approve(2020, (), by="somebody")
        self.hold(ombudsman)
        done = issue(2020, by="publisher")
        assert (done.letters, done.waiting, done.held) == (1, (), ("luton",))

    def test_held_between_issue_and_public_hour_it_is_to_follow(self, ombudsman: Browser) -> None:
        """It is not on the public site, and comes once it is let go."""
        approve(2020, (), by="somebody")
        issue(2020, by="publisher")
        assert letters_to_follow(2020, 1) == ()
        stage(2020, by="publisher")
        before = edition_at(clock.now())
        self.hold(ombudsman)
        assert list(letters_shown(2020, 1)) == ["croydon"]
        assert letters_to_follow(2020, 1) == ("luton",)
        assert edition_at(clock.now()) != before
        gathered = gather(clock.now())
        assert gathered
        site = gathered.site
        assert "luton" in site.years[2020].bodies
        assert site.years[2020].letters_to_follow == ("luton",)
        self.hold(ombudsman, "release")
        assert sorted(letters_shown(2020, 1)) == ["croydon", "luton"]
        assert edition_at(clock.now()) == before
        page = text_of(ombudsman.get(LUTON))
        assert "Issued, public since" in page
        assert "2 letters" in text_of(ombudsman.get("/years/2020/letters/?state=public"))
