"""The bodies of a year in groups: each type that is compared, and the rest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from upheld.domain.authority_types import AuthorityType
from upheld.runs.demo.bodies import read_bodies

# None stands for bodies that no average holds: those of other types, and councils that have ended.
Group = AuthorityType | None


def group_bodies(slugs: Iterable[str], year: int) -> Mapping[Group, list[str]]:
    """The slugs by group, each list in order of slug."""
    bodies = read_bodies()
    groups: dict[Group, list[str]] = defaultdict(list)
    for slug in sorted(slugs):
        body = bodies[slug]
        groups[body.kind if body.compared_in(year) else None].append(slug)
    return groups


def residents_of(kind: AuthorityType, year: int) -> int:
    """Residents of all councils of a type, by whom its printed average per 100,000 divides."""
    members = (body for body in read_bodies().values() if body.kind is kind)
    return sum(body.residents_in(year) for body in members if body.compared_in(year))
