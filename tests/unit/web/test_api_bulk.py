"""Bulk files of the API: everything that is public, and nothing before its hour."""

import gzip
import json
from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from support.api_shelf import SOON, WAITING, shelf
from support.public_process import Process
from support.shelves import NOW, improvement
from upheld.toolbox import clock
from upheld.web.public.api import making, packing


def lines(api: Process, name: str) -> list[Any]:
    """Each line of a bulk file."""
    answer = api.client.get(f"/api/v1/bulk/{name}")
    assert answer.status_code == 200
    return [json.loads(line) for line in gzip.decompress(answer.data).splitlines()]


def test_bulk_files_hold_what_the_lists_say(api: Process) -> None:
    """Each file that is listed is there, with as many lines as it is said to have."""
    listed = api.client.get("/api/v1/bulk").json["items"]
    names = [each["name"] for each in listed]
    assert names == [
        "decisions.jsonl.gz", "reports.jsonl.gz", "improvements.jsonl.gz",
        "resources.jsonl.gz", "decisions-2019.jsonl.gz",
    ]  # fmt: skip
    for each in listed:
        found = lines(api, each["name"])
        assert all(line["demonstration"] for line in found)
        assert each["lines"] in {None, len(found)}
    (text,) = (
        one for one in lines(api, "decisions-2019.jsonl.gz") if one["self"].endswith("-007")
        and one["body"] == "birch"
    )  # fmt: skip
    (decision,) = (
        one for one in api.client.get(text["self"]).json["decisions"] if one["body"] == "birch"
    )
    assert text == {"demonstration": True, **decision}


def test_bulk_files_keep_the_hour(api: Process) -> None:
    """What is public in an hour is in a file of then, not in one of now."""
    counts = {"decisions": 60, "reports": 2, "improvements": 2}
    for moment, more in ((api.now, 0), (SOON, 1)):
        api.now = moment
        for name, count in counts.items():
            found = lines(api, f"{name}.jsonl.gz")
            assert len(found) == count + more
            assert (WAITING in {one["reference"] for one in found}) == bool(more)


def test_bulk_files_are_marked_and_tagged(api: Process) -> None:
    """Saved under a name that says demonstration; the same bytes are not sent twice."""
    first = api.client.get("/api/v1/bulk/reports.jsonl.gz")
    assert first.headers["Content-Type"] == "application/gzip"
    assert 'filename="DEMONSTRATION-reports.jsonl.gz"' in first.headers["Content-Disposition"]
    assert api.client.get("/api/v1/bulk/reports.jsonl.gz").data == first.data
    etag = {"If-None-Match": first.headers["ETag"]}
    assert api.client.get("/api/v1/bulk/reports.jsonl.gz", headers=etag).status_code == 304
    head = api.client.head("/api/v1/bulk/reports.jsonl.gz")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(first.data))


def test_a_bulk_file_says_its_length_and_checksum(api: Process) -> None:
    """In the list, beside the file and with it; also in an hour before all of it is public."""
    for moment in (api.now, SOON):
        api.now = moment
        for each in api.client.get("/api/v1/bulk").json["items"]:
            file, known = api.client.get(each["address"]), api.client.get(each["checksum"]).json
            assert file.content_length == len(file.data) == known["size"]
            assert sha256(file.data).hexdigest() == known["sha256"]
            digest = b64encode(sha256(file.data).digest()).decode()
            assert file.headers["Repr-Digest"] == f"sha-256=:{digest}:"
            assert known["address"] == each["address"]
    assert api.client.get("/api/v1/bulk/decisions-9999.jsonl.gz/checksum").status_code == 404


