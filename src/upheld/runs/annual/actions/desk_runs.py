"""Steps started from the year's desk: asked for, under way, ended."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from upheld.casework import audit
from upheld.runs.annual.models import DeskRun
from upheld.toolbox import clock

SHOWN = 200  # characters of one line of progress
# A reason among the wishes that may name a person: it stays only while its step may need it. What
# went for it keeps it in the audit, where it can be erased.
DESPITE_LINKS = "despite_links"


@transaction.atomic
def ask_run(*, step: str, year: int | None, wishes: Mapping[str, Any], by: str) -> DeskRun:
    """Note that a step is to be taken."""
    # Of one that was killed, whoever starts it again has taken the wishes along.
    for killed in DeskRun.objects.filter(ended_at__isnull=True):
        _forget_reason(killed)
    run = DeskRun.objects.create(
        step=step, year=year, wishes=dict(wishes), asked_at=clock.now(), asked_by=by
    )
    detail = {"step": step, "year": year}
    audit.record(by=by, action="ask_step", subject=str(run), detail=detail)
    return run


@transaction.atomic
def note_progress(*, run: DeskRun, words: str, by: str) -> None:
    """Say how far a run has come. No event: its step writes those of what it changes."""
    del by
    DeskRun.objects.filter(pk=run.pk, ended_at__isnull=True).update(progress=words[:SHOWN])


@transaction.atomic
def end_run(
    *, run: DeskRun, went_well: bool, said: str, lines: Sequence[str] = (), by: str
) -> None:
    """Say how a run ended; one that has ended stays so."""
    ended = DeskRun.objects.filter(pk=run.pk, ended_at__isnull=True).update(
        ended_at=clock.now(), went_well=went_well, said=said, lines=list(lines), progress=""
    )
    _forget_reason(run)
    if ended:
        detail = {"step": run.step, "year": run.year, "went_well": went_well}
        audit.record(by=by, action="end_step", subject=str(run), detail=detail)


def _forget_reason(run: DeskRun) -> None:
    if DESPITE_LINKS in run.wishes:
        kept = {name: wish for name, wish in run.wishes.items() if name != DESPITE_LINKS}
        DeskRun.objects.filter(pk=run.pk).update(wishes=kept)
