"""Readings that wait: each figure is ticked, with a reason where something speaks against it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.archive.reading import Source
from upheld.archive.vocabulary import MEASURED
from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.register.models import Authority
from upheld.runs.history.actions.accept import LONGEST_NAME, accept_figures
from upheld.runs.history.actions.offer import drop_offer
from upheld.runs.history.judging import Judged, Standing, is_settled, judge
from upheld.runs.history.kept import Kept, from_json
from upheld.runs.history.models import OfferedReading
from upheld.runs.history.queries.offers import KEPT_DAYS, waiting
from upheld.runs.history.taking import accept_document
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.forms import Asked
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.history.accepted import UP
from upheld.web.staff.history.reading_in import READINGS
from upheld.web.staff.listing import listing, one_of
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened

SORTS = ("-offered_at", "offered_at", "body", "-body", "year", "-year", "source", "-source")


class Ticks(Asked):
    """Which figures are accepted; the reasons stand in fields of their own."""

    document = forms.CharField(required=False, max_length=LONGEST_NAME)


class Row(NamedTuple):
    """A reading in the list, with what is known of its figures."""

    offered: OfferedReading
    kept: Kept
    free: int
    against: int
    known: int


@does(Deed.KEEP_HISTORY, GET)
def readings(request: HttpRequest) -> HttpResponse:
    """What was read and nobody has judged."""
    chosen = {"text": request.GET.get("text", "").strip()}
    sort = one_of(request, "sort", SORTS, "-offered_at")
    rows = _waiting(request).order_by(sort, "source", "number", "pk")
    if chosen["text"]:
        rows = rows.filter(Q(source__icontains=chosen["text"]) | Q(body=chosen["text"]))
    shown = listing(request, rows, chosen, sort)
    files = {each.sha256 for each in shown.shown}
    return page(
        request, "history/readings.html", "Readings that wait", crumbs=UP, list=shown,
        chosen=chosen, days=KEPT_DAYS, rows=[_row(each) for each in shown.shown], names=_names(),
        seen={each: seen(_of_file(request, each)) for each in files},
    )  # fmt: skip


@does(Deed.KEEP_HISTORY, GET, POST)
@once
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One reading: what it says where, and what speaks against it."""
    offered = _one(request, number)
    kept = from_json(offered.content)
    judged = judge(kept.reading, kept.contradictions)
    free = [each.candidate.key for each in judged if each.is_free]
    form = opened(request, Ticks, initial={"figure": free, "document": offered.source})
    if form.is_valid():
        try:
            entered = _accept(request, offered, judged, form.cleaned_data["document"])
        except Refused as refusal:
            form.refuse(None, refusal)
        else:
            figures = "1 figure is" if entered == 1 else f"{entered:,} figures are"
            tell(request, f"{figures} in history, as published.")
            return HttpResponseRedirect(READINGS)
    return page(
        request, "history/reading.html", _title(kept), crumbs=UP, form=form, offered=offered,
        kept=kept, judged=judged, picked=set(form.picked("figure")), MEASURED=MEASURED,
        known=Standing.KNOWN, settled=is_settled(kept.reading),
    )  # fmt: skip


@does(Deed.KEEP_HISTORY, POST)
@once
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Let a reading go without taking anything of it."""
    drop_offer(offered=_one(request, number).pk, by=person_of(request).key)
    tell(request, "The reading is gone. Nothing of it was taken in.")
    return HttpResponseRedirect(READINGS)


@does(Deed.KEEP_HISTORY, POST)
@once
def accept_all(request: HttpRequest) -> HttpResponse:
    """Take in every figure of a file that nothing speaks against; the rest waits."""
    of_file = _of_file(request, request.POST.get("sha256", ""))
    if not of_file:
        raise Http404
    if request.POST.get("seen") != seen(of_file):
        tell(request, "The file was read again since this list was made. Look at it once more.")
        return HttpResponseRedirect(READINGS)
    kept = [from_json(each.content) for each in of_file]
    by = person_of(request).key
    done = accept_document(kept, by=by)
    waits = {id(each.reading) for each in done.left} | {id(each) for each in done.not_settled}
    for offered, each in zip(of_file, kept, strict=True):
        # A number that was not understood may be a figure: somebody looks at it.
        if id(each.reading) not in waits and not each.reading.not_understood:
            drop_offer(offered=offered.pk, by=by)
    entered = done.entered
    figures = "1 figure is" if entered == 1 else f"{entered:,} figures are"
    tell(request, f"{figures} in history, as published. What waits still needs your look.")
    return HttpResponseRedirect(READINGS)


def seen(offers: Iterable[OfferedReading]) -> str:
    """What tells these readings, as they are now, from what another reading of the file gives."""
    said = json.dumps([[each.pk, each.content] for each in offers], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _of_file(request: HttpRequest, sha256: str) -> list[OfferedReading]:
    return list(_waiting(request).filter(sha256=sha256).order_by("number"))


def _accept(
    request: HttpRequest, offered: OfferedReading, judged: tuple[Judged, ...], document: str
) -> int:
    wanted = set(request.POST.getlist("figure"))
    source = Source(name=document or offered.source, sha256=offered.sha256)
    entries = [
        replace(each.entry(request.POST.get(f"why:{each.candidate.key}", "")), source=source)
        for each in judged
        if each.candidate.key in wanted and each.standing is not Standing.KNOWN
    ]
    if not entries:
        raise Refused("tick a figure, or let the whole reading go")
    by = person_of(request).key
    entered = accept_figures(entries=entries, by=by)
    drop_offer(offered=offered.pk, by=by)
    return entered


def _waiting(request: HttpRequest) -> QuerySet[OfferedReading]:
    return waiting(without=blocked_bodies(person_of(request)))


def _one(request: HttpRequest, number: int) -> OfferedReading:
    found = _waiting(request).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _row(offered: OfferedReading) -> Row:
    kept = from_json(offered.content)
    judged = judge(kept.reading, kept.contradictions)
    known = sum(each.standing is Standing.KNOWN for each in judged)
    free = sum(each.is_free for each in judged)
    return Row(offered, kept, free, len(judged) - free - known, known)


def _names() -> Mapping[str, str]:
    return dict(Authority.objects.values_list("slug", "short_name"))


def _title(kept: Kept) -> str:
    reading = kept.reading
    name = reading.body_printed or "No authority"
    return f"{name} {reading.year}" if reading.year else name
