"""Short labels for the tiles of one map: readable, at most five letters, and no two alike."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count

LONGEST = 5

# What people in England write for these counties; each also stands inside longer names.
_CUSTOMARY = {
    "Bedfordshire": "Beds",
    "Buckinghamshire": "Bucks",
    "Cambridgeshire": "Cambs",
    "Derbyshire": "Derbs",
    "Gloucestershire": "Glos",
    "Hampshire": "Hants",
    "Hertfordshire": "Herts",
    "Lancashire": "Lancs",
    "Leicestershire": "Leics",
    "Lincolnshire": "Lincs",
    "Northamptonshire": "N’hnt",
    "Nottinghamshire": "Notts",
    "Oxfordshire": "Oxon",
    "Staffordshire": "Staff",
    "Warwickshire": "Warks",
    "Wiltshire": "Wilts",
    "Worcestershire": "Worcs",
}
_COMPASS = {"North": "N", "East": "E", "South": "S", "West": "W", "Central": "C", "Mid": "M"}
_SMALL = {"of", "in", "on", "upon", "under", "with", "the", "by", "le"}
_JOINED = {"and": "&"}
# What would be read as something else: Hertsmere is not Herts, Northumberland not the North.
_TAKEN = {*_CUSTOMARY.values(), *_COMPASS}


def label(names: Mapping[str, str]) -> dict[str, str]:
    """A label for every name of one map, by the same keys.

    A label that two names would share goes to neither, unless it is the whole of one of them.
    """
    proposals = {key: _candidates(name, names) for key, name in names.items()}
    labels = {key: next(each) for key, each in proposals.items()}
    while clashing := _clashing(labels, names):
        for key in clashing:
            labels[key] = next(proposals[key])
    return labels


def _clashing(labels: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """Who has to think of another label."""
    times = Counter(labels.values())
    whole = {names[key] for key in sorted(names, reverse=True)}
    clashing = []
    for key in sorted(labels):
        if times[labels[key]] < 2:  # noqa: PLR2004 - two make a clash
            continue
        if labels[key] in whole and labels[key] == names[key]:
            # Two bodies of one and the same short name: the first keeps it.
            whole.discard(labels[key])
            continue
        clashing.append(key)
    return clashing


def _candidates(name: str, names: Mapping[str, str]) -> Iterator[str]:
    """Labels for a name, the most readable first; in the end a number makes it its own."""
    words = re.findall(r"[\w’'.]+", name.replace("-", " "))
    seen: set[str] = set()
    for each in _readable(name, words, names):
        if len(each) <= LONGEST and each not in seen:
            seen.add(each)
            yield each
    letters = "".join(words)
    yield from (f"{letters[: LONGEST - len(str(n))]}{n}" for n in count(2))


def _readable(name: str, words: list[str], names: Mapping[str, str]) -> Iterator[str]:
    """The whole name, a customary short form, initials, the beginning, or beginning and end."""
    yield name
    yield from filter(None, [_CUSTOMARY.get(name)])
    if len(words) == 1:
        if name[:LONGEST] not in _TAKEN:
            yield name[:LONGEST]
        yield _where_it_differs(name, names)
    else:
        yield from _of_several(words)
    last = words[-1]
    yield f"{name[0]}’{last[-3:]}"
    yield f"{name[:2]}’{last[-2:]}"


def _of_several(words: list[str]) -> Iterator[str]:
    """A compass point and a word, as in "N Yor"; a saint, as in "St He"; else initials."""
    points = [_COMPASS[word] for word in words if word in _COMPASS]
    plain = [word for word in words if word not in _COMPASS]
    if len(plain) == 1 and words[-1] == plain[0]:
        start = "".join(points)
        short = _CUSTOMARY.get(plain[0], plain[0])
        room = LONGEST - len(start) - 1
        yield f"{start} {short[:room]}"
        yield f"{start} {plain[0][0]}{plain[0][-2:]}"[:LONGEST]
    if words[0] == "St":
        yield f"St {words[1][:2]}"
    initials = "".join(_initial(word) for word in words)
    yield initials if len(initials) <= LONGEST else initials.replace("&", "")
    yield f"{words[0][:2]} {words[-1][:2]}"
    yield f"{words[0][:3]}{words[-1][0]}"
    yield f"{words[0][0]} {words[-1][:3]}"


def _initial(word: str) -> str:
    """One letter of a word; small words stay small."""
    return _JOINED.get(word) or (word[0] if word in _SMALL else word[0].upper())


def _where_it_differs(name: str, names: Mapping[str, str]) -> str:
    """First letter and the three from where the name leaves those that begin alike: "S’amp"."""
    others = {each for each in names.values() if each != name}
    alike = max((_shared(name, each) for each in others), default=0)
    start = min(max(alike, 2), len(name) - 3)
    return f"{name[0]}’{name[start : start + 3]}"


def _shared(one: str, other: str) -> int:
    """How many letters two names have in common from the beginning."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
