"""The annual run from freeze to correction, step by step, on a small year."""

import email
import json
from email.policy import default
from pathlib import Path

import pytest

from support import lists
from upheld.casework import audit
from upheld.casework.actions.complainants import record_complainant
from upheld.domain.errors import CheckFailed, Refused
from upheld.runs.annual import places
from upheld.runs.annual.approve import approve
from upheld.runs.annual.check import answer, check_year, open_errors
from upheld.runs.annual.correct import correct
from upheld.runs.annual.count import count, latest_release
from upheld.runs.annual.cut import latest_cut
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.press import open_press
from upheld.runs.annual.publish import stage
from upheld.runs.annual.showing import body_figures, figures_text
from upheld.runs.annual.verify import verify
from upheld.runs.annual.whole import run_year
from upheld.runs.annual.write import begin, finish, write
from upheld.runs.importing.intake import import_lists
from upheld.runs.outbox.models import Message
from upheld.toolbox.files import digests_of, sha256_of

CHANGED = "19 000 003,croydon,2019-06-01,2019-12-01,adult_care,upheld,none"


def make_year(*, to: str = "issue") -> None:
    """Take the steps of the annual run up to one of them."""
    steps = {
        "freeze": lambda: freeze(2020, by="officer"),
        "count": lambda: count(2020, by="officer"),
        "write": lambda: write(2020, by="officer"),
        "approve": lambda: approve(2020, (), by="ombudsman"),
        "issue": lambda: issue(2020, by="officer"),
    }
    for name, step in steps.items():
        step()
        if name == to:
            return


def mails(folder: Path) -> dict[str, email.message.EmailMessage]:
    """Every mail of an outbox by recipient."""
    parsed = [
        email.message_from_bytes(p.read_bytes(), policy=default) for p in folder.glob("*.eml")
    ]
    return {m["To"]: m for m in parsed}


