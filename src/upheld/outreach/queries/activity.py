"""Training and seminar figures as they stand: counted from sessions, or as they were told."""

from dataclasses import dataclass

from upheld.domain.activity import agree
from upheld.domain.facts import ActivityFact
from upheld.outreach.models import ActivityEvent
from upheld.outreach.queries.counted import counted

Facts = dict[tuple[int, str], ActivityFact]


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A figure that was told of a year whose sessions count to another."""

    told: ActivityFact
    counted: ActivityFact

    @property
    def words(self) -> str:
        """Both numbers, and where each is from."""
        told, here = self.told, self.counted
        return (
            f"{told.measure} of {told.year}: {here.source} gives {here.value}, activity.csv "
            f"{told.value} ({told.source or 'no source'}); the record counts"
        )


def activity() -> Facts:
    """Every figure in force, by year and measure: what sessions count to stands before the told."""
    told = told_activity()
    return told | counted(told)


def told_activity() -> Facts:
    """What was imported as a figure, the last of each: it stands where no session is on record."""
    return {
        (e.year, e.measure): ActivityFact(
            year=e.year, measure=e.measure, value=e.value, source=e.source
        )
        for e in ActivityEvent.objects.order_by("id")
    }


def disagreements() -> tuple[Disagreement, ...]:
    """Figures that were told and are counted otherwise, by year and measure."""
    told = told_activity()
    here = counted(told)
    return tuple(
        Disagreement(told=told[key], counted=here[key])
        for key in sorted(told.keys() & here.keys())
        if not agree(key[1], told[key].value, here[key].value)
    )
