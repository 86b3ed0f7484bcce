"""Files over HTTP: coded, conditional, in parts, and kept no longer than they may be."""

import gzip
from datetime import timedelta
from typing import ClassVar

import brotli
import pytest
from werkzeug.test import Client

from support.public_process import TABLE, TABLE_ADDRESS, Process
from support.public_site import HOURS
from upheld.pages import assets
from upheld.publication.reader import Edition, PublicStore
from upheld.publication.store import swap
from upheld.web.public.application import Application

PAGE = "/councils/alder/2020/"


def test_a_page_is_sent_in_the_coding_the_reader_likes_best(served: Process) -> None:
    """Brotli, gzip or plain, the page is the same; each has an ETag of its own."""
    asked = {
        "": "identity",
        "gzip, deflate, br": "br",
        "gzip": "gzip",
        "br;q=0.2, gzip;q=0.8": "gzip",
        "br;q=0": "identity",
        "identity": "identity",
        "*": "br",
    }
    tags, bodies = {}, set()
    for accepted, expected in asked.items():
        answer = served.client.get(PAGE, headers={"Accept-Encoding": accepted})
        assert answer.headers.get("Content-Encoding", "identity") == expected, accepted
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert int(answer.headers["Content-Length"]) == len(answer.data)
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}[expected]
        bodies.add(unpack(answer.data))
        tags[expected] = answer.headers["ETag"]
    assert len(bodies) == 1
    assert len(set(tags.values())) == 3


def test_a_page_that_is_known_is_not_sent_again(served: Process) -> None:
    """With the ETag of before, also weakened by a proxy, there is nothing new."""
    tag = served.client.get(PAGE).headers["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = served.client.get(PAGE, headers={"If-None-Match": known})
        assert (answer.status_code, answer.data) == (304, b""), known
        assert answer.headers["Cache-Control"] == "public, max-age=300"
        assert "Content-Security-Policy" in answer.headers
    other = served.client.get(PAGE, headers={"If-None-Match": tag, "Accept-Encoding": "gzip"})
    assert other.status_code == 200


def test_head_is_get_without_the_body(served: Process) -> None:
    """The same status and headers, and nothing more."""
    for address in (PAGE, TABLE_ADDRESS, "/nowhere/", "/find/?q=birsh"):
        got, head = served.client.get(address), served.client.head(address)
        assert head.status_code == got.status_code
        assert dict(head.headers) == dict(got.headers)
        assert head.data == b""


@pytest.mark.parametrize(
    ("wanted", "start", "stop"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=100-", 100, len(TABLE)),
        ("bytes=-5", len(TABLE) - 5, len(TABLE)),
        ("bytes=10-99999999", 10, len(TABLE)),
    ],
)
def test_one_part_of_a_file_can_be_had(wanted: str, start: int, stop: int, served: Process) -> None:
    """A part is cut from the plain file, whatever coding is accepted."""
    headers = {"Range": wanted, "Accept-Encoding": "br"}
    answer = served.client.get(TABLE_ADDRESS, headers=headers)
    assert answer.status_code == 206
    assert answer.data == TABLE[start:stop]
    assert answer.headers["Content-Range"] == f"bytes {start}-{stop - 1}/{len(TABLE)}"
    assert "Content-Encoding" not in answer.headers


def test_a_part_beyond_the_end_is_refused(served: Process) -> None:
    """The answer says how long the file is."""
    answer = served.client.get(TABLE_ADDRESS, headers={"Range": f"bytes={len(TABLE)}-"})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(TABLE)}"


@pytest.mark.parametrize("wanted", ["bytes=0-1,5-6", "lines=1-2", "bytes=9-1", "bytes", "x" * 99])
def test_what_is_not_one_part_is_the_whole(wanted: str, served: Process) -> None:
    """Several parts, other units and nonsense are answered with the whole file."""
    answer = served.client.get(TABLE_ADDRESS, headers={"Range": wanted})
    assert (answer.status_code, answer.data) == (200, TABLE)


def test_a_part_of_another_version_is_never_mixed_in(served: Process) -> None:
    """If-Range with an ETag of before gives the whole new file; with today's, the part."""
    tag = served.client.get(TABLE_ADDRESS).headers["ETag"]
    part = {"Range": "bytes=0-9"}
    assert served.client.get(TABLE_ADDRESS, headers=part | {"If-Range": tag}).status_code == 206
    stale = served.client.get(TABLE_ADDRESS, headers=part | {"If-Range": '"before"'})
    assert (stale.status_code, stale.data) == (200, TABLE)
    known = served.client.get(TABLE_ADDRESS, headers=part | {"If-None-Match": tag})
    assert known.status_code == 304


