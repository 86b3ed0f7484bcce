"""Two add or change the same at one instant: one is told in words, on both databases."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from support import program
from support.postgres import Server

PEOPLE, ROUNDS = 3, 6
DEEDS = (
    "add_body", "add_name", "add_contact", "end_contact", "set_office", "invite", "change_role",
    "book",
)  # fmt: skip
_WORK = """
import json, os, sys, time, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from collections import Counter
from datetime import time as hour, date
from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.office import Office
from upheld.domain.roles import Role
from upheld.domain.training import Audience
from upheld.outreach.actions.by_public import add_booking
from upheld.outreach.facts import ArrivingBooking
from upheld.outreach.models import Session
from upheld.people.actions import invitations, roles
from upheld.people.models import Person
from upheld.people.queries.versions import ACCESS, version_of
from upheld.register.actions import bodies, contacts, office
from upheld.register.facts import BodyFacts
from upheld.register.models import Contact, OfficeSetting
from upheld.register.queries.bodies import changes_of

me = "person %d" % os.getpid()
person, other = Person.objects.order_by("pk")[:2]
contacts_of_luton = lambda: Contact.objects.get(authority="luton", role="leader")

def add_body(n, _):
    facts = BodyFacts(name=f"Body {n}", short_name=f"Body {n}", type=AuthorityType.UNITARY,
        region="", gss_code="", start=None, end=None)
    bodies.add_body(slug=f"body-{n}", facts=facts, parent="", why="x", by=me)

def add_name(n, version):
    bodies.add_name(authority="luton", name=f"Luton {n}", start=date(2030 + n, 1, 1), why="x",
        version=version, by=me)

def add_contact(n, _):
    facts = contacts.ContactFacts(name=f"N{n}", title="", salutation="", email="", start=None,
        end=None)
    contacts.add_contact(authority="luton", role="link_officer", facts=facts, by=me)

def end_contact(n, version):
    contacts.end_contact(contact=contacts_of_luton().pk, last_day=date(2030, 1, 1 + n),
        version=version, by=me)

def set_office(n, version):
    said = Office(counts_from=date(2020, 1, 1), sender="S", address=("A",), signatory=f"{me} {n}",
        titles=("T",), telephone="1", telephone_hours="x", post=("P",), email="o@o.example",
        public_hour=hour(9, 30), days_to_publication=7)
    office.set_office(office=said, signature=None, why="x", version=version, by=me)

def invite(n, _):
    invitations.invite(email=f"n{n}@example.org", role=Role.INTAKE, why="x", by=me)

def change_role(n, version):
    act = roles.give_role if n % 2 == 0 else roles.end_role
    act(person=other, role=Role.OUTREACH, why="x", version=version, by=me)

def book(n, _):
    told = ArrivingBooking(session=Session.objects.order_by("pk")[n].pk, sector=Audience.COUNCILS,
        name=me, email=f"{os.getpid()}@example.org", body="luton")
    if add_booking(told=told, seed=os.urandom(32), by=me).state == "waiting":
        raise Refused("the place is taken: on the waiting list")

WORK = {
    "add_body": (add_body, lambda: 0),
    "add_name": (add_name, lambda: len(changes_of("luton"))),
    "add_contact": (add_contact, lambda: 0),
    "end_contact": (end_contact, lambda: contacts_of_luton().version),
    "set_office": (set_office, lambda: OfficeSetting.objects.order_by("pk").last().pk),
    "invite": (invite, lambda: 0),
    "change_role": (change_role, lambda: version_of(other, ACCESS)),
    "book": (book, lambda: 0),
}
came = Counter()
for name, (act, version) in WORK.items():
    for n in range(int(sys.argv[1])):
        sys.stdin.readline()
        made_from = version()
        print("ready", flush=True)
        sys.stdin.readline()
        try:
            act(n, made_from)
            came[f"{name} done"] += 1
        except Refused as refusal:
            came[f"{name} refused"] += 1
            assert "IntegrityError" not in str(refusal)
        print("did", flush=True)
