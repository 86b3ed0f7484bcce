"""What the resolver knows of a body and of its names, apart from any database."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from upheld.domain.authority_types import AuthorityType
from upheld.register.queries.spelling import Family, normalised, read

FAMILIES = {
    AuthorityType.COMBINED: Family.COMBINED,
    AuthorityType.FIRE: Family.FIRE,
    AuthorityType.POLICE: Family.POLICE,
    AuthorityType.NATIONAL_PARK: Family.PARK,
}
# What may be claimed of a council of each type besides what its own names say. A unitary is a
# county, a city or a borough only if it calls itself one: before 2009, or before 2019 to 2023,
# many of them followed a county council of the same place, which was another body.
OF_TYPE = {
    AuthorityType.COUNTY: {"county"},
    AuthorityType.DISTRICT: {"district", "borough"},
    AuthorityType.METROPOLITAN: {"metropolitan", "borough", "district"},
    AuthorityType.UNITARY: {"unitary"},
    AuthorityType.LONDON: {"london", "borough"},
}
# "London" and "London Council" must not lead to the City: it is reached by its full names only.
WHOLE_NAMES_ONLY = "city_corporation"


@dataclass(frozen=True, kw_only=True)
class KnownName:
    """A name and its last day; None for a body's last name and for an alias."""

    text: str
    until: date | None = None
    alias: bool = False


@dataclass(frozen=True, kw_only=True)
class KnownBody:
    """A body with all its names; `name` is its last."""

    slug: str
    name: str
    short_name: str
    type: AuthorityType
    subtype: str
    start: date | None
    end: date | None
    names: Collection[KnownName]
    claims: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Gather what may be claimed of it, once."""
        own = (read(normalised(name.text)) for name in self.names)
        said = {claim for reading in own if reading for claim in reading.claims}
        object.__setattr__(self, "claims", frozenset(said | OF_TYPE.get(self.type, set())))

    @property
    def family(self) -> Family | None:
        """The family whose forms its names follow, if any."""
        if self.type is AuthorityType.OTHER:
            return None
        return FAMILIES.get(self.type, Family.COUNCIL)

    def existed_on(self, day: date) -> bool:
        """Whether `day` lies between its first and its last day."""
        return self.began_by(day) and (self.end is None or day <= self.end)

    def began_by(self, day: date) -> bool:
        """Whether it had come into being by `day`."""
        return self.start is None or day >= self.start

    def allows(self, claims: Collection[str]) -> bool:
        """Whether nothing claimed of it is wrong."""
        either = {"county", "city"} & self.claims
        return all(either if c == "county or city" else c in self.claims for c in claims)

    def whole_names(self) -> list[KnownName]:
        """Its names as they are written in full, normalised."""
        names = [KnownName(text=normalised(n.text), until=n.until) for n in self.names]
        # The short name of a council or of a combined authority is a place, not a name.
        if self.family not in {Family.COUNCIL, Family.COMBINED}:
            names.append(KnownName(text=normalised(self.short_name)))
        return names

    def places(self) -> list[KnownName]:
        """The places it is known by: what its names leave when words such as council are gone."""
        if self.family is None or self.subtype == WHOLE_NAMES_ONLY:
            return []
        if self.family is Family.COUNCIL:
            # A last name may say less than the place does (Newcastle City Council): the short
            # name tells the two Newcastles apart. Former names lead here while they held.
            former = [name for name in self.names if name.until and not name.alias]
            source = [*former, KnownName(text=self.short_name)]
        else:
            source = [name for name in self.names if not name.alias]
        readings = [(read(normalised(name.text)), name.until) for name in source]
        return [
            KnownName(text=reading.place, until=until)
            for reading, until in readings
            if reading and reading.family is self.family
        ]
