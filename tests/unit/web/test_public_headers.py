"""What every answer carries, whatever was asked."""

import re
from datetime import timedelta

import pytest

from support.public_process import TABLE_ADDRESS, Process
from support.public_site import HOURS

ANSWERS = {
    "/": 200,
    "/nowhere/": 404,
    "/councils/alder": 301,
    "/find/?q=Alder": 303,
    "/find/?q=birsh": 200,
    "/find/?q=%00": 400,
    "/compare/?a=alder&b=birch": 200,
    "/councils/?year=2019": 200,
    "/assets/site.3f2a9c1b.css": 200,
    TABLE_ADDRESS: 200,
    "/healthz": 200,
}


@pytest.mark.parametrize(("address", "status"), ANSWERS.items())
def test_every_answer_is_guarded(address: str, status: int, served: Process) -> None:
    """No frame, no sniffing, no referrer, nothing from elsewhere, no cookie, not indexed."""
    answer = served.client.get(address)
    assert answer.status_code == status
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Permissions-Policy" in answer.headers
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"]


def test_other_sites_may_fetch_open_data_only(served: Process) -> None:
    """A page elsewhere may draw on the tables, on nothing else."""
    table = served.client.get(TABLE_ADDRESS).headers
    assert table["Access-Control-Allow-Origin"] == "*"
    assert table["Cross-Origin-Resource-Policy"] == "cross-origin"
    page = served.client.get("/").headers
    assert "Access-Control-Allow-Origin" not in page
    assert page["Cross-Origin-Resource-Policy"] == "same-origin"


def test_https_is_kept_only_where_it_is_known(served: Process) -> None:
    """A header that anybody can send counts only where a proxy of ours is trusted."""
    strict = "Strict-Transport-Security"
    said = {"X-Forwarded-Proto": "https"}
    assert strict in served.client.get("/", base_url="https://localhost").headers
    assert strict not in served.client.get("/", headers=said).headers
    served.trusts_proxy = True
    assert strict in served.client.get("/", headers=said).headers
    assert strict not in served.client.get("/").headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "X"])
def test_nothing_can_be_sent(method: str, served: Process) -> None:
    """Every method but reading is refused, with what is allowed."""
    answer = served.client.open("/find/", method=method, data="q=alder")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_health_names_the_edition(served: Process, unpublished: Process) -> None:
    """200 with the edition where one can be read, 503 where none is."""
    healthy = served.client.get("/healthz")
    assert (healthy.status_code, healthy.text) == (200, "ok one\n")
    assert healthy.headers["Cache-Control"] == "no-store"
    assert unpublished.client.get("/healthz").status_code == 503


def test_a_clock_that_is_behind_is_told(served: Process) -> None:
    """Before the edition's own hour the process says that it is not open, not that it is well."""
    served.now = HOURS[2020] - timedelta(seconds=1)
    health = served.client.get("/healthz")
    assert (health.status_code, health.text) == (503, "not open yet\n")
    for address in ("/", "/councils/alder/", "/nowhere/"):
        answer = served.client.get(address)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "60"
        assert "not open yet" in answer.text


def test_before_the_first_publication_the_site_says_so(unpublished: Process) -> None:
    """Every address answers that nothing is published yet, and when to ask again."""
    for address in ("/", "/find/?q=alder", "/councils/alder/", TABLE_ADDRESS):
        answer = unpublished.client.get(address)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "60"
        assert "Nothing is published yet" in answer.text