@pytest.mark.usefixtures("imported")
class TestLetters:
    """Letters go to their own body, whole, once, and only as approved."""

    def test_each_recipient_gets_the_approved_bytes_of_its_own_body(self) -> None:
        """Two offices of Luton and one of Croydon: three mails with the bytes approved."""
        make_year()
        sent = mails(places.outbox(2020))
        assert sorted(sent) == ["ce@croydon.example", "ce@luton.example", "leader@luton.example"]
        for address, mail in sent.items():
            body = address.split("@")[1].removesuffix(".example")
            attached = next(iter(mail.iter_attachments()))
            letter = LetterVersion.objects.get(authority_id=body)
            assert attached.get_filename() == f"{body}-2020.pdf"
            path = places.letter(2020, body, 1) / f"{body}-2020.pdf"
            assert attached.get_content() == path.read_bytes()
            assert sha256_of(path) == letter.sha256 == Message.objects.get(
                address=address
            ).letter_sha256  # fmt: skip

    def test_nobody_is_sent_twice(self) -> None:
        """Issuing again writes nothing and changes no file."""
        make_year()
        before = digests_of(places.outbox(2020))
        again = issue(2020, by="officer")
        assert (again.letters, again.messages) == (0, 0)
        assert digests_of(places.outbox(2020)) == before

    def test_nothing_goes_without_approval(self) -> None:
        """A draft stays; issue says that it waits."""
        make_year(to="write")
        done = issue(2020, by="officer")
        assert done.waiting == ("croydon", "luton")
        assert not Message.objects.exists()

    def test_letters_under_way_are_recorded_once_all_lie_there(self) -> None:
        """Whoever began them may do something else; until then there is nothing to approve."""
        make_year(to="count")
        with open_press() as press:
            begun = begin(2020, press=press)
            assert not LetterVersion.objects.exists()
            assert finish(begun, by="officer").drafted == ("croydon", "luton")
        assert approve(2020, (), by="ombudsman") == ["croydon", "luton"]

    def test_letters_may_be_approved_one_by_one(self) -> None:
        """A letter that is held does not stop the others."""
        make_year(to="write")
        assert approve(2020, ["London Borough of Croydon"], by="ombudsman") == ["croydon"]
        done = issue(2020, by="officer")
        assert (done.letters, done.waiting) == (1, ("luton",))

    def test_nobody_approves_what_they_drafted(self) -> None:
        """Four eyes."""
        make_year(to="write")
        with pytest.raises(Refused, match="somebody else has to approve"):
            approve(2020, (), by="officer")
        assert not LetterVersion.objects.filter(state="approved").exists()

    def test_changed_bytes_are_not_approved(self) -> None:
        """A file that was touched after drafting is found."""
        make_year(to="write")
        path = places.letter(2020, "luton", 1) / "luton-2020.pdf"
        path.write_bytes(path.read_bytes() + b" ")
        with pytest.raises(CheckFailed, match="is not the one that was drafted"):
            approve(2020, (), by="ombudsman")

    def test_a_letter_that_says_something_else_today_is_not_approved(self, tmp_path: Path) -> None:
        """A new salutation after drafting: the draft has to be written again first."""
        make_year(to="write")
        line = "luton,chief_executive,,Chief Executive,Colleague,ce@luton.example,,,2020-05-01"
        import_lists(
            lists.write(tmp_path / "later", contacts_csv=(lists.CONTACTS, line)), by="officer"
        )
        with pytest.raises(CheckFailed, match="no longer says"):
            approve(2020, ["luton"], by="ombudsman")
        write(2020, by="officer")
        assert approve(2020, ["luton"], by="ombudsman") == ["luton"]

    def test_an_outdated_approval_does_not_go(self, tmp_path: Path) -> None:
        """A correction between approval and issue: the old letter stays, the new one needs eyes."""
        make_year(to="approve")
        import_lists(
            lists.write(tmp_path / "later", decided_csv=(lists.DECIDED, CHANGED)), by="officer"
        )
        correct(2020, why="recorded wrongly", by="officer")
        done = issue(2020, by="officer")
        assert (done.letters, done.outdated) == (1, ("croydon",))
        assert write(2020, by="officer").drafted == ("croydon",)
        assert issue(2020, by="officer").waiting == ("croydon",)
        approve(2020, (), by="ombudsman")
        assert issue(2020, by="officer").letters == 1
        states = LetterVersion.objects.filter(authority_id="croydon").order_by("version")
        assert [letter.state for letter in states] == ["superseded", "issued"]

    def test_mail_text_names_no_person(self) -> None:
        """The body of the mail speaks of the letter and its hours, in plain text."""
        make_year()
        for mail in mails(places.outbox(2020)).values():
            text = mail.get_body().get_content()
            assert "become public on 29 July 2020, 09:30 UK time" in text
            assert "Chief Executive" not in text

    def test_the_hours_hold(self, tmp_path: Path) -> None:
        """Neither freeze nor issue happens before its hour."""
        plan = lists.PLAN.replace("2020-04-24", "2096-04-24")
        plan = plan.replace("2020-07-22", "2096-07-22").replace("2020-07-29", "2096-07-29")
        import_lists(lists.write(tmp_path / "later", year_toml=plan), by="officer")
        with pytest.raises(CheckFailed, match="to be frozen at 24 April 2096"):
            freeze(2020, by="officer")
        plan = plan.replace("2096-04-24", "2020-04-24")
        import_lists(lists.write(tmp_path / "later", year_toml=plan), by="officer")
        make_year(to="approve")
        with pytest.raises(CheckFailed, match="to go at 22 July 2096, 09:00 UK time"):
            issue(2020, by="officer")
        assert not places.outbox(2020).exists()


