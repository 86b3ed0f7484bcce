"""The people of the ombudsman: who there is, who is let in, who has which role."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed, Role
from upheld.pages.frame import Crumb
from upheld.people import second_factor
from upheld.people.actions import invitations, roles
from upheld.people.models import Invitation, Person
from upheld.people.queries import people as found
from upheld.people.queries.invitations import invitations as waiting
from upheld.people.queries.versions import ACCESS, version_of
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.forms import Invite
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.people_forms import ChangeAccess, GiveRole
from upheld.web.staff.shown import shows, shows_of
from upheld.web.staff.versions import Versioned, saved

PEOPLE = "/people/"
UP = (Crumb(text="People", address=PEOPLE),)
ON_A_PAGE = 25


@does(Deed.SEE_PEOPLE, GET)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody by name, to filter by text, role and whether the access has ended."""
    role = request.GET.get("role", "")
    wanted = found.Wanted(
        text=request.GET.get("text", "").strip(),
        role=role if role in set(Role) else "",
        ended=request.GET.get("ended") == "1",
    )
    shown = Paginator(found.people(wanted), ON_A_PAGE).get_page(request.GET.get("page"))
    shows(request, shown, "list")
    if Deed.INVITE_PERSON in found.permitted(person_of(request)):
        shows_of(request, map(str, waiting()), "list")
    return page(
        request, "people.html", "People", shown=shown, wanted=wanted, waiting=waiting(),
        now=clock.now(),
    )  # fmt: skip


@does(Deed.INVITE_PERSON, GET, POST)
@once
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody in one role."""
    form = opened(request, Invite)
    if form.is_valid():
        said = form.cleaned_data
        try:
            invitations.invite(
                email=said["email"], role=Role(said["role"]), why=said["why"],
                by=person_of(request).key,
            )  # fmt: skip
        except Refused as refusal:
            form.refuse("email", refusal)
        else:
            tell(request, f"An invitation is on its way to {said['email']}.")
            return HttpResponseRedirect(PEOPLE)
    return page(request, "invite.html", "Invite a person", form=form, crumbs=UP)


@does(Deed.INVITE_PERSON, POST)
@once
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = Invitation.objects.filter(pk=number).first()
    if invitation is None:
        raise Http404
    try:
        invitations.withdraw(invitation=invitation, by=person_of(request).key)
        tell(request, f"The invitation to {invitation.email} is withdrawn.")
    except Refused as refusal:
        tell(request, str(refusal))
    return HttpResponseRedirect(PEOPLE)


@does(Deed.SEE_PEOPLE, GET)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One person: roles now and before, second factor, conflicts."""
    who = _person(number)
    return _person_page(request, who, opened(request, GiveRole, initial=_made_from(who)))


@does(Deed.CHANGE_ROLES, POST)
@once
def give_role(request: HttpRequest, number: int) -> HttpResponse:
    """Give a role."""
    who = _person(number)
    form = opened(request, GiveRole, place=f"{PEOPLE}{number}/")

    def give() -> str:
        role, why = Role(form.cleaned_data["role"]), form.cleaned_data["why"]
        roles.give_role(
            person=who, role=role, why=why, version=form.made_from(), by=person_of(request).key
        )
        return f"{who.name} has the role {role.words.lower()}."

    if words := saved(form, give):
        return _back(request, who, words)
    return _person_page(request, who, form)


@does(Deed.CHANGE_ROLES, GET, POST)
@once
def end_role(request: HttpRequest, number: int, role: str) -> HttpResponse:
    """End a role, after a question."""
    who = _person(number)
    if role not in set(Role):
        raise Http404
    ending = Role(role)

    def end_it(form: ChangeAccess) -> str:
        roles.end_role(
            person=who, role=ending, why=form.cleaned_data["why"], version=form.made_from(),
            by=person_of(request).key,
        )  # fmt: skip
        return f"{who.name} no longer has {ending.words.lower()}."

    return _question(
        request, who, end_it, f"End the role {ending.words.lower()} of {who.name}",
        "What the role permits ends at once. The role can be given again.", "End this role",
    )  # fmt: skip


@does(Deed.END_PERSON, GET, POST)
@once
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a person's access, after a question."""
    who = _person(number)

    def end_it(form: ChangeAccess) -> str:
        roles.end_person(
            person=who, why=form.cleaned_data["why"], version=form.made_from(),
            by=person_of(request).key,
        )  # fmt: skip
        return f"The access of {who.name} has ended."

    return _question(
        request, who, end_it, f"End the access of {who.name}",
        "Whoever is signed in is out at once, and every role ends. The person can be let in again "
        "later, but chooses password and authenticator app anew and gets each role anew.",
        "End access",
    )  # fmt: skip


@does(Deed.INVITE_PERSON, GET, POST)
@once
def start_again(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person choose password and second factor anew, after a question."""
    who = _person(number)

    def let(form: ChangeAccess) -> str:
        invitations.let_start_again(
            person=who, why=form.cleaned_data["why"], version=form.made_from(),
            by=person_of(request).key,
        )  # fmt: skip
        return f"A link to start again is on its way to {who.name}."

    return _question(
        request, who, let, f"Let {who.name} start again",
        "The password, the authenticator app and the recovery codes stop working at once. A link "
        "to choose new ones goes by mail and is valid for three days. Roles stay as they are.",
        "Send the link",
    )  # fmt: skip


@does(Deed.INVITE_PERSON, GET, POST)
@once
def let_back(request: HttpRequest, number: int) -> HttpResponse:
    """Let somebody in again whose access has ended, after a question."""
    who = _person(number)

    def let(form: ChangeAccess) -> str:
        invitations.let_back(
            person=who, why=form.cleaned_data["why"], version=form.made_from(),
            by=person_of(request).key,
        )  # fmt: skip
        return f"A link to come back is on its way to {who.name}, who has no role yet."

    return _question(
        request, who, let, f"Let {who.name} in again",
        "A link to choose a password and set up an authenticator app goes by mail and is valid for "
        "three days. Roles that ended stay ended: give those that are needed.", "Send the link",
    )  # fmt: skip


def _made_from(who: Person) -> dict[str, int]:
    return {"version": version_of(who, ACCESS)}


def _person(number: int) -> Person:
    who = found.person(number)
    if who is None:
        raise Http404
    return who


def _person_page(request: HttpRequest, who: Person, form: Versioned) -> HttpResponse:
    shows(request, (who,), "page")
    return page(
        request, "person.html", who.name, who=who, form=form, crumbs=UP,
        history=who.roles.order_by("-given_at", "-pk"),
        conflicts=found.open_conflicts().filter(person=who),
        factor=second_factor.has_authenticator(who), left=second_factor.codes_left(who),
        oneself=who == person_of(request),
    )  # fmt: skip


def _question(
    request: HttpRequest,
    who: Person,
    action: Callable[[ChangeAccess], str],
    title: str,
    words: str,
    button: str,
) -> HttpResponse:
    form = opened(request, ChangeAccess, initial=_made_from(who))
    if told := saved(form, lambda: action(form)):
        return _back(request, who, told)
    shows(request, (who,), "name")
    crumbs = (*UP, Crumb(text=who.name, address=f"{PEOPLE}{who.pk}/"))
    return page(
        request, "question.html", title, form=form, words=words, button_words=button, crumbs=crumbs,
        back=f"{PEOPLE}{who.pk}/",
    )  # fmt: skip


def _back(request: HttpRequest, who: Person, words: str) -> HttpResponse:
    tell(request, words)
    return HttpResponseRedirect(f"{PEOPLE}{who.pk}/")
