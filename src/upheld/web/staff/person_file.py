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
    earlier_addresses,
    file_of,
    items_of,
    people_chosen,
    people_found,
    subjects_of,
)
from upheld.casework.viewing import viewed_each
from upheld.domain.passages import passages, without_marked
from upheld.domain.roles import Deed
from upheld.outreach.models import Booking
from upheld.outreach.queries.one_officer import (
    Officers,
    officers_chosen,
    officers_found,
    things_of_officers,
)
from upheld.outreach.queries.one_person import (
    HeldThing,
    bookings_chosen,
    bookings_found,
    things_of,
)
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies
from upheld.register.models.contact import ROLES as OFFICES
from upheld.runs.annual.places import mark
from upheld.runs.annual.queries.sent_to import things_sent_to
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
NOBODY = Officers()


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
class Chosen:
    """The rows that a person says are one and the same person."""

    people: Collection[Complainant] = ()
    bookings: Collection[Booking] = ()
    officers: Officers = NOBODY
    sent: Collection[HeldThing] = ()
    """Letters and reminders to the addresses of the officers, earlier ones of theirs too."""

    def __bool__(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.people or self.bookings or self.officers)

    @property
    def others(self) -> list[str]:
        """Bookings, contacts and answers, as the audit names them."""
        return [*(each.receipt for each in self.bookings), *self.officers.subjects]

    @property
    def names(self) -> list[str]:
        """How the person is called, each spelling once."""
        people, bookings = self.people, self.bookings
        every = [*(p.name for p in people), *(b.name for b in bookings), *self.officers.names]
        return list(dict.fromkeys(every))

    def items(self) -> list[Item]:
        """Everything about these rows."""
        own = [*self.names, *(each.email for each in self.bookings), *self.officers.addresses]
        things = [*things_of(self.bookings), *things_of_officers(self.officers), *self.sent]
        return [
            *items_of(self.people),
            *(
                Item(
                    key=each.key, heading=each.heading,
                    passages=passages("\n".join(each.lines), others=(), own=own),
                )
                for each in things
            ),
        ]  # fmt: skip


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
    chosen = _chosen(request)
    if not chosen:
        text = request.POST.get("text", "").strip()
        return _finding(request, text, fault="Choose at least one line that is this person")
    items = chosen.items()
    plain = {f"do-{item.key}": RELEASE for item in items if item.is_plain}
    form = Check(initial=plain | {"why": request.POST.get("why", "").strip()})
    return _checking(request, chosen, items, form)


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
    chosen = _chosen(request)
    if not chosen:
        return HttpResponseRedirect(PERSON)
    items, form = chosen.items(), Check(request.POST)
    form.ask(items)
    if not form.is_valid():
        return _checking(request, chosen, items, form)
    said = form.cleaned_data
    withheld = {
        item.key: said[f"why-{item.key}"]
        for item in items
        if said[f"do-{item.key}"] == WITHHOLD
    }  # fmt: skip
    # A file without a name: it is gone as soon as the answer is sent, or this process ends.
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    out = [item for item in items if item.key not in withheld]
    _pack(target, chosen.names, out, said, len(withheld))
    note_person_file(
        subjects=subjects_of(chosen.people), others=chosen.others, why=said["why"],
        withheld=withheld, by=person_of(request).key, released=len(out), sha256=_digest(target),
    )  # fmt: skip
    name = f"{mark()}all-we-hold-{clock.today().isoformat()}.zip"
    return FileResponse(
        target, as_attachment=True, filename=name, content_type="application/zip"
    )  # fmt: skip


def _finding(request: HttpRequest, text: str, *, fault: str = "") -> HttpResponse:
    who = person_of(request)
    found = list(people_found(text, without=blocked_bodies(who)))
    bookings = list(bookings_found(text, without=blocked_bodies(who)))
    officers = officers_found(text, without=blocked_bodies(who))
    seen = [*subjects_of(found), *(each.receipt for each in bookings), *officers.subjects]
    viewed_each(by=who.key, subjects=seen, what="person search")
    return page(
        request, "retention/person.html", "All we hold on one person", text=text, fault=fault,
        list=listing(request, found, {"text": text}, ""), roles=ROLES, bookings=bookings,
        officers=officers, offices=OFFICES, why=request.POST.get("why", ""),
    )  # fmt: skip


def _chosen(request: HttpRequest) -> Chosen:
    who = person_of(request)
    without = blocked_bodies(who)
    officers = officers_chosen(
        contacts=_numbers(request, "contact"), answers=_numbers(request, "answer"), without=without
    )
    chosen = Chosen(
        people=people_chosen(_numbers(request, "person"), without=without),
        bookings=bookings_chosen(_numbers(request, "booking"), without=without),
        officers=officers,
        sent=things_sent_to(
            [*officers.addresses, *earlier_addresses(officers.subjects)], without=without
        ),
    )
    # Before anything is gathered: that it was looked at is part of what is held.
    seen = [*subjects_of(chosen.people), *chosen.others]
    viewed_each(by=who.key, subjects=seen, what="person check")
    return chosen


def _numbers(request: HttpRequest, name: str) -> list[int]:
    return [int(each) for each in request.POST.getlist(name) if each.isdecimal()][:500]


def _checking(
    request: HttpRequest, chosen: Chosen, items: Collection[Item], form: Check
) -> HttpResponse:
    if not form.is_bound:
        form.ask(items)
    return page(
        request, "retention/person_check.html", "Check what goes out", crumbs=UP, form=form,
        people=chosen.people, bookings=chosen.bookings, officers=chosen.officers,
        offices=OFFICES, items=items, choices=CHOICES, sources=SOURCES, redact=REDACT, roles=ROLES,
    )  # fmt: skip


def _pack(
    target: IO[bytes], names: Collection[str], items: Collection[Item],
    said: Mapping[str, str], withheld: int,
) -> None:  # fmt: skip
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        leaving = [
            _put(archive, number, item, redacted=said[f"do-{item.key}"] == REDACT)
            for number, item in enumerate(items, start=1)
        ]
        index = environment().get_template("retention/person_file.html")
        archive.writestr(
            "index.html",
            index.render(
                items=leaving,
                withheld=withheld,
                made=clock.today(),
                name=", ".join(names),
            ),
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
