"""Every address of the public forms by every method, and what each answer bears."""

import re
from datetime import time, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client

from support import working
from support.council import Sender
from upheld.casework import codes
from upheld.casework.models import AuditEvent, PartyLetter
from upheld.casework.party_letters.kept import place_of
from upheld.register.models import OfficeSetting
from upheld.toolbox import clock
from upheld.web.council.urls import urlpatterns

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
ALLOWED = {
    "": "GET", "complaint/": "GET POST", "complaint/documents/": "POST", "status/": "GET POST",
    "letters/fetch/<str:token>/": "GET POST", "assets/<path:name>": "GET", "healthz": "GET",
    "robots.txt": "GET", "training/<int:number>/book/": "GET POST",
    "training/booking/": "GET POST", "training/booking/cancel/": "POST",
    "training/booking/move/": "POST", "training/booking/evaluation/": "POST",
    "training/booking/calendar/": "POST", "training/booking/certificate/": "POST",
    "officers/contacts/<str:token>/": "GET POST", "officers/survey/<str:token>/": "GET POST",
}  # fmt: skip


def test_every_route_takes_its_methods_alone(sender: Sender) -> None:
    """Any other is told which there are; a new route is walked once it is named here."""
    assert {str(each.pattern) for each in urlpatterns} == set(ALLOWED)
    for route, allowed in ALLOWED.items():
        path = "/" + re.sub(r"<[^>]+>", "x", route.replace("<int:number>", "7"))
        for method in METHODS:
            answer = sender.generic(method, path)
            permitted = method in allowed.split() or (method == "HEAD" and "GET" in allowed)
            assert (answer.status_code != 405) == permitted, (path, method)
            assert answer.status_code < 500


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/complaint/",
        "/status/",
        "/letters/fetch/x/",
        "/nothing/",
        "/training/booking/",
        "/training/7/book/",
        "/officers/contacts/x/",
        "/officers/survey/x/",
    ],
)
def test_every_page_is_guarded(sender: Sender, path: str) -> None:
    """No script, frame, cache or search engine; no word about a demonstration that is none."""
    answer = sender.get(path)
    page = answer.content.decode()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert (answer.headers["X-Robots-Tag"], answer.headers["Cache-Control"]) == (
        "noindex", "no-store",
    )  # fmt: skip
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert not re.search(r"<script|<style| style=| on\w+=|http:", page)
    assert "Demonstration" not in page


def test_the_start_says_how_else_to_reach_us(sender: Sender) -> None:
    """As the office's settings say; nothing is invented in a live installation."""
    assert "Text relay" not in sender.get("/").content.decode()
    today = clock.today()
    OfficeSetting(
        counts_from=today, sender="The Ombudsman", address=[], signatory="A", titles=[],
        telephone="01632 960 001", telephone_hours="10am to 4pm", post=["1 High Street"],
        email="office@ombudsman.example", public_hour=time(9), days_to_publication=7,
        why="For a test", at=clock.now(), by="tests",
    ).save()  # fmt: skip
    page = sender.get("/").content.decode()
    assert "18001 01632 960 001" in page
    assert "1 High Street" in page


def test_plain_http_leads_to_https() -> None:
    """Except for the monitor."""
    plain = Client(SERVER_NAME="localhost")
    assert plain.get("/complaint/").headers["Location"] == "https://localhost/complaint/"
    assert plain.get("/healthz").content == b"ok\n"


@pytest.fixture
def letter(data_folder: Path) -> PartyLetter:
    """A letter by link to a complainant; its link says "token", its word is LU1 2BQ."""
    content = b"%PDF-1.7 a letter"
    made = PartyLetter(
        case_body_id=working.ready_at_intake(), side="complainant", template="final", way="link",
        sha256=sha256(content).hexdigest(), token_digest=codes.link_digest("token", "LU1 2BQ"),
        expires_at=clock.now() + timedelta(days=7), at=clock.now(), by="person 1",
    )  # fmt: skip
    made.save()
    place = place_of(made.sha256)
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    assert place.is_relative_to(data_folder)
    return made


def test_a_letter_is_fetched_with_link_and_word(sender: Sender, letter: PartyLetter) -> None:
    """The link alone shows a question; each fetch is in the audit, without a name."""
    asked = sender.get("/letters/fetch/token/")
    assert (asked.status_code, b"%PDF" in asked.content) == (200, False)
    for _ in range(2):
        answer = sender.post("/letters/fetch/token/", {"word": "lu12bq"})
        assert answer.content == b"%PDF-1.7 a letter"
        assert "attachment" in answer.headers["Content-Disposition"]
    letter.refresh_from_db()
    assert letter.fetched_at
    events = AuditEvent.objects.filter(action="fetch_letter")
    assert [(e.by, e.origin, e.detail) for e in events] == [
        ("one-time link", "public form", {"letter": letter.pk})
    ] * 2


def test_no_other_link_gives_a_letter(sender: Sender, letter: PartyLetter) -> None:
    """Wrong word, wrong link, expired, fetched the day before: one answer."""
    now = clock.now()
    tries = (
        ("/letters/fetch/token/", "LU1 2BR", {}), ("/letters/fetch/other/", "LU1 2BQ", {}),
        ("/letters/fetch/token/", "LU1 2BQ", {"expires_at": now - timedelta(seconds=1)}),
        ("/letters/fetch/token/", "LU1 2BQ", {"fetched_at": now - timedelta(hours=25)}),
    )  # fmt: skip
    before = {"expires_at": letter.expires_at, "fetched_at": None}
    for path, word, changed in tries:
        PartyLetter.objects.update(**(before | changed))
        answer = sender.post(path, {"word": word})
        assert "We cannot give you a letter for this" in answer.content.decode()
    assert not AuditEvent.objects.filter(action="fetch_letter").exists()


def test_a_link_is_locked_after_five_wrong_words(sender: Sender, letter: PartyLetter) -> None:
    """From wherever they come; the right one waits too."""
    for at in range(5):
        Sender(REMOTE_ADDR=f"203.0.113.{at}").post("/letters/fetch/token/", {"word": "LU1 1AA"})
    assert sender.post("/letters/fetch/token/", {"word": "LU1 2BQ"}).status_code == 429
    assert letter.fetched_at is None
