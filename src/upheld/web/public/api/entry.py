"""The entry: where everything is."""

from upheld.publication.open_data.words import LICENCE_ADDRESS
from upheld.web.public.api import schemas as s
from upheld.web.public.api.resource import PREFIX, Question
from upheld.web.public.api.schemas import Json

VERSION = "1.3"
"""Of what the API promises: the first number is that of its address, the second grows with it."""

SCHEMA = s.record(
    {
        "version": s.text("Of the description: what was added since makes the second number grow."),
        "description": s.address("This API as OpenAPI 3.1."),
        "documentation": s.address(),
        "licence": s.address("What may be done with all of it."),
        "edition": s.text("What is served now; another id means that something was renewed."),
        "years": s.many(s.year(), "The reporting years that are public."),
        "resources": s.by_name(s.address(), "The lists by name."),
    }
)


def tell(question: Question, lists: dict[str, str]) -> Json:
    """The entry with the lists there are."""
    return {
        "version": VERSION,
        "description": f"{PREFIX}/openapi.json",
        "documentation": "/api/",
        "licence": LICENCE_ADDRESS,
        "edition": question.edition.id,
        "years": list(question.served.years),
        "resources": lists,
    }