print(json.dumps(came), flush=True)
"""
_SET_UP = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from datetime import date, time as hour
from upheld.domain.office import Office
from upheld.register.actions.office import set_office
from upheld.people.actions.demonstration import make_people
from upheld.register.actions.contacts import record_contact
from upheld.register.actions.installation import settle_kind
settle_kind(demonstration=True, by="tests")
make_people(by="tests")
set_office(
    office=Office(counts_from=date(2020, 1, 1), sender="S", address=("A",), signatory="First",
        titles=("T",), telephone="1", telephone_hours="x", post=("P",), email="o@o.example",
        public_hour=hour(9, 30), days_to_publication=7),
    signature=None, why="x", version=0, by="tests")
record_contact(authority="luton", role="leader", name="", title="Leader", salutation="", email="",
    start=None, end=None, confirmed=None, by="tests")
from datetime import timedelta
from decimal import Decimal
from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.outreach.actions import courses, sessions
from upheld.outreach.facts import CourseFacts, SessionFacts
from upheld.toolbox import clock
courses.add_course(slug="c", by="tests", facts=CourseFacts(kind=CourseKind.COURSE,
    audience=Audience.COUNCILS, title="T", summary="S", hours=Decimal(1)))
for day in range(30, 36):
    starts = clock.now() + timedelta(days=day)
    facts = SessionFacts(way=SessionWay.ONLINE, starts=starts, ends=starts + timedelta(hours=1),
        places=1)
    made = sessions.plan_session(course="c", facts=facts, by="tests")
    sessions.announce_session(session=made.pk, version=0, by="tests")
"""
_QUEUES = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.outreach.queries.sessions import with_places
print([(each.held, each.taken, each.waiting) for each in with_places()])
"""

# Both bookings have a code, and a new one under way. The first is held fast, so that a turn stops
# half way; meanwhile the address of the second and the name of the first are corrected.
_TURN = """
import email.policy, glob, os, re, time, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from threading import Thread
from django.conf import settings
from django.db import connection, transaction
from support import training
from upheld.outreach.actions.correcting import correct_booking
from upheld.outreach.actions.renewing import renew_code
from upheld.outreach.actions.telling import give_out_kept, lay_some
from upheld.outreach.models import Booking
from upheld.outreach.queries.by_code import booking_by_code
os.makedirs(os.path.join(settings.UPHELD_DATA, "outbox", "training"), exist_ok=True)
training.course()
ann, ben = training.booked(training.session(), "Ann", "Ben")

def turn():
    lay_some(by="tests")
    give_out_kept(by="tests")

def correct(who, name, address):
    version = Booking.objects.get(pk=who.number).version
    correct_booking(booking=who.number, version=version, name=name, email=address, needs="",
        order_number="", by="tests")

def act(deed, *told):
    try:
        deed(*told)
    finally:
        connection.close()

def halted(threads):
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] >= sum(each.is_alive() for each in threads):
                return
            time.sleep(0.02)

turn()
for each in (ann, ben):
    renew_code(booking=each.number, by="tests")
acts = [(turn,), (correct, ben, "Ben Booker", "benjamin@luton.example"),
    (correct, ann, "Anne Booker", "ann@luton.example")]
threads = []
with transaction.atomic():
    Booking.objects.select_for_update().get(pk=ann.number)
    for each in acts:
        threads.append(Thread(target=act, args=each))
        threads[-1].start()
        halted(threads)
for each in threads:
    each.join()
turn()
opened = set()
for path in glob.glob(os.path.join(settings.UPHELD_DATA, "outbox", "training", "*.eml")):
    with open(path, encoding="utf-8") as file:
        mail = email.message_from_file(file, policy=email.policy.default)
    for code in re.findall(r"^Your code: (\\S+)", mail.get_content(), re.MULTILINE):
        if any(booking_by_code(each.receipt, code) for each in (ann, ben)):
            opened.add(str(mail["To"]))
print(*sorted(opened))
"""


def start(script: str, environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    """A process that uses the program's own parts."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments], env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


def ask(process: subprocess.Popen[str]) -> None:
    """Let a process go on to where it answers."""
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def answer(process: subprocess.Popen[str]) -> str:
    """The next line that a process says."""
    assert process.stdout
    return process.stdout.readline().strip()


@pytest.fixture(params=["sqlite", "postgresql"])
def environment(request: pytest.FixtureRequest, prepared: Path, tmp_path: Path) -> dict[str, str]:
    """Each database in turn, with its tables and people."""
    found = program.environment_of(tmp_path / "data")
    shutil.copytree(prepared, tmp_path / "data")
    if request.param == "postgresql":
        found |= {"DATABASE_URL": request.getfixturevalue("postgresql").get_uri()}
    program.run_python(_SET_UP, data=tmp_path / "data", environment=found)
    return found


@pytest.mark.slow
def test_one_is_done_and_the_others_are_told(environment: dict[str, str]) -> None:
    """Never two, never none, and never an error of the database. The last place is one's alone."""
    at_work = [start(_WORK, environment, str(ROUNDS)) for _ in range(PEOPLE)]
    for _ in range(len(DEEDS) * ROUNDS):
        for expected in ("ready", "did"):
            for each in at_work:
                ask(each)
            assert [answer(each) for each in at_work] == [expected] * PEOPLE
    came = Counter[str]()
    for each in at_work:
        came.update(json.loads(answer(each)))
        assert each.communicate()[0] == ""
    once = {f"{deed} done": ROUNDS for deed in DEEDS}
    assert came == once | {f"{deed} refused": ROUNDS * (PEOPLE - 1) for deed in DEEDS}
    said = program.run_python(
        _QUEUES, data=Path(environment["UPHELD_DATA"]), environment=environment
    )  # fmt: skip
    assert said.strip() == str([(1, 1, PEOPLE - 1)] * ROUNDS)


@pytest.mark.slow
def test_a_correction_while_codes_are_told_waits_for_the_turn(
    postgresql: Server, tmp_path: Path
) -> None:
    """The code that was told opens; none does that went to the address before."""
    said = program.run_python(
        _TURN, data=tmp_path / "data", environment={"DATABASE_URL": postgresql.get_uri()}
    )
    assert said.split() == ["ann@luton.example", "benjamin@luton.example"]
