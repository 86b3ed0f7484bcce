"""What is done with one letter: check, approve, return, take back, hold, let go."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import UpheldError
from upheld.domain.roles import Deed
from upheld.runs.annual.actions.letter_states import (
    hold_letter,
    release_letter,
    return_letter,
    take_back,
)
from upheld.runs.annual.approve import refuse_unseen
from upheld.runs.annual.checking import check_drafts
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.models.letter_version import APPROVED, ISSUED, UNAPPROVED
from upheld.runs.annual.queries.letters import is_held
from upheld.runs.desk.starting import start
from upheld.runs.desk.steps import Step
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import tell
from upheld.web.staff.forms import LONGEST_NOTE, words
from upheld.web.staff.guard import GET, POST, View, does
from upheld.web.staff.letters.frame import (
    letter_of,
    letter_page,
    name_of_body,
    place_of,
    seen_event,
)
from upheld.web.staff.once import once, once_begun
from upheld.web.staff.opening import opened
from upheld.web.staff.versions import Versioned, saved
from upheld.web.staff.years.frame import YEARS
from upheld.web.staff.years.runs import sentence


class Why(Versioned):
    """Why something is done with a letter; kept with its history."""

    why = words("Say why", max_length=LONGEST_NOTE)


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something that is done with one letter for a reason."""

    slug: str
    deed: Deed
    title: str
    effect: str
    button: str
    done: str
    do: Callable[..., None]
    fits: Callable[[LetterVersion], bool]


RETURN = Act(
    slug="return", deed=Deed.CHECK_LETTERS, title="Return the letter to {body}",
    effect="It becomes a draft again, and your note stands with it for whoever writes it.",
    button="Return the letter", done="The letter is returned with your note.", do=return_letter,
    fits=lambda letter: letter.state in UNAPPROVED,
)  # fmt: skip
TAKE_BACK = Act(
    slug="take-back", deed=Deed.APPROVE_LETTERS,
    title="Take back the approval of the letter to {body}",
    effect="It becomes a draft again and does not go until it is approved once more.",
    button="Take the approval back", done="The approval is taken back.", do=take_back,
    fits=lambda letter: letter.state == APPROVED,
)  # fmt: skip
HOLD = Act(
    slug="hold", deed=Deed.HOLD_LETTERS, title="Hold the letter to {body}",
    effect="It does not go, and is not on the public site while it is held. The others go on. At "
    "the public hour the body’s page shows its figures, and that the letter is to follow.",
    button="Hold the letter", done="The letter is held. The others go on.", do=hold_letter,
    fits=lambda letter: letter.state in {*UNAPPROVED, APPROVED, ISSUED} and not is_held(letter),
)  # fmt: skip
RELEASE = Act(
    slug="release", deed=Deed.HOLD_LETTERS, title="Let go the letter to {body}",
    effect="It goes on from where it stood. One that was sent is on the public site from its hour.",
    button="Let the letter go", done="The letter is no longer held.", do=release_letter,
    fits=lambda letter: is_held(letter) is not None,
)  # fmt: skip
ACTS = (RETURN, TAKE_BACK, HOLD, RELEASE)
# A number of a row has fewer digits, and one much longer could not be read at all.
LONGEST_NUMBER = 18
RETURNED_SINCE = "The letter was returned since it was shown: read the note, then look again."


def _asking(act: Act) -> View:
    @does(act.deed, GET, POST, body="slug")
    @once
    def view(request: HttpRequest, year: int, slug: str) -> HttpResponse:
        letter = letter_of(year, slug)
        form = opened(request, Why, initial={"version": seen_event(letter)})

        def act_on_it() -> str:
            act.do(
                letter=letter, why=form.cleaned_data["why"], seen=form.made_from(),
                by=person_of(request).key,
            )  # fmt: skip
            return act.done

        if told := saved(form, act_on_it):
            tell(request, told)
            return HttpResponseRedirect(place_of(letter))
        title = act.title.format(body=name_of_body(letter))
        return letter_page(request, "state", title, letter, form=form, act=act)

    view.__name__ = act.slug.replace("-", "_")
    view.__doc__ = f"{act.button}: ask why, then do it."
    return view


return_one = _asking(RETURN)
take_back_one = _asking(TAKE_BACK)
hold_one = _asking(HOLD)
release_one = _asking(RELEASE)


@does(Deed.CHECK_LETTERS, POST, body="slug")
@once
def check_one(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """Note that one letter was read and is right."""
    letter = letter_of(year, slug)
    left: list[str] = []
    try:
        done = check_drafts(
            year, [slug], by=person_of(request).key, seen=_seen(request, slug),
            answers=_answers(request), tell=left.append,
        )  # fmt: skip
    except UpheldError as refusal:
        tell(request, sentence(refusal))
    else:
        before = RETURNED_SINCE if left else "The letter was checked before."
        tell(request, "The letter is checked." if done else before)
    return HttpResponseRedirect(place_of(letter))


@does(Deed.APPROVE_LETTERS, POST, body="slug")
@once_begun
def approve_one(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """Approve one letter."""
    letter, seen = letter_of(year, slug), _seen(request, slug)
    try:
        refuse_unseen([letter], seen)
        wishes = {"bodies": [slug], "seen": seen, "answers": _answers(request)}
        run = start(Step.APPROVE, year=year, by=person_of(request).key, wishes=wishes)
    except UpheldError as refusal:
        tell(request, sentence(refusal))
        return HttpResponseRedirect(place_of(letter))
    return HttpResponseRedirect(f"{YEARS}runs/{run.pk}/")


def _seen(request: HttpRequest, slug: str) -> dict[str, str]:
    """The letter that the page showed; one that no page showed is no letter that is there."""
    return {slug: request.POST.get("sha256", "")}


def _answers(request: HttpRequest) -> list[int]:
    """The note that the page showed: who finds the letter right all the same has read that one."""
    note = request.POST.get("note", "")[:LONGEST_NUMBER]
    return [int(note)] if note.isdecimal() else []
