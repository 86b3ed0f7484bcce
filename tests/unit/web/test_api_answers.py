"""What each resource of the API answers, and when."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from support.api_shelf import GONE, SOON, WAITING, decisions, shelf
from support.public_process import Process
from support.public_site import BODIES, HOURS
from upheld.web.public.api import paging
from upheld.web.public.api.resources import COMPONENTS, RESOURCES

# One address of each resource, as it can be asked for over the small site.
ASKED = {
    "/": "/", "/bodies": "/bodies", "/bodies/{slug}": "/bodies/alder",
    "/bodies/{slug}/figures": "/bodies/alder/figures", "/figures": "/figures?year=2020",
    "/years": "/years", "/years/{year}": "/years/2020", "/releases": "/releases",
    "/decisions": "/decisions?q=bins", "/decision-counts": "/decision-counts?body=alder",
    "/decisions/{reference}": "/decisions/19-000-001", "/reports": "/reports",
    "/reports/{id}": "/reports/25-000-777-cedarshire-public-interest",
    "/improvements": "/improvements", "/improvements/{id}": "/improvements/26-001-234-alder-1",
    "/resources": "/resources?q=routes", "/resources/{id}": "/resources/bins",
    "/counts": "/counts?body=alder&year=2020", "/changes": "/changes", "/bulk": "/bulk",
    "/bulk/{name}/checksum": "/bulk/reports.jsonl.gz/checksum",
}  # fmt: skip


def get(api: Process, address: str) -> Any:
    """What an address of the API answers, as JSON; it is there."""
    answer = api.client.get(f"/api/v1{address}")
    assert answer.status_code == 200, answer.text
    return answer.json


def every(api: Process, address: str) -> list[Any]:
    """All items of a list, page after page."""
    items, following = [], f"/api/v1{address}"
    while following:
        page = api.client.get(following).json
        items += page["items"]
        following = page["next"]
    return items


@pytest.mark.parametrize(
    "resource", [each for each in RESOURCES if each.schema_name], ids=lambda each: each.path
)
def test_answers_have_what_is_described_and_no_more(resource: Any, api: Process) -> None:
    """Every member that the description names, in every item, and none beside."""
    content = get(api, ASKED[resource.path])
    assert content["demonstration"] is True
    members = set(COMPONENTS[resource.schema_name]["properties"])
    items = content["items"] if resource.lists else [content]
    assert items
    for item in items:
        assert set(item) | {"demonstration"} == members | {"demonstration"}


def test_the_entry_leads_to_every_list(api: Process) -> None:
    """Whoever knows one address finds all others."""
    entry = get(api, "/")
    for address in entry["resources"].values():
        status = api.client.get(address).status_code
        assert status == (400 if address.endswith("/counts") else 200), address
    assert api.client.get(entry["description"]).json["openapi"].startswith("3.1")


@pytest.mark.parametrize(
    "address",
    [
        "/bodies?size=1", "/decisions?size=7", "/decisions?size=7&order=newest",
        "/decisions?size=7&q=bins", "/decisions?size=1&body=birch&outcome=upheld",
        "/figures?size=3", "/bodies/alder/figures?size=1", "/reports?size=1",
        "/improvements?size=1", "/resources?size=1",
    ],
)  # fmt: skip
def test_pages_lose_and_double_nothing(address: str, api: Process) -> None:
    """A list read in small pages is the list read at once, in the same order."""
    small = every(api, address)
    path, _, asked = address.partition("?")
    others = "".join(f"&{part}" for part in asked.split("&") if not part.startswith("size="))
    assert len(small) >= 2
    assert small == every(api, f"{path}?size=200{others}")


def test_a_cursor_outlives_its_edition(api: Process, unpublished: Process) -> None:
    """Whoever pages while the site is renewed neither loses nor doubles what stayed."""
    unpublished.now = api.now
    first = api.client.get("/api/v1/decisions?size=9").json
    kept = [one for one in decisions() if one.reference != "19 000 004"]
    unpublished.publish(2019, 2020, name="two", shelf=replace(shelf(), decisions=kept))
    assert first["items"][-1]["reference"] == "19 000 004"
    rest = every(unpublished, first["next"].removeprefix("/api/v1"))
    found = [(one["reference"], one["body"]) for one in (*first["items"], *rest)]
    assert len(found) == len(set(found))
    assert {(one.reference, one.body) for one in kept} - set(found) == {(WAITING, "alder")}


def test_filters_leave_what_they_say(api: Process) -> None:
    """Each filter alone, and all of them together."""
    upheld = every(api, "/decisions?outcome=upheld")
    assert {one["outcome"] for one in upheld} == {"upheld"}
    assert len(upheld) == 20
    days = {one["decided"] for one in every(api, "/decisions?from=2019-06-02&to=2019-06-03")}
    assert days == {"2019-06-02", "2019-06-03"}
    assert every(api, "/decisions?region=Nowhere") == []
    assert {one["heading"] for one in every(api, "/decisions?heading=housing")} == {"housing"}
    assert [one["state"] for one in every(api, "/improvements?state=late")] == ["late"]
    assert every(api, "/improvements?theme=Nothing") == []
    assert [one["kind"] for one in every(api, "/reports?kind=further")] == ["further"]
    overdue = every(api, "/reports?response=overdue")
    assert [one["days"][1]["what"] for one in overdue if one["days"]] == ["reply"]
    assert [one["id"] for one in every(api, "/resources")] == ["school-transport", "bins"]
    for asked in ("body=alder", "heading=housing", "q=journeys&size=1&body=alder"):
        (bins,) = every(api, f"/resources?{asked}")
        assert (bins["page"], bins["agreed_to_be_named"]) == ("/learning/bins/", "2026-05-02")
    assert every(api, "/resources?q=-journeys") == every(api, "/resources?kind=guide") == []
    names = {one["measure"] for one in every(api, "/figures?measure=uphold_rate&year=2019")}
    assert names == {"uphold_rate"}


def test_one_figure_of_every_body_is_one_page(
    api: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other figures of a body do not count towards what is looked at for a page."""
    whole = every(api, "/figures?measure=uphold_rate&year=2020")
    monkeypatch.setattr(paging.cut, "__kwdefaults__", {"most": len(BODIES) + 1})
    page = get(api, "/figures?measure=uphold_rate&year=2020")
    assert (page["items"], page["next"]) == (whole, None)
    assert len(whole) > 1


