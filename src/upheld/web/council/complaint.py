"""The complaint form: one page after the other, a page to check, and what the sender is told."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.by_public import PUBLIC, add_complaint
from upheld.domain.errors import Refused
from upheld.web.council import bodies, limits, telling
from upheld.web.council.asking import GET, POST, by
from upheld.web.council.documents import documents_of
from upheld.web.council.environment import page
from upheld.web.council.forms import UNKNOWN, Asked, Send
from upheld.web.council.office import contact
from upheld.web.council.progress import BY_NAME, STEPS, Progress, Step
from upheld.web.council.sealed import FIELD
from upheld.web.council.summary import summary
from upheld.web.network import address_of

BACK, SEARCH, SEND = "back", "search", "send"
CHECK = "check"
# A library or an advice centre sends for many; a program sends more.
SENDINGS = limits.Tries(most=20, seconds=3600)
AGAIN_MINUTES = 60


@by(GET)
def start(request: HttpRequest) -> HttpResponse:
    """What the form asks, and what to have at hand."""
    return page(request, "start.html", "Complain to the Ombudsman", contact=contact())


@by(GET, POST)
def complaint(request: HttpRequest) -> HttpResponse:
    """One page of the form: what was sent is looked at, and the next page is shown."""
    if request.method != POST:
        return _asked(request, Progress.begun(), STEPS[0])
    progress = Progress.read(request.POST.get(FIELD, ""))
    if progress is None:
        # Not ours: there is nothing to go on from.
        return _asked(request, Progress.begun(), STEPS[0], refused="Please begin again.")
    wanted, step = request.POST.get("go", ""), BY_NAME.get(request.POST.get("step", ""))
    if step is None:
        return _from_check(request, progress, wanted)
    return _from_step(request, progress, step, wanted)


def shown_again(request: HttpRequest, words: str, status: int) -> HttpResponse | None:
    """The page that was sent, as it was written, with words above it; None where it was no page."""
    progress = Progress.read(request.POST.get(FIELD, "")) if request.method == POST else None
    if progress is None:
        return None
    step = BY_NAME.get(request.POST.get("step", ""))
    if step is None:
        return _check(request, progress, refused=words, status=status)
    progress = progress.written_on(step, request.POST.dict())
    return _asked(request, progress, step, refused=words, status=status)


def _searches(form: Asked) -> bool:
    """Whether somebody wrote what to search for, and has chosen nothing yet."""
    return bool("search" in form.fields and form.data.get("search") and not form.data.get("body"))


def _from_step(request: HttpRequest, progress: Progress, step: Step, wanted: str) -> HttpResponse:
    sent = request.POST.dict()
    progress, form = progress.written_on(step, sent), step.form(sent)
    if wanted == BACK:
        return _asked(request, progress, STEPS[max(0, STEPS.index(step) - 1)])
    if _searches(form) or (wanted == SEARCH and (form.written("search") or form.written("body"))):
        return _asked(request, progress, step)
    if not form.is_valid():
        return _asked(request, progress, step, form)
    return _next(request, progress, step)


def _from_check(request: HttpRequest, progress: Progress, wanted: str) -> HttpResponse:
    if wanted in BY_NAME:
        return _asked(request, progress, BY_NAME[wanted])
    if wanted == BACK:
        return _asked(request, progress, STEPS[-1])
    return _send(request, progress) if wanted == SEND else _check(request, progress)


def _next(request: HttpRequest, progress: Progress, step: Step) -> HttpResponse:
    if progress.checking or step is STEPS[-1]:
        return _check(request, progress.at_check())
    return _asked(request, progress, STEPS[STEPS.index(step) + 1])


def _asked(
    request: HttpRequest, progress: Progress, step: Step, form: Asked | None = None, *,
    refused: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    shown = form or progress.form_of(step)
    facts: Mapping[str, Any] = _choices(shown) if step is STEPS[0] else {}
    return page(
        request, step.template, step.title, status=status, form=shown, progress=progress,
        step=step, number=STEPS.index(step) + 1, count=len(STEPS), refused=refused, **facts,
    )  # fmt: skip


def _choices(form: Asked) -> Mapping[str, Any]:
    asked, chosen = form.written("search").strip(), form.written("body")
    found = bodies.search(asked) if asked else []
    if chosen and chosen != UNKNOWN and chosen not in {each.slug for each in found}:
        found = [*found, *(bodies.Body(chosen, name) for name in [bodies.name_of(chosen)] if name)]
    return {"found": found, "searched": bool(asked), "unknown": UNKNOWN}


def _check(
    request: HttpRequest, progress: Progress, form: Send | None = None, *, refused: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    read = progress.forms()
    for step in STEPS:
        # A body may have ended, and a day may be another, since the page was sent.
        if not read[step.name].is_valid():
            return _asked(request, progress, step, read[step.name], refused=refused, status=status)
    said = _said(read)
    return page(
        request, "check.html", "Check what you have written", status=status, form=form or Send(),
        progress=progress, parts=summary(said), refused=refused,
    )  # fmt: skip


def _said(read: Mapping[str, Asked]) -> dict[str, Any]:
    return {name: value for form in read.values() for name, value in form.cleaned_data.items()}


def _send(request: HttpRequest, progress: Progress) -> HttpResponse:
    form, read = Send(request.POST), progress.forms()
    if not form.is_valid() or not all(each.is_valid() for each in read.values()):
        return _check(request, progress, form)
    network = limits.network_of(address_of(request))
    if SENDINGS.used_up(network):
        words = (
            f"Many complaints came from your network in the last hour. Wait {AGAIN_MINUTES} "
            "minutes and press the button again: what you wrote stays on this page."
        )
        return _check(request, progress, form, refused=words, status=429)
    try:
        receipt = add_complaint(
            told=telling.complaint_of(_said(read)), seed=progress.seed(), by=PUBLIC
        )
    except Refused as refusal:
        form.refuse(refusal)
        return _check(request, progress, form)
    SENDINGS.note(network)
    return page(
        request, "sent.html", "We have your complaint", receipt=receipt,
        documents=documents_of(receipt),
    )  # fmt: skip
