"""What somebody says of themselves before a course, and of it afterwards."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.errors import Refused
from upheld.outreach.actions.by_public import PUBLIC, When, evaluate_by_code
from upheld.web.council import refusals
from upheld.web.council.asking import POST, by
from upheld.web.council.environment import page
from upheld.web.council.training.forms import SCALE, Answers
from upheld.web.council.training.standing import Seen, seen_by, seen_in, stands
from upheld.web.council.training.words import told

TITLES = {When.BEFORE: "Before the session", When.AFTER: "After the session"}


@by(POST)
def evaluation(request: HttpRequest) -> HttpResponse:
    """Ask the questions that may be answered now, and keep the answers."""
    seen = seen_in(request)
    if seen is None:
        return refusals.not_found(request)
    asks = seen.asks
    if asks is None or asks != request.POST.get("when", asks):
        return stands(request, seen, said="We have your answers." if seen.found.evaluated else "")
    outcomes, after = seen.session.outcomes, asks is When.AFTER
    if request.POST.get("go") != "send":
        return _asked(request, seen, asks, Answers(outcomes, after=after))
    sent = {name: str(value) for name, value in request.POST.items()}
    form = Answers(outcomes, sent, after=after)
    if not form.is_valid():
        return _asked(request, seen, asks, form)
    try:
        _keep(seen, asks, form)
    except Refused as refusal:
        form.refuse(refusal)
        return _asked(request, seen, asks, form)
    return stands(request, seen_by(seen.carried) or seen, said="Thank you. We have your answers.")


def _keep(seen: Seen, asks: When, form: Answers) -> None:
    content = form.cleaned_data.get("content")
    evaluate_by_code(
        receipt=seen.carried.number, code=seen.carried.code, when=asks, ratings=form.ratings(),
        content=int(content) if content else None, words=form.cleaned_data["words"], by=PUBLIC,
    )  # fmt: skip


def _asked(request: HttpRequest, seen: Seen, asks: When, form: Answers) -> HttpResponse:
    return page(
        request, "training/evaluation.html", TITLES[asks], seen=seen, form=form, asks=asks,
        told=told(seen.session), scale=list(SCALE.items()), after=asks is When.AFTER,
    )  # fmt: skip
