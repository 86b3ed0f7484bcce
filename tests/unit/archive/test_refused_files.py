import contextlib
import datetime as dt
import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import xlsxwriter

from support.published_pdf import (
    TEXT,
    forms_in_forms,
    locked,
    packed_page,
    page_pdf,
    pdf_of,
    picture_page,
)
from upheld.archive.document import Document, Kind
from upheld.archive.extraction.extract import extract, extract_all
from upheld.archive.extraction.process import ReadingProcess
from upheld.domain.errors import Refused

NESTED = b"<</Type/Catalog/Pages 2 0 R/X " + b"<</A" * 100_000 + b">>" * 100_000 + b">>"
NO_PAGES = b"<</Type/Pages/Count 0/Kids[]>>"
LOOP = b"<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>"

# Which limit is met first rests on how busy the machine is.
ENDED = "damaged, or made to harm|takes more than|too much memory"
# Each file with words of the reason that a person is told.
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty.pdf": (b"", "empty"),
    "head.pdf": (b"%PDF-1.7\n", "damaged"),
    "cut.pdf": (page_pdf(TEXT)[:200], "damaged"),
    "thick.pdf": (page_pdf(TEXT, pages=2000), "2,000 pages"),
    "scanned.pdf": (picture_page(), "OCR"),
    "locked.pdf": (locked(), "password"),
    "nested.pdf": (pdf_of([NESTED, NO_PAGES]), "damaged"),
    "loop.pdf": (pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", LOOP]), "damaged"),
    "bomb.pdf": (packed_page(b"q ", 8_000_000), ENDED),
    "forms.pdf": (forms_in_forms(), ENDED),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
    "old.txt": (b"\xd0\xcf\x11\xe0" + bytes(100), "old office program"),
    "zip.pdf": (b"PK\x03\x04" + bytes(100), "compressed"),
    "word.pdf": (b"PK\x03\x04 word/document.xml", "Word"),
    "long.txt": (b"1 upheld " * 500_000, "4 MB"),
    "line.txt": (b"x" * 3_000_000, "characters"),
    "lines.txt": (b"1\n" * 500_000, "100,000 lines"),
    "pages.txt": (b"1\f" * 500_000, "200 pages"),
    "blank.txt": (b" \n \n", "no text"),
    "zeros.txt": (bytes(1000), "no PDF, spreadsheet, HTML or text"),
    "any.txt": (bytes(range(256)) * 9, "no PDF, spreadsheet, HTML or text"),
    "japanese.txt": ("統計情報苦情処理".encode("shift-jis") * 9, "no PDF, spreadsheet"),
    "wide.html": (b"<p>a1" * 600_000, "elements"),
    "deep.html": (b"<div>" * 100_000 + b"13", "deep"),
    "script.html": (b"<html><script>13 upheld</script>", "no text"),
}


