"""All we hold on one person: found, chosen, checked item by item, and sent as one file."""

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import IO, Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from upheld.casework import kept_files
from upheld.casework.actions.person_file import note_person_file
from upheld.casework.models import Complainant
from upheld.casework.models.complainant import ROLES
from upheld.casework.queries.one_person import (
    SOURCES,
    Item,
    file_of,
    items_of,
    people_chosen,
    people_found,
    subjects_of,
)
from upheld.casework.viewing import viewed_each
from upheld.domain.passages import without_marked
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies
from upheld.runs.annual.places import mark
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import environment, page
from upheld.web.staff.forms import LONGEST_WORDS, Asked, words
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import listing
from upheld.web.staff.once import once

PERSON = "/retention/person/"
UP = (Crumb(text="One person", address=PERSON),)
RELEASE, REDACT, WITHHOLD = "release", "redact", "withhold"
CHOICES = {
    RELEASE: "Release",
    REDACT: "Release without the marked passages",
    WITHHOLD: "Withhold",
}
CHUNK = 1 << 16


class Check(Asked):
    """Why it is gathered, and what becomes of each item."""

    why = words("Say for whom and why this is gathered")

    def ask(self, items: Collection[Item]) -> None:
        """One choice for each item, and a reason where it is withheld."""
        for item in items:
            missing = f"{item.heading}: choose whether it goes out"
            known = [choice for choice in CHOICES if choice != REDACT or item.is_redactable]
            self.fields[f"do-{item.key}"] = forms.ChoiceField(
                choices=[(choice, CHOICES[choice]) for choice in known],
                error_messages={"required": missing, "invalid_choice": missing},
            )
            self.fields[f"why-{item.key}"] = forms.CharField(
                required=False, max_length=LONGEST_WORDS
            )

    def clean(self) -> dict[str, Any]:
        """What is withheld has its reason."""
        cleaned = super().clean() or {}
        for name, choice in list(cleaned.items()):
            reason = name.replace("do-", "why-", 1)
            if name.startswith("do-") and choice == WITHHOLD and not cleaned.get(reason):
                self.add_error(reason, "Say why this is withheld")
        return cleaned


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """An item as it goes out."""

    heading: str
    text: str
    file: str = ""
    missing: bool = False


@does(Deed.EXPORT_PERSON, GET)
def find(request: HttpRequest) -> HttpResponse:
    """Find the person by name, e-mail or postcode."""
    return _finding(request, request.GET.get("text", "").strip())


@does(Deed.EXPORT_PERSON, GET, POST)
@once
def check(request: HttpRequest) -> HttpResponse:
    """Every item of the chosen rows, each to be released or withheld by the person who checks."""
    if request.method == GET:
        return HttpResponseRedirect(PERSON)
    people = _chosen(request)
    if not people:
        text = request.POST.get("text", "").strip()
        return _finding(request, text, fault="Choose at least one line that is this person")
    items = items_of(people)
    plain = {f"do-{item.key}": RELEASE for item in items if item.is_plain}
    form = Check(initial=plain | {"why": request.POST.get("why", "").strip()})
    return _checking(request, people, items, form)


@does(Deed.EXPORT_PERSON, GET)
def read(request: HttpRequest, what: str, number: int) -> HttpResponseBase:
    """A document or a letter, for whoever checks it. It is saved, never shown in a page."""
    who = person_of(request)
    found = file_of(what, number, without=blocked_bodies(who))
    content = kept_files.read(found.store, found.digest) if found and found.store else None
    if found is None or content is None:
        raise Http404
    viewed_each(by=who.key, subjects=[found.key], what="person check")
    return FileResponse(
        io.BytesIO(content), as_attachment=True, filename=found.name,
        content_type="application/octet-stream",
    )  # fmt: skip


@does(Deed.EXPORT_PERSON, POST)
@once
def send(request: HttpRequest) -> HttpResponseBase:
    """The file, once every item was decided on; it is kept nowhere."""
    people = _chosen(request)
    if not people:
        return HttpResponseRedirect(PERSON)
    items, form = items_of(people), Check(request.POST)
    form.ask(items)
    if not form.is_valid():
        return _checking(request, people, items, form)
    said = form.cleaned_data
    withheld = {
        item.key: said[f"why-{item.key}"]
        for item in items
        if said[f"do-{item.key}"] == WITHHOLD
    }  # fmt: skip
    # A file without a name: it is gone as soon as the answer is sent, or this process ends.
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    _pack(target, people, [item for item in items if item.key not in withheld], said, len(withheld))
    note_person_file(
        subjects=subjects_of(people), why=said["why"], withheld=withheld, by=person_of(request).key,
        released=len(items) - len(withheld), sha256=_digest(target),
    )  # fmt: skip
    name = f"{mark()}all-we-hold-{clock.today().isoformat()}.zip"
    return FileResponse(
        target, as_attachment=True, filename=name, content_type="application/zip"
    )  # fmt: skip


def _finding(request: HttpRequest, text: str, *, fault: str = "") -> HttpResponse:
    who = person_of(request)
    found = list(people_found(text, without=blocked_bodies(who)))
    viewed_each(by=who.key, subjects=subjects_of(found), what="person search")
    return page(
        request, "retention/person.html", "All we hold on one person", text=text, fault=fault,
        list=listing(request, found, {"text": text}, ""), roles=ROLES,
        why=request.POST.get("why", ""),
    )  # fmt: skip


def _chosen(request: HttpRequest) -> list[Complainant]:
    ids = [int(each) for each in request.POST.getlist("person") if each.isdecimal()][:500]
    who = person_of(request)
    people = people_chosen(ids, without=blocked_bodies(who))
    # Before anything is gathered: that it was looked at is part of what is held.
    viewed_each(by=who.key, subjects=subjects_of(people), what="person check")
    return people


def _checking(
    request: HttpRequest, people: Collection[Complainant], items: Collection[Item], form: Check
) -> HttpResponse:
    if not form.is_bound:
        form.ask(items)
    return page(
        request, "retention/person_check.html", "Check what goes out", crumbs=UP, form=form,
        people=people, items=items, choices=CHOICES, sources=SOURCES, redact=REDACT, roles=ROLES,
    )  # fmt: skip


def _pack(
    target: IO[bytes], people: Collection[Complainant], items: Collection[Item],
    said: Mapping[str, str], withheld: int,
) -> None:  # fmt: skip
    names = ", ".join(dict.fromkeys(each.name for each in people))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        leaving = [
            _put(archive, number, item, redacted=said[f"do-{item.key}"] == REDACT)
            for number, item in enumerate(items, start=1)
        ]
        index = environment().get_template("retention/person_file.html")
        archive.writestr(
            "index.html",
            index.render(items=leaving, withheld=withheld, made=clock.today(), name=names),
        )


def _put(archive: zipfile.ZipFile, number: int, item: Item, *, redacted: bool) -> Leaving:
    whole = "\n".join(each.text for each in item.passages)
    text = without_marked(item.passages) if redacted else whole
    if item.store is None:
        return Leaving(heading=item.heading, text=text)
    content = kept_files.read(item.store, item.digest)
    if content is None:
        return Leaving(heading=item.heading, text=text, missing=True)
    plain = item.name.replace("/", "_").replace("\\", "_")
    file = f"files/{number:03}-{plain}"
    archive.writestr(file, content)
    return Leaving(heading=item.heading, text=text, file=file)


def _digest(target: IO[bytes]) -> str:
    target.seek(0)
    digest = hashlib.sha256()
    while chunk := target.read(CHUNK):
        digest.update(chunk)
    target.seek(0)
    return digest.hexdigest()
