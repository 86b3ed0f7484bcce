"""The register on the screen: found, changed for a reason, never over somebody else's change."""

from typing import Any

import pytest

from support.people import join, person_in
from support.staff import Browser, browser_of
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.register.actions.contacts import record_contact
from upheld.register.models import Authority, Contact, RegisterChange

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
LUTON = "/register/bodies/luton/"
NAMED = {"name": "Luton City Council", "start": "1/4/2028", "why": "Letters patent", "version": "0"}


def text(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())


def test_the_list_is_filtered_sorted_and_paged(officer: Browser) -> None:
    """What was chosen stays chosen on every page and in every order."""
    first = text(officer.get("/register/?type=district&sort=-start"))
    assert "district council" in first
    assert "sort=-start&amp;page=2" in first
    assert 'aria-sort="descending"' in first
    assert text(officer.get("/register/?type=district&page=99")).count("<tr>") > 1
    assert "No body fits" in text(officer.get("/register/?text=atlantis"))
    assert officer.get("/register/?sort=nonsense&type=x&state=y&page=z").status_code == 200


def test_a_body_has_its_history(officer: Browser) -> None:
    """Names with days, successors, residents with their source."""
    page = text(officer.get("/register/bodies/colchester/"))
    assert "Colchester Borough Council, from 1 April 1974 until 22 November 2022" in page
    assert "Westmorland and Furness" in text(officer.get("/register/bodies/cumbria/"))
    assert "213,052" in text(officer.get(LUTON))
    assert officer.get("/register/bodies/atlantis/").status_code == 404


def test_a_name_is_added_once(officer: Browser) -> None:
    """A double click is told that somebody was first: oneself; nothing is written twice."""
    assert officer.post(f"{LUTON}name/", NAMED).url == LUTON
    assert "Luton City Council, from 1 April 2028" in text(officer.get(LUTON))
    again = text(officer.post(f"{LUTON}name/", NAMED))
    assert "Some Data officer saved this first" in again
    assert RegisterChange.objects.count() == 1


def test_who_saves_second_keeps_what_they_wrote(officer: Browser) -> None:
    """They are told who changed what; sent again, it counts."""
    ending = {"end": "2028-03-31", "successors": "bedford", "why": "Order", "version": "0"}
    other = browser_of(join("other@example.org", Role.DATA_OFFICER))
    other.post(f"{LUTON}correct/", correction() | {"region": "London"})
    page = text(officer.post(f"{LUTON}end/", ending))
    assert "Other saved this first" in page
    assert "Corrected: region" in page
    assert 'value="2028-03-31"' in page
    assert ">bedford</textarea>" in page
    assert 'name="version" value="1"' in page
    assert officer.post(f"{LUTON}end/", ending | {"version": "1"}).url == LUTON
    assert "Take the end back" in text(officer.get(LUTON))


def test_a_refused_form_keeps_what_was_written(officer: Browser) -> None:
    """With an error summary that leads to the field."""
    page = text(officer.post(f"{LUTON}name/", NAMED | {"start": "yesterday"}))
    assert "<title>Error: " in page
    assert 'href="#start"' in page
    assert "Luton City Council" in page
    page = text(officer.post(f"{LUTON}end/", {"end": "2028-03-31", "successors": "x", "why": "y"}))
    assert "“x” is not another body of the register" in page
    assert 'href="#successors"' in page
    named = {"end": "2028-03-31", "successors": "Bedford Borough Council", "why": "y"}
    assert officer.post(f"{LUTON}end/", named).url == LUTON
    assert "/register/bodies/bedford/" in text(officer.get(LUTON))


def test_a_body_to_come_is_added(officer: Browser) -> None:
    """And listed under what is to come."""
    said = correction() | {"slug": "south-bedfordshire", "name": "South Bedfordshire Council"}
    assert officer.post("/register/add/", said | {"start": "2028-04-01", "gss_code": ""}).url
    assert "South Bedfordshire Council" in text(officer.get("/register/?state=coming"))
    assert Authority.objects.get(pk="south-bedfordshire").start


def test_what_lies_ahead_is_taken_back(officer: Browser) -> None:
    """After a question, for a reason."""
    officer.post(f"{LUTON}name/", NAMED)
    assert officer.get(f"{LUTON}take-back/name/").status_code == 200
    assert officer.get(f"{LUTON}take-back/everything/").status_code == 404
    assert officer.post(f"{LUTON}take-back/name/", {"why": "typo", "version": "1"}).url == LUTON
    assert "Luton City Council, from" not in text(officer.get(LUTON))


def test_a_body_added_by_mistake_is_removed(officer: Browser) -> None:
    """While nothing else names it; what came with the program stays."""
    said = correction() | {"slug": "south-bedfordshire", "gss_code": ""}
    officer.post("/register/add/", said)
    path = "/register/bodies/south-bedfordshire/remove/"
    assert "cannot be undone" in text(officer.get(path))
    record_contact(
        authority="south-bedfordshire", role="leader", name="", title="Leader", salutation="",
        email="", start=None, end=None, confirmed=None, by="tests",
    )  # fmt: skip
    assert "1 other record names it" in text(officer.post(path, {"version": "1"}))
    Contact.objects.all().delete()
    assert officer.post(path, {"version": "1"}).url == "/register/"
    assert not Authority.objects.filter(pk="south-bedfordshire").exists()
    assert "program’s own files" in text(officer.post(f"{LUTON}remove/", {"version": "0"}))


def test_a_body_in_conflict_is_not_there(officer: Browser) -> None:
    """Neither in the list nor as a page, nor by any form."""
    director = person_in(Role.DIRECTOR)
    block(person=director, body="luton", why="lives there", by="somebody")
    browser = browser_of(director)
    assert LUTON not in text(browser.get("/register/?text=luton"))
    assert browser.get(LUTON).status_code == 404
    assert LUTON in text(officer.get("/register/?text=luton"))


def test_who_may_only_look_is_offered_no_change() -> None:
    """The page has no way to what a role does not permit."""
    page = text(browser_of(person_in(Role.INTAKE)).get(LUTON))
    assert "Correct a mistake" not in page
    assert f"{LUTON}correct/" not in page


def correction() -> dict[str, str]:
    """Luton as it is."""
    luton = Authority.objects.get(pk="luton")
    last = luton.names.get(end=None, alias=False)
    days = {"start": luton.start, "name_from": last.start}
    return {
        "name": last.name, "short_name": luton.short_name, "kind": luton.type,
        "region": luton.region, "gss_code": luton.gss_code, "why": "It was wrong", "version": "0",
        **{name: day.isoformat() if day else "" for name, day in days.items()},
    }  # fmt: skip
