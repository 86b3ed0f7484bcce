"""All that casework holds on one person, item by item, for a person's check."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import JSONField, Q, QuerySet

from upheld.casework import held, kept_files, personal
from upheld.casework.models import (
    AuditEvent,
    AuditValue,
    Complainant,
    Complaint,
    DecisionEvent,
    Document,
    Note,
    PartyLetter,
    RetentionHold,
    Statement,
)
from upheld.casework.models.audit_value import WAS
from upheld.casework.models.complainant import ROLES
from upheld.casework.models.document import CLEAN
from upheld.casework.queries.retention import cases_of
from upheld.casework.viewing import VIEW
from upheld.domain.outcomes import Outcome
from upheld.domain.passages import Passage, passages
from upheld.domain.retention import REMOVED
from upheld.domain.statements import Section
from upheld.toolbox.clock import spoken
from upheld.toolbox.plain_name import named
from upheld.toolbox.spoken_days import spoken_day

MOST, SHORTEST = 200, 2
# Names of bytes and codes: they say nothing of anybody.
DIGESTS = frozenset({"sha256", "code_digest", "token_digest"})
DAYS = ("on", "arrived_on", "asked_on", "opened_on", "at")
OURS, BODY, OTHER = "ours", "body", "other"
SOURCES = {
    OURS: "",
    BODY: "It came from the body, or was written to it.",
    OTHER: "It is about somebody else, or was written for another purpose.",
}


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that is held: what it is, what it says, and why somebody looks twice."""

    key: str
    heading: str
    passages: tuple[Passage, ...] = ()
    source: str = OURS
    store: kept_files.Store | None = None
    digest: str = ""
    name: str = ""
    """The name of its file, where it is one."""
    read_at: str = ""
    """By what its file is asked for: `document/7`."""

    @property
    def is_plain(self) -> bool:
        """Whether nothing in it seems to be about anybody else."""
        return (
            self.source == OURS
            and self.store is None
            and not any(each.marked for each in self.passages)
        )

    @property
    def is_redactable(self) -> bool:
        """Whether it can go out without its marked passages."""
        return any(each.marked for each in self.passages)


def people_found(text: str, *, without: Collection[str] = ()) -> QuerySet[Complainant]:
    """People of cases and complaints by name, e-mail or postcode; none for a text of one letter."""
    wanted = " ".join(text.split())
    if len(wanted) < SHORTEST:
        return Complainant.objects.none()
    seen = _open_to(without).order_by("name", "id")
    words = Q(pk__in=named(wanted, seen.values_list("pk", "name"), most=MOST))
    asked = words | Q(email__iexact=wanted) | Q(postcode=wanted.replace(" ", "").upper())
    return seen.filter(asked)[:MOST]


def people_chosen(ids: Iterable[int], *, without: Collection[str] = ()) -> list[Complainant]:
    """These rows of people, where one may see them."""
    return list(_open_to(without).filter(pk__in=list(ids)).order_by("id"))


def file_of(what: str, number: int, *, without: Collection[str] = ()) -> Item | None:
    """A document or a letter to a side, to be read before it goes out; None where there is none."""
    model: Any = {"document": Document, "letter": PartyLetter}.get(what)
    row: Any = model.objects.filter(pk=number).first() if model else None
    known = _file(row) if row else {}
    if not known:
        return None
    pair = getattr(row, "case_body", None)
    bodies = {pair.authority_id} if pair else _bodies(row)
    if bodies & set(without):
        return None
    key = str((pair and pair.case_id) or row.case_id or row.complaint)
    return Item(key=key, heading="", **known)


def _bodies(document: Document) -> set[str]:
    case = document.case or (document.complaint.case if document.complaint else None)
    found = set(case.bodies.values_list("authority_id", flat=True)) if case else set[str]()
    named = document.complaint.authority_id if document.complaint else None
    return found | ({named} if named else set())


