"""What is done with one decision at the gate, each on a page that asks."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.publishing.checking import write_public_text
from upheld.casework.actions.publishing.holding import hold, let_go
from upheld.casework.actions.publishing.objecting import answer_objection, record_objection
from upheld.casework.actions.publishing.passing import pass_text
from upheld.casework.actions.publishing.taking_down import take_down
from upheld.domain.gate import AtGate, Withheld
from upheld.domain.publication import TakenDown
from upheld.domain.roles import Deed
from upheld.domain.sides import Side
from upheld.register.sooner import WHEN
from upheld.toolbox import clock
from upheld.web.staff.asking import may_except, person_of
from upheld.web.staff.cases.forms import Why
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.publication import forms
from upheld.web.staff.publication.frame import Question, asked, common, place_of

# What is asked depends on whether it takes an exception.
_PASSED = {AtGate.EARLY: forms.PassedEarly, AtGate.TAKEN_DOWN: forms.PassedAgain}


@does(Deed.PUBLISH_DECISION, GET, POST, body="body")
@once
def text(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Write the public text anew."""
    place = place_of(reference, body)

    def act(form: forms.PublicText) -> str:
        write_public_text(text=form.text(), **common(request, place, form))
        return "The public text is saved. It is looked at again for names."

    return asked(
        request, place, forms.PublicText, act,
        Question(
            title="Change the public text", button="Save the public text",
            lede="Only what the public will read changes here. What was sent to both sides stays "
            "as it was.",
        ),
        initial={section.value: words for section, words in place.text.items()},
    )  # fmt: skip


@does(Deed.PUBLISH_DECISION, GET, POST, body="body")
@once
def pass_one(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Publish it."""
    place = place_of(reference, body)

    def act(form: forms.Passed) -> str:
        row = pass_text(
            sooner=form.cleaned_data.get("when") == forms.NOW, excepted=may_except(request),
            exception_why=form.lines("exception_why"), **common(request, place, form),
        )  # fmt: skip
        if row.public_from > clock.now():
            return f"It has passed, and becomes public on {clock.spoken(row.public_from)}."
        return "It has passed, and is published with the next roll."

    early = place.line.state is AtGate.EARLY
    hour = f" It may be public from {spoken_day(place.line.due)} on." if early else ""
    return asked(
        request, place, _PASSED.get(place.line.state, forms.Passed), act,
        Question(
            title="Publish the decision", button="Publish it", warning=True,
            lede="From its hour on anybody may read the text, search it and copy it." + hour,
        ),
        initial={"when": forms.AT_ITS_HOUR},
    )  # fmt: skip


@does(Deed.PUBLISH_DECISION, GET, POST, body="body")
@once
def withhold(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Withhold it for a reason."""
    place = place_of(reference, body)

    def act(form: forms.Held) -> str:
        hold(
            reason=Withheld(form.cleaned_data["reason"]), why=form.lines("why"),
            excepted=may_except(request), **common(request, place, form),
        )  # fmt: skip
        return "It is withheld."

    alone = ", ".join(f"“{each.words}”" for each in Withheld if not each.needs_exception)
    return asked(
        request, place, forms.Held, act,
        Question(
            title="Withhold from publication", button="Withhold it",
            lede="Every decision is published unless something of this list holds. All but "
            f"{alone} need somebody who may allow exceptions.",
        ),
    )  # fmt: skip


@does(Deed.PUBLISH_DECISION, GET, POST, body="body")
@once
def release(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Withhold it no longer."""
    place = place_of(reference, body)

    def act(form: Why) -> str:
        let_go(why=form.lines("why"), excepted=may_except(request), **common(request, place, form))
        return "It is withheld no longer."

    question = Question(title="Withhold it no longer", button="Let it go")
    return asked(request, place, Why, act, question)


@does(Deed.PUBLISH_DECISION, GET, POST, body="body")
@once
def take_one_down(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Take down what is published."""
    place = place_of(reference, body)

    def act(form: forms.TakenOff) -> str:
        take_down(
            reference=place.line.reference, body=place.line.body,
            version=form.cleaned_data["current"], reason=TakenDown(form.cleaned_data["reason"]),
            why=form.lines("why"), by=person_of(request).key,
        )  # fmt: skip
        return f"It is taken down, and leaves the public site {WHEN}."

    return asked(
        request, place, forms.TakenOff, act,
        Question(
            title="Take the decision down", button="Take it down", warning=True,
            lede=f"The text goes {WHEN}; its page says that it was taken down. To "
            "publish it again takes an exception, unless it was taken down to be changed.",
        ),
        initial={"current": place.current.version if place.current else ""},
    )  # fmt: skip


@does(Deed.PUBLISH_DECISION, GET, POST, body="body")
@once
def object_to(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Record an objection."""
    place = place_of(reference, body)

    def act(form: forms.Objected) -> str:
        said = form.cleaned_data
        record_objection(
            side=Side(said["side"]), on=said["on"], reasons=form.lines("reasons"),
            **common(request, place, form),
        )  # fmt: skip
        return "The objection is recorded. Somebody who may allow exceptions answers it."

    return asked(
        request, place, forms.Objected, act,
        Question(
            title="Record an objection", button="Record it",
            lede="Nobody can opt out of publication; an objection with reasons is weighed.",
        ),
        initial={"on": spoken_day(clock.today())},
    )  # fmt: skip


@does(Deed.EXCEPT_CASE, GET, POST, body="body")
@once
def answer(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Answer an objection."""
    place = place_of(reference, body)

    def act(form: forms.Weighed) -> str:
        agreed = form.cleaned_data["agreed"] == forms.AGREED
        answer_objection(
            side=Side(form.cleaned_data["side"]), agreed=agreed, answer=form.lines("answer"),
            **common(request, place, form),
        )  # fmt: skip
        if agreed:
            return "The objection is agreed to, and the decision is withheld. Both sides are told."
        return "The objection is answered. Both sides are told."

    return asked(
        request, place, forms.Weighed, act,
        Question(title="Answer an objection", button="Record the answer",
                 lede="Both sides get a letter with what was decided and your words: name nobody."),
    )  # fmt: skip