def test_downloads_have_their_name(served: Process) -> None:
    """Tables are put away under the name that carries the mark; a letter opens in the window."""
    table = served.client.get(TABLE_ADDRESS).headers["Content-Disposition"]
    assert table == 'attachment; filename="DEMONSTRATION-figures-2020.csv"'
    letter = served.client.get("/letters/2020/alder/letter.pdf").headers["Content-Disposition"]
    assert letter == 'inline; filename="DEMONSTRATION-alder-2020.pdf"'
    assert "Content-Disposition" not in served.client.get(PAGE).headers


def test_no_cache_outlasts_the_next_public_hour(unpublished: Process) -> None:
    """An answer is kept five minutes at most, and to the whole second before the next hour."""
    unpublished.publish(2019, 2020)
    addresses = (PAGE, TABLE_ADDRESS, "/councils/alder", "/compare/?a=alder")
    for ahead, seconds in ((3600, 300), (42.9, 42), (0.4, 0), (-5, 0)):
        hour = unpublished.now + timedelta(seconds=ahead)
        swap.note_next_hour(unpublished.folder, hour)
        for address in addresses:
            kept = unpublished.client.get(address).headers["Cache-Control"]
            assert kept == f"public, max-age={seconds}", address


def test_assets_are_kept_for_ever(served: Process) -> None:
    """Their address holds a hash of what they are."""
    kept = served.client.get("/assets/site.3f2a9c1b.css").headers["Cache-Control"]
    assert kept == "public, max-age=31536000, immutable"
    missing = served.client.get("/assets/site.00000000.css")
    assert (missing.status_code, missing.headers["Cache-Control"]) == (404, "no-store")


def test_assets_of_newer_software_are_served_like_any_other(
    served: Process, unpublished: Process
) -> None:
    """Packed, conditional, kept for ever, and there before anything was published."""
    address = assets.asset("map.js")
    for process in (served, unpublished):
        plain = process.client.get(address)
        answer = process.client.get(address, headers={"Accept-Encoding": "br"})
        assert brotli.decompress(answer.data) == plain.data
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        tag = {"If-None-Match": answer.headers["ETag"], "Accept-Encoding": "br"}
        assert process.client.get(address, headers=tag).status_code == 304
        head = process.client.head(address)
        assert (dict(head.headers), head.data) == (dict(plain.headers), b"")


EVERY_WAY = (
    {},
    {"Accept-Encoding": "br"},
    {"If-None-Match": "*"},
    {"Range": "bytes=0-0"},
    {"Range": "bytes=-1", "If-Range": '"x"'},
)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("headers", EVERY_WAY, ids=str)
def test_nothing_comes_before_its_hour(
    method: str, headers: dict[str, str], served: Process
) -> None:
    """One second before, by no method and no condition; at the hour, it is there."""
    addresses = (PAGE, "/councils/alder/2020", TABLE_ADDRESS, "/letters/2020/alder/letter.pdf")
    served.now = HOURS[2020] - timedelta(seconds=1)
    for address in addresses:
        early = served.client.open(address, method=method, headers=headers)
        assert early.status_code == 503, address
        assert early.headers["Retry-After"] == "60"
        assert early.headers["Cache-Control"] == "no-store"
    served.now = HOURS[2020]
    for address in addresses:
        late = served.client.open(address, method=method, headers=headers)
        assert late.status_code not in {404, 503}


def test_a_swap_is_seen_at_once(unpublished: Process) -> None:
    """The next answer is of the new edition, and has another ETag."""
    unpublished.publish(2019, 2020)
    client = unpublished.client
    old = client.get("/").headers["ETag"]
    unpublished.publish(2019, 2020, name="two")
    assert client.get("/").headers["ETag"] != old
    assert client.get("/", headers={"If-None-Match": old}).status_code == 200


def test_an_edition_that_goes_while_it_is_read_is_read_anew(unpublished: Process) -> None:
    """Where the files of an edition have just been removed, the new one answers."""
    unpublished.publish(2019, name="one")
    store = PublicStore(unpublished.folder)
    gone = store.edition()
    unpublished.publish(2019, 2020, name="two")
    unpublished.publish(2019, 2020, name="three")

    class Late:
        """Hands out the removed edition once, as to a reader who asked before the swap."""

        answers: ClassVar = [gone]

        def edition(self) -> Edition | None:
            return self.answers.pop() if self.answers else store.edition()

    answer = Client(Application(Late(), now=lambda: HOURS[2020])).get(PAGE)
    assert answer.status_code == 200
