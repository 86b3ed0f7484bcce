"""What authorities of a council's type promised on the subjects that its own year was about."""

from collections import Counter
from collections.abc import Iterator, Sequence

from upheld.domain.headings import Heading
from upheld.domain.promises import Promise
from upheld.pages.improvements.rows import Row, done_by
from upheld.pages.setting import Setting
from upheld.scrutiny.facts import Improvement
from upheld.statistics.figures import BodyFigures

MOST, MOST_OF_ONE = 6, 2
"""So many stand on a page, and so many of them from one authority."""
HEADINGS = 3
_DONE = (Promise.ON_TIME, Promise.LATE)


def promised_elsewhere(
    figures: BodyFigures,
    own: Sequence[Improvement],
    rows: Sequence[Row],
    setting: Setting,
) -> tuple[Improvement, ...]:
    """A few, those already done first: a committee can ask how they went; then the newest."""
    if figures.type is None:
        return ()
    themes, headings = {each.theme for each in own}, headings_of(figures)
    alike = [
        row
        for row in rows
        if row.improvement.fact.body != figures.body
        and row.values["type"] == figures.type
        and setting.bodies[row.improvement.fact.body].fictional == figures.fictional
        and (row.improvement.fact.theme in themes or row.improvement.heading in headings)
    ]
    alike.sort(key=_newest)
    return tuple(improvement_of(row, setting) for row in _few(alike))


def headings_of(figures: BodyFigures) -> frozenset[Heading]:
    """The headings with most upheld cases."""
    counts = figures.upheld_by_heading
    upheld = sorted((each for each in Heading if counts.get(each)), key=lambda e: -counts[e])
    return frozenset(upheld[:HEADINGS])


def _newest(row: Row) -> tuple[bool, int, str]:
    return (
        row.state not in _DONE,
        -row.improvement.fact.agreed.toordinal(),
        row.improvement.id,
    )


def _few(rows: Sequence[Row]) -> Iterator[Row]:
    """Each promise once, and of each authority only some, so that none fills the list."""
    taken, told = Counter[str](), set[str]()
    for row in rows:
        body = row.improvement.fact.body
        if taken[body] < MOST_OF_ONE and taken.total() < MOST and row.words not in told:
            taken[body] += 1
            told.add(row.words)
            yield row


def improvement_of(row: Row, setting: Setting) -> Improvement:
    """An improvement as scrutiny tells of it."""
    fact = row.improvement.fact
    return Improvement(
        body=setting.called[fact.body],
        summary=fact.summary,
        theme=fact.theme,
        heading=row.improvement.heading,
        agreed=fact.agreed,
        due=fact.due,
        done=done_by(row.improvement, setting.today),
        state=row.state,
        address=row.improvement.address,
    )
