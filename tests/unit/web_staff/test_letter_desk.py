"""The desk of the letters: one letter, its text, its states, groups, many at a time, the pack."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pypdfium2
import pytest

from support import lists
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.models import AuditEvent
from upheld.domain.errors import CheckFailed, Refused, UpheldError
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.runs.annual.approve import approve
from upheld.runs.annual.check import answer, check_year
from upheld.runs.annual.correct import correct
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.models import DeskRun, LetterEdit, LetterEvent, LetterVersion
from upheld.runs.annual.pack import pack_of
from upheld.runs.annual.publish import stage
from upheld.runs.annual.verify import verify
from upheld.runs.annual.whole import run_year
from upheld.runs.annual.write import newest_letters, write
from upheld.runs.audit_check import verify_audit
from upheld.runs.desk.taking import take
from upheld.runs.importing.intake import import_lists
from upheld.runs.rolling.edition import edition_at
from upheld.runs.rolling.gathering import gather
from upheld.runs.rolling.letters import letters_shown, letters_to_follow
from upheld.toolbox import clock

LUTON = "/years/2020/letters/luton/"
BLOCK = f"{LUTON}block/compliance/"
OWN = "Thank you for the way in which your officers worked with us."
ODD = "We wrote to you 77 times."
WRONG = "We issued three public reports about you."
Do = Callable[..., DeskRun]


@pytest.fixture(autouse=True)
def drafted(loaded_register: None, tmp_path: Any) -> None:  # noqa: ARG001 - needed in place
    """Two letters, written by somebody at the command line."""
    import_lists(lists.write_year(tmp_path / "lists"), by="tests")
    freeze(2020, by="tests")
    count(2020, by="tests")
    write(2020, by="tests")


@pytest.fixture
def officer() -> Browser:
    """A data officer's browser."""
    return browser_of(person_in(Role.DATA_OFFICER))


@pytest.fixture
def director() -> Browser:
    """A director's browser: checks, and signs nothing."""
    return browser_of(person_in(Role.DIRECTOR))


@pytest.fixture
def ombudsman() -> Browser:
    """The ombudsman's browser."""
    return browser_of(person_in(Role.OMBUDSMAN))


@pytest.fixture
def do(launched: list[DeskRun]) -> Do:
    """Press the button of a step, and take the step as its process would."""

    def press(browser: Browser, path: str, **said: Any) -> DeskRun:
        answered = browser.post(path, said)
        assert answered.status_code == 302, text_of(answered)
        with suppress(UpheldError):
            take(launched[-1].pk)
        launched[-1].refresh_from_db()
        return launched[-1]

    return press


def text_of(answered: Any) -> str:
    """What a page says, without its marks."""
    main = answered.content.decode().partition("<main")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def said_in_pdf(content: bytes) -> str:
    """The words of a PDF."""
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def letter(body: str = "luton") -> LetterVersion:
    """The newest letter to a body."""
    return newest_letters(2020)[body]


def shown() -> dict[str, str]:
    """What the page of a letter says that it showed."""
    return {"sha256": letter().sha256}


def add(browser: Browser, own: str, **more: str) -> Any:
    """Save paragraphs after the compliance block."""
    edit = LetterEdit.objects.filter(authority="luton").first()
    version = str(edit.version if edit else 0)
    return browser.post(BLOCK, {"own": own, "do": "save", "version": version} | more)


