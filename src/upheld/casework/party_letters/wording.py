"""The words of the letters to the two sides, by template. Nothing in them is about a person."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.domain.sides import Side
from upheld.domain.worded import Worded


class Template(Worded):
    """A kind of letter to a side of a case."""

    RECEIVED = "received", "We have the complaint"
    TOO_EARLY = "too_early", "It is too early for us to look at the complaint"
    NOT_FOR_US = "not_for_us", "We cannot look at the complaint"
    INVESTIGATION = "investigation", "We are investigating the complaint"
    PROVISIONAL = "provisional", "Our provisional decision, for your comments"
    FINAL = "final", "Our final decision"
    REVIEW = "review", "The result of the review"
    REPORT_DRAFT = "report_draft", "Our draft report, for your comments"
    REPORT_ISSUED = "report_issued", "Our report"
    REPORT_WITHDRAWN = "report_withdrawn", "We do not issue the report"
    OBJECTION = "objection", "Whether we publish the decision"


# Those that a person chooses to write; the others are made by the step that they tell of.
BY_HAND = (Template.RECEIVED, Template.INVESTIGATION)


# What the words of some letter ask for besides the body.
DAYS = ("comments", "review", "ends", "months", "notice", "copies")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the words need to know."""

    body: str
    side: Side
    days: Mapping[str, str]
    """Days and periods in words, such as when comments are due; those of `DAYS`."""
    reason: str = ""
    explanation: str = ""


def paragraphs(template: Template, facts: Facts) -> tuple[str, ...]:
    """The paragraphs of a letter before any statement; what a person wrote comes as it is."""
    own = _TO_COMPLAINANT if facts.side is Side.COMPLAINANT else _TO_BODY
    text = own[template].format(
        body=facts.body,
        reason=facts.reason,
        **dict.fromkeys(DAYS, "") | dict(facts.days),
    )
    found = tuple(part.strip() for part in text.split("\n\n"))
    # What a person wrote is never read as a form to fill in.
    return (*found, facts.explanation) if facts.explanation else found


_TO_COMPLAINANT = {
    Template.RECEIVED: """Thank you for your complaint about {body}. We have it and are checking \
whether we can look at it.

You need not do anything now. We will write to you once we know. Please give our reference when \
you write to us or call us.""",
    Template.TOO_EARLY: """You asked us to look at a complaint about {body}. The law asks us to \
give a body a reasonable time to answer first, and it has not had that yet.

Please complain to {body} if you have not done so. If you are not satisfied with its final answer, \
or have none after a reasonable time, come back to us and give the reference above.""",
    Template.NOT_FOR_US: """You asked us to look at a complaint about {body}. We have looked at \
what you sent us and will not take it further.

The reason is: {reason}.

If you think that we have misunderstood something, please tell us and give the reference above.""",
    Template.INVESTIGATION: """We are investigating your complaint about {body}, and have told \
{body} so.

We will hear both sides before we decide. Both sides will see our provisional decision and can \
comment on it before it is final. You will hear from us at least every six weeks.""",
    Template.PROVISIONAL: """Below is what we think so far about the complaint about {body}. It is \
not final: {body} is sent the same words on the same day.

If you think that we have got something wrong, or have something new to show us, please tell us \
by {comments}. We read what both sides say before we decide.""",
    Template.FINAL: """Below is our final decision on the complaint about {body}. {body} is sent \
the same words on the same day.

If you think that we decided on facts that were wrong, or did not look at something that matters, \
you may ask for a review until {review}. Somebody who did not decide the case will look at it.""",
    Template.REVIEW: """A review of our decision on the complaint about {body} is finished. It was \
done by somebody who did not make the decision.

The result is: {reason}.""",
    Template.REPORT_DRAFT: """We mean to issue a public report on the complaint about {body}. \
Below is our draft. It is not public: {body} is sent the same words on the same day, and nobody \
else may be shown them before the report is issued.

If you think that we have got something wrong, or have something new to show us, please tell us \
by {comments}. The report names {body} and no person.""",
    Template.REPORT_ISSUED: """We have issued a public report on the complaint about {body}. It is \
below. {body} is sent the same words on the same day.

The law asks {body} to consider the report, to tell us what it has done or will do, and to let \
everybody read it. We will tell you how it answers.""",
    Template.REPORT_WITHDRAWN: """We sent you a draft of a public report on the complaint about \
{body}. We do not issue it.

Our decision on the complaint does not depend on a report: one that was made stands, and one that \
is still to come reaches you as usual.""",
    Template.OBJECTION: """We publish our decisions some weeks after they are made, without names. \
We were asked not to publish the one on the complaint about {body}, and have weighed the reasons.

{reason}""",
}

_TO_BODY = {
    Template.RECEIVED: """We have received a complaint about {body} and are checking whether we \
can look at it. You need not do anything now.""",
    Template.TOO_EARLY: """We received a complaint about {body} that has not been through your own \
procedure. We have asked the person to complain to you first.

Please treat it under your complaints procedure, and say in your final answer that the person may \
come to us.""",
    Template.NOT_FOR_US: """We received a complaint about {body} and will not take it further. You \
need not do anything.

The reason is: {reason}.""",
    Template.INVESTIGATION: """We are investigating a complaint about {body}, and have told the \
person so.

We will ask you for what we need. Both sides will see our provisional decision and can comment on \
it before it is final.

This is what we investigate, up to {ends}:""",
    Template.PROVISIONAL: """Below is what we think so far about a complaint about {body}. It is \
not final: the complainant’s side is sent the same words on the same day.

If you think that we have got something wrong, or have something new to show us, please tell us \
by {comments}. If we recommend something, please say whether you agree to it and by which day.""",
    Template.FINAL: """Below is our final decision on a complaint about {body}. The complainant’s \
side is sent the same words on the same day.

If you think that we decided on facts that were wrong, or did not look at something that matters, \
you may ask for a review until {review}. Somebody who did not decide the case will look at it.""",
    Template.REVIEW: """A review of our decision on a complaint about {body} is finished. It was \
done by somebody who did not make the decision.

The result is: {reason}.""",
    Template.REPORT_DRAFT: """We mean to issue a public report on a complaint about {body}. Below \
is our draft. It is not public: the complainant’s side is sent the same words on the same day, \
and whoever reads it for {body} keeps it to themselves until the report is issued.

If you think that we have got something wrong, or have something new to show us, please tell us \
by {comments}. If we recommend something, please say whether you agree to it and by which day.""",
    Template.REPORT_ISSUED: """We have issued a public report on a complaint about {body}. It is \
below. The complainant’s side is sent the same words on the same day.

The law asks {body} to consider the report and to tell us what it has done or will do, within \
{months} that begin with the day on which you receive it. It asks {body} too to give public notice \
of the report within {notice} of that day, and to let everybody read it for {copies}.

Please tell us the day on which you received this letter.""",
    Template.REPORT_WITHDRAWN: """We sent you a draft of a public report on a complaint about \
{body}. We do not issue it.

Our decision on the complaint does not depend on a report: one that was made stands, and one that \
is still to come reaches you as usual.""",
    Template.OBJECTION: """We publish our decisions some weeks after they are made, without names. \
We were asked not to publish the one on a complaint about {body}, and have weighed the reasons.

{reason}""",
}
