"""Approve, return and withdraw: each on a page that asks."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.outreach.actions.records import approve_version, return_version, withdraw_record
from upheld.people.queries.people import permitted
from upheld.register.sooner import WHEN
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.resources import forms
from upheld.web.staff.resources.frame import Act, asked, record_in


@does(Deed.APPROVE_RESOURCES, GET, POST)
@once
def approve(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Make the newest version public."""

    def act(form: forms.Approved, common: Mapping[str, Any]) -> str:
        made = approve_version(public_from=form.hour(), **common)
        if made.public_from and made.public_from > clock.now():
            return f"It is approved, and becomes public on {clock.spoken(made.public_from)}."
        return "It is approved, and is public with the next roll."

    return asked(
        request, record_in(kind, key), forms.Approved, act,
        Act(title="Approve it", button="Approve it",
            lede="From its hour on anybody reads it, and letters and packs may take it up."),
        initial=forms.tomorrow(),
    )  # fmt: skip


@does(Deed.WRITE_RESOURCES, GET, POST)
@once
def give_back(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Return a draft with what is to change, or take one's own back."""
    found, who = record_in(kind, key), person_of(request)

    def act(form: forms.Ended, common: Mapping[str, Any]) -> str:
        if found.newest.written_by != who.key and Deed.APPROVE_RESOURCES not in permitted(who):
            raise Refused("somebody else wrote this draft: ask who may approve it to return it")
        return_version(why=form.lines("why"), **common)
        return "It is returned. Whoever wrote it sees why, and writes the next version."

    return asked(
        request, found, forms.Ended, act,
        Act(title="Return the draft", button="Return it",
            lede="Nothing that is public changes. Say what the next version is to do otherwise."),
    )  # fmt: skip


@does(Deed.APPROVE_RESOURCES, GET, POST)
@once
def withdraw(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Withdraw what is public."""

    def act(form: forms.Ended, common: Mapping[str, Any]) -> str:
        withdraw_record(why=form.lines("why"), **common)
        return f"It is withdrawn, and leaves the public site {WHEN}."

    return asked(
        request, record_in(kind, key), forms.Ended, act,
        Act(title="Withdraw it", button="Withdraw it", warning=True,
            lede="It leaves the public site. Letters that hold its words stay as they are."),
    )  # fmt: skip
