"""Show a form of a case, do what it asks, and lead on; one way for all of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.models import CaseWork
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.forms import CaseForm
from upheld.web.staff.cases.frame import address_of, case_page
from upheld.web.staff.environment import tell
from upheld.web.staff.opening import opened

Options = Mapping[str, Sequence[tuple[str, str]]]


class Said(NamedTuple):
    """A form that holds, and who sent it: what an act is given."""

    form: Any
    key: str
    version: int | None
    by: str

    @property
    def values(self) -> Mapping[str, Any]:
        """What was written, field by field."""
        values: Mapping[str, Any] = self.form.cleaned_data
        return values

    @property
    def common(self) -> dict[str, Any]:
        """What every action of a case takes."""
        return {"key": self.key, "version": self.version, "by": self.by}


class Question(NamedTuple):
    """What a page asks, and what its button says."""

    title: str
    button: str
    tab: str = ""
    lede: str = ""
    warning: bool = False
    """Whether it cannot be undone."""
    template: str = "cases/form.html"


def acting(
    request: HttpRequest,
    work: CaseWork,
    kind: type[CaseForm],
    act: Callable[[Said], str],
    question: Question,
    *,
    initial: Mapping[str, Any] | None = None,
    options: Options | None = None,
    **facts: Any,
) -> HttpResponse:
    """Ask, and once the answer holds do it: `act` gives the words that the next page says.

    A refused form keeps what was written; so does one that somebody else overtook.
    """
    form = _form(request, work, kind, initial or {}, options or {})

    def done() -> str:
        by = person_of(request).key
        return act(Said(form, work.case_body_id, form.made_from() or None, by))

    if words := form.done(done):
        tell(request, words)
        return HttpResponseRedirect(address_of(work, question.tab))
    return case_page(
        request, work, question.template, tab=question.tab, title=question.title, form=form,
        question=question, back=address_of(work, question.tab), **facts,
    )  # fmt: skip


def _form(
    request: HttpRequest, work: CaseWork, kind: type[CaseForm], initial: Mapping[str, Any],
    options: Options,
) -> CaseForm:  # fmt: skip
    form = opened(request, kind)
    # What was kept of a form that was never sent comes before how things are.
    form.initial = {"version": work.version, **initial, **form.initial}
    for name, chosen in options.items():
        form.fields[name].choices = list(chosen)  # type: ignore[attr-defined] # of a choice
    return form