def test_a_bulk_file_is_made_once_for_a_day_and_an_edition(tmp_path: Path) -> None:
    """How an improvement stands is a matter of the day; what was made goes with its edition."""
    process, site = Process(folder=tmp_path / "public", now=SOON), "5" * 32
    due = [improvement(body="alder", due=SOON.date() + timedelta(days=1))]
    process.publish(2020, name=f"{site}{'a' * 16}", shelf=replace(shelf(), improvements=due))
    client, before = process.client, len(packing.kept_of)
    told = []
    for process.now in (SOON, SOON, SOON + timedelta(days=2)):
        file = client.get("/api/v1/bulk/improvements.jsonl.gz").data
        told.append(json.loads(gzip.decompress(file))["state"])
        assert len(packing.kept_of) == before + 1
    assert told == ["due", "due", "overdue"]
    process.publish(2020, name=f"{site}{'b' * 16}", shelf=shelf())
    client.get("/api/v1/bulk")
    assert len(packing.kept_of) == before


def test_a_bulk_file_is_new_with_its_shelf(tmp_path: Path) -> None:
    """Who has the file of before a decision was taken down is sent the new one."""
    process, site = Process(folder=tmp_path / "public", now=NOW), "5" * 32
    whole = shelf()
    process.publish(2020, name=f"{site}{'a' * 16}", shelf=whole)
    address = "/api/v1/bulk/decisions.jsonl.gz"
    first = process.client.get(address)
    left = [each for each in whole.decisions if each.reference != "19 000 007"]
    process.publish(2020, name=f"{site}{'b' * 16}", shelf=replace(whole, decisions=left))
    second = process.client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 200
    assert b"19 000 007" in gzip.decompress(first.data)
    assert b"19 000 007" not in gzip.decompress(second.data)


def test_the_largest_file_made_ahead_is_the_one_made_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes, once for a shelf; nothing is made while anything waits for its hour."""
    process = Process(folder=tmp_path / "public", now=SOON)
    whole = replace(shelf(), opens=SOON)
    address = "/api/v1/bulk/decisions.jsonl.gz"
    process.publish(2020, name=f"{'5' * 32}{'a' * 16}", shelf=whole)
    on_request = process.client.get(address)
    process.publish(2020, name=f"{'5' * 32}{'b' * 16}", shelf=whole)
    monkeypatch.setattr(clock, "now", lambda: SOON - timedelta(seconds=1))
    assert not making.make(process.folder)
    monkeypatch.setattr(clock, "now", lambda: SOON)
    assert making.make(process.folder)
    assert not making.make(process.folder)
    monkeypatch.setattr(packing, "compressed", None)  # nothing is made now
    ahead = process.client.get(address)
    assert (ahead.data, ahead.headers["Repr-Digest"]) == (
        on_request.data, on_request.headers["Repr-Digest"],
    )  # fmt: skip
    (file,) = process.folder.rglob("ahead/decisions.jsonl.gz")
    file.write_bytes(file.read_bytes()[:-1])
    monkeypatch.undo()
    process.publish(2020, name=f"{'5' * 32}{'b' * 16}", shelf=whole)
    assert process.client.get(address).data == on_request.data, "torn: it is made on request"


def test_few_bulk_files_are_sent_at_once(api: Process) -> None:
    """The third reader is asked to wait; readers who leave give their turn back."""
    address = "/api/v1/bulk/decisions.jsonl.gz"
    slow = Client(api.client.application)
    first, second = slow.get(address), slow.get(address)
    third = slow.get(address)
    assert (third.status_code, third.headers["Retry-After"]) == (503, "60")
    assert third.json["type"] == "/api/#problem-busy"
    first.close()
    assert len(lines(api, "decisions.jsonl.gz")) == 60
    second.close()


def test_other_names_are_no_bulk_files(api: Process) -> None:
    """404 for what cannot be, and for a year to come."""
    for name in (
        "x.jsonl.gz",
        "decisions-9999.jsonl.gz",
        "decisions-0000.jsonl.gz",
        "..",
        "decisions",
    ):
        assert api.client.get(f"/api/v1/bulk/{name}").status_code == 404, name
    assert lines(api, "decisions-2018.jsonl.gz") == []
