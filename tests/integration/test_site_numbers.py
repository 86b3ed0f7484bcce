import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from support import program
from support.public_pages import addresses, classed, parse, said, table_of, text_of
from support.public_server import YEARS
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.letters.words import number
from upheld.publication import release
from upheld.toolbox.drawing import Lots

pytestmark = pytest.mark.slow
Json = dict[str, Any]
Printed = Mapping[tuple[str, int], Json | None]
PAGE = re.compile(r"/councils/([^/]+)/(\d{4})/")
RATES = ("uphold_rate", "compliance_rate", "satisfactory_remedy_rate")
# What a rate counts, as the letters call it: one, several.
COUNTED = {
    "uphold_rate": ("upheld decision", "upheld decisions"),
    "compliance_rate": ("case where we were satisfied", "cases where we were satisfied"),
    "satisfactory_remedy_rate": ("satisfactory remedy", "satisfactory remedies"),
}
# A cell without a figure: a dash to see, a word to hear.
NONE = "–none"
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\b(?:no|one|two|three|four|five|six|seven|eight|nine)\b")
RING = re.compile(r'<section class="up-panel" id="(\w+)">.*?</section>', re.DOTALL)
DISPLAY = re.compile(r'class="up-ring__number"[^>]*>([^<]*)<')


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A council-year: its page, and its figures as the program prints them."""

    data: Path
    body: str
    year: int
    figures: Json
    page: Element

    def download(self, kind: str) -> str:
        """What the page offers to take away."""
        address = f"/councils/{self.body}/{self.year}/DEMONSTRATION-{self.body}-{self.year}.{kind}"
        return text_of(self.data, address)

    def table(self, name: str) -> list[dict[str, str]]:
        """An open table of the year."""
        address = f"/data/{self.year}/DEMONSTRATION-{name}-{self.year}.csv"
        return list(csv.DictReader(text_of(self.data, address).removeprefix("\ufeff").splitlines()))

    def row(self, name: str) -> dict[str, str]:
        """The one row of the body in an open table."""
        (row,) = (row for row in self.table(name) if row["body"] == self.body)
        return row


@pytest.fixture(scope="module")
def ten(demonstration: Path) -> list[tuple[str, str, int]]:
    """Ten council-years, drawn by seed from all of the site: page, body and year."""
    pages = [found for each in addresses(demonstration) if (found := PAGE.fullmatch(each))]
    lots = Lots("ten council pages")
    found = [pages.pop(lots.below(len(pages))) for _ in range(10)]
    return [(each[0], each[1], int(each[2])) for each in found]


@pytest.fixture(scope="module")
def printed(demonstration: Path, ten: Sequence[tuple[str, str, int]]) -> Printed:
    """`upheld figures --json` of these bodies in each year; None where a body has none."""
    asked = [(body, year) for body in {body for _, body, _ in ten} for year in YEARS]
    done = program.run_each(*(("figures", *each, "--json") for each in asked), data=demonstration)
    return {
        each: json.loads(told) if code == 0 else None
        for each, (code, told) in zip(asked, done, strict=True)
    }


@pytest.fixture(scope="module", params=range(10))
def drawn(
    request: pytest.FixtureRequest,
    demonstration: Path,
    ten: Sequence[tuple[str, str, int]],
    printed: Printed,
) -> Drawn:
    """One of the ten council-years."""
    address, body, year = ten[request.param]
    figures = printed[body, year]
    assert figures
    page = parse(text_of(demonstration, address))
    return Drawn(data=demonstration, body=body, year=year, figures=figures, page=page)


def test_the_panels_say_what_the_program_prints(drawn: Drawn) -> None:
    """Figure, base, interval, average and verdict of each; where there is none, the reason."""
    measures = drawn.figures["measures"]
    for measure in RATES:
        panel = drawn.page.find(f".//section[@id='{measure}']")
        assert (panel is not None) == (measure in measures)
        if panel is not None:
            _compare(panel, measures[measure], drawn.figures["compliance"])
    remedied = drawn.page.find(".//section[@id='remedied']")
    assert (remedied is not None) == ("remedied_by_us" in measures)
    if remedied is not None:
        by_us, by_body = (measures[f"remedied_by_{who}"]["numerator"] for who in ("us", "body"))
        assert f"{by_us:,} by us, {by_body:,} by the " in said(remedied)


def _compare(panel: Element, figure: Json, compliance: Json) -> None:
    text, of = said(panel), f"{figure['numerator']:,} of {figure['base']}"
    displayed = said(classed(panel, "up-ring__number"))
    assert displayed == (figure["display"] or "")
    if displayed:
        ring = classed(panel, "up-ring")
        assert ring is not None
        assert said(ring.find("p")) == of
    else:
        assert figure["reason"].casefold() in text.casefold()
    if (similar := figure.get("similar")) and similar["display"]:
        begins = f"{similar['display']} ({similar['numerator']:,} of {similar['denominator']:,} "
        assert begins in text
        assert f"{similar['authorities']:,} " in text.partition(begins)[2]
    if figure.get("interval"):
        assert "between {} and {}".format(*figure["interval"]) in text
    if figure.get("verdict"):
        assert figure["verdict"] in said(classed(panel, "up-verdict")).casefold()
    if displayed and figure["base"].endswith(("outcome", "outcomes")):
        counts = (f"{o.words.casefold()} {compliance[o]:,}" for o in ComplianceOutcome)
        assert ", ".join(counts) in text.casefold()


def test_the_tables_count_what_the_program_prints(drawn: Drawn) -> None:
    """Received by heading and decided by outcome, each with its total."""
    received, decided = drawn.figures["received"], drawn.figures["decided"]
    headings = [[each.words, f"{received[each]:,}", ""] for each in Heading]
    if received.get("uncoded"):
        headings.append(["No heading recorded", f"{received['uncoded']:,}", ""])
    outcomes = [[each.words, f"{decided[each]:,}", ""] for each in Outcome]
    tables = drawn.page.findall(".//section[@id='counts']//table")
    assert [table_of(table) for table in tables] == [
        [*headings, ["Total", f"{received['total']:,}", ""]],
        [*outcomes, ["All decisions", f"{decided['total']:,}", ""]],
    ]


def test_the_summary_has_no_number_of_its_own(drawn: Drawn) -> None:
    """It begins with what was investigated; every number in it is one that was counted."""
    measures, compliance = drawn.figures["measures"], drawn.figures["compliance"]
    summary = said(classed(drawn.page, "up-lede"))
    investigated = measures["investigations"]["numerator"]
    assert f"we investigated {number(investigated)} complaint" in summary
    unmet = compliance.get("not_satisfied", 0)
    counts = [
        *(figure["numerator"] for figure in measures.values()),
        *compliance.values(),
        compliance.get("total", 0) - unmet,
        drawn.figures["decided"]["total"],
        drawn.figures["due_unsettled"],
    ]
    told = summary.replace(f"31 March {drawn.year}", "").replace("due by 31 March", "")
    assert set(NUMBER.findall(told)) - {"no", *map(number, counts)} == set()


def test_every_year_of_the_trend_is_what_the_program_prints(drawn: Drawn, printed: Printed) -> None:
    """One row for each year, with rate, interval, average, compliance and remedies."""
    table = drawn.page.find(".//section[@id='years']//table")
    assert table is not None
    rows = {int(row[0]): row for row in table_of(table)}
    for year in YEARS:
        figures = printed[drawn.body, year]
        assert (year in rows) == (figures is not None)
        if figures:
            shown = [rows[year][1], *rows[year][3:]]
            assert ["" if cell == NONE else cell for cell in shown] == list(_row(figures))


def _row(figures: Json) -> Iterator[str]:
    uphold, compliance, remedies = (figures["measures"].get(rate, {}) for rate in RATES)
    yield f"{figures['decided']['total']:,}"
    yield _of(uphold)
    yield " to ".join(uphold.get("interval") or ())
    yield _of(uphold.get("similar") or {})
    yield _of(compliance)
    yield _of(remedies)


def _of(rate: Json) -> str:
    if not rate:
        return ""
    if rate["display"] is None:
        return str(rate.get("reason", "no figure"))
    return f"{rate['display']} ({rate['numerator']:,} of {rate['denominator']:,})"


def test_similar_authorities_stand_beside_it_as_in_the_open_data(drawn: Drawn) -> None:
    """Exactly those averaged, each with the counts and rates of the table of figures."""
    table = drawn.page.find(".//section[@id='similar']//table")
    assert (table is not None) == bool(drawn.figures["similar_bodies"])
    if table is None:
        return
    links = table.findall("./tbody/tr/th/a")
    bodies = [link.get("href", "").split("/")[2] for link in links]
    assert sorted(bodies) == drawn.figures["similar_bodies"]
    open_data = {(row["body"], row["measure"]): row for row in drawn.table("figures")}
    for body, cells in zip(bodies, table_of(table), strict=True):
        rate = open_data[body, "uphold_rate"]
        expected = [f"{int(rate[part]):,}" for part in ("denominator", "numerator")]
        expected.append(rate["display"] or rate["reason"])
        if remedies := open_data.get((body, "satisfactory_remedy_rate")):
            told = "{display}, {numerator} of {denominator}".format_map(remedies)
            expected.append(told if remedies["display"] else remedies["reason"])
        assert cells[1:] == expected


NEVER_ENTERED = (
    "public_interest_reports", "further_reports", "improvements_agreed", "improvements_completed",
    "improvements_overdue",
)  # fmt: skip


def test_downloads_and_open_tables_hold_the_same(drawn: Drawn) -> None:
    """The page's JSON and CSV, and the year's CSV tables, number by number."""
    own = json.loads(drawn.download("json"))
    measures = drawn.figures["measures"]
    # A demonstration knows no reports of real councils: their noughts are left out, with a reason.
    noughts = {n for n in NEVER_ENTERED if n in measures and not measures[n]["numerator"]}
    unsaid = noughts if "not_stated" in own else set()
    said = {name: each for name, each in measures.items() if name not in unsaid}
    expected = drawn.figures | {"measures": said}
    assert {name: own.get(name) for name in expected} == expected
    rows = list(csv.DictReader(drawn.download("csv").removeprefix("\ufeff").splitlines()))
    mine = {row["measure"]: row for row in rows if row["part"] == "figures"}
    opened = {r["measure"]: r for r in drawn.table("figures") if r["body"] == drawn.body}
    for table, figures in ((mine, said), (opened, measures)):
        printed = {name: _cells(figure) for name, figure in figures.items()}
        assert {n: {c: row[c] for c in printed[n]} for n, row in table.items()} == printed
    for name in ("received", "decided", "compliance"):
        counts = {item: str(count) for item, count in drawn.figures[name].items()}
        assert {r["item"]: r["numerator"] for r in rows if r["part"] == name} == counts
        assert drawn.row(name).items() >= counts.items()


def _cells(figure: Mapping[str, Any]) -> dict[str, str]:
    names = ("numerator", "denominator", "display", "base", "reason", "verdict")
    cells = {name: figure.get(name) for name in names}
    cells["interval_low"], cells["interval_high"] = figure.get("interval") or (None, None)
    similar = figure.get("similar") or {}
    for name in ("numerator", "denominator", "display", "authorities", "mean", "median"):
        cells[f"similar_{name}"] = similar.get(name)
    return {name: "" if cell is None else str(cell) for name, cell in cells.items()}


def test_the_letter_says_the_same(drawn: Drawn, tmp_path: Path) -> None:
    """Where one was issued, its text has the page's figures with their counts and averages."""
    path = tmp_path / "letter.txt"
    done = program.run("letter", drawn.body, drawn.year, "--text", path, data=drawn.data)
    link = f"/letters/{drawn.year}/{drawn.body}/"
    assert (done.returncode == 0) == (drawn.page.find(f".//a[@href='{link}']") is not None)
    if done.returncode == 0:
        lines = path.read_text(encoding="utf-8").splitlines()
        short = "Services about which we received nothing are left out." in lines
        tables = "Complaints and enquiries received" in lines
        wanted = partial(_in_tables, short=short) if tables else _in_panels
        text = "\n".join(lines)
        assert [each for each in wanted(drawn.figures) if each not in text] == []


