"""Every benchmark, in the order of the table."""

from benchmarks.benchmark import Benchmark
from benchmarks.counting.bench import COUNT, COUNT_MANY
from benchmarks.importing.bench import IMPORT
from benchmarks.letters.bench import LETTERS
from benchmarks.reading.bench import READING
from benchmarks.rolling.bench import ROLLING
from benchmarks.searching.bench import SEARCHING
from benchmarks.site.bench import SITE
from benchmarks.site.publishing import PUBLISH
from benchmarks.staff.bench import STAFF
from benchmarks.staff.previews import PREVIEW
from benchmarks.whole_year.bench import YEAR

BENCHMARKS: dict[str, Benchmark] = {
    each.name: each
    for each in (
        COUNT,
        COUNT_MANY,
        LETTERS,
        READING,
        IMPORT,
        YEAR,
        SITE,
        PUBLISH,
        ROLLING,
        SEARCHING,
        STAFF,
        PREVIEW,
    )
}
