"""A worked case ends in three parts: documents, people, all of it; and nothing personal is left."""

import os
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import ForeignKey, JSONField

from support import working
from upheld.casework import audit, held, kept_files
from upheld.casework.actions import case_ends
from upheld.casework.actions.deletions import delete
from upheld.casework.actions.holds import place_hold
from upheld.casework.actions.opening import add_body
from upheld.casework.actions.splitting import split_case
from upheld.casework.models import (
    AuditEvent,
    AuditKey,
    Case,
    CaseBody,
    CaseWork,
    Complainant,
    Complaint,
    DecisionEvent,
    DecisionReason,
    Deletion,
    Document,
    Note,
    PartyLetter,
    Recommendation,
    RecommendationEvent,
    ReportWork,
    Review,
    StageEvent,
    Statement,
)
from upheld.casework.personal import Change
from upheld.casework.queries import in_force
from upheld.casework.queries.publishing import line_of
from upheld.casework.queries.retention import due, standings
from upheld.domain.errors import Refused
from upheld.domain.method import METHODS
from upheld.domain.periods import months_after
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.retention import REMOVED, HoldReason, Term
from upheld.domain.stages import Stage
from upheld.runs.rolling.forgetting import forget
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("loaded_register", "data_folder"),
]
TOLD = "Pat Example told us"
DECIDED = date(2013, 5, 1)


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    monkeypatch.setattr(settings, "UPHELD_DATA", tmp_path)
    return tmp_path


def kept(store: kept_files.Store, content: bytes) -> str:
    """The digest of bytes that have lain in a store for two days."""
    place = store.place(sha256(content))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    then = clock.now().timestamp() - 2 * kept_files.YOUNG_SECONDS
    os.utime(place, (then, then))
    return sha256(content)


def whole(decided: date = DECIDED) -> str:
    """A case that went all the way long ago, with something in every table; its reference."""
    key = working.with_provisional_decision()
    working.make_ready_to_decide(key)
    reference = key.partition("/")[0]
    at = datetime.combine(decided, datetime.min.time(), tzinfo=clock.UK)
    made: dict[str, Any] = {"at": at, "by": working.WHO}
    decision = DecisionEvent(
        case_body_id=key, decided=decided, outcome="upheld", remedied="by_us", **made
    )
    decision.save()
    final = Statement.objects.get(case_body_id=key, kind="final")
    DecisionReason(decision=decision, reason="fault", statement=final, why=TOLD).save()
    Recommendation.objects.filter(case_body=key).update(
        outcome="late", settled_on=decided, public_summary=TOLD, first_due=decided, due=decided
    )
    RecommendationEvent(
        recommendation=Recommendation.objects.get(case_body_id=key), what="extended", on=decided,
        due=decided, why=TOLD, asked_by="link officer", **made,
    ).save()  # fmt: skip
    Review(
        case_body_id=key, decision=decision, asked_on=decided, asked_by="complainant", ground=TOLD,
        result="sound", explanation=TOLD, closed_at=at, closed_by="person 1", late_reason=TOLD,
        **made,
    ).save()  # fmt: skip
    ReportWork(
        case_body_id=key, kind="public_interest", law="amended", title=TOLD, text=TOLD,
        opened_on=decided, satisfied=True, satisfied_on=decided, extended_to=decided,
        extended_why=TOLD,
    ).save()  # fmt: skip
    StageEvent(case_body_id=key, step="amend", now="closed", on=decided, why=TOLD, **made).save()
    Document(
        case_id=reference, sha256=kept(kept_files.DOCUMENTS, b"a photograph"), name=f"{TOLD}.pdf",
        media_type="application/pdf", size=12, source="complainant", **made,
    ).save()  # fmt: skip
    PartyLetter.objects.filter(case_body=key).update(sha256=kept(kept_files.LETTERS, b"a letter"))
    CaseWork.objects.filter(pk=key).update(
        stage="closed", late_reason=TOLD, publication="withhold", publication_why=TOLD
    )
    Complaint.objects.filter(case=reference).update(consent_note=TOLD, code_digest="c" * 64)
    with transaction.atomic():
        audit.record(
            by="x", action="note", subject=reference, detail={},
            personal_values={"a": Change("b", "c")},
        )  # fmt: skip
    return reference


def freeze_years() -> None:
    """Every year has its cut, as the audit knows."""
    for year in METHODS:
        audit.record(by="x", action="freeze", subject=f"cut {year}-v1", detail={"sha256": ""})


def roll() -> list[str]:
    """What a turn of the clock says."""
    said: list[str] = []
    forget(tell=said.append)
    return said


def personal_models() -> list[Any]:
    """Tables of casework with a personal field."""
    models = apps.get_app_config("casework").get_models()
    return [each for each in models if each.Classes.personal]