def _in_tables(figures: Json, *, short: bool) -> Iterator[str]:
    """The letters of earlier years, and the short form: tables."""
    measures = figures["measures"]
    for name, parts in (("received", Heading), ("decided", Outcome)):
        counts = {each: figures[name].get(each, 0) for each in parts}
        left_out = short and name == "received"
        shown = (each for each in parts if counts[each] or not left_out)
        yield from (f"{each.words} | {counts[each]:,}\n" for each in shown)
    yield f"Total | {figures['received']['total']:,}\n"
    yield f"All decisions | {figures['decided']['total']:,}\n"
    rate = measures["uphold_rate"]
    if rate["display"]:
        yield f"({rate['numerator']:,} upheld of {rate['base']}) | {rate['display']}\n"
    if "remedied_by_us" in measures and not short:
        yield f"By us | {measures['remedied_by_us']['numerator']:,}\n"


def _in_panels(figures: Json) -> Iterator[str]:
    """The letters of later years: three panels."""
    for measure in RATES:
        figure = figures["measures"][measure]
        if figure["display"] is None:
            continue
        yield f"{figure['display']} of "
        called = COUNTED[measure][figure["numerator"] != 1]
        yield f"{figure['numerator']:,} {called} of {figure['base']}, "
        if similar := figure.get("similar"):
            yield f"Average of similar authorities: {similar['display']}."
        elif figures["type"] is None:
            yield "Average of similar authorities: n/a."
        if figure.get("interval"):
            yield "the rate is uncertain: from {} to {}.".format(*figure["interval"])
        if figure.get("verdict"):
            yield f"{figure['verdict'][1:]}."


def test_the_panels_of_all_pages_are_those_of_the_release(demonstration: Path) -> None:
    """Every displayed rate of every council and year, and nothing where the release has none."""
    wrong = []
    for year in YEARS:
        sealed = release.read(demonstration / "releases" / str(year) / "v1")
        for body in sealed.bodies:
            text = text_of(demonstration, f"/councils/{body}/{year}/")
            shown = {found[1]: DISPLAY.findall(found[0]) for found in RING.finditer(text)}
            shown.pop("remedied", None)
            measures = sealed.figures(body).measures
            released = {m: [measures[m].display] for m in RATES if m in measures}
            if shown != {m: [d] if d else [] for m, (d,) in released.items()}:
                wrong.append((body, year, shown))
    assert wrong == []
