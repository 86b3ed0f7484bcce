"""The year's desk on the staff site: state, steps, check, differences, letters."""

import fcntl
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support import lists
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.models import AuditEvent
from upheld.domain.errors import UpheldError
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.people.models import Person
from upheld.runs.annual.actions.desk_runs import ask_run, end_run
from upheld.runs.annual.check import State, check_year
from upheld.runs.annual.models import Clearance, DeskRun, LetterVersion
from upheld.runs.desk.taking import take
from upheld.runs.importing.intake import import_lists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
CHANGED_IN_WORDS = (
    "19 000 003 croydon Table: Cases by body Column: Outcome Was: Not upheld Is now: Upheld"
)
CHANGED = "19 000 003,croydon,2019-06-01,2019-12-01,adult_care,upheld,none"
Do = Callable[..., DeskRun]


@pytest.fixture
def officer() -> Browser:
    """A data officer's browser."""
    return browser_of(person_in(Role.DATA_OFFICER))


@pytest.fixture
def ombudsman() -> Browser:
    """The ombudsman's browser."""
    return browser_of(person_in(Role.OMBUDSMAN))


@pytest.fixture
def publisher() -> Browser:
    """A publisher's browser."""
    return browser_of(person_in(Role.PUBLISHER))


@pytest.fixture
def do(launched: list[DeskRun]) -> Do:
    """Press the button of a step, and take the step as its process would."""

    def press(browser: Browser, path: str, **said: Any) -> DeskRun:
        before = len(launched)
        answer = browser.post(path, said)
        assert answer.status_code == 302, answer.content.decode()
        assert len(launched) == before + 1
        with suppress(UpheldError):
            take(launched[-1].pk)
        launched[-1].refresh_from_db()
        return launched[-1]

    return press


def files(folder: Path) -> list[SimpleUploadedFile]:
    """Every file of a folder as a browser sends it."""
    return [SimpleUploadedFile(p.name, p.read_bytes()) for p in sorted(folder.iterdir())]


def text_of(answer: Any) -> str:
    """What a page says, without its marks."""
    main = answer.content.decode().partition("<main")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_a_year_goes_from_upload_to_staged(
    officer: Browser, ombudsman: Browser, publisher: Browser, do: Do, tmp_path: Path
) -> None:
    """Each step by whoever may; the page of the year names the next one each time."""
    year = "/years/2020/"
    assert "Import case lists" in text_of(officer.get("/years/"))
    run = do(officer, "/years/import/", files=files(lists.write_year(tmp_path / "lists")))
    assert (run.went_well, run.asked_by) == (True, "person 1")
    told = [
        (officer, "freeze", "Its cases can be frozen."),
        (officer, "count", "It is frozen and can be counted."),
        (officer, "write", "Letters have to be written."),
        (ombudsman, "approve", "2 letters wait for approval."),
        (publisher, "issue", "2 letters wait to be sent."),
        (publisher, "stage", "The release can be staged for its public hour."),
    ]
    for who, step, words in told:
        page = who.get(year)
        assert words in text_of(page), step
        assert f"{year}{step}/" in page.content.decode(), step
        assert who.get(f"{year}{step}/").status_code == 200
        run = do(who, f"{year}{step}/")
        assert run.went_well, run.said
        assert run.said in text_of(who.get(f"/years/runs/{run.pk}/"))
    assert "Nothing: the year is public." in text_of(officer.get(year))
    assert set(LetterVersion.objects.values_list("approved_by", flat=True)) == {"person 2"}


def test_every_fault_of_an_upload_is_told_with_its_place(
    officer: Browser, do: Do, tmp_path: Path, data_folder: Path
) -> None:
    """Nothing is taken in, the files are gone, and the machine's paths stay unsaid."""
    bad = (lists.RECEIVED, "19 000 001,luton,2019-04-01,housin", "19 000 002,nowhere,x,planning")
    folder = lists.write(tmp_path / "lists", received_csv=bad)
    run = do(officer, "/years/import/", files=files(folder))
    assert run.went_well is False
    page = text_of(officer.get(f"/years/runs/{run.pk}/"))
    assert "received.csv:2: heading:" in page
    assert "received.csv:3: received:" in page
    assert str(data_folder) not in page
    assert list((data_folder / "uploads").iterdir()) == []
    assert "Nothing of" not in text_of(officer.get("/years/2020/check/"))


