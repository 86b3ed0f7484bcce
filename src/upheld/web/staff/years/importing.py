"""Case lists by upload: the files lie aside until a process of its own has read them all."""

import re
from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.runs.desk.starting import start
from upheld.runs.desk.steps import WORDS, Step
from upheld.runs.desk.uploads import COLUMNS, LISTS, MOST_BYTES, keep_upload
from upheld.runs.desk.uploads import forget as forget_upload
from upheld.web.staff.asking import person_of
from upheld.web.staff.forms import Asked
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once_begun
from upheld.web.staff.opening import opened
from upheld.web.staff.years.frame import YEARS, room

NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}\.(csv|toml)")


class Upload(Asked):
    """Files; what they hold is read by the import itself."""

    def check_files(self, files: "Sequence[UploadedFile[bytes]]") -> None:
        """Refuse what no folder of lists could hold."""
        names = [str(file.name) for file in files]
        strange = [name for name in names if not NAME.fullmatch(name)]
        if not files:
            self.add_error(None, "Choose the files of the lists")
        elif strange:
            self.add_error(None, f"{strange[0]} is no case list: choose .csv and .toml files")
        elif len(set(names)) < len(names):
            self.add_error(None, "Two files have the same name")
        elif sum(file.size or 0 for file in files) > MOST_BYTES:
            most = MOST_BYTES // 1_000_000
            self.add_error(None, f"The files are larger than {most} MB together")


@does(Deed.IMPORT_LISTS, GET, POST)
@once_begun
def upload(request: HttpRequest) -> HttpResponse:
    """Choose the files and start their import."""
    form = opened(request, Upload)
    only_check = request.POST.get("only_check") == "1"
    if form.is_valid():
        files = request.FILES.getlist("files")
        form.check_files(files)
        if form.is_valid():
            folder = keep_upload({str(file.name): file.chunks() for file in files})
            wishes = {"folder": folder, "only_check": only_check}
            try:
                run = start(Step.IMPORT, year=None, by=person_of(request).key, wishes=wishes)
            except Refused as refusal:
                forget_upload(folder)
                form.refuse(None, refusal)
            else:
                return HttpResponseRedirect(f"{YEARS}runs/{run.pk}/")
    return room(
        request, "import.html", WORDS[Step.IMPORT].title, form=form, words=WORDS[Step.IMPORT],
        lists=LISTS, columns=COLUMNS, only_check=only_check,
    )  # fmt: skip
