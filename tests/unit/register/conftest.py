from datetime import date

import pytest

from upheld import reference
from upheld.domain.authority_types import AuthorityType
from upheld.register.actions.loading import load_register
from upheld.register.queries.known_bodies import KnownBody, KnownName
from upheld.register.queries.resolver import Resolver


@pytest.fixture
def register(request: pytest.FixtureRequest) -> int:
    """The register of the reference files in the database; the rows it took."""
    request.getfixturevalue("db")
    return load_register(by="tests")


@pytest.fixture(scope="session")
def named_bodies() -> list[KnownBody]:
    """Every body of the register with its names, without a database."""
    return known_bodies(reference.rows("register/aliases.csv"))


@pytest.fixture
def resolver(named_bodies: list[KnownBody]) -> Resolver:
    """The names of the same register: a resolver of its own, for it counts unknown names."""
    return Resolver(named_bodies)


@pytest.fixture(scope="session")
def bare_resolver() -> Resolver:
    """The same without its aliases."""
    return Resolver(known_bodies([]))


@pytest.fixture(scope="session")
def full_resolver() -> Resolver:
    """The names of a demonstration's register: those of real and of fictional bodies."""
    fictional = [
        _body({**row, "subtype": ""}, [KnownName(text=row["name"])])
        for row in reference.rows(reference.FICTIONAL_BODIES)
    ]
    return Resolver([*known_bodies(reference.rows("register/aliases.csv")), *fictional])


def known_bodies(aliases: list[dict[str, str]]) -> list[KnownBody]:
    """Every body of the reference files under its names and these aliases."""
    names: dict[str, list[KnownName]] = {}
    for row in reference.rows("register/names.csv"):
        until = date.fromisoformat(row["end"]) if row["end"] else None
        names.setdefault(row["slug"], []).append(KnownName(text=row["name"], until=until))
    bodies = reference.rows("register/authorities.csv")
    for row in bodies:
        names.setdefault(row["slug"], [KnownName(text=row["name"])])
    for row in aliases:
        names[row["slug"]].append(KnownName(text=row["alias"], alias=True))
    return [_body(row, names[row["slug"]]) for row in bodies]


def _body(row: dict[str, str], names: list[KnownName]) -> KnownBody:
    return KnownBody(
        slug=row["slug"],
        name=row["name"],
        short_name=row["short_name"],
        type=AuthorityType(row["type"]),
        subtype=row["subtype"],
        start=date.fromisoformat(row["start"]) if row["start"] else None,
        end=date.fromisoformat(row["end"]) if row["end"] else None,
        names=names,
    )
