"""What is asked about courses, sessions and places. The rules are in the facts and the actions."""

from collections.abc import Iterable
from copy import copy
from datetime import datetime, time
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.outreach.facts import (
    MOST_NEEDS,
    MOST_PLACES,
    ORDER_LENGTH,
    ArrivingBooking,
    CourseFacts,
    SessionFacts,
)
from upheld.outreach.models import Course, Session
from upheld.register.models import Authority
from upheld.register.queries.bodies import to_choose_from
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox import clock
from upheld.toolbox.clock import UK
from upheld.web.staff.cases.forms import CaseForm, choice, day, text_field, to_choose
from upheld.web.staff.dated import spoken_day

PENCE = 100
KINDS = [(each.value, each.words) for each in CourseKind]
WAYS = [(each.value, each.words) for each in SessionWay]
AUDIENCES = [(each.value, each.words) for each in Audience]
CAME, ABSENT = "came", "absent"
KEPT, NOT_KEPT = "kept", "none"


def line(label: str, required: str = "", *, hint: str = "", longest: int = 200) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=label, required=bool(required), help_text=hint, max_length=longest,
        error_messages={"required": required},
    )  # fmt: skip


def several(label: str, options: list[tuple[str, str]], required: str) -> forms.MultipleChoiceField:
    """At least one of a list, to be ticked."""
    return forms.MultipleChoiceField(
        label=label, choices=options,
        error_messages={"required": required, "invalid_choice": "Tick those of the list"},
    )  # fmt: skip


def hour(label: str, required: str) -> forms.TimeField:
    """An hour of the day."""
    return forms.TimeField(
        label=label, input_formats=["%H:%M"], help_text="UK time, such as 09:30.",
        error_messages={"required": required, "invalid": "Write it as 09:30"},
    )  # fmt: skip


def bodies_to_choose(first: str) -> list[tuple[str, str]]:
    """Bodies that exist today, after a line that chooses none."""
    return to_choose(to_choose_from(Authority.objects.exclude(end__lt=clock.today())), first)


class ChangedCourse(CaseForm):
    """What a course is, whenever it is held."""

    field_order = ("slug", "kind", "audience", "title", "summary", "outcomes", "hours")
    kind = choice("What it is", KINDS, "Choose what it is")
    audience = choice("For whom", AUDIENCES, "Choose for whom it is")
    title = line("Title", "Give it a title")
    summary = text_field("What it is about", "Say in a sentence or two what it is about", rows=4)
    outcomes = text_field(
        "What people learn", rows=5,
        hint="One on each line; of a seminar its topics. Evaluation asks about each.",
    )  # fmt: skip
    hours = forms.DecimalField(
        label="Hours", max_digits=4, decimal_places=1, min_value=Decimal("0.5"),
        help_text="Such as 5.5. Certificates print them.",
        error_messages={"required": "Say how many hours it takes"},
    )  # fmt: skip

    def facts(self) -> CourseFacts:
        """The course as it was written."""
        said = self.cleaned_data
        outcomes = (each.strip() for each in self.lines("outcomes").splitlines())
        return CourseFacts(
            kind=CourseKind(said["kind"]), audience=Audience(said["audience"]),
            title=said["title"].strip(), summary=self.lines("summary"), hours=said["hours"],
            outcomes=tuple(each for each in outcomes if each), invented=bool(is_demonstration()),
        )  # fmt: skip


class NewCourse(ChangedCourse):
    """A course with its address."""

    slug = forms.SlugField(
        label="Short name", max_length=80,
        help_text="Small letters, digits and hyphens, such as complaint-handling. It stays.",
        error_messages={"required": "Give it a short name",
                        "invalid": "Small letters, digits and hyphens only"},
    )  # fmt: skip


def course_as_it_is(course: Course) -> dict[str, Any]:
    """A course by the fields of its form."""
    said = ("kind", "audience", "title", "summary", "outcomes", "hours", "version")
    return {name: getattr(course, name) for name in said}