@pytest.mark.django_db
class TestText:
    """What people add stands in the letter, and every run of the year sees it."""

    def test_added_text_is_in_page_pdf_and_file(self, officer: Browser) -> None:
        """Saved, rendered at once, and the files are those that the row names."""
        assert add(officer, f"{OWN}\n\nAnd for the meeting in spring.").status_code == 302
        assert OWN in text_of(officer.get(LUTON))
        assert OWN in said_in_pdf(officer.get(f"{LUTON}pdf/").content)
        assert approve(2020, ["luton"], by="ombudsman") == ["luton"]
        assert OWN in said_in_pdf(shelf_of(2020).place("luton", 1).pdf.read_bytes())
        assert verify(2020).faults == ()
        assert verify_audit()

    def test_writing_again_keeps_it(self, officer: Browser) -> None:
        """`write` says the same and drafts nothing anew; the drafter stays who it was."""
        add(officer, OWN)
        before = letter()
        write(2020, by="somebody else")
        assert (letter().pk, letter().drafted_by) == (before.pk, "tests")

    def test_a_killed_change_is_made_whole_by_writing(self, officer: Browser) -> None:
        """Rows come first: a file that was not written any more is made, and nothing lost."""
        add(officer, OWN)
        place = shelf_of(2020).place("luton", 1)
        kept = place.pdf.read_bytes()
        place.pdf.write_bytes(b"of before")
        with pytest.raises(CheckFailed, match="is not the one that was drafted"):
            approve(2020, ["luton"], by="ombudsman")
        write(2020, by="tests")
        assert place.pdf.read_bytes() == kept
        assert approve(2020, ["luton"], by="ombudsman") == ["luton"]

    def test_a_text_that_lost_its_block_is_told(self) -> None:
        """The letter is not silently left unwritten; the others are written."""
        LetterEdit.objects.create(
            year=2020, authority_id="luton", version=1, at=clock.now(), by="tests",
            free_paragraphs={"late_remedies": [OWN]},
        )  # fmt: skip
        with pytest.raises(CheckFailed, match=r"luton: .* has no block late_remedies to add to"):
            write(2020, by="tests")
        assert approve(2020, ["croydon"], by="ombudsman") == ["croydon"]

    def test_what_lost_its_block_stops_one_letter_and_is_taken_out(self, officer: Browser) -> None:
        """The others are approved and go; the page shows what to take out, also after issue."""
        lost, path = {"late_remedies": [OWN]}, f"{LUTON}block/late_remedies/"
        edit = LetterEdit.objects.create(
            year=2020, authority_id="luton", version=1, at=clock.now(), by="tests",
            free_paragraphs=lost,
        )  # fmt: skip
        told: list[str] = []
        assert approve(2020, (), by="ombudsman", tell=told.append) == ["croydon"]
        assert told[0].startswith("luton is left out, its letter cannot be made")
        assert "the letter has no such block any more" in text_of(officer.get(LUTON))
        assert OWN in officer.get(path).content.decode()

        def take_out() -> None:
            edit.refresh_from_db()
            sent = {"own": "", "do": "save", "version": str(edit.version)}
            assert officer.post(path, sent).status_code == 302
            edit.refresh_from_db()
            assert edit.free_paragraphs == {}

        take_out()
        assert approve(2020, ["luton"], by="ombudsman") == ["luton"]
        LetterEdit.objects.update(free_paragraphs=lost)
        done = issue(2020, by="publisher")
        assert (done.letters, done.outdated) == (1, ("luton",))
        now = clock.now()
        LetterVersion.objects.filter(authority="luton").update(state="issued", issued_at=now)
        take_out()
        assert letter().state == "issued"

    def test_what_is_taken_out_is_kept_before_the_letter_is_written_again(
        self, officer: Browser
    ) -> None:
        """The year was counted again: text is added after `write`, but taken out at once."""
        add(officer, OWN)
        LetterVersion.objects.filter(authority="luton").update(release="2020-v0", state="checked")
        assert "write the letters first" in text_of(add(officer, f"{OWN} More."))
        assert add(officer, "").status_code == 302
        assert LetterEdit.objects.get().free_paragraphs == {}
        assert letter().state == "draft"

    def test_a_block_is_left_out_with_a_reason(self, officer: Browser) -> None:
        """Without one, refused; with one, it stands nowhere in the letter."""
        refused = officer.post(BLOCK, {"off": "on", "do": "save", "version": "0"})
        assert "Say why the block is left out" in text_of(refused)
        officer.post(BLOCK, {"off": "on", "why": "told by telephone", "do": "save", "version": "0"})
        page = text_of(officer.get(LUTON))
        assert "left out: told by telephone" in page
        assert "carried out our recommendations" not in page

    def test_what_is_not_saved_is_seen_first(self, officer: Browser) -> None:
        """In the page and as PDF; nothing is kept."""
        seen = officer.post(BLOCK, {"own": OWN, "do": "look", "version": "0"})
        assert "This is not saved yet." in text_of(seen)
        assert OWN in text_of(seen)
        pdf = officer.post(BLOCK, {"own": OWN, "do": "pdf", "version": "0"})
        assert OWN in said_in_pdf(pdf.content)
        assert not LetterEdit.objects.exists()

    def test_who_comes_second_is_told_and_keeps_the_text(self, officer: Browser) -> None:
        """A form made before somebody else's change is not saved over it."""
        add(officer, OWN)
        late = officer.post(BLOCK, {"own": "Another text.", "do": "save", "version": "0"})
        assert "saved this first" in text_of(late)
        assert "Another text.</textarea>" in late.content.decode()
        assert LetterEdit.objects.get().free_paragraphs == {"compliance": [OWN]}

    @pytest.mark.parametrize(
        ("own", "words"),
        [
            ("The plan is [[name]].", "something is still to be filled in"),
            ("x" * 4001, "a letter takes 4,000"),
            ("A sign \U000130c0 that no font has.", "cannot be set"),
        ],
    )
    def test_what_cannot_stand_is_refused_and_kept(
        self, officer: Browser, own: str, words: str
    ) -> None:
        """With the reason; what was written is in the form again."""
        refused = add(officer, own)
        assert refused.status_code == 200
        assert words in text_of(refused).lower()
        assert own in refused.content.decode()
        assert not LetterEdit.objects.exists()

    def test_typst_is_read_literally(self, officer: Browser) -> None:
        """Markup of the typesetter and of pages is text."""
        odd = '#panic("no") <b>bold</b> _under_ $x$'
        add(officer, odd)
        assert odd in said_in_pdf(officer.get(f"{LUTON}pdf/").content)
        assert "&lt;b&gt;bold&lt;/b&gt;" in officer.get(LUTON).content.decode()

    def test_only_what_is_not_approved_is_changed(self, officer: Browser) -> None:
        """An approved letter is taken back first."""
        approve(2020, ["luton"], by="ombudsman")
        assert "is approved" in text_of(add(officer, OWN))
        assert letter().state == "approved"

    def test_an_edit_carries_over_into_the_corrected_version(
        self, officer: Browser, tmp_path: Any
    ) -> None:
        """Version 2 says what was added to version 1; version 1 stays as it was sent."""
        add(officer, OWN)
        approve(2020, (), by="ombudsman")
        issue(2020, by="publisher")
        changed = "19 000 001,luton,2019-04-01,2019-09-01,housing,upheld,by_body"
        later = lists.write(tmp_path / "later", decided_csv=(lists.DECIDED, changed))
        import_lists(later, by="tests")
        correct(2020, why="one remedy was recorded wrongly", by="tests")
        write(2020, by="tests")
        assert letter().version == 2
        assert OWN in text_of(officer.get(LUTON))
        assert OWN in said_in_pdf(shelf_of(2020).place("luton", 2).pdf.read_bytes())
        assert verify(2020).faults == ()


