"""The facts that questions rest on: for each ground, whether it is there and where it is checked.

A verdict is the one that the release states and the council's page shows; none is made here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.promises import Promise
from upheld.domain.scrutiny import COUNTED, Ground, Rule
from upheld.letters import words
from upheld.scrutiny.facts import CouncilYear, Link, in_sentence
from upheld.scrutiny.volume import is_unusually_low
from upheld.statistics.verdict import Verdict

_MORE = frozenset({Verdict.HIGHER, Verdict.POSSIBLY_HIGHER})
_FEWER = frozenset({Verdict.LOWER, Verdict.POSSIBLY_LOWER})


@dataclass(frozen=True, kw_only=True)
class Basis:
    """The fact that a question rests on."""

    count: int
    """Its number, which the question may name."""
    said: str
    """The fact in a sentence."""
    link: Link
    """Where it can be checked."""
    heading: Heading | None = None


def basis_of(rule: Rule, facts: CouncilYear) -> Basis | None:
    """The fact that meets a rule; None where it is not met."""
    found = _GROUNDS[rule.ground](rule, facts)
    if found is None or (rule.ground in COUNTED and found.count < rule.at_least):
        return None
    return found


def decisions_search(facts: CouncilYear, *, heading: Heading | None = None) -> str:
    """Where the upheld decisions of the year that can be read are found."""
    fields = {
        "body": facts.slug,
        "heading": heading.value if heading else "",
        "outcome": Outcome.UPHELD.value,
        "from": facts.year.start.isoformat(),
        "to": facts.year.end.isoformat(),
    }
    return f"/decisions/?{urlencode({name: said for name, said in fields.items() if said})}"


def counted_received(count: int) -> str:
    """How many came in: "one complaint or enquiry", "65 complaints and enquiries"."""
    return words.counted(count, "complaint or enquiry", "complaints and enquiries")


def _always(_: Rule, facts: CouncilYear) -> Basis:
    decided = facts.figures.decided["total"]
    return Basis(
        count=decided,
        said=f"{_in_year(facts)} we made {words.counted(decided, 'decision')} on complaints about "
        f"{facts.called}.",
        link=Link(text="The figures of the year", address=facts.council_page),
    )


def _late_remedies(_: Rule, facts: CouncilYear) -> Basis | None:
    count = facts.settled(ComplianceOutcome.LATE)
    settled = facts.figures.compliance.get("total", 0)
    if not count:
        return None
    were = "a remedy was" if count == 1 else "remedies were"
    return Basis(
        count=count,
        said=f"In {words.number(count)} of {words.counted(settled, 'case')} whose outcome we "
        f"recorded in the year to {facts.year_end}, {were} completed after the agreed day.",
        link=Link(text="The cases in this count", address=f"{facts.cases_page}#late"),
    )


def _not_satisfied(_: Rule, facts: CouncilYear) -> Basis | None:
    count = facts.settled(ComplianceOutcome.NOT_SATISFIED)
    settled = facts.figures.compliance.get("total", 0)
    if not count:
        return None
    return Basis(
        count=count,
        said=f"In {words.number(count)} of {words.counted(settled, 'case')} whose outcome we "
        f"recorded in the year to {facts.year_end}, we were not satisfied that our "
        "recommendations were carried out.",
        link=Link(text="The cases in this count", address=f"{facts.cases_page}#compliance_rate"),
    )


def _overdue_improvements(_: Rule, facts: CouncilYear) -> Basis | None:
    count = len(facts.improvements_in(Promise.OVERDUE))
    if not count:
        return None
    state = urlencode({"body": facts.slug, "state": Promise.OVERDUE.value})
    were = "was" if count == 1 else "were"
    return Basis(
        count=count,
        said=f"On {words.day(facts.today)}, {words.counted(count, 'service improvement')} that "
        f"{facts.called} had agreed to {were} overdue.",
        link=Link(text="The overdue improvements", address=f"/improvements/?{state}"),
    )


def _judged(verdicts: frozenset[Verdict]) -> Callable[[Rule, CouncilYear], Basis | None]:
    def find(_: Rule, facts: CouncilYear) -> Basis | None:
        figure = facts.figure("uphold_rate")
        if figure is None or figure.verdict is None or Verdict(figure.verdict) not in verdicts:
            return None
        return Basis(
            count=figure.numerator,
            said=f"{_in_year(facts)} we upheld {figure.numerator:,} of {figure.base} "
            f"({figure.display}). This share is {figure.verdict}.",
            link=Link(
                text="The comparison with similar authorities",
                address=f"{facts.council_page}#similar",
            ),
        )

    return find


def _public_report(_: Rule, facts: CouncilYear) -> Basis | None:
    count = facts.count("public_interest_reports") + facts.count("further_reports")
    if not count:
        return None
    found = [each for each in facts.reports if each.in_year and each.address]
    one = count == len(found) == 1
    return Basis(
        count=count,
        said=f"{_in_year(facts)} we issued {words.counted(count, 'public report')} about "
        f"{facts.called}.",
        link=Link(text=f"The report: {found[0].title}", address=found[0].address)
        if one
        else Link(text="The public reports of the year", address=f"{facts.council_page}#reports"),
    )


def _reply_awaited(_: Rule, facts: CouncilYear) -> Basis | None:
    waiting = [each for each in facts.reports if each.unanswered]
    if not waiting:
        return None
    first, count = waiting[0], len(waiting)
    today = words.day(facts.today)
    if count == 1:
        return Basis(
            count=1,
            said=f"On {today}, of the report “{first.title}”: {first.state.lower()}. "
            f"{first.closing}",
            link=Link(text="The report and its reply", address=f"{first.address}#response"),
        )
    return Basis(
        count=count,
        said=f"On {today}, {words.number(count)} public reports about {facts.called} had no reply "
        "that satisfied us.",
        link=Link(
            text="The reports and their replies",
            address=f"/reports/?{urlencode({'body': facts.slug})}",
        ),
    )


def _several_upheld(rule: Rule, facts: CouncilYear) -> Basis | None:
    most = facts.upheld_most
    if rule.heading is not None:
        count = facts.figures.upheld_by_heading.get(rule.heading, 0)
        most = (rule.heading, count) if count else None
    if most is None:
        return None
    heading, count = most
    return Basis(
        count=count,
        said=f"{_in_year(facts)} we upheld {words.counted(count, 'complaint')} about "
        f"{facts.called} under the heading {heading.words}.",
        link=_readable(facts, heading),
        heading=heading,
    )


def _readable(facts: CouncilYear, heading: Heading) -> Link:
    """The decisions themselves, where some can be read; else the count on the page itself."""
    read = (e.heading is heading and e.outcome is Outcome.UPHELD for e in facts.decisions)
    if any(read):
        return Link(
            text=f"Upheld decisions on {in_sentence(heading)} that can be read",
            address=decisions_search(facts, heading=heading),
        )
    return Link(text="Upheld cases by service", address=f"{facts.address}#services")


def _low_volume(_: Rule, facts: CouncilYear) -> Basis | None:
    own = facts.volumes.get(facts.slug)
    if own is None or not is_unusually_low(facts.slug, facts.volumes):
        return None
    return Basis(
        count=own.received,
        said=f"{_in_year(facts)} {counted_received(own.received)} about {facts.called} reached us, "
        f"for {own.residents:,} residents. Chance and ordinary differences among "
        f"{facts.similar} would make at most one of 40 councils have so few.",
        link=Link(text="What came in, by service", address=f"{facts.council_page}#counts"),
    )


def _nothing_upheld(_: Rule, facts: CouncilYear) -> Basis | None:
    """Where nothing was decided, that is the fact: nothing could have been upheld."""
    decided = facts.figures.decided["total"]
    if not decided or facts.count("upheld"):
        return None
    investigated = facts.count("investigations")
    followed = (
        f"{words.number(investigated)} of them after an investigation"
        if investigated
        else "none of them after an investigation"
    )
    return Basis(
        count=decided,
        said=f"{_in_year(facts)} we made {words.counted(decided, 'decision')} about "
        f"{facts.called}, {followed}, and upheld no complaint.",
        link=Link(text="What was decided", address=f"{facts.council_page}#counts"),
    )


def _nothing_decided(_: Rule, facts: CouncilYear) -> Basis | None:
    if facts.figures.decided["total"]:
        return None
    return Basis(
        count=0,
        said=f"{_in_year(facts)} we decided no complaint about {facts.called}.",
        link=Link(
            text="What came in, and what was decided", address=f"{facts.council_page}#counts"
        ),
    )


def _abolished(_: Rule, facts: CouncilYear) -> Basis | None:
    if facts.ended is None or not facts.gone:
        return None
    after = words.listed([each.text for each in facts.heirs]) if facts.heirs else ""
    return Basis(
        count=len(facts.heirs),
        said=f"{facts.name} existed until {words.day(facts.ended)}"
        f"{f', and {after} followed it' if after else ''}.",
        link=Link(text="The council’s page", address=facts.council_page),
    )


def _in_year(facts: CouncilYear) -> str:
    return f"In the year to {facts.year_end}"


_GROUNDS: Mapping[Ground, Callable[[Rule, CouncilYear], Basis | None]] = {
    Ground.ALWAYS: _always,
    Ground.LATE_REMEDIES: _late_remedies,
    Ground.NOT_SATISFIED: _not_satisfied,
    Ground.OVERDUE_IMPROVEMENTS: _overdue_improvements,
    Ground.UPHELD_MORE: _judged(_MORE),
    Ground.UPHELD_FEWER: _judged(_FEWER),
    Ground.PUBLIC_REPORT: _public_report,
    Ground.REPLY_AWAITED: _reply_awaited,
    Ground.SEVERAL_UPHELD: _several_upheld,
    Ground.LOW_VOLUME: _low_volume,
    Ground.NOTHING_UPHELD: _nothing_upheld,
    Ground.NOTHING_DECIDED: _nothing_decided,
    Ground.ABOLISHED: _abolished,
}


def told_when(rule: Rule) -> str:
    """When a question is asked, in words: for those who read all of them."""
    if rule.ground not in COUNTED or rule.at_least == 1:
        said = _WHEN[rule.ground]
    else:
        said = f"{_WHEN[rule.ground]}, {words.number(rule.at_least)} or more"
    under = f" under {rule.heading.words}" if rule.heading else ""
    return words.sentence(f"{said}{under}")


_WHEN: Mapping[Ground, str] = {
    Ground.ALWAYS: "Asked of every council",
    Ground.LATE_REMEDIES: "Asked where remedies were completed late",
    Ground.NOT_SATISFIED: "Asked where we were not satisfied that recommendations were carried out",
    Ground.OVERDUE_IMPROVEMENTS: "Asked where promised improvements are overdue today",
    Ground.UPHELD_MORE: "Asked where the share of complaints upheld is, or possibly is, higher "
    "than at similar authorities",
    Ground.UPHELD_FEWER: "Asked where the share of complaints upheld is, or possibly is, lower "
    "than at similar authorities",
    Ground.PUBLIC_REPORT: "Asked where a public report was issued in the year",
    Ground.REPLY_AWAITED: "Asked where the reply to a public report is awaited or does not satisfy",
    Ground.SEVERAL_UPHELD: "Asked where complaints were upheld about one service",
    Ground.LOW_VOLUME: "Asked where unusually few complaints reached us for the residents",
    Ground.NOTHING_UPHELD: "Asked where no complaint was upheld",
    Ground.NOTHING_DECIDED: "Asked where no complaint was decided",
    Ground.ABOLISHED: "Asked where the council is gone and others answer for it",
}
