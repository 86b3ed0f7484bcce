"""Complaints on the staff site: the queue, one of them, and what becomes of it."""

from typing import Any

import pytest

from support.arrived import arrived
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.models import AuditEvent, Case, Complainant, Complaint
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]

SCRIPT = "<script>alert(1)</script>"
MAIL = """From: "Zoë Éxample" <zoe@example.invalid>
Subject: The bins
Date: Mon, 2 Nov 2026 23:30:00 +0000
Content-Type: text/plain; charset=utf-8

They were not emptied.
"""
WRITTEN = {
    "channel": "telephone", "arrived_on": "2 November 2026", "text": "The bins.", "body": "luton",
    "complainant_name": "Zoë Éxample", "complainant_postcode": "lu1 2bq",
}  # fmt: skip


def text(response: Any) -> str:
    """The page."""
    return str(response.content.decode())


def test_a_telephone_note_becomes_a_case(intake: Browser) -> None:
    """Recorded, seen in the queue and on the desk, accepted, and gone from the queue."""
    made = intake.post("/complaints/record/", WRITTEN)
    complaint = Complaint.objects.get()
    assert (made.status_code, made.url) == (302, f"/complaints/{complaint.pk}/")
    assert complaint.receipt in text(intake.get("/complaints/"))
    assert "1 complaint waits" in text(intake.get("/"))
    said = {"body": "luton", "subject": "refuse_and_recycling"}
    assert intake.post(f"/complaints/{complaint.pk}/accept/", said).status_code == 302
    case = Case.objects.get()
    assert case.reference in text(intake.get(f"/complaints/{complaint.pk}/"))
    assert complaint.receipt not in text(intake.get("/complaints/"))
    again = text(intake.post(f"/complaints/{complaint.pk}/accept/", said))
    assert "was first: accepted as a case" in again or "elsewhere" in again
    assert Case.objects.count() == 1


def test_the_queue_names_who_complains_for_whom(intake: Browser) -> None:
    """As the public form takes it, where nobody complains for themselves."""
    complaint = arrived()
    complaint.people.update(role="representative")
    Complainant(complaint=complaint, role="person_affected", name="Gran Éxample").save()
    assert "Zoë Éxample, for Gran Éxample" in text(intake.get("/complaints/"))


def test_a_refused_form_keeps_what_was_written(intake: Browser) -> None:
    """Every fault is named; nothing is kept."""
    shown = text(
        intake.post(
            "/complaints/record/",
            WRITTEN | {"complainant_postcode": "Luton", "representative_email": "nobody"},
        )
    )
    assert 'href="#complainant_postcode"' in shown
    assert 'href="#representative_name"' in shown
    assert "Write the name of the representative" in shown
    assert "Zoë Éxample" in shown
    assert Complaint.objects.count() == 0


def test_a_pasted_mail_is_shown_before_it_is_kept(intake: Browser) -> None:
    """Who sent it, when in UK time, and what it says; a reader may mend it first."""
    shown = text(intake.post("/complaints/record/mail/", {"mail": MAIL}))
    assert "Nothing is kept yet" in shown
    assert 'value="zoe@example.invalid"' in shown
    assert 'value="2 November 2026"' in shown
    assert "The bins\n\nThey were not emptied." in shown
    assert Complaint.objects.count() == 0
    assert "paste the text" in text(intake.post("/complaints/record/mail/", {"mail": " "}))


@pytest.mark.parametrize(
    "name",
    [
        "text", "wanted", "body_named", "consent_note", "complainant_name", "complainant_contact",
        "complainant_adjustments", "complainant_telephone", "representative_relation",
    ],
)  # fmt: skip
def test_what_is_written_is_shown_literally(intake: Browser, name: str) -> None:
    """A script in any field is text, wherever it is shown."""
    said = WRITTEN | {"representative_name": "B", "consent": "asked", name: SCRIPT}
    for _ in range(2):
        intake.post("/complaints/record/", said)
    complaint = Complaint.objects.latest("pk")
    # The second shows the first as an earlier one, with its names.
    forms = ("accept/", "join/", "decline/", "documents/add/")
    for below in ("", *forms):
        assert SCRIPT not in text(intake.get(f"/complaints/{complaint.pk}/{below}"))
    assert SCRIPT not in text(intake.get("/complaints/"))
    escaped = "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert escaped in text(intake.get(f"/complaints/{complaint.pk}/"))


