"""What the API says to what it cannot answer: one shape, the right status, no fault of ours."""

from base64 import urlsafe_b64encode
from datetime import date, timedelta

import pytest

from support.api_shelf import shelf
from support.public_process import Process
from support.public_site import HOURS
from support.shelves import NOW
from upheld.web.public.api import cursors
from upheld.web.public.api.problems import KINDS, SCHEMA

REFUSED = {
    "/nope": (404, "not-found"),
    "/bodies/": (404, "not-found"),
    "/bodies/nowhere": (404, "not-found"),
    "/bodies/NOWHERE": (404, "not-found"),
    "/bodies/%00": (400, "unreadable"),
    "/years/2021": (404, "not-found"),
    "/years/20x0": (404, "not-found"),
    "/figures?body=nowhere": (404, "not-found"),
    "/figures?measure=made_up": (400, "wrong-value"),
    "/figures?year=2021": (404, "not-found"),
    "/figures?year=²": (400, "wrong-value"),
    "/figures?year=+2020": (400, "wrong-value"),
    "/bodies?tpye=unitary": (400, "unknown-parameter"),
    "/bodies?size=1&size=2": (400, "repeated-parameter"),
    "/bodies?size=": (400, "wrong-value"),
    "/bodies?size=201": (400, "wrong-value"),
    "/bodies?size=99999999999999999999": (400, "wrong-value"),
    "/bodies?cursor=abc": (400, "wrong-cursor"),
    "/bodies?cursor=%C3%A9": (400, "wrong-value"),
    "/counts": (400, "missing-parameter"),
    "/counts?body=alder": (400, "missing-parameter"),
    "/decisions?from=2019-6-1": (400, "wrong-value"),
    "/decisions?from=20190601": (400, "wrong-value"),
    "/decisions?outcome=advice_given": (400, "wrong-value"),
    "/decisions?q=": (400, "wrong-value"),
    "/decisions?q=" + "a" * 1001: (400, "wrong-value"),
    "/decisions?q=" + "a" * 100_000: (414, "too-long"),
    "/decisions?" + "&".join(f"a{n}=1" for n in range(30)): (400, "unreadable"),
    "/decisions/19%20000%20001": (404, "not-found"),
    "/decisions/19-999-999": (404, "not-found"),
    "/changes?after=-1": (400, "wrong-value"),
    "/" + "a" * 600: (414, "too-long"),
}


@pytest.mark.parametrize("address", REFUSED)
def test_what_cannot_be_answered_says_why(address: str, api: Process) -> None:
    """Status, kind and words; nothing of it is kept, and the query is not repeated."""
    answer = api.client.get(f"/api/v1{address}")
    content = answer.json
    status, kind = REFUSED[address]
    assert (answer.status_code, content["type"]) == (status, f"/api/#problem-{kind}")
    assert set(SCHEMA["required"]) <= set(content)
    assert content["detail"]
    assert content["demonstration"] is True
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "?" not in content["instance"]


def test_a_slip_in_a_name_is_told(api: Process) -> None:
    """The name that is not known, and those that are; what is no name is not said again."""
    content = api.client.get("/api/v1/bodies?tpye=unitary").json
    assert content["detail"].startswith("tpye is no parameter")
    assert content["known"] == ["type", "region", "size", "cursor"]
    assert "script" not in api.client.get("/api/v1/bodies?<script>=1").text


@pytest.mark.parametrize(
    "words",
    [
        '"', '""', "-", "--", "-bins", '"missed collections" -nobody', "body:alder", "*", "bin*",
        "(((", "AND OR NOT", "\u202e\u200b", "é" * 200, "%", "' or 1=1 --", "\U0001f9fe", "bins~9",
        "26 001 234", "[a TO z]", "\\", "{}",
    ],
)  # fmt: skip
def test_any_words_are_a_search(words: str, api: Process) -> None:
    """Whatever is typed is searched, or the notes say what was not."""
    for path in ("/api/v1/decisions", "/api/v1/decision-counts"):
        answer = api.client.get(path, query_string={"q": words})
        assert answer.status_code == 200, answer.text
        assert answer.json["total"] >= 0


def test_a_cursor_belongs_to_its_question(api: Process) -> None:
    """Neither another list takes it, nor the same one with other filters; any size does."""
    following = api.client.get("/api/v1/decisions?size=2&body=alder").json["next"]
    cursor = following.partition("cursor=")[2]
    for other in ("decisions?size=2&body=birch", "decisions?size=2", "improvements?body=alder"):
        answer = api.client.get(f"/api/v1/{other}&cursor={cursor}")
        assert answer.json["type"].endswith("wrong-cursor"), other
    assert api.client.get(f"/api/v1/decisions?body=alder&cursor={cursor}").status_code == 200


