"""Changes: what was added, altered or withdrawn, for whoever keeps a copy."""

from upheld.publication.shelf.facts import PublicChange
from upheld.web.public.api import addresses
from upheld.web.public.api import schemas as s
from upheld.web.public.api.resource import SIZE, Page, Parameter, Question, Resource
from upheld.web.public.api.schemas import Json

AFTER = Parameter(
    name="after",
    schema=s.count(
        "Changes after this number. Keep the number of the last that you have.",
        minimum=0, maximum=10**9 - 1, default=0,
    ),
    default=0,
)  # fmt: skip
# Where a fact of a kind has an address of its own.
_LISTS = {
    "report": "reports", "improvement": "improvements", "resource": "resources",
    "release": "years",
}  # fmt: skip
SCHEMA = s.record(
    {
        "number": s.count("Never changes, and grows with each change.", minimum=1),
        "at": s.moment(),
        "what": s.one_of(("added", "altered", "withdrawn")),
        "kind": s.one_of(("decision", "report", "improvement", "resource", "release")),
        "id": s.text("Of what was changed: of a decision its reference."),
        "body": s.or_null(
            s.slug("The body that it concerns; null where it concerns all, and of any resource.")
        ),
        "address": s.text("Its page; empty where it has none."),
        "self": s.address("Where the API has it, or had it."),
    }
)


def every(question: Question) -> Page:
    """The next changes, in the order in which they became public."""
    size = question.size
    found = question.shelf.changes(question.now, after=question.values["after"], size=size)
    last = found[-1].number if found else question.values["after"]
    return Page(items=[_tell(each) for each in found], more={"last": last})


def _tell(change: PublicChange) -> Json:
    return {
        "number": change.number,
        "at": change.at.isoformat(),
        "what": change.what,
        "kind": change.kind,
        "id": change.id,
        "body": change.body or None,
        "address": change.address,
        "self": _place(change),
    }


def _place(change: PublicChange) -> str:
    if change.kind == "decision":
        return addresses.of_case(change.id)
    return addresses.of(f"/{_LISTS[change.kind]}/{change.id}")


RESOURCES = (
    Resource(
        path="/changes", name="changes", title="Changes",
        about="What was added, altered or withdrawn since a number, in order. An empty list means "
        "that nothing has changed; ask again with the same number later.",
        parameters=(AFTER, SIZE), answer=every, schema=SCHEMA, schema_name="Change",
        lists=True,
        beside={"last": s.count("The number to ask `after` the next time.", minimum=0)},
    ),
)  # fmt: skip