def test_every_table_with_personal_fields_is_known() -> None:
    """Whoever adds one says when it ends, or why it stays; every field can be emptied."""
    known = {each.model.__name__ for each in held.HELD} | set(held.KEPT_APART)
    assert {each.__name__ for each in personal_models()} <= known
    for each in held.HELD:
        if not each.goes:
            for name in each.fields:
                field = each.model._meta.get_field(name)  # noqa: SLF001 - Django's documented API
                room = getattr(field, "max_length", None) or len(REMOVED)
                assert isinstance(field, JSONField) or room >= len(REMOVED), f"{each}: {name}"
                assert not getattr(field, "choices", None), f"{each}: {name}"


def test_every_table_that_leads_to_a_case_is_deleted_with_it() -> None:
    """By foreign keys, whatever is added later; those that name others come before those."""
    order = [model for model, _ in case_ends.ROWS]
    for model in apps.get_app_config("casework").get_models():
        for field in model._meta.get_fields():  # noqa: SLF001 - as above
            if isinstance(field, ForeignKey) and field.related_model in order:
                assert model in order, f"{model.__name__} names a {field.related_model.__name__}"
                if field.related_model is not model:
                    assert order.index(model) < order.index(field.related_model), model.__name__


def test_documents_end_after_a_year_and_the_rest_stays() -> None:
    """Rows stay and say that something was there; bytes go where no other case has the same."""
    reference, other = whole(months_after(clock.today(), -13)), whole(clock.today())
    assert kept_files.DOCUMENTS.place(sha256(b"a photograph")).exists()
    said = roll()
    assert said == ["retention: documents of 1 case deleted, 0 kept longer for a reason"]
    assert {note.text for note in Note.objects.filter(case=reference)} == {REMOVED}
    assert Document.objects.get(case=reference).name == REMOVED
    kinds = dict(
        Statement.objects.filter(case_body__case=reference).values_list("kind", "sections")
    )
    assert kinds["provisional"] == {}
    assert kinds["final"]
    assert Complainant.objects.get(case=reference).name == "Pat Example"
    assert Document.objects.get(case=other).name == f"{TOLD}.pdf"
    # The other case has the same photograph.
    assert kept_files.DOCUMENTS.place(sha256(b"a photograph")).exists()
    Document.objects.filter(case=other).update(sha256="d" * 64)
    assert kept_files.remove([sha256(b"a photograph")]) == 1
    assert audit.verify() == AuditEvent.objects.count()


@pytest.mark.django_db(transaction=True)
def test_a_letter_file_goes_once_nobody_names_it() -> None:
    """After the transaction."""
    reference = whole(months_after(clock.today(), -13))
    place = kept_files.LETTERS.place(sha256(b"a letter"))
    assert place.exists()
    assert case_ends.end_documents(reference=reference, by="x")
    assert not place.exists()
    assert not case_ends.end_documents(reference=reference, by="x")


def test_what_a_kill_left_is_swept_and_young_files_stay() -> None:
    """A file lies in its place before its row is committed."""
    old, young = kept(kept_files.DOCUMENTS, b"old"), kept(kept_files.DOCUMENTS, b"young")
    os.utime(kept_files.DOCUMENTS.place(young))
    assert kept_files.sweep() == 1
    assert not kept_files.DOCUMENTS.place(old).exists()
    assert kept_files.DOCUMENTS.place(young).exists()


def test_nothing_personal_survives_five_years() -> None:
    """Of any table of casework, except what is listed with its reason."""
    reference = whole(months_after(clock.today(), -61))
    roll()
    for model in personal_models():
        for row in model.objects.all():
            said = str([getattr(row, name) for name in model.Classes.personal])
            if model.__name__ not in held.KEPT_APART:
                for word in ("Pat", "told", "Nowhere", "invalid", "Apologise", "answer", "night"):
                    assert word not in said, f"{model.__name__}: {said}"
    assert Statement.objects.get(kind="final").sections
    assert Complainant.objects.count() == 0
    assert not AuditKey.objects.filter(subject=reference, destroyed_at__isnull=True).exists()
    assert CaseBody.objects.filter(case=reference).exists()
    kinds = list(Deletion.objects.filter(subject=reference).values_list("kind", flat=True))
    assert kinds == [case_ends.DOCUMENTS_OF_CASE, case_ends.PEOPLE_OF_CASE]
    assert roll() == []
    assert audit.verify() == AuditEvent.objects.count()


def test_after_ten_years_every_row_goes_and_the_audit_stays() -> None:
    """Not before the years that count it are frozen, also those that have no method yet."""
    reference, other = whole(), whole(clock.today())
    last = ReportingYear.of(clock.today())
    assert last.ended not in METHODS
    assert f"{last.label} counts it" in due(Term.CASE)[0].keeps(Term.CASE)[-1]
    CaseBody.objects.filter(case=reference).update(received=date(2013, 4, 2))
    before = AuditEvent.objects.filter(subject__startswith=reference).count()
    (waiting,) = due(Term.CASE)
    assert waiting.keeps(Term.CASE) == ("The reporting year 2013-14 counts it and is not frozen",)
    assert not case_ends.end_case(reference=reference, by="x")
    freeze_years()
    assert roll()[-1] == "retention: the whole of 1 case deleted, 0 kept longer for a reason"
    assert [case.pk for case in Case.objects.all()] == [other]
    for model, paths in case_ends.ROWS:
        for path in paths:
            assert not model.objects.filter(**{path: reference}).exists()
    assert AuditEvent.objects.filter(subject__startswith=reference).count() > before
    event = AuditEvent.objects.get(action="delete_case")
    assert (event.subject, event.detail["last_act"]) == (reference, "2013-05-01")
    assert audit.verify() == AuditEvent.objects.count()