def test_a_reason_is_shown_literally(intake: Browser) -> None:
    """Why something was declined, and what was looked for."""
    complaint = arrived()
    intake.post(f"/complaints/{complaint.pk}/decline/", {"why": SCRIPT})
    for place in (f"/complaints/{complaint.pk}/", f"/complaints/?text={SCRIPT}"):
        shown = text(intake.get(place))
        assert SCRIPT not in shown
        assert "&lt;script&gt;alert(1)" in shown


def test_a_script_in_a_pasted_mail_is_text(intake: Browser) -> None:
    """In each header and in the body."""
    mail = (
        f'From: "{SCRIPT}" <a@example.invalid>\nSubject: {SCRIPT}\nContent-Type: text/html\n\n'
        f"<p>Words</p>{SCRIPT}<img src=x onerror=alert(1)>"
    )
    shown = text(intake.post("/complaints/record/mail/", {"mail": mail}))
    assert "<script>alert" not in shown
    assert "onerror" not in shown
    assert "Words" in shown


def test_a_conflict_keeps_complaints_away() -> None:
    """Not in the queue, not by address, and nothing may be recorded, accepted or joined."""
    person = person_in(Role.INTAKE)
    block(person=person, body="luton", why="x", by="somebody")
    browser, complaint, other = browser_of(person), arrived(), arrived(body="bedford")
    shown = text(browser.get("/complaints/"))
    assert (complaint.receipt in shown, other.receipt in shown) == (False, True)
    assert complaint.receipt not in text(browser.get(f"/complaints/{other.pk}/"))
    for below in ("", "accept/", "join/", "decline/"):
        assert browser.get(f"/complaints/{complaint.pk}/{below}").status_code == 404
    assert "without a conflict" in text(browser.post("/complaints/record/", WRITTEN))
    said = {"body": "bedford", "second_body": "luton", "subject": "noise"}
    assert "without a conflict" in text(browser.post(f"/complaints/{other.pk}/accept/", said))


def test_join_and_decline(intake: Browser) -> None:
    """A second letter joins the case of the first; what is no complaint is declined."""
    first, second, third = arrived(), arrived(), arrived()
    intake.post(f"/complaints/{first.pk}/accept/", {"body": "luton", "subject": "noise"})
    reference = Case.objects.get().reference
    shown = text(intake.get(f"/complaints/{second.pk}/"))
    assert "The same email address, the same name, the same postcode, the same body" in shown
    assert f"join/?to={reference.replace(' ', '-')}" in shown
    said = {"reference": "99 999 999"}
    assert "There is no case" in text(intake.post(f"/complaints/{second.pk}/join/", said))
    intake.post(f"/complaints/{second.pk}/join/", {"reference": reference.replace(" ", "-")})
    intake.post(f"/complaints/{third.pk}/decline/", {"why": "An invoice"})
    states = list(Complaint.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["accepted", "joined", "declined"]


def test_a_double_click_records_once(intake: Browser) -> None:
    """The same form sent twice leads to the same complaint."""
    page = text(intake.get("/complaints/record/"))
    token = page.split('name="form_token" value="')[1].split('"')[0]
    said = WRITTEN | {"form_token": token}
    led = [intake.post("/complaints/record/", said).url for _ in range(2)]
    assert led[0] == led[1]
    assert Complaint.objects.count() == 1


def test_who_saw_a_complaint_is_in_the_audit_without_names(intake: Browser) -> None:
    """The list and the page are views of the complaint; no event names anybody."""
    complaint = arrived()
    intake.get("/complaints/")
    intake.get(f"/complaints/{complaint.pk}/")
    views = AuditEvent.objects.filter(action="view", subject=f"complaint {complaint.receipt}")
    assert sorted(each.detail["what"] for each in views) == ["list", "page"]
    assert "Example" not in str(list(AuditEvent.objects.values()))
