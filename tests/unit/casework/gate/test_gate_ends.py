"""What stays of a publication when its case ends, and what of it is personal."""

from typing import Any

import pytest

from support import gate
from upheld.casework.actions.case_ends import delete_case, delete_people
from upheld.casework.actions.deletions import delete
from upheld.casework.actions.publishing.checking import settle_clues, write_public_text
from upheld.casework.actions.publishing.objecting import record_objection
from upheld.casework.actions.publishing.passing import pass_text
from upheld.casework.actions.publishing.taking_down import take_down
from upheld.casework.models import (
    AuditKey,
    PublicationObjection,
    PublicationWork,
    PublishedDecision,
)
from upheld.casework.publishing_facts import Choice
from upheld.casework.queries.publication_work import settled_keys
from upheld.casework.queries.publishing import line_of
from upheld.casework.queries.retention import PEOPLE_OF_CASE
from upheld.domain.errors import Refused
from upheld.domain.gate import AtGate
from upheld.domain.publication import TakenDown
from upheld.domain.sides import Side
from upheld.domain.statements import StatementText
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")


@pytest.fixture
def reference() -> str:
    """A case with a settled clue, an objection, and a decision published as an exception."""
    key = gate.decided(found="Rose Lodge did not answer.")
    harmless = Choice(kind="home", words="rose lodge", harmless=True)
    settle_clues(**gate.act(key), choices=[harmless])
    record_objection(**gate.act(key), side=Side.BODY, on=clock.today(), reasons="It is named.")
    pass_text(**gate.act(key), sooner=True, excepted=True, exception_why="Pat asked for it.")
    return key.split("/", maxsplit=1)[0]


def test_with_its_people_go_the_words_about_them(reference: str) -> None:
    """Clues, reasons and explanations are emptied; what the public reads stays."""
    delete_people(reference=reference, by="tests")
    assert settled_keys(PublicationWork.objects.get()) == frozenset()
    assert "named" not in PublicationObjection.objects.get().reasons
    row = PublishedDecision.objects.get()
    assert "Pat" not in row.exception_why
    assert row.sections["found"] == "Rose Lodge did not answer."


def test_a_decision_outlives_its_case(reference: str) -> None:
    """The work on it goes with the case; what was published has a time of its own."""
    delete_case(reference=reference, by="tests")
    assert not PublicationWork.objects.exists()
    assert not PublicationObjection.objects.exists()
    assert PublishedDecision.objects.get().taken_down_at is None


def test_without_its_people_nothing_passes_and_no_words_are_kept(reference: str) -> None:
    """What was replaced went with them; what is taken down then says the reason of the list."""
    delete_people(reference=reference, by="tests")
    with pytest.raises(Refused, match="people of this case have been removed"):
        pass_text(**gate.act(f"{reference}/luton"))
    down: dict[str, Any] = {
        "reference": reference, "body": "luton", "version": None, "by": "tests",
        "reason": TakenDown.LEGAL,
    }  # fmt: skip
    with pytest.raises(Refused, match="leave “Why” empty"):
        take_down(**down, why="Pat asked for it.")
    assert take_down(**down, why="").taken_down_why == ""
    assert not AuditKey.objects.filter(subject=reference, destroyed_at__isnull=True).exists()


def test_without_its_people_it_does_not_wait_to_be_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what is missing, is nothing to do, and no work on its text is taken."""
    key = gate.decided(found="Rose Lodge did not answer.")
    gate.due(monkeypatch)
    assert state(key) is AtGate.READY
    delete(kind=PEOPLE_OF_CASE, subject=key.split("/", maxsplit=1)[0], by="tests")
    assert state(key) is AtGate.UNCHECKABLE
    harmless = Choice(kind="home", words="rose lodge", harmless=True)
    with pytest.raises(Refused, match="people of this case have been removed"):
        settle_clues(**gate.act(key), choices=[harmless])
    with pytest.raises(Refused, match="people of this case have been removed"):
        write_public_text(**gate.act(key), text=StatementText(sections=gate.TEXT))
    assert not PublicationWork.objects.exists()


def test_what_is_public_already_stays_public_without_its_people(reference: str) -> None:
    """Nothing has to be checked of what passed."""
    delete_people(reference=reference, by="tests")
    assert state(f"{reference}/luton") is AtGate.PUBLISHED


def state(key: str) -> AtGate:
    """How a decision stands."""
    line = line_of(key, now=clock.now())
    assert line
    return line.state
