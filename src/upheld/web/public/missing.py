"""What to say where there is no page: who may have been meant, and which years there are."""

import re
from collections.abc import Iterator, Sequence

from upheld.letters.words import day, listed
from upheld.pages.refusals import Way, refusal_page
from upheld.publication.site import PublicBody
from upheld.web.public.served import Served

_COUNCIL = re.compile(r"/councils/([^/]+)/?(?:([0-9]{4})(?:/.*)?)?")
SECTIONS = {
    "councils": "All councils",
    "decisions": "Search decisions",
    "letters": "All letters",
    "review": "The annual review of complaints",
    "data": "Open data",
    "method": "How figures are made",
    "corrections": "Corrections",
    "reports": "Public reports",
    "improvements": "Service improvements",
    "scrutiny": "Questions for scrutiny, by council and year",
    "learning": "Learning from complaints",
    "training": "Training and seminars",
}
# Made on request: no file of the edition has their address.
ON_REQUEST = ("decisions", "reports", "improvements", "scrutiny", "learning", "training")


def missing_page(served: Served, path: str) -> bytes:
    """The page for an address that has none."""
    asked = _COUNCIL.fullmatch(path)
    body = served.edition.bodies().get(asked[1]) if asked else None
    if asked and body:
        return _council_page(served, body, asked[2])
    if asked:
        return _unknown_page(served, asked[1])
    section = path.split("/")[1]
    ways = []
    if section in SECTIONS and (section in ON_REQUEST or served.has(f"/{section}/")):
        ways = [Way(text=SECTIONS[section], address=f"/{section}/")]
    return refusal_page(404, demonstration=served.demonstration, ways=ways)


def _unknown_page(served: Served, slug: str) -> bytes:
    asked = slug.replace("-", " ")
    names = served.finder.names
    near = names.exact(asked) or names.near(asked)
    words = ("No council has a name like it.", "Perhaps you mean this one.")
    return refusal_page(
        404,
        demonstration=served.demonstration,
        title="We know no council of this address",
        words=words[len(near)] if len(near) < len(words) else "Perhaps you mean one of these.",
        entries=[served.directory.entry(body) for body in near],
    )


def _council_page(served: Served, body: PublicBody, year: str | None) -> bytes:
    pages = {each: f"/councils/{body.slug}/{each}/" for each in reversed(served.years)}
    shown = {each: address for each, address in pages.items() if served.has(address)}
    bodies = served.edition.bodies()
    before = [bodies[slug] for slug in body.predecessors if slug in bodies]
    followers = served.finder.successors(body)
    related = [*followers, *(() if shown else before)]
    return refusal_page(
        404,
        demonstration=served.demonstration,
        title=_title(body, year, list(shown)),
        words=" ".join(_sentences(body, sorted(shown), followers, before)),
        ways=[Way(text=f"{body.name}, year to 31 March {y}", address=a) for y, a in shown.items()],
        entries=[served.directory.entry(each) for each in related],
    )


def _title(body: PublicBody, year: str | None, shown: Sequence[int]) -> str:
    if not shown:
        return f"We have no figures about {body.name}"
    if year and int(year) not in shown:
        return f"{body.name} has no public figures for {year}"
    return f"There is no such page about {body.name}"


def _sentences(
    body: PublicBody,
    shown: Sequence[int],
    followers: Sequence[PublicBody],
    before: Sequence[PublicBody],
) -> Iterator[str]:
    if shown:
        years = "years" if len(shown) > 1 else "year"
        yield f"There are figures for the {years} to 31 March {listed([str(y) for y in shown])}."
    else:
        yield "Nothing was counted about it in any year that is public."
        if before:
            yield f"It took the place of {listed([each.name for each in before])}."
    if body.end:
        yield f"It existed until {day(body.end)}."
    if followers:
        yield f"It was followed by {listed([each.name for each in followers])}."
