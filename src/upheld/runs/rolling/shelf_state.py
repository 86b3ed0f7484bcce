"""Which shelf belongs to a moment: a digest of all that it would be made from."""

import hashlib
import json
from datetime import datetime
from importlib.metadata import version
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from upheld.casework.models import (
    ImprovementEvent,
    PublishedDecision,
    Recommendation,
    ReportEvent,
    ReportWork,
    TakenDownReport,
)
from upheld.publication.shelf.coding import digest
from upheld.publication.shelf.writing import FORM
from upheld.runs.rolling.edition import PART
from upheld.runs.rolling.shelf_decisions import decisions_due
from upheld.runs.rolling.shelf_reports import issue_hours
from upheld.runs.rolling.shelf_resources import resources
from upheld.toolbox.clock import UK

INDEXER = "tantivy"


def shelf_at(at: datetime, site: str) -> str:
    """The digest of the shelf for a moment, beside a site.

    It counts rows and reads no text. Why a case that is counted is not published, is told anew
    each day and whenever anything is published: that takes no part here.
    """
    gone = PublishedDecision.objects.filter(taken_down_at__isnull=False)
    made_from = {
        "form": [FORM, version(INDEXER)],
        "site": site[:PART],
        "day": at.astimezone(UK).date().isoformat(),
        # Rows are added or taken down, and an hour is never changed: so many of those that are
        # there tell which. After a restore other rows may have the same numbers, not the same time.
        "decisions": [*_last(PublishedDecision.objects.all(), "passed_at"),
                      decisions_due(at).count()],
        "gone": list(gone.aggregate(Count("pk"), Max("taken_down_at")).values()),
        "recommended": list(
            Recommendation.every.aggregate(Count("pk"), Max("pk"), Sum("version"),
                                           Count("summary_checked_at"),
                                           Max("summary_checked_at")).values()
        ),
        "improved": _last(ImprovementEvent.objects.all(), "at"),
        "resources": [digest(each) for each in resources(at)],
        "issued": sum(hour <= at for hour in issue_hours()),
        "reported": _last(ReportEvent.objects.all(), "at"),
        "reports_gone": list(
            TakenDownReport.objects.aggregate(Count("pk"), Max("taken_down_at"),
                                              Count("put_back_at"), Max("put_back_at")).values()
        ),
        "reports": list(ReportWork.objects.aggregate(Count("pk"), Sum("version")).values()),
    }  # fmt: skip
    said = json.dumps(made_from, sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:PART]


def _last(rows: QuerySet[Any], moment: str) -> list[object]:
    return list(rows.aggregate(Max("pk"), Max(moment)).values())
