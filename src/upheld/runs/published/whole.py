"""All printed figures against ours: lists, the program itself, comparison, report."""

from collections.abc import Callable, Iterable
from itertools import chain

from django.conf import settings

from upheld.runs.annual import places
from upheld.runs.published.comparing import compare_rows
from upheld.runs.published.program import run_trials
from upheld.runs.published.reasons import find_stale, name_differences, read_reasons
from upheld.runs.published.report import Report, to_json, to_table
from upheld.runs.published.rows import Cells, read_rows
from upheld.runs.published.scratch import scratch_folder
from upheld.runs.published.trial import arrange_trials
from upheld.toolbox.files import write_whole


def examine_published(
    *,
    tell: Callable[[str], None],
    rows: Iterable[Cells] | None = None,
    reasons: Iterable[Cells] | None = None,
) -> Report:
    """Try every printed row with the program and write the report; nothing else stays.

    `rows` and `reasons` take the place of the reference files. Casework of the data folder is
    neither read nor touched. `tell` hears one line per trial.
    """
    folder = places.data() / "published"
    printed, named = read_rows(rows), read_reasons(reasons)
    trials = arrange_trials(printed)
    with scratch_folder(folder) as place:
        figures = run_trials(trials, place, workers=settings.UPHELD_WORKERS, tell=tell)
    compared = chain.from_iterable(
        compare_rows(trial.rows, counted) for trial, counted in zip(trials, figures, strict=True)
    )
    findings = sorted(name_differences(compared, named), key=lambda finding: finding.line)
    report = Report(rows=len(printed), findings=findings, stale=find_stale(findings, named))
    write_whole(folder / "report.csv", to_table(report))
    write_whole(folder / "report.json", to_json(report))
    return report
