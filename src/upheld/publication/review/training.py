"""The ombudsman's own courses and seminars in the review, each number with where it is from."""

from upheld.domain.activity import IN_WORDS, value_in_words
from upheld.publication.review.parts import ReviewTable, Row, Section
from upheld.publication.site import PublicYear

LEAD = "What letters of the year say of our courses and seminars is taken from these numbers."
NOTE = (
    "Counted from the sessions in our training record. Where that holds none, numbers are as they "
    "were recorded or printed at the time."
)


def training_section(year: PublicYear) -> Section | None:
    """The training figures of the year; None where none is on record."""
    found = {fact.measure: fact for fact in year.activity if fact.year == year.year}
    rows = tuple(
        Row(
            name=words,
            cells=(value_in_words(found[measure].value), found[measure].source or "recorded"),
        )
        for measure, words in IN_WORDS.items()
        if measure in found
    )
    if not rows:
        return None
    table = ReviewTable(
        caption="Courses and seminars", head="What", columns=("Number", "Source"), rows=rows,
        words=True,
    )  # fmt: skip
    return Section(
        id="training", title="Training and seminars", lead=(LEAD,), tables=(table,), notes=(NOTE,)
    )
