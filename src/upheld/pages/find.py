"""The pages that find a council: the form, what it found, and the names for suggestions."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from upheld.letters.words import listed, number
from upheld.pages.entries import Directory, Entry
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.publication.finding.finder import LocalCouncils, Located, Named
from upheld.publication.finding.names import spellings
from upheld.publication.public_file import HTML, JSON, PublicFile
from upheld.publication.site import Site

ADDRESS = "/find/"
NAMES = "/find/names.json"
SCRIPTS = ("accessible-autocomplete.js", "find.js")
TITLE = "Find a council"
NOTHING_ASKED = "Enter the name of a council, or a postcode"
# Whom people elsewhere in the United Kingdom can turn to.
OTHER_OMBUDSMEN = {
    "Scotland": "the Scottish Public Services Ombudsman",
    "Wales": "the Public Services Ombudsman for Wales",
    "Northern Ireland": "the Northern Ireland Public Services Ombudsman",
}


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a page says about one place: its council, the county over it, and who was before."""

    council: Entry
    county: Entry | None
    before: tuple[Entry, ...]


def form_page(*, demonstration: bool, asked: str = "", problem: str = "") -> bytes:
    """The plain form, with what was wrong with the last question."""
    frame = _frame(f"Error: {TITLE}" if problem else TITLE, demonstration=demonstration)
    return page("find.html", frame, asked=asked, problem=problem)


def named_page(found: Named, directory: Directory, *, demonstration: bool) -> bytes:
    """Bodies that share a name, or bodies of names like it, or none."""
    bodies = found.exact or found.near
    return page(
        "find_named.html",
        _frame(_named_title(found), demonstration=demonstration),
        asked=found.asked,
        exact=bool(found.exact),
        kind=found.kind,
        entries=[directory.entry(body) for body in bodies],
    )


def located_page(found: Located, directory: Directory, *, demonstration: bool) -> bytes:
    """The councils of a postcode: both tiers where there are two."""
    return page(
        "find_located.html",
        _frame(_located_title(found), demonstration=demonstration),
        asked=str(found.postcode),
        sure=found.sure,
        half=found.postcode.outward,
        whole=bool(found.postcode.inward),
        possible=found.postcode.possible,
        places=[_place(each, directory) for each in found.places],
        countries=[(country, OTHER_OMBUDSMEN.get(country)) for country in found.countries],
    )


def files(site: Site) -> Iterator[PublicFile]:
    """The plain form, and the names that suggestions are made of."""
    yield PublicFile(
        address=ADDRESS,
        content=form_page(demonstration=site.demonstration),
        media_type=HTML,
        public_from=site.opens,
    )
    yield PublicFile(address=NAMES, content=_names(site), media_type=JSON, public_from=site.opens)


def _names(site: Site) -> bytes:
    """Name, what tells it from others, and other spellings, of each body that has a page."""
    shown = {slug for year in site.years.values() for slug in year.bodies}
    bodies = sorted((site.bodies[slug] for slug in shown), key=lambda body: body.name)
    rows = [
        [
            body.name,
            f"until {body.end.year}" if body.end else body.region,
            int(body.end is not None),
            list(spellings(body)[1:]),
        ]
        for body in bodies
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _place(found: LocalCouncils, directory: Directory) -> Place:
    return Place(
        council=directory.entry(found.council),
        county=directory.entry(found.county) if found.county else None,
        before=tuple(directory.entry(body) for body in found.before),
    )


def _named_title(found: Named) -> str:
    if found.exact:
        many = number(len(found.exact)).capitalize()
        what = "body is" if len(found.exact) == 1 else "bodies are"
        return f"{many} {what} called “{found.asked}”"
    if found.kind:
        return found.kind.plural[0].upper() + found.kind.plural[1:]
    just = "just " if found.part else ""
    return f"No body is called {just}“{found.asked}”"


def _located_title(found: Located) -> str:
    where = found.postcode
    if not where.possible:
        return f"There is no postcode {where}"
    if found.places and not found.sure:
        return f"{where}: choose your council"
    names = _both(found.places[0]) if len(found.places) == 1 else _each(found.places)
    if not (names or found.countries):
        return f"We do not know {where}"
    named = listed(names or found.countries)
    # Of a first half only this much is known, and of a whole postcode without the list as well.
    if found.sure and where.inward:
        return f"The postcode {where} is in {named}"
    return f"{where.outward} has addresses in {named}"


def _each(places: Sequence[LocalCouncils]) -> Sequence[str]:
    return [each.council.short_name for each in places]


def _both(place: LocalCouncils) -> Sequence[str]:
    county = [place.county.short_name] if place.county else []
    return [place.council.short_name, *county]


def _frame(title: str, *, demonstration: bool) -> Frame:
    return Frame(
        title=title,
        address=ADDRESS,
        demonstration=demonstration,
        description="Find your council by its name or by a postcode.",
        section="councils",
        scripts=SCRIPTS,
    )
