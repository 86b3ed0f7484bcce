"""The nine headings under which the yearly statistics count complaints."""

from upheld.domain.worded import Worded


class Heading(Worded):
    """A statistics heading. Source: the tables of the 2018 letters."""

    ADULT_CARE = "adult_care", "Adult care services"
    BENEFITS_TAX = "benefits_tax", "Benefits and tax"
    CORPORATE_OTHER = "corporate_other", "Corporate and other services"
    EDUCATION_CHILDREN = "education_children", "Education and children’s services"
    ENVIRONMENT = "environment", "Environment services"
    HIGHWAYS_TRANSPORT = "highways_transport", "Highways and transport"
    HOUSING = "housing", "Housing"
    PLANNING = "planning", "Planning and development"
    OTHER = "other", "Other"
