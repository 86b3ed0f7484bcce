"""A text passes the gate once it is checked, at its hour and no sooner; some never do."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from support import gate, working
from upheld.casework.actions.case_people import set_consent
from upheld.casework.actions.coding import code_case
from upheld.casework.actions.deciding import decide
from upheld.casework.actions.publication_choice import choose_publication
from upheld.casework.actions.publishing.checking import settle_clues, write_public_text
from upheld.casework.actions.publishing.expiring import take_down_expired
from upheld.casework.actions.publishing.holding import hold, let_go
from upheld.casework.actions.publishing.objecting import answer_objection, record_objection
from upheld.casework.actions.publishing.passing import pass_text
from upheld.casework.actions.publishing.taking_down import take_down
from upheld.casework.actions.reviews import Answer, Asked, answer_review, ask_review
from upheld.casework.models import AuditEvent, CaseWork, PartyLetter, PublishedDecision, Statement
from upheld.casework.party_letters.wording import Template
from upheld.casework.publishing_facts import Choice
from upheld.casework.queries.publication_work import (
    findings_of,
    public_text,
    statement_sent,
    unsettled,
    work_of,
)
from upheld.casework.queries.publishing import at_gate, line_of
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.gate import AtGate, Withheld
from upheld.domain.publication import TakenDown, first_day
from upheld.domain.sides import Consent, Side
from upheld.domain.stages import Step
from upheld.domain.statements import Section, StatementText
from upheld.toolbox import clock

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
NAMED = "Pat Example of 1 Nowhere Street went to Oakfield Primary School."


def state(key: str) -> AtGate:
    """Where a decision stands now."""
    line = line_of(key, now=clock.now())
    assert line
    return line.state


def open_clues(key: str) -> list[str]:
    """The marked words that nobody has settled."""
    text = public_text(work_of(key), statement_sent(key))
    return [each.words for each in unsettled(findings_of(key, text), work_of(key))]


def current() -> PublishedDecision:
    """The version that stands."""
    return PublishedDecision.objects.get(taken_down_at__isnull=True)


def test_what_passes_early_waits_for_its_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be checked from the first day on, and is public six weeks later at 09:30."""
    key = gate.decided()
    assert state(key) is AtGate.EARLY
    row = pass_text(**gate.act(key))
    day = first_day(clock.today())
    assert row.public_from == datetime.combine(day, time(9, 30), tzinfo=clock.UK)
    assert state(key) is AtGate.WAITING
    gate.due(monkeypatch)
    assert state(key) is AtGate.PUBLISHED
    assert (row.outcome, row.heading, row.subject) == ("upheld", "environment", "noise")
    assert row.sections["summary"] == gate.TEXT[Section.SUMMARY]


def test_what_passes_late_is_public_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """After its day a text is public from the moment it passes."""
    key = gate.decided()
    gate.due(monkeypatch)
    assert state(key) is AtGate.READY
    assert pass_text(**gate.act(key)).public_from == clock.now()


def test_sooner_needs_a_manager_and_a_reason() -> None:
    """Too early is refused, but to who may allow exceptions, who says why."""
    key = gate.decided()
    with pytest.raises(Refused, match=r"too early.*only who may allow"):
        pass_text(**gate.act(key), sooner=True, exception_why="Urgent.")
    with pytest.raises(Refused, match="write why"):
        pass_text(**gate.act(key), sooner=True, excepted=True)
    row = pass_text(**gate.act(key), sooner=True, excepted=True, exception_why="Urgent.")
    assert row.public_from <= clock.now()
    assert row.exception_why == "Urgent."


def test_who_wrote_it_neither_checks_nor_passes_it() -> None:
    """The writer of the statement is refused."""
    key = gate.decided()
    for attempt in (
        lambda: pass_text(**gate.act(key, working.WHO)),
        lambda: settle_clues(**gate.act(key, working.WHO), choices=[]),
    ):
        with pytest.raises(Refused, match="whoever wrote"):
            attempt()


