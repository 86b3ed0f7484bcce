"""Councils by their initials: "mk", "iow", "lbhf", "B&NES"."""

from collections.abc import Iterator

from upheld.domain.authority_types import AuthorityType
from upheld.publication.finding.spelling import place, plain
from upheld.publication.site import PublicBody

# One letter is no abbreviation.
SHORTEST = 2
_SMALL = frozenset({"of", "and", "upon", "in", "on", "the", "with", "under", "le", "by"})


def initials(body: PublicBody) -> frozenset[str]:
    """Every way to write a body's name of two or more words by first letters."""
    short = frozenset(_of(body.short_name))
    before = ["lb"] if body.kind is AuthorityType.LONDON else []
    before += ["rb"] if "royal" in plain(body.name).split() else []
    return short.union(_of(body.name), (f"{b}{each}" for b in before for each in short))


def letters(text: str) -> tuple[str, ...]:
    """What somebody typed, as initials: with all its words, and with those that tell a place."""
    return tuple(dict.fromkeys(each.replace(" ", "") for each in (plain(text), place(text))))


def _of(name: str) -> Iterator[str]:
    words = plain(name).split()
    for chosen in (words, [word for word in words if word not in _SMALL]):
        if len(chosen) >= SHORTEST:
            yield "".join(word[0] for word in chosen)
