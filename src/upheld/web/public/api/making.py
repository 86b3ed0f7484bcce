"""Make the largest bulk file of the edition that is served, before anybody asks for it.

`python -m upheld.web.public.api.making PUBLIC` reads the public folder and nothing else, and
writes beside the shelf of that edition. Killed anywhere, run it again.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from upheld.publication.embargo import is_public
from upheld.publication.reader import PublicStore
from upheld.publication.shelf.ahead import made_ahead, make_ahead
from upheld.toolbox import clock
from upheld.web.public.api.bulk import DECISIONS, lines_of
from upheld.web.public.api.packing import compressed
from upheld.web.public.api.resource import Question
from upheld.web.public.served import Served

# Those who ask are served before.
NICE = 10


def make(public: Path) -> bool:
    """Make it where it is not there; whether it was made. Not while anything waits for its hour."""
    edition, now = PublicStore(public).edition(), clock.now()
    shelf = edition.shelf if edition else None
    if edition is None or shelf is None or not is_public(shelf.opens, now):
        return False
    if made_ahead(shelf.folder, DECISIONS):
        return False
    question = Question(served=Served(edition=edition, now=now), values={"name": DECISIONS})
    make_ahead(shelf.folder, DECISIONS, compressed(lines_of(question)))
    return True


def main(arguments: Sequence[str]) -> int:
    """The exit code; an edition that was removed meanwhile has another one made for it."""
    os.nice(NICE)
    try:
        make(Path(arguments[0]))
    except FileNotFoundError:
        return 0
    except OSError as error:
        sys.stderr.write(f"bulk file: {error.strerror}; it is made when it is asked for\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
