"""Which questions a council's own facts choose, each with the fact it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from upheld.domain.scrutiny import Ground, Question
from upheld.scrutiny.facts import CouncilYear, in_sentence
from upheld.scrutiny.grounds import Basis, basis_of


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A question as it is put to one council."""

    question: Question
    asked: str
    basis: Basis

    @property
    def own(self) -> bool:
        """Whether a fact of this council chose it, and not that it is always asked."""
        return self.question.rule.ground is not Ground.ALWAYS


def choose(questions: Iterable[Question], facts: CouncilYear) -> tuple[Chosen, ...]:
    """The questions whose ground is there, those of the lowest rank first."""
    ordered = sorted(questions, key=lambda each: (each.rank, each.key))
    found = ((each, basis_of(each.rule, facts)) for each in ordered)
    return tuple(
        Chosen(question=each, asked=_asked(each, basis, facts), basis=basis)
        for each, basis in found
        if basis is not None
    )


def _asked(question: Question, basis: Basis, facts: CouncilYear) -> str:
    most = facts.upheld_most
    heading = basis.heading or (most[0] if most else None)
    return question.asked(
        body=facts.called,
        count=basis.count,
        heading=in_sentence(heading) if heading else "any service",
        year=facts.year.label,
    )
