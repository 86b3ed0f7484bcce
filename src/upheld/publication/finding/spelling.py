"""What people type, made comparable: without case, accents, marks and words such as council."""

import unicodedata

# A name is at most 90 characters; more than this is no name.
LONGEST = 200

# Words that tell no place from another. They count where nothing else is left ("City of London").
COMMON = frozenset({
    "council", "councils", "borough", "district", "city", "county", "metropolitan", "royal",
    "london", "the", "of", "and", "unitary", "authority", "corporation", "lb", "rb", "mb", "mbc",
    "mdc", "dc", "cc", "bc", "rbc", "cbc", "lbc",
})  # fmt: skip
# Words that stand for others: counties are written short more often than long.
_SAME = {"saint": "st", "n": "north", "e": "east", "w": "west", "ne": "north east"}
_SAME |= {
    short: f"{long}shire"
    for short, long in {
        "beds": "bedford", "berks": "berk", "bucks": "buckingham", "cambs": "cambridge",
        "derbys": "derby", "glos": "gloucester", "hants": "hamp", "herts": "hertford",
        "lancs": "lanca", "leics": "leicester", "lincs": "lincoln", "northants": "northampton",
        "notts": "nottingham", "oxon": "oxford", "salop": "shrop", "staffs": "stafford",
        "warks": "warwick", "wilts": "wilt", "worcs": "worcester", "yorks": "york",
    }.items()
}  # fmt: skip
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))


def cleaned(text: str) -> str:
    """`text` without what cannot be seen (zero-width and direction marks), its spaces single."""
    seen = "".join(c for c in text if unicodedata.category(c) not in {"Cf", "Co", "Cn", "Cs"})
    return " ".join(seen.split())


def readable(text: str) -> bool:
    """Whether `text` is short enough and free of control characters and torn bytes."""
    strange = {"\N{REPLACEMENT CHARACTER}"}
    return len(text) <= LONGEST and not any(
        c in strange or (unicodedata.category(c) == "Cc" and not c.isspace()) for c in text
    )


def plain(text: str) -> str:
    """Lower-case words and digits with single spaces: "Brighton & Hove" is "brighton and hove"."""
    folded = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    bare = "".join(c for c in folded if not unicodedata.combining(c)).replace("&", " and ")
    words = "".join(c if c.isalnum() else " " for c in bare).split()
    return " ".join(_SAME.get(word, word) for word in words)


def place(text: str) -> str:
    """The words of `text` that tell a place: "St Helens Council" is "st helens"."""
    whole = plain(text)
    telling = [word for word in whole.split() if word not in COMMON]
    return " ".join(telling) or whole
