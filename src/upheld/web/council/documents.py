"""Documents to a complaint that was just sent: one at a time, each refused with its reason."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.by_public import PUBLIC, Receipt, add_document
from upheld.domain.errors import Refused
from upheld.web.council import limits, refusals, sealed
from upheld.web.council.asking import POST, by
from upheld.web.council.environment import page
from upheld.web.council.forms import OneDocument
from upheld.web.network import address_of

PURPOSE = "documents"
TITLE = "Documents to your complaint"
SENDINGS = limits.Tries(most=100, seconds=3600)
AGAIN_MINUTES = 60


def documents_of(receipt: Receipt) -> str:
    """What a page carries so that documents can be added from it."""
    return sealed.seal(PURPOSE, receipt._asdict())


@by(POST)
def documents(request: HttpRequest) -> HttpResponse:
    """Take one document, and ask for the next."""
    carried = request.POST.get(sealed.FIELD, "")
    facts = sealed.opened(PURPOSE, carried)
    if facts is None:
        return refusals.not_found(request)
    network = limits.network_of(address_of(request))
    if SENDINGS.used_up(network):
        return refusals.too_often(request, AGAIN_MINUTES)
    SENDINGS.note(network)
    receipt = Receipt(facts["number"], facts["code"])
    form = OneDocument(request.POST, request.FILES)
    taken = ""
    if form.is_valid():
        file: UploadedFile[Any] = form.cleaned_data["file"]
        taken = str(file.name)
        try:
            add_document(receipt=receipt, name=taken, content=file.chunks(), by=PUBLIC)
        except Refused as refusal:
            form.refuse(refusal)
            taken = ""
    return page(
        request, "documents.html", TITLE, form=form, documents=carried, taken=taken,
        number=receipt.number,
    )  # fmt: skip