def test_a_step_under_way_is_watched_and_not_started_twice(
    officer: Browser, publisher: Browser, launched: list[DeskRun], data_folder: Path
) -> None:
    """The page looks again by itself unless asked to be still; a broken one goes on."""
    assert officer.post("/years/2020/freeze/").status_code == 302
    (run,) = launched
    path = f"/years/runs/{run.pk}/"
    with (data_folder / "desk.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = text_of(officer.post("/years/2020/freeze/"))
        assert "Freezing 2020 is under way since" in second
        page = officer.get(path)
        assert "Under way" in text_of(page)
        assert page.headers["Refresh"] == "5"
        assert "Refresh" not in officer.get(f"{path}?still=1").headers
        officer.post(f"{path}again/")
        assert "does not wait to be continued" in text_of(officer.get(path))
    assert launched == [run]
    assert "It broke off" in text_of(officer.get(path))
    assert "Refresh" not in officer.get(path).headers
    assert publisher.post(f"{path}again/").status_code == 403
    assert officer.post(f"{path}again/").url != path
    assert [each.step for each in launched] == ["freeze", "freeze"]


@pytest.mark.parametrize("name", ["list.xlsx", "a b.csv", ""])
def test_what_is_no_list_is_refused_at_once(
    officer: Browser, launched: list[DeskRun], name: str
) -> None:
    """No step is started for it."""
    sent = {"files": SimpleUploadedFile(name, b"x")} if name else {}
    assert "There is a problem" in text_of(officer.post("/years/import/", sent))
    assert launched == []


@pytest.fixture
def counted(do: Do, officer: Browser, tmp_path: Path) -> None:
    """A counted year whose plan nobody has approved: one error; and warnings."""
    plan = lists.PLAN.replace('texts_approved_by = "Director"\n', "")
    folder = lists.write_good(tmp_path / "first", year_toml=plan)
    do(officer, "/years/import/", files=files(folder))
    for step in ("freeze", "count"):
        do(officer, f"/years/2020/{step}/")


@pytest.mark.usefixtures("counted")
class TestCheck:
    """Errors are mended, warnings cleared with a reason, for the same finding only."""

    def test_an_error_cannot_be_cleared(self, officer: Browser) -> None:
        """It may be given to somebody."""
        error = next(line for line in check_year(2020) if line.blocks)
        path = f"/years/2020/check/{error.id}/"
        refused = officer.post(path, {"what": "clear", "why": "never mind", "version": "0"})
        assert "it cannot be cleared" in text_of(refused)
        assert "never mind" in refused.content.decode()
        sent = {"what": "assign", "to": "person 1", "why": "ask the director", "version": "0"}
        assert officer.post(path, sent).status_code == 302
        page = text_of(officer.get("/years/2020/check/?mine=1"))
        assert "with Some Data officer: ask the director" in page
        assert "1 error of the check stops" in text_of(officer.get("/years/2020/")) or (
            "An error of the check stops the letters." in text_of(officer.get("/years/2020/"))
        )

    def test_a_cleared_warning_holds_for_its_finding_alone(self, officer: Browser) -> None:
        """The same line that says something else is open again, and says so."""
        line = next(
            x
            for x in check_year(2020)
            if x.finding.kind == "no contact" and x.finding.subject == "luton"
        )
        path = f"/years/2020/check/{line.id}/"
        sent = {"what": "clear", "why": "goes to the office", "version": "0"}
        assert officer.post(path, sent).status_code == 302
        assert "cleared by Some Data officer" in text_of(
            officer.get("/years/2020/check/?state=all")
        )
        cleared = Clearance.objects.get()
        Clearance.objects.filter(pk=cleared.pk).update(about="something else")
        opened = next(x for x in check_year(2020) if x.id == line.id)
        assert (opened.state, opened.outdated) == (State.OPEN, True)
        page = text_of(officer.get("/years/2020/check/"))
        assert "cleared when it said something else" in page

    def test_a_clearance_is_undone_with_a_reason(self, officer: Browser) -> None:
        """The line is open work again, here and in the state of the year; the audit has both."""
        line = next(x for x in check_year(2020) if not x.blocks)
        path = f"/years/2020/check/{line.id}/"
        before = text_of(officer.get("/years/2020/"))
        officer.post(path, {"what": "clear", "why": "telephoned", "version": "0"})
        assert text_of(officer.get("/years/2020/")) != before
        seen = str(Clearance.objects.get().pk)
        refused = officer.post(path, {"what": "reopen", "why": " ", "version": seen})
        assert "There is a problem" in text_of(refused)
        officer.post(path, {"what": "reopen", "why": "wrong council", "version": seen})
        opened = next(x for x in check_year(2020) if x.id == line.id)
        assert (opened.state, opened.outdated) == (State.OPEN, False)
        page = text_of(officer.get("/years/2020/check/"))
        assert "opened again by Some Data officer: wrong council" in page
        counts = re.compile(r"\d+ errors?, \d+ open warnings?")
        after = text_of(officer.get("/years/2020/"))
        assert counts.findall(after) == counts.findall(before)
        noted = AuditEvent.objects.filter(subject=f"check 2020 {line.id}").order_by("id")
        assert [event.action for event in noted] == ["clear", "reopen"]

    def test_a_refused_step_leads_to_what_is_to_be_mended(self, officer: Browser, do: Do) -> None:
        """Its page names no command, and has the link."""
        run = do(officer, "/years/2020/write/")
        assert run.said.endswith("mend what the check names.")
        page = officer.get(f"/years/runs/{run.pk}/").content.decode()
        assert 'href="/years/2020/check/" role="button">See the check</a>' in page

    def test_who_comes_second_is_told_and_keeps_the_text(self, officer: Browser) -> None:
        """A form made before somebody else's answer is not saved over it."""
        line = next(x for x in check_year(2020) if not x.blocks)
        path = f"/years/2020/check/{line.id}/"
        officer.post(path, {"what": "clear", "why": "first", "version": "0"})
        late = officer.post(path, {"what": "reopen", "why": "second", "version": "0"})
        assert "Some Data officer saved this first" in text_of(late)
        assert 'value="second"' in late.content.decode()
        assert Clearance.objects.count() == 1
        again = {"what": "reopen", "why": "second", "version": str(Clearance.objects.get().pk)}
        assert officer.post(path, again).status_code == 302
        assert [c.said for c in Clearance.objects.order_by("id")] == ["cleared", "reopened"]

    def test_lines_of_a_body_in_conflict_are_closed(self, officer: Browser) -> None:
        """Neither listed nor found; that there are some is said."""
        line = next(x for x in check_year(2020) if x.finding.subject == "luton")
        block(person=officer_person(), body="luton", why="lives there", by="somebody")
        page = text_of(officer.get("/years/2020/check/?state=all"))
        assert "luton" not in page
        assert "not shown: you have a conflict" in page
        assert officer.get(f"/years/2020/check/{line.id}/").status_code == 404


def officer_person() -> Person:
    """The data officer."""
    return Person.objects.get(email="data_officer@example.org")


@pytest.fixture
def issued(
    do: Do, officer: Browser, ombudsman: Browser, publisher: Browser, tmp_path: Path
) -> None:
    """A year whose letters went."""
    do(officer, "/years/import/", files=files(lists.write_year(tmp_path / "first")))
    for who, step in (
        (officer, "freeze"), (officer, "count"), (officer, "write"), (ombudsman, "approve"),
        (publisher, "issue"), (publisher, "stage"),
    ):  # fmt: skip
        assert do(who, f"/years/2020/{step}/").went_well


@pytest.mark.usefixtures("issued")
def test_a_correction_is_shown_before_and_after(officer: Browser, do: Do, tmp_path: Path) -> None:
    """What changed since the freeze, then version beside version, row by row."""
    assert "Nothing. Import" in text_of(officer.get("/years/2020/correct/"))
    later = lists.write(tmp_path / "later", decided_csv=(lists.DECIDED, CHANGED))
    do(officer, "/years/import/", files=files(later))
    before = text_of(officer.get("/years/2020/correct/"))
    assert CHANGED_IN_WORDS in before
    refused = officer.post("/years/2020/correct/", {"why": ""})
    assert "Say what was wrong" in text_of(refused)
    run = do(officer, "/years/2020/correct/", why="recorded wrongly")
    assert run.went_well, run.said
    after = officer.get("/years/2020/difference/2/")
    assert "recorded wrongly" in text_of(after)
    assert CHANGED_IN_WORDS in text_of(after)
    rows = officer.get("/years/2020/difference/2/rows.csv").content.decode()
    assert "pairs,19 000 003 croydon,outcome,not_upheld,upheld" in rows
    assert officer.get("/years/2020/difference/3/").status_code == 404
    block(person=officer_person(), body="croydon", why="lives there", by="somebody")
    assert "19 000 003" not in text_of(officer.get("/years/2020/difference/2/"))
    assert "19 000 003" not in officer.get("/years/2020/difference/2/rows.csv").content.decode()


@pytest.mark.usefixtures("issued")
def test_letters_are_read_before_they_are_public(officer: Browser, publisher: Browser) -> None:
    """As PDF; nobody with a conflict."""
    page = text_of(officer.get("/years/2020/letters/"))
    assert "2 letters" in page
    assert publisher.get("/years/2020/letters/luton/pdf/").content.startswith(b"%PDF")
    block(person=officer_person(), body="luton", why="lives there", by="somebody")
    for path in ("", "pdf/", "block/opening/"):
        assert officer.get(f"/years/2020/letters/luton/{path}").status_code == 404
    assert "Luton" not in text_of(officer.get("/years/2020/letters/"))


@pytest.mark.usefixtures("issued")
def test_letters_are_given_out_in_other_forms(officer: Browser, publisher: Browser) -> None:
    """HTML to keep, text and large print to read; each view is noted, nobody with a conflict."""
    page = officer.get("/years/2020/letters/luton/").content.decode()
    for form, begins, kept in (
        ("html", b"<!doctype html>", "attachment"),
        ("text", b"Office of the ombudsman", "inline"),
        ("large-print", b"%PDF", "inline"),
    ):
        path = f"/years/2020/letters/luton/as/{form}/"
        answer = publisher.get(path)
        assert f'href="{path}"' in page
        assert answer.content.startswith(begins)
        assert answer.headers["Content-Disposition"].startswith(f'{kept}; filename="luton-2020')
    views = AuditEvent.objects.filter(action="view", subject="letter 2020 luton")
    # The officer who opened its page, and once for all forms the publisher.
    assert [event.detail for event in views] == [{"what": "letter"}] * 2
    assert publisher.get("/years/2020/letters/luton/as/braille/").status_code == 404
    assert publisher.get("/years/2020/letters/alder/as/text/").status_code == 404
    block(person=officer_person(), body="luton", why="lives there", by="somebody")
    assert officer.get("/years/2020/letters/luton/as/text/").status_code == 404


def test_who_wrote_does_not_approve(do: Do, officer: Browser, tmp_path: Path) -> None:
    """One person in both roles: refused in words; a body in conflict is left to somebody else."""
    import_lists(lists.write_year(tmp_path / "lists"), by="tests")
    for step in ("freeze", "count", "write"):
        do(officer, f"/years/2020/{step}/")
    both = officer_person()
    both.roles.create(role="ombudsman", given_at=both.joined_at, given_by="tests", why="test")
    refused = text_of(officer.post("/years/2020/approve/"))
    assert "you wrote it: somebody else does this" in refused
    seen = LetterVersion.objects.get(authority="luton").sha256
    run = do(officer, "/years/2020/letters/luton/approve/", sha256=seen)
    assert run.went_well is False
    assert "somebody else has to approve it" in run.said
    signs = person_in(Role.OMBUDSMAN)
    block(person=signs, body="luton", why="lives there", by="somebody")
    browser = browser_of(signs)
    assert do(browser, "/years/2020/approve/").said == "1 approved."
    assert browser.post("/years/2020/letters/luton/approve/").status_code == 404
    states = dict(LetterVersion.objects.values_list("authority_id", "state"))
    assert states == {"croydon": "approved", "luton": "draft"}


@pytest.mark.usefixtures("loaded_register", "launched")
def test_whoever_goes_on_has_no_conflict_there() -> None:
    """A step that names a body of theirs is refused; what leaves some out leaves out theirs."""
    signs = person_in(Role.OMBUDSMAN)
    block(person=signs, body="luton", why="lives there", by="somebody")
    browser = browser_of(signs)
    for step, wishes in (("approve", {"bodies": ["luton"]}), ("pack", {"leave_out": ["croydon"]})):
        run = ask_run(step=step, year=2020, wishes=wishes, by="person 1")
        end_run(run=run, went_well=False, said="broken", by="person 1")
        browser.post(f"/years/runs/{run.pk}/again/")
    assert [run.wishes for run in DeskRun.objects.order_by("id")] == [
        {"bodies": ["luton"]}, {"leave_out": ["croydon"]}, {"leave_out": ["luton"]},
    ]  # fmt: skip
    assert "you have a conflict with a body" in text_of(browser.get("/years/")).lower()


class TestLists:
    """Lists of the desk go in the order of the column that was chosen, either way."""

    @pytest.mark.usefixtures("issued")
    def test_letters(self, officer: Browser) -> None:
        """By name, and the order stays in the addresses of the list."""
        names = ["Croydon", "Luton"]
        for sort, order in (("name", names), ("-name", names[::-1]), ("nonsense", names)):
            page = officer.get(f"/years/2020/letters/?sort={sort}").content.decode()
            assert sorted(names, key=page.index) == order
        kept = "state=&amp;with=&amp;group=&amp;text=&amp;sort=-name"
        assert f'aria-sort="ascending"><a href="?{kept}"' in page

    @pytest.mark.usefixtures("counted")
    def test_lines_of_the_check(self, officer: Browser) -> None:
        """Errors first, or last; nothing is lost."""
        found = check_year(2020)
        path = "/years/2020/check/?state=all&sort="
        for sort in ("kind", "-kind", "subject", "-found", "state", "-said"):
            page = officer.get(path + sort).content.decode()
            assert page.count('<th scope="row">') == len(found)
            assert page.count("Error:") == 1
        first = officer.get(f"{path}kind").content.decode().split('<th scope="row">')[1]
        assert "Error:" in first
        last = officer.get(f"{path}-kind").content.decode().rsplit('<th scope="row">', 1)[1]
        assert "Error:" in last

    @pytest.mark.usefixtures("loaded_register")
    def test_steps(self, officer: Browser) -> None:
        """The last started first; by year, step and how it went; an import has no year."""
        for step, year, well in (
            ("import", None, True),
            ("freeze", 2020, False),
            ("count", 2019, None),
        ):
            run = ask_run(step=step, year=year, wishes={}, by="person 1")
            if well is not None:
                end_run(run=run, went_well=well, said=f"said of {step}", by="person 1")
        titles = ["Count 2019", "Freeze 2020", "Import case lists"]
        page = text_of(officer.get("/years/runs/"))
        assert sorted(titles, key=page.index) == titles
        page = text_of(officer.get("/years/runs/?sort=step"))
        assert sorted(titles, key=page.index) == ["Import case lists", "Freeze 2020", "Count 2019"]
        for wish, left in (("year=2020", 1), ("step=count", 0), ("state=failed", 1)):
            page = text_of(officer.get(f"/years/runs/?{wish}"))
            assert [t for t in titles if t in page] == [titles[left]]
