"""Invented decisions for a demonstration: they never were cases here, and pass no gate.

And decisions on its worked cases, which are set back so that some stand at the gate already.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from django.db import transaction

from upheld.casework import audit
from upheld.casework.models import CaseBody, DecisionEvent, PublishedDecision
from upheld.casework.publication_hours import public_hour
from upheld.casework.publishing_facts import Brought
from upheld.casework.queries.decisions import last_decision
from upheld.domain.errors import Refused
from upheld.domain.publication import DocumentKind, kept_until
from upheld.register.at_once import alone
from upheld.register.models import Authority
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox import clock

BATCH = 2_000
AT_ONCE = "invented decisions"


@transaction.atomic
def bring_in(*, decisions: Iterable[Brought], by: str) -> int:
    """Bring invented decisions about fictional bodies into a demonstration; how many are new.

    What is there already stays as it is, so a second call brings nothing twice. Those that are
    not due yet, or whose time is over, are brought in too: whoever shows them looks at the day.
    """
    _check_demonstration()
    alone(AT_ONCE)
    there = set(PublishedDecision.objects.values_list("reference", "authority_id"))
    fictional = set(Authority.objects.filter(fictional=True).values_list("slug", flat=True))
    count = 0
    coming = _new(decisions, there)
    while batch := list(islice(coming, BATCH)):
        for each in batch:
            if each.body not in fictional:
                raise Refused(
                    f"{each.reference}: {each.body} is not a fictional body, and nothing invented "
                    "is said of a real one"
                )
        PublishedDecision.objects.bulk_create([_row(each, by) for each in batch])
        count += len(batch)
    if count:
        audit.record(
            by=by, action="bring_in_decisions", subject=AT_ONCE, detail={"decisions": count}
        )
    return count


@transaction.atomic
def set_back(*, key: str, decided: date, by: str) -> None:
    """Date an invented decision of a demonstration back, so that its weeks are over today.

    Nobody can wait six weeks to see a gate. Refused everywhere else.
    """
    _check_demonstration()
    pair = CaseBody.objects.select_related("authority").get(pk=key)
    last = last_decision(key)
    if not pair.authority.fictional or last is None or last.provenance != "invented":
        raise Refused(f"{key} has no invented decision about a fictional body")
    if (pair.received and decided < pair.received) or decided > last.decided:
        raise Refused(f"{key} was decided between its receipt and {last.decided}")
    # The one decision event that is ever written again: nobody made it, and nobody was told of it.
    DecisionEvent.objects.filter(pk=last.pk).update(decided=decided)
    audit.record(
        by=by, action="set_decision_back", subject=key,
        detail={"was": str(last.decided), "now": str(decided)},
    )  # fmt: skip


def _check_demonstration() -> None:
    if not is_demonstration():
        raise Refused("only a demonstration has invented decisions; this installation is live")


def _new(decisions: Iterable[Brought], there: set[tuple[str, str]]) -> Iterator[Brought]:
    for each in decisions:
        key = (each.reference, each.body)
        if key not in there:
            there.add(key)
            yield each


def _row(each: Brought, by: str) -> PublishedDecision:
    return PublishedDecision(
        reference=each.reference, authority_id=each.body, subject=each.subject,
        heading=each.heading, outcome=each.outcome, decided=each.decided,
        sections={section.value: text for section, text in each.sections.items()},
        provenance="invented", public_from=public_hour(each.decided),
        keep_until=kept_until(DocumentKind.STATEMENT, each.decided), passed_at=clock.now(),
        passed_by=by,
    )  # fmt: skip
