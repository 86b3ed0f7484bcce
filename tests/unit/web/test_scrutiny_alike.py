"""Beside councils of its type: unusually few complaints, what others promised and learnt."""

from datetime import date
from pathlib import Path

import pytest

from support import public_process
from support.alike import alike
from support.public_process import Process
from support.public_site import HOURS
from support.scrutiny_questions import published, question
from support.shelves import NOW, improvement, shelf
from upheld.domain.headings import Heading
from upheld.domain.learning import LearningItem, LearningKind
from upheld.domain.scrutiny import Ground
from upheld.publication.shelf.facts import PublicLearning

SAID = "How do residents of"


def learning(key: str, heading: Heading) -> PublicLearning:
    """A focus report about a service."""
    item = LearningItem(
        key=key, kind=LearningKind.FOCUS_REPORT, title=f"On {key}", heading=heading, subject=key,
        summary="What we found.", changed="", published=date(2020, 1, 6), invented=True,
    )  # fmt: skip
    return PublicLearning(item=item, public_from=HOURS[2019])


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Process:
    """Twelve councils of one size, and the question that asks where few complain."""
    monkeypatch.setattr(public_process, "site", alike)
    process = Process(folder=tmp_path / "public", now=NOW)
    asked = published(question(Ground.LOW_VOLUME))
    found = shelf(
        improvements=[improvement("19 001 001", "oak-1", heading=Heading.ADULT_CARE)],
        resources=(
            *asked,
            learning("care", Heading.ADULT_CARE),
            learning("homes", Heading.HOUSING),
        ),
    )
    process.publish(2020, name="alike", shelf=found)
    return process


def test_the_council_with_few_is_asked_and_the_others_are_not(served: Process) -> None:
    """With its number, its residents and what chance would make of it."""
    page = served.client.get("/scrutiny/alder/2020/").text
    assert f"{SAID} alder" in page
    assert "12 complaints and enquiries about alder reached us, for 100,000 residents." in page
    assert "at most one of 40 councils" in page
    assert SAID not in served.client.get("/scrutiny/oak-3/2020/").text


def test_others_promises_and_learning_stand_on_the_page_of_the_same_services(
    served: Process,
) -> None:
    """Of the services with most upheld cases, and of no other."""
    page = served.client.get("/scrutiny/alder/2020/").text
    assert "What similar authorities promised" in page
    assert 'href="/improvements/19-001-001-oak-1-1/"' in page
    assert 'href="/learning/care/"' in page
    assert "Focus report: care" in page
    assert "/learning/homes/" not in page
