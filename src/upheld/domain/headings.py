"""The nine headings under which the yearly statistics count complaints."""

from enum import StrEnum


class Heading(StrEnum):
    """A statistics heading. Source: the tables of the 2018 letters."""

    ADULT_CARE = "adult_care"
    BENEFITS_TAX = "benefits_tax"
    CORPORATE_OTHER = "corporate_other"
    EDUCATION_CHILDREN = "education_children"
    ENVIRONMENT = "environment"
    HIGHWAYS_TRANSPORT = "highways_transport"
    HOUSING = "housing"
    PLANNING = "planning"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The heading in words, as letters and pages print it."""
        return _TITLES[self]


_TITLES = {
    Heading.ADULT_CARE: "Adult care services",
    Heading.BENEFITS_TAX: "Benefits and tax",
    Heading.CORPORATE_OTHER: "Corporate and other services",
    Heading.EDUCATION_CHILDREN: "Education and children’s services",
    Heading.ENVIRONMENT: "Environment services",
    Heading.HIGHWAYS_TRANSPORT: "Highways and transport",
    Heading.HOUSING: "Housing",
    Heading.PLANNING: "Planning and development",
    Heading.OTHER: "Other",
}
