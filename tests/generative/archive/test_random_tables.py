"""Any counts in any usual layout read back exactly; torn files give no figure of their own."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.sheets import BySlug, Row, csv_of, document_of, repacked, values, xlsx_of
from upheld.archive.document import Kind
from upheld.archive.extraction.process import ReadingProcess
from upheld.archive.sheets.read import read_sheet
from upheld.archive.vocabulary import MEASURED
from upheld.domain.errors import Refused

BODIES = ("Luton", "Bury", "Leeds", "Kent", "Adur")
HEADED: Mapping[str, tuple[str, ...]] = {
    "received": ("Complaints and enquiries received", "Received", "Total received"),
    "received_housing": ("Housing complaints received", "received_housing"),
    "received_environment": ("Received – Environmental Services & Public Protection & Regulation",),
    "decided": ("Decisions made", "Decided", "Total decided"),
    "incomplete_invalid": ("Incomplete/Invalid", "Invalid or incomplete"),
    "referred_back": ("Referred back for local resolution", "Referred back"),
    "not_upheld": ("Not Upheld", "not_upheld"),
    "upheld": ("Upheld", "Complaints upheld", "Number upheld"),
    "uphold_rate": ("Uphold rate (%)", "% upheld", "Uphold rate"),
    "uphold_rate_similar": ("Uphold rate: similar authorities",),
    "compliance_rate": ("Compliance rate",),
    "late": ("Late remedies", "Remedies completed late"),
    "upheld_per_100k": ("Upheld per 100,000 residents",),
}
MARKS = st.sampled_from(["", "", "", " [1]", "*", "²"])
WITHHELD = st.sampled_from(["", "c", "-", "n/a", "..", "[x]"])
EXAMPLES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


PUT = st.sampled_from(
    [b"", b'"', b",,", b"=", b"\0", b"%", b"9", b"<a>", b"</c>", b"\xff", b"&lt;"]
)
PARTS = st.sampled_from(
    ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
)


@dataclass(frozen=True)
class Written:
    """A table as a file, what it prints, and the totals in it that cannot be."""

    name: str
    content: bytes
    figures: dict[str, dict[str, str]]
    wrong: set[str] = field(default_factory=set)


Figures = Mapping[str, Mapping[str, str]]


@st.composite
def numbers(draw: st.DrawFn, measure: str) -> str:
    """A number as a table prints it."""
    unit = MEASURED[measure].unit
    if unit == "percent":
        return f"{draw(st.integers(0, 100))}%"
    if unit != "count":
        return f"{draw(st.integers(0, 30))}.{draw(st.integers(1, 9))}"
    count = draw(st.integers(0, 20_000))
    return draw(st.sampled_from([f"{count}", f"{count:,}"]))


@st.composite
def wide(draw: st.DrawFn, figures: Figures, measures: Sequence[str]) -> list[Row]:
    """One row for each authority under the headers of the measures."""
    heads = [draw(st.sampled_from(HEADED[measure])) + draw(MARKS) for measure in measures]
    rows: list[Row] = [[draw(st.sampled_from(["Authority", "Council name"])), *heads]]
    for body, held in figures.items():
        cells = [held[m] + draw(MARKS) if m in held else draw(WITHHELD) for m in measures]
        rows.append([body.title() + draw(MARKS), *cells])
    return rows


@st.composite
def long(draw: st.DrawFn, figures: Figures) -> list[Row]:
    """One row for each authority and measure, in any order."""
    rows: list[Row] = [
        [body.title() + draw(MARKS), draw(st.sampled_from(HEADED[measure])), printed + draw(MARKS)]
        for body, held in figures.items()
        for measure, printed in held.items()
    ]
    header = draw(
        st.sampled_from([("Council", "Measure", "Value"), ("Body", "Indicator", "Figure")])
    )
    return [header, *draw(st.permutations(rows))]


@st.composite
def totals(draw: st.DrawFn, figures: Figures, measures: Sequence[str]) -> tuple[Row, set[str]]:
    """A row of totals, and the measures of which it is wrong."""
    cells: list[str] = []
    wrong: set[str] = set()
    for measure in measures:
        held = [each[measure] for each in figures.values() if measure in each]
        if MEASURED[measure].unit != "count" or not held:
            cells.append("")
            continue
        added = sum(int(each.replace(",", "")) for each in held)
        total = max(added + draw(st.sampled_from([0, 0, 3, -1])), 0)
        cells.append(str(total))
        # More than is printed may be what was withheld; less cannot be.
        if total < added or (total > added and len(held) == len(figures)):
            wrong.add(measure)
    return [draw(st.sampled_from(["Total", "England", "All councils"])), *cells], wrong


@st.composite
def tables(draw: st.DrawFn) -> Written:
    """A table of some authorities and measures in a layout of chance."""
    measures = draw(st.lists(st.sampled_from(sorted(HEADED)), min_size=1, max_size=7, unique=True))
    bodies = draw(st.lists(st.sampled_from(BODIES), min_size=1, unique=True))
    figures = {
        body.lower(): {m: draw(numbers(m)) for m in measures if draw(st.integers(0, 9))}
        for body in bodies
    }
    wrong: set[str] = set()
    if draw(st.booleans()):
        table = draw(wide(figures, measures))
        if draw(st.booleans()):
            row, wrong = draw(totals(figures, measures))
            table.append(row)
    else:
        table = draw(long(figures))
    empty = [""] * draw(st.integers(0, 2))
    rows: list[Row] = [
        [draw(st.sampled_from(["Figures 2019-20", "Year ended 31 March 2020"]))],
        *draw(st.lists(st.sampled_from([[], ["Counted by hand."]]), max_size=2)),
        *([*empty, *row] for row in table),
        *draw(st.sampled_from([[], [[], ["[1] Of which 12 were late."]]])),
    ]
    if draw(st.booleans()):
        return Written("t.xlsx", xlsx_of(rows), figures, wrong)
    separator = draw(st.sampled_from([",", ";", "\t"]))
    return Written("t.csv", csv_of(rows, separator=separator), figures, wrong)


@EXAMPLES
@given(tables())
def test_random_tables_read_back(written: Written) -> None:
    """Every count and rate that was written is read, with its authority and year; no other is."""
    if not any(written.figures.values()):
        with pytest.raises(Refused):
            read_sheet(document_of(written.name, written.content), BySlug())
        return
    found = read_sheet(document_of(written.name, written.content), BySlug())
    assert {each: held for each, held in values(found).items() if held} == {
        each: held for each, held in written.figures.items() if held
    }
    assert {each.year for each in found.readings} == {2020}
    assert {each.witnesses[0].figure.measure for each in found.contradictions} == written.wrong


def torn(content: bytes, data: st.DataObject) -> bytes:
    """The bytes with some of them changed, taken out or put in."""
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        # The length of a packed workbook changes with the clock.
        at = data.draw(st.integers(0, 1 << 16)) % (len(changed) + 1)
        put = data.draw(PUT)
        changed[at : at + data.draw(st.integers(0, 40))] = put
    return bytes(changed)


@pytest.mark.slow
@EXAMPLES
@given(tables(), st.data())
def test_torn_tables(written: Written, data: st.DataObject) -> None:
    """A file with bytes changed, cut or doubled is read or refused; each figure is in its cell."""
    content = torn(written.content, data)
    # A torn zip is refused for its sums; behind them lies what reads the parts.
    if written.name.endswith(".xlsx") and data.draw(st.booleans()):
        content = repacked(written.content, {data.draw(PARTS): lambda held: torn(held, data)})
    try:
        document = document_of(written.name, content)
        found = read_sheet(document, BySlug())
    except Refused:
        return
    cells = {
        (line.place.page, line.place.line, column): text
        for line in document.lines
        for column, text in enumerate(line.cells, 1)
    }
    for figure in (figure for each in found.readings for figure in each.figures):
        where = figure.place
        assert figure.printed in cells[where.page, where.line, where.column]


@pytest.fixture(scope="module")
def reader() -> Iterator[ReadingProcess]:
    """The closed process that reads files."""
    with ReadingProcess() as process:
        yield process


@pytest.mark.slow
@settings(EXAMPLES, max_examples=25)
@given(written=tables(), data=st.data())
def test_torn_tables_in_the_closed_process(
    reader: ReadingProcess, written: Written, data: st.DataObject
) -> None:
    """Whatever a torn table does to the process that reads it, this one gets rows or a reason."""
    kind = Kind(written.name.rpartition(".")[2])
    part = data.draw(PARTS)
    content = (
        repacked(written.content, {part: lambda held: torn(held, data)})
        if kind is Kind.XLSX
        else torn(written.content, data)
    )
    with suppress(Refused):
        assert reader.lines_of(kind, content).lines
    assert reader.lines_of(Kind.CSV, b"a,1").lines
