"""A year stands on its cut when its cases are gone, and is not corrected without them."""

from datetime import timedelta

import pytest
from django.db.models import Model

from upheld.casework import audit
from upheld.casework.models import AuditEvent, Case, CaseBody, DecisionEvent
from upheld.domain.errors import Refused
from upheld.domain.method import METHODS
from upheld.runs.annual.correct import changes_since, correct
from upheld.runs.annual.count import count
from upheld.runs.annual.cut import latest_cut
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.showing import body_figures, figures_text
from upheld.runs.annual.verify import verify
from upheld.runs.rolling.forgetting import forget
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("imported")]
OPEN = "19 000 002"


def in_twelve_years(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a turn of the clock says then."""
    then = clock.now() + timedelta(days=12 * 366)
    monkeypatch.setattr(clock, "now", lambda: then)
    said: list[str] = []
    forget(tell=said.append)
    return said


def test_figures_outlive_their_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deleted cases leave cut, release and figures as they are; a correction says why not."""
    freeze(2020, by="officer")
    count(2020, by="officer")
    figures, cut = figures_text(body_figures("luton", 2020)), latest_cut(2020).sha256
    assert in_twelve_years(monkeypatch) == [
        "retention: the whole of 2 cases deleted, 0 kept longer for a reason"
    ]
    # What was received and never decided has no end.
    assert [case.pk for case in Case.objects.all()] == [OPEN]
    left: tuple[type[Model], ...] = (DecisionEvent, CaseBody)
    assert [model._default_manager.count() for model in left] == [0, 1]  # noqa: SLF001 - Django's documented API
    done = verify(2020)
    assert done.faults == ()
    assert done.numbers > 0
    assert (figures_text(body_figures("luton", 2020)), latest_cut(2020).sha256) == (figures, cut)
    assert audit.verify() == AuditEvent.objects.count()
    with pytest.raises(Refused, match="2 of its cases were deleted"):
        correct(2020, why="recorded wrongly", by="officer")
    with pytest.raises(Refused, match="casework does not hold"):
        changes_since(latest_cut(2020))
    assert latest_cut(2020).version == 1


def test_a_case_waits_for_the_year_that_counts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of a year that nobody froze are not lost."""
    assert 2020 in METHODS
    (said,) = in_twelve_years(monkeypatch)
    assert said == "retention: the whole of 0 cases deleted, 2 kept longer for a reason"
    assert Case.objects.count() == 3
