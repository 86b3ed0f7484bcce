"""Each figure of a year in plain words: what it says, and what it cannot say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.promises import Promise
from upheld.letters import words
from upheld.scrutiny.facts import CouncilYear, Link
from upheld.scrutiny.grounds import counted_received
from upheld.statistics.figures import Figure
from upheld.statistics.verdict import Verdict

_UNCLEAR = "That is no clear difference: chance alone could have made it."
_VERDICTS = {
    Verdict.NO_CLEAR_DIFFERENCE: _UNCLEAR,
    Verdict.TOO_FEW: "There were too few cases to compare: nothing follows from the difference.",
    Verdict.POSSIBLY_HIGHER: "That is possibly higher, but about 1 in 20 councils would be so by "
    "chance alone.",
    Verdict.POSSIBLY_LOWER: "That is possibly lower, but about 1 in 20 councils would be so by "
    "chance alone.",
    Verdict.HIGHER: "That is higher than chance and ordinary differences explain.",
    Verdict.LOWER: "That is lower than chance and ordinary differences explain.",
}


@dataclass(frozen=True, kw_only=True)
class FigureTold:
    """One figure, readable by somebody who never saw statistics."""

    title: str
    value: str
    says: str
    cannot: str
    link: Link


def figures_told(facts: CouncilYear) -> tuple[FigureTold, ...]:
    """Those that the year has, in the order in which complaints go their way."""
    return tuple(each for tell in _FIGURES for each in tell(facts))


def _received(facts: CouncilYear) -> Iterator[FigureTold]:
    count = facts.figures.received["total"]
    yield FigureTold(
        title="Complaints received",
        value=f"{count:,}",
        says=f"In the year to {facts.year_end}, {counted_received(count)} about {facts.called} "
        f"reached us.",
        cannot="It does not say how good services are. Many can mean that people are told how to "
        "complain; few can mean that nobody is. Some are decided in the next year only, so this "
        "number does not add up with the decisions.",
        link=Link(text="What came in, by service", address=f"{facts.council_page}#counts"),
    )


def _upheld(facts: CouncilYear) -> Iterator[FigureTold]:
    figure = facts.figure("uphold_rate")
    if figure is None:
        return
    if not figure.denominator:
        yield FigureTold(
            title="Complaints upheld",
            value="None investigated",
            says=f"We investigated no complaint about {facts.called}, so there is no share.",
            cannot="It does not say that nothing went wrong: only what reaches us can be looked "
            "into.",
            link=_made(facts, "uphold_rate"),
        )
        return
    yield FigureTold(
        title="Complaints upheld",
        value=f"{figure.numerator:,} of {figure.denominator:,} ({figure.display})",
        says=f"We found fault in {figure.numerator:,} of {figure.base}."
        f"{_compared(facts, figure)}{_chance(figure)}",
        cannot="It is a share of what we investigated, not of all complaints or of everybody whom "
        "the service reaches. We investigate where fault is likely, so a large share alone proves "
        "little.",
        link=_made(facts, "uphold_rate"),
    )


def _compliance(facts: CouncilYear) -> Iterator[FigureTold]:
    figure = facts.figure("compliance_rate")
    if figure is None:
        return
    if not figure.denominator:
        yield FigureTold(
            title="Recommendations carried out",
            value="None recorded",
            says=words.sentence(figure.reason or "no recommendations were due"),
            cannot="It says nothing of what the council did without us.",
            link=_made(facts, "compliance_rate"),
        )
        return
    late = facts.settled(ComplianceOutcome.LATE)
    said = f", {words.number(late)} of them late" if late else ", none of them late"
    if figure.denominator == 1:
        said = ", but late" if late else ", in time"
    yield FigureTold(
        title="Recommendations carried out",
        value=f"{figure.numerator:,} of {figure.denominator:,} ({figure.display})",
        says=f"In {figure.numerator:,} of {_cases(figure.denominator)} whose "
        "outcome we recorded in the year, what we recommended was carried out to our "
        f"satisfaction{said}.",
        cannot="100% does not mean on time, and it does not say whether the service got better "
        "for others. It is a full count, so chance has no part in it; on few cases one more or "
        "less moves it far.",
        link=_made(facts, "compliance_rate"),
    )


def _satisfactory(facts: CouncilYear) -> Iterator[FigureTold]:
    figure = facts.figure("satisfactory_remedy_rate")
    if figure is None or not figure.denominator:
        return
    yield FigureTold(
        title="Put right before we came in",
        value=f"{figure.numerator:,} of {figure.denominator:,} ({figure.display})",
        says=f"In {figure.numerator:,} of {figure.base} {facts.called} had already offered what "
        f"was fair.{_compared(facts, figure)}",
        cannot="It does not count complaints that were settled well and never came to us.",
        link=_made(facts, "satisfactory_remedy_rate"),
    )


def _promised(facts: CouncilYear) -> Iterator[FigureTold]:
    if facts.unstated or not facts.improvements:
        return
    states = (
        ((Promise.ON_TIME, Promise.LATE), "done"),
        ((Promise.AGREED, Promise.DUE), "not due yet"),
        ((Promise.OVERDUE,), "overdue"),
    )
    counted = ((len(facts.improvements_in(*each)), said) for each, said in states)
    standing = [f"{words.number(n)} {'is' if n == 1 else 'are'} {said}" for n, said in counted if n]
    promised = words.counted(len(facts.improvements), "improvement")
    yield FigureTold(
        title="Improvements promised",
        value=f"{len(facts.improvements):,}",
        says=f"Of {promised} that {facts.called} agreed to, as far as published here, "
        f"{words.listed(standing)} on {words.day(facts.today)}.",
        cannot="“Done” means that we saw evidence of the change, not that it works: that is for "
        "members to ask.",
        link=Link(
            text="All improvements of this council", address=f"/improvements/?body={facts.slug}"
        ),
    )


def _cases(count: int) -> str:
    return f"{count:,} {'case' if count == 1 else 'cases'}"


def _compared(facts: CouncilYear, figure: Figure) -> str:
    similar = figure.similar
    if similar is None or similar.display is None or figure.verdict is None:
        return ""
    verdict = _VERDICTS[Verdict(figure.verdict)]
    among = f" For {facts.similar} together" if facts.similar else " For similar authorities"
    return f"{among} it was {similar.display}. {verdict}"


def _chance(figure: Figure) -> str:
    if figure.interval is None:
        return ""
    low, high = figure.interval
    return (
        f" On this number of cases chance alone moves such a share: anything from {low} to {high} "
        "would fit."
    )


def _made(facts: CouncilYear, measure: str) -> Link:
    return Link(text="How this figure was made", address=f"{facts.council_page}how/#{measure}")


_FIGURES: tuple[Callable[[CouncilYear], Iterator[FigureTold]], ...] = (
    _received, _upheld, _compliance, _satisfactory, _promised,
)  # fmt: skip
