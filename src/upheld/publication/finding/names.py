"""Bodies by name: as it is written, or nearly."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from upheld.publication.finding.initials import initials, letters
from upheld.publication.finding.spelling import LONGEST, cleaned, place, plain
from upheld.publication.site import PublicBody

MOST = 8
# Likeness, of 0 to 100. "lootn" is 71 like Luton and 62 like Bolton; "camdn" is 94 like Camden.
# Below the first nothing is offered; whatever is further from the nearest than the second is not.
LIKE, BEHIND = 70.0, 14.0
# "Brighton" begins, or is a word of, a name that nobody mistypes for another.
BEGINS, CONTAINS = 95.0, 90.0
# Shorter beginnings stand in too many names.
TELLING = 3


class Names:
    """Every name of every body in memory."""

    def __init__(self, bodies: Iterable[PublicBody]) -> None:
        """Index official, short and former names, whole and by their telling words."""
        self._bodies: dict[str, PublicBody] = {}
        self._official: dict[str, set[str]] = defaultdict(set)
        self._whole: dict[str, set[str]] = defaultdict(set)
        self._places: dict[str, set[str]] = defaultdict(set)
        self._initials: dict[str, set[str]] = defaultdict(set)
        for body in bodies:
            self._bodies[body.slug] = body
            for name in spellings(body):
                self._whole[plain(name)].add(body.slug)
                self._places[place(name)].add(body.slug)
            self._official[plain(body.name)].add(body.slug)
            self._whole[plain(body.slug)].add(body.slug)
            for each in initials(body):
                self._initials[each].add(body.slug)

    def exact(self, text: str) -> tuple[PublicBody, ...]:
        """Bodies that `text` names, existing ones first; several where a name is shared.

        An official name means its body alone. A place may be the first word of another council:
        "Newcastle" is upon Tyne and under Lyme.
        """
        asked = cleaned(text)[:LONGEST]
        if not (whole := plain(asked)):
            return ()
        if whole in self._official:
            return self._sorted(self._official[whole])
        found = self._whole.get(whole) or self._places.get(place(asked))
        return self._sorted(found | self._longer(place(asked))) if found else ()

    def is_part(self, text: str) -> bool:
        """Whether `text` is one word of a longer name, and all of none: Stratford-on-Avon.

        There may be other places that somebody means by it.
        """
        asked = cleaned(text)[:LONGEST]
        word = place(asked)
        if plain(asked) in self._whole or " " in word:
            return False
        shorts = [place(body.short_name).split() for body in self.exact(asked)]
        return bool(shorts) and all(word in short and len(short) > 1 for short in shorts)

    def abbreviated(self, text: str) -> tuple[PublicBody, ...]:
        """Existing bodies whose initials `text` is, councils first."""
        found = (self._initials.get(each, ()) for each in letters(cleaned(text)[:LONGEST]))
        slugs = next(filter(None, found), ())
        return tuple(body for body in self._sorted(slugs) if body.end is None)

    def near(self, text: str, most: int = MOST) -> tuple[PublicBody, ...]:
        """Bodies whose names are like `text`, the likest first; none where nothing is like it."""
        asked = place(cleaned(text)[:LONGEST])
        likeness: dict[str, float] = {}
        for name, score in self._scores(asked).items():
            for slug in self._places[name]:
                likeness[slug] = max(score, likeness.get(slug, 0.0))
        nearest = max(likeness.values(), default=0.0)
        found = self._sorted(s for s, n in likeness.items() if n >= max(LIKE, nearest - BEHIND))
        return tuple(sorted(found, key=lambda body: -likeness[body.slug])[:most])

    def _longer(self, asked: str) -> set[str]:
        longer = [name for name in self._places if name.startswith(f"{asked} ")]
        slugs = {slug for name in longer for slug in self._places[name]}
        return {s for s in slugs if self._bodies[s].kind.compared and not self._bodies[s].end}

    def _scores(self, asked: str) -> Mapping[str, float]:
        if not asked:
            return {}
        names = list(self._places)
        letters, starts = _letters(asked, names), _starts(asked, names)
        words = asked.split()
        return {
            name: max((letters[i] + starts[i]) / 2, _worded(asked, words, name))
            for i, name in enumerate(names)
        }

    def _sorted(self, slugs: Iterable[str]) -> tuple[PublicBody, ...]:
        """Existing before abolished ones, councils before other bodies, then by name."""
        bodies = [self._bodies[slug] for slug in slugs]
        bodies.sort(key=lambda b: (b.end is not None, b.fictional, not b.kind.compared, b.name))
        return tuple(bodies)


def spellings(body: PublicBody) -> tuple[str, ...]:
    """Everything a body is or was called, each once."""
    return tuple(dict.fromkeys((body.name, body.short_name, *body.other_names)))


def _letters(asked: str, names: list[str]) -> dict[int, float]:
    found = process.extract(asked, names, scorer=fuzz.ratio, limit=None)
    return {index: score for _, score, index in found}


def _starts(asked: str, names: list[str]) -> dict[int, float]:
    found = process.extract(asked, names, scorer=JaroWinkler.normalized_similarity, limit=None)
    return {index: 100 * score for _, score, index in found}


def _worded(asked: str, words: list[str], name: str) -> float:
    if len(asked) < TELLING:
        return 0.0
    if name.startswith(asked):
        return BEGINS
    inside = all(any(part.startswith(word) for part in name.split()) for word in words)
    return CONTAINS if inside else 0.0