def test_a_list_of_deletions_ends_each_part_again() -> None:
    """As after a restore: whatever the time."""
    reference = whole(clock.today())
    for kind in ("documents of a case", "people of a case", "case"):
        assert delete(kind=kind, subject=reference, by="x") > 0
        assert delete(kind=kind, subject=reference, by="x") == 0
    assert not Case.objects.exists()
    assert audit.verify() == AuditEvent.objects.count()


@pytest.mark.parametrize(
    ("model", "change", "why"),
    [
        (CaseWork, {"stage": "investigation"}, "not decided"),
        (Recommendation, {"outcome": None, "settled_on": None}, "recommendation is not settled"),
        (Review, {"result": "", "closed_at": None, "closed_by": None}, "A review is open"),
        (ReportWork, {"satisfied": None, "satisfied_on": None}, "report is not settled"),
    ],
)
def test_what_is_open_keeps_every_part(model: Any, change: dict[str, Any], why: str) -> None:
    """A stage before the decision, a recommendation, a review, a report."""
    reference = whole()
    model.objects.update(**change)
    assert why in " ".join(standings([reference])[0].kept_by)
    assert not case_ends.end_documents(reference=reference, by="x")
    assert not case_ends.anonymise(reference=reference, by="x")
    assert not case_ends.end_case(reference=reference, by="x")


def test_a_report_is_open_as_long_as_its_clock_runs() -> None:
    """A statement that we required is awaited even of a report that satisfies us."""
    reference = whole()
    ReportWork.objects.update(statement_required_on=date(2019, 1, 7))
    assert standings([reference])[0].kept_by == ("A report is not settled",)
    ReportWork.objects.update(statement_on=date(2019, 1, 21))
    assert standings([reference])[0].kept_by == ()


def test_what_was_withdrawn_keeps_nothing_and_goes_with_its_case() -> None:
    """Another case that it names goes first, and does not wait for it."""
    reference = whole()
    Recommendation.objects.update(outcome=None, settled_on=None)
    assert standings([reference])[0].kept_by
    Recommendation.objects.update(withdrawn_on=date(2019, 1, 7))
    assert standings([reference])[0].kept_by == ()


def test_a_part_that_was_split_off_keeps_nothing() -> None:
    """It is decided where it goes on; that case may end first, and the part counts nowhere then."""
    reference = whole()
    old = f"{reference}/bedford"
    add_body(
        case=Case.objects.get(pk=reference), body="bedford", received=DECIDED, by=working.WHO,
        subject="noise",
    )  # fmt: skip
    new = split_case(key=old, version=None, why="Two matters.", by=working.WHO)
    assert standings([reference])[0].kept_by == ()
    assert "not decided" in standings([new.case_id])[0].kept_by[0]
    assert delete(kind="case", subject=new.case_id, by="x") > 0
    assert standings([reference])[0].kept_by == ()
    assert in_force.moved() == {old}
    DecisionEvent(
        case_body_id=old, decided=DECIDED, outcome="upheld", at=clock.now(), by=working.WHO
    ).save()
    assert line_of(old, now=clock.now()) is None
    work = CaseWork.objects.get(pk=f"{reference}/luton")
    CaseWork.objects.filter(pk=work.pk).update(stage=Stage.INTAKE)
    with pytest.raises(Refused, match="about one body alone"):
        split_case(key=work.pk, version=None, why="Two matters.", by=working.WHO)


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Recommendation, {"settled_on": date(2020, 2, 3)}),
        (Review, {"closed_at": datetime(2020, 2, 3, 12, tzinfo=clock.UK)}),
        (ReportWork, {"satisfied_on": date(2020, 2, 3)}),
    ],
)
def test_the_last_act_counts(model: Any, change: dict[str, Any]) -> None:
    """A settled recommendation, a closed review, a satisfied report."""
    reference = whole()
    model.objects.update(**change)
    assert standings([reference])[0].last_act == date(2020, 2, 3)


def test_what_was_proposed_in_a_case_not_upheld_keeps_nothing() -> None:
    """It is asked of nobody."""
    reference = whole()
    Recommendation.objects.update(outcome=None, settled_on=None)
    DecisionEvent.objects.update(outcome="not_upheld", remedied=None)
    assert standings([reference])[0].kept_by == ()


def test_a_hold_keeps_every_part() -> None:
    """Until it ends."""
    reference = whole()
    freeze_years()
    place_hold(
        reference=reference, reason=HoldReason.LEGAL_ACTION, why="x", by="x",
        until=clock.today() + timedelta(days=1),
    )  # fmt: skip
    assert [line.split("deleted")[1] for line in roll()] == [", 1 kept longer for a reason"] * 3
    assert Note.objects.exclude(text=REMOVED).exists()
