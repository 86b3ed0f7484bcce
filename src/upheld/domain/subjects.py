"""What a complaint is about: the tree of the decisions pages, and its statistics headings.

The tree of decisions differs from the nine headings of the yearly statistics, so each subject says
under which heading it is counted. Subjects come and go (COVID-19 did); each has its days. Source:
the decisions pages, as compiled in the design notes, b; subjects named there alone.
"""

from dataclasses import dataclass
from datetime import date

from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.worded import Worded


class Category(Worded):
    """A branch of the tree of decisions."""

    ADULT_CARE = "adult_care_services", "Adult care services"
    CHILDREN = "childrens_care_services", "Children’s care services"
    EDUCATION = "education", "Education"
    BENEFITS_TAX = "benefits_and_tax", "Benefits and tax"
    ENVIRONMENT = "environment_and_regulation", "Environment and regulation"
    HOUSING = "housing", "Housing"
    PLANNING = "planning", "Planning"
    TRANSPORT = "transport_and_highways", "Transport and highways"
    HEALTH = "health", "Health (joint investigations)"
    OTHER = "other_categories", "Other categories"


ALWAYS = date(2013, 4, 1)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A leaf of the tree; `code` holds for ever, its heading between its days."""

    code: str
    words: str
    category: Category
    heading: Heading
    first: date = ALWAYS
    last: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether a complaint received on a day may be coded so."""
        return self.first <= day and (self.last is None or day <= self.last)


def _subjects(
    category: Category, heading: Heading, /, *, last: date | None = None,
    first: date = ALWAYS, **words: str,
) -> tuple[Subject, ...]:  # fmt: skip
    return tuple(
        Subject(code=code, words=text, category=category, heading=heading, first=first, last=last)
        for code, text in words.items()
    )


SUBJECTS = {
    subject.code: subject
    for subject in (
        *_subjects(
            Category.ADULT_CARE, Heading.ADULT_CARE,
            residential_care="Residential care", safeguarding="Safeguarding",
            charging="Charging", assessment_and_care_plan="Assessment and care plan",
            adult_care_other="Adult care: other",
        ),
        # A grant for a home, decided by the housing service of a district or unitary.
        *_subjects(
            Category.ADULT_CARE, Heading.HOUSING,
            disabled_facilities_grants="Disabled facilities grants",
        ),
        *_subjects(
            Category.CHILDREN, Heading.EDUCATION_CHILDREN,
            disabled_children="Disabled children", child_protection="Child protection",
            fostering="Fostering", childrens_care_other="Children’s care: other",
        ),
        *_subjects(
            Category.EDUCATION, Heading.EDUCATION_CHILDREN,
            special_educational_needs="Special educational needs",
            alternative_provision="Alternative provision",
            school_admissions="School admissions", school_transport="School transport",
            education_other="Education: other",
        ),
        *_subjects(
            Category.BENEFITS_TAX, Heading.BENEFITS_TAX,
            housing_benefit="Housing benefit and council tax benefit",
            council_tax="Council tax", benefits_tax_other="Benefits and tax: other",
        ),
        # Grants of the pandemic; the schemes closed in 2022.
        *_subjects(
            Category.BENEFITS_TAX, Heading.BENEFITS_TAX,
            first=date(2020, 4, 1), last=date(2023, 3, 31), covid_19="COVID-19",
        ),
        *_subjects(
            Category.ENVIRONMENT, Heading.ENVIRONMENT,
            refuse_and_recycling="Refuse and recycling", noise="Noise",
            anti_social_behaviour="Anti-social behaviour", licensing="Licensing",
            environment_other="Environment and regulation: other",
        ),
        *_subjects(
            Category.HOUSING, Heading.HOUSING,
            homelessness="Homelessness", allocations="Allocations",
            private_housing="Private housing", housing_other="Housing: other",
        ),
        *_subjects(
            Category.PLANNING, Heading.PLANNING,
            planning_applications="Planning applications", enforcement="Enforcement",
            planning_other="Planning: other",
        ),
        *_subjects(
            Category.TRANSPORT, Heading.HIGHWAYS_TRANSPORT,
            parking="Parking and other penalties", highway_repair="Highway repair",
            transport_other="Transport and highways: other",
        ),
        *_subjects(Category.HEALTH, Heading.ADULT_CARE, health_joint="Health and social care"),
        *_subjects(
            Category.OTHER, Heading.CORPORATE_OTHER,
            complaint_handling="Complaint handling", councillor_conduct="Councillor conduct",
            employment="Employment", land="Land and property",
            corporate_other="Corporate and other services",
        ),
        *_subjects(Category.OTHER, Heading.OTHER, other="Other"),
    )
}  # fmt: skip


def subject(code: str, *, day: date) -> Subject:
    """The subject of a code, where it may be given to what was received on a day."""
    found = SUBJECTS.get(code)
    if found is None:
        raise Refused(f"{code!r} is not a subject; choose one from the tree")
    if not found.in_force(day):
        raise Refused(f"“{found.words}” is not a subject for a complaint received on {day}")
    return found


def subjects_on(day: date) -> dict[str, Subject]:
    """Every subject that may be given on a day, by code, in the order of the tree."""
    return {code: found for code, found in SUBJECTS.items() if found.in_force(day)}
