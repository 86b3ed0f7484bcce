"""One act on one recommendation: its form, what it does, and where it leads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.models import CaseWork, Recommendation
from upheld.domain.errors import Overtaken, Refused
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.acting import Options
from upheld.web.staff.cases.frame import address_of, case_page
from upheld.web.staff.environment import tell
from upheld.web.staff.opening import opened
from upheld.web.staff.remedies.forms import Asking

PLACE = "remedies/"


@dataclass(frozen=True, kw_only=True)
class Act:
    """What a page asks and says."""

    form: type[Asking]
    title: str
    button: str
    done: str
    lede: str = ""
    warns: bool = False
    """Whether it cannot be undone, or weighs."""
    back: str = "Back without a change"


Do = Callable[[Asking], str | None]


def recommendation_of(work: CaseWork, number: int) -> Recommendation:
    """A recommendation of a case x body by its number there, or not found."""
    found = Recommendation.objects.filter(case_body=work.case_body_id, number=number).first()
    if found is None:
        raise Http404
    found.case_body = work.case_body
    return found


def ask(
    request: HttpRequest, work: CaseWork, act: Act, do: Do, *,
    about: Recommendation | None = None, initial: Mapping[str, str] | None = None,
    options: Options | None = None, **facts: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form, or do what it asks. `do` gives the address to go on to, if not the tab's.

    `options` are what may be chosen in a field, where that is known here alone.
    """
    form = opened(request, act.form)
    for name, chosen in (options or {}).items():
        form.fields[name].choices = list(chosen)  # type: ignore[attr-defined] # of a choice
    version = work.version if about is None else about.version
    form.initial = {"version": str(version), **(initial or {}), **form.initial}
    if form.is_valid():
        try:
            onward = do(form)
        except Overtaken as first:
            form.overtaken(first, {})
        except Refused as refusal:
            # A refusal that stands at its field already is not said twice.
            if not form.errors:
                _refuse(form, refusal)
        else:
            tell(request, act.done)
            return HttpResponseRedirect(onward or address_of(work, PLACE))
    return case_page(
        request, work, "remedies/form.html", tab=PLACE, title=_title(act, about), form=form,
        act=act, about=about, back=address_of(work, PLACE),
        **{"without": (), "others": (), "caution": "", **facts},
    )  # fmt: skip


def _title(act: Act, about: Recommendation | None) -> str:
    return act.title if about is None else f"{act.title}: recommendation {about.number}"


def _refuse(form: Asking, refusal: Refused) -> None:
    form.refuse(form.place_of(str(refusal)), refusal)
    for problem in refusal.problems:
        form.add_error(None, f"{problem[:1].upper()}{problem[1:]}")


def signed(request: HttpRequest, form: Asking, about: Recommendation) -> dict[str, Any]:
    """What every act needs: on which recommendation, as it was seen when, and by whom."""
    return {
        "recommendation": about.pk, "version": form.made_from(), "by": person_of(request).key,
    }  # fmt: skip
