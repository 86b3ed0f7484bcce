"""/scrutiny/: what a council's year gives its committees to ask, as pages and packs."""

import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from werkzeug.wrappers import Response

from upheld.domain.scrutiny import Question
from upheld.pages.refusals import Way, refusal_page
from upheld.pages.scrutiny import index, one
from upheld.pages.scrutiny.gathering import ADDRESS, Sources, gather, years_of
from upheld.publication.public_file import PDF
from upheld.publication.site import scrutiny_address
from upheld.scrutiny.choosing import Chosen, choose
from upheld.scrutiny.facts import CouncilYear
from upheld.scrutiny.fitting import one_page
from upheld.scrutiny.pack import full_pack
from upheld.scrutiny.render import render_pdf
from upheld.web.public.asking import Asked
from upheld.web.public.decisions import NOINDEX
from upheld.web.public.facts_sent import lead_to, send_feed
from upheld.web.public.headers import NEVER
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served
from upheld.web.public.setting_pdf import set_in_turn
from upheld.web.public.shelved import improvements_of, reports_of, setting_of
from upheld.web.public.turns import Busy

_BELOW = re.compile(r"/scrutiny/([a-z0-9-]+)(?:/([0-9]{4})(?:/(pack|one-page|[a-z-]+\.pdf))?)?/?")
_PAGES: Mapping[str, Callable[[CouncilYear, Sequence[Chosen]], bytes]] = {
    one.FULL: one.full_page,
    one.SHORT: one.short_page,
}
_PACKS = {one.FULL_PDF: full_pack, one.SHORT_PDF: one_page}
ANOTHER = Way(text="Choose a council and a year", address=ADDRESS)


def answer(asked: Asked, served: Served) -> Response | None:
    """The index, a council's year, or one of its packs; None for what is none of these."""
    if asked.path == ADDRESS:
        return _index(asked, served)
    found = _BELOW.fullmatch(asked.path)
    if found is None:
        return None
    slug, year, below = found.groups()
    sources = _sources(served)
    if year is None:
        years = years_of(slug, sources)
        return _turned(scrutiny_address(slug, years[-1]), served) if years else None
    facts = gather(slug, int(year), sources)
    response = facts and _of_year(asked, served, facts, below, years_of(slug, sources))
    if not response:
        return None
    # It has summaries of decisions, which are found by our search alone.
    response.headers.set(*NOINDEX)
    return response


def _of_year(
    asked: Asked, served: Served, facts: CouncilYear, below: str | None, years: Sequence[int]
) -> Response | None:
    """A council's year, or what stands below it."""
    chosen = choose(_questions(served), facts)
    if below in _PACKS:
        return _pdf(asked, served, facts, chosen, below)
    place = f"{below}/" if below else ""
    if place and place not in _PAGES:
        return None
    if asked.path != f"{facts.address}{place}":
        return lead_to(f"{facts.address}{place}", served)
    write = _PAGES.get(place)
    page = write(facts, chosen) if write else one.year_page(facts, chosen, years)
    return send_page(asked, served.edition, page, served.kept)


def _index(asked: Asked, served: Served) -> Response:
    """The index, or the way to the page that its form asks for."""
    fields = asked.fields
    slug, year = fields.get("body", ""), fields.get("year", "")
    sources = _sources(served)
    if slug:
        return _led(slug, year, sources, asked, served)
    page = index.index_page(_questions(served), _counted(served), served.years, sources.setting)
    return send_page(asked, served.edition, page, served.kept)


def _counted(served: Served) -> Mapping[str, str]:
    """What the bodies with figures are called; before all is open, those of the newest year."""
    called, has_page = served.called, served.directory.has_page
    found = [slug for slug in called if has_page(slug)]
    found = found or list(served.edition.figures_of_year(served.years[-1], served.now))
    return {slug: called[slug] for slug in found}


def _led(slug: str, year: str, sources: Sources, asked: Asked, served: Served) -> Response:
    known = [str(each) for each in years_of(slug, sources)]
    wanted = year or (known[-1] if known else "")
    if wanted in known:
        return _turned(scrutiny_address(slug, int(wanted)), served)
    body = sources.setting.bodies.get(slug)
    ways = [ANOTHER]
    if body and known:
        ways = [
            *(
                Way(
                    text=f"{body.name}, year to 31 March {each}",
                    address=scrutiny_address(slug, int(each)),
                )
                for each in reversed(known)
            ),
            ANOTHER,
        ]
    page = refusal_page(
        404,
        demonstration=served.demonstration,
        title=f"{body.name} has no public figures for that year"
        if body
        else "We know no such council",
        ways=ways,
    )
    return send_page(asked, served.edition, page, NEVER, 404)


def _pdf(
    asked: Asked, served: Served, facts: CouncilYear, chosen: Sequence[Chosen], name: str
) -> Response:
    pack = _PACKS[name](facts, chosen)
    day, site = served.today, served.site
    try:
        content = set_in_turn(lambda: render_pdf(pack, day=day, site=site))
    except Busy:
        page = refusal_page(
            503, demonstration=served.demonstration, title="Several packs are being made already",
            words="Try again in a minute, or read the pack as a page.",
        )  # fmt: skip
        response = send_page(asked, served.edition, page, NEVER, 503)
        response.headers["Retry-After"] = "60"
        return response
    response = send_feed(asked, served, content, PDF)
    response.headers["Content-Disposition"] = f'inline; filename="{quote(one.file_name(pack))}"'
    return response


def _turned(address: str, served: Served) -> Response:
    """To an address that may be another one next year."""
    return Response(status=302, headers={"Location": address, "Cache-Control": served.kept})


def _sources(served: Served) -> Sources:
    return Sources(
        edition=served.edition,
        now=served.now,
        setting=setting_of(served),
        reports=reports_of(served),
        improvements=improvements_of(served),
    )


def _questions(served: Served) -> tuple[Question, ...]:
    shelf = served.shelf
    return tuple(each.question for each in shelf.questions(served.now)) if shelf else ()
