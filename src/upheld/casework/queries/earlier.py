"""Earlier complaints and cases that may be the same person's or the same matter."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from upheld.casework.likeness import likeness
from upheld.casework.models import CaseBody, Complainant, Complaint
from upheld.casework.models.complaint import STATES
from upheld.casework.queries.complaints import NOTHING
from upheld.casework.queries.complaints import complaint as seen
from upheld.toolbox.plain_name import plain

MOST, LOOKED_AT = 20, 60
WHOLLY = 100.0
# What each likeness weighs, so that the likeliest stand first.
WEIGHT = {
    "the same email address": 100.0, "the same telephone number": 80.0, "the same postcode": 60.0,
    "the same body": 30.0,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A case, or a complaint that is none yet, and why it may belong here."""

    reference: str
    """Of the case; empty where there is none."""
    complaint: int | None
    receipt: str
    """The number under which a complaint that is no case came."""
    since: date | None
    bodies: tuple[str, ...]
    slugs: tuple[str, ...]
    state: str
    people: tuple[str, ...]
    why: tuple[str, ...]
    weight: float


@dataclass(frozen=True, kw_only=True)
class _Likeness:
    person: int
    place: tuple[str, int]
    why: tuple[str, ...]
    weight: float


def earlier(complaint: Complaint, *, without: Collection[str] = NOTHING) -> list[Earlier]:
    """The likeliest first; nothing about bodies `without`, and never the complaint itself.

    People are like by name, postcode, email or telephone; the body alone makes nobody alike, but
    counts where something else does.
    """
    found: dict[tuple[str, int], list[_Likeness]] = {}
    for each in _alike(list(complaint.people.all()), complaint):
        found.setdefault(each.place, []).append(each)
    # Of a common name there are thousands: only the likeliest are looked at more closely.
    places = sorted(found, key=lambda place: -max(each.weight for each in found[place]))[:LOOKED_AT]
    shown = [_described(place, found[place], complaint, without) for place in places]
    kept = [each for each in shown if each is not None]
    return sorted(kept, key=lambda each: (-each.weight, each.reference))[:MOST]


def _alike(people: list[Complainant], complaint: Complaint) -> Iterable[_Likeness]:
    others = Complainant.objects.exclude(complaint=complaint)
    if complaint.case_id:
        others = others.exclude(case=complaint.case_id)
    names = [(plain(person.name), person) for person in people]
    columns = ("pk", "case_id", "complaint_id", "name", "postcode", "email", "telephone")
    for row in others.values_list(*columns).iterator():
        pk, case, other, name, *ways = row
        theirs = plain(name)
        like = max((likeness(ours, theirs) for ours, _ in names), default=0.0)
        why = {words for _, person in names for words in _same(person, *ways)}
        weight = like / 2 + sum(WEIGHT[each] for each in why)
        if like:
            why.add("the same name" if like == WHOLLY else "a similar name")
        if why:
            place = (case or "", 0 if case else other)
            yield _Likeness(person=pk, place=place, why=tuple(sorted(why)), weight=weight)


def _same(person: Complainant, postcode: str, email: str, telephone: str) -> Iterable[str]:
    if postcode and person.postcode == postcode:
        yield "the same postcode"
    if email and person.email.casefold() == email.casefold():
        yield "the same email address"
    if telephone and _digits(telephone) and _digits(person.telephone) == _digits(telephone):
        yield "the same telephone number"


def _described(
    place: tuple[str, int], found: list[_Likeness], complaint: Complaint, without: Collection[str]
) -> Earlier | None:
    reference, number = place
    pairs = list(CaseBody.objects.filter(case=reference).select_related("authority", "work"))
    other = None if reference else seen(number, without=without)
    if (reference and {pair.authority_id for pair in pairs} & set(without)) or (
        not reference and other is None
    ):
        return None
    why = sorted({words for each in found for words in each.why})
    weight = max(each.weight for each in found)
    bodies = [pair.authority for pair in pairs]
    if other is not None:
        bodies = [other.authority] if other.authority else []
    if complaint.authority_id and complaint.authority_id in {body.pk for body in bodies}:
        why.append("the same body")
        weight += WEIGHT["the same body"]
    named = [other.body_named] if other is not None and not other.authority else []
    people = Complainant.objects.filter(pk__in=[each.person for each in found])
    return Earlier(
        reference=reference, complaint=other.pk if other else None,
        receipt=other.receipt if other else "",
        since=other.arrived_on if other else min(
            (pair.received for pair in pairs if pair.received), default=None
        ),
        bodies=tuple([body.short_name for body in bodies] + named),
        slugs=tuple(body.pk for body in bodies),
        state=STATES[other.state] if other else _stages(pairs),
        people=tuple(dict.fromkeys(people.order_by("pk").values_list("name", flat=True))),
        why=tuple(why), weight=weight,
    )  # fmt: skip


def _stages(pairs: Iterable[CaseBody]) -> str:
    stages = (pair.work.get_stage_display() for pair in pairs if hasattr(pair, "work"))
    return ", ".join(dict.fromkeys(stages)) or "Not worked on here"


def _digits(telephone: str) -> str:
    found = "".join(c for c in telephone if c.isdigit())
    return found.removeprefix("44").removeprefix("0") if len(found) > 6 else ""  # noqa: PLR2004 - shorter ones are many people's
