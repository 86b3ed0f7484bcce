"""The mix of headings of each type in a year, bent so that the nation's shares come out."""

from collections.abc import Mapping

from upheld.domain.authority_types import AuthorityType
from upheld.domain.headings import Heading
from upheld.runs.demo.bodies import find_body
from upheld.runs.demo.national import read_patterns, target

# Headings whose national share is aimed at; the others keep the rest among themselves.
AIMED_AT = (Heading.ADULT_CARE, Heading.EDUCATION_CHILDREN, Heading.HOUSING)

Mix = Mapping[Heading, float]


def mix_headings(year: int, received: Mapping[str, int]) -> Mapping[AuthorityType, Mix]:
    """Weights by type, from what each body received in the year."""
    patterns = read_patterns()
    volumes: dict[AuthorityType, int] = dict.fromkeys(patterns, 0)
    for slug, count in received.items():
        volumes[find_body(slug).kind] += count
    usual = {
        heading: sum(
            count * patterns[kind].headings[heading] / sum(patterns[kind].headings.values())
            for kind, count in volumes.items()
        )
        for heading in Heading
    }
    bends = _bends(year, usual)
    return {
        kind: {heading: weight * bends[heading] for heading, weight in pattern.headings.items()}
        for kind, pattern in patterns.items()
    }


def _bends(year: int, usual: Mapping[Heading, float]) -> Mapping[Heading, float]:
    total = sum(usual.values())
    aimed = {h: target(year, f"share_of_received_{h}") / 100 * total for h in AIMED_AT}
    others = sum(count for heading, count in usual.items() if heading not in AIMED_AT)
    rest = (total - sum(aimed.values())) / others
    return {
        heading: aimed[heading] / count if heading in aimed else rest
        for heading, count in usual.items()
    }
