"""Lists narrowed by a form: what is left, and how many there would be beside each choice."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from upheld.domain.errors import Refused

Row = TypeVar("Row")
LONGEST = 200
PAGE = 50
_DEEPEST = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Narrowed(Generic[Row]):
    """Those that were asked for, in their order."""

    rows: Sequence[Row]
    counts: Mapping[str, Mapping[str, int]]
    """By field and value, how many there would be with that value, the other fields standing."""


@dataclass(frozen=True, kw_only=True)
class Option:
    """One choice of a list."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Selection:
    """One list to choose from."""

    name: str
    label: str
    options: Sequence[Option]


@dataclass(frozen=True, kw_only=True)
class Paged(Generic[Row]):
    """One page of a list, and the numbers of those before and after it; 0 where there is none."""

    rows: Sequence[Row]
    number: int
    last: int

    @property
    def before(self) -> int:
        """The page before."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The page after."""
        return self.number + 1 if self.number < self.last else 0


def narrow(
    rows: Iterable[Row],
    chosen: Mapping[str, str],
    values: Callable[[Row], Mapping[str, str]],
) -> Narrowed[Row]:
    """The rows whose values are those chosen; a field with an empty choice leaves everything."""
    wanted = {name: value for name, value in chosen.items() if value}
    left, beside = [], {name: Counter[str]() for name in chosen}
    for row in rows:
        own = values(row)
        missed = [name for name, value in wanted.items() if own[name] != value]
        if not missed:
            left.append(row)
        elif len(missed) == 1:
            beside[missed[0]][own[missed[0]]] += 1
    every = [values(row) for row in left]
    for name, counted in beside.items():
        counted.update([own[name] for own in every])
    return Narrowed(rows=left, counts=beside)


def selection(
    name: str, label: str, every: str, words: Iterable[tuple[str, str]],
    counts: Mapping[str, int], chosen: str,
) -> Selection:  # fmt: skip
    """A list whose choices say how many they leave; what would leave nothing is not offered."""
    offered = (
        Option(value=value, text=f"{text} ({counts.get(value, 0):,})", chosen=value == chosen)
        for value, text in words
        if counts.get(value) or value == chosen
    )
    whole = Option(value="", text=every, chosen=not chosen)
    return Selection(name=name, label=label, options=(whole, *offered))


def page_of(rows: Sequence[Row], number: int, *, size: int = PAGE) -> Paged[Row]:
    """One page; a number beyond the last gives the last."""
    last = max(1, -(-len(rows) // size))
    number = min(number, last)
    return Paged(rows=rows[(number - 1) * size : number * size], number=number, last=last)


def asked_for(args: Mapping[str, str], *names: str) -> Iterator[str]:
    """The fields of an address by name, trimmed; what is too long is refused."""
    for name in names:
        value = args.get(name, "").strip()
        if len(value) > LONGEST:
            raise Refused(f"“{name}” is too long. Use fewer than {LONGEST} characters.")
        yield value


def page_number(text: str) -> int:
    """The number of a page; the first where none is asked for."""
    if not text:
        return 1
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= _DEEPEST):
        raise Refused("The page is not a number. Pages are counted from 1.")
    return int(text[:9])


def query_of(fields: Mapping[str, str]) -> str:
    """The fields as the end of an address, empty ones left out; "" where all are."""
    text = urlencode({name: value for name, value in fields.items() if value})
    return f"?{text}" if text else ""
