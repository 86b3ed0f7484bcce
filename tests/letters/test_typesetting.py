from datetime import date
from pathlib import Path

import pytest

from upheld.toolbox.typesetting import TypesettingFailed, typeset, versions

DAY = date(2020, 7, 22)
GOOD = """
#set document(title: "A title", date: datetime(year: 2020, month: 7, day: 22))
#set text(font: "Source Sans 3", fallback: false)
#json("/data.json").name
"""


def write(folder: Path, text: str) -> Path:
    """A template in a folder of its own."""
    path = folder / "small.typ"
    path.write_text(text, encoding="utf-8")
    return path


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    """Template, data and day decide every byte; another day gives other bytes."""
    template = write(tmp_path, GOOD)
    first = typeset(template, data={"name": "A"}, day=DAY)

    assert first.startswith(b"%PDF-")
    assert typeset(template, data={"name": "A"}, day=DAY) == first
    assert typeset(template, data={"name": "B"}, day=DAY) != first


def test_a_warning_is_an_error(tmp_path: Path) -> None:
    """A missing font compiles into a document without text; here it stops, and says where."""
    template = write(tmp_path, GOOD.replace("Source Sans 3", "Nowhere Sans"))

    with pytest.raises(TypesettingFailed, match="unknown font family") as failure:
        typeset(template, data={"name": "A"}, day=DAY)
    assert failure.value.place == "small.typ:3:16"


def test_an_inaccessible_document_is_refused(tmp_path: Path) -> None:
    """A picture without alternative text does not become a document."""
    template = write(tmp_path, GOOD + "#figure(circle())")

    with pytest.raises(TypesettingFailed, match="alt"):
        typeset(template, data={"name": "A"}, day=DAY)


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    """A wrong path fails with the template's name and no machine path."""
    with pytest.raises(TypesettingFailed, match=r"no such template \(none\.typ\)"):
        typeset(tmp_path / "none.typ", data={}, day=DAY)


def test_a_template_reads_no_file_outside_its_folder(tmp_path: Path) -> None:
    """A template cannot print what lies elsewhere on the machine."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    inner = tmp_path / "templates"
    inner.mkdir()
    template = write(inner, GOOD + '#read("../secret.txt")')

    with pytest.raises(TypesettingFailed, match=r"small\.typ"):
        typeset(template, data={"name": "A"}, day=DAY)


def test_versions_name_everything_that_shapes_the_bytes() -> None:
    """Whoever renders again later can tell whether the same tools are there."""
    assert set(versions()) == {"typst", "fontpkg-source-sans-3", "fontpkg-source-serif-4"}
    assert all(versions().values())
