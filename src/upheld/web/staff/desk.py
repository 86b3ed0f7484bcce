"""Where everybody begins, and the table of roles."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from upheld.casework.models import Review
from upheld.casework.queries.complaints import Waiting, waiting
from upheld.casework.queries.decisions import reviews_for
from upheld.casework.queries.publishing import at_gate
from upheld.casework.queries.remedies import unchecked_summaries
from upheld.casework.queries.reports import ReportOnDesk, due_soon, reports_on_desk
from upheld.casework.queries.tasks import NEAR_DAYS, Task, tasks
from upheld.domain.gate import TO_DO
from upheld.domain.roles import EVERYBODY, PERMITTED, ROOMS, Deed
from upheld.outreach.queries.bookings import paid_and_cancelled
from upheld.outreach.queries.listed import to_do
from upheld.outreach.queries.records import State, records, writers_since
from upheld.people import second_factor
from upheld.people.models import Person
from upheld.people.queries.invitations import invitations
from upheld.people.queries.people import blocked_bodies, permitted
from upheld.people.queries.stranded import stranded
from upheld.register.queries.doubtful_contacts import Doubtful, doubtful
from upheld.runs.annual.queries.left_out import for_a_person
from upheld.runs.desk.todo import lines_given_to, years_waiting_for
from upheld.runs.outbox.queries.dispatches import dispatches_for_a_person
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.officers import notices as officers
from upheld.web.staff.remedies.notices import notices_for
from upheld.web.staff.shown import shows_of

FEW_CODES = 3


@does(Deed.OWN_ACCOUNT, GET)
def desk(request: HttpRequest) -> HttpResponse:
    """What needs doing today, and what one's roles permit."""
    person = person_of(request)
    left, deeds = second_factor.codes_left(person), permitted(person)
    doubts, may_see = _doubts(person), Deed.SEE_YEAR in deeds
    if Deed.INVITE_PERSON in deeds:
        shows_of(request, map(str, invitations()), "list")
    return page(
        request, "desk.html", "Your desk", rooms_of_deeds=ROOMS, left=left,
        few=left < FEW_CODES, waiting=invitations(), now=clock.now(), gate=_gate(person, deeds),
        doubts=len(doubts), oldest=doubts[0].since if doubts else None,
        given=lines_given_to(person.key) if may_see else {}, arrived=_arrived(person, deeds),
        years=years_waiting_for(deeds) if may_see else [], reports=_reports(person),
        remedies=notices_for(person), post=_post(person, deeds), mails=_mails(person, deeds),
        reviews=_reviews(person, deeds), drafts=_drafts(person, deeds), today=clock.today(),
        mine=_mine(person, deeds), summaries=_summaries(person, deeds), training=_training(deeds),
        stranded=_stranded(person, deeds),
        officers=officers.notices_for(person, deeds),
    )  # fmt: skip


def _doubts(person: Person) -> list[Doubtful]:
    # Who may change contacts is to ask about them.
    if Deed.CHANGE_CONTACTS not in permitted(person):
        return []
    return doubtful(day=clock.today(), without=blocked_bodies(person))


def _mine(person: Person, deeds: frozenset[Deed]) -> list[Task]:
    # Deadlines of the cases one holds: the day has all of them, the desk what presses.
    if Deed.SEE_CASES not in deeds:
        return []
    until = clock.today() + timedelta(days=NEAR_DAYS)
    return tasks(holder=person.key, until=until, without=blocked_bodies(person))


def _summaries(person: Person, deeds: frozenset[Deed]) -> int:
    # Nobody checks what they wrote.
    if Deed.CHECK_SUMMARY not in deeds:
        return 0
    rows = unchecked_summaries(without=blocked_bodies(person))
    return sum(each.summary_written_by != person.key for each in rows)


def _reports(person: Person) -> list[ReportOnDesk]:
    # Who works on reports is to keep their days.
    if not {Deed.WORK_REPORT, Deed.ISSUE_REPORT} & permitted(person):
        return []
    today = clock.today()
    return due_soon(reports_on_desk(today=today, without=blocked_bodies(person)), today=today)


def _reviews(person: Person, deeds: frozenset[Deed]) -> list[Review]:
    # Whoever holds the case decided it, so the review is on nobody's list of work.
    if Deed.REVIEW_CASE not in deeds:
        return []
    return reviews_for(person.key, without=blocked_bodies(person))


def _gate(person: Person, deeds: frozenset[Deed]) -> Waiting:
    # Who may publish decisions is to see to what is due.
    if Deed.PUBLISH_DECISION not in deeds:
        return Waiting(0, None)
    lines = at_gate(now=clock.now(), without=blocked_bodies(person), settled=False)
    due = [line.due for line in lines if line.state in TO_DO or line.objected]
    return Waiting(len(due), min(due, default=None))


def _arrived(person: Person, deeds: frozenset[Deed]) -> Waiting:
    # Who may record complaints is to take them in.
    if Deed.RECORD_COMPLAINT not in deeds:
        return Waiting(0, None)
    return waiting(without=blocked_bodies(person))


def _post(person: Person, deeds: frozenset[Deed]) -> int:
    # Who may decide about the post is to look at what nobody else settles.
    if Deed.SETTLE_POST not in deeds:
        return 0
    return for_a_person(without=blocked_bodies(person)).count()


def _mails(person: Person, deeds: frozenset[Deed]) -> int:
    # As above: a link that nobody got stops somebody at their work.
    if Deed.SETTLE_POST not in deeds:
        return 0
    return dispatches_for_a_person(without=blocked_bodies(person)).count()


def _drafts(person: Person, deeds: frozenset[Deed]) -> int:
    # Who may approve resources is to read what others wrote.
    if Deed.APPROVE_RESOURCES not in deeds:
        return 0
    return sum(
        each.state is State.WAITS and person.key not in writers_since(each.kind, each.key)
        for each in records(clock.now())
    )


def _stranded(person: Person, deeds: frozenset[Deed]) -> int:
    # Who shares out the work is to move what lies with nobody who can do it.
    return len(stranded(blocked_bodies(person))) if Deed.SHARE_OUT in deeds else 0


def _training(deeds: frozenset[Deed]) -> int:
    # Who keeps courses is to see to what waits there.
    if Deed.KEEP_TRAINING not in deeds:
        return 0
    return len(to_do()) + paid_and_cancelled().count()


@does(Deed.SEE_ROLES, GET)
def table_of_roles(request: HttpRequest) -> HttpResponse:
    """The table that the code itself asks."""
    return page(
        request, "roles.html", "Who may do what", permitted=PERMITTED, rooms_of_deeds=ROOMS,
        everybody=EVERYBODY,
    )  # fmt: skip
