"""The form that asks which councils to compare: plain selects, and a year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from upheld.domain.authority_types import COMPARED
from upheld.letters import words
from upheld.publication.site import PublicBody

_FIELDS = (
    ("a", "First council"),
    ("b", "Second council"),
    ("c", "Third council (optional)"),
    ("d", "Fourth council (optional)"),
)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One council that can be chosen."""

    slug: str
    name: str


@dataclass(frozen=True, kw_only=True)
class OptionGroup:
    """The councils of one type, which is the only choice that can be compared."""

    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One select; `chosen` is a slug, or empty."""

    name: str
    label: str
    chosen: str


@dataclass(frozen=True, kw_only=True)
class Form:
    """Everything the form shows."""

    fields: tuple[Field, ...]
    groups: tuple[OptionGroup, ...]
    year: int
    years: tuple[int, ...]


def lay_out_form(
    chosen: Sequence[str], *, year: int, years: Sequence[int], options: Mapping[str, PublicBody]
) -> Form:
    """The form with what was chosen; the newest year stands first."""
    slugs = [*chosen, *[""] * len(_FIELDS)]
    return Form(
        fields=tuple(
            Field(name=name, label=label, chosen=slug)
            for (name, label), slug in zip(_FIELDS, slugs, strict=False)
        ),
        groups=_groups(options.values()),
        year=year,
        years=tuple(sorted(years, reverse=True)),
    )


def _groups(bodies: Iterable[PublicBody]) -> tuple[OptionGroup, ...]:
    """Real councils by type, then fictional ones by type."""
    ordered = sorted(bodies, key=lambda body: body.short_name.casefold())
    groups = []
    for fictional in (False, True):
        for kind in COMPARED:
            found = [b for b in ordered if b.kind is kind and b.fictional == fictional]
            if found:
                title = f"Fictional {kind.plural}" if fictional else words.sentence(kind.plural)
                options = tuple(Option(slug=b.slug, name=_name(b)) for b in found)
                groups.append(OptionGroup(title=title.removesuffix("."), options=options))
    return tuple(groups)


def _name(body: PublicBody) -> str:
    """The short name, and until when there was such a council."""
    return f"{body.short_name} (until {body.end.year})" if body.end else body.short_name
