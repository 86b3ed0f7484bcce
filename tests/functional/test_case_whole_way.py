"""Casework in a browser from first contact to last remedy, then in the year's figures.

One data folder and its real processes, under a clock that the test moves: complaints of June 2019
are decided, their remedies settled in July, and a year later the year 2020 is frozen, counted,
told and published by the program. The tests follow one another.
"""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser

from support import lists, moved, ports, program, public_pages
from support.council_server import serving_forms
from support.staff_server import serving_staff
from support.walking import Worker, sign_in, visitor, whole
from upheld.domain.roles import Role
from upheld.toolbox import clock
from upheld.toolbox.files import digests_of

RECEIVED = datetime(2019, 6, 3, 10, tzinfo=clock.UK)
SETTLED = datetime(2019, 7, 22, 10, tzinfo=clock.UK)
DECIDED_LAST = datetime(2020, 3, 20, 10, tzinfo=clock.UK)
PUBLIC = datetime(2020, 7, 29, 12, tzinfo=clock.UK)
TODAY, FIRST = "3 June 2019", "19 000 001"
LATE_ROW = "On time 1, late 1, not complete but satisfied 0, not satisfied 0"
REVIEWED_LATER = "19 000 003/bedford"
# Imported beside what is worked here: cases of an older system.
IMPORTED = {
    "received_csv": (lists.RECEIVED, "19 900 001,luton,2019-04-01,housing"),
    "decided_csv": (
        lists.DECIDED, "19 900 001,luton,2019-04-01,2019-09-01,housing,upheld,by_us",
    ),
    "compliance_csv": (
        lists.COMPLIANCE, "19 900 001,luton,2019-12-01,2019-11-20,on_time,2020-01-05",
    ),
    "contacts_csv": (
        *lists.CONTACT_LINES,
        "bedford,chief_executive,,Chief Executive,Chief Executive,ce@bedford.example,,,2020-04-10",
    ),
    "year_toml": lists.PLAN,
}  # fmt: skip
REVIEWED = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
import support.moved
django.setup()
from support import remedies, working
from upheld.people.queries.people import person_of
working.WHO = person_of("investigator@demonstration.invalid").key
key = working.with_provisional_decision("bedford")
remedies.decide(key)
print(key)
"""


class Office(NamedTuple):
    """Where it is worked: the two sites, the folder, the browser."""

    staff: str
    forms: str
    data: Path
    browser: Browser
    people: dict[Role, Worker]

    def worker(self, role: Role) -> Worker:
        """Somebody of a role, who signs in once: their session ends when the clock is moved far."""
        if role not in self.people:
            self.people[role] = sign_in(self.browser, self.staff, role)
        return self.people[role]

    def upheld(self, *arguments: object) -> str:
        """What a command says, which ends well."""
        done = moved.run(*arguments, data=self.data)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def office(
    demonstrated: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Office]:
    """Both processes, on the third of June 2019."""
    data = tmp_path_factory.mktemp("way") / "data"
    shutil.copytree(demonstrated, data)
    moved.go_to(data, RECEIVED)
    told = moved.environment(data)
    with (
        serving_staff(
            data, port=ports.STAFF + 1, application="support.moved:staff", told=told
        ) as a,
        serving_forms(
            data, port=ports.COUNCIL + 1, application="support.moved:council", told=told
        ) as b,
    ):
        office = Office(a, b, data, browser, {})
        yield office
        for worker in office.people.values():
            assert (worker.reader.faults, worker.reader.strangers) == ([], [])


def reference_in(said: str) -> str:
    """The reference of a case that was accepted."""
    found = re.search(r"case (\d\d \d{3} \d{3}) now", said)
    assert found, said
    return found[1]


def place(reference: str, body: str, page: str = "") -> str:
    """Where a page of a case stands."""
    return f"/cases/{reference.replace(' ', '-')}/{body}/{page}"


def complain(office: Office) -> tuple[Worker, str, str]:
    """Send a complaint by the public form; its number and code."""
    public = visitor(office.browser, office.forms)
    public.open("/complaint/")
    page = public.page
    page.fill("#search", "luton")
    with page.expect_navigation():
        page.locator("#search").press("Enter")
    for answers in (
        {"body": "luton"},
        {"text": "Nobody answered me for a year.", "wanted": "An answer"},
        {"told": "yes", "told_body_on": "1 March 2019", "answered": "no"},
        {"whom": "myself", "name": "Pat Example"},
        {"contact": "1 Nowhere Street", "postcode": "LU1 2BQ"},
        {},
        {"declared": "on"},
    ):
        public.fill(**answers)
    number, code = page.locator(".up-form-receipt dd").all_inner_texts()
    return public, number, code


def stands(public: Worker, number: str, code: str) -> str:
    """What somebody is told who asks."""
    return public.send("/status/", number=number, code=code)


def share(lead: Worker, here: str, name: str) -> None:
    """Give a case to somebody."""
    lead.open(f"{here}share/")
    holder = lead.page.locator("#holder option").filter(has_text=name).get_attribute("value")
    lead.fill(holder=holder)


def _a_complaint_is_worked_to_its_late_remedy(office: Office) -> None:
    """From the public form through every stage; each step by a role that may take it."""
    public, number, code = complain(office)
    assert "nobody has looked at it" in stands(public, number, code)
    intake = office.worker(Role.INTAKE)
    intake.open("/complaints/")
    intake.page.get_by_role("link", name=number).click()
    said = intake.send(f"{intake.reader.path}accept/", body="luton", subject="noise")
    assert reference_in(said) == FIRST
    here = place(FIRST, "luton")
    intake.send(f"{here}letters/received/")
    intake.send(f"{here}forward/")
    lead = office.worker(Role.TEAM_COORDINATOR)
    share(lead, here, "Demonstration investigator")
    assessor = office.worker(Role.ASSESSMENT)
    assessor.send(
        f"{here}assessment/change/", jurisdiction_note="In our powers.", late="no",
        forward_reason="Fault is likely.",
    )  # fmt: skip
    assessor.send(f"{here}investigate/")
    assert "We are investigating" in stands(public, number, code)
    hand = office.worker(Role.INVESTIGATOR)
    hand.send(f"{here}scope/", scope="Answers to letters.", scope_ends=TODAY)
    hand.send(f"{here}tell/")
    hand.send(
        f"{here}remedies/add/", kind="apology", personal_text="Apologise to Pat Example.",
        evidence_expected="A copy of the letter.",
    )  # fmt: skip
    hand.send(f"{here}remedies/1/agree/", due="1 July 2019")
    hand.send(f"{here}statements/provisional/", **whole("first"))
    hand.send(f"{here}provisional/", comments_due="17 June 2019")
    for side in ("complainant", "body"):
        hand.send(f"{here}note/", kind="comment", side=side, on=TODAY, text="We agree.")
    hand.send(f"{here}statements/final/")
    hand.send(f"{here}publication/", publish="yes")
    said = hand.send(f"{here}decide/", reason="fault_injustice")
    assert "remedy awaited" in said
    assert "Luton" in hand.open("/remedies/?wait=later")
    for page in ("", "assessment/", "statements/", "letters/", "remedies/", "history/"):
        hand.open(f"{here}{page}")
    stands(public, number, code)


def _each_body_of_a_joint_case_has_its_own_outcome(office: Office) -> None:
    """One body had no chance to answer, of the other not enough is wrong: two outcomes."""
    intake, lead = office.worker(Role.INTAKE), office.worker(Role.TEAM_COORDINATOR)
    assessor = office.worker(Role.ASSESSMENT)
    intake.send(
        "/complaints/record/", channel="telephone", arrived_on=TODAY, body="luton",
        text="Both refused.", complainant_name="Sam Example", complainant_contact="2 Some Street",
    )  # fmt: skip
    said = intake.send(
        f"{intake.reader.path}accept/", body="luton", second_body="bedford", subject="homelessness"
    )
    luton, bedford = (place(reference_in(said), body) for body in ("luton", "bedford"))
    intake.send(f"{luton}close/", reason="premature")
    intake.send(f"{bedford}forward/")
    share(lead, bedford, "Demonstration assessment")
    assessor.send(f"{bedford}assessment/change/", jurisdiction_note="In our powers.", late="no")
    assessor.send(f"{bedford}statements/final/", **whole("not enough"))
    assessor.send(f"{bedford}publication/", publish="yes")
    assessor.send(f"{bedford}close-assessed/", reason="not_warranted")
    assert "Referred back" in assessor.open(luton)
    assert "Closed after initial enquiries" in assessor.open(bedford)
    assert "Luton" in assessor.says()


def _the_remedy_is_done_late(office: Office) -> None:
    """Done a fortnight after its day; evidence, an assessment, and the case is closed."""
    moved.go_to(office.data, SETTLED)
    office.upheld("roll")
    monitor = office.worker(Role.CASEWORK_MANAGER)
    assert FIRST in monitor.open("/remedies/")
    here = place(FIRST, "luton")
    remedy = f"{here}remedies/1/"
    monitor.send(f"{remedy}done/", on="15 July 2019")
    monitor.send(f"{remedy}evidence/", on="18 July 2019", note="A copy of the letter came.")
    monitor.open("/remedies/")
    said = monitor.send(f"{remedy}assess/", verdict="complete")
    assert "counts as late for Luton" in said
    assert "Closed" in monitor.open(here)


def _the_year_counts_what_was_worked_here(office: Office, tmp_path: Path) -> None:
    """In the next cut and its figures, in the letter's words, and on the council's public page."""
    data = office.data
    moved.go_to(data, DECIDED_LAST)
    told = moved.environment(data)
    assert program.run_python(REVIEWED, data=data, environment=told) == f"{REVIEWED_LATER}\n"
    moved.go_to(data, PUBLIC)
    for path in list(lists.write(tmp_path / "lists", **IMPORTED).iterdir()):
        path.rename(path.with_name(f"DEMONSTRATION-{path.name}"))
    office.upheld("import", tmp_path / "lists", "--by", "officer")
    assert "waits for" in office.upheld("run", 2020, "--by", "officer")
    office.upheld("approve", 2020, "--by", "ombudsman")
    assert "2020 is public" in office.upheld("run", 2020, "--by", "officer")
    luton, bedford = figures(data, "luton"), figures(data, "bedford")
    assert luton["compliance"] | {"on_time": 1, "late": 1, "total": 2} == luton["compliance"]
    assert (luton["decided"]["upheld"], luton["decided"]["referred_back"]) == (2, 1)
    assert (bedford["decided"]["upheld"], bedford["decided"]["closed_initial"]) == (1, 1)
    (letter,) = (data / "letters/2020/luton/v1").glob("*letter.json")
    assert "In one case, however, the remedy came later than had been agreed" in letter.read_text()
    page = public_pages.text_of(data, "/councils/luton/2020/")
    assert LATE_ROW in public_pages.said(public_pages.parse(page))


def _a_review_after_the_freeze_proposes_a_correction(office: Office) -> None:
    """The release stays; the year's desk names the way out; the next version has the difference."""
    data = office.data
    before = digests_of(data / "releases/2020/v1")
    chief = office.worker(Role.ASSISTANT_OMBUDSMAN)
    chief.open("/years/2020/")
    assert "Nothing: the year is public." in chief.says()
    here = place(*REVIEWED_LATER.split("/"))
    chief.send(f"{here}reviews/ask/", side="body", on="3 April 2020", ground="New papers.")
    chief.send(f"{here}statements/final/", **whole("no fault after all"))
    said = chief.send(
        f"{here}reviews/answer/", result="amended", reason="no_fault",
        explanation="The papers show that there was no fault.",
    )  # fmt: skip
    assert "no longer in force" in said
    assert "which is the end of our procedure" in said
    assert "Withdrawn" in chief.open(f"{here}remedies/")
    assert digests_of(data / "releases/2020/v1") == before
    assert "no fault" in office.upheld("verify", 2020)

    assert "2 open warnings" in office.upheld("check", 2020)
    assert "A decision of the year was made anew" in chief.open("/years/2020/")
    assert "A decision of the year was made anew" in office.worker(Role.DIRECTOR).open("/")
    said = chief.open("/years/2020/check/")
    assert "19 000 003, Bedford Borough Council\tcounted as Upheld on 20 March 2020" in said
    assert "correcting 2020 makes the next version" in said
    assert "now Not upheld on 29 July 2020" in said
    said = office.upheld("correct", 2020, "--why", "A review found no fault.", "--by", "director")
    assert f"pairs {REVIEWED_LATER.replace('/', ' ')}: outcome: upheld -> None" in said
    assert figures(data, "bedford", 2)["decided"]["upheld"] == 0
    assert figures(data, "luton", 2)["decided"] == figures(data, "luton")["decided"]
    assert digests_of(data / "releases/2020/v1") == before
    assert "Outcome\tUpheld\tNothing" in chief.open("/years/2020/difference/2/")
    office.upheld("audit", "verify")


def figures(data: Path, body: str, version: int = 1) -> Any:
    """What a release says of a body."""
    (found,) = (data / f"releases/2020/v{version}").rglob(f"*-{body}.json")
    return json.loads(found.read_text())


def test_the_whole_way(office: Office, tmp_path: Path) -> None:
    """One after the other, since each goes on from where the one before ended."""
    _a_complaint_is_worked_to_its_late_remedy(office)
    _each_body_of_a_joint_case_has_its_own_outcome(office)
    _the_remedy_is_done_late(office)
    _the_year_counts_what_was_worked_here(office, tmp_path)
    _a_review_after_the_freeze_proposes_a_correction(office)
