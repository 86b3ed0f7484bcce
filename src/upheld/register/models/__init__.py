"""One class per file. Every field is classified in `Classes`."""

from upheld.register.models.authority import Authority
from upheld.register.models.authority_kind import AuthorityKind
from upheld.register.models.authority_name import AuthorityName
from upheld.register.models.contact import Contact
from upheld.register.models.deputy_copy import DeputyCopy
from upheld.register.models.edition import Edition
from upheld.register.models.installation import Installation
from upheld.register.models.office_setting import OfficeSetting
from upheld.register.models.population import Population
from upheld.register.models.register_change import RegisterChange
from upheld.register.models.series_break import SeriesBreak
from upheld.register.models.succession import Succession

__all__ = [
    "Authority",
    "AuthorityKind",
    "AuthorityName",
    "Contact",
    "DeputyCopy",
    "Edition",
    "Installation",
    "OfficeSetting",
    "Population",
    "RegisterChange",
    "SeriesBreak",
    "Succession",
]