def test_decisions_are_counted_by_body(api: Process) -> None:
    """The sums by organisation that users of such sites ask for."""
    found = get(api, "/decision-counts?outcome=upheld")
    assert found["total"] == 20
    assert found["counts"]["body"] == {"alder": 10, "birch": 10}


def test_cases_behind_a_count_add_up(api: Process) -> None:
    """What is shown and what is withheld is what was published."""
    (count,) = get(api, "/counts?body=alder&year=2020")["items"]
    assert len(count["shown"]) + sum(count["withheld"].values()) == count["count"] == 13
    for address in count["decisions"]:
        assert api.client.get(address).status_code == 200


def test_changes_go_on_after_the_last_number(api: Process) -> None:
    """Numbers may have gaps; nothing is given twice."""
    first = get(api, "/changes?size=2")
    assert [one["number"] for one in first["items"]] == [1, 2]
    assert first["items"][0]["self"] == f"/api/v1{first['items'][0]['address'].rstrip('/')}"
    then = get(api, f"/changes?after={first['last']}")
    assert [(one["number"], one["what"]) for one in then["items"]] == [(5, "withdrawn")]
    assert get(api, "/changes?after=5") == {"demonstration": True, "last": 5, "items": []}


def test_what_was_taken_down_says_why(api: Process) -> None:
    """410 with the reason and nothing of the text."""
    answer = api.client.get(f"/api/v1/decisions/{GONE.replace(' ', '-')}")
    assert answer.status_code == 410
    assert answer.json["taken_down"][0]["why"] == "interests"
    answer = api.client.get("/api/v1/resources/gone")
    assert answer.status_code == 410
    assert answer.json["detail"].startswith("A good-practice guide was published")


def test_nothing_is_there_before_its_hour(api: Process) -> None:
    """A second before, single cases are not found, listed or counted; at their hour they are."""
    reference = WAITING.replace(" ", "-")
    single = (
        f"/decisions/{reference}", f"/reports/{reference}-alder-public-interest",
        f"/improvements/{reference}-alder-1", f"/resources/{reference}",
    )  # fmt: skip
    lists = (
        "/decisions",
        "/decisions?q=bins&order=newest",
        "/reports",
        "/improvements",
        "/resources",
    )
    for moment, status, seen in ((SOON - timedelta(seconds=1), 404, 0), (SOON, 200, 1)):
        api.now = moment
        assert {api.client.get(f"/api/v1{each}").status_code for each in single} == {status}
        found = [[reference in item["self"] for item in every(api, each)] for each in lists]
        assert [sum(each) for each in found] == [seen] * len(lists)
        assert get(api, "/decision-counts")["total"] == 60 + seen
    api.now = HOURS[2020] - timedelta(seconds=1)
    assert api.client.get("/api/v1/years/2020").status_code == 404
    assert {one["year"] for one in every(api, "/figures?size=200")} == {2019}
    api.now = HOURS[2019] - timedelta(seconds=1)
    answer = api.client.get("/api/v1/years")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")


def test_unchanged_answers_are_not_sent_again(api: Process) -> None:
    """An ETag of the bytes alone; HEAD answers like GET without them."""
    first = api.client.get("/api/v1/decisions/19-000-001")
    etag = first.headers["ETag"]
    assert "max-age" in first.headers["Cache-Control"]
    again = api.client.get("/api/v1/decisions/19-000-001", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    head = api.client.head("/api/v1/decisions/19-000-001")
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", etag)


def test_pages_elsewhere_may_ask(api: Process) -> None:
    """Any page may draw on the API; no search engine lists it."""
    headers = api.client.get("/api/v1/bodies").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Content-Type"] == "application/json"
    assert 'rel="next"' in api.client.get("/api/v1/bodies?size=1").headers["Link"]
