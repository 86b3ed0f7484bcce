import pytest
from letter_cases import CASES
from write_golden import GOLDEN

from upheld.domain.method import method_of
from upheld.letters.forms import FORMS
from upheld.letters.plain import plain_text


@pytest.mark.parametrize("name", CASES)
def test_a_letter_says_what_was_agreed(name: str) -> None:
    """The text of each letter is, word for word, the one that was read and agreed."""
    golden = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")

    assert plain_text(CASES[name]()) == golden


def test_every_form_and_every_block_is_agreed() -> None:
    """Each stands in some golden letter, and so in everything that is tried with all of them."""
    letters = [write() for write in CASES.values()]
    forms = {method_of(letter.year).pages for letter in letters}
    keys = {section.key.rstrip("_0123456789") for letter in letters for section in letter.sections}
    blocks = {block for form in FORMS.values() for block in form.blocks}

    assert set(FORMS) - forms == set()
    assert blocks - keys == set()


def test_every_golden_letter_is_checked() -> None:
    """No golden file lies unread beside the ones that are compared."""
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)
