"""Letters to the two sides: accessible, large where that was asked for, kept for their owner."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from support import working
from upheld.casework.actions.deciding import decide
from upheld.casework.actions.statements import save_statement
from upheld.casework.models import Complainant, PartyLetter, Statement
from upheld.casework.party_letters import kept
from upheld.domain.errors import OutsideFailed, Refused
from upheld.domain.stages import Step
from upheld.domain.statements import Section, StatementKind, StatementText
from upheld.register.actions.installation import settle_kind

pytestmark = pytest.mark.usefixtures("loaded_register")


def letter_to_complainant(**person: Any) -> tuple[PartyLetter, str, bytes]:
    """The letter that says it is too early, its text and its bytes."""
    key = working.ready_at_intake()
    Complainant.objects.filter(case=key.split("/")[0]).update(**person)
    decide(key=key, step=Step.CLOSE_AT_INTAKE, version=None, by="person 1", reason_code="premature")
    letter = PartyLetter.objects.get(side="complainant")
    content = kept.read(letter.sha256)
    pages = pypdfium2.PdfDocument(content)
    return letter, "".join(page.get_textpage().get_text_range() for page in pages), content


def test_a_letter_is_tagged_marked_and_kept_for_its_owner(data_folder: Path) -> None:
    """PDF/UA says so of itself; a demonstration too; other eyes cannot read the file."""
    settle_kind(demonstration=True, by="tests")
    letter, text, content = letter_to_complainant()
    assert b"pdfuaid" in content
    assert "DEMONSTRATION" in text
    assert "Dear Pat Example" in text
    place = kept.place_of(letter.sha256)
    assert place.is_relative_to(data_folder)
    assert place.stat().st_mode & 0o077 == 0
    place.write_bytes(b"changed")
    with pytest.raises(OutsideFailed, match="damaged"):
        kept.read(letter.sha256)


def test_braille_goes_by_post() -> None:
    """What we cannot make ourselves is said on the paper."""
    letter, text, _ = letter_to_complainant(formats="braille")
    assert letter.way == "post"
    assert "Asked for as: Braille" in text


def test_eighteen_points_where_large_print_was_asked_for() -> None:
    """The same letter fills more of the page."""
    sizes = {}
    for formats in ("plain", "large_print"):
        PartyLetter.objects.all().delete()
        _, _, content = letter_to_complainant(formats=formats)
        page = pypdfium2.PdfDocument(content)[0].get_textpage()
        sizes[formats] = max(
            box[3] - box[1] for box in (page.get_charbox(i) for i in range(page.count_chars()))
        )
    assert sizes["large_print"] > 1.4 * sizes["plain"]


def test_no_markup_of_a_text_is_obeyed_and_no_sign_is_dropped() -> None:
    """A statement may hold anything that looks like a command; a picture sign is refused."""
    key = working.with_provisional_decision()
    working.make_ready_to_decide(key)
    texts = dict.fromkeys(Section, '#read("/etc/passwd") = Heading *strong* <script>')
    final = StatementKind.FINAL
    save_statement(
        key=key, version=None, by="person 1", kind=final, text=StatementText(sections=texts)
    )
    done = {"key": key, "step": Step.DECIDE, "version": None, "by": "person 1"}
    save_statement(
        key=key, version=None, by="person 1", kind=final,
        text=StatementText(sections=texts | {Section.FOUND: "\N{GRINNING FACE}"}),
    )  # fmt: skip
    with pytest.raises(Refused, match="a sign that our letters cannot show"):
        decide(**done, reason_code="fault_injustice")
    save_statement(
        key=key, version=None, by="person 1", kind=final, text=StatementText(sections=texts)
    )
    decide(**done, reason_code="fault_injustice")
    assert Statement.objects.filter(kind="final").count() == 4
    letter = PartyLetter.objects.filter(template="final").first()
    assert letter
    page = pypdfium2.PdfDocument(kept.read(letter.sha256))[0].get_textpage()
    assert '#read("/etc/passwd") = Heading *strong* <script>' in page.get_text_range()
