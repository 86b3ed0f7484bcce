"""Bodies that belong to a body: before and after it, above and below it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from upheld.letters import words
from upheld.pages.council.subject import Subject
from upheld.publication.site import PublicBody, Site


@dataclass(frozen=True, kw_only=True)
class Relative:
    """Another body; `address` is empty where it has no page."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Relation:
    """How others belong to the body, and who they are."""

    words: str
    relatives: tuple[Relative, ...]


def relations_of(subject: Subject) -> tuple[Relation, ...]:
    """Those that the register knows."""
    return tuple(_relations(subject))


def kin_of(body: PublicBody) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """How others belong to a body, in words, and their slugs."""
    return (
        ("Came after", body.predecessors),
        ("Followed by", body.successors),
        ("County", (body.parent,) if body.parent else ()),
        ("Districts in its area", body.districts),
    )


def life_of(subject: Subject) -> tuple[str, ...]:
    """What must be said before the figures of a body that came, went or is compared with none."""
    return tuple(_life(subject))


def _relations(subject: Subject) -> Iterator[Relation]:
    for told, slugs in kin_of(subject.body):
        relatives = tuple(_relatives(subject.site, slugs))
        if relatives:
            yield Relation(words=told, relatives=relatives)


def _relatives(site: Site, slugs: Iterable[str]) -> Iterator[Relative]:
    for slug in sorted(slugs):
        if slug in site.bodies:
            known = any(slug in year.bodies for year in site.years.values())
            address = site.address(slug) if known else ""
            yield Relative(name=site.bodies[slug].name, address=address)


def _life(subject: Subject) -> Iterator[str]:
    body, site = subject.body, subject.site
    if body.end is not None:
        after = [site.bodies[slug].name for slug in body.successors if slug in site.bodies]
        followed = f", and {words.listed(after)} followed it" if after else ""
        yield f"{body.name} existed until {words.day(body.end)}{followed}."
    if subject.figures.type is None:
        yield (
            f"It did not exist on {subject.year_end}, the day on which types are read: its figures "
            "count in the national totals, and in no average of similar authorities."
        )
    elif not subject.figures.type.compared:
        yield (
            "We compare councils only, each with others of its type. "
            f"{words.sentence(subject.figures.type.plural).rstrip('.')} have no similar "
            "authorities in these figures, so no average and no verdict stand beside them."
        )
