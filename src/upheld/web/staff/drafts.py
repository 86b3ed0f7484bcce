"""What somebody sends after the session has ended is kept, and offered in the same form again."""

from collections.abc import Mapping

from django.http import HttpRequest, QueryDict

from upheld.people.actions.drafts import keep_draft
from upheld.people.queries.people import person
from upheld.web.staff.form_token import CSRF, FIELD, read_token

# Nothing secret is ever kept; nor what the page gives the form anew.
NOT_KEPT = {CSRF, FIELD, "password", "again", "current", "code"}
# What nobody wrote: a form with nothing else in it is a button, and not worth keeping.
NOT_WRITTEN = {"version", "only_check"}
LONGEST = 200_000


def keep(request: HttpRequest) -> str:
    """Keep what was sent for whoever wrote it; the address of its page, or nothing.

    Only forms with a token of their own are kept: it says whose they are.
    """
    if request.method != "POST":
        return ""
    token = read_token(request.POST.get(FIELD, ""))
    content = written_in(request.POST)
    if token is None or not is_written(content) or len(str(content)) > LONGEST:
        return ""
    who = person(token.person)
    if who is None or not who.is_active:
        return ""
    keep_draft(person=who, place=token.place, content=content, by=who.key)
    return token.place


def is_written(content: Mapping[str, object]) -> bool:
    """Whether anybody wrote or chose something."""
    return any(said for name, said in content.items() if name not in NOT_WRITTEN)


def written_in(sent: QueryDict) -> dict[str, str | list[str]]:
    """What a person wrote or chose, by field."""
    kept = {name: values for name, values in sent.lists() if name not in NOT_KEPT}
    return {
        name: str(values[0]) if len(values) == 1 else [str(each) for each in values]
        for name, values in kept.items()
    }
