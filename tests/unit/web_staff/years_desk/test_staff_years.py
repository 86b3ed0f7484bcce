"""The steps of a year on the staff site, who may take them, and their lists."""

import fcntl
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support import lists
from support.people import person_in
from support.staff import Browser, browser_of
from support.years_desk import Do, files, text_of
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.runs.annual.actions.desk_runs import ask_run, end_run
from upheld.runs.annual.check import check_year
from upheld.runs.annual.models import DeskRun, LetterVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_bodies"), pytest.mark.slow]


def test_a_year_goes_from_upload_to_staged(
    officer: Browser, ombudsman: Browser, publisher: Browser, do: Do, tmp_path: Path
) -> None:
    """Each step by whoever may; the page of the year names the next one each time."""
    year = "/years/2020/"
    assert "Import case lists" in text_of(officer.get("/years/"))
    written = lists.write_year(tmp_path / "lists")
    rehearsed = do(officer, "/years/import/", files=files(written), only_check="1")
    assert "Import these lists now" in text_of(officer.get(f"/years/runs/{rehearsed.pk}/"))
    run = do(officer, "/years/import/", files=files(written))
    assert (run.went_well, run.asked_by) == (True, "person 1")
    told = [
        (officer, "freeze", "Its cases can be frozen."),
        (officer, "count", "It is frozen and can be counted."),
        (officer, "write", "Letters have to be written."),
        (ombudsman, "approve", "2 letters wait for approval."),
        (publisher, "issue", "2 letters wait to be sent."),
        (publisher, "stage", "The release can be staged for its public hour."),
    ]
    before = {"write": "look at the check", "approve": "the reading pack"}
    for who, step, words in told:
        page = who.get(year)
        assert words in text_of(page), step
        assert before.get(step, "") in text_of(page), step
        assert f"{year}{step}/" in page.content.decode(), step
        # No step is offered before what it works on is there.
        assert step != "count" or f"{year}write/" not in page.content.decode()
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


@pytest.mark.usefixtures("few_bodies", "launched")
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


@pytest.mark.usefixtures("few_bodies", "launched")
def test_a_reason_despite_links_stays_only_while_its_step_may_need_it() -> None:
    """What went for it has it in the audit; one that was killed hands it on to the next."""
    browser, wishes = browser_of(person_in(Role.PUBLISHER)), {"despite_links": "As Jo wrote."}
    killed = ask_run(step="issue", year=2020, wishes=wishes, by="person 1")
    browser.post(f"/years/runs/{killed.pk}/again/")
    assert [run.wishes for run in DeskRun.objects.order_by("id")] == [{}, wishes]
    end_run(run=DeskRun.objects.latest("id"), went_well=False, said="broken", by="person 1")
    assert [run.wishes for run in DeskRun.objects.order_by("id")] == [{}, {}]


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

    @pytest.mark.usefixtures("few_bodies")
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
