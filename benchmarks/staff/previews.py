"""How long somebody waits who looks at a letter before saving a change of it."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import quantiles
from time import perf_counter

import django

from benchmarks.apart import SETTINGS, run_apart
from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result
from benchmarks.site import program, servers
from benchmarks.staff.visitor import Visitor

HERE = "benchmarks.staff.previews"
YEAR, SEED, BY = 2020, 1, "benchmark"
MILLISECONDS = 1000
# Each of another text, so that the typesetter remembers none of them.
ASKED, FIRST = 60, 5
OFFICER = "data-officer"
LETTERS = ("luton", "adur", "kent", "leeds", "croydon", "bedford")
PAGE, PDF = "look", "pdf"
WORDS = {PAGE: "letter preview as a page", PDF: "letter preview as a PDF"}
LINES = {
    (kind, share): Line(
        name=f"{WORDS[kind]}, {share} of 100", unit="ms",
        goal=Goal(value_at_most=300 if share == 95 else 150),  # noqa: PLR2004 - the last of the two
    )
    for kind in (PAGE, PDF)
    for share in (50, 95)
}  # fmt: skip


def measure(place: Path) -> list[Result]:
    """A year of letters, a staff site, and one person who looks at change after change."""
    told = program.settings(place / "data")
    (place / "data").mkdir(exist_ok=True)
    run_apart(HERE, "write_year", place, data=place / "data")
    with servers.staff_site(told) as port:
        times = run_apart(HERE, "looked", port, told)
    how = f"{ASKED} texts in turn in letters of {len(LETTERS)} councils, over HTTP, nobody beside"
    return [
        line.measured(quantiles(times[kind], n=100)[share - 1] * MILLISECONDS, how=how)
        for (kind, share), line in LINES.items()
    ]


def write_year(place: Path) -> None:
    """The year’s letters as drafts, and the people of a demonstration; to be run apart."""
    from upheld.people.actions import demonstration  # noqa: PLC0415 - models need Django set up
    from upheld.runs import session  # noqa: PLC0415 - the same
    from upheld.runs.annual.count import count  # noqa: PLC0415 - the same
    from upheld.runs.annual.freeze import freeze  # noqa: PLC0415 - the same
    from upheld.runs.annual.write import write  # noqa: PLC0415 - the same
    from upheld.runs.demo.lists import write_lists  # noqa: PLC0415 - the same
    from upheld.runs.importing.intake import import_lists  # noqa: PLC0415 - the same

    session.prepare()
    write_lists(YEAR, seed=SEED, folder=place / "lists")
    import_lists(place / "lists", by=BY)
    freeze(YEAR, by=BY)
    count(YEAR, by=BY)
    write(YEAR, by=BY)
    demonstration.make_people(by=BY)


def looked(port: int, environment: Mapping[str, str]) -> dict[str, list[float]]:
    """How long each look took, as a page and as a PDF; to be run apart."""
    os.environ |= dict(environment) | {"DJANGO_SETTINGS_MODULE": SETTINGS}
    django.setup()
    return asyncio.run(_looked(port))


async def _looked(port: int) -> dict[str, list[float]]:
    visitor = Visitor(port)
    await _sign_in(visitor)
    times: dict[str, list[float]] = {PAGE: [], PDF: []}
    for number in range(FIRST + ASKED):
        body = LETTERS[number % len(LETTERS)]
        path = f"/years/{YEAR}/letters/{body}/block/compliance/"
        fields = (await visitor.read(path)).hidden(path)
        for kind in (PAGE, PDF):
            own = f"Thank you for answer {number} as {kind}."
            started = perf_counter()
            answer = await visitor.send(path, fields | {"own": own, "do": kind})
            if answer.status != 200 or (kind == PAGE and own not in answer.text):  # noqa: PLR2004 - found
                raise RuntimeError(f"{path}: {answer.status}")
            if number >= FIRST:
                times[kind].append(perf_counter() - started)
    return times


async def _sign_in(visitor: Visitor) -> None:
    from upheld.people.demonstration import PASSWORD  # noqa: PLC0415 - needs Django set up

    page = await visitor.read("/sign-in/")
    who = {"email": f"{OFFICER}@demonstration.invalid", "password": PASSWORD}
    await visitor.send("/sign-in/", page.hidden("/sign-in/") | who)
    page = await visitor.read("/sign-in/code/")
    command = [sys.executable, "-m", "upheld", "code", OFFICER]
    told = await asyncio.to_thread(
        subprocess.run, command, stdout=subprocess.PIPE, text=True, check=True
    )
    fields = page.hidden("/sign-in/code/") | {"code": told.stdout.strip()}
    await visitor.send("/sign-in/code/", fields)


PREVIEW = Benchmark(name="preview", lines=tuple(LINES.values()), measure=measure)