@pytest.mark.django_db
class TestMarks:
    """Numbers and dates in free text are looked up before anybody approves them."""

    def test_what_matches_nothing_is_ticked_once(self, officer: Browser) -> None:
        """Open, it stands against approval; ticked, it does not, until the text is another."""
        assert add(officer, ODD).headers["Location"] == BLOCK
        with pytest.raises(CheckFailed, match="open mark after ‘compliance’: 77"):
            approve(2020, ["luton"], by="ombudsman")
        many = text_of(browser_of(person_in(Role.OMBUDSMAN)).get("/years/2020/approve/"))
        assert "1 letter" in many
        assert "Luton Borough Council : an open mark in its free text" in many
        tick = re.search(r'name="(tick-\w+)"', officer.get(BLOCK).content.decode())
        assert tick
        assert add(officer, ODD, **{tick[1]: "on"}).headers["Location"] == LUTON
        assert approve(2020, ["luton"], by="ombudsman") == ["luton"]
        digest = tick[1].removeprefix("tick-")
        assert LetterEdit.objects.get().ticks == {digest: ""}

    def test_a_contradiction_needs_its_reason(self, officer: Browser) -> None:
        """A tick alone does not do."""
        add(officer, WRONG)
        page = officer.get(BLOCK).content.decode()
        assert "the record has 0 for public reports" in page
        digest = re.findall(r'name="tick-(\w+)"', page)[0]
        refused = add(officer, WRONG, **{f"tick-{digest}": "on", f"reason-{digest}": ""})
        assert "Give the reason why three stands" in text_of(refused)
        said = {f"tick-{digest}": "on", f"reason-{digest}": "issued in May, after the year"}
        assert add(officer, WRONG, **said).headers["Location"] == LUTON
        assert approve(2020, ["luton"], by="ombudsman") == ["luton"]

    def test_a_text_for_all_that_contradicts_stops_every_approval(self, tmp_path: Any) -> None:
        """Until its line of the check is cleared with the reason."""
        plan = lists.PLAN.replace("sets out the year.", "sets out two public reports.")
        import_lists(lists.write(tmp_path / "plan", year_toml=plan), by="tests")
        write(2020, by="tests")
        with pytest.raises(CheckFailed, match="contradicts the record"):
            approve(2020, (), by="ombudsman")
        line = next(x for x in check_year(2020) if x.finding.kind == "free text contradicts")
        answer(2020, line.id, why="of all councils", by="tests")
        assert approve(2020, (), by="ombudsman") == ["croydon", "luton"]


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
        assert re.search(r"approved Some Ombudsman .* checked Some Director .* written tests", page)
        assert director.post(f"{LUTON}approve/").status_code == 403

    def test_letters_from_before_events_have_a_history_too(self, ombudsman: Browser) -> None:
        """What their rows say; their forms work."""
        approve(2020, (), by="somebody")
        LetterEvent.objects.all().delete()
        assert re.search(
            r"approved somebody .* written tests", text_of(ombudsman.get(LUTON))
        )  # fmt: skip
        ombudsman.post(f"{LUTON}take-back/", {"why": "look again", "version": "0"})
        assert letter().state == "draft"

    def test_returned_with_a_note(self, officer: Browser, director: Browser) -> None:
        """A draft again; whoever writes it reads the note."""
        director.post(f"{LUTON}check/", shown())
        assert "Say why" in text_of(director.post(f"{LUTON}return/", {"why": " "}))
        seen = str(LetterEvent.objects.latest("id").pk)
        director.post(f"{LUTON}return/", {"why": "thank them too", "version": seen})
        assert letter().state == "draft"
        assert "Returned by Some Director" in text_of(officer.get(LUTON))
        assert "thank them too" in text_of(officer.get(LUTON))

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
        ombudsman.post("/years/2020/approve/", {"letter": "luton"})
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
        site = gather(clock.now())
        assert site
        assert "luton" in site.years[2020].bodies
        assert site.years[2020].letters_to_follow == ("luton",)
        self.hold(ombudsman, "release")
        assert sorted(letters_shown(2020, 1)) == ["croydon", "luton"]
        assert edition_at(clock.now()) == before
        page = text_of(ombudsman.get(LUTON))
        assert "Issued, public since" in page
        assert "2 letters" in text_of(ombudsman.get("/years/2020/letters/?state=public"))


