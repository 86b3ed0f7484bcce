"""What letters of the published layouts contradict, from their text to the arithmetic."""

import os
from pathlib import Path

import pytest

from support.published_letters import Knowing, document, published
from upheld.archive.checks.within import contradictions_in
from upheld.archive.letters.letter import read_letter

NAMING = Knowing(names={"Exampleshire Borough Council": "exampleshire"})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        # 116 is printed under "Detailed Investigations", as in every letter of 2018.
        (
            "exampleshire-2018.txt",
            "116 stands under “Detailed Investigations”, but 12 + 19 = 31; 116 is the total of "
            "decisions made: 9 + 2 + 41 + 33 + 12 + 19 = 116",
        ),
        # The base of the satisfactory remedies is that of the uphold rate, as in all of 2020.
        ("exampleton-2020.txt", "3 of 20 is 15%, not 25%; 3 of 12 is 25% (upheld)"),
    ],
)
def test_each_layout_contradicts_itself_in_its_own_way(name: str, said: str) -> None:
    """Once, and in nothing else."""
    found = contradictions_in(read_letter(published(name), NAMING))
    assert [one.arithmetic for one in found] == [said]


@pytest.mark.parametrize(
    ("printed", "instead", "said"),
    [
        ("60% of complaints", "61% of complaints", "12 of 20 is 60%, not 61%"),
        ("In 89% of", "In 98% of", "no whole number of 9 is 98%: 8 of 9 is 89% and 9 of 9 is 100%"),
    ],
)
def test_a_misprint_is_told_beside_it(printed: str, instead: str, said: str) -> None:
    """A changed figure of a letter is one fault more."""
    whole = "\n".join(line.text for line in published("exampleton-2020.txt").lines)
    assert printed in whole
    reading = read_letter(document(whole.replace(printed, instead)), NAMING)
    assert said in [one.arithmetic for one in contradictions_in(reading)]


# Where `UPHELD_LETTERS` names the folder of the two published letters; else nothing to collect.
FOLDER = os.environ.get("UPHELD_LETTERS", "")
REAL = (
    (
        "luton-2018.txt",
        "70 stands under “Detailed Investigations”, but 6 + 11 = 17; 70 is the sum of another "
        "table, decisions made: 6 + 1 + 26 + 20 + 6 + 11 = 70",
    ),
    ("luton-2020.txt", "3 of 24 is 13%, not 23%; 3 of 13 is 23% (upheld)"),
)

if FOLDER:

    @pytest.mark.parametrize(("name", "said"), REAL)
    def test_the_published_letters_contradict_themselves_so(name: str, said: str) -> None:
        """The total of 2018 and the base of 2020, each told once, and nothing else."""
        text = (Path(FOLDER) / name).read_text(encoding="utf-8")
        found = contradictions_in(read_letter(document(text, name=name), NAMING))
        assert [one.arithmetic for one in found] == [said]
