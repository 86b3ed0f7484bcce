"""Examples of the API that can be run as they stand; SITE names the address of the site."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Example:
    """One example."""

    title: str
    language: str
    """`curl`, run by a shell, or `Python`, with nothing but its standard library."""
    code: str


EXAMPLES = (
    Example(
        title="The uphold rate of 200 authorities in 2020, and where it goes on",
        language="curl",
        code='curl --compressed "$SITE/api/v1/figures?year=2020&measure=uphold_rate&size=200"',
    ),
    Example(
        title="Decisions that speak of something",
        language="curl",
        code="""\
curl --compressed --get "$SITE/api/v1/decisions" \\
  --data-urlencode 'q="missed collections" -school' --data order=newest""",
    ),
    Example(
        title="Nothing twice: ask again only for what has changed",
        language="curl",
        code='curl --etag-save years.etag --etag-compare years.etag "$SITE/api/v1/years"',
    ),
    Example(
        title="All reports in one file",
        language="curl",
        code='curl "$SITE/api/v1/bulk/reports.jsonl.gz" | gzip --decompress',
    ),
    Example(
        title="A file and its checksum, to be compared",
        language="curl",
        code="""\
curl --remote-name "$SITE/api/v1/bulk/decisions.jsonl.gz"
sha256sum decisions.jsonl.gz
curl "$SITE/api/v1/bulk/decisions.jsonl.gz/checksum\"""",
    ),
    Example(
        title="The uphold rate of every authority in 2020, page by page",
        language="Python",
        code="""\
import json
import os
from urllib.request import urlopen

SITE = os.environ["SITE"]


def items(address):
    while address:
        with urlopen(SITE + address) as answer:
            page = json.load(answer)
        yield from page["items"]
        address = page["next"]


for each in items("/api/v1/figures?year=2020&measure=uphold_rate&size=200"):
    print(each["name"], each["numerator"], each["denominator"])""",
    ),
    Example(
        title="How many decisions were upheld, body by body",
        language="Python",
        code="""\
import json
import os
from urllib.request import urlopen

with urlopen(os.environ["SITE"] + "/api/v1/decision-counts?outcome=upheld") as answer:
    counts = json.load(answer)["counts"]
for body, count in counts["body"].items():
    print(body, count)""",
    ),
    Example(
        title="Keep a copy up to date",
        language="Python",
        code="""\
import json
import os
from urllib.request import urlopen

SITE = os.environ["SITE"]
last, asked = 0, None  # Keep the last number between two runs.
while asked != last:
    asked = last
    with urlopen(f"{SITE}/api/v1/changes?after={asked}&size=200") as answer:
        page = json.load(answer)
    for change in page["items"]:
        print(change["what"], change["kind"], change["self"])
    last = page["last"]""",
    ),
    Example(
        title="Say what was wrong",
        language="Python",
        code="""\
import json
import os
from urllib.error import HTTPError
from urllib.request import urlopen

try:
    urlopen(os.environ["SITE"] + "/api/v1/decisions?outcome=won")
except HTTPError as problem:
    print(json.load(problem)["detail"])""",
    ),
)
