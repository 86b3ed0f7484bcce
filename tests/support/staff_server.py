"""The staff site as a process of its own, with the people of a demonstration and no casework."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from support import ports, program
from support.serving import serving
from upheld.domain.roles import Role
from upheld.people import second_factor
from upheld.people.demonstration import PASSWORD, email_of, key_of

if TYPE_CHECKING:
    # Every test begins with this module, and few of them need a browser.
    from playwright.sync_api import Page

_PEOPLE = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.people.actions.demonstration import make_people
from upheld.register.actions.installation import settle_kind
settle_kind(demonstration=True, by="tests")
make_people(by="tests")
"""


# A conflict with a reason, whose audit event has a personal value.
_BLOCKED = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.casework.models import AuditValue
from upheld.casework.sealing import seal_now
from upheld.people.actions.conflicts import block
from upheld.people.queries.people import person
block(person=person(3), body="luton", why="invented for a test", by="tests")
seal_now()
print(AuditValue.objects.latest("pk").event_id)
"""


# Questions and resources, one of them a draft.
_RESOURCES = """
from upheld.runs.demo.resources import make_resources
make_resources()
"""


_TRAINING = """
from support.training_rooms import make_to_look_at as make_training
make_training()
"""


# An old case with a person, kept for a reason.
_HELD = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from datetime import date
from upheld.casework.actions.complainants import record_complainant
from upheld.casework.actions.holds import place_hold
from upheld.casework.actions.intake import record_lists
from upheld.casework.records import CaseLists, Decision
from upheld.domain.retention import HoldReason
from upheld.toolbox import clock
day, case, by = date(2016, 3, 1), "15 000 001", "demonstration casework-manager"
decided = Decision(case, "leeds", day, "housing", day, "not_upheld", None)
record_lists(lists=CaseLists([], [decided], [], [], []), files={}, other={}, by=by)
record_complainant(reference=case, role="complainant", name="Invented", contact="", by=by)
why = "Letter before claim of the complainant’s solicitors"
place_hold(
    reference=case, reason=HoldReason.LEGAL_ACTION, why=why, until=clock.today(), by=by
)
"""


# One case at intake, one with its provisional decision, one decided: 26 000 001 to 3.
_CASES = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from support import working
from upheld.casework.actions.deciding import decide
from upheld.casework.models import Statement
from upheld.domain.stages import Step
from upheld.people.queries.people import person_of
others, working.WHO = working.WHO, person_of("investigator@demonstration.invalid").key
working.ready_at_intake("bedford")
working.with_provisional_decision("bedford")
decided = working.with_provisional_decision("bedford")
working.make_ready_to_decide(decided)
final = Statement.objects.get(case_body=decided, kind="final")
named = final.sections | {"found": "Pat Example left Rose Lodge."}
Statement.objects.filter(pk=final.pk).update(sections=named)
decide(
    key=decided, step=Step.DECIDE, version=None, by=working.WHO, reason_code="fault_injustice"
)
working.WHO = others
"""


_COMPLAINTS = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from datetime import date
from upheld.casework.actions.documents import add_document, note_scan
from upheld.casework.actions.receipt import accept, record_complaint
from upheld.casework.arrivals import ComplaintFacts, PersonFacts
from upheld.casework.document_files import store
from upheld.domain.sides import Channel
person = PersonFacts(role="complainant", name="Pat Example", postcode="LU1 2BQ", contact="Street")
for text in ("Nobody answered.", "Nobody answered again."):
    made = record_complaint(by="tests", facts=ComplaintFacts(
        channel=Channel.POST, arrived_on=date(2026, 11, 2), body="luton", text=text,
        people=(person,),
    ))
case = accept(complaint=made.pk, bodies=["luton"], subject="noise", by="tests")
for name in ("first", "second with a name of some length"):
    added = add_document(
        stored=store([name.encode()]), name=name, source="body", case=case.reference, by="tests"
    )
note_scan(document=added.pk, clean=True, scanner="tests", by="tests")
"""