@pytest.mark.parametrize(
    "place",
    [
        (), ("x", "y"), (1, 2), ("2019-06-01", "y"), ("2019-06-01", 1, 2), ("2019-06-01", -1),
        ("2019-06-01", 1 << 63),
    ],
)  # fmt: skip
def test_a_cursor_made_by_hand_is_no_fault_of_ours(place: tuple[str, ...], api: Process) -> None:
    """Somebody may know how cursors are written; a place of another kind is refused."""
    cursor = cursors.write(place, "/api/v1/decisions", {})
    answer = api.client.get(f"/api/v1/decisions?cursor={cursor}")
    assert answer.json["type"].endswith("wrong-cursor")


@pytest.mark.parametrize("text", ["\ud800", "\x00"])
def test_a_cursor_holds_text_alone(text: str, api: Process) -> None:
    """Neither half a character nor what nobody can see."""
    cursor = cursors.write((text,), "/api/v1/bodies", {})
    answer = api.client.get(f"/api/v1/bodies?cursor={cursor}")
    assert answer.json["type"].endswith("wrong-cursor")


def test_a_number_below_nought_is_no_place_by_relevance(api: Process) -> None:
    """Not one that the search would be asked for."""
    cursor = cursors.write((date.min, -1), "/api/v1/decisions", {"q": "bins"})
    answer = api.client.get(f"/api/v1/decisions?q=bins&cursor={cursor}")
    assert answer.json["type"].endswith("wrong-cursor")


def test_a_torn_index_is_a_problem_of_ours(unpublished: Process) -> None:
    """503 in the shape of the API; what needs no index is answered."""
    unpublished.now = NOW
    unpublished.publish(2020, shelf=shelf())
    for file in next(unpublished.folder.glob("stores/*/shelf/index")).iterdir():
        file.write_bytes(b"")
    answer = unpublished.client.get("/api/v1/decisions")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert answer.json["type"] == "/api/#problem-unavailable"
    assert unpublished.client.get("/api/v1/decisions/19-000-001").status_code == 200


def test_the_api_answers_for_itself_before_anything_is_public(unpublished: Process) -> None:
    """A problem, never a page, before the first hour; and its entry has one address."""
    unpublished.publish(2020)
    unpublished.now = HOURS[2020] - timedelta(seconds=1)
    answer = unpublished.client.get("/api/v1/bodies")
    assert (answer.status_code, answer.json["status"]) == (503, 503)
    unpublished.now = HOURS[2020]
    assert unpublished.client.get("/api/v1").headers["Location"] == "/api/v1/"


def test_a_torn_cursor_is_refused(api: Process) -> None:
    """Every cursor with one letter changed, or cut short."""
    cursor = api.client.get("/api/v1/bodies?size=1").json["next"].partition("cursor=")[2]
    torn = [
        cursor[:n] + ("A" if cursor[n] != "A" else "B") + cursor[n + 1 :]
        for n in range(len(cursor))
    ]
    torn += [cursor[:-1], cursor + "A", urlsafe_b64encode(b"[]").decode().rstrip("=")]
    for each in torn:
        answer = api.client.get(f"/api/v1/bodies?cursor={each}")
        assert answer.json["type"].endswith("wrong-cursor"), each


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "X"])
def test_nothing_can_be_sent_to_the_api(method: str, api: Process) -> None:
    """405 in the same shape, with what is allowed."""
    answer = api.client.open("/api/v1/bodies", method=method, data="{}")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert answer.json["type"] == "/api/#problem-method"


def test_the_api_says_that_nothing_is_published(unpublished: Process) -> None:
    """503 in the same shape before the first edition."""
    answer = unpublished.client.get("/api/v1/bodies")
    assert (answer.status_code, answer.json["status"]) == (503, 503)
    assert answer.headers["Retry-After"] == "60"


def test_an_edition_without_a_shelf_says_so(served: Process) -> None:
    """Figures are there, single cases not yet: never an empty list that looks like an answer."""
    assert served.client.get("/api/v1/figures").status_code == 200
    for path in ("decisions", "decisions/19-000-001", "reports", "improvements", "changes"):
        answer = served.client.get(f"/api/v1/{path}")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")


def test_every_kind_of_problem_has_its_words() -> None:
    """A title each; statuses that come from the whole process have a detail of their own."""
    assert all(kind.title for kind in KINDS.values())
    assert all(kind.detail for kind in KINDS.values() if kind.status in {405, 414, 416, 500})