@pytest.mark.usefixtures("imported")
class TestYear:
    """A frozen year stays as it is; a correction makes the next version."""

    def test_each_step_repeated_changes_nothing(self) -> None:
        """The whole run twice: the same folders, the same bytes, the same audit chain."""
        make_year()
        stage(2020, by="officer")
        before, events = digests_of(places.data()), audit.verify()
        make_year(to="write")
        run_year(2020, by="officer", tell=lambda _: None)
        assert digests_of(places.data()) == before
        assert audit.verify() == events

    def test_later_casework_leaves_a_frozen_year_alone(self, tmp_path: Path) -> None:
        """What is recorded after the freeze shows in no number of it."""
        make_year(to="count")
        before = latest_cut(2020).sha256
        import_lists(
            lists.write(tmp_path / "later", decided_csv=(lists.DECIDED, CHANGED)), by="officer"
        )
        assert freeze(2020, by="officer")[1] is False
        assert latest_cut(2020).sha256 == before
        assert body_figures("croydon", 2020).decided["upheld"] == 0

    def test_a_correction_makes_the_next_version_and_supersedes_only_changed_letters(
        self, tmp_path: Path
    ) -> None:
        """Croydon's figures change; Luton's letter stands and names the release it rests on."""
        make_year()
        import_lists(
            lists.write(tmp_path / "later", decided_csv=(lists.DECIDED, CHANGED)), by="officer"
        )
        done = correct(2020, why="one decision was recorded wrongly", by="officer")
        assert done.release.id == "2020-v2"
        assert {(r["column"], r["was"], r["now"]) for r in done.difference} >= {
            ("outcome", "not_upheld", "upheld")
        }
        assert "croydon" in done.bodies
        assert "luton" not in done.bodies
        assert done.release.manifest["correction"]["why"] == "one decision was recorded wrongly"
        assert body_figures("croydon", 2020).decided["upheld"] == 1
        written = write(2020, by="officer")
        assert (written.drafted, written.standing) == (("croydon",), ("luton",))
        approve(2020, (), by="ombudsman")
        assert issue(2020, by="officer").letters == 1
        states = set(LetterVersion.objects.values_list("authority_id", "version", "state"))
        assert states == {
            ("croydon", 1, "superseded"), ("croydon", 2, "issued"), ("luton", 1, "issued"),
        }  # fmt: skip
        assert verify(2020).faults == ()

    def test_a_correction_of_nothing_is_refused(self) -> None:
        """Without a change in casework there is no version 2."""
        make_year(to="count")
        with pytest.raises(Refused, match="nothing in casework has changed"):
            correct(2020, why="to be sure", by="officer")
        assert places.versions(places.cuts(2020)) == [1]

    def test_steps_say_what_must_come_before(self) -> None:
        """Each step out of turn is refused and names the step that is missing."""
        with pytest.raises(Refused, match="freeze it first"):
            count(2020, by="officer")
        with pytest.raises(Refused, match="then count it"):
            write(2020, by="officer")
        with pytest.raises(Refused, match="write and approve them first"):
            issue(2020, by="officer")
        with pytest.raises(Refused, match="no method record for 2013"):
            freeze(2013, by="officer")

    def test_the_whole_run_says_what_it_waits_for(self) -> None:
        """`run` goes as far as approval allows, then to the end."""
        waits = run_year(2020, by="officer", tell=lambda _: None)
        assert waits == "approval of 2 letters (upheld approve 2020 --by NAME)"
        approve(2020, (), by="ombudsman")
        assert run_year(2020, by="officer", tell=lambda _: None) == ""


@pytest.mark.usefixtures("imported")
class TestTrust:
    """What is sealed stays sealed, and no person leaves casework."""

    @pytest.mark.parametrize("change", ["changed", "removed", "added", "cut"])
    def test_verify_finds_any_change(self, change: str) -> None:
        """A changed, removed or added file of a release, or a changed cut, is named."""
        make_year()
        release = latest_release(2020).folder
        path = release / "tables" / "received-2020.csv"
        if change == "cut":
            path = latest_cut(2020).table("bodies")
        path.parent.chmod(0o755)
        path.chmod(0o644)
        if change == "removed":
            path.unlink()
        elif change == "added":
            (path.parent / "extra.csv").write_text("")
        else:
            path.write_bytes(path.read_bytes() + b" ")
        assert verify(2020).faults != ()

    def test_verify_makes_every_number_and_letter_again(self) -> None:
        """Nothing differs in a year nobody touched."""
        make_year()
        done = verify(2020)
        assert (done.faults, done.incomparable, done.letters) == ((), {}, 2)

    def test_another_typesetter_is_not_comparable(self) -> None:
        """Bytes of another tool version, or of another layout, are neither right nor wrong."""
        make_year()
        letter = LetterVersion.objects.get(authority_id="luton")
        tools = letter.tools | {"typst": "0.1.0"}
        del tools["layout"]
        LetterVersion.objects.filter(pk=letter.pk).update(tools=tools)
        assert verify(2020).incomparable == {"typst 0.1.0, layout of earlier software": 1}

    def test_no_person_of_a_case_leaves_casework(self) -> None:
        """A complainant's name is in no file of the year: cut, release, letter, mail."""
        record_complainant(
            reference="19 000 001", role="complainant", name="Ermintrude Quux",
            contact="quux@home.example", by="officer",
        )  # fmt: skip
        make_year()
        for path in places.data().rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                assert b"Ermintrude" not in content
                assert b"quux" not in content

    def test_released_files_are_read_only(self) -> None:
        """A release says by its modes that it is not to be edited."""
        make_year(to="count")
        folder = latest_release(2020).folder
        assert {p.stat().st_mode & 0o222 for p in folder.rglob("*")} == {0}

    def test_figures_table_and_letter_show_the_same(self) -> None:
        """Letter, table, JSON and command line: one number, counted in one place."""
        make_year()
        figures = body_figures("luton", 2020)
        shown = figures.measures["uphold_rate"]
        table = json.loads((latest_release(2020).folder / "tables/figures-2020.json").read_text())
        row = next(
            r for r in table["rows"] if (r["body"], r["measure"]) == ("luton", "uphold_rate")
        )
        assert (row["display"], row["numerator"], row["denominator"]) == (
            shown.display, shown.numerator, shown.denominator,
        )  # fmt: skip
        assert shown.display == "100%"
        assert "100%" in figures_text(figures)