class ChangedSession(CaseForm):
    """When and where a session is held."""

    way = choice("How it is held", WAYS, "Choose how it is held")
    body = choice("For which body", hint="In-house alone.")
    organisation = line("For which provider", hint="In-house alone, where it is for no body.")
    on = day("Day", "Write the day")
    starts = hour("Starts at", "Write when it starts")
    ends = hour("Ends at", "Write when it ends")
    last = day("Last day", hint="Only where it ends on another day.")
    city = line("City", longest=80)
    venue = text_field("Street and room", rows=2, hint="The public list prints it.", longest=500)
    joining = text_field(
        "How to join", rows=2, longest=1000,
        hint="A link or a door code: only people with a place are told.",
    )  # fmt: skip
    places = forms.IntegerField(
        label="Places", min_value=1, max_value=MOST_PLACES,
        error_messages={"required": "Say how many places there are"},
    )  # fmt: skip
    price = forms.DecimalField(
        label="Price in pounds", min_value=0, max_digits=8, decimal_places=2,
        help_text="Of one place, without VAT; in-house, of the whole session.",
        error_messages={"required": "Write a price; 0 where it is free"},
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        """Bodies as they are today."""
        super().__init__(*args, **options)
        named: Any = self.fields["body"]
        named.choices = bodies_to_choose("None")

    def clean(self) -> dict[str, Any]:
        """In-house it is held for somebody: without a name nobody can be invoiced or credited."""
        said = super().clean() or {}
        in_house = said.get("way") == SessionWay.IN_HOUSE
        if in_house and not (said.get("body") or said.get("organisation", "").strip()):
            self.add_error("body", "Choose the body that it is held for, or write the provider")
        return said

    def facts(self) -> SessionFacts:
        """The session as it was written."""
        said = self.cleaned_data
        return SessionFacts(
            way=SessionWay(said["way"]), starts=_moment(said["on"], said["starts"]),
            ends=_moment(said["last"] or said["on"], said["ends"]), places=said["places"],
            body=said["body"], organisation=said["organisation"].strip(),
            city=said["city"].strip(), venue=self.lines("venue"),
            joining=self.lines("joining"), price_pence=int(said["price"] * PENCE),
        )  # fmt: skip


class PlannedSession(ChangedSession):
    """A session to come, or one that was held and is recorded now."""

    source = line("Known from", hint="Only for a session of the past: where it is recorded.")


def session_as_it_is(session: Session) -> dict[str, Any]:
    """A session by the fields of its form."""
    starts, ends = session.starts_at.astimezone(UK), session.ends_at.astimezone(UK)
    return {
        "way": session.way, "body": session.body_id or "",
        "organisation": session.organisation, "on": spoken_day(starts.date()),
        "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}", "city": session.city,
        "last": spoken_day(ends.date()) if ends.date() != starts.date() else "",
        "venue": session.venue, "joining": session.joining, "places": session.places,
        "price": f"{session.price_pence / PENCE:.2f}", "version": session.version,
    }  # fmt: skip


class Announced(CaseForm):
    """From when it is on the public list."""

    on = day("From which day", hint="Leave day and hour empty for now.")
    at = forms.TimeField(
        label="Hour", required=False, input_formats=["%H:%M"],
        help_text="UK time, such as 09:30.", error_messages={"invalid": "Write it as 09:30"},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Both or neither."""
        said = super().clean() or {}
        if not self.errors and (said.get("on") is None) != (said.get("at") is None):
            self.add_error("at", "Write both, day and hour, or neither")
        return said

    def moment(self) -> datetime | None:
        """The hour to come; None for at once."""
        said = self.cleaned_data
        return _moment(said["on"], said["at"]) if said["on"] else None


class FromWhere(CaseForm):
    """For which body or provider people come."""

    body = choice("Body")
    organisation = line("Provider")
    order_number = line("Order number", longest=ORDER_LENGTH, hint="For the invoice.")

    def of_session(self, session: Session) -> None:
        """Ask for what this session needs: a body or a provider, never both."""
        council = session.course.audience == Audience.COUNCILS
        named: Any = self.fields["body"]
        named.choices = bodies_to_choose("Choose a body")
        del self.fields["organisation" if council else "body"]
        whom = (
            {"body": session.body_id or ""} if council else {"organisation": session.organisation}
        )
        self.initial = {**whom, **(self.initial or {})}

    def arriving(self, session: Session, **who: str) -> ArrivingBooking:
        """Somebody who comes from there."""
        said = self.cleaned_data
        return ArrivingBooking(
            session=session.pk, sector=Audience(session.course.audience),
            body=said.get("body", ""), organisation=said.get("organisation", ""),
            order_number=said["order_number"], **who,
        )  # fmt: skip


class OnePerson(FromWhere):
    """Somebody who rang or wrote."""

    field_order = ("name", "email", "body", "organisation", "order_number", "needs")
    name = line("First and family name", "Write the name")
    email = line("Mail address", longest=254, hint="Without one, nobody is told by mail.")
    needs = text_field("What they need on the day", rows=3, longest=MOST_NEEDS)


class CorrectedPerson(CaseForm):
    """Who comes, put right."""

    name = line("First and family name", "Write the name")
    email = line(
        "Mail address", longest=254,
        hint="If you change it, the code that went to the old one ends and a new one goes to this.",
    )  # fmt: skip
    needs = text_field("What they need on the day", rows=3, longest=MOST_NEEDS)
    order_number = line("Order number", longest=ORDER_LENGTH, hint="For the invoice.")


class PastedList(FromWhere):
    """People of one body, one on a line."""

    field_order = ("people", "body", "organisation", "order_number")
    people = text_field(
        "People", "Paste the list", rows=10,
        hint="One on each line: name, mail address. The address may be missing.",
    )  # fmt: skip


class MovedTo(CaseForm):
    """To which session."""

    to = choice("To which session", (), "Choose a session")


class CancelledBooking(CaseForm):
    """Whether what was paid is kept."""

    credit = choice(
        "What was to be paid",
        to_choose([(KEPT, "Keep it as a credit"), (NOT_KEPT, "No credit")], "Choose"),
        "Choose what becomes of the price",
    )  # fmt: skip


class PaidWith(CaseForm):
    """Which credit pays."""

    credit = choice("Credit", (), "Choose a credit")

    def offer(self, found: Iterable[tuple[int, str]]) -> None:
        """Credits that may be chosen: number and words."""
        named: Any = self.fields["credit"]
        named.choices = to_choose([(str(n), words) for n, words in found], "Choose a credit")


class Reason(CaseForm):
    """What was wrong."""

    why = text_field("What was wrong", "Say what was wrong", rows=3, longest=1000)


class CancelledSessions(CaseForm):
    """Why sessions are cancelled, and whether what was paid is kept."""

    why = text_field(
        "Why", "Say why, as those who booked shall read it", rows=3, longest=1000,
        hint="Everybody who booked reads these words in their mail.",
    )  # fmt: skip
    credits = choice(
        "What was to be paid",
        [(KEPT, "Keep a credit for each"), (NOT_KEPT, "No credits")],
        "Choose what becomes of the prices",
    )  # fmt: skip


class Span(CancelledSessions):
    """Which sessions, then why; `seen` are those that the preview showed."""

    EVERYTHING: ClassVar = {
        "kinds": [value for value, _ in KINDS], "ways": [value for value, _ in WAYS],
    }  # fmt: skip
    """What is ticked at first."""
    field_order = ("first", "last", "kinds", "ways", "credits", "why", "seen")
    first = day("First day", "Write the first day")
    last = day("Last day", "Write the last day")
    kinds = several("Which kinds", KINDS, "Tick at least one kind")
    ways = several("Held how", WAYS, "Tick at least one way")
    why = text_field(
        "Why", rows=3, longest=1000,
        hint="Everybody who booked reads these words in their mail. You may write them now or "
        "after you have seen what it ends.",
    )  # fmt: skip
    seen = forms.CharField(required=False, max_length=100_000, widget=forms.HiddenInput)

    def shows(self, seen: str) -> None:
        """The next sending comes from a preview of these sessions."""
        # A form that was sent cannot be changed otherwise.
        said: Any = copy(self.data)
        said["seen"] = seen
        self.data = said

    def look(self, name: str) -> str:
        """The preview is not seen as a field."""
        return "hidden" if name == "seen" else super().look(name)


class Attendance(CaseForm):
    """Who came, each person by a choice of their own; nothing is assumed."""

    unlisted = forms.IntegerField(
        label="People who came without a booking", min_value=0, max_value=10_000,
        help_text="An in-house session may send no list.",
        error_messages={"required": "Write a number; 0 where there were none"},
    )  # fmt: skip

    def ask_of(self, numbers: list[int]) -> None:
        """One choice for each booking."""
        for number in numbers:
            self.fields[f"b{number}"] = choice(
                "", [(CAME, "Came"), (ABSENT, "Did not come")], "Say whether they came"
            )

    def who_came(self, numbers: list[int]) -> list[int]:
        """The bookings of those who came."""
        return [number for number in numbers if self.cleaned_data[f"b{number}"] == CAME]


def _moment(on: Any, at: time) -> datetime:
    return datetime.combine(on, at, tzinfo=UK)
