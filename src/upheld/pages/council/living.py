"""The part of a council's page that is of today: newest decisions, reports, promises.

Pages of councils are stored; this part is made from the shelf when one is asked for, and stands
where the stored page has its marker.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from upheld.domain.outcomes import Outcome
from upheld.domain.promises import Promise
from upheld.domain.subjects import SUBJECTS
from upheld.letters import words
from upheld.pages.environment import environment
from upheld.pages.improvements.choice import Choice
from upheld.pages.improvements.listing import ADDRESS as IMPROVEMENTS
from upheld.pages.improvements.rows import Row, due_and_id
from upheld.pages.improvements.shown import ImprovementShown
from upheld.pages.improvements.shown import show as show_improvement
from upheld.pages.narrowing import query_of
from upheld.pages.reports.listing import ADDRESS as REPORTS
from upheld.pages.reports.shown import ReportShown
from upheld.pages.reports.shown import show as show_report
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicDecision, PublicReport
from upheld.publication.site import address_of

MARKER = b"<!-- What is of today stands here. -->\n"
"""What the stored page has where this part belongs."""
NEWEST = 5
# What waits for somebody comes first.
_URGENT = (Promise.OVERDUE, Promise.DUE)


@dataclass(frozen=True, kw_only=True)
class DecisionShown:
    """One decision in a list."""

    reference: str
    address: str
    subject: str
    outcome: str
    decided: str


@dataclass(frozen=True, kw_only=True)
class Living:
    """What is known of a body today."""

    slug: str
    newest: Sequence[PublicDecision] = ()
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    """Of every decision about it that can be read, by reference."""
    reports: Sequence[PublicReport] = ()
    improvements: Sequence[Row] = ()


def living_part(living: Living, setting: Setting) -> bytes:
    """The part as HTML."""
    slug = living.slug
    counted = Counter(living.outcomes.values())
    states = Counter(row.state for row in living.improvements)
    template = environment().get_template("council/living.html")
    return template.render(
        called=setting.called[slug],
        # Of real councils a demonstration holds counts, and no case.
        unstated=setting.demonstration and not setting.bodies[slug].fictional,
        address=address_of(slug),
        today=words.day(setting.today),
        decisions=[show_decision(each) for each in living.newest],
        counted=[(f"{counted[each]:,}", each.words) for each in Outcome if counted[each]],
        total=len(living.outcomes),
        all_decisions=f"/decisions/{query_of({'body': slug})}",
        reports=_reports(living, setting),
        more_reports=max(0, len(living.reports) - NEWEST),
        all_reports=f"{REPORTS}{query_of({'body': slug})}",
        improvements=_urgent(living, setting),
        promised=len(living.improvements),
        states=[
            (
                f"{states[each]:,}",
                each.words,
                f"{IMPROVEMENTS}{Choice(body=slug, state=each).query}",
            )
            for each in Promise
            if states[each]
        ],
        all_improvements=f"{IMPROVEMENTS}{Choice(body=slug).query}",
    ).encode()


def show_decision(decision: PublicDecision) -> DecisionShown:
    """A decision in one line."""
    return DecisionShown(
        reference=decision.reference,
        address=decision.address,
        subject=SUBJECTS[decision.subject].words,
        outcome=decision.outcome.words,
        decided=words.day(decision.decided),
    )


def _reports(living: Living, setting: Setting) -> list[ReportShown]:
    return [show_report(each, setting) for each in living.reports[:NEWEST]]


def _urgent(living: Living, setting: Setting) -> list[ImprovementShown]:
    urgent = [row for row in living.improvements if row.state in _URGENT]
    urgent.sort(key=due_and_id)
    return [show_improvement(row, setting) for row in urgent[:NEWEST]]
