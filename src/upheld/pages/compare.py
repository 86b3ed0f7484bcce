"""Up to four councils of one type side by side; by name, never by rank."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from upheld.domain.authority_types import COMPARED, AuthorityType
from upheld.domain.method import method_of
from upheld.letters import words
from upheld.pages.compare_form import Choices, Form, lay_out_form
from upheld.pages.compare_tables import lay_out_counts, lay_out_rates
from upheld.pages.compared import COUNTED_AFTERWARDS, MOST, ComparedBody
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.publication.public_file import HTML, PublicFile
from upheld.publication.site import PublicBody, Site
from upheld.statistics.measures import received
from upheld.statistics.verdict import MILDER_THAN_INTERVAL

__all__ = ["ADDRESS", "ComparedBody", "compare_page", "files", "refusal"]

ADDRESS = "/compare/"
TITLE = "Compare councils"


def files(site: Site) -> Iterator[PublicFile]:
    """The empty form; what it asks for is made on request."""
    years = sorted(site.years)
    content = compare_page(
        (),
        year=years[-1],
        years=years,
        choices=Choices.among(comparable(site)),
        demonstration=site.demonstration,
    )
    yield PublicFile(address=ADDRESS, content=content, media_type=HTML, public_from=site.opens)


def comparable(site: Site) -> dict[str, PublicBody]:
    """The councils that can be chosen: of a type that is compared, with figures in some year."""
    with_figures = {slug for year in site.years.values() for slug in year.bodies}
    return {
        slug: body
        for slug, body in site.bodies.items()
        if body.kind.compared and slug in with_figures
    }


def refusal(chosen: Sequence[ComparedBody]) -> str:
    """Why these councils are not shown side by side; empty where they can be."""
    if len(chosen) > MOST:
        return f"Choose at most four councils. You chose {words.number(len(chosen))}."
    slugs = [one.body.slug for one in chosen]
    for one in chosen:
        if slugs.count(one.body.slug) > 1:
            return f"{one.name} is chosen twice. Choose each council once."
        if reason := _unfit(one):
            return reason
    return _unlike(chosen)


def _unfit(one: ComparedBody) -> str:
    """Why one body cannot stand beside any other."""
    if one.figures is None:
        return (
            f"There are no figures for {one.name} in this year. Choose another year or another "
            "council."
        )
    if one.kind is None:
        return (
            f"{one.name} had come to its end by 31 March of this year, so it has no similar "
            "authorities. Choose an earlier year or another council."
        )
    if not one.kind.compared:
        compared = words.listed([kind.plural for kind in COMPARED])
        return (
            f"{one.name} has no similar authorities, so it is not compared. Those that are "
            f"compared are {compared}."
        )
    return ""


def _unlike(chosen: Sequence[ComparedBody]) -> str:
    """Why bodies that can be compared cannot be compared with each other."""
    for first, other in pairwise(chosen):
        if first.body.fictional != other.body.fictional:
            invented, real = (first, other) if first.body.fictional else (other, first)
            return (
                f"{invented.name} exists in this demonstration only and {real.name} is a real "
                "council. Fictional councils are compared with each other only."
            )
        if first.kind is not other.kind:
            return (
                f"{_told(first)} and {_told(other)}. Councils of different types do different "
                "work. Choose councils of one type."
            )
    return ""


def _told(one: ComparedBody) -> str:
    return f"{one.name} is a {one.kind.singular}" if one.kind else one.name


def compare_page(
    chosen: Sequence[ComparedBody],
    *,
    year: int,
    years: Sequence[int],
    choices: Choices,
    demonstration: bool,
    problem: str = "",
) -> bytes:
    """The form, and below it the councils chosen, in that order.

    With a `problem` the form keeps what was chosen and says what is wrong; nothing is compared.
    """
    shown = () if problem else tuple(chosen)
    heading = _heading(shown, year)
    frame = Frame(
        title=f"Error: {heading}" if problem else heading,
        address=ADDRESS,
        demonstration=demonstration,
        crumbs=(Crumb(text="Councils", address="/councils/"),),
        description="Up to four councils of one type side by side.",
        section="councils",
        scripts=("charts.js",) if shown else (),
        wide=True,
    )
    return page(
        "compare.html",
        frame,
        heading=heading,
        form=_form(chosen, year, years, choices),
        problem=problem,
        year=year,
        shown=shown,
        kind=_kind(shown),
        rates=lay_out_rates(shown, year) if shown else (),
        counts=lay_out_counts(shown, year) if shown else (),
        afterwards="" if not shown or method_of(year).compared else COUNTED_AFTERWARDS,
        milder=MILDER_THAN_INTERVAL,
        cohorts=received.MEASURE.caution,
    )


def _form(
    chosen: Sequence[ComparedBody],
    year: int,
    years: Sequence[int],
    choices: Choices,
) -> Form:
    slugs = [one.body.slug for one in chosen[:MOST]]
    return lay_out_form(slugs, year=year, years=years, choices=choices)


def _heading(shown: Sequence[ComparedBody], year: int) -> str:
    if not shown:
        return TITLE
    names = words.listed([one.name for one in shown])
    return f"{names}, {year}"


def _kind(shown: Sequence[ComparedBody]) -> AuthorityType | None:
    return shown[0].kind if shown else None
