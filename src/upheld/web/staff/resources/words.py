"""Kinds, grounds and fields of resources, as the rooms call them."""

from upheld.outreach.models.record_version import LEARNING, QUESTION

KINDS = {QUESTION: "Question", LEARNING: "Resource"}
FIELDS = {
    "key": "Address", "topic": "Topic", "text": "Question", "listen_for": "Listen for",
    "rule": "When it is asked", "rank": "Rank", "kind": "Kind", "title": "Title",
    "heading": "Heading", "subject": "Subject", "summary": "What we found",
    "changed": "What changed",
    "published": "Published on", "body": "Body named", "consented": "Agreed to be named on",
    "questions": "Questions for councillors", "invented": "Invented",
}  # fmt: skip
