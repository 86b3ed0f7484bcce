"""Check or approve many letters: first what each says that others do not, then the button."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.people.queries.people import blocked_bodies
from upheld.runs.annual.models.letter_version import DRAFT, UNAPPROVED
from upheld.runs.annual.queries.letters import writers
from upheld.runs.desk.starting import start
from upheld.runs.desk.steps import WORDS, Step
from upheld.web.staff.asking import person_of
from upheld.web.staff.forms import Asked
from upheld.web.staff.guard import GET, POST, View, does
from upheld.web.staff.letters.frame import letters_page
from upheld.web.staff.letters.listed import Row, rows_of
from upheld.web.staff.once import once_begun
from upheld.web.staff.opening import opened
from upheld.web.staff.years.frame import YEARS, reporting_year

# A text whose block is gone stands against approval as an open mark does.
OPEN = "an open mark in its free text, or a block of it is gone: somebody who writes it mends that"
# Somebody says on its own page that it is right as it is, or changes it.
RETURNED = "returned, and not changed since: "
STATES = {Step.CHECK: (DRAFT,), Step.APPROVE: UNAPPROVED}


class Chosen(Asked):
    """Nothing is asked but the button: what is chosen stands in the page."""


def _asking(step: Step) -> View:
    @does(step.deed, GET, POST)
    @once_begun
    def view(request: HttpRequest, year: int) -> HttpResponse:
        reporting_year(year)
        form = opened(request, Chosen)
        rows, groups = rows_of(year, blocked_bodies(person_of(request)))
        wanted = _chosen(request, rows)
        ready, left = _sorted(request, step, wanted)
        if form.is_valid():
            try:
                wishes = _wishes(request, ready)
                run = start(step, year=year, by=person_of(request).key, wishes=wishes)
            except Refused as refusal:
                form.refuse(None, refusal)
            else:
                return HttpResponseRedirect(f"{YEARS}runs/{run.pk}/")
        return letters_page(
            request, "bulk", step.titled(year), year, form=form, step=step, words=WORDS[step],
            ready=ready, left=left, seen=seen(ready), chosen=_is_chosen(request),
            group=next((g for g in groups if g.id == _said(request).get("group")), None),
            unchecked=sum(row.letter.state == DRAFT for row in ready),
            doubtful=[row for row in ready if row.doubts],
        )  # fmt: skip

    view.__name__ = f"{step}_many"
    view.__doc__ = f"{step.titled(None)}: show them, then start."
    return view


check = _asking(Step.CHECK)
approve = _asking(Step.APPROVE)


def seen(rows: Iterable[Row]) -> str:
    """What tells these letters, as they are now, from what they may be later."""
    said = "|".join(f"{row.slug} {row.letter.sha256}" for row in rows)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _said(request: HttpRequest) -> Any:
    return request.POST if request.method == POST else request.GET


def _is_chosen(request: HttpRequest) -> bool:
    said = _said(request)
    return bool(said.get("group") or said.getlist("letter"))


def _chosen(request: HttpRequest, rows: Sequence[Row]) -> list[Row]:
    said = _said(request)
    if letters := set(said.getlist("letter")):
        return [row for row in rows if row.slug in letters]
    if group := said.get("group"):
        return [row for row in rows if row.group.id == group]
    return list(rows)


def _sorted(
    request: HttpRequest, step: Step, rows: Iterable[Row]
) -> tuple[list[Row], list[tuple[Row, str]]]:
    """Letters that are ready, and those that are left with the reason."""
    wanted = [row for row in rows if row.letter.state in STATES[step]]
    wrote = writers([row.letter for row in wanted])
    ready, left = [], []
    for row in wanted:
        letter = row.letter
        if row.held:
            left.append((row, f"held: {row.held}"))
        elif row.returned:
            left.append((row, f"{RETURNED}{row.returned}"))
        elif "open" in row.marks:
            left.append((row, OPEN))
        elif person_of(request).key in wrote[letter.year, letter.authority_id]:
            left.append((row, "you wrote it: somebody else does this"))
        else:
            ready.append(row)
    return ready, left


def _wishes(request: HttpRequest, ready: Sequence[Row]) -> Mapping[str, Any]:
    if not ready:
        raise Refused("none of these letters waits for that")
    if not request.POST.get("seen"):
        raise Refused(
            "this form does not say which letters you saw: read those below, then press the button "
            "under them"
        )
    if request.POST["seen"] != seen(ready):
        raise Refused("a letter has changed since this page was made; look again")
    return {
        "bodies": [row.slug for row in ready],
        # The step asks again: minutes may pass before its process comes to a letter.
        "seen": {row.slug: row.letter.sha256 for row in ready},
    }
