"""Bodies: who is in the register."""

from upheld.domain.authority_types import AuthorityType
from upheld.publication.site import PublicBody
from upheld.publication.store.bodies import to_json
from upheld.web.public.api import addresses
from upheld.web.public.api import schemas as s
from upheld.web.public.api.paging import Placed, cut
from upheld.web.public.api.problems import missing
from upheld.web.public.api.resource import Page, Parameter, Question, Resource
from upheld.web.public.api.schemas import Json

SLUG = Parameter(name="slug", schema=s.slug(), required=True, example="exampleham")
TYPE = Parameter(name="type", schema=s.one_of(AuthorityType, "Bodies of this type."))
REGION = Parameter(
    name="region", schema=s.line("Bodies of this region, by its whole name.", longest=60)
)

SCHEMA = s.record(
    {
        "slug": s.slug("Names the body in every address, list and file; it never changes."),
        "name": s.text("Its name, or its last one."),
        "short_name": s.text("What it is called in running text."),
        "type": s.one_of(AuthorityType),
        "region": s.text("Empty where it lies in none."),
        "gss_code": s.text("Its code at the Office for National Statistics; empty without one."),
        "former_codes": s.many(s.text(), "Codes that it bore before a change of boundary."),
        "start": s.or_null(s.day("Its first day, where it is known.")),
        "end": s.or_null(s.day("Its last day; null while it exists.")),
        "parent": s.or_null(s.slug("The county that a district lies in.")),
        "districts": s.many(s.slug()),
        "predecessors": s.many(s.slug(), "Bodies whose place it took."),
        "successors": s.many(s.slug(), "Bodies that took its place."),
        "fictional": s.flag("Made up for a demonstration."),
        "figures": s.address("Its figures, year by year."),
        "decisions": s.address("Decisions about it."),
        "page": s.or_null(s.address("Its page, where it has one.")),
    }
)
# Other spellings serve the search alone.
_LEFT_OUT = ("kind", "other_names")


def tell(question: Question, body: PublicBody) -> Json:
    """One body as the API tells it."""
    plain = {name: value for name, value in to_json(body).items() if name not in _LEFT_OUT}
    page = f"/councils/{body.slug}/"
    links = {
        "type": body.kind,
        "figures": addresses.of(f"/bodies/{body.slug}/figures"),
        "decisions": addresses.of("/decisions", body=body.slug),
        "page": page if question.served.has(page) else None,
    }
    whole = plain | links
    return {name: whole[name] for name in SCHEMA["properties"]}


def one(question: Question) -> Json:
    """One body."""
    if question.body is None:
        raise missing("There is no such body.")
    return tell(question, question.body)


def every(question: Question) -> Page:
    """All bodies by slug."""
    kind, region = question.values["type"], question.values["region"]
    last = question.after or ("",)
    bodies = question.edition.bodies()
    found = (
        Placed(
            place=(slug,),
            item=tell(question, body)
            if kind in {None, body.kind} and region in {None, body.region}
            else None,
        )
        for slug, body in sorted(bodies.items())
        if (slug,) > last
    )
    return cut(found, question.size)


RESOURCES = (
    Resource(
        path="/bodies", name="bodies", title="Bodies",
        about="Every body of the register by slug, also those that have ended.",
        parameters=(TYPE, REGION), answer=every, schema=SCHEMA, schema_name="Body", lists=True,
        place=(str,),
    ),
    Resource(
        path="/bodies/{slug}", name="body", title="One body",
        about="What the register knows of one body.",
        parameters=(SLUG,), answer=one, schema=SCHEMA, schema_name="Body",
    ),
)  # fmt: skip