@pytest.mark.django_db
class TestMany:
    """Groups of the same blocks, and what each says that the others do not."""

    def test_letters_are_found_by_what_they_have(self, officer: Browser) -> None:
        """Free text, held, doubtful addressees; a word that is no filter shows all."""
        add(officer, OWN)
        both = ["Croydon", "Luton"]
        for wish, names in (
            ("with=own", ["Luton"]), ("with=late", []), ("with=doubt", []), ("state=draft", both),
            ("with=x", both),
        ):  # fmt: skip
            page = officer.get(f"/years/2020/letters/?{wish}").content.decode()
            rows = page.partition("<tbody>")[2]
            assert [n for n in ("Croydon", "Luton") if n in rows] == names, wish

    def test_a_group_says_what_its_letters_alone_say(self, officer: Browser, do: Do) -> None:
        """Approval of chosen letters shows it first; what changed meanwhile is not approved."""
        add(officer, OWN)
        page = officer.get("/years/2020/letters/groups/").content.decode()
        groups = re.findall(r"/letters/groups/(\w+)/", page)
        for group in groups:
            shown = text_of(officer.get(f"/years/2020/letters/groups/{group}/"))
            assert ("stands alone" in shown) or (OWN in shown)
        ombudsman = browser_of(person_in(Role.OMBUDSMAN))
        bulk = ombudsman.get("/years/2020/approve/?letter=luton").content.decode()
        seen = re.search(r'name="seen" value="(\w+)"', bulk)
        assert seen
        assert "not checked by anybody" in bulk
        add(officer, f"{OWN} Again.")
        sent = {"letter": "luton", "seen": seen[1]}
        assert "has changed since" in text_of(ombudsman.post("/years/2020/approve/", sent))
        assert do(ombudsman, "/years/2020/approve/", letter="luton").said == "1 approved."
        assert letter("croydon").state == "draft"

    def test_many_are_checked_at_once(self, director: Browser, do: Do) -> None:
        """Those that were checked before are left as they are."""
        assert do(director, "/years/2020/letters/check/").said == "2 checked."
        again = director.post("/years/2020/letters/check/")
        assert "None of these letters waits" in text_of(again)

    def test_a_doubtful_addressee_is_shown_before_approval(
        self, ombudsman: Browser, tmp_path: Any
    ) -> None:
        """With why, and leads to the letter."""
        line = (
            "luton,chief_executive,,Chief Executive,Chief Executive,ce@luton.example,,,2019-04-10"
        )
        contacts = lists.write(tmp_path / "contacts", contacts_csv=(lists.CONTACTS, line))
        import_lists(contacts, by="tests")
        assert "last confirmed 2019-04-10" in text_of(ombudsman.get("/years/2020/approve/"))
        listed = text_of(ombudsman.get("/years/2020/letters/"))
        assert "One letter has a doubtful addressee" in listed
        approve(2020, (), by="somebody")
        publisher = browser_of(person_in(Role.PUBLISHER))
        assert "1 in doubt" in text_of(publisher.get("/years/2020/issue/"))
        assert "last confirmed 2019-04-10" in text_of(publisher.get("/years/2020/recipients/"))


