"""First halves of postcodes with the councils they lie in: the answer without the extra."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from upheld import reference
from upheld.publication.finding.postcodes import COUNTRIES, ELSEWHERE, Postcode, areas
from upheld.publication.site import PublicBody

TABLE = "postcodes/outward.csv"


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Areas by outward code, the most common first: slugs, and countries as `=S`."""
    return {row["outward"]: tuple(row["areas"].split("|")) for row in reference.rows(TABLE)}


def areas_of(postcode: Postcode) -> tuple[str, ...]:
    """Areas that a first half lies in, the likeliest first; "SW1" is SW1A, SW1E and so on."""
    if postcode.inward:
        return table().get(postcode.outward, ())
    codes = [code for code in table() if _is_of(code, postcode.outward)]
    ranks = sorted((rank, code, area) for code in codes for rank, area in enumerate(table()[code]))
    return tuple(dict.fromkeys(area for _, _, area in ranks))


def _is_of(code: str, half: str) -> bool:
    """Whether a first half is `half`, or a part of it with a letter of its own."""
    return code == half or (code[:-1] == half and code[-1].isalpha())


def compiled(codes: Iterable[tuple[str, str]], bodies: Iterable[PublicBody]) -> str:
    """The table as CSV, from every postcode with its area: how the committed one was made."""
    named = areas(bodies)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, code in codes:
        area = named.get(code) or (ELSEWHERE + code[:1] if code[:1] in COUNTRIES else "")
        if area:
            counts[key[:4].strip()][area] += 1
    lines = ["outward,areas"]
    for outward, found in sorted(counts.items()):
        often = sorted(found, key=lambda area: (-found[area], area))
        lines.append(f"{outward},{'|'.join(often)}")
    return "\n".join(lines) + "\n"
