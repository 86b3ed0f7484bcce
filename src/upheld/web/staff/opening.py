"""Open a form so that nothing is lost, done twice, or done to what somebody else has changed."""

from typing import TypeVar

from django.http import HttpRequest

from upheld.people.queries.drafts import draft_of
from upheld.web.staff.asking import person_of
from upheld.web.staff.form_token import new_token
from upheld.web.staff.forms import Asked
from upheld.web.staff.versions import Record, version_of

Form = TypeVar("Form", bound=Asked)


def opened(
    request: HttpRequest, kind: type[Form], *, place: str = "", record: Record | None = None
) -> Form:
    """The form as it was sent; else an empty one, or one with what was kept of it.

    `place` is the address of its page where it is sent to another. `record` is what the form
    changes, where somebody else may change that meanwhile. A template that says
    `token(csrf, form)` sends all of it along.
    """
    who, place = person_of(request), place or request.path
    if request.method == "POST":
        form = kind(request.POST)
    else:
        kept = draft_of(who, place)
        form = kind(initial=kept.content if kept else None)
        form.kept = kept
    form.token = new_token(who, place)
    form.shown_version = version_of(record) if record else ""
    return form
