"""Letters that go by post: one file for whoever prints them."""

import pypdfium2
import pytest

from support import working
from support.people import person_in
from support.staff import browser_of
from upheld.casework.models import PartyLetter
from upheld.casework.party_letters import kept
from upheld.casework.party_letters.setting import set_letter
from upheld.domain.roles import Role
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]


def test_letters_for_the_post_are_one_file_to_print() -> None:
    """In the order of the list, each from the front of a sheet on, however long it is."""
    intake = browser_of(person_in(Role.INTAKE))
    assert intake.get("/cases/post/letters.pdf").url == "/cases/post/"
    long = {"day": "2026-11-02", "written": "2 November 2026", "reference": "26 000 001"}
    facts = long | {
        "subject": "Longest", "sender": "The Ombudsman", "address": [], "addressee": ["Pat"],
        "signatory": "For the Ombudsman", "salutation": "Pat", "statement": "", "sections": [],
        "large": False, "mark": "", "how": "",
    }  # fmt: skip
    key = working.at_investigation()
    for words in (["A line."] * 200, ["Short."]):
        content = set_letter(facts | {"paragraphs": words}, day=clock.today())
        PartyLetter(
            case_body_id=key, side="body", template="final", way="post", sha256=kept.keep(content),
            at=clock.now(), by=working.WHO,
        ).save()  # fmt: skip
    made = intake.get("/cases/post/letters.pdf")
    assert made["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(made.content)
    found = [page.get_textpage().get_text_range() for page in document]
    begins = [number for number, words in enumerate(found) if "Dear Pat" in words]
    assert begins[0] == 0
    assert all(number % 2 == 0 for number in begins)
    assert "Short." in found[begins[1]]
    assert len([words for words in found if words.strip()]) == 1 + max(
        int(words.rsplit(" of ", 1)[1].split()[0]) for words in found if " of " in words
    )
