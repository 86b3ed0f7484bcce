"""Questions for committees, one for each ground, for tests of what chooses and shows them."""

from datetime import UTC, datetime
from typing import Any

from upheld.domain.scrutiny import COUNTED, Ground, Question, Rule
from upheld.publication.shelf.facts import PublicQuestion

TEXTS = {
    Ground.ALWAYS: "How are members told what complaints teach, and how often?",
    Ground.LATE_REMEDIES: "Why were {count} remedies late in {year}, and what was done about it?",
    Ground.NOT_SATISFIED: "Why did {body} not carry out what it had agreed in {count} cases?",
    Ground.OVERDUE_IMPROVEMENTS: "What keeps the {count} overdue improvements from being made?",
    Ground.UPHELD_MORE: "What does {body} make of its share of complaints upheld?",
    Ground.UPHELD_FEWER: "What does {body} do that keeps its share of complaints upheld low?",
    Ground.PUBLIC_REPORT: "What changed for others because of the public report of {year}?",
    Ground.REPLY_AWAITED: "When will {body} reply to the public report?",
    Ground.SEVERAL_UPHELD: "What do {count} upheld complaints about {heading} have in common?",
    Ground.LOW_VOLUME: "How do residents of {body} learn that they may come to the Ombudsman?",
    Ground.NOTHING_UPHELD: "How does {body} know that its own replies are sound?",
    Ground.NOTHING_DECIDED: "Do people who are not content know where to turn?",
    Ground.ABOLISHED: "Who answers now for what {body} promised?",
}
TOPICS = {Ground.ALWAYS: "Learning across services", Ground.LATE_REMEDIES: "Remedies in time"}


def question(ground: Ground = Ground.ALWAYS, **more: Any) -> Question:
    """A question that rests on a ground."""
    name = ground.value.replace("_", "-")
    whole: dict[str, Any] = {
        "key": name,
        "topic": TOPICS.get(ground, "How the council answers"),
        "text": TEXTS[ground],
        "listen_for": "A named officer, a day, and what members will see.",
        "rule": Rule(ground=ground),
        "rank": 10 if ground in COUNTED else 50,
    } | more
    return Question(**whole)


def every_question() -> tuple[Question, ...]:
    """One for each ground."""
    return tuple(question(ground) for ground in Ground)


def published(*questions: Question) -> tuple[PublicQuestion, ...]:
    """The same as the shelf keeps them, public since long ago; without any, one of each ground."""
    hour = datetime(2020, 1, 6, 9, 30, tzinfo=UTC)
    return tuple(
        PublicQuestion(question=each, public_from=hour) for each in questions or every_question()
    )
