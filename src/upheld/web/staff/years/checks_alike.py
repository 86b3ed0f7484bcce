"""Open warnings of one kind cleared together: each is shown and ticked, with one reason for all."""

from collections.abc import Sequence

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies, names
from upheld.runs.annual.check import CheckLine, clear_alike
from upheld.runs.annual.check_words import CheckWords, lines_seen_by, sentence
from upheld.runs.annual.models import Clearance
from upheld.toolbox.digest import sha256
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import tell
from upheld.web.staff.forms import words
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.versions import Versioned, saved
from upheld.web.staff.years.frame import address, reporting_year, room_of

# As many as one person can look through, and as fit into one form.
TOGETHER = 500
# So much of a digest tells what a line says from what it said before.
_SHOWN = 8


class Alike(Versioned):
    """Which of the lines are cleared, and why."""

    line = forms.MultipleChoiceField(
        error_messages={
            "required": "Tick at least one warning",
            "invalid_choice": "Some of these were answered, or say something else, since this "
            "page was made. Look at those that are ticked now, and send it again",
        },
    )
    why = words("Say why")

    def offer(self, lines: Sequence[CheckLine]) -> None:
        """Let these be ticked, as they stand now."""
        choices = [(tick_of(line), line.id) for line in lines]
        self.fields["line"].choices = choices  # type: ignore[attr-defined] # a field of choices


def tick_of(line: CheckLine) -> str:
    """The line, and what it says: a tick holds for what was seen."""
    return f"{line.id}-{sha256(line.finding.what.encode())[:_SHOWN]}"


@does(Deed.CLEAR_CHECK, GET, POST)
@once
def clear(request: HttpRequest, year: int) -> HttpResponse:
    """All open warnings of a kind; those that stay ticked are cleared with the reason."""
    reporting_year(year)
    kind = request.GET.get("kind", "")
    lines = _open_of(request, year, kind)
    newest = Clearance.objects.filter(year=year).order_by("-id").first()
    place = f"{request.path}?kind={kind}"
    form = opened(
        request, Alike, place=place,
        initial={"version": newest.pk if newest else 0, "line": [tick_of(x) for x in lines]},
    )  # fmt: skip
    form.offer(lines)
    back, words_of = address(year, "check"), CheckWords(names())

    def act() -> str:
        said, of_tick = form.cleaned_data, {tick_of(line): line.id for line in lines}
        chosen = [of_tick[tick] for tick in said["line"]]
        clear_alike(
            year, chosen, why=said["why"], by=person_of(request).key, version=form.made_from()
        )  # fmt: skip
        return _told(len(chosen), kind)

    if told := saved(form, act):
        tell(request, told)
        return HttpResponseRedirect(back)
    return room_of(
        request, "check_alike.html", f"Clear several: {kind}", year,
        Crumb(text="Check", address=back), form=form, kind=kind, lines=lines, words=words_of,
        tick_of=tick_of, back=back, title_of_kind=sentence(kind),
    )  # fmt: skip


def _open_of(request: HttpRequest, year: int, kind: str) -> list[CheckLine]:
    try:
        seen, _ = lines_seen_by(year, blocked_bodies(person_of(request)))
    except Refused:
        raise Http404 from None
    return [line for line in seen if line.clearable and line.finding.kind == kind][:TOGETHER]


def _told(count: int, kind: str) -> str:
    lines = "One line is" if count == 1 else f"{count:,} lines are"
    return f"{lines} cleared ({kind}); under “Cleared” each can be opened again."
