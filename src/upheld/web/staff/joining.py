"""Following an invitation: name, password, authenticator app, recovery codes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

from upheld.domain.errors import Refused
from upheld.people import second_factor
from upheld.people.actions.invitations import accept, accepted_again
from upheld.people.queries.invitations import waiting
from upheld.web.staff.environment import page
from upheld.web.staff.forms import Accept, Asked, StartAgain
from upheld.web.staff.guard import GET, POST, is_open

# The key of the app, from the page that shows it until it is proved.
KEY = "new_key"


@is_open("the link in the mail is the proof", GET, POST)
@sensitive_post_parameters()
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Make the account. The recovery codes are shown once, in the answer."""
    found = waiting(token)
    if found is None:
        return _again(request, token)
    kind = StartAgain if found.person else Accept
    form: Asked = kind(request.POST or None)
    key = request.session.setdefault(KEY, second_factor.new_key())
    if form.is_valid():
        said = form.cleaned_data
        try:
            _, codes = accept(
                token=token, name=said.get("name", ""), password=said["password"], key=key,
                code=said["code"], by=str(found),
            )  # fmt: skip
        except Refused as refusal:
            if waiting(token) is None:
                return _again(request, token)
            form.refuse("code" if "code" in str(refusal) else "password", refusal)
        else:
            del request.session[KEY]
            return page(request, "welcome.html", "You can sign in now", codes=codes)
    return page(
        request, "invitation.html", "Set up your account", form=form, email=found.email,
        picture=second_factor.picture(key, found.email), typed=second_factor.typed(key),
        role=found.role,
    )  # fmt: skip


def _again(request: HttpRequest, token: str) -> HttpResponse:
    """The same form sent twice: the first answer, with its codes, was never seen."""
    form = StartAgain(request.POST)
    codes = None
    if form.is_valid():
        said = form.cleaned_data
        codes = accepted_again(
            token=token, password=said["password"], code=said["code"], by="an invitation"
        )
    if codes is None:
        raise Http404
    return page(request, "welcome.html", "You can sign in now", codes=codes)
