"""Documents on the staff site: taken in as they arrive, given out only once they are clean."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from upheld.casework.actions.documents import add_document
from upheld.casework.document_files import clean_name, largest, place_of, store
from upheld.casework.document_types import ACCEPTED, KINDS, SUFFIXES
from upheld.casework.kept_files import is_digest
from upheld.casework.models import Document
from upheld.casework.models.document import CLEAN, QUARANTINED, SOURCES
from upheld.casework.viewing import viewed
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import tell
from upheld.web.staff.form_token import new_token
from upheld.web.staff.forms import Asked

NOT_YET = "This document waits for the scanner. It can be opened once it is found clean."
NEVER = "The scanner refused this document. It cannot be opened here."
OVER = "The time for which this document is kept is over. It was removed."
MISSING = "The file of this document is missing. Tell whoever keeps the backups."


class AddDocument(Asked):
    """A file, and from whom it is."""

    file = forms.FileField(
        error_messages={
            "required": "Choose a file", "empty": "The file is empty", "missing": "Choose a file",
            "invalid": "Choose a file",
        }
    )  # fmt: skip
    source = forms.ChoiceField(
        choices=list(SOURCES.items()),
        error_messages={
            "required": "Say from whom it is", "invalid_choice": "Say from whom it is",
        },
    )  # fmt: skip

    def place_of(self, fault: str) -> str:
        """Whatever is refused, it is the file."""
        return "source" if "from whom" in fault else "file"


def asked_for(request: HttpRequest) -> AddDocument:
    """The form as it was sent, or an empty one."""
    sent = request.method == "POST"
    form = AddDocument(request.POST, request.FILES) if sent else AddDocument()
    form.token = new_token(person_of(request), request.path)
    return form


def take_in(request: HttpRequest, form: AddDocument, **of: Any) -> str:
    """Store what a valid form brought, for a case or a complaint; what to say of it."""
    sent = form.cleaned_data["file"]
    stored = store(sent.chunks())
    add_document(
        stored=stored, name=str(sent.name), source=form.cleaned_data["source"],
        by=person_of(request).key, **of,
    )  # fmt: skip
    return f"The document is kept as {stored.kind.words}. It waits for the scanner."


def give_out(request: HttpRequest, document: Document, back: str) -> HttpResponseBase:
    """A clean document, to be saved and never shown by the browser itself; who took it is noted."""
    place = place_of(document.sha256)
    if document.state != CLEAN or not place.is_file():
        gone = MISSING if document.state == CLEAN else NEVER
        gone = gone if is_digest(document.sha256) else OVER
        tell(request, NOT_YET if document.state == QUARANTINED and gone != OVER else gone)
        return HttpResponseRedirect(back)
    viewed(by=person_of(request).key, subject=str(document), what="file")
    kind = KINDS[document.media_type]
    return FileResponse(
        place.open("rb"), as_attachment=True, filename=clean_name(document.name, kind),
        content_type=kind.media_type,
    )  # fmt: skip


def form_facts() -> dict[str, Any]:
    """What the page of the form says of what is taken."""
    return {
        "sources": SOURCES, "accepted": ACCEPTED, "suffixes": SUFFIXES,
        "megabytes": largest() >> 20,
    }  # fmt: skip


def list_facts() -> dict[str, Any]:
    """What a list of documents needs to call their kinds, and whether anything is ever let out."""
    return {"kinds": KINDS, "sources": SOURCES, "scanner": settings.UPHELD_SCANNER}
