"""What the pages of one decision at the gate share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.models import PublicationWork, PublishedDecision, Statement
from upheld.casework.models.case_body import key_of
from upheld.casework.queries.publication_work import (
    public_text,
    statement_sent,
    versions_of,
    work_of,
    writers_of,
)
from upheld.casework.queries.published_alone import published_alone
from upheld.casework.queries.publishing import GateLine, line_of
from upheld.casework.queries.retention import are_people_gone
from upheld.domain.statements import Section
from upheld.pages.frame import Crumb
from upheld.runs.annual.telling import StillTold
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.forms import CaseForm
from upheld.web.staff.environment import page, tell
from upheld.web.staff.opening import opened

ROOM = "/publication/"
Form = TypeVar("Form", bound=CaseForm)


class Asking(Protocol):
    """What a page that asks is about."""

    @property
    def address(self) -> str:
        """Where it leads back to."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def version(self) -> int:
        """Of what was seen."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """One decision at the gate, as a page finds it."""

    line: GateLine
    work: PublicationWork | None
    sent: Statement | None
    text: Mapping[Section, str]
    versions: list[PublishedDecision]
    writers: frozenset[str]
    people_gone: bool
    """Whether the people of the case were removed: its text stays as it is."""

    @property
    def name(self) -> str:
        """The decision in words."""
        return f"{self.line.reference}, {self.line.name}"

    @property
    def address(self) -> str:
        """Its page."""
        return f"{ROOM}{self.line.reference.replace(' ', '-')}/{self.line.body}/"

    @property
    def case(self) -> str:
        """The page of its case."""
        return self.address.replace(ROOM, "/cases/", 1)

    @property
    def version(self) -> int:
        """The version of the work, 0 before anybody began."""
        return self.work.version if self.work else 0

    @property
    def current(self) -> PublishedDecision | None:
        """What is public, or waits for its hour."""
        stands = (each for each in self.versions if each.taken_down_at is None)
        return next(stands, None)

    @property
    def published(self) -> list[tuple[Section, str]]:
        """The text of the version that stands, heading by heading."""
        texts = self.current.sections if self.current else {}
        return [(section, texts[section]) for section in Section if texts.get(section)]

    @property
    def changed(self) -> bool:
        """Whether the public text differs from the version that stands."""
        now = {section.value: words for section, words in self.text.items() if words.strip()}
        differs = self.current is not None and self.current.sections != now
        return bool(self.sent and differs and not self.people_gone)


def place_of(reference: str, body: str) -> Place:
    """The decision that an address names, or not found."""
    key = key_of(reference.replace("-", " "), body)
    line = line_of(key, now=clock.now()) or _alone(*key.split("/", maxsplit=1))
    if line is None:
        raise Http404
    work, sent = work_of(key), statement_sent(key)
    return Place(
        line=line, work=work, sent=sent, text=public_text(work, sent),
        versions=versions_of(line.reference, line.body), writers=writers_of(key),
        people_gone=are_people_gone(line.reference),
    )  # fmt: skip


def _alone(reference: str, body: str) -> GateLine | None:
    found = published_alone(now=clock.now(), reference=reference, body=body)
    return next((line for line in found if line.reference == reference), None)


def crumbs(place: Asking | None = None) -> tuple[Crumb, ...]:
    """Where a page stands."""
    above = (Crumb(text="Publication", address=ROOM),)
    return (*above, Crumb(text=place.name, address=place.address)) if place else above


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a page asks, and what its button says."""

    title: str
    button: str
    lede: str = ""
    warning: bool = False
    told: StillTold | None = None
    """Of a report: the letters that tell of it, as whoever takes it down should know."""


def asked(
    request: HttpRequest, place: Asking, kind: type[Form], act: Callable[[Form], str],
    question: Question, initial: Mapping[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """Ask, do it once the answer holds, and lead back to what it is about."""
    form = opened(request, kind)
    form.initial = {"version": place.version, **(initial or {}), **(form.initial or {})}
    if words := form.done(lambda: act(form)):
        tell(request, words)
        return HttpResponseRedirect(place.address)
    return page(
        request, "publication/form.html", question.title, crumbs=crumbs(place), form=form,
        question=question, back=place.address,
    )  # fmt: skip


def common(request: HttpRequest, place: Place, form: CaseForm) -> dict[str, Any]:
    """What every action of the gate takes."""
    return {"key": place.line.key, "version": form.made_from(), "by": person_of(request).key}
