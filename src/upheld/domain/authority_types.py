"""Types of body, and which of them are compared with each other."""

from enum import StrEnum


class AuthorityType(StrEnum):
    """What kind of body an authority is."""

    COUNTY = "county"
    DISTRICT = "district"
    METROPOLITAN = "metropolitan"
    UNITARY = "unitary"
    LONDON = "london"
    COMBINED = "combined"
    FIRE = "fire"
    NATIONAL_PARK = "national_park"
    POLICE = "police"
    OTHER = "other"

    @property
    def compared(self) -> bool:
        """Whether bodies of this type are similar authorities to each other."""
        return self in COMPARED

    @property
    def plural(self) -> str:
        """The type in words, several of them: "unitary councils"."""
        return _PLURALS[self]

    @property
    def singular(self) -> str:
        """The type in words, one of them: "unitary council"."""
        return _PLURALS[self].removesuffix("s") if self in COMPARED else _SINGULARS[self]


# The five groups that the letters of 2020 name; others have no comparator.
COMPARED = (
    AuthorityType.COUNTY,
    AuthorityType.DISTRICT,
    AuthorityType.METROPOLITAN,
    AuthorityType.UNITARY,
    AuthorityType.LONDON,
)

_PLURALS = {
    AuthorityType.COUNTY: "county councils",
    AuthorityType.DISTRICT: "district councils",
    AuthorityType.METROPOLITAN: "metropolitan boroughs",
    AuthorityType.UNITARY: "unitary councils",
    AuthorityType.LONDON: "London boroughs",
    AuthorityType.COMBINED: "combined authorities",
    AuthorityType.FIRE: "fire authorities",
    AuthorityType.NATIONAL_PARK: "national park authorities",
    AuthorityType.POLICE: "police bodies",
    AuthorityType.OTHER: "other bodies",
}
_SINGULARS = {
    AuthorityType.COMBINED: "combined authority",
    AuthorityType.FIRE: "fire authority",
    AuthorityType.NATIONAL_PARK: "national park authority",
    AuthorityType.POLICE: "police body",
    AuthorityType.OTHER: "other body",
}
