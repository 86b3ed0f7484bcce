"""Whom and which year a letter is about, and whose name is not kept."""

import pytest

from support.published_letters import NAMING, Knowing, document, published, read
from upheld.archive.letters.letter import read_letter

TABLED, PANELLED = "exampleshire-2018.txt", "exampleton-2020.txt"


def test_no_name_of_a_person_is_kept() -> None:
    """Neither of the one written to nor of the one who signs."""
    for name in (TABLED, PANELLED):
        assert "Sample " not in repr(read_letter(published(name), NAMING)).replace(
            "Sample Street", ""
        )


@pytest.mark.parametrize(
    "said",
    [
        "Contact: Jane Smith, 0300 061 0614",
        "For more you may write to Robert Brown at any time or ring him on 4711 all day.",
        "Yours truly,\nJane Smith\nOmbudsman\ncc Cllr Anna Jones, ext 4712",
        "Kind regards\nJane Smith, room 12",
        "Mrs Brown has room 12.",
    ],
)
def test_a_number_beside_a_person_is_told_without_the_name(said: str) -> None:
    """A telephone or a room is found by a few words around it."""
    reading = read(f"Exampleton City Council\nFor the period ending: 31/03/20\n{said}")

    told = repr(reading)
    assert len(reading.beside) > 1
    assert not [name for name in ("Smith", "Brown", "Jones") if name in told]


def test_years_that_differ_are_a_doubt_and_none_is_guessed() -> None:
    """The page of statistics is about another year than the letter."""
    text = "for the year ended 31 March 2018.\nFor the period ending: 31/03/19\n"
    reading = read(text)

    assert reading.year is None
    assert reading.doubts[0] == (
        "the document gives more than one year: 2019 (page 1, line 2) and 2018 (page 1, line 1)"
    )


def test_the_statistics_say_whom_they_are_about() -> None:
    """Before the address; without a word that explains it the difference is a doubt."""
    head = "Chief Executive\nNewshire Council\nDear Chief Executive\n"
    page = "Local Authority Report: Oldshire District Council\nFor the period ending: 31/03/2023\n"
    told = "Oldshire District Council ended on 31 March 2023. Newshire Council took its place.\n"

    plain, explained = read(head + page), read(head + told + page)
    assert (plain.body, explained.body) == ("oldshire", "oldshire")
    assert plain.doubts == (
        "the statistics are about “Oldshire District Council”, but the letter names "
        "“Newshire Council”",
    )
    assert explained.doubts == ()


def test_another_policy_that_took_a_place_explains_no_other_body() -> None:
    """Only the sentence after the one that tells of the end of the body does."""
    head = "Chief Executive\nNewshire Council\nDear Chief Executive\nA new policy took its place.\n"
    page = "Local Authority Report: Oldshire District Council\nFor the period ending: 31/03/2023\n"

    assert len(read(head + page).doubts) == 1


def test_the_pages_of_two_bodies_do_not_give_one_of_them_all_figures() -> None:
    """What stands under the second title is listed, with a doubt."""
    own = "Exampleton City Council\nFor the period ending: 31/03/20\nComplaints upheld\n"
    other = own.replace("Exampleton City", "Exampleshire Borough")
    reading = read(f"{own}13 upheld decisions\n{other}8 upheld decisions\n")

    assert [(each.printed, each.measure) for each in reading.figures] == [("13", "upheld")]
    assert "8" in [each.printed for each in reading.beside]
    assert reading.doubts == (
        "the statistics are about “Exampleton City Council”, but the letter names "
        "“Exampleshire Borough Council”",
        "from page 1, line 8 on the figures stand under the name of another body",
    )


def test_a_name_that_means_no_body_is_a_doubt() -> None:
    """It stays as printed."""
    reading = read("Local Authority Report: Nowhere Council\nFor the period ending: 31/03/2018\n")

    assert (reading.body_printed, reading.body) == ("Nowhere Council", None)
    assert reading.doubts == ("no body is called “Nowhere Council” in 2018",)


def test_a_long_name_is_read_over_the_lines_of_an_address() -> None:
    """From below the office that is written to; the corrected letter says so in its subject."""
    long = "Greater and Lesser Placeholder with the Hundreds of Specimen District Council"
    head = f"Alex Sample\nChief Executive\n{long[:51]}\n{long[51:]}\nDear Alex Sample\n"
    told = "Annual review letter 2018: Oldshire District Council (corrected)\n"
    naming = Knowing(names={long: "placeholder", **NAMING.names})
    year = "for the year to 31 March 2018\n"

    assert read_letter(document(head + year), naming).body == "placeholder"
    assert "Sample" not in repr(read(head + year))
    assert read_letter(document(told + year), naming).body == "oldshire"


def test_a_name_at_the_foot_of_pages_is_still_read_in_the_address() -> None:
    """What runs along is taken out where it runs, not where it is said."""
    foot = "Exampleton City Council\f"
    head = "Office\nHouse\nLane\nChief Executive\nExampleton City Council\nDear Chief Executive\n"
    reading = read(f"{head}for the year to 31 March 2020\nOne.\nTwo.\n{foot}Three.\nFour.\n{foot}")

    assert reading.body == "exampleton"
