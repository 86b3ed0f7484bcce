"""What a person reads fits the terminal, wide or narrow, and says the same."""

import pytest

from support.printed import reading
from upheld.archive.checks.within import contradictions_in
from upheld.archive.document import Kind
from upheld.runs.reading.as_text import text_of
from upheld.runs.reading.files import ReadFiles, Refusal, Same
from upheld.runs.reading.readers import ReadFile

PRINTED = (
    "upheld 13 [Complaints upheld]; uphold_rate 45% [Complaints upheld]; "
    "uphold_rate_base 24 [Complaints upheld]; people_trained >1,400; satisfactory_remedies 3"
)


def found(*, times: int = 1) -> ReadFiles:
    """Files that were read, the first with a fault; one refused, one the same."""
    readings = [
        reading(PRINTED if n == 0 else "upheld 1", name=f"letter-{n}.pdf") for n in range(times)
    ]
    return ReadFiles(
        files=tuple(
            ReadFile(
                name=one.source.name,
                kind=Kind.PDF,
                sha256=one.source.sha256,
                pages=1,
                demonstration=False,
                readings=(one,),
            )
            for one in readings
        ),
        refusals=(Refusal(name="x.pdf", why="x.pdf: it is encrypted"),),
        same=(Same(name="copy.pdf", as_name="letter-0.pdf"),),
        contradictions=tuple(fault for one in readings for fault in contradictions_in(one)),
    )


@pytest.mark.parametrize("width", [40, 64, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """However narrow; and every figure, place, fault and file is there at every width."""
    lines = list(text_of(found(), width=width))
    assert [line for line in lines if len(line) > width] == []
    said = " ".join(" ".join(lines).split())
    for words in (
        "Luton Borough Council (luton), unitary council, year 2019-20",
        "“Complaints upheld”",
        "more than 1,400",
        "page 1, line 4",
        "13 of 24 is 54%, not 45%",
        "copy.pdf: the same file as letter-0.pdf",
        "x.pdf: not read: it is encrypted",
        "1 file read, 1 the same as another, 1 not read: 5 figures, 1 contradiction",
    ):
        assert words in said


def test_of_many_files_what_to_look_at_comes_last() -> None:
    """A line for each, then the faults."""
    lines = list(text_of(found(times=20), width=120))
    assert lines[0].startswith("letter-0.pdf: Luton Borough Council (luton)")
    assert lines[0].endswith(": 5 figures")
    assert lines[20] == ""
    assert lines[21:23] == [
        "letter-0.pdf",
        "  CONTRADICTION: a percentage does not follow from its counts",
    ]
