"""Files given together: each is read or refused by itself, then all are held against each other."""

from pathlib import Path

import pytest

from support.letters_given import letter
from upheld.archive.contradiction import Fault
from upheld.domain.errors import Refused
from upheld.runs.reading.files import read_files

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]


def test_a_letter_is_read_with_body_year_and_type(tmp_path: Path) -> None:
    """The body is the register's, its type that of 31 March."""
    found = read_files([letter(tmp_path, "letter.txt")])
    (reading,) = found.readings
    assert (reading.body, reading.year, reading.kind) == ("luton", 2020, "unitary")
    assert [figure.printed for figure in reading.of("upheld")] == ["13"]
    assert (found.refusals, found.contradictions) == ((), ())


def test_bad_files_stop_no_other(tmp_path: Path) -> None:
    """Each is refused in words; an empty one, one that is no document, one that is not there."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "noise.pdf").write_bytes(b"%PDF-1.7 nothing more")
    good = letter(tmp_path, "letter.txt")
    paths = [tmp_path / "empty.txt", tmp_path / "noise.pdf", good, tmp_path / "gone.pdf"]
    found = read_files(paths)
    assert [file.name for file in found.files] == ["letter.txt"]
    assert [each.name for each in found.refusals] == ["empty.txt", "noise.pdf", "gone.pdf"]
    assert all(each.why for each in found.refusals)


def test_the_same_bytes_are_told_once(tmp_path: Path) -> None:
    """A copy is named, and is not held against what it is a copy of."""
    letter(tmp_path, "a.txt", rate=45)
    letter(tmp_path, "b.txt", rate=45)
    found = read_files([tmp_path])
    assert [file.name for file in found.files] == ["a.txt"]
    assert [(each.name, each.as_name) for each in found.same] == [("b.txt", "a.txt")]
    assert [one.fault for one in found.contradictions] == [Fault.PERCENT]


def test_a_folder_means_its_files(tmp_path: Path) -> None:
    """By name; not what lies deeper, nor what is hidden. An empty one is refused."""
    letter(tmp_path, "b.txt")
    letter(tmp_path, "a.txt", name="Leeds City Council")
    (tmp_path / "deeper").mkdir()
    (tmp_path / ".hidden.txt").write_text("12")
    found = read_files([tmp_path])
    assert [file.name for file in found.files] == ["a.txt", "b.txt"]
    with pytest.raises(Refused, match="no file to read"):
        read_files([tmp_path / "deeper"])


def test_files_of_one_name_are_called_by_their_folders(tmp_path: Path) -> None:
    """So that a contradiction between them can be looked up."""
    for folder, upheld in (("one", 13), ("two", 12)):
        (tmp_path / folder).mkdir()
        letter(tmp_path / folder, "letter.txt", upheld=upheld, rate=100 * upheld // 24)
    found = read_files([tmp_path / "one", tmp_path / "two"])
    assert [file.name for file in found.files] == ["one/letter.txt", "two/letter.txt"]
    said = [one.arithmetic for one in found.contradictions if one.fault is Fault.ELSEWHERE]
    assert any("13 in one/letter.txt" in each and "12 in two/letter.txt" in each for each in said)


def test_figures_are_held_against_those_that_were_printed_before(tmp_path: Path) -> None:
    """Luton's letter of 2020 is compiled: 13 of 24. Where it was read is named."""
    found = read_files([letter(tmp_path, "letter.txt", upheld=12, rate=50)])
    said = " ".join(one.arithmetic for one in found.contradictions)
    assert "decided: Upheld: 12 in letter.txt; 13 in published/councils.csv" in said


def test_two_letters_of_one_type_print_one_average(tmp_path: Path) -> None:
    """The letter that differs is named beside the other, and beside what was printed before."""
    letter(tmp_path, "luton.txt", average=56)
    letter(tmp_path, "derby.txt", name="Derby City Council", average=57)
    (found,) = read_files([tmp_path]).contradictions
    assert found.fault is Fault.AVERAGE
    assert "57% in derby.txt" in found.arithmetic


def test_a_demonstration_is_not_held_against_what_was_printed(tmp_path: Path) -> None:
    """Its figures are invented; against real letters they would contradict nothing but fiction."""
    mark = "Demonstration: the figures are invented\n\n"
    invented = letter(tmp_path, "invented.txt", upheld=12, rate=50, average=60, mark=mark)
    real = letter(tmp_path, "real.txt")
    found = read_files([invented, real])
    assert [file.demonstration for file in found.files] == [True, False]
    assert found.contradictions == ()


@pytest.mark.parametrize(
    "line",
    [
        "Demonstration: how to complain",
        "Demonstration (in the town hall)",
        "Demonstration",
    ],
)
def test_one_word_does_not_make_a_letter_a_demonstration(tmp_path: Path, line: str) -> None:
    """Only the sentences that our own letters, pages and tables print do."""
    path = letter(tmp_path, "real.txt", mark=f"{line}\n\n")
    assert [file.demonstration for file in read_files([path]).files] == [False]


def test_an_ambiguous_name_is_a_doubt_with_the_nearest(tmp_path: Path) -> None:
    """No body is taken, and nothing is held against it."""
    found = read_files([letter(tmp_path, "letter.txt", name="Lutton Borough Council", upheld=12)])
    (reading,) = found.readings
    assert reading.body is None
    assert any("luton" in doubt for doubt in reading.doubts)
    assert all(one.fault is not Fault.ELSEWHERE for one in found.contradictions)
