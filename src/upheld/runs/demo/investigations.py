"""How many cases of each body are investigated, upheld, and had been put right before."""

from collections.abc import Mapping, Sequence

from upheld.domain.authority_types import COMPARED, AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.outcomes import INVESTIGATED
from upheld.runs.demo.averages import SATISFACTORY, UPHOLD
from upheld.runs.demo.fitting import fit_part_and_base, parts_showing
from upheld.runs.demo.goals import Found, Goal, satisfactory_rate, set_goals, uphold_rate
from upheld.runs.demo.groups import group_bodies
from upheld.runs.demo.national import target
from upheld.runs.demo.printed import NOTHING, Printed, read_printed
from upheld.runs.demo.ranges import Range, just
from upheld.runs.demo.steps import meet_total
from upheld.runs.demo.volumes import Place
from upheld.toolbox.drawing import Lots

# Councils of one type differ in how often we find fault by a little more than chance: with this
# correlation between the cases of one council, some six in a hundred stand out from their type.
LIKENESS = 0.03
SATISFACTORY_LIKENESS = 0.04
# Of all decisions 23 % were investigations in 2018 and in 2024; of bodies that are no council
# fewer.
SHARE_INVESTIGATED, SHARE_OF_OTHERS = 0.23, 0.12
# Hardly any council has more than this share of its cases investigated.
MOST_INVESTIGATED = 0.65
SPREAD = 0.15


def draw_found(
    seed: int, year: int, decided: Mapping[str, int], elsewhere: Sequence[Found]
) -> Mapping[str, Found]:
    """What was found about each body, from how many cases of each were decided in the year.

    `elsewhere` is what was found about fictional bodies: the nation's totals hold it too.
    """
    groups = group_bodies(decided, year)
    drafts = {slug: _Draft(seed, year, slug, count) for slug, count in decided.items()}
    rest = {slug: drafts[slug].alone() for slug in groups.get(None, [])}
    members = {kind: [drafts[slug] for slug in groups.get(kind, [])] for kind in COMPARED}
    fixed = {kind: _least(members[kind]) for kind in COMPARED}
    goals = set_goals(year, [*rest.values(), *elsewhere], fixed)
    found = dict(rest)
    for kind in COMPARED:
        found |= _draw_type(kind, members[kind], goals[kind], Lots(seed, "found", year, kind))
    return found


class _Draft:
    """What is known about one council's investigations before lots are drawn."""

    def __init__(self, seed: int, year: int, slug: str, decided: int) -> None:
        self.slug = slug
        self.year = year
        self.decided = decided
        self.printed = read_printed().get(Place(slug, year), NOTHING)
        self.lots = Lots(seed, "found", year, slug)
        self.weight = decided * Lots(seed, "found", slug).factor(SPREAD)
        self.investigations, self.upheld = self._ranges()

    def _ranges(self) -> tuple[Range, Range]:
        printed = self.printed
        known = sum(printed.outcomes.get(outcome, 0) for outcome in INVESTIGATED)
        low = known if printed.investigations is None else printed.investigations
        most = self.decided - (printed.least_decided - low)
        if printed.uphold_rate:
            upheld, base = self._fit(Range(low, most))
            return just(base), just(upheld)
        if printed.investigations is not None:
            fixed = printed.upheld
            return just(low), Range(0, low) if fixed is None else just(fixed)
        if printed.upheld is None and printed.not_upheld is not None:
            upheld = min(self._usual_upheld(printed.not_upheld), most - low)
            return just(low + upheld), just(upheld)
        room = Range(low, min(most, max(low, int(self.decided * MOST_INVESTIGATED))))
        return room, Range(0, room.high) if printed.upheld is None else just(printed.upheld)

    def _usual_upheld(self, not_upheld: int) -> int:
        """How many are upheld beside so many that are not, at the nation's rate."""
        rate = target(self.year, UPHOLD) / 100
        return round(not_upheld * rate / (1 - rate))

    def _fit(self, bases: Range) -> tuple[int, int]:
        """Upheld and investigations that show the printed rate, and the one of remedies too."""
        printed = self.printed
        fixed = printed.investigations
        fitted = fit_part_and_base(
            printed.uphold_rate,
            bases if fixed is None else just(fixed),
            near=round(self.decided * SHARE_INVESTIGATED),
            part=printed.upheld,
            fits=lambda upheld, base: (
                printed.not_upheld in (None, base - upheld)
                and _room_for_remedies(printed, upheld) is not None
            ),
        )
        if fitted is None:
            raise Refused(
                f"published/councils.csv: no counts of {self.slug} {self.year} show the printed "
                f"{printed.uphold_rate} % within {self.decided} decisions"
            )
        return fitted

    def remedied(self, upheld: int) -> Range:
        """How many of the upheld the body may have put right before."""
        return _room_for_remedies(self.printed, upheld) or Range(0, upheld)

    def alone(self) -> Found:
        """A body without similar authorities: drawn by itself at the nation's rates."""
        rate = target(self.year, UPHOLD) / 100
        drawn = self.lots.successes(self.decided, SHARE_OF_OTHERS)
        investigations = self.investigations.clip(drawn)
        upheld = self.upheld.clip(self.lots.successes(investigations, rate, LIKENESS))
        share = target(self.year, SATISFACTORY) / 100
        by_body = self.remedied(upheld).clip(self.lots.successes(upheld, share))
        return Found(investigations=investigations, upheld=upheld, by_body=by_body)


def _room_for_remedies(printed: Printed, upheld: int) -> Range | None:
    if printed.remedied_by_body is not None:
        return just(printed.remedied_by_body) if printed.remedied_by_body <= upheld else None
    if printed.satisfactory_remedy_rate:
        return parts_showing(upheld, printed.satisfactory_remedy_rate)
    return Range(0, upheld - min(upheld, printed.remedied_by_us or 0))


def _least(drafts: Sequence[_Draft]) -> Found:
    return Found(
        investigations=sum(draft.investigations.low for draft in drafts),
        upheld=sum(draft.upheld.low for draft in drafts),
        by_body=0,
    )


def _draw_type(
    kind: AuthorityType, drafts: Sequence[_Draft], goal: Goal, lots: Lots
) -> Mapping[str, Found]:
    year = drafts[0].year
    scale = goal.investigations / sum(draft.weight for draft in drafts)
    bases = meet_total(
        [draft.lots.count(draft.weight * scale) for draft in drafts],
        goal.investigations,
        [draft.investigations for draft in drafts],
        lots,
    )
    rate = uphold_rate(kind, year)
    upheld = meet_total(
        [d.lots.successes(base, rate, LIKENESS) for d, base in zip(drafts, bases, strict=True)],
        goal.upheld,
        [
            Range(draft.upheld.low, min(draft.upheld.high, base))
            for draft, base in zip(drafts, bases, strict=True)
        ],
        lots,
    )
    by_body = _draw_by_body(drafts, upheld, satisfactory_rate(kind, year), goal.by_body, lots)
    return {
        draft.slug: Found(investigations=base, upheld=up, by_body=own)
        for draft, base, up, own in zip(drafts, bases, upheld, by_body, strict=True)
    }


def _draw_by_body(
    drafts: Sequence[_Draft], upheld: Sequence[int], rate: float, total: int, lots: Lots
) -> list[int]:
    pairs = list(zip(drafts, upheld, strict=True))
    drawn = [draft.lots.successes(count, rate, SATISFACTORY_LIKENESS) for draft, count in pairs]
    return meet_total(drawn, total, [draft.remedied(count) for draft, count in pairs], lots)
