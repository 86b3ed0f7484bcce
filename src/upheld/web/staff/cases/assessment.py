"""What the assessment found, and what is investigated."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions import assessing, investigating
from upheld.casework.queries.lateness import is_late, known_since
from upheld.casework.queries.scope import SCOPE_NAMES, scope_names
from upheld.domain.roles import Deed
from upheld.domain.sides import Side
from upheld.domain.time_limits import last_day_to_complain
from upheld.toolbox import clock
from upheld.web.staff.cases.acting import Question, Said, acting
from upheld.web.staff.cases.forms import NO, UNKNOWN, YES, Assessed, Plain, Scoped, Told
from upheld.web.staff.cases.frame import address_of, case_page, work_of
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once

TAB = "assessment/"
SCOPE_FIXED = "The scope is fixed."
_LATE = {None: UNKNOWN, True: YES, False: NO}


@does(Deed.SEE_CASES, GET, body="body")
def assessment(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Jurisdiction, lateness, reason to forward; scope, and who was told."""
    work = work_of(reference, body)
    first = known_since(work.case_body.case_id)
    return case_page(
        request, work, "cases/assessment.html", tab=TAB, known=first, here=address_of(work),
        last_day=last_day_to_complain(first) if first else None, days_say=is_late(work),
        warned=SCOPE_NAMES if not work.body_told_on and scope_names(work) else "",
    )  # fmt: skip


@does(Deed.ASSESS_CASE, GET, POST, body="body")
@once
def change(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Record what was found."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        assessing.assess(
            found=assessing.Assessment(
                jurisdiction_note=said.form.lines("jurisdiction_note"),
                late={YES: True, NO: False}.get(said.values["late"]),
                late_reason=said.form.lines("late_reason"),
                forward_reason=said.form.lines("forward_reason"),
            ),
            **said.common,
        )
        return "The assessment is recorded."

    days = {True: YES, False: NO, None: UNKNOWN}[is_late(work)]
    return acting(
        request, work, Assessed, act,
        Question(title="Record the assessment", button="Save", tab=TAB),
        initial={
            "jurisdiction_note": work.jurisdiction_note, "late": _LATE[work.late] or days,
            "late_reason": work.late_reason, "forward_reason": work.forward_reason,
        },
    )  # fmt: skip


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def scope(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Fix what is investigated."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        fixed = investigating.Scope(text=said.form.lines("scope"), ends=said.values["scope_ends"])
        fixed_now = investigating.fix_scope(scope=fixed, **said.common)
        # Kept all the same: what was written is not lost, and the page goes on saying so.
        return f"The scope is fixed, but {SCOPE_NAMES}." if scope_names(fixed_now) else SCOPE_FIXED

    return acting(
        request, work, Scoped, act, Question(title="Fix the scope", button="Save", tab=TAB),
        initial={
            "scope": work.scope,
            "scope_ends": spoken_day(work.scope_ends or work.case_body.received, ""),
        },
    )  # fmt: skip


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def tell_sides(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Tell both sides that the investigation began."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        investigating.tell_both(**said.common)
        return "Letters to both sides are written."

    return acting(
        request, work, Plain, act,
        Question(
            title="Tell both sides", button="Write both letters", tab=TAB,
            lede="A letter to each side says that we are investigating. The body’s has the words "
            "of the scope; one that names a person is refused.",
        ),
    )  # fmt: skip


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def told(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Note that a side was told otherwise than by our letter."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        investigating.note_told(side=Side(said.values["side"]), on=said.values["on"], **said.common)
        return "Noted. The next contact is due six weeks after that day."

    return acting(
        request, work, Told, act,
        Question(
            title="A side was told otherwise", button="Note it", tab=TAB,
            lede="For a call or a visit: when a side was told that the investigation began. "
            "“Tell both sides” writes letters and notes the day by itself.",
        ),
        initial={"on": spoken_day(clock.today())},
    )  # fmt: skip


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def contact(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Note that both sides heard from us."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        investigating.note_contact(**said.common)
        return "Noted. The next time is in six weeks."

    return acting(
        request, work, Plain, act,
        Question(
            title="Both sides heard from us today", button="Note it", tab=TAB,
            lede="The next contact is due in six weeks.",
        ),
    )  # fmt: skip
