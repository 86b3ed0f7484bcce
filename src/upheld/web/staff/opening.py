"""Open a form so that nothing is lost, done twice, or done to what somebody else has changed."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.http import HttpRequest

from upheld.people.queries.drafts import draft_of
from upheld.web.staff.asking import person_of
from upheld.web.staff.form_token import new_token
from upheld.web.staff.forms import Asked

Form = TypeVar("Form", bound=Asked)


def opened(
    request: HttpRequest,
    kind: type[Form],
    *,
    place: str = "",
    initial: Mapping[str, Any] | None = None,
) -> Form:
    """The form as it was sent; else as it begins, with what was kept of it.

    `place` is the address of its page where it is sent to another. What was kept comes back with
    the version that it was made from, so that nobody's later change is lost by it. A template that
    says `token(csrf, form)` sends all of it along.
    """
    who, place = person_of(request), place or request.path
    if request.method == "POST":
        form = kind(request.POST, request.FILES)
    else:
        kept = draft_of(who, place)
        form = kind(initial={**(initial or {}), **(kept.content if kept else {})})
        form.kept = kept
    form.token = new_token(who, place)
    return form
