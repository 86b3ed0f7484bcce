"""Any sequence of acts on two sessions, beside a plain, slow twin of the queue.

The twin keeps two lists of people for each session. After each act both agree, no session has
more people than places, and everybody was told of each change of theirs exactly once.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support import training
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.outreach.actions.booking import book, cancel_booking, move_all, move_booking
from upheld.outreach.actions.cancelling import cancel_sessions
from upheld.outreach.actions.sessions import change_session
from upheld.outreach.models import Booking, Course, Credit, Notice, Session

PEOPLE = ("Ann", "Ben", "Cat", "Dan", "Eve", "Fay")
ACTS = ("book", "book", "book", "cancel", "move", "places", "move all", "cancel all")
Act = tuple[str, int, int]
PLAYS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(0, 5)), min_size=4, max_size=14
)


@dataclass
class Twin:
    """One session: who has a place, who waits, and whether it is cancelled."""

    places: int = 2
    inside: list[str] = field(default_factory=list)
    queue: list[str] = field(default_factory=list)
    over: bool = False

    def take(self, who: str) -> str:
        """A place or the end of the queue."""
        free = len(self.inside) < self.places
        (self.inside if free else self.queue).append(who)
        return "booked" if free else "waiting"

    def drop(self, who: str) -> None:
        """They leave."""
        (self.inside if who in self.inside else self.queue).remove(who)

    def move_up(self) -> list[str]:
        """Whoever waits gets what is free."""
        moved = []
        while self.queue and len(self.inside) < self.places:
            moved.append(self.queue.pop(0))
            self.inside.append(moved[-1])
        return moved


class Play:
    """The program and its twin, side by side."""

    def __init__(self) -> None:
        """Two sessions of two places each."""
        if not Course.objects.exists():
            training.course()
        self.sessions = [training.session(days=30), training.session(days=40)]
        self.twins = [Twin(), Twin()]
        self.told: Counter[tuple[str, str]] = Counter()

    def act(self, name: str, which: int, number: int) -> None:
        """Do it in both; what the program refuses changes nothing in either."""
        with suppress(Refused):
            getattr(self, name.replace(" ", "_"))(which, number)

    def book(self, which: int, number: int) -> None:
        """Somebody books."""
        book(told=training.told(self.sessions[which], PEOPLE[number]), by="tests")
        state = self.twins[which].take(PEOPLE[number])
        self.told[PEOPLE[number], state] += 1

    def cancel(self, which: int, number: int) -> None:
        """One of those who booked gives it back."""
        who, booking = self.one_of(which, number)
        cancel_booking(booking=booking, by="tests")
        self.twins[which].drop(who)
        self.told[who, "cancelled"] += 1
        self.up(which)

    def move(self, which: int, number: int) -> None:
        """One of those who booked goes to the other session."""
        who, booking = self.one_of(which, number)
        move_booking(booking=booking, to=self.sessions[1 - which].pk, by="tests")
        self.twins[which].drop(who)
        self.twins[1 - which].take(who)
        self.told[who, "moved"] += 1
        self.up(which)

    def places(self, which: int, number: int) -> None:
        """There are more or fewer places."""
        held = Session.objects.get(pk=self.sessions[which].pk)
        facts = training.session_facts(30 + 10 * which, places=number + 1)
        change_session(session=held.pk, facts=facts, version=held.version, by="tests")
        self.twins[which].places = number + 1
        self.up(which)

    def move_all(self, which: int, _number: int) -> None:
        """Everybody goes to the other session."""
        source, target = self.twins[which], self.twins[1 - which]
        move_all(session=self.sessions[which].pk, to=self.sessions[1 - which].pk, by="tests")
        for who in [*source.inside, *source.queue]:
            target.take(who)
            self.told[who, "moved"] += 1
        source.inside, source.queue = [], []

    def cancel_all(self, _which: int, _number: int) -> None:
        """Both sessions are cancelled in one act."""
        numbers = [each.pk for each in self.sessions]
        cancel_sessions(sessions=numbers, why="x", credits_kept=True, by="tests")
        for twin in self.twins:
            for who in [*twin.inside, *twin.queue]:
                self.told[who, "session_cancelled"] += 1
            twin.inside, twin.queue, twin.over = [], [], True

    def up(self, which: int) -> None:
        """The twin's queue moves up."""
        for who in self.twins[which].move_up():
            self.told[who, "moved_up"] += 1

    def one_of(self, which: int, number: int) -> tuple[str, int]:
        """One who has a place or waits, and their booking."""
        twin = self.twins[which]
        there = [*twin.inside, *twin.queue]
        if not there:
            raise Refused("nobody")
        who = there[number % len(there)]
        rows = Booking.objects.filter(session=self.sessions[which], name__startswith=who)
        return who, rows.get(state__in=("booked", "waiting")).pk

    def check(self) -> None:
        """Both agree."""
        for session, twin in zip(self.sessions, self.twins, strict=True):
            rows = Booking.objects.filter(session=session).order_by("pk")
            names = list(rows.values_list("state", "name"))
            inside = {name.split()[0] for state, name in names if state == "booked"}
            queue = [name.split()[0] for state, name in names if state == "waiting"]
            assert (inside, queue) == (set(twin.inside), twin.queue)
            session.refresh_from_db()
            assert session.held == len(inside) <= session.places
            assert (session.cancelled_in_id is not None) == twin.over
        rows = Notice.objects.filter(booking__session__in=self.sessions)
        said = Counter((n.split()[0], k) for n, k in rows.values_list("booking__name", "kind"))
        assert said == self.told


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=PLAYS)
def test_any_sequence_keeps_places_queue_and_notices(
    monkeypatch: pytest.MonkeyPatch, acts: list[Act]
) -> None:
    """Never oversold, in order, each told once; one event for each act that was done."""
    training.go_to(monkeypatch, training.NOW)
    play = Play()
    for act in acts:
        before = AuditEvent.objects.count(), Notice.objects.count()
        play.act(*act)
        play.check()
        events = AuditEvent.objects.count() - before[0]
        assert events <= 1
        assert events or Notice.objects.count() == before[1]
    credited = Booking.objects.filter(state="credited").count()
    assert Credit.objects.count() == credited
