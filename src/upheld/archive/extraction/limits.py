"""How large a file may be and what reading it may take; beyond that it is refused, not waited for.

A published letter has some pages and some hundred kilobytes; a table of all authorities a few
thousand cells. The limits are far above both and far below what would hurt.
"""

import resource

from upheld.archive.extraction.kernel import hold_off_files

MEGABYTE = 1024 * 1024

MAX_BYTES = 32 * MEGABYTE
MAX_TEXT_BYTES = 4 * MEGABYTE
MAX_PAGES = 200
MAX_LINES = 100_000
MAX_CELLS = 1_000_000
MAX_LINE = 20_000
"""Characters of one line; running text of a page has some 3,000."""
MAX_ANSWER_BYTES = 16 * MEGABYTE

SECONDS = 5
"""Of computing, for one file."""
SECONDS_WAITED = 7
"""By the clock, for one file, whatever it does with the time."""
ADDRESS_SPACE = 400 * MEGABYTE


def confine() -> None:
    """Take from this process, for good, what reading bytes does not need.

    No new file descriptors, not even in place of one that is closed: no file can be opened and no
    connection made. Where the kernel knows Landlock, no file can be emptied, renamed or removed
    by its name either. macOS does not hold processes to `RLIMIT_AS`; there the time limits stand
    alone.
    """
    # First, since it takes a descriptor to ask for it.
    hold_off_files()
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 0),
        (resource.RLIMIT_AS, ADDRESS_SPACE),
    ):
        _, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, least))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
