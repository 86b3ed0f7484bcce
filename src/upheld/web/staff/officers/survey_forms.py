"""A survey as it is written: a few questions at first, more on request."""

from typing import Any

from django import forms

from upheld.domain.enquiries import LONGEST_LINE, MOST_QUESTIONS, QuestionKind, SurveyQuestion
from upheld.domain.errors import Refused
from upheld.outreach.actions.surveys import LONGEST_INTRODUCTION, LONGEST_TITLE, SurveyFacts
from upheld.outreach.models import Survey
from upheld.outreach.queries.by_link import questions_of
from upheld.web.staff.cases.forms import CaseForm, choice, day, text_field
from upheld.web.staff.dated import spoken_day

FIRST = 3
BY_BODY, WITHOUT = "by_body", "without"
WHOSE = [
    (WITHOUT, "No: only the type of authority is kept"),
    (BY_BODY, "Yes: each answer is kept with its body"),
]
KINDS = [("", "No question"), *((each.value, each.words) for each in QuestionKind)]


class WrittenSurvey(CaseForm):
    """Title, introduction, days and questions."""

    title = forms.CharField(
        label="Title", max_length=LONGEST_TITLE, error_messages={"required": "Write a title"}
    )
    introduction = text_field(
        "Introduction", "Write what it is for", rows=4, longest=LONGEST_INTRODUCTION
    )
    by_body = choice(
        "Do we keep which body an answer is from?", WHOSE, "Choose whether we keep it",
        hint="The form says so to those who answer.",
    )  # fmt: skip
    first_day = day("First day", "Write the first day", hint="Mails go with the roll of that day.")
    last_day = day("Last day", "Write the last day")

    def __init__(self, *args: Any, **options: Any) -> None:
        """As many questions as were shown, and one more where that was asked for."""
        super().__init__(*args, **options)
        said = self.data.get("count") or self.initial.get("count") or FIRST
        count = int(said) if str(said).isdecimal() else FIRST
        more = 1 if self.data.get("do") == "more" else 0
        self.count = min(max(1, count + more), MOST_QUESTIONS)
        for number in range(1, self.count + 1):
            self.fields[f"text_{number}"] = forms.CharField(
                label=f"Question {number}", required=False, max_length=LONGEST_LINE
            )
            self.fields[f"kind_{number}"] = choice(f"Question {number} is answered by", KINDS)
            self.fields[f"options_{number}"] = text_field(
                f"Options of question {number}",
                rows=3,
                hint="One on each line. Empty for a scale or words of their own.",
            )

    def facts(self) -> SurveyFacts:
        """The survey; refused where it cannot be asked."""
        said = self.cleaned_data
        numbers = range(1, self.count + 1)
        return SurveyFacts(
            title=said["title"].strip(), introduction=self.lines("introduction"),
            by_body=said["by_body"] == BY_BODY, first_day=said["first_day"],
            last_day=said["last_day"],
            questions=tuple(self._question(n) for n in numbers if self._is_asked(n)),
        )  # fmt: skip

    def refused(self, refusal: Refused) -> None:
        """At the field that the refusal names first."""
        name = str(refusal).partition(":")[0].replace(" ", "_")
        self.refuse(name if name in self.fields else None, refusal)

    def _is_asked(self, number: int) -> bool:
        said = self.cleaned_data
        return bool(said[f"text_{number}"].strip() or said[f"kind_{number}"])

    def _question(self, number: int) -> SurveyQuestion:
        said = self.cleaned_data
        if not said[f"kind_{number}"]:
            raise Refused(f"question {number}: choose how it is answered")
        options = (line.strip() for line in self.lines(f"options_{number}").splitlines())
        return SurveyQuestion(
            text=said[f"text_{number}"].strip(), kind=QuestionKind(said[f"kind_{number}"]),
            options=tuple(each for each in options if each),
        )  # fmt: skip


def as_it_is(found: Survey) -> dict[str, Any]:
    """What the form of a survey begins with."""
    said: dict[str, Any] = {
        "title": found.title, "introduction": found.introduction, "version": found.version,
        "by_body": BY_BODY if found.by_body else WITHOUT, "count": len(found.questions),
        "first_day": spoken_day(found.first_day), "last_day": spoken_day(found.last_day),
    }  # fmt: skip
    for number, each in enumerate(questions_of(found.questions), 1):
        said |= {
            f"text_{number}": each.text, f"kind_{number}": each.kind.value,
            f"options_{number}": "\n".join(each.options),
        }  # fmt: skip
    return said
