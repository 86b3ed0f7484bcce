import json
from pathlib import Path

import pytest
from printed_examples import only

from support.program import Program
from upheld.domain.errors import Refused
from upheld.runs.published.finding import Status
from upheld.runs.published.whole import examine_published
from upheld.toolbox.files import digests_of

# Made up: no page says this. 13 of 17 is 76 %; 3 of 13 is 23 %; 24 of 25 is 96 %; 7 of 9 is 78 %.
EXTRA = {
    "authority": "cheshire-east", "year": "2025", "decided": "40", "not_for_us": "13",
    "assessed_and_closed": "10", "investigated": "17", "upheld": "13", "investigations": "17",
    "uphold_rate": "76", "satisfactory_remedies": "3", "satisfactory_remedy_rate": "23",
    "compliance_outcomes": "25", "compliance_rate": "96", "late": "4",
}  # fmt: skip


@pytest.mark.slow
def test_the_printed_figures_stand(program: Program, tmp_path: Path) -> None:
    """The whole command: what is known to differ differs, by name; nothing but the report stays."""
    data = tmp_path / "data"
    before = digests_of(data)
    done = program("published", environment={"DATABASE_URL": "postgresql://nobody@nowhere/none"})
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((data / "published" / "report.json").read_bytes())
    assert report["rows"] >= 109
    assert report["stale"] == []
    standing = {
        (f["body"], f["year"], f["measure"]): f["kind"] or f["status"]
        for f in report["findings"]
        if f["status"] not in {Status.MATCHED, Status.NOT_COMPUTABLE}
    }
    assert standing == {
        ("allerdale", 2023, "compliance_rate"): "misprint",
        ("cambridge", 2023, "upheld_per_100k"): "other_population",
        ("cumbria", 2024, "uphold_rate"): "misprint",
        ("luton", 2024, "upheld_per_100k"): "rests on an interpolated population",
    }
    assert report["summary"]["matched"]["counts"] >= 452
    assert report["summary"]["matched"]["rates"] >= 110
    assert report["summary"]["not computable"]["counts"] == 0
    after = digests_of(data)
    assert after.keys() - before.keys() == {"published/report.csv", "published/report.json"}
    assert {name: after[name] for name in before} == before


@pytest.mark.slow
def test_a_row_added_later_is_tried_like_the_others(data_folder: Path) -> None:
    """Further rows, also a second one about a council-year, match without a change of code."""
    restated = EXTRA | {"upheld": "7", "investigations": "9", "uphold_rate": "78",
                        "investigated": "9", "decided": "32", "satisfactory_remedies": "",
                        "satisfactory_remedy_rate": ""}  # fmt: skip
    told: list[str] = []
    report = examine_published(tell=told.append, rows=[EXTRA, restated], reasons=[])
    report.check()
    assert {f.status for f in report.findings} == {Status.MATCHED}
    assert only([f for f in report.findings if f.line == 3], "uphold_rate").ours == "78"
    assert len(report.findings) == (9 + 3) + (8 + 2)
    assert set(told) == {
        "2025: 1 printed rows imported, frozen and counted",
        "2025-2: 1 printed rows imported, frozen and counted",
    }
    assert sorted(p.name for p in (data_folder / "published").iterdir()) == [
        "report.csv",
        "report.json",
    ]


@pytest.mark.slow
def test_a_year_without_a_method_is_refused_by_name(data_folder: Path) -> None:
    """What the program refuses on the way is told, and no report is written."""
    with pytest.raises(Refused, match=r"figures of 2013 .* no method record for 2013"):
        examine_published(tell=lambda _: None, rows=[EXTRA | {"year": "2013"}], reasons=[])
    assert list((data_folder / "published").iterdir()) == []
