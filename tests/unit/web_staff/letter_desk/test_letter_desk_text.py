"""What people write into a letter, and the marks of its check."""

import re
from typing import Any

import pytest

from support import lists
from support.letter_desk import BLOCK, LUTON, ODD, OWN, WRONG, add, letter, said_in_pdf
from support.people import person_in
from support.staff import Browser, browser_of
from support.years_desk import text_of
from upheld.domain.errors import CheckFailed
from upheld.domain.roles import Role
from upheld.runs.annual.approve import approve
from upheld.runs.annual.check import answer, check_year
from upheld.runs.annual.correct import correct
from upheld.runs.annual.issue import issue
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.models import LetterEdit, LetterVersion
from upheld.runs.annual.verify import verify
from upheld.runs.annual.write import write
from upheld.runs.audit_check import verify_audit
from upheld.runs.importing.intake import import_lists
from upheld.toolbox import clock

pytestmark = pytest.mark.slow


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
            ("A sign \U000130c0 that no font has.", "our fonts cannot show “\U000130c0”"),
            ("A line that \u202e turns.", "invisible character (u+202e)"),
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
