"""Questions and resources as they stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from upheld.domain.worded import Worded
from upheld.outreach.models import RecordVersion
from upheld.outreach.records import title_of


class InForce(NamedTuple):
    """What a record says, and from when."""

    content: dict[str, Any]
    public_from: datetime


class Ended(NamedTuple):
    """What a record that could once be read said last, and since when it may not any more."""

    content: dict[str, Any]
    at: datetime


class State(Worded):
    """How a version stands."""

    WAITS = "waits", "Waits for approval"
    AHEAD = "ahead", "Approved, waits for its hour"
    PUBLIC = "public", "Public"
    RETURNED = "returned", "Returned"
    WITHDRAWN = "withdrawn", "Withdrawn"
    REPLACED = "replaced", "Replaced by a later version"


@dataclass(frozen=True, kw_only=True)
class Record:
    """One question or resource with its whole history."""

    kind: str
    key: str
    versions: Sequence[tuple[RecordVersion, State]]
    """The newest first."""

    @property
    def newest(self) -> RecordVersion:
        """The last version that anybody wrote."""
        return self.versions[0][0]

    @property
    def state(self) -> State:
        """How the newest version stands."""
        return self.versions[0][1]

    @property
    def public(self) -> RecordVersion | None:
        """What the public reads."""
        return next((each for each, state in self.versions if state is State.PUBLIC), None)

    @property
    def stands(self) -> bool:
        """Whether something is approved that could be withdrawn."""
        return any(state in {State.PUBLIC, State.AHEAD} for _, state in self.versions)

    @property
    def title(self) -> str:
        """What a list calls it."""
        return title_of(self.kind, self.newest.content)

    def version(self, number: int) -> tuple[RecordVersion, State] | None:
        """One version and how it stands."""
        return next((pair for pair in self.versions if pair[0].number == number), None)


def in_force(kind: str, at: datetime) -> dict[str, InForce]:
    """The last approved version of each key that may be seen at a moment; none that ended."""
    return {
        key: InForce(last.content, last.public_from or last.written_at)
        for key, last in _last(_opened(kind, at)).items()
        if not _is_over(last, at)
    }


def ended(kind: str, at: datetime) -> dict[str, Ended]:
    """The records that were withdrawn by a moment, of those that anybody could read before."""
    read = [
        each
        for each in _opened(kind, at)
        if each.withdrawn_at is None or (each.public_from and each.public_from < each.withdrawn_at)
    ]
    standing = in_force(kind, at)
    return {
        key: Ended(last.content, last.withdrawn_at)
        for key, last in _last(read).items()
        if key not in standing and last.withdrawn_at is not None
    }


def _opened(kind: str, at: datetime) -> list[RecordVersion]:
    versions = RecordVersion.objects.filter(kind=kind, public_from__lte=at)
    return list(versions.order_by("key", "number"))


def _last(versions: Iterable[RecordVersion]) -> dict[str, RecordVersion]:
    return {version.key: version for version in versions}


def _is_over(version: RecordVersion, at: datetime) -> bool:
    return version.withdrawn_at is not None and version.withdrawn_at <= at


def versions_of(kind: str, key: str) -> list[RecordVersion]:
    """Every version of a record, the oldest first."""
    return list(RecordVersion.objects.filter(kind=kind, key=key).order_by("number"))


def writers_since(kind: str, key: str) -> frozenset[str]:
    """Who wrote a draft since the last version that was approved."""
    found: set[str] = set()
    for each in versions_of(kind, key):
        found = set() if each.approved_at else found | {each.written_by}
    return frozenset(found)


def records(now: datetime) -> list[Record]:
    """Every record, by kind and key."""
    found: dict[tuple[str, str], list[RecordVersion]] = defaultdict(list)
    for each in RecordVersion.objects.order_by("number"):
        found[each.kind, each.key].append(each)
    return [_record(versions, now) for _, versions in sorted(found.items())]


def record(kind: str, key: str, now: datetime) -> Record | None:
    """One record, or None where there is no such."""
    versions = versions_of(kind, key)
    return _record(versions, now) if versions else None


def subject_of(kind: str, key: str) -> str:
    """What the audit calls a record."""
    return f"{kind} {key}"


def _record(versions: Sequence[RecordVersion], now: datetime) -> Record:
    opened = [each for each in versions if each.public_from and each.public_from <= now]
    current, newest = max(opened, key=_number, default=None), versions[-1]
    return Record(
        kind=newest.kind, key=newest.key,
        versions=[(each, _state(each, current, newest, now)) for each in _newest_first(versions)],
    )  # fmt: skip


def _newest_first(versions: Iterable[RecordVersion]) -> list[RecordVersion]:
    return sorted(versions, key=_number, reverse=True)


def _number(version: RecordVersion) -> int:
    return version.number


def _state(
    each: RecordVersion, current: RecordVersion | None, newest: RecordVersion, now: datetime
) -> State:
    if each.withdrawn_at is not None:
        return State.WITHDRAWN if each.approved_at else State.RETURNED
    if each.public_from is None:
        return State.WAITS if each is newest else State.REPLACED
    if each.public_from > now:
        return State.AHEAD
    return State.PUBLIC if each is current else State.REPLACED
