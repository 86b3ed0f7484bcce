"""Each ground of a question: when it is there, its number, its sentence and its link."""

from dataclasses import replace
from datetime import date

import pytest

from support.public_site import figures
from support.scrutiny_facts import (
    council_year,
    count,
    counted,
    decision,
    improvement,
    judged,
    report,
)
from support.scrutiny_questions import every_question, question
from upheld.domain.headings import Heading
from upheld.domain.promises import Promise
from upheld.domain.scrutiny import COUNTED, Ground, Rule
from upheld.outreach.first_questions import first_questions
from upheld.scrutiny.choosing import choose
from upheld.scrutiny.facts import CouncilYear, Link, Volume
from upheld.scrutiny.grounds import basis_of, told_when
from upheld.statistics.verdict import Verdict

UNMET = {"on_time": 5, "late": 0, "incomplete_satisfied": 0, "not_satisfied": 2, "total": 7}
ON_TIME = UNMET | {"not_satisfied": 0}
NOTHING = figures("alder", 2020, upheld=0, investigated=0)
CLEAN = figures("alder", 2020, upheld=0, investigated=24)
VOLUMES = {f"council-{n}": Volume(received=50 + n % 7, residents=100_000) for n in range(20)}
FEW = council_year(volumes={**VOLUMES, "alder": Volume(received=20, residents=100_000)})
USUAL = council_year(volumes={**VOLUMES, "alder": Volume(received=45, residents=100_000)})
SMALL = council_year(volumes={**VOLUMES, "alder": Volume(received=0, residents=2_000)})
FEW_ALIKE = council_year(volumes=dict([*FEW.volumes.items()][-1:]) | dict([*VOLUMES.items()][:8]))
REPORTED = counted(measures=count("public_interest_reports", 1) | count("further_reports", 0))
# No rate of compliance: what a year before 2019 counts of it is no figure of that year.
BEFORE = replace(figures("alder", 2020), measures={})

MET: list[tuple[Ground, CouncilYear, int, str]] = [
    (Ground.ALWAYS, council_year(), 24, "we made 24 decisions on complaints about Alder"),
    (Ground.LATE_REMEDIES, council_year(), 2, "In two of seven cases"),
    (Ground.NOT_SATISFIED, council_year(counted(compliance=UNMET)), 2, "were not satisfied"),
    (
        Ground.OVERDUE_IMPROVEMENTS,
        council_year(improvements=(improvement(), improvement(Promise.LATE))),
        1,
        "On 23 November 2026, one service improvement that Alder had agreed to was overdue",
    ),
    (Ground.UPHELD_MORE, council_year(judged(Verdict.HIGHER)), 13, "is higher than similar"),
    (Ground.UPHELD_MORE, council_year(judged(Verdict.POSSIBLY_HIGHER)), 13, "about 1 in 20"),
    (Ground.UPHELD_FEWER, council_year(judged(Verdict.LOWER)), 13, "is lower than similar"),
    (Ground.UPHELD_FEWER, council_year(judged(Verdict.POSSIBLY_LOWER)), 13, "possibly lower"),
    (Ground.PUBLIC_REPORT, council_year(REPORTED), 1, "we issued one public report about Alder"),
    (Ground.REPLY_AWAITED, council_year(reports=(report(),)), 1, "reply overdue"),
    (Ground.REPLY_AWAITED, council_year(reports=(report(), report())), 2, "two public reports"),
    (Ground.SEVERAL_UPHELD, council_year(), 13, "under the heading Adult care services"),
    (Ground.LOW_VOLUME, FEW, 20, "for 100,000 residents"),
    (Ground.NOTHING_UPHELD, council_year(CLEAN), 24, "24 of them after an investigation"),
    (Ground.NOTHING_DECIDED, council_year(NOTHING), 0, "we decided no complaint about Alder"),
    (
        Ground.ABOLISHED,
        council_year(ended=date(2019, 3, 31), heirs=(Link(text="Birch City Council"),)),
        1,
        "existed until 31 March 2019, and Birch City Council followed it",
    ),
]
UNMET_BY = [
    (Ground.LATE_REMEDIES, council_year(counted(compliance=ON_TIME))),
    (Ground.LATE_REMEDIES, council_year(BEFORE)),
    (Ground.NOT_SATISFIED, council_year()),
    (Ground.OVERDUE_IMPROVEMENTS, council_year(improvements=(improvement(Promise.DUE),))),
    (Ground.UPHELD_MORE, council_year()),
    (Ground.UPHELD_MORE, council_year(judged(Verdict.TOO_FEW))),
    (Ground.UPHELD_MORE, council_year(judged(Verdict.LOWER))),
    (Ground.UPHELD_FEWER, council_year(judged(Verdict.HIGHER))),
    (Ground.UPHELD_FEWER, council_year(NOTHING)),
    (Ground.PUBLIC_REPORT, council_year()),
    (Ground.REPLY_AWAITED, council_year(reports=(report(unanswered=False),))),
    (Ground.SEVERAL_UPHELD, council_year(CLEAN)),
    (Ground.LOW_VOLUME, council_year()),
    (Ground.LOW_VOLUME, USUAL),
    (Ground.LOW_VOLUME, SMALL),
    (Ground.LOW_VOLUME, FEW_ALIKE),
    (Ground.NOTHING_UPHELD, council_year()),
    (Ground.NOTHING_UPHELD, council_year(NOTHING)),
    (Ground.NOTHING_DECIDED, council_year(CLEAN)),
    (Ground.ABOLISHED, council_year()),
    (Ground.ABOLISHED, council_year(ended=date(2027, 3, 31))),
]