@pytest.mark.usefixtures("imported")
class TestCheck:
    """The check lists what a person should look at; errors stop the letters."""

    def test_a_case_nobody_coded_stops_the_letters(self, tmp_path: Path) -> None:
        """No heading is an error; it is mended, not cleared."""
        line = "19 000 009,luton,2019-07-01,"
        import_lists(
            lists.write(tmp_path / "more", received_csv=(lists.RECEIVED, line)), by="officer"
        )
        make_year(to="count")
        errors = open_errors(check_year(2020))
        assert [(e.finding.kind, e.finding.subject) for e in errors] == [
            ("no heading", "19 000 009 luton")
        ]
        with pytest.raises(CheckFailed, match="stop the letters of 2020: 1"):
            write(2020, by="officer")
        with pytest.raises(Refused, match="it cannot be cleared"):
            answer(2020, errors[0].id, why="never mind", by="officer")

    def test_unapproved_texts_stop_the_letters(self, tmp_path: Path) -> None:
        """The ombudsman's own paragraphs need somebody's approval."""
        plan = lists.PLAN.replace('texts_approved_by = "Director"\n', "")
        import_lists(lists.write(tmp_path / "later", year_toml=plan), by="officer")
        make_year(to="count")
        assert [e.finding.kind for e in open_errors(check_year(2020))] == ["free text unapproved"]

    def test_warnings_are_cleared_or_assigned_with_a_reason(self) -> None:
        """Every answer has a person and a reason, and shows with its line."""
        make_year(to="count")
        line = next(x for x in check_year(2020) if x.finding.kind == "entered after the year")
        with pytest.raises(Refused, match="give the reason"):
            answer(2020, line.id, why=" ", by="officer")
        answer(2020, line.id, why="imported late", by="officer", assign_to="director")
        again = next(x for x in check_year(2020) if x.id == line.id)
        assert (again.state, again.said) == ("assigned", "director: imported late (officer)")

    def test_what_is_missing_in_a_row_is_listed(self, tmp_path: Path) -> None:
        """Upheld without a remedy decision, overdue without outcome, settled without fault."""
        folder = lists.write(
            tmp_path / "more",
            decided_csv=(
                lists.DECIDED, "19 000 008,luton,2019-05-01,2019-08-01,housing,upheld,",
            ),
            compliance_csv=(
                lists.COMPLIANCE,
                "19 000 008,luton,2020-01-10,,,",
                "19 000 003,croydon,2019-12-20,2019-12-19,on_time,2020-01-02",
            ),
        )  # fmt: skip
        import_lists(folder, by="officer")
        make_year(to="count")
        kinds = [line.finding.kind for line in check_year(2020)]
        for kind in ("no remedy decision", "overdue without outcome", "compliance without fault"):
            assert kind in kinds
