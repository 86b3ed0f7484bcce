"""Kinds, grounds and fields of resources, as the rooms call them."""

from upheld.domain.scrutiny import COUNTED, Ground, Rule
from upheld.outreach.models.record_version import LEARNING, QUESTION

KINDS = {QUESTION: "Question", LEARNING: "Resource"}
GROUNDS = {
    Ground.ALWAYS: "Always",
    Ground.LATE_REMEDIES: "Remedies came late in the year",
    Ground.NOT_SATISFIED: "Recommendations were not complied with",
    Ground.OVERDUE_IMPROVEMENTS: "Promised improvements are overdue today",
    Ground.UPHELD_MORE: "More was upheld than at similar authorities, clearly",
    Ground.UPHELD_FEWER: "Less was upheld than at similar authorities, clearly",
    Ground.PUBLIC_REPORT: "A public report was issued in the year",
    Ground.REPLY_AWAITED: "The reply to a report is awaited or does not satisfy",
    Ground.SEVERAL_UPHELD: "Several complaints were upheld under one heading",
    Ground.LOW_VOLUME: "Unusually few complaints reached us",
    Ground.NOTHING_UPHELD: "Nothing was upheld in the year",
    Ground.NOTHING_DECIDED: "Nothing was decided in the year",
    Ground.ABOLISHED: "The body is gone, and its heirs answer",
}
FIELDS = {
    "key": "Address", "topic": "Topic", "text": "Question", "listen_for": "Listen for",
    "rule": "Asked where", "rank": "Rank", "kind": "Kind", "title": "Title", "heading": "Heading",
    "subject": "Subject", "summary": "What we found", "changed": "What changed",
    "published": "Published on", "body": "Body named", "consented": "Agreed to be named on",
    "questions": "Questions for councillors", "invented": "Invented",
}  # fmt: skip


def rule_words(rule: Rule) -> str:
    """A rule in words: its ground, how often, and under which heading."""
    said = GROUNDS[rule.ground]
    if rule.ground in COUNTED and rule.at_least > 1:
        said += f", {rule.at_least} or more"
    return f"{said}: {rule.heading.words}" if rule.heading else said
