"""Take printed figures into history."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from upheld.archive.vocabulary import MEASURED
from upheld.casework import audit
from upheld.casework.ordering import alone
from upheld.domain.errors import Refused
from upheld.domain.visible_text import check_visible
from upheld.runs.history.entering import Entry, had_begun, may_enter, public_name
from upheld.runs.history.models import PublishedFigure
from upheld.runs.history.queries.figures import Key, current, key_of, withdrawn_before
from upheld.toolbox import clock

LONGEST_WHY, LONGEST_NAME, LONGEST_PRINTED = 500, 255, 60


@transaction.atomic
def accept_figures(*, entries: Sequence[Entry], by: str) -> int:
    """Record figures of one document as published; how many were not there with that value.

    Whole or not at all. Refused where something speaks against a figure, another value stands, or
    it was withdrawn before, and no reason is given. With one, it takes the place of what stands.
    """
    alone()
    _check(entries)
    standing = current({each.body for each in entries})
    gone = withdrawn_before({each.body for each in entries})
    new = [each for each in entries if not _stands(each, standing.get(_key(each)))]
    if not new:
        return 0
    for each in new:
        _ask_why(
            each, standing.get(_key(each)), withdrawn=(_key(each), str(each.figure.value)) in gone
        )
    # One moment for both: by it a figure is known as what took the place of another.
    now = clock.now()
    replaced = [old for each in new if (old := standing.get(_key(each)))]
    for old, why in zip(replaced, (e.why for e in new if _key(e) in standing), strict=True):
        old.withdrawn_at, old.withdrawn_by, old.withdrawn_why = now, by, why.strip()
        old.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    PublishedFigure.objects.bulk_create(_row(each, now, by) for each in new)
    detail = {
        "sha256": sorted({each.source.sha256 for each in new}),
        "figures": sorted([e.body, e.year, e.figure.measure, str(e.figure.value)] for e in new),
        "replaced": sorted(old.pk for old in replaced),
    }
    audit.record(by=by, action="accept_figures", subject="history", detail=detail)
    return len(new)


def _check(entries: Sequence[Entry]) -> None:
    for body, year in sorted({(each.body, each.year) for each in entries}):
        if not had_begun(body, year):
            raise Refused(f"{body} had not begun by the end of {year}; choose the body before it")
    seen: dict[Key, Entry] = {}
    for each in entries:
        if not may_enter(each.figure.measure):
            raise Refused(f"{_told(each)} is not about an authority, so it is no history of one")
        check_visible("reason", each.why, longest=LONGEST_WHY)
        check_visible("name of the document", public_name(each.source), longest=LONGEST_NAME)
        check_visible(f"print of {_told(each)}", each.figure.printed, longest=LONGEST_PRINTED)
        if seen.setdefault(_key(each), each) is not each:
            raise Refused(f"{_told(each)} is given twice; choose one of the values")


def _ask_why(each: Entry, old: PublishedFigure | None, *, withdrawn: bool) -> None:
    if each.why.strip():
        return
    if old is not None:
        raise Refused(
            f"{_told(each)} stands as {old.printed} from {old.source}; say why this one takes "
            "its place, or leave it"
        )
    if withdrawn:
        raise Refused(f"{_told(each)} was withdrawn before; say why it is accepted again")
    if each.doubted:
        raise Refused(f"something speaks against {_told(each)}; say why it is accepted")


def _told(each: Entry) -> str:
    what = MEASURED[each.figure.measure].words
    return f"{what} {each.figure.printed} of {each.body} {each.year}"


def _key(each: Entry) -> Key:
    return (each.body, each.year, each.figure.measure)


def _stands(each: Entry, old: PublishedFigure | None) -> bool:
    if old is None:
        return False
    return key_of(old) == _key(each) and (old.value, old.at_least) == (
        str(each.figure.value),
        each.figure.at_least,
    )


def _row(each: Entry, now: datetime, by: str) -> PublishedFigure:
    figure, place = each.figure, each.figure.place
    return PublishedFigure(
        authority_id=each.body,
        year=each.year,
        measure=figure.measure,
        value=str(figure.value),
        printed=figure.printed,
        at_least=figure.at_least,
        page=place.page,
        line=place.line,
        sheet=place.sheet,
        column=place.column,
        source=public_name(each.source),
        sha256=each.source.sha256,
        note=each.why.strip(),
        accepted_at=now,
        accepted_by=by,
    )
