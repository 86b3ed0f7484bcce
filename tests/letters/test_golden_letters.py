import pytest
from letter_cases import CASES
from write_golden import GOLDEN

from upheld.letters.plain import plain_text


@pytest.mark.parametrize("name", CASES)
def test_a_letter_says_what_was_agreed(name: str) -> None:
    """The text of each letter is, word for word, the one that was read and agreed."""
    golden = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")

    assert plain_text(CASES[name]()) == golden


def test_every_golden_letter_is_checked() -> None:
    """No golden file lies unread beside the ones that are compared."""
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)
