"""Years and releases: which figures there are, from which hour, and their files."""

from upheld.domain.reporting_year import ReportingYear
from upheld.publication.reader import PublishedYear
from upheld.web.public.api import addresses
from upheld.web.public.api import schemas as s
from upheld.web.public.api.resource import Page, Parameter, Question, Resource
from upheld.web.public.api.schemas import Json

YEAR = Parameter(name="year", schema=s.year(), required=True, example=2020)

SCHEMA = s.record(
    {
        "year": s.year(),
        "first_day": s.day("1 April of the year before."),
        "last_day": s.day("31 March."),
        "release": s.text("The release that is shown; a correction makes a new one."),
        "public_from": s.moment("The hour of its first publication."),
        "figures": s.address("Its figures."),
        "files": s.address("The page of its files."),
    }
)
FILE = s.record(
    {
        "name": s.text("Begins with DEMONSTRATION- where casework is invented."),
        "address": s.address(),
        "media_type": s.text(),
        "size": s.count("In bytes, before any coding.", minimum=0),
        "sha256": s.text("Of its bytes, in hexadecimal.", pattern="^[0-9a-f]{64}$"),
    }
)
CORRECTION = s.record(
    {
        "release": s.text("The release that took the place of another."),
        "corrects": s.text("The release that it took the place of."),
        "why": s.text(),
        "bodies": s.many(s.slug(), "Bodies whose figures changed."),
        "public_from": s.moment(),
    }
)
RELEASE = s.record(
    {
        "year": s.year(),
        "release": s.text("Its id: the year and a version."),
        "public_from": s.moment("The hour of the year’s first publication."),
        "corrections": s.many(s.ref("Correction"), "The newest first."),
        "files": s.many(s.ref("File"), "Every file of the release with its checksum."),
    }
)


def tell(year: PublishedYear) -> Json:
    """One year."""
    span = ReportingYear(year.year)
    return {
        "year": year.year,
        "first_day": span.start.isoformat(),
        "last_day": span.end.isoformat(),
        "release": year.release,
        "public_from": year.public_from.isoformat(),
        "figures": addresses.of("/figures", year=year.year),
        "files": f"/data/{year.year}/",
    }


def _published(question: Question) -> list[PublishedYear]:
    years = question.years
    return [each for each in question.edition.published(question.now) if each.year in years]


def one(question: Question) -> Json:
    """One year that is public."""
    return tell(_published(question)[0])


def every(question: Question) -> Page:
    """Every year that is public, oldest first."""
    return Page(items=[tell(each) for each in _published(question)])


def releases(question: Question) -> Page:
    """What was released of each public year, oldest first."""
    return Page(items=[_release(question, each) for each in _published(question)])


def _release(question: Question, year: PublishedYear) -> Json:
    files = question.edition.downloads(f"/data/{year.year}/", question.now)
    corrections = question.edition.corrections(question.now, year=year.year)
    return {
        "year": year.year,
        "release": year.release,
        "public_from": year.public_from.isoformat(),
        "corrections": [
            {
                "release": each.release,
                "corrects": each.corrects,
                "why": each.why,
                "bodies": list(each.bodies),
                "public_from": each.public_from.isoformat(),
            }
            for each in corrections
        ],
        "files": [
            {
                "name": each.download,
                "address": each.address,
                "media_type": each.media_type,
                "size": each.sizes["identity"],
                "sha256": each.etag,
            }
            for each in files
        ],
    }


RESOURCES = (
    Resource(
        path="/years", name="years", title="Years", lists=True,
        about="The reporting years that are public, the oldest first.",
        answer=every, schema=SCHEMA, schema_name="Year",
    ),
    Resource(
        path="/years/{year}", name="year", title="One year",
        about="One reporting year that is public.",
        parameters=(YEAR,), answer=one, schema=SCHEMA, schema_name="Year",
    ),
    Resource(
        path="/releases", name="releases", title="Releases", lists=True,
        about="What was released of each year: its hour, its corrections, and its files with "
        "their SHA-256 sums.",
        answer=releases, schema=RELEASE, schema_name="Release",
    ),
)  # fmt: skip
COMPONENTS = {"File": FILE, "Correction": CORRECTION}
