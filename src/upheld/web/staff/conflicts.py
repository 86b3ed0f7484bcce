"""Conflict blocks: who must not deal with which body."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.actions.conflicts import block, lift
from upheld.people.models import ConflictBlock
from upheld.people.queries.people import open_conflicts, person
from upheld.people.queries.versions import CONFLICTS as CHANGES
from upheld.people.queries.versions import version_of
from upheld.register.queries.authorities import records
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.people_forms import SetBlock
from upheld.web.staff.shown import shows
from upheld.web.staff.versions import saved

CONFLICTS = "/conflicts/"


@does(Deed.SEE_CONFLICTS, GET)
def conflicts(request: HttpRequest) -> HttpResponse:
    """Every open block."""
    listed = list(open_conflicts())
    shows(request, (each.person for each in listed), "conflicts")
    return page(request, "conflicts.html", "Conflict blocks", conflicts=listed)


@does(Deed.BLOCK_CONFLICT, GET, POST)
@once
def block_person(request: HttpRequest, number: int) -> HttpResponse:
    """Keep a person away from a body."""
    who = person(number)
    if who is None:
        raise Http404
    form = opened(request, SetBlock, initial={"version": version_of(who, CHANGES)})

    def set_block() -> str:
        said = form.cleaned_data
        block(
            person=who, body=said["body"], why=said["why"], version=form.made_from(),
            by=person_of(request).key,
        )  # fmt: skip
        return f"{who.name} is kept away from this body from now on."

    if words := saved(form, set_block):
        tell(request, words)
        return HttpResponseRedirect(CONFLICTS)
    shows(request, (who,), "name")
    return page(
        request, "conflict.html", f"Set a conflict block for {who.name}", form=form,
        bodies=records().values(), about=who, back=CONFLICTS,
        crumbs=(Crumb(text="Conflict blocks", address=CONFLICTS),),
    )  # fmt: skip


@does(Deed.BLOCK_CONFLICT, POST)
@once
def lift_block(request: HttpRequest, number: int) -> HttpResponse:
    """Lift a block."""
    conflict = ConflictBlock.objects.select_related("person").filter(pk=number).first()
    if conflict is None:
        raise Http404
    try:
        lift(conflict=conflict, by=person_of(request).key)
        tell(request, f"The block of {conflict.person.name} is lifted.")
    except Refused as refusal:
        tell(request, str(refusal))
    return HttpResponseRedirect(CONFLICTS)
