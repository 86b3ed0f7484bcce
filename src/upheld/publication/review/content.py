"""The review of one year: every sentence and number that its page and its PDF hold."""

from collections.abc import Iterator

from upheld.letters import words
from upheld.publication.review import nation, places
from upheld.publication.review.fiction import tell_fictional
from upheld.publication.review.parts import Review, Section, Share, Stage
from upheld.publication.review.training import training_section
from upheld.publication.site import PublicYear, Site
from upheld.toolbox.clock import UK

BROKEN = "Figures of this year do not continue those of the year before where one of these applies."


def review_of(site: Site, year: PublicYear) -> Review:
    """The review of a published year."""
    return Review(
        year=year.year,
        title=f"Annual review of complaints {year.year}",
        release=year.release,
        demonstration=site.demonstration,
        opening=_opening(year),
        shares=_shares(year),
        stages=_stages(year),
        sections=tuple(_sections(site, year)),
        made=_made(year),
    )


def _stages(year: PublicYear) -> tuple[Stage, ...]:
    count = year.national.cases
    numbers = {
        "Received": count.received["total"],
        "Decided": count.decided["total"],
        "Investigated": count.investigations_by_heading["total"],
        "Upheld": count.upheld_by_heading["total"],
    }
    return tuple(
        Stage(name=name, count=number, display=f"{number:,}") for name, number in numbers.items()
    )


def _opening(year: PublicYear) -> tuple[str, ...]:
    received, decided, investigated, upheld = (stage.count for stage in _stages(year))
    end = words.day(year.reporting_year.end)
    came = (
        f"In the year to {end} we received {received:,} complaints and enquiries about local "
        f"authorities and made {decided:,} decisions."
    )
    went = (
        f"Of these decisions, {investigated:,} followed an investigation. In {upheld:,} of them "
        "we upheld the complaint."
    )
    # Only a demonstration has something to add, and says it here.
    return tuple(filter(None, (came, went, tell_fictional(year))))


def _shares(year: PublicYear) -> tuple[Share, ...]:
    cases, pairs = year.national.cases.measures, year.national.pairs.measures
    shares = [Share.of("Complaints upheld", cases["uphold_rate"], "were upheld")]
    if "compliance_rate" in pairs:
        satisfied = "satisfied us"
        shares.append(Share.of("Compliance", pairs["compliance_rate"], satisfied))
    if "satisfactory_remedy_rate" in cases:
        already = "had been remedied satisfactorily before we came in"
        figure = cases["satisfactory_remedy_rate"]
        shares.append(Share.of("Satisfactory remedies", figure, already))
    return tuple(shares)


def _sections(site: Site, year: PublicYear) -> Iterator[Section]:
    yield nation.stages_section(year)
    yield nation.outcomes_section(year)
    yield nation.headings_section(year)
    yield from places.parts(site, year)
    own = (nation.times_section(year), training_section(year))
    for section in (nation.remedies_section(year), *own):
        if section is not None:
            yield section
    breaks = [each.why for each in site.series_breaks if each.from_year == year.year]
    if breaks:
        yield Section(
            id="breaks",
            title="What changed in how we count",
            lead=(BROKEN,),
            notes=tuple(dict.fromkeys(breaks)),
        )


def _made(year: PublicYear) -> str:
    frozen = words.day(year.frozen_at.astimezone(UK).date())
    return f"Release {year.release}, counted from the casework as it stood on {frozen}."
