"""The page of one decision at the gate: its text with the clues, and what may be done."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse

from upheld.casework.anonymity.whole import Finding
from upheld.casework.models import AuditEvent, PublicationObjection
from upheld.casework.queries.publication_work import findings_of, settled_keys, subject_of
from upheld.casework.viewing import viewed
from upheld.domain.gate import PASSABLE, AtGate
from upheld.domain.publication import TakenDown
from upheld.domain.roles import Deed
from upheld.domain.statements import Section
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.opening import opened
from upheld.web.staff.publication.forms import Settled
from upheld.web.staff.publication.frame import Place, crumbs, place_of

OPEN_TEXT = PASSABLE | {AtGate.PUBLISHED, AtGate.WAITING, AtGate.WITHHELD}
"""Where the text may be worked on."""


class Numbered(NamedTuple):
    """Marked words with the number by which the text and the list name them."""

    number: int
    finding: Finding
    settled: bool


@does(Deed.SEE_CASES, GET, body="body")
def one(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """How it stands, its clues, its text and its history."""
    place = place_of(reference, body)
    form = opened(request, Settled, place=f"{place.address}settle/")
    form.initial = {"version": place.version, **(form.initial or {})}
    return gate_page(request, place, form)


def gate_page(request: HttpRequest, place: Place, form: Settled) -> HttpResponse:
    """The page of a decision with a form of its clues, fresh or sent."""
    who, line = person_of(request), place.line
    viewed(by=who.key, subject=line.reference, what="publication")
    open_text = place.sent is not None and not place.people_gone
    found = findings_of(line.key, place.text) if open_text else ()
    settled = settled_keys(place.work)
    rows = [
        Numbered(number, each, each.key in settled and not each.kind.must_go)
        for number, each in enumerate(found, start=1)
    ]
    return page(
        request, "publication/one.html", place.name, crumbs=crumbs(), form=form, place=place,
        line=line, rows=rows, left=sum(not row.settled for row in rows),
        sections=_sections(place, rows), wrote=who.key in place.writers,
        workable=line.state in OPEN_TEXT and open_text, states=AtGate,
        passable=open_text and (line.state in PASSABLE or place.changed),
        TakenDown=TakenDown,
        objections=list(PublicationObjection.objects.filter(case_body=line.key).order_by("pk")),
        happened=AuditEvent.objects.filter(subject=subject_of(line.key)).order_by("-id")[:50],
    )  # fmt: skip


def _sections(place: Place, rows: Sequence[Numbered]) -> list[dict[str, Any]]:
    """Each heading with its public text in pieces, and what was sent where that differs."""
    sent: Mapping[str, str] = place.sent.sections if place.sent else {}
    return [
        {
            "words": section.words,
            "pieces": _pieces(section, words, rows),
            "sent": sent.get(section, ""),
            "differs": sent.get(section, "") != words,
        }
        for section, words in place.text.items()
        if words.strip()
    ]


def _pieces(
    section: Section, words: str, rows: Sequence[Numbered]
) -> list[tuple[str, Numbered | None]]:
    """The text in pieces, each with the clue that it is, or none."""
    clues = sorted(
        (
            (clue.start, clue.end, row)
            for row in rows
            for clue in row.finding.clues
            if clue.section is section
        ),
        key=lambda each: each[0],
    )
    found: list[tuple[str, Numbered | None]] = []
    at = 0
    for start, end, row in clues:
        found += [(words[at:start], None), (words[start:end], row)]
        at = end
    return [*found, (words[at:], None)]
