"""/scrutiny/<slug>/<year>/: one council's year for those who scrutinise it, and its packs."""

from collections.abc import Sequence
from dataclasses import dataclass

from upheld.domain.demonstration import mark
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.pages.scrutiny.gathering import ADDRESS
from upheld.publication.site import scrutiny_address
from upheld.scrutiny.choosing import Chosen
from upheld.scrutiny.facts import CouncilYear
from upheld.scrutiny.fitting import one_page
from upheld.scrutiny.pack import Pack, full_pack

TITLE = "For scrutiny"
FULL, SHORT = "pack/", "one-page/"
FULL_PDF, SHORT_PDF = "pack.pdf", "one-page.pdf"


@dataclass(frozen=True, kw_only=True)
class YearTab:
    """One year of the row of tabs."""

    year: int
    address: str
    current: bool


def year_page(facts: CouncilYear, chosen: Sequence[Chosen], years: Sequence[int]) -> bytes:
    """The page; `years` are the public ones with figures of the council."""
    pack = full_pack(facts, chosen)
    return page(
        "scrutiny/year.html",
        _frame(facts, f"Scrutiny: {facts.called} {facts.figures.year}", facts.address, pack),
        pack=pack,
        facts=facts,
        own=sum(each.own for each in chosen),
        tabs=[
            YearTab(
                year=year,
                address=scrutiny_address(facts.slug, year),
                current=year == facts.figures.year,
            )
            for year in reversed(years)
        ],
        full=FULL,
        short=SHORT,
        full_pdf=FULL_PDF,
        short_pdf=SHORT_PDF,
    )


def full_page(facts: CouncilYear, chosen: Sequence[Chosen]) -> bytes:
    """The full pack as a page for paper."""
    return _on_paper(facts, full_pack(facts, chosen), FULL, FULL_PDF)


def short_page(facts: CouncilYear, chosen: Sequence[Chosen]) -> bytes:
    """The same on one side of paper."""
    return _on_paper(facts, one_page(facts, chosen), SHORT, SHORT_PDF)


def file_name(pack: Pack) -> str:
    """What its PDF is called when it is kept."""
    slug = pack.address.removeprefix(ADDRESS).strip("/").replace("/", "-")
    kind = "scrutiny-pack" if pack.full else "scrutiny-one-page"
    return f"{mark(pack.demonstration)}{kind}-{slug}.pdf"


def _on_paper(facts: CouncilYear, pack: Pack, below: str, pdf: str) -> bytes:
    kind = "Scrutiny pack" if pack.full else "Scrutiny on one page"
    frame = _frame(
        facts,
        f"{kind}: {facts.called} {facts.figures.year}",
        f"{facts.address}{below}",
        pack,
        Crumb(text=f"{facts.called} {facts.figures.year}", address=facts.address),
    )
    return page("scrutiny/pack.html", frame, pack=pack, facts=facts, pdf=pdf)


def _frame(facts: CouncilYear, title: str, address: str, pack: Pack, *further: Crumb) -> Frame:
    return Frame(
        title=title,
        address=address,
        demonstration=facts.figures.demonstration,
        crumbs=(Crumb(text=TITLE, address=ADDRESS), *further),
        description=pack.opening[0],
        section="councils",
    )
