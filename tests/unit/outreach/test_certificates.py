"""Certificates: from the record alone, for those who came, gone with the name."""

from datetime import timedelta
from pathlib import Path

import pytest

from support import pdfua, training
from support.training import NOW, booked, course, session
from upheld.domain.errors import Refused
from upheld.domain.training import NoticeKind
from upheld.outreach.actions.certifying import tell_of_certificates
from upheld.outreach.actions.closing import close_session, reopen_session
from upheld.outreach.actions.forgetting import forget_people
from upheld.outreach.certificates.keeping import keep_files
from upheld.outreach.certificates.setting import set_certificate, set_list
from upheld.outreach.models import Booking, Notice, Session
from upheld.outreach.queries.bookings import by_number
from upheld.outreach.queries.certificates import certificate_of, folder
from upheld.register.actions.installation import settle_kind
from upheld.runs.rolling.training import keep_training

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register", "data_folder")]
YEAR = timedelta(days=400)


@pytest.fixture
def given(
    loaded_register: None,  # noqa: ARG001 - the bodies that people come from
    monkeypatch: pytest.MonkeyPatch,
) -> Session:
    """A session to which Ann came and Ben did not."""
    training.go_to(monkeypatch, NOW)
    course()
    held = session()
    ann, _ = booked(held, "Ann", "Ben")
    training.go_to(monkeypatch, held.ends_at + timedelta(hours=1))
    return close_session(session=held.pk, attended=[ann.number], version=held.version, by="t")


def of(name: str) -> Booking:
    """The booking of somebody."""
    return Booking.objects.select_related("session__course", "body").get(name=f"{name} Booker")


@pytest.mark.usefixtures("given")
def test_who_came_has_one_and_it_is_always_the_same() -> None:
    """Same record, same bytes; whoever did not come has none."""
    assert set_certificate(of("Ann")) == set_certificate(of("Ann"))
    with pytest.raises(Refused, match="for somebody who came"):
        set_certificate(of("Ben"))
    found = by_number(of("Ann").receipt.lower().replace("-", " "))
    assert found
    assert found.name == "Ann Booker"
    assert by_number(of("Ben").receipt) is None


def test_files_are_kept_as_the_record_stands(
    given: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made once, told once; gone while the session is open again, and for good with the name."""
    ann = of("Ann").pk
    assert certificate_of(ann) is None
    assert [keep_files(), keep_files()] == [1, 0]
    assert certificate_of(ann) == set_certificate(of("Ann"))
    assert [tell_of_certificates(by="tests"), tell_of_certificates(by="tests")] == [1, 0]
    opened = reopen_session(session=given.pk, version=given.version, why="Wrong", by="tests")
    assert certificate_of(ann) is None
    assert keep_files() == 0
    assert list(folder().iterdir()) == []
    close_session(session=given.pk, attended=[ann], version=opened.version, by="tests")
    assert keep_files() == 1
    assert tell_of_certificates(by="tests") == 0
    assert Notice.objects.filter(kind=NoticeKind.CERTIFICATE).count() == 1
    training.go_to(monkeypatch, given.ends_at + YEAR)
    forget_people(by="tests")
    keep_files()
    assert list(folder().iterdir()) == []


@pytest.mark.usefixtures("given")
def test_a_turn_of_the_roll_makes_and_tells(data_folder: Path) -> None:
    """Also after a turn that was killed in between; the next does nothing."""
    data_folder.mkdir(parents=True, exist_ok=True)
    (data_folder / "run.lock").touch()
    said: list[str] = []
    # A turn that was killed has made the file and told nobody.
    keep_files()
    keep_training(tell=said.append)
    mails = "".join(path.read_text() for path in data_folder.glob("outbox/training/*.eml"))
    assert mails.count("The certificate is ready") == 1
    said.clear()
    keep_training(tell=said.append)
    assert said == []


@pytest.mark.usefixtures("given")
def test_a_name_that_cannot_be_set_stops_no_other() -> None:
    """It is left to staff, who are told why."""
    Booking.objects.filter(name="Ann Booker").update(name="Ann 🎓 Booker")
    with pytest.raises(Refused, match="a sign that our letters cannot show"):
        set_certificate(Booking.objects.select_related("session__course").get(state="attended"))
    assert keep_files() == 0


@pytest.mark.slow
@pytest.mark.skipif(bool(pdfua.missing()), reason=pdfua.missing())
def test_certificate_and_list_are_accessible(given: Session, tmp_path: Path) -> None:
    """By the validator, as a demonstration too."""
    paths = [tmp_path / "certificate.pdf", tmp_path / "list.pdf", tmp_path / "marked.pdf"]
    paths[0].write_bytes(set_certificate(of("Ann")))
    paths[1].write_bytes(set_list(given, [of("Ann"), of("Ben")]))
    settle_kind(demonstration=True, by="tests")
    paths[2].write_bytes(set_certificate(of("Ann")))
    assert pdfua.validate(paths) == dict.fromkeys(paths, pdfua.COMPLIANT)