def workbook() -> bytes:
    """A sheet with a text, a number, a share and a date."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Upheld")
        sheet.write_row(0, 0, ["King’s Council", 13])
        sheet.write_number(0, 2, 0.54, book.add_format({"num_format": "0%"}))
        sheet.write_datetime(
            0, 3, dt.date(2020, 3, 31), book.add_format({"num_format": "dd/mm/yy"})
        )
    return kept.getvalue()


READ: dict[str, tuple[bytes, str]] = {
    "plain.pdf": (page_pdf(TEXT), "Upheld 13 of 24"),
    "active.pdf": (
        page_pdf(TEXT, catalog=b"/OpenAction<</S/JavaScript/JS(while(1);)>>"),
        "Upheld 13 of 24",
    ),
    "two.pdf": (page_pdf(TEXT) + b"PK\x03\x04" + bytes(99), "Upheld 13 of 24"),
    "two.html": (b"<html><p>13 upheld</p><!--" + page_pdf(TEXT) + b"-->", "13 upheld"),
    "windows.txt": ("The Council’s fine – £100".encode("cp1252"), "The Council's fine – £100"),
    "list.csv": ("King’s Council,13,54%".encode("cp1252"), "King's Council 13 54%"),
    "book.xlsx": (workbook(), "King's Council 13 54% 2020-03-31"),
    "sixteen.txt": ("13 upheld".encode("utf-16"), "13 upheld"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document | Refused]:
    """What becomes of each file, all read in one go, and each in time."""
    folder = tmp_path_factory.mktemp("files")
    for name, (content, _) in (REFUSED | READ).items():
        (folder / name).write_bytes(content)
    began = time.monotonic()
    results = {path.name: each for path, each in extract_all(sorted(folder.iterdir()))}
    assert time.monotonic() - began < 10 * len(results)
    return results


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(
    name: str, found: dict[str, Document | Refused]
) -> None:
    """Named, with why; and the files read before and after it are none the worse."""
    refused = found[name]

    assert isinstance(refused, Refused)
    assert str(refused).startswith(f"{name}: ")
    assert re.search(REFUSED[name][1], str(refused))


@pytest.mark.parametrize("name", READ)
def test_odd_but_honest_files_are_read_among_hostile_ones(
    name: str, found: dict[str, Document | Refused]
) -> None:
    """Scripts in them do not run, and what else they could be does not count."""
    document = found[name]

    assert isinstance(document, Document)
    assert [line.text for line in document.lines] == [READ[name][1]]


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    """A folder, a pipe that nobody writes into, a link to itself, and nothing at all."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "link")
    expected = {
        "folder": "a folder",
        "pipe": "a pipe",
        "link": "leads back to itself",
        "nothing": "no such file",
    }

    for name, why in expected.items():
        with pytest.raises(Refused, match=f"^{name}: .*{why}"):
            extract(tmp_path / name)


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    """It is its owner who can help."""
    (tmp_path / "mine.pdf").write_bytes(page_pdf(TEXT))
    (tmp_path / "mine.pdf").chmod(0)
    asked = (
        "import pathlib, sys; from upheld.archive.extraction.extract import extract;"
        "extract(pathlib.Path(sys.argv[1]))"
    )
    # Root reads everything; without these capabilities it is held to the modes like others.
    held = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] * (os.geteuid() == 0)

    done = subprocess.run(
        [*held, sys.executable, "-c", asked, tmp_path / "mine.pdf"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "Refused: mine.pdf" in done.stderr
    assert "may not read" in done.stderr


def test_a_file_beyond_all_letters_is_not_read_to_its_end(tmp_path: Path) -> None:
    """Its size alone says that it is none."""
    with (tmp_path / "vast.txt").open("wb") as file:
        file.truncate(10**9)

    with pytest.raises(Refused, match="larger than 32 MB"):
        extract(tmp_path / "vast.txt")


_MEASURED = """
import resource, sys
from pathlib import Path
from upheld.archive.extraction.extract import extract_all
refused = [str(each) for _, each in extract_all(map(Path, sys.argv[1:]))]
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // (
    1024 if sys.platform == "linux" else 1024 * 1024))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="macOS does not hold processes to it")
def test_a_bomb_is_ended_before_it_takes_500_megabytes(tmp_path: Path) -> None:
    """The most that any process took, its interpreter with it."""
    (tmp_path / "bomb.pdf").write_bytes(packed_page(b"q ", 8_000_000))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", _MEASURED, tmp_path / "bomb.pdf"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)

    assert 100 < int(done.stdout) < 500


_CONFINED = """
import os, socket
from upheld.archive.extraction.limits import confine
confine()
os.close(2)
for attempt in (lambda: open("/dev/null"), socket.socket, os.pipe, lambda: os.dup(0)):
    try:
        attempt()
    except OSError:
        print("no", end=" ", flush=True)
"""


def test_what_reads_a_file_can_open_nothing() -> None:
    """No file, connection or pipe, not even in place of one that it closes."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", _CONFINED]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.stdout.split() == ["no"] * 4


_HELD_OFF = """
import os, sys
from upheld.archive.extraction.kernel import landlock_version
from upheld.archive.extraction.limits import confine
version = landlock_version()
confine()
held = []
for name, attempt in (
    ("empty", lambda: os.truncate(sys.argv[1], 0)),
    ("rename", lambda: os.rename(sys.argv[1], sys.argv[1] + ".moved")),
    ("remove", lambda: os.unlink(sys.argv[1])),
    ("end", lambda: os.kill(os.getppid(), 0)),
):
    try:
        attempt()
    except OSError:
        held.append(name)
        continue
    if name == "rename":
        os.rename(sys.argv[1] + ".moved", sys.argv[1])
print(version, *held)
"""


def test_what_reads_a_file_can_harm_no_other(tmp_path: Path) -> None:
    """As docs/operations.md says of each version of Landlock that a kernel may have."""
    file = tmp_path / "casework.sqlite3"
    file.write_bytes(b"kept")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", _HELD_OFF, file],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    version, *held = done.stdout.split()

    since = {"empty": 3, "rename": 1, "remove": 1, "end": 6}
    assert held == [each for each, first in since.items() if int(version) >= first]
    assert not int(version) or file.exists()
    assert int(version) < since["empty"] or file.read_bytes() == b"kept"


_LONG = b"<p " + b" ".join(b"a%d=1" % number for number in range(300_000)) + b">13"
_READS_LONG = """
import signal, sys
from pathlib import Path
from upheld.archive.extraction.extract import extract
signal.signal(signal.SIGINT, signal.default_int_handler)
extract(Path(sys.argv[1]))
"""


def _of_session(number: int) -> list[int]:
    """Its processes, oldest first; what has ended has no words any more."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if os.getsid(int(entry.name)) == number and (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return sorted(found)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="macOS ends what reads by its time alone")
@pytest.mark.parametrize("by", ["Ctrl-C", "the end of its server"])
def test_nothing_goes_on_reading_when_nobody_waits_for_it(by: str, tmp_path: Path) -> None:
    """Not after Ctrl-C, which a terminal sends to every process, nor without its server."""
    (tmp_path / "long.html").write_bytes(_LONG)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", _READS_LONG, tmp_path / "long.html"]
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True
    ) as asking:
        while len(processes := _of_session(asking.pid)) < 3:
            assert asking.poll() is None
            time.sleep(0.02)
        if by == "Ctrl-C":
            os.killpg(asking.pid, signal.SIGINT)
        else:
            os.kill(processes[1], signal.SIGKILL)
        began = time.monotonic()
        while _of_session(asking.pid) and time.monotonic() - began < 2:
            time.sleep(0.02)

        assert _of_session(asking.pid) == []


@pytest.mark.slow
def test_a_file_that_takes_too_long_is_given_up() -> None:
    """Within ten seconds, also where every limit of size is kept; the next is read."""
    with ReadingProcess() as reader:
        reader.lines_of(Kind.TEXT, b"13 upheld")
        began = time.monotonic()
        with pytest.raises(Refused, match="takes more than"):
            reader.lines_of(Kind.HTML, _LONG)
        assert time.monotonic() - began < 10
        assert reader.lines_of(Kind.TEXT, b"13 upheld").lines
