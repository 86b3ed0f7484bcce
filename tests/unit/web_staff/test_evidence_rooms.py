"""Evidence that a remedy was done: documents of the case, one that is added, or a note."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support import files_sent as sent
from support import remedies, working
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.actions.documents import add_document, note_scan
from upheld.casework.actions.remedies.happenings import note_evidence
from upheld.casework.document_files import store
from upheld.casework.models import (
    AuditEvent,
    CaseBody,
    Document,
    EvidenceDocument,
    RecommendationEvent,
)
from upheld.domain.errors import Refused
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.toolbox import clock
from upheld.web.staff.dated import spoken_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]


def document_of(case: str, name: str, *, clean: bool = True) -> Document:
    """A document of a case that the scanner has looked at."""
    made = add_document(
        stored=store([sent.PDF]), name=name, source="body", case=case, by=working.WHO
    )
    note_scan(document=made.pk, clean=clean, scanner="tests", by="tests")
    return made


def tab_of(key: str, tab: str = "remedies/") -> str:
    """Where a tab of a case stands."""
    reference, body = key.split("/")
    return f"/cases/{reference.replace(' ', '-')}/{body}/{tab}"


def send(browser: Browser, key: str, **said: Any) -> Any:
    """The form with its own tokens."""
    path = f"{tab_of(key)}1/evidence/"
    page = browser.get(path).text
    main = page[page.index("<main") :]
    hidden = dict(re.findall(r'name="(form_token|version)" value="([^"]*)"', main))
    return browser.post(path, hidden | {"on": spoken_day(clock.today())} | said)


@pytest.fixture
def key() -> str:
    """A case whose remedy is awaited."""
    return remedies.decided()


def test_evidence_is_tied_to_documents_of_the_case(key: str) -> None:
    """Clean ones are offered; one is ticked, one is added; both are named with their ways."""
    case = key.split("/", maxsplit=1)[0]
    letter = document_of(case, "letter.pdf")
    document_of(case, "refused.pdf", clean=False)
    browser = browser_of(person_in(Role.INVESTIGATOR))
    form = browser.get(f"{tab_of(key)}1/evidence/").text
    assert "letter.pdf, added" in form
    assert "refused.pdf" not in form
    extra = SimpleUploadedFile("minutes.txt", b"They apologised.")
    assert send(browser, key, documents=[str(letter.pk)], file=extra).url == tab_of(key)
    added = Document.objects.get(name="minutes.txt")
    assert added.source == "body"
    page = browser.get(tab_of(key)).text
    assert f'<a href="{tab_of(key, "documents/")}{letter.pk}/">letter.pdf</a>' in page
    assert "minutes.txt (waiting for the scanner)" in page
    detail = AuditEvent.objects.get(action="note_remedy_evidence").detail
    assert detail["documents"] == [letter.pk, added.pk]


def test_a_note_does_where_there_is_no_document(key: str) -> None:
    """Nothing at all does not; the refused form says where to put it right."""
    browser = browser_of(person_in(Role.INVESTIGATOR))
    refused = send(browser, key)
    assert 'href="#note"' in refused.text
    assert "how we know of it" in refused.text
    assert send(browser, key, note="The officer said so by telephone.").url == tab_of(key)
    assert "The officer said so by telephone." in browser.get(tab_of(key)).text
    assert "said so" not in str(list(AuditEvent.objects.values_list("detail", flat=True)))


def test_a_refused_file_stands_at_its_field_and_leaves_nothing(key: str) -> None:
    """What was ticked stays ticked; a document of a refused form is not kept either."""
    letter = document_of(key.split("/", maxsplit=1)[0], "letter.pdf")
    browser = browser_of(person_in(Role.INVESTIGATOR))
    page = send(
        browser, key, documents=[str(letter.pk)], file=SimpleUploadedFile("a.html", b"<html>")
    ).text
    assert 'href="#file"' in page
    assert f'value="{letter.pk}" checked' in page
    fine = SimpleUploadedFile("a.txt", b"Words")
    assert send(browser, key, on="1 April 2019", file=fine).status_code == 200
    assert Document.objects.count() == 1
    assert not EvidenceDocument.objects.exists()


def test_documents_of_another_case_are_no_evidence(key: str) -> None:
    """Neither by the form nor by the action, and not what the scanner refused."""
    other = document_of(remedies.decided("barnet").split("/")[0], "other.pdf")
    browser = browser_of(person_in(Role.INVESTIGATOR))
    assert "Choose among the documents shown" in send(browser, key, documents=[str(other.pk)]).text
    bad = document_of(key.split("/", maxsplit=1)[0], "bad.pdf", clean=False)
    for number, words in ((other.pk, "documents of this case"), (bad.pk, "another copy")):
        with pytest.raises(Refused, match=words):
            note_evidence(
                recommendation=remedies.only(key).pk, version=None, on=clock.today(),
                documents=[number], by=working.WHO,
            )  # fmt: skip
    assert not RecommendationEvent.objects.filter(what="evidence").exists()


def test_whoever_may_not_see_the_whole_case_sees_no_document(key: str) -> None:
    """A joint case with a body that they have a conflict with: a note alone, and no name."""
    case = key.split("/", maxsplit=1)[0]
    letter = document_of(case, "letter.pdf")
    person = person_in(Role.INVESTIGATOR)
    browser = browser_of(person)
    send(browser, key, documents=[str(letter.pk)])
    CaseBody(key=f"{case}/kent", case_id=case, authority_id="kent").save(force_insert=True)
    block(person=person, body="kent", why="x", by="somebody")
    page = browser.get(tab_of(key)).text
    assert "letter.pdf" not in page
    assert "Shown by a document" in page
    form = browser.get(f"{tab_of(key)}1/evidence/").text
    assert "letter.pdf" not in form
    assert 'type="file"' not in form
