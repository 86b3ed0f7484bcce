"""Published files by upload: read at once, and only what was read is kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.domain.visible_text import fault_of
from upheld.runs.history import taking
from upheld.runs.history.actions.offer import offer_readings
from upheld.runs.history.laid_down import laid_down
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.forms import Asked
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.history.accepted import HISTORY, UP
from upheld.web.staff.once import once_begun
from upheld.web.staff.opening import opened
from upheld.web.staff.uploads import LARGEST

KINDS = (".pdf", ".html", ".htm", ".txt", ".csv", ".xlsx")
# Each is read within ten seconds, and a browser waits for them all.
MOST_FILES = 10
LONGEST_NAME = 100
READINGS = "/history/readings/"
Files = Sequence["UploadedFile[Any]"]


class Read(Asked):
    """The files, and what the columns of a table are where their headers do not say."""

    # Each column of a wide table is named in it.
    columns = forms.CharField(required=False, max_length=4000)

    def check_files(self, files: Files) -> None:
        """Refuse what nobody would send on purpose."""
        names = [str(file.name) for file in files]
        if not files:
            self.add_error(None, "Choose the files to read")
        elif len(files) > MOST_FILES:
            self.add_error(None, f"Choose {MOST_FILES} files at most; send the others after them")
        elif len(set(names)) < len(names):
            self.add_error(None, "Two files have the same name")
        for file, name in zip(files, names, strict=True):
            if fault := _fault(file, name):
                self.add_error(None, fault)
                break


@does(Deed.KEEP_HISTORY, GET, POST)
@once_begun
def read(request: HttpRequest) -> HttpResponse:
    """Read files, and lay what was read before a person."""
    form = opened(request, Read)
    taken, waits = None, 0
    if form.is_valid():
        files = request.FILES.getlist("files")
        form.check_files(files)
        if form.is_valid():
            try:
                taken = _taken(files, form.cleaned_data["columns"].strip() or None)
            except Refused as refusal:
                form.refuse("columns", refusal)
            else:
                new = taking.worth_a_look(taken.kept)
                offer_readings(readings=new, by=person_of(request).key)
                if not taken.refusals and not taken.remarks:
                    return _on(request, len(new))
                waits = len(new)
                if taken.refusals:
                    form.add_error(None, _not_read(len(taken.refusals), waits))
    return page(
        request, "history/read.html", "Read what was published", form=form, crumbs=UP,
        taken=taken, waits=waits, most=MOST_FILES, largest=LARGEST >> 20, kinds=KINDS,
    )  # fmt: skip


def _taken(files: Files, columns: str | None) -> taking.Taken:
    with laid_down({str(file.name): file.chunks() for file in files}) as paths:
        return taking.take(paths, columns=columns)


def _fault(file: "UploadedFile[Any]", name: str) -> str:
    if not name.lower().endswith(KINDS):
        return f"{name[:LONGEST_NAME]} is none of {', '.join(KINDS)}"
    if fault := fault_of(name, longest=LONGEST_NAME):
        return f"The name of a file {fault}"
    if (file.size or 0) > LARGEST:
        return f"{name} is larger than {LARGEST >> 20} megabytes"
    return ""


def _on(request: HttpRequest, count: int) -> HttpResponse:
    what = "1 reading waits" if count == 1 else f"{count:,} readings wait"
    tell(request, f"{what} for you to look at." if count else "All of it is in history already.")
    return HttpResponseRedirect(READINGS if count else HISTORY)


def _not_read(refused: int, kept: int) -> str:
    files = "1 file" if refused == 1 else f"{refused} files"
    rest = "; what the others hold is among the readings that wait" if kept else ""
    return f"{files} could not be read{rest}"