class TestClues:
    """Nothing passes while a clue is open."""

    def test_clues_are_settled_one_by_one(self) -> None:
        """A tick, or other words in the public text alone; a party's details cannot be ticked."""
        key = gate.decided(found=NAMED)
        assert open_clues(key) == ["Pat Example", "1 Nowhere Street", "Oakfield Primary School"]
        with pytest.raises(Refused, match="3 clues are not settled"):
            pass_text(**gate.act(key))
        with pytest.raises(Refused, match="party’s own detail"):
            settle_clues(
                **gate.act(key),
                choices=[Choice(kind="party", words="pat example", harmless=True)],
            )
        settle_clues(
            **gate.act(key),
            choices=[
                Choice(kind="party", words="pat example", instead="Mr X"),
                Choice(kind="party", words="1 nowhere street", instead="the town"),
                Choice(kind="school", words="oakfield primary school", harmless=True),
            ],
        )
        assert open_clues(key) == []
        row = pass_text(**gate.act(key))
        assert row.sections["found"] == "Mr X of the town went to Oakfield Primary School."
        assert Statement.objects.get(kind="final").sections["found"] == NAMED

    def test_new_words_are_looked_at_again(self) -> None:
        """What is written anew is marked like what was sent."""
        key = gate.decided()
        text = StatementText(sections={Section.FOUND: "Priya Anand told Mr X."})
        write_public_text(**gate.act(key), text=text)
        assert open_clues(key) == ["Priya Anand"]
        with pytest.raises(Refused, match="nothing differs"):
            write_public_text(**gate.act(key), text=text)

    def test_the_second_of_two_is_told(self) -> None:
        """Whoever saw an older version is refused, and nothing is lost."""
        key = gate.decided(found=NAMED)
        text = StatementText(sections={Section.FOUND: "The Council did nothing."})
        write_public_text(**gate.act(key, version=0), text=text)
        with pytest.raises(Overtaken, match="write public text"):
            settle_clues(**gate.act(key, version=0), choices=[])

    def test_no_event_says_a_name(self) -> None:
        """The audit holds digests of what was settled; the words lie under the case's key."""
        key = gate.decided(found=NAMED)
        settle_clues(
            **gate.act(key), choices=[Choice(kind="party", words="pat example", instead="Mr X")]
        )
        assert "example" not in str(list(AuditEvent.objects.values_list("detail"))).casefold()


class TestBarred:
    """Consent, a review, a kind of decision and a hold keep a text in."""

    def test_consent_bars_for_good(self) -> None:
        """Nobody passes what rests on somebody else's consent."""
        key = gate.decided()
        CaseWork.objects.update(consent=Consent.GIVEN)
        assert state(key) is AtGate.NEVER
        with pytest.raises(Refused, match="somebody else’s consent"):
            pass_text(**gate.act(key), excepted=True, exception_why="x", sooner=True)

    def test_a_later_statement_is_a_doubt(self) -> None:
        """A final version after the one that was sent has to be settled first."""
        key = gate.decided()
        sent = Statement.objects.get(kind="final")
        Statement(
            case_body_id=key, kind="final", version=2, sections=sent.sections, at=clock.now(),
            by=working.WHO,
        ).save()  # fmt: skip
        with pytest.raises(Refused, match="written and not sent"):
            pass_text(**gate.act(key))

    def test_a_premature_complaint_never_stands_there(self) -> None:
        """What was sent back to the body has no decision to publish."""
        key = working.ready_at_intake()
        decide(
            key=key, step=Step.CLOSE_AT_INTAKE, version=None, by=working.WHO,
            reason_code="premature",
        )  # fmt: skip
        assert state(key) is AtGate.NEVER

    def test_a_hold_needs_a_reason_and_mostly_a_manager(self) -> None:
        """Held is not passed; let go it is."""
        key = gate.decided()
        with pytest.raises(Refused, match="who may allow exceptions"):
            hold(**gate.act(key), reason=Withheld.INTERESTS, why="A child.")
        hold(**gate.act(key), reason=Withheld.LEGAL, why="A letter came.")
        assert state(key) is AtGate.WITHHELD
        with pytest.raises(Refused, match="withheld"):
            pass_text(**gate.act(key))
        let_go(**gate.act(key), why="Nothing followed.")
        pass_text(**gate.act(key))

    def test_chosen_to_withhold(self) -> None:
        """What was chosen before the decision holds at the gate, until a manager opens it."""
        key = gate.decided()
        CaseWork.objects.filter(pk=key).update(publication="withhold", publication_why="Small.")
        assert state(key) is AtGate.WITHHELD
        may: dict[str, Any] = {"key": key, "version": None, "publish": True}
        with pytest.raises(Refused, match="somebody else withheld it"):
            choose_publication(**may, by="person 9009")
        assert state(key) is AtGate.WITHHELD
        choose_publication(**may, by="person 9009", excepted=True)
        assert state(key) is AtGate.EARLY

    def test_who_withheld_it_may_open_it(self) -> None:
        """Whoever chose last before the decision needs nobody else to think again."""
        key = gate.decided()
        CaseWork.objects.filter(pk=key).update(stage="provisional")
        choice: dict[str, Any] = {"key": key, "version": None, "by": "person 9009"}
        choose_publication(**choice, publish=False, why="Small.")
        CaseWork.objects.filter(pk=key).update(stage="remedy")
        choose_publication(**choice, publish=True)
        assert state(key) is AtGate.EARLY

    def test_once_decided_the_gate_alone_withholds(self) -> None:
        """Whoever may decide cannot take down what is published by choosing again."""
        key = gate.decided()
        pass_text(**gate.act(key))
        with pytest.raises(Refused, match="at the publication gate"):
            choose_publication(
                key=key, version=None, by=working.WHO, publish=False, why="A small place."
            )
        assert state(key) is AtGate.WAITING


