"""Which blocks and statistics pages make up a letter, form by form."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.domain.errors import Refused
from upheld.domain.method import Method, Pages
from upheld.letters.blocks import (
    compliance,
    further_reports,
    investigations,
    late_remedies,
    opening,
    public_reports,
    reading_panels,
    reading_tables,
    satisfactory_remedies,
    sector,
    training,
)
from upheld.letters.material import Block, Material
from upheld.letters.panels import lay_out_panels
from upheld.letters.statistics_pages import PanelsPage, TablesPage
from upheld.letters.tables import lay_out_tables


@dataclass(frozen=True, kw_only=True)
class Form:
    """The blocks of a letter, by key and in order, and which pages of figures follow."""

    blocks: Mapping[str, Block]
    tables: bool = False
    panels: bool = False

    def lay_out_tables(self, material: Material) -> TablesPage | None:
        """The tables, where this form has them."""
        return lay_out_tables(material) if self.tables else None

    def lay_out_panels(self, material: Material) -> PanelsPage | None:
        """The panels, where this form has them."""
        return lay_out_panels(material) if self.panels else None


# Compliance was first counted for 2019, so letters before it say nothing of it.
_TABLES = Form(
    blocks={
        opening.KEY: opening.open_tables,
        reading_tables.KEY: reading_tables.write,
        public_reports.KEY: public_reports.write,
        further_reports.KEY: further_reports.write,
        investigations.KEY: investigations.write,
        sector.KEY: sector.write,
        training.KEY: training.write,
    },
    tables=True,
)
_PANELS = Form(
    blocks={
        opening.KEY: opening.open_panels,
        reading_panels.KEY: reading_panels.write,
        public_reports.KEY: public_reports.write,
        further_reports.KEY: further_reports.write,
        compliance.KEY: compliance.write,
        late_remedies.KEY: late_remedies.write,
        satisfactory_remedies.KEY: satisfactory_remedies.write,
        investigations.KEY: investigations.write,
        sector.KEY: sector.write,
        training.KEY: training.write,
    },
    panels=True,
)
FORMS = {Pages.TABLES_REMEDIED: _TABLES, Pages.PANELS: _PANELS}


def form_of(method: Method) -> Form:
    """The form of a year's letters, or a refusal that says which form is missing."""
    try:
        return FORMS[method.pages]
    except KeyError:
        there = ", ".join(FORMS)
        message = (
            f"letters of {method.year} have the form {method.pages}, which is missing: there are "
            f"{there}; write it in src/upheld/letters/forms.py"
        )
        raise Refused(message) from None
