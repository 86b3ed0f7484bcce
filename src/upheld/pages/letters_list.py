"""The lists of letters: all years at one address, each year at its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from upheld.domain.authority_types import AuthorityType
from upheld.letters import words
from upheld.pages.called import all_called
from upheld.pages.demonstrated import tell_letter_years
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.publication.public_file import HTML, PublicFile
from upheld.publication.site import PublicBody, PublicLetter, PublicYear, Site

ADDRESS = "/letters/"
_KB = 1000
_MB = 1_000_000


def address(year: int) -> str:
    """Where the list of one year stands."""
    return f"{ADDRESS}{year}/"


@dataclass(frozen=True, kw_only=True)
class Pdf:
    """What a reader should know before loading a PDF."""

    address: str
    pages: str
    size: str


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One letter in a list."""

    name: str
    address: str
    pdf: Pdf
    corrected: bool


@dataclass(frozen=True, kw_only=True)
class Group:
    """The letters to bodies of one type."""

    key: str
    title: str
    letters: tuple[Listed, ...]


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One year among those that have letters."""

    year: int
    address: str
    current: bool


def files(site: Site) -> Iterator[PublicFile]:
    """The entry page with the newest letters, and a page for each year that has letters."""
    yield PublicFile(address=ADDRESS, content=_index(site), media_type=HTML, public_from=site.opens)
    for year in _years(site):
        yield PublicFile(
            address=address(year.year),
            content=_year_page(site, year),
            media_type=HTML,
            public_from=year.public_from,
        )


def pdf_of(letter: PublicLetter) -> Pdf:
    """A letter's PDF with its size in words."""
    noun = "page" if letter.pages == 1 else "pages"
    return Pdf(
        address=letter.pdf_address,
        pages=f"{letter.pages} {noun}",
        size=size_in_words(letter.size),
    )


def size_in_words(size: int) -> str:
    """Bytes as people read them: "67 KB", "1.2 MB"."""
    if size >= _MB:
        return f"{size / _MB:.1f} MB"
    return f"{max(1, round(size / _KB))} KB"


def _years(site: Site) -> list[PublicYear]:
    """Those with letters, newest first."""
    return [year for _, year in sorted(site.years.items(), reverse=True) if year.letters]


def _index(site: Site) -> bytes:
    years = _years(site)
    numbers = [year.year for year in years]
    total = sum(len(year.letters) for year in years)
    frame = Frame(
        title="Letters",
        address=ADDRESS,
        demonstration=site.demonstration,
        description="The ombudsman’s yearly letters to councils and others, as pages and as PDFs.",
        section="letters",
        wide=True,
    )
    return page(
        "letters.html",
        frame,
        tabs=[Tab(year=n, address=address(n), current=False) for n in numbers],
        total=f"{total:,} {'letter' if total == 1 else 'letters'} in all.",
        gap=_gap(site, numbers),
        year=numbers[0] if numbers else None,
        sent=_sent(years[0]) if years else "",
        groups=_groups(site, years[0]) if years else (),
    )


def _gap(site: Site, numbers: Sequence[int]) -> str:
    """Which years have no letters, or that a demonstration writes them for some years only."""
    without = [str(year) for year in site.years if year not in numbers]
    if site.demonstration or not without:
        return tell_letter_years(site)
    return f"No letters of {words.listed(without)} are published here."


def _year_page(site: Site, year: PublicYear) -> bytes:
    # No tabs of other years here: the page is public when its own year is, perhaps before them.
    frame = Frame(
        title=f"Letters of {year.year}",
        address=address(year.year),
        demonstration=site.demonstration,
        crumbs=(Crumb(text="Letters", address=ADDRESS),),
        description=f"The ombudsman’s letters to councils and others about {year.year}.",
        section="letters",
        wide=True,
    )
    return page(
        "letters_year.html",
        frame,
        year=year.year,
        ends=words.day(year.reporting_year.end),
        total=len(year.letters),
        sent=_sent(year),
        groups=_groups(site, year),
    )


def _sent(year: PublicYear) -> str:
    """The day on which the letters were sent; empty where they were sent on several days."""
    days = {letter.content.written_on for letter in year.letters.values()}
    return words.day(days.pop()) if len(days) == 1 else ""


def _groups(site: Site, year: PublicYear) -> Sequence[Group]:
    """By type as the register has it, fictional councils last and by themselves."""
    bodies = sorted((site.bodies[slug] for slug in year.letters), key=_by_name)
    names = all_called(site.bodies)
    groups = [
        _group(year, names, kind.value, words.sentence(kind.plural).removesuffix("."), chosen)
        for kind in AuthorityType
        if (chosen := [one for one in bodies if one.kind is kind and not one.fictional])
    ]
    if invented := [one for one in bodies if one.fictional]:
        groups.append(_group(year, names, "fictional", "Fictional councils", invented))
    return groups


def _group(
    year: PublicYear, names: Mapping[str, str], key: str, title: str, bodies: Sequence[PublicBody]
) -> Group:
    listed = [_listed(year.letters[body.slug], names[body.slug]) for body in bodies]
    return Group(key=key, title=title, letters=tuple(listed))


def _listed(letter: PublicLetter, name: str) -> Listed:
    return Listed(
        name=name,
        address=letter.address,
        pdf=pdf_of(letter),
        corrected=bool(letter.content.corrects),
    )


def _by_name(body: PublicBody) -> str:
    return body.short_name.casefold()
