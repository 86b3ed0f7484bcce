"""Which subject an invented decision is about: one under its heading, likelier where usual."""

from datetime import date
from functools import cache

from upheld.domain.headings import Heading
from upheld.domain.subjects import SUBJECTS
from upheld.runs.demo.statements.wording import Share

# How usual a subject is against the others of its heading; 2 where nothing is said.
USUAL = {
    "special_educational_needs": 9, "alternative_provision": 4, "childrens_care_other": 3,
    "charging": 5, "assessment_and_care_plan": 5, "residential_care": 3, "adult_care_other": 2,
    "homelessness": 6, "allocations": 4, "planning_applications": 7, "enforcement": 4,
    "council_tax": 5, "housing_benefit": 3, "parking": 5, "highway_repair": 3,
    "refuse_and_recycling": 5, "health_joint": 1, "complaint_handling": 3,
}  # fmt: skip
# What was agreed to improve says what the complaint was about.
THEMES = {
    "care charges": "charging", "assessments": "assessment_and_care_plan",
    "carers": "assessment_and_care_plan", "council tax": "council_tax",
    "housing benefit": "housing_benefit", "complaint handling": "complaint_handling",
    "records": "corporate_other", "education plans": "special_educational_needs",
    "school transport": "school_transport", "children out of school": "alternative_provision",
    "waste": "refuse_and_recycling", "noise": "noise", "licensing": "licensing",
    "parking": "parking", "road repairs": "highway_repair", "homelessness": "homelessness",
    "temporary accommodation": "homelessness", "allocations": "allocations",
    "enforcement": "enforcement", "consultation": "planning_applications",
    "officer reports": "planning_applications",
}  # fmt: skip
# Schemes of the pandemic began in April 2020; what is complained of came before the complaint.
PANDEMIC, PANDEMIC_KNOWN = "covid_19", date(2020, 10, 1)


def choose_subject(heading: Heading, received: date, theme: str, share: Share) -> str:
    """A subject in force under the heading on the day; that of the theme where there is one."""
    named = THEMES.get(theme)
    if named is not None and SUBJECTS[named].heading is heading:
        return named
    choices = [
        code
        for code in _weighted(heading)
        if SUBJECTS[code].in_force(received) and (code != PANDEMIC or received >= PANDEMIC_KNOWN)
    ]
    return choices[int(share() * len(choices))]


@cache
def _weighted(heading: Heading) -> tuple[str, ...]:
    return tuple(
        code
        for code, subject in SUBJECTS.items()
        if subject.heading is heading
        for _ in range(USUAL.get(code, 2))
    )
