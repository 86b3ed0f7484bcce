"""Which body a list means by what it wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import chain

from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.register.models import Authority
from upheld.register.queries.known_bodies import KnownBody, KnownName
from upheld.register.queries.spelling import Family, Reading, normalised, read

CANDIDATES = 4
# Likeness, of 0 to 1: "lutn" is 0.89 like Luton and 0.60 like Sutton; "Lutn Borough Council" is
# 0.98 like Luton's name and, for its last two words, 0.90 like that of Melton.
LIKE_PLACES, LIKE_NAMES = 0.75, 0.95
# A comparison with every name takes some 3 ms. A list with more unknown names than this has the
# wrong column, and its reader needs no suggestions; nor does one that writes a paragraph.
SUGGESTIONS = 200
# Shorter words ("and", "upon", "east") stand in many names and tell none of them.
TELLING = 5
LONGEST = 100


@dataclass(frozen=True)
class Lead:
    """A body that a spelling may mean, until a last day (None: for good)."""

    slug: str
    until: date | None


@dataclass(frozen=True)
class Leads:
    """What a spelling leads to: `whole` as a full name, `place` as a place whose claims hold."""

    whole: tuple[Lead, ...]
    place: tuple[Lead, ...]
    ruled_out: tuple[Lead, ...]


class Resolver:
    """The register's names in memory, read once; about a microsecond per known spelling."""

    def __init__(self, bodies: Iterable[KnownBody]) -> None:
        """Index every whole name and every place."""
        self._bodies = {body.slug: body for body in bodies}
        self._whole: dict[str, list[Lead]] = defaultdict(list)
        self._places: dict[tuple[Family, str], list[Lead]] = defaultdict(list)
        for body in self._bodies.values():
            self._index(body)
        self._leads: dict[str, Leads] = {}
        self._found: dict[tuple[str, date], str] = {}
        self._likely: dict[str, list[str]] = {}

    @classmethod
    def from_register(cls) -> Resolver:
        """The bodies of the database as they are now."""
        return cls(_known(body) for body in Authority.objects.prefetch_related("names"))

    def resolve(self, text: str, *, on: date) -> str:
        """The slug of the body that `text` means on a day: the day a case was received.

        A slug means its body. A former name holds until the last day it was in use, a body's last
        name for good; so decisions may come after its end. Where two bodies are meant, the one
        that existed on the day is taken. Anything else is `Refused`, with the nearest bodies: a
        letter to the wrong council is worse than a question.
        """
        if text in self._bodies:
            return text
        found = self._found.get((text, on))
        if found is None:
            found = self._found[text, on] = self._choose(text, on)
        return found

    def _index(self, body: KnownBody) -> None:
        for name in body.whole_names():
            self._whole[name.text].append(Lead(body.slug, name.until))
        if body.family:
            for place in body.places():
                self._places[body.family, place.text].append(Lead(body.slug, place.until))

    def _choose(self, text: str, on: date) -> str:
        leads = self._read(text)
        named = self._holding(leads.whole, on)
        meant = named or self._holding(leads.place, on)
        # A full name out of its days must not slide to another body of the same place.
        strayed = bool(leads.whole) and not meant <= {lead.slug for lead in leads.whole}
        if len(meant) > 1:
            meant = {slug for slug in meant if self._bodies[slug].existed_on(on)}
        if len(meant) == 1 and not strayed:
            return meant.pop()
        raise Refused(self._refusal(text, leads, on))

    def _read(self, text: str) -> Leads:
        if text not in self._leads:
            plain = normalised(text)
            reading = read(plain)
            called = self._places.get((reading.family, reading.place), []) if reading else []
            fitting = [lead for lead in called if reading and self._fits(lead, reading)]
            others = [lead for lead in called if lead not in fitting]
            whole = self._whole.get(plain, [])
            self._leads[text] = Leads(tuple(whole), tuple(fitting), tuple(others))
        return self._leads[text]

    def _fits(self, lead: Lead, reading: Reading) -> bool:
        return self._bodies[lead.slug].allows(reading.claims)

    def _holding(self, leads: Iterable[Lead], on: date) -> set[str]:
        # A later name may stand in a list about an earlier day; a former name, in no later list.
        return {
            lead.slug
            for lead in leads
            if (lead.until is None or on <= lead.until) and self._bodies[lead.slug].began_by(on)
        }

    def _refusal(self, text: str, leads: Leads, on: date) -> str:
        if not text.strip():
            return "no body is named: give its slug or its name"
        known = [lead.slug for lead in chain(leads.whole, leads.place)]
        near = known or [lead.slug for lead in leads.ruled_out] + self._like(text)
        slugs = list(dict.fromkeys(near))[:CANDIDATES]
        what = f"“{_shortened(text)}” is not the name of one body on {on}"
        if not slugs:
            return f"{what}, and no name is near it: give the body's slug"
        return f"{what}; perhaps {_listed([self._described(slug, on) for slug in slugs])}"

    def _like(self, text: str) -> list[str]:
        if text not in self._likely:
            if len(self._likely) >= SUGGESTIONS:
                return []
            plain = normalised(text)[:LONGEST]
            reading = read(plain)
            near = self._near_places(reading.place) if reading else []
            wholes = {name: leads[0].slug for name, leads in self._whole.items()}
            near += [wholes[n] for n in get_close_matches(plain, wholes, cutoff=LIKE_NAMES)]
            self._likely[text] = near
        return self._likely[text]

    def _near_places(self, place: str) -> list[str]:
        slugs = {slug.replace("-", " "): slug for slug in sorted(self._bodies)}
        begun = [name for name in slugs if f"{name} ".startswith(place)]
        whole = [name for name in slugs if place.startswith(f"{name} ")]
        like = get_close_matches(place, slugs, cutoff=LIKE_PLACES)
        found = [*whole, *begun, *like]
        # "Wrekin" and "Wight" are words of a longer name; "Herts" begins one but for its end.
        words = [word[:-1] for word in place.split() if len(word) >= TELLING]
        found += [n for n in slugs if any(w.startswith(x) for x in words for w in n.split())]
        return [slugs[name] for name in found]

    def _described(self, slug: str, on: date) -> str:
        body = self._bodies[slug]
        if body.end and on > body.end:
            return f"{body.name} ({slug}, until {body.end})"
        if not body.began_by(on):
            return f"{body.name} ({slug}, from {body.start})"
        return f"{body.name} ({slug})"


def _known(body: Authority) -> KnownBody:
    names = list(body.names.all())
    last = next(name.name for name in names if name.end is None and not name.alias)
    return KnownBody(
        slug=body.slug,
        name=last,
        short_name=body.short_name,
        type=AuthorityType(body.type),
        subtype=body.subtype,
        start=body.start,
        end=body.end,
        names=[KnownName(text=n.name, until=n.end, alias=n.alias) for n in names],
    )


def _shortened(text: str, longest: int = 80) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
