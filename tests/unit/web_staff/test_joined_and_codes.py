"""Consent of complaints that were joined, and status codes that are given on request."""

import re
from typing import Any

import pytest

from support.arrived import WHO, arrived
from support.staff import Browser
from upheld.casework.actions.receipt import accept, join
from upheld.casework.models import AuditEvent, CaseWork, Complaint
from upheld.casework.queries.case_files import case_file
from upheld.casework.queries.status_by_code import status_by_code
from upheld.domain.case_file import missing
from upheld.domain.retention import REMOVED
from upheld.domain.sides import Consent
from upheld.domain.stages import Step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
OPEN = "consent is open for a complaint that was joined"


def lacks(reference: str) -> str:
    """What the case lacks for its assessment."""
    work = CaseWork.objects.select_related("case_body__case").get(case_body__case=reference)
    return "; ".join(missing(Step.FORWARD, case_file(work)))


def send(browser: Browser, path: str, **said: str) -> Any:
    """The form as it is now, filled in."""
    page = browser.get(path).text
    hidden = dict(re.findall(r'name="(form_token|version)" value="([^"]*)"', page))
    return browser.post(path, hidden | said)


def test_a_case_waits_for_the_consent_of_a_joined_complaint(intake: Browser) -> None:
    """It is asked for at joining, said on the case, and recorded for that complaint alone."""
    case = accept(complaint=arrived().pk, bodies=["luton"], subject="noise", by=WHO)
    second = arrived(person={"name": "Somebody Else"})
    told = send(intake, f"/complaints/{second.pk}/join/", reference=case.reference, consent="asked")
    assert "The case waits for its consent" in intake.get(told.url).text
    assert OPEN in lacks(case.reference)
    home = f"/cases/{case.reference.replace(' ', '-')}/luton/"
    assert f"Consent is open for complaint {second.receipt}" in intake.get(home).text
    assert f"{home}people/joined/{second.pk}/" in intake.get(f"{home}people/").text
    send(intake, f"{home}people/consent/", consent="cannot_give", note="For the first.")
    second.refresh_from_db()
    assert second.consent == Consent.ASKED
    send(intake, f"{home}people/joined/{second.pk}/", consent="given", note="Said by Pat.")
    second.refresh_from_db()
    assert (second.consent, second.consent_note) == (Consent.GIVEN, "Said by Pat.")
    assert OPEN not in lacks(case.reference)
    assert CaseWork.objects.get().consent == Consent.CANNOT_GIVE
    assert "Said by Pat" not in str(list(AuditEvent.objects.values_list("detail", flat=True)))


def test_only_a_joined_complaint_has_a_consent_of_its_own(intake: Browser) -> None:
    """That of the first complaint is the case’s; joined without a word, it stays as it arrived."""
    first = arrived()
    case = accept(complaint=first.pk, bodies=["luton"], subject="noise", by=WHO)
    home = f"/cases/{case.reference.replace(' ', '-')}/luton/people/"
    assert intake.get(f"{home}joined/{first.pk}/").status_code == 404
    join(complaint=arrived(consent=Consent.GIVEN).pk, reference=case.reference, by=WHO)
    assert Complaint.objects.get(state="joined").consent == Consent.GIVEN


def test_a_code_is_given_on_request_and_shown_once(intake: Browser) -> None:
    """Asked first; the code before it ends, and nothing of it is kept but a digest."""
    complaint = arrived()
    path = f"/complaints/{complaint.pk}/code/"
    assert "Show a code" in intake.get(path).text
    codes = []
    for _ in range(2):
        page = send(intake, path).text
        codes.append(re.findall(r"<code>([^<]+)</code>", page)[1])
        assert codes[-1] not in intake.get(path).text
    first, second = codes
    assert status_by_code(complaint.receipt, first) is None
    assert status_by_code(complaint.receipt, second)
    assert second not in str(list(AuditEvent.objects.values_list("detail", flat=True)))
    assert AuditEvent.objects.filter(action="give_status_code").count() == 2


def test_nobody_gets_a_code_for_what_was_removed(intake: Browser) -> None:
    """Its time is over."""
    complaint = arrived()
    Complaint.objects.filter(pk=complaint.pk).update(text=REMOVED)
    answer = send(intake, f"/complaints/{complaint.pk}/code/")
    assert "is over" in intake.get(answer.url).text
