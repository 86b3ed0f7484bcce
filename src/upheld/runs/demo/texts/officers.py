"""Link officers of a demonstration: made up, at fictional bodies, and what they are asked."""

from datetime import timedelta

from upheld.domain.enquiries import QuestionKind, SurveyQuestion

# Whom a few bodies have told us of; of the others the office alone is known.
NAMES = (
    "Ann Specimen", "Bo Placeholder", "Cat Example", "Dev Sample", "Eve Pattern", "Flo Mock",
)  # fmt: skip
# Who took their place since, at the bodies that answer so.
NEW_NAMES = ("Gus Specimen", "Hal Placeholder", "Ivy Example")

SURVEY = "The form of the yearly letter (invented for the demonstration)"
INTRODUCTION = (
    "We would like to know which form of the yearly letter helps you most. This survey, those who "
    "are asked and their answers are invented for the demonstration."
)
QUESTIONS = (
    SurveyQuestion(
        text="Which form of the letter does your council use?", kind=QuestionKind.ONE,
        options=("The letter", "The council’s page", "The table"),
    ),
    SurveyQuestion(
        text="Who reads it?", kind=QuestionKind.SEVERAL,
        options=("The chief executive", "Members of a committee", "Heads of service"),
    ),
    SurveyQuestion(text="How useful is the comparison with similar councils?",
                   kind=QuestionKind.SCALE),
    SurveyQuestion(text="What would help you more?", kind=QuestionKind.WORDS),
)  # fmt: skip
OPEN_FOR = timedelta(days=10)
WORDS = (
    "Invented answer: a page for each committee.",
    "Invented answer: the numbers a month earlier.",
    "Invented answer: fewer tables.",
)
NEXT = "Training for link officers (invented for the demonstration)"
NEXT_INTRODUCTION = (
    "We plan the seminars of next year. This survey and those who would be asked are invented for "
    "the demonstration."
)
NEXT_QUESTIONS = (
    SurveyQuestion(
        text="Which seminar would you come to?", kind=QuestionKind.ONE,
        options=("Remedies", "Writing answers", "Neither"),
    ),
)  # fmt: skip
NEXT_OPENS, NEXT_LASTS = timedelta(days=14), timedelta(days=28)
