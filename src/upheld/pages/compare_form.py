"""The form that asks which councils to compare: plain selects, and a year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from upheld.domain.authority_types import COMPARED
from upheld.letters import words
from upheld.pages.environment import environment
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
class Choices:
    """Every council that can be chosen, laid out once for the four selects of many pages."""

    options: Markup

    @classmethod
    def among(cls, bodies: Mapping[str, PublicBody]) -> "Choices":
        """The choices that these councils are, by type."""
        laid_out = environment().get_template("compare_options.html")
        return cls(options=Markup(laid_out.render(groups=_groups(bodies.values()))))  # noqa: S704 - escaped by the template

    def selecting(self, slug: str) -> Markup:
        """The options with one of them chosen; none where `slug` is not among them."""
        mark = f'value="{escape(slug)}"'
        return Markup(str(self.options).replace(mark, f"{mark} selected", 1))  # noqa: S704 - escaped


@dataclass(frozen=True, kw_only=True)
class Field:
    """One select with its options."""

    name: str
    label: str
    options: Markup


@dataclass(frozen=True, kw_only=True)
class Form:
    """Everything the form shows."""

    fields: tuple[Field, ...]
    year: int
    years: tuple[int, ...]


def lay_out_form(
    chosen: Sequence[str], *, year: int, years: Sequence[int], choices: Choices
) -> Form:
    """The form with what was chosen; the newest year stands first."""
    slugs = [*chosen, *[""] * len(_FIELDS)]
    return Form(
        fields=tuple(
            Field(name=name, label=label, options=choices.selecting(slug))
            for (name, label), slug in zip(_FIELDS, slugs, strict=False)
        ),
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
