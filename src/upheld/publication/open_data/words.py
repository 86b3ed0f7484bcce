"""What every file of the open data says about itself: licence, notes and names."""

from dataclasses import dataclass

from upheld.domain.demonstration import NOTE, mark
from upheld.domain.reporting_year import ReportingYear
from upheld.publication.release import Release

LICENCE = "Open Government Licence v3.0"
LICENCE_ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
NOTES = (
    "A reporting year runs from 1 April to 31 March and is named by the year it ends.",
    (
        "An empty cell holds no value. Where a figure is not shown, the column “reason” says why, "
        "such as “no investigations”. It is never zero."
    ),
    (
        "Counts for one authority count a complaint for each authority it concerns. National "
        "figures are given both ways, and say which."
    ),
    (
        "Complaints received in a year and complaints decided in it are not the same complaints: "
        "one may be received in one year and decided in the next. Neither count is a share of the "
        "other."
    ),
    (
        "Similar authorities are the councils of the same type on 31 March. Their average is the "
        "sum of the numerators by the sum of the denominators."
    ),
    (
        "Percentages are rounded once, half up, from the exact fraction. Work from numerator and "
        "denominator where more digits are needed."
    ),
    (
        "In CSV files, text that begins with =, +, -, @, a tab or a carriage return has an "
        "apostrophe before it, so that no spreadsheet runs it as a formula. The other formats hold "
        "it unchanged."
    ),
)


@dataclass(frozen=True, kw_only=True)
class About:
    """What is said of a release wherever its tables are described."""

    year: int
    span: str
    release: str
    demonstration: bool
    counted: str
    """When the casework was frozen, as an ISO date and time."""

    @classmethod
    def of(cls, release: Release) -> "About":
        """The facts of a release, from its manifest."""
        year = int(release.manifest["year"])
        return cls(
            year=year,
            span=span(year),
            release=release.id,
            demonstration=bool(release.manifest["demonstration"]),
            counted=str(release.manifest["frozen_at"]),
        )

    def stem(self, table: str) -> str:
        """The name of a table's files before their ending."""
        return f"{mark(self.demonstration)}{table}-{self.year}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of any table should know."""
        return (NOTE, *NOTES) if self.demonstration else NOTES


def span(year: int) -> str:
    """Such as "1 April 2019 to 31 March 2020"."""
    days = ReportingYear(year)
    return f"1 April {days.start.year} to 31 March {days.end.year}"