class TestTakenDown:
    """What happens after publication takes the text down in the same act."""

    def test_a_review_takes_it_down_and_it_comes_back(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """While it is open nothing is to be read; a sound decision comes back as a next version."""
        key = gate.decided()
        gate.due(monkeypatch)
        pass_text(**gate.act(key))
        ask_review(
            key=key, version=None, by=gate.MANAGER, excepted=True,
            asked=Asked(
                side=Side.BODY, on=clock.today(), ground="Wrong.", late_reason="Ill till now."
            ),
        )  # fmt: skip
        row = PublishedDecision.objects.get()
        assert (row.taken_down_for, row.sections) == (TakenDown.REVIEW, {})
        with pytest.raises(Refused, match="A review is open"):
            pass_text(**gate.act(key))
        answer_review(
            key=key, version=None, by=gate.MANAGER,
            answer=Answer(result="sound", explanation="It holds."),
        )  # fmt: skip
        assert pass_text(**gate.act(key)).version == 2

    def test_consent_takes_it_down(self) -> None:
        """Consent that somebody else gave ends publication at once."""
        key = gate.decided()
        pass_text(**gate.act(key))
        set_consent(
            reference=key.split("/", maxsplit=1)[0], consent=Consent.GIVEN, note="", by=gate.READER
        )
        assert PublishedDecision.objects.get().taken_down_for == TakenDown.INTERESTS

    def test_by_hand_with_a_reason(self) -> None:
        """Whoever takes a text down says why; only an exception brings it back."""
        key = gate.decided()
        row = pass_text(**gate.act(key))
        known: dict[str, Any] = {
            "reference": row.reference, "body": "luton", "version": 1, "by": gate.READER
        }  # fmt: skip
        with pytest.raises(Refused, match="write why"):
            take_down(**known, reason=TakenDown.LEGAL, why=" ")
        with pytest.raises(Refused, match="choose why"):
            take_down(**known, reason=TakenDown.EXPIRED, why="Over.")
        take_down(**known, reason=TakenDown.LEGAL, why="A letter came.")
        assert state(key) is AtGate.TAKEN_DOWN
        with pytest.raises(Refused, match="taken down: only who may allow"):
            pass_text(**gate.act(key))
        again = pass_text(**gate.act(key), excepted=True, exception_why="It is settled.")
        assert again.version == 2

    def test_a_changed_text_is_the_next_version(self) -> None:
        """The same words again are refused; other words take the place of the old ones at once."""
        key = gate.decided()
        pass_text(**gate.act(key))
        with pytest.raises(Refused, match="word for word"):
            pass_text(**gate.act(key))
        text = StatementText(sections={Section.FOUND: "The Council did not answer."})
        write_public_text(**gate.act(key), text=text)
        assert pass_text(**gate.act(key)).version == 2
        assert current().sections["found"] == "The Council did not answer."
        assert PublishedDecision.objects.get(version=1).taken_down_for == TakenDown.CHANGED

    def test_a_recoded_case_is_found_under_its_new_subject(self) -> None:
        """The same text is the next version at once; coded as it was, nothing changes."""
        key = gate.decided()
        row = pass_text(**gate.act(key))
        for subject, version in (("noise", 1), ("council_tax", 2)):
            code_case(key=key, version=None, by=gate.MANAGER, subject=subject)
            now = current()
            assert (now.passed_by, now.passed_at) == (gate.READER, row.passed_at)
            assert (now.subject, now.version, now.public_from) == (
                subject, version, row.public_from
            )  # fmt: skip
        assert (current().heading, current().sections) == ("benefits_tax", row.sections)

    def test_what_is_over_goes(
        self,
        monkeypatch: pytest.MonkeyPatch,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        """On the last day it stands; on the next the roll takes it down, and asks for no other."""
        key = gate.decided()
        row = pass_text(**gate.act(key))
        gate.days_later(monkeypatch, (row.keep_until - clock.today()).days)
        assert take_down_expired(by="clock") == 0
        gate.days_later(monkeypatch, 1)
        with django_capture_on_commit_callbacks() as asked:
            assert take_down_expired(by="clock") == 1
        assert not asked
        assert take_down_expired(by="clock") == 0
        assert PublishedDecision.objects.get().taken_down_for == TakenDown.EXPIRED


class TestObjections:
    """Nobody opts out; an objection is recorded with its reasons and answered."""

    def test_one_that_is_agreed_to_withholds(self) -> None:
        """Agreed, it takes down what is public, and the decision is withheld."""
        key = gate.decided()
        pass_text(**gate.act(key))
        said: dict[str, Any] = {"side": Side.COMPLAINANT, "on": clock.today()}
        with pytest.raises(Refused, match="write the reasons"):
            record_objection(**gate.act(key), **said, reasons="")
        record_objection(**gate.act(key), **said, reasons="Neighbours would know.")
        with pytest.raises(Refused, match="waits already"):
            record_objection(**gate.act(key), **said, reasons="Again.")
        with pytest.raises(Refused, match="does not answer"):
            answer_objection(**gate.act(key), side=Side.COMPLAINANT, agreed=True, answer="Yes.")
        answer_objection(
            **gate.act(key, gate.MANAGER), side=Side.COMPLAINANT, agreed=True, answer="Yes."
        )
        assert state(key) is AtGate.WITHHELD
        assert PublishedDecision.objects.get().taken_down_for == TakenDown.INTERESTS
        letters = PartyLetter.objects.filter(template=Template.OBJECTION)
        assert set(letters.values_list("side", flat=True)) == set(Side)

    def test_a_day_that_is_to_come(self) -> None:
        """An objection does not come tomorrow."""
        with pytest.raises(Refused, match="today or before"):
            record_objection(
                **gate.act(gate.decided()), side=Side.BODY, reasons="No.",
                on=clock.today() + timedelta(days=1),
            )  # fmt: skip


def test_few_queries_for_many(django_assert_max_num_queries: Any) -> None:
    """The gate asks a handful of queries, however many cases stand there."""
    keys = {gate.decided() for _ in range(3)}
    with django_assert_max_num_queries(10):
        assert {line.key for line in at_gate(now=clock.now())} == keys
    assert at_gate(now=clock.now(), without=["luton"]) == []


def test_what_is_settled_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for something is read without what is public or never will be."""
    public, waits = gate.decided(), gate.decided()
    gate.due(monkeypatch)
    pass_text(**gate.act(public))
    assert [line.key for line in at_gate(now=clock.now(), settled=False)] == [waits]
    said: dict[str, Any] = {"side": Side.BODY, "on": clock.today(), "reasons": "No."}
    record_objection(**gate.act(public), **said)
    assert len(at_gate(now=clock.now(), settled=False)) == 2