def subjects_of(people: Iterable[Complainant]) -> list[str]:
    """The cases and complaints in which they stand, as the audit names them."""
    return sorted({each.case_id or str(each.complaint) for each in people})


def items_of(people: Collection[Complainant]) -> list[Item]:
    """Everything about these rows, which a person says are one and the same person."""
    cases = {each.case_id for each in people if each.case_id}
    complaints = {each.complaint_id for each in people if each.complaint_id}
    complaints |= set(Complaint.objects.filter(case__in=cases).values_list("pk", flat=True))
    gathered = _Gathered(people=people, cases=cases, complaints=complaints)
    return [*gathered.items()]


def _open_to(without: Collection[str]) -> QuerySet[Complainant]:
    # Whoever has a conflict with a body learns nothing of its cases.
    return (
        Complainant.objects.select_related("case", "complaint__authority")
        .exclude(case__in=cases_of(without))
        .exclude(complaint__authority__in=without)
        .exclude(complaint__case__in=cases_of(without))
    )


@dataclass(frozen=True, kw_only=True)
class _Gathered:
    people: Collection[Complainant]
    cases: Collection[str]
    complaints: Collection[int]

    def items(self) -> Iterator[Item]:
        others, own = self._others(), self._own()
        for row in self._rows():
            texts = _texts(row)
            if not texts and not isinstance(row, Document | PartyLetter):
                continue
            said = "\n".join(f"{label}: {text}" for label, text in texts.items())
            yield Item(
                key=_slug(f"{type(row).__name__.lower()}-{row.pk}"),
                heading=_heading(row),
                passages=passages(said, others=others, own=own),
                source=self._source(row),
                **_file(row),
            )
        yield from self._decisions()
        yield from self._audit()

    def _rows(self) -> Iterator[Any]:
        for each in held.HELD:
            asked = Q(pk__in=[])
            for path in each.paths:
                asked |= Q(**{f"{path}__in": self.cases})
            fields = {field.name for field in each.model._meta.get_fields()}  # noqa: SLF001 - Django's documented API
            if "complaint" in fields:
                asked |= Q(complaint__in=self.complaints)
            if each.model is Complaint:
                asked |= Q(pk__in=self.complaints)
            rows: Any = each.model._default_manager  # noqa: SLF001 - as above
            # Final statements too: `only` says when something ends, not whether it is held.
            yield from rows.filter(asked).order_by("pk").distinct()

    def _others(self) -> list[str]:
        there = Complainant.objects.filter(
            Q(case__in=self.cases) | Q(complaint__in=self.complaints)
        )
        return sorted(set(there.values_list("name", flat=True)) - {p.name for p in self.people})

    def _own(self) -> list[str]:
        return [text for p in self.people for text in (p.name, p.email, p.telephone, p.postcode)]

    def _source(self, row: Any) -> str:
        if isinstance(row, Complainant):
            return OURS if row.pk in {p.pk for p in self.people} else OTHER
        if isinstance(row, RetentionHold):
            return OTHER
        said = row.side if isinstance(row, Note) else getattr(row, "source", "")
        if isinstance(row, PartyLetter):
            said = row.side
        return BODY if said == "body" else OURS

    def _decisions(self) -> Iterator[Item]:
        for each in DecisionEvent.objects.filter(case_body__case__in=self.cases).order_by("id"):
            words = f"{Outcome(each.outcome).words}, {each.decided.isoformat()}"
            yield Item(
                key=f"decision-{each.pk}",
                heading=f"Decision on {each.case_body_id}",
                passages=(Passage(text=words, marked=False),),
            )

    def _audit(self) -> Iterator[Item]:
        names = [*sorted(self.cases), *(f"complaint {receipt}" for receipt in self._receipts())]
        for subject in names:
            views = AuditEvent.objects.filter(action=VIEW, subject=subject).order_by("id")
            lines = tuple(
                Passage(text=f"{spoken(view.at)}: {view.detail.get('what', '')}", marked=False)
                for view in views
            )
            if lines:
                yield Item(
                    key=f"views-{_slug(subject)}",
                    heading=f"When our staff looked at {subject}",
                    passages=lines,
                )
            changes = tuple(_changes(subject))
            if changes:
                yield Item(
                    key=f"audit-{_slug(subject)}",
                    heading=f"What the audit keeps of changes to {subject}",
                    passages=changes,
                    source=OTHER,
                )

    def _receipts(self) -> list[str]:
        found = Complaint.objects.filter(pk__in=self.complaints).order_by("pk")
        return list(found.values_list("receipt", flat=True))


