"""The complaint form: nothing is lost, nothing is doubled, nothing harmful comes through."""

import pytest

from support.council import GOOD, Sender, receipt_in, sealed_in
from upheld.casework import audit
from upheld.casework.models import AuditEvent, Complainant, Complaint
from upheld.web.council import complaint


def test_a_complaint_arrives_whole(sender: Sender) -> None:
    """What was written on six pages stands in casework as it was written, and waits."""
    filled = sender.fill()
    assert "LU1 2BQ" in filled.content.decode()
    receipt_in(sender.send(sealed_in(filled)))
    kept, person = Complaint.objects.get(), Complainant.objects.get()
    assert (kept.state, kept.channel, kept.authority_id) == (
        "pending", "form", "luton",
    )  # fmt: skip
    assert (kept.text, str(kept.known_on)) == ("They did not answer.", "2026-03-01")
    assert (str(kept.told_body_on), kept.body_answered_on) == ("2026-04-14", None)
    assert (person.role, person.name, person.postcode) == ("complainant", "Pat Example", "LU12BQ")
    assert (person.formats, person.adjustments) == ("large_print", "Please call.")


def test_the_audit_has_one_event_without_anything_personal(sender: Sender) -> None:
    """By which way, about which receipt; no name, no word, no address."""
    number, code = receipt_in(sender.send(sealed_in(sender.fill())))
    event = AuditEvent.objects.get(action="add_complaint")
    assert (event.origin, event.by, event.subject) == (
        "public form", "public form", f"complaint {number}",
    )  # fmt: skip
    assert event.detail == {"people": 1}
    assert code not in repr(list(AuditEvent.objects.values()) + list(Complaint.objects.values()))
    audit.verify()


def test_somebody_complains_for_somebody_else(sender: Sender) -> None:
    """Both are kept by role; what a sender says of consent is none yet."""
    other = {
        "whom": "other", "name": "Rob Example", "other_name": "Pat Example", "relation": "son",
        "consent": "agreed",
    }  # fmt: skip
    receipt_in(sender.send(sealed_in(sender.fill(whom=other))))
    roles = dict(Complainant.objects.values_list("role", "name"))
    assert roles == {"representative": "Rob Example", "person_affected": "Pat Example"}
    kept = Complaint.objects.get()
    assert (kept.consent, "agreed" in kept.consent_note) == ("asked", True)


def test_sent_twice_is_one_complaint_and_one_answer(sender: Sender) -> None:
    """A double click, a reload."""
    sealed = sealed_in(sender.fill())
    first, second = sender.send(sealed), sender.send(sealed)
    assert receipt_in(first) == receipt_in(second)
    assert (Complaint.objects.count(), Complainant.objects.count()) == (1, 1)
    assert AuditEvent.objects.filter(action="add_complaint").count() == 1


def test_what_was_changed_since_is_another_complaint(sender: Sender) -> None:
    """Whoever goes back and writes something else sends something else."""
    sealed = sealed_in(sender.fill())
    first = receipt_in(sender.send(sealed))
    changed = sender.post(
        "/complaint/", {"sealed": sealed, "step": "matter", "go": "next", "text": "More."}
    )
    assert receipt_in(sender.send(sealed_in(changed))) != first
    assert Complaint.objects.count() == 2


def test_a_refused_page_keeps_what_was_written(sender: Sender) -> None:
    """With the reason; and going back keeps it too, right or wrong."""
    sent = {"step": "matter", "text": "", "wanted": "An apology <b>", "known_on": "tomorrow"}
    answer = sender.post("/complaint/", sent | {"go": "next", "sealed": sender.begin()})
    page = answer.content.decode()
    assert "Write what happened" in page
    assert "An apology &lt;b&gt;" in page
    assert 'value="tomorrow"' in page
    back = sender.post("/complaint/", sent | {"go": "back", "sealed": sealed_in(answer)})
    again = sender.post(
        "/complaint/", {"step": "about", "go": "next", "body": "unknown", "sealed": sealed_in(back)}
    )
    assert "An apology &lt;b&gt;" in again.content.decode()


