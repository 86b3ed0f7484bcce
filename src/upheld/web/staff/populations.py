"""Residents from the statistics office's file."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.runs.importing.populations import import_populations
from upheld.web.staff.asking import person_of
from upheld.web.staff.bodies import REGISTER, UP
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.uploads import Upload, problems_of


class LoadPopulations(Upload):
    """The file, and its year where it does not say so."""

    year = forms.IntegerField(
        required=False, min_value=1981, max_value=2100,
        error_messages={"invalid": "Write a year such as 2025"},
    )  # fmt: skip


@does(Deed.CHANGE_REGISTER, GET, POST)
@once
def populations(request: HttpRequest) -> HttpResponse:
    """Load a file, all or nothing; every fault is listed with its line and column."""
    form = opened(request, LoadPopulations)
    problems: tuple[str, ...] = ()
    more = 0
    if form.is_valid():
        try:
            changed = import_populations(
                form.content(), form.name(), year=form.cleaned_data["year"],
                by=person_of(request).key,
            )  # fmt: skip
        except Refused as refusal:
            form.refuse("file", refusal)
            problems, more = problems_of(refusal)
        else:
            said = f"{changed:,} numbers of residents are recorded." if changed else "Nothing new."
            tell(request, said)
            return HttpResponseRedirect(REGISTER)
    return page(
        request, "register/populations.html", "Load populations", form=form, crumbs=UP,
        problems=problems, more=more,
    )  # fmt: skip