@pytest.mark.parametrize(("ground", "facts", "number", "said"), MET)
def test_a_ground_that_is_there(ground: Ground, facts: CouncilYear, number: int, said: str) -> None:
    """Its number, its fact in a sentence, and an address where it can be checked."""
    basis = basis_of(Rule(ground=ground), facts)

    assert basis is not None
    assert basis.count == number
    assert said in basis.said
    assert basis.said.endswith(".")
    assert basis.link.text
    assert basis.link.address.startswith("/")


@pytest.mark.parametrize(("ground", "facts"), UNMET_BY)
def test_a_ground_that_is_not_there(ground: Ground, facts: CouncilYear) -> None:
    """No question rests on it."""
    assert basis_of(Rule(ground=ground), facts) is None


def test_every_ground_is_tried() -> None:
    """Each is met by some year, and all but the one that always is are not met by another."""
    assert {ground for ground, *_ in MET} == set(Ground)
    assert {ground for ground, _ in UNMET_BY} == set(Ground) - {Ground.ALWAYS}


@pytest.mark.parametrize(("least", "met"), [(1, True), (2, True), (3, False)])
def test_a_rule_may_ask_for_more_than_one(least: int, met: bool) -> None:
    """Two late remedies are reason for a question that asks for two, not for three."""
    rule = Rule(ground=Ground.LATE_REMEDIES, at_least=least)

    assert (basis_of(rule, council_year()) is not None) is met


def test_upheld_cases_under_one_heading_alone() -> None:
    """A rule that names a heading looks at no other."""
    facts = council_year()
    adult = Rule(ground=Ground.SEVERAL_UPHELD, at_least=2, heading=Heading.ADULT_CARE)
    housing = Rule(ground=Ground.SEVERAL_UPHELD, heading=Heading.HOUSING)

    assert basis_of(adult, facts) is not None
    assert basis_of(housing, facts) is None


def test_upheld_cases_lead_to_decisions_where_some_can_be_read() -> None:
    """Else to the count on the page itself."""
    rule = Rule(ground=Ground.SEVERAL_UPHELD)
    read = basis_of(rule, council_year(decisions=(decision(),)))
    unread = basis_of(rule, council_year(decisions=(decision(heading=Heading.HOUSING),)))

    assert read is not None
    assert read.link.address == (
        "/decisions/?body=alder&heading=adult_care&outcome=upheld&from=2019-04-01&to=2020-03-31"
    )
    assert unread is not None
    assert unread.link.address == "/scrutiny/alder/2020/#services"


def test_questions_come_by_rank_and_are_filled_in() -> None:
    """Those whose ground is there, the lowest rank first, then by key."""
    asked = [
        question(Ground.SEVERAL_UPHELD, rank=1),
        question(Ground.LATE_REMEDIES, rank=2),
        question(Ground.NOTHING_UPHELD, rank=0),
        question(key="b", rank=2, text="What did {body} learn in {year}?"),
    ]

    assert [each.asked for each in choose(reversed(asked), council_year())] == [
        "What do 13 upheld complaints about adult care services have in common?",
        "What did Alder learn in 2019-20?",
        "Why were 2 remedies late in 2019-20, and what was done about it?",
    ]


def test_a_question_knows_whether_a_fact_chose_it() -> None:
    """One that is asked of every council says nothing about this one."""
    chosen = choose(every_question(), council_year(NOTHING))

    assert {each.question.rule.ground: each.own for each in chosen} == {
        Ground.ALWAYS: False,
        Ground.LATE_REMEDIES: True,
        Ground.NOTHING_DECIDED: True,
    }


@pytest.mark.parametrize("ground", Ground)
def test_every_rule_can_be_told(ground: Ground) -> None:
    """Whoever reads all questions learns when each is asked."""
    assert told_when(Rule(ground=ground)).startswith("Asked ")
    if ground in COUNTED:
        assert told_when(Rule(ground=ground, at_least=3)).endswith(", three or more.")


@pytest.mark.parametrize(
    ("ground", "way"), [(Ground.UPHELD_MORE, "higher"), (Ground.UPHELD_FEWER, "lower")]
)
def test_a_possible_difference_is_told_as_one(ground: Ground, way: str) -> None:
    """It meets the rule, so neither "when" nor the shipped question calls it a sure one."""
    assert f"is, or possibly is, {way} than at similar" in told_when(Rule(ground=ground))
    shipped = [each.text for each in first_questions() if each.rule.ground is ground]
    assert sum(f"is, or possibly is, {way} than at similar" in text for text in shipped) == 1
    assert not any("were upheld than" in text for text in shipped)