@pytest.mark.parametrize(
    ("step", "fields", "words"),
    [
        ("about", {"body": ""}, "say you do not know"),
        ("about", {"body": ""}, 'href="#search"'),
        ("about", {"body": "cumbria"}, "does not exist today"),
        ("about", {"body": "nowhere'--"}, "does not exist today"),
        ("matter", {"text": "x" * 10_001}, "10,001 characters long"),
        ("matter", {"text": "bell \x07"}, "hidden control character"),
        ("matter", {"text": "nul \x00"}, "hidden control character"),
        ("matter", {"known_on": "1 January 2999"}, "lies ahead"),
        ("matter", {"known_on": "1 January 0026"}, "four digits"),
        ("earlier", {"told_body_on": ""}, "when you complained"),
        ("earlier", {"body_answered_on": "1 January 2026"}, "before you complained"),
        ("whom", {"name": ""}, "Write your name"),
        ("whom", {"name": "Pat\u202eelpmaxE"}, "direction of writing"),
        ("whom", {"whom": "other"}, "name of the person you complain for"),
        ("reach", {"email": "pat@example.com\nBcc: all@example.com"}, "on one line"),
        ("reach", {"email": "nobody"}, "name@example.com"),
        ("reach", {"email": ""}, "one way to answer"),
        ("reach", {"telephone": "call me"}, "telephone number such as"),
        ("reach", {"postcode": "<x>"}, "postcode such as"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(
    sender: Sender, step: str, fields: dict[str, str], words: str
) -> None:
    """On its own page, and nothing is sent."""
    shown = sender.post(
        "/complaint/",
        {"sealed": sender.begin(), "step": step, "go": "next"} | GOOD[step] | fields,
    ).content.decode()
    assert words in shown
    assert "There is a problem" in shown
    assert not Complaint.objects.exists()


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "{{ 7 * 7 }}", "\U0001f600 \u202eדגל\u2069 ﷽", "x\n" * 5_000],
)
def test_what_is_odd_is_kept_letter_by_letter(sender: Sender, text: str) -> None:
    """Markup, templates, marks of direction in a long text, 10,000 characters: as written."""
    shown = sender.fill(matter={"text": text})
    assert "<script>" not in shown.content.decode()
    receipt_in(sender.send(sealed_in(shown)))
    assert Complaint.objects.get().text == text.strip()


def test_nothing_is_sent_without_the_declaration_or_by_a_program(sender: Sender) -> None:
    """Whoever fills in what nobody sees is told so, and loses nothing."""
    sealed = sealed_in(sender.fill())
    assert "true as far as you know" in sender.send(sealed, declared="").content.decode()
    trapped = sender.send(sealed, website="https://example.com")
    assert "Leave the field" in trapped.content.decode()
    assert not Complaint.objects.exists()
    receipt_in(sender.send(sealed_in(trapped)))


def test_too_many_from_one_network_wait_and_lose_nothing(sender: Sender) -> None:
    """The page to check stays, and its button works again later or from elsewhere."""
    for _ in range(complaint.SENDINGS.most):
        complaint.SENDINGS.note("127.0.0.1")
    refused = sender.send(sealed_in(sender.fill()))
    assert (refused.status_code, "stays on this page" in refused.content.decode()) == (429, True)
    elsewhere = Sender(REMOTE_ADDR="203.0.113.9")
    receipt_in(elsewhere.send(sealed_in(refused)))


def test_what_was_not_sealed_here_begins_again(sender: Sender) -> None:
    """A changed or a foreign state is no state."""
    sealed = sender.begin()
    for wrong in ("", "x", sealed[:-4], sealed.swapcase()):
        answer = sender.post("/complaint/", {"sealed": wrong, "step": "about", "go": "next"})
        assert "Please begin again" in answer.content.decode()


def test_a_missing_cookie_loses_nothing() -> None:
    """The page stands there again as it was written, and can be sent."""
    strict = Sender(enforce_csrf_checks=True, HTTP_ORIGIN="https://localhost")
    sealed = strict.begin()
    sent = {"sealed": sealed, "step": "matter", "go": "next", "text": "It rained in."}
    refused = strict.post("/complaint/", sent)
    assert refused.status_code == 403
    assert "It rained in." in refused.content.decode()
    token = refused.content.decode().split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = strict.post("/complaint/", sent | {"csrfmiddlewaretoken": token})
    assert (again.status_code, "Have you complained" in again.content.decode()) == (200, True)


def test_the_one_cookie_says_nothing(sender: Sender) -> None:
    """Whatever was written: one cookie, from this host alone, unreadable to scripts."""
    sender.fill()
    (cookie,) = sender.cookies.values()
    assert cookie.key == "__Host-upheld-form"
    assert (cookie["httponly"], cookie["secure"], cookie["max-age"]) == (True, True, "")
    assert len(cookie.value) == 32


def test_a_body_is_found_by_a_part_of_its_name(sender: Sender) -> None:
    """Where nothing is published yet, the register answers; what has ended is not offered."""
    answer = sender.post(
        "/complaint/",
        {"sealed": sender.begin(), "step": "about", "go": "search", "search": "cumb"},
    )
    page = answer.content.decode()
    assert "Cumberland" in page
    assert 'value="cumbria"' not in page


def test_reading_goes_on_where_the_answer_is(sender: Sender) -> None:
    """Without scripts: at the bodies found, at the word that none was, at what is wrong."""
    sealed = sender.begin()
    for written, where in (
        ("cumb", 'id="body" name="body" value="cumberland" autofocus'),
        ("zzzz", 'role="status" tabindex="-1" autofocus'),
        ("", 'govuk-error-summary" tabindex="-1" autofocus="autofocus"'),
    ):
        sent = {"sealed": sealed, "step": "about", "go": "search", "search": written}
        page = sender.post("/complaint/", sent).content.decode()
        assert where in page, written
        assert page.count(" autofocus") == 1