def _texts(row: Any) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name in type(row).Classes.personal:
        column = row._meta.get_field(name)  # noqa: SLF001 - as above
        value = getattr(row, name)
        if column.is_relation or name in DIGESTS or name == "id" or value in ("", REMOVED):
            continue
        if isinstance(column, JSONField):
            parts = value if isinstance(value, dict) else {}
            found |= {_section(part): str(text) for part, text in parts.items() if text}
        else:
            found[column.verbose_name.capitalize()] = str(value)
    return found


def _section(part: str) -> str:
    return Section(part).words if part in set(Section) else part


def _heading(row: Any) -> str:
    words = str(row._meta.verbose_name).capitalize()  # noqa: SLF001 - as above
    day = next((getattr(row, name) for name in DAYS if getattr(row, name, None)), None)
    of = (
        getattr(row, "case_body_id", None)
        or getattr(row, "case_id", None)
        or getattr(row, "complaint", None)
        or row
    )
    if isinstance(row, Complainant):
        words = ROLES[row.role]
    if isinstance(row, Note):
        words = str(row.get_kind_display())
    if isinstance(row, PartyLetter):
        words = f"Letter to {str(row.get_side_display()).lower()}"
    if isinstance(row, Statement):
        words = f"{row.kind.capitalize()} statement, version {row.version},"
    # A reference stays on one line.
    of = str(of).replace(" ", "\u00a0")
    return f"{words} of {of}{f', {spoken_day(day)}' if day else ''}"


def _file(row: Any) -> dict[str, Any]:
    if isinstance(row, Document) and row.state == CLEAN and row.sha256 != REMOVED:
        return {
            "store": kept_files.DOCUMENTS,
            "digest": row.sha256,
            "name": row.name,
            "read_at": f"document/{row.pk}",
        }
    if isinstance(row, PartyLetter) and row.sha256 != REMOVED:
        name = f"letter-{row.pk}-{row.template}.pdf"
        return {
            "store": kept_files.LETTERS,
            "digest": row.sha256,
            "name": name,
            "read_at": f"letter/{row.pk}",
        }
    return {}


def _changes(subject: str) -> Iterator[Passage]:
    for event in _events_with_values(subject).order_by("id"):
        for each in personal.opened(event):
            words = f"{spoken(event.at)}, {event.action}: {each.field} {each.side} {each.value}"
            yield Passage(text=words, marked=True)


def earlier_addresses(subjects: Iterable[str]) -> set[str]:
    """Mail addresses that the audit knows these had before, while the key to them lasts.

    Back to the last change of the name, from none to one too: before it the contact may have been
    somebody else.
    """
    found: set[str] = set()
    for subject in subjects:
        for event in _events_with_values(subject).order_by("-id"):
            values = personal.opened(event)
            was = {each.field: each.value for each in values if each.side == WAS}
            if "name" in {each.field for each in values}:
                break
            found.add(was.get("email", ""))
    return found - {""}


def _events_with_values(subject: str) -> QuerySet[AuditEvent]:
    values = AuditValue.objects.filter(key__subject=subject, key__destroyed_at__isnull=True)
    return AuditEvent.objects.filter(pk__in=values.values("event"))


def _slug(subject: str) -> str:
    return subject.replace(" ", "-").replace("/", "-")
