"""/scrutiny/: choose a council and a year; all questions by topic; where to read more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from upheld.domain.scrutiny import Question
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.pages.narrowing import Option, Selection
from upheld.pages.scrutiny.gathering import ADDRESS
from upheld.pages.scrutiny.one import TITLE
from upheld.pages.setting import Setting
from upheld.scrutiny.grounds import told_when

# What stands where a council's own facts will: nobody takes it for one.
_BLANKS = {"body": "[council]", "count": "[number]", "heading": "[service]", "year": "[year]"}


@dataclass(frozen=True, kw_only=True)
class QuestionShown:
    """A question as it stands in the list of all."""

    text: str
    listen_for: str
    when: str


@dataclass(frozen=True, kw_only=True)
class Topic:
    """Questions that stand together."""

    title: str
    questions: tuple[QuestionShown, ...]


def index_page(
    questions: Sequence[Question],
    bodies: Mapping[str, str],
    years: Sequence[int],
    setting: Setting,
) -> bytes:
    """The page; `bodies` are those with figures, by slug, `years` the public ones."""
    return page(
        "scrutiny/index.html",
        Frame(
            title=TITLE,
            address=ADDRESS,
            demonstration=setting.demonstration,
            description="Questions that councillors can ask, chosen by what complaints about their "
            "council showed, with packs to print for a meeting.",
            section="councils",
        ),
        form=_form(bodies, years),
        topics=topics_of(questions),
        address=ADDRESS,
    )


def topics_of(questions: Sequence[Question]) -> tuple[Topic, ...]:
    """All questions by topic, the topic with the question of the lowest rank first."""
    found: dict[str, list[QuestionShown]] = {}
    for each in sorted(questions, key=lambda one: (one.rank, one.key)):
        shown = QuestionShown(
            text=each.text.format(**_BLANKS),
            listen_for=each.listen_for,
            when=told_when(each.rule),
        )
        found.setdefault(each.topic, []).append(shown)
    return tuple(Topic(title=title, questions=tuple(of)) for title, of in found.items())


def _form(bodies: Mapping[str, str], years: Sequence[int]) -> tuple[Selection, ...]:
    named = sorted((name, slug) for slug, name in bodies.items())
    first = Option(value="", text="Choose a council", chosen=True)
    newest = max(years)
    return (
        Selection(
            name="body",
            label="Council or authority",
            options=(
                first,
                *(Option(value=slug, text=name, chosen=False) for name, slug in named),
            ),
        ),
        Selection(
            name="year",
            label="Year to 31 March",
            options=tuple(
                Option(value=str(year), text=str(year), chosen=year == newest)
                for year in sorted(years, reverse=True)
            ),
        ),
    )