# One decision under review, with somebody: 26 000 008.
_REVIEW = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from support import remedies
from upheld.casework.actions.review_holding import take_review
from upheld.casework.actions.reviews import Asked, ask_review
from upheld.domain.sides import Side
from upheld.toolbox import clock
key = remedies.decided("barnet")
asked = Asked(side=Side.BODY, on=clock.today(), ground="A new fact.")
ask_review(key=key, version=None, by="tests", asked=asked)
take_review(key=key, version=None, by="demonstration casework-manager")
"""


def make_people(data: Path) -> None:
    """One person for each role, in a data folder that has its tables."""
    program.run_python(_PEOPLE, data=data)


def make_training(data: Path) -> None:
    """The people of a demonstration, and training to look at."""
    program.run_python(_PEOPLE + _TRAINING, data=data)


# Three cases with recommendations: undecided, awaited, and one that was refused.
_REMEDIES = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from support.remedies import make_to_look_at
make_to_look_at()
"""


# Three messages: one uncertain, one refused, one that waits; and a mail that is uncertain.
_POST = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from support.posted import laid_down, posted
from upheld.runs.outbox.actions import dispatches, sending
uncertain, refused, _ = posted("luton", "bedford", "leeds")
sending.begin(message=uncertain, by="upheld")
sending.note_uncertain(message=uncertain, said="the connection ended: it was cut", by="upheld")
sending.note_refused(message=refused, said="550 5.1.1 does not exist here", by="upheld")
lost = laid_down()
dispatches.begin(dispatch=lost, by="upheld")
dispatches.note_uncertain(dispatch=lost, said="the connection ended: it was cut", by="upheld")
"""


def make_complaints(data: Path) -> None:
    """A complaint that waits, and a case with a person and two documents, one of them clean."""
    program.run_python(_COMPLAINTS, data=data)


_HISTORY = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from support.earlier_letters import LETTER, against, reading, source
from upheld.runs.history.actions.offer import offer_readings
from upheld.runs.history.kept import Kept
from upheld.runs.history.taking import accept_document
by = "demonstration data-officer"
accept_document([Kept(reading=reading(LETTER))], by=by)
other = reading([*LETTER, ("upheld", "7")], of=source("letter-2015-again.pdf", "b2" * 32))
contradicted = Kept(reading=other, contradictions=(against(other, "upheld"),))
offer_readings(readings=[contradicted, Kept(reading=reading(LETTER, body=None))], by=by)
"""


def fill_rooms(data: Path) -> int:
    """Something to show in every room; the number of an audit event with a personal value."""
    # In one process: each would read Django anew.
    scripts = (
        _PEOPLE,
        _HELD,
        _BLOCKED,
        _CASES,
        _REMEDIES,
        _POST,
        _HISTORY,
        _COMPLAINTS,
        _REVIEW,
        _RESOURCES,
    )
    return int(program.run_python("".join(scripts), data=data))


@contextmanager
def serving_staff(
    data: Path, *, port: int = ports.STAFF,
    application: str = "upheld.config.staff_wsgi:application",
    told: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:  # fmt: skip
    """Address of the staff site, on plain http as `upheld serve` serves a demonstration."""
    with serving(application, port, data, {"UPHELD_STAFF_INSECURE": "1", **told}) as address:
        yield address


def role_of(user: str) -> Role:
    """The role of somebody of the demonstration, as the program calls them: `data-officer`."""
    return Role(user.replace("-", "_"))


def code_of(user: str) -> str:
    """What their authenticator shows now; `upheld code` says the same, and takes a second."""
    return second_factor.current_code(key_of(role_of(user)))


def sign_in(page: "Page", address: str, user: str) -> None:
    """Sign a person of the demonstration in, both factors."""
    page.goto(f"{address}/sign-in/")
    page.locator("#email").fill(email_of(role_of(user)))
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.locator("#code").fill(code_of(user))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{address}/")
