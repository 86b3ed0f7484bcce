"""Invitations to a seminar, which leave by the outbox that mails about places leave by."""

from datetime import date
from pathlib import Path

import pytest

from support import training
from support.training import NOW
from upheld.domain.training import CourseKind
from upheld.outreach.actions import asking, telling
from upheld.outreach.actions.inviting import invite_officers
from upheld.outreach.models import EnquiryMail, Notice, Session
from upheld.register.actions.contacts import record_contact
from upheld.runs.rolling.asking import keep_asking
from upheld.runs.rolling.training import keep_training

pytestmark = pytest.mark.django_db


@pytest.fixture
def seminar(monkeypatch: pytest.MonkeyPatch, data_folder: Path, loaded_register: None) -> Session:
    """A seminar to which Luton's link officer is invited, and on which Ann is told of her place."""
    del loaded_register
    data_folder.mkdir(parents=True)
    (data_folder / "run.lock").touch()
    training.go_to(monkeypatch, NOW)
    record_contact(
        authority="luton", role="link_officer", name="", title="Link Officer", salutation="",
        email="lo@luton.example", start=date(2019, 1, 1), end=None, confirmed=None, by="tests",
    )  # fmt: skip
    training.course("seminar", kind=CourseKind.SEMINAR, title="Working together")
    held = training.session("seminar")
    invite_officers(session=held.pk, region="", expected=1, by="tests")
    training.booked(held, "Ann")
    return held


@pytest.mark.usefixtures("seminar")
def test_an_invitation_leaves_beside_the_mails_about_places(data_folder: Path) -> None:
    """Each once, whichever clock turns first, and nothing stays held back."""
    for turn in (keep_asking, keep_training, keep_asking, keep_training):
        turn(tell=lambda _: None)
    outbox = data_folder / "outbox/training"
    assert len(list(outbox.glob("*.eml"))) == 2
    assert not list(outbox.glob(".*"))


@pytest.mark.usefixtures("seminar")
def test_what_one_holds_back_the_other_neither_drops_nor_gives_out(data_folder: Path) -> None:
    """The numbers of notices and of enquiries mean different mails."""
    asking.lay_some(by="tests")
    assert EnquiryMail.objects.filter(sent=True).count() == 1
    telling.give_out_kept(by="tests")
    telling.lay_some(by="tests")
    assert Notice.objects.filter(laid_at=None).count() == 0
    outbox = data_folder / "outbox/training"
    assert len(list(outbox.glob(".*/*"))) == 2
    assert not list(outbox.glob("*.eml"))
    asking.give_out_kept(by="tests")
    assert len(list(outbox.glob("*.eml"))) == 1
    telling.give_out_kept(by="tests")
    assert len(list(outbox.glob("*.eml"))) == 2
