"""The first page of a case x body: what is known, what comes next and what it lacks."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.coding import code_case
from upheld.casework.actions.notes import write_note
from upheld.casework.actions.sharing import share_out
from upheld.casework.models import CaseWork, DecisionEvent
from upheld.casework.queries import in_force
from upheld.casework.queries.case_files import case_file
from upheld.domain.reasons import REASONS
from upheld.domain.roles import PERMITTED, Deed
from upheld.domain.sides import Consent, Side
from upheld.domain.stages import UNDECIDED, Stage
from upheld.domain.subjects import SUBJECTS, subjects_on
from upheld.people.queries.people import blocked_bodies, is_blocked, people_who_may, permitted
from upheld.people.queries.stranded import HOLD
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.acting import Question, Said, acting
from upheld.web.staff.cases.forms import Coded, Noted, Shared, subject_options, to_choose
from upheld.web.staff.cases.frame import address_of, case_page, work_of
from upheld.web.staff.cases.way import offers
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once

# Forms that not everybody who sees the case may open.
DEEDS = {"code/": Deed.CHECK_CASE, "share/": Deed.SHARE_OUT, "note/": Deed.KEEP_FILE}


@does(Deed.SEE_CASES, GET, body="body")
def overview(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Everything at a glance."""
    work = work_of(reference, body)
    pair = work.case_body
    file = case_file(work)
    others, moved = _others(request, work), in_force.moved([pair.case_id])
    last = pair.decisions.select_related("reasoned").order_by("-id").first()
    return case_page(
        request, work, "cases/overview.html", tab="", offers=offers(file),
        roles={d: [r.words for r, grant in PERMITTED.items() if d in grant.deeds] for d in Deed},
        reviewed=file.open_review, undecided=UNDECIDED,
        closed_to_me=[p for p, d in DEEDS.items() if d not in permitted(person_of(request))],
        subject=SUBJECTS.get(work.subject), consent=Consent(work.consent),
        complaints=pair.case.complaints.order_by("arrived_at"),
        people=pair.case.complainants.order_by("role", "pk"),
        moves=_moves(work), moved=pair.pk in moved,
        last=last, reason=_reason(last), here=address_of(work),
        joint=any(each.pk not in moved for each in others),
        others=[
            (each.case_body.authority.short_name, _stands(each, moved), address_of(each))
            for each in others
        ],
    )  # fmt: skip


def _others(request: HttpRequest, work: CaseWork) -> QuerySet[CaseWork]:
    return (
        CaseWork.objects.select_related("case_body__case", "case_body__authority")
        .filter(case_body__case=work.case_body.case_id)
        .exclude(pk=work.pk)
        .exclude(case_body__authority__in=blocked_bodies(person_of(request)))
    )


def _reason(decision: DecisionEvent | None) -> str:
    # What came by lists has an outcome alone.
    reasoned = getattr(decision, "reasoned", None)
    return REASONS[reasoned.reason].words if reasoned else ""


def _stands(work: CaseWork, moved: Collection[str]) -> str:
    # A part that was split off is found from the others under its new reference.
    if new := work.case_body.moved_to:
        return f"goes on as {new.case_id}"
    return "was split off" if work.pk in moved else str(work.get_stage_display())


def _moves(work: CaseWork) -> list[tuple[str, str, str]]:
    # Where a part went, or came from, when a joint case was split.
    pair = work.case_body
    came = getattr(pair, "moved_from", None)
    known = (("Goes on as", pair.moved_to), ("Split off from", came))
    return [(words, each.case_id, address_of(each.work)) for words, each in known if each]


@does(Deed.CHECK_CASE, GET, POST, body="body")
@once
def code(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Say what a case is about."""
    return _coded(request, reference, body, "Code the case")


@does(Deed.DECIDE_CASE, GET, POST, body="body")
@once
def recode(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Say that it is about something else, also where it is decided."""
    return _coded(request, reference, body, "Recode the case")


@does(Deed.SHARE_OUT, GET, POST, body="body")
@once
def share(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Give it to somebody, or mark it urgent."""
    work = work_of(reference, body)
    may = {p.pk: p for d in HOLD for p in people_who_may(d)}
    free = [p for p in may.values() if not is_blocked(p, body)]
    options = [(p.key, p.name) for p in sorted(free, key=lambda p: (p.name, p.pk))]

    def act(said: Said) -> str:
        share_out(holder=said.values["holder"], urgent=said.values["urgent"], **said.common)
        return "Noted who holds it."

    return acting(
        request, work, Shared, act, Question(title="Share out", button="Save"),
        initial={"holder": work.holder, "urgent": work.urgent},
        options={"holder": to_choose(options, "Nobody")},
    )  # fmt: skip


@does(Deed.KEEP_FILE, GET, POST, body="body")
@once
def note(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Write down what was said."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        side = said.values["side"]
        write_note(
            kind=said.values["kind"], text=said.form.lines("text"), on=said.values["on"],
            side=Side(side) if side else None, **said.common,
        )  # fmt: skip
        return "The note is kept."

    first = "comment" if work.stage == Stage.PROVISIONAL else "note"
    return acting(
        request, work, Noted, act,
        Question(
            title="Write a note", button="Keep the note", tab="history/",
            lede="A note stays as it was written. Whoever was wrong writes another.",
        ),
        initial={"kind": first, "on": spoken_day(clock.today())},
    )  # fmt: skip


def _coded(request: HttpRequest, reference: str, body: str, title: str) -> HttpResponse:
    work = work_of(reference, body)
    received = work.case_body.received or clock.today()

    def act(said: Said) -> str:
        code_case(
            subject=said.values["subject"], part=said.values["part"],
            received=said.values["received"], **said.common,
        )  # fmt: skip
        return "The case is coded."

    return acting(
        request, work, Coded, act,
        Question(
            title=title, button="Save",
            lede="The heading under which it is counted follows from the subject. A year that is "
            f"frozen stays as it was coded.{_of_a_joint_case(request, work)}",
        ),
        initial={
            "subject": work.subject, "part": work.part, "received": spoken_day(received),
        },
        options={
            "subject": to_choose(subject_options(subjects_on(received)), "Choose a subject")
        },
    )  # fmt: skip


def _of_a_joint_case(request: HttpRequest, work: CaseWork) -> str:
    moved = in_force.moved([work.case_body.case_id])
    found = [
        f"{pair.authority.short_name} (received {spoken_day(pair.received)})"
        for pair in (each.case_body for each in _others(request, work) if each.pk not in moved)
    ]
    if not found:
        return ""
    return (
        f" This part alone is changed. The case is also about {', '.join(found)}. National figures "
        "count the case once, with the day and the heading of the part received first: mend the "
        "others too where they are wrong."
    )
