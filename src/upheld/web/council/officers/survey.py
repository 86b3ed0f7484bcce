"""A survey by link: its questions, and answers that can be changed until it closes."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from upheld.domain.enquiries import LONGEST_WORDS, SCALE, QuestionKind, SurveyQuestion
from upheld.domain.errors import Refused
from upheld.outreach.actions.answering import BY_LINK, answer_survey
from upheld.outreach.queries.by_link import ByLink, SurveyAsked, survey_by_link, survey_of
from upheld.web.council import bodies
from upheld.web.council.asking import GET, POST, by
from upheld.web.council.environment import page
from upheld.web.council.fields import Text
from upheld.web.council.forms import Asked
from upheld.web.council.officers import links
from upheld.web.dated import spoken_day

ENDS = {SCALE[0]: " (not at all)", SCALE[-1]: " (very much)"}


class Answers(Asked):
    """One field for each question; none has to be answered."""

    def __init__(self, questions: tuple[SurveyQuestion, ...], sent: Any = None) -> None:
        """By the number of the question."""
        super().__init__(sent)
        self.questions = questions
        for number, each in enumerate(questions, 1):
            self.fields[f"answer_{number}"] = _field(each)

    def options(self, question: SurveyQuestion) -> list[tuple[str, str]]:
        """What may be chosen."""
        return _options(question)

    def chosen(self, name: str) -> list[str]:
        """Boxes that were ticked."""
        data: Any = self.data
        return [str(each) for each in data.getlist(name)] if self.is_bound else []

    def answers(self) -> dict[int, Any]:
        """What was answered, by number."""
        return {
            number: _answer(each, self.cleaned_data[f"answer_{number}"])
            for number, each in enumerate(self.questions, 1)
        }


@by(GET, POST)
def survey(request: HttpRequest, token: str) -> HttpResponse:
    """Ask; a program that only follows links sends nothing."""
    if refused := links.too_often(request):
        return refused
    found = survey_by_link(token)
    if found is None:
        return links.unknown(request)
    asked = survey_of(found.number)
    if request.method != POST:
        return _asked(request, found, asked, Answers(asked.questions))
    form = Answers(asked.questions, request.POST)
    if not form.is_valid():
        return _asked(request, found, asked, form)
    try:
        answer_survey(token=token, answers=form.answers(), by=BY_LINK)
    except Refused as refusal:
        form.refuse(refusal)
        return _asked(request, found, asked, form)
    return page(
        request, "officers/survey_thanks.html", "Thank you", asked=asked,
        last_day=spoken_day(asked.last_day),
    )  # fmt: skip


def _asked(request: HttpRequest, found: ByLink, asked: SurveyAsked, form: Answers) -> HttpResponse:
    return page(
        request, "officers/survey.html", asked.title, asked=asked, form=form,
        body=bodies.name_of(found.body), answered=found.answered,
        last_day=spoken_day(asked.last_day), Kind=QuestionKind,
    )  # fmt: skip


def _field(question: SurveyQuestion) -> forms.Field:
    wrong = {"invalid_choice": "Choose one of the answers"}
    if question.kind is QuestionKind.WORDS:
        return Text(longest=LONGEST_WORDS)
    if question.kind is QuestionKind.SEVERAL:
        return forms.MultipleChoiceField(
            choices=_options(question), required=False, error_messages=wrong
        )
    return forms.ChoiceField(choices=_options(question), required=False, error_messages=wrong)


def _options(question: SurveyQuestion) -> list[tuple[str, str]]:
    if question.kind is QuestionKind.SCALE:
        return [(str(each), f"{each}{ENDS.get(each, '')}") for each in SCALE]
    return [(str(number), words) for number, words in enumerate(question.options)]


def _answer(question: SurveyQuestion, said: Any) -> Any:
    if question.kind is QuestionKind.WORDS:
        return said or None
    if question.kind is QuestionKind.SEVERAL:
        return [int(each) for each in said]
    return int(said) if said else None
