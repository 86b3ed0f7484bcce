"""What people change about bodies. Everything has its day: what lies ahead waits for it by itself.

Every action takes the version it was made from and is `Overtaken` where somebody saved first.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Overtaken, Refused
from upheld.register.at_once import refused_if_there
from upheld.register.audited import note
from upheld.register.facts import LONGEST_NAME, BodyFacts, check_line, check_slug
from upheld.register.models import (
    Authority,
    AuthorityKind,
    AuthorityName,
    RegisterChange,
    Succession,
)
from upheld.register.queries.bodies import changes_of, facts_of, successor_slugs
from upheld.toolbox import clock
from upheld.toolbox.spoken_days import spoken_day

BY_PEOPLE = "staff"  # the source of what a person wrote
A_DAY = timedelta(days=1)


@transaction.atomic
def add_body(*, slug: str, facts: BodyFacts, parent: str, why: str, by: str) -> Authority:
    """A new body, such as the successor of one that ends; its first day may lie ahead."""
    check_slug(slug)
    there = f"the register has a body {slug} already; choose another short form"
    if Authority.objects.filter(pk=slug).exists():
        raise Refused(there)
    if parent and not Authority.objects.filter(pk=parent).exists():
        raise Refused(f"{parent} is not a body of the register")
    body = Authority(
        slug=slug, short_name=facts.short_name, type=facts.type, region=facts.region,
        gss_code=facts.gss_code, parent_id=parent or None, start=facts.start, end=facts.end,
        source=BY_PEOPLE,
    )  # fmt: skip
    with refused_if_there(there):
        body.save(force_insert=True)
    AuthorityName(
        authority=body, name=facts.name, start=facts.start, source=BY_PEOPLE
    ).save()  # fmt: skip
    _write(body, 0, "add_body", f"Added as {facts.name}", why, by, {"start": _text(facts.start)})
    return body


@transaction.atomic
def add_name(
    *, authority: str, name: str, start: date, why: str, version: int, by: str
) -> None:  # fmt: skip
    """The body is called so from a day on; the name before it ends the day before."""
    body = _taken(authority, version)
    check_line("name", name, LONGEST_NAME)
    _check_alive(body, start)
    last = body.names.get(end__isnull=True, alias=False)
    if last.start and start <= last.start:
        raise Refused(f"its last name counts from {last.start}; a later name begins after that")
    if body.names.filter(name=name).exists():
        raise Refused("the register holds this name of the body already")
    last.end = start - A_DAY
    last.save()
    AuthorityName(authority=body, name=name, start=start, source=BY_PEOPLE).save()
    what = f"Called {name} from {spoken_day(start)}"
    _write(body, version, "add_name", what, why, by, {"start": _text(start)})


@transaction.atomic
def change_type(
    *, authority: str, kind: AuthorityType, start: date, why: str, version: int, by: str
) -> None:
    """The body is of another type from a day on."""
    body = _taken(authority, version)
    _check_alive(body, start)
    last = body.kinds.order_by("-start").first()
    if last and start <= last.start:
        raise Refused(f"its type changes on {last.start} already; a later change comes after that")
    if kind == (last.type if last else body.type):
        raise Refused(f"it is a {kind.singular} already")
    AuthorityKind(authority=body, type=kind, start=start).save()
    what = f"A {kind.singular} from {spoken_day(start)}"
    detail = {"type": kind.value, "start": _text(start)}
    _write(body, version, "change_type", what, why, by, detail)


@transaction.atomic
def end_body(
    *, authority: str, last_day: date, successors: Sequence[str], why: str, version: int, by: str
) -> None:
    """The body ends with a day, and these bodies take over the day after."""
    body = _taken(authority, version)
    if body.end:
        raise Refused(f"it ends on {body.end} already; correct that day instead")
    if body.start and last_day < body.start:
        raise Refused(f"it begins on {body.start}, after that day")
    late = body.names.filter(start__gt=last_day).exists()
    if late or body.kinds.filter(start__gt=last_day).exists():
        raise Refused("a name or type of it begins after that day; take that back first")
    _succeed(body, successors, last_day)
    body.end = last_day
    body.save()
    what = f"Ends on {spoken_day(last_day)}{_followed(successors)}"
    detail = {"end": _text(last_day), "successors": sorted(successors)}
    _write(body, version, "end_body", what, why, by, detail)


@transaction.atomic
def correct_body(
    *,
    authority: str,
    facts: BodyFacts,
    name_from: date | None,
    successors: Sequence[str],
    why: str,
    version: int,
    by: str,
) -> bool:
    """What the register says wrongly; False where nothing differs. Frozen years stay as they are.

    `name` and `type` are the last ones, `name_from` the day on which that name begins.
    """
    body = _taken(authority, version)
    before, had = facts_of(body), successor_slugs(body)
    last = body.names.get(end__isnull=True, alias=False)
    names = [f.name for f in fields(facts)]
    changed = [n for n in names if getattr(before, n) != getattr(facts, n)]
    changed += ["name_from"] if last.start != name_from else []
    changed += ["successors"] if sorted(had) != sorted(successors) else []
    if not changed:
        return False
    if successors and not facts.end:
        raise Refused("a body that has no last day has no successor")
    _correct_name(body, last, facts, name_from)
    _correct_kind(body, facts.type)
    for field in ("short_name", "region", "gss_code", "start", "end"):
        setattr(body, field, getattr(facts, field))
    body.save()
    if facts.end:
        _succeed(body, successors, facts.end)
    else:
        body.successions.all().delete()
    words = ", ".join(each.replace("_", " ") for each in changed)
    _write(body, version, "correct_body", f"Corrected: {words}", why, by, {"fields": changed})
    return True


@transaction.atomic
def take_back(*, authority: str, what: str, why: str, version: int, by: str) -> None:
    """Take back a `name`, `type` or `end` whose day lies ahead."""
    body, today = _taken(authority, version), clock.today()
    if what == "name" and (name := body.names.filter(alias=False, start__gt=today).last()):
        if body.names.filter(alias=False).count() == 1:
            raise Refused("a body has a name; correct the name, or remove the body")
        _take_back_name(body, name)
    elif what == "type" and (kind := body.kinds.filter(start__gt=today).last()):
        kind.delete()
    elif what == "end" and body.end and body.end >= today:
        body.end = None
        body.save()
        body.successions.all().delete()
    else:
        raise Refused("there is nothing ahead to take back; correct the body instead")
    _write(body, version, "take_back", f"Took back the {what} that lay ahead", why, by,
           {"what": what})  # fmt: skip


@transaction.atomic
def remove_body(*, authority: str, version: int, by: str) -> None:
    """Take out a body that was added by mistake, to which nothing else refers yet.

    That it was there, who added and who removed it, stays in the audit.
    """
    body = _taken(authority, version)
    if body.source != BY_PEOPLE:
        raise Refused("it came with the program’s own files; end it or correct it instead")
    if body.successions.exists():
        raise Refused("others take over from it; take its end back first")
    try:
        with transaction.atomic():
            for rows in (body.names, body.kinds, body.changes):
                rows.all().delete()
            body.delete()
    except ProtectedError as still:
        count = len(still.protected_objects)
        raise Refused(
            f"{count:,} other {'record names' if count == 1 else 'records name'} it, such as a "
            "contact, a case or a body that it follows; end it instead"
        ) from None
    note(by=by, action="remove_body", subject=f"body {authority}", detail={})


def _taken(slug: str, version: int) -> Authority:
    # The row is locked, so that two who save at once come one after the other.
    body = Authority.objects.select_for_update().filter(pk=slug).first()
    if body is None:
        raise Refused(f"{slug} is not a body of the register")
    made = changes_of(slug)
    if made and made[0].number != version:
        last = made[0]
        what = "; ".join(each.what for each in reversed(made) if each.number > version)
        raise Overtaken(by=last.by, at=last.at, what=what or last.what, version=last.number)
    return body


def _write(
    body: Authority, version: int, action: str, what: str, why: str, by: str, detail: Any
) -> None:
    check_line("reason", why, 500)
    RegisterChange(
        authority=body, number=version + 1, what=what, why=why.strip(), at=clock.now(), by=by
    ).save()
    note(by=by, action=action, subject=f"body {body.pk}", detail=detail)


def _check_alive(body: Authority, day: date) -> None:
    if body.start and day <= body.start:
        raise Refused(f"it begins on {body.start}; what changes later begins after that day")
    if body.end and day > body.end:
        raise Refused(f"it ends on {body.end}, before that day")


def _succeed(body: Authority, successors: Sequence[str], last_day: date) -> None:
    body.successions.all().delete()
    for slug in sorted(set(successors)):
        other = Authority.objects.filter(pk=slug).first()
        if other is None or other == body:
            raise Refused(f"“{slug}” is not another body of the register; add it first")
        if other.start and other.start > last_day + A_DAY:
            raise Refused(f"{other.short_name} begins on {other.start}, later than the day after")
        if other.end and other.end <= last_day:
            raise Refused(f"{other.short_name} ended on {other.end} and cannot take over")
        Succession(authority=body, successor=other).save()


def _correct_name(
    body: Authority, last: AuthorityName, facts: BodyFacts, name_from: date | None
) -> None:
    if body.names.filter(name=facts.name).exclude(pk=last.pk).exists():
        raise Refused("the body had or has this name in another span of days")
    former = body.names.filter(end__isnull=False, alias=False).order_by("-end").first()
    if former:
        if name_from is None or (former.start and name_from <= former.start):
            raise Refused("its last name begins after the one before it")
        former.end = name_from - A_DAY
        former.save()
    last.name, last.start = facts.name, name_from
    last.save()


def _correct_kind(body: Authority, kind: AuthorityType) -> None:
    last = body.kinds.order_by("-start").first()
    if last:
        last.type = kind
        last.save()
    else:
        body.type = kind


def _take_back_name(body: Authority, name: AuthorityName) -> None:
    former = body.names.filter(end__isnull=False, alias=False).order_by("-end").first()
    name.delete()
    if former:
        former.end = None
        former.save()


def _followed(successors: Sequence[str]) -> str:
    return f"; {', '.join(sorted(successors))} take over" if successors else ""


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