@pytest.mark.django_db
class TestPack:
    """One PDF for whoever reads the letters."""

    def test_it_holds_what_should_be_read(self, officer: Browser, do: Do) -> None:
        """A letter with free text; the same letters give the same bytes."""
        add(officer, OWN)
        assert do(officer, "/years/2020/letters/pack/").said == "Letters in the reading pack: 1."
        first = officer.get("/years/2020/letters/pack/file/").content
        said = said_in_pdf(first)
        assert OWN in said
        assert "Croydon" not in said
        do(officer, "/years/2020/letters/pack/")
        assert officer.get("/years/2020/letters/pack/file/").content == first

    def test_nobody_with_a_conflict_reads_it(self, officer: Browser, do: Do) -> None:
        """Whose own pack leaves the body out."""
        add(officer, OWN)
        director = person_in(Role.DIRECTOR)
        block(person=director, body="luton", why="lives there", by="somebody")
        do(officer, "/years/2020/letters/pack/")
        browser = browser_of(director)
        assert browser.get("/years/2020/letters/pack/file/").status_code == 404
        assert do(browser, "/years/2020/letters/pack/").went_well
        assert browser.get("/years/2020/letters/pack/file/").status_code == 200
        made = pack_of(2020)
        assert made
        assert made.bodies == ()
