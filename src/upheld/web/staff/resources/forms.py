"""What is asked about questions and resources. The rules are in the domain and the actions."""

from datetime import datetime, timedelta
from typing import Any

from django import forms

from upheld.domain.errors import Refused
from upheld.domain.headings import Heading
from upheld.domain.learning import LearningItem, LearningKind
from upheld.domain.scrutiny import LONGEST_KEY, LONGEST_TEXT, Ground, Question, Rule
from upheld.outreach.actions.records import LONGEST_WHY
from upheld.outreach.records import LONGEST_LINE, Content
from upheld.register.models import Authority
from upheld.register.queries.bodies import to_choose_from
from upheld.register.queries.installation import is_demonstration
from upheld.scrutiny.grounds import told_when
from upheld.toolbox import clock
from upheld.web.staff.cases.forms import CaseForm, choice, day, text_field, to_choose
from upheld.web.staff.dated import spoken_day

NOW, LATER = "now", "later"
HEADINGS = [(each.value, each.words) for each in Heading]


def line_field(label: str, required: str, *, hint: str = "", longest: int) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=label, help_text=hint, max_length=longest, error_messages={"required": required}
    )


def key_field(place: str) -> forms.CharField:
    """The address of a new record."""
    return line_field(
        "Short name", "Give it a short name", longest=LONGEST_KEY,
        hint=f"Small letters, digits and hyphens, such as {place}. It stays for ever.",
    )  # fmt: skip


class Written(CaseForm):
    """A draft of either kind: its parts, and why it is written."""

    why = text_field(
        "Why it is written or changed", rows=2, longest=LONGEST_WHY,
        hint="For those who read the history; the public is not told.",
    )  # fmt: skip

    def content(self, key: str) -> Content:
        """What was written, as the domain has it; refused where it cannot be."""
        raise NotImplementedError

    def refused(self, refusal: Refused) -> None:
        """Show each fault at the field that it names first."""
        for each in refusal.problems or (str(refusal),):
            name = each.partition(":")[0].replace(" ", "_")
            if name in self.fields:
                self.refuse(name, Refused(each))
            else:
                self.refuse(None, Refused(each))

    def _number(self, name: str) -> int:
        return int(self.cleaned_data[name])


class ChangedQuestion(Written):
    """A question, and the rule by which it is asked."""

    field_order = (
        "key",
        "topic",
        "text",
        "listen_for",
        "ground",
        "at_least",
        "heading",
        "rank",
        "why",
    )
    topic = line_field("Topic", "Write a topic", longest=LONGEST_KEY,
                       hint="Questions of one topic stand together.")  # fmt: skip
    text = text_field(
        "Question", "Write the question", rows=3, longest=LONGEST_TEXT,
        hint="{body}, {count}, {heading} and {year} are filled in from the fact it rests on.",
    )  # fmt: skip
    listen_for = text_field("Listen for", "Write what a good answer holds", rows=3,
                            longest=LONGEST_TEXT)  # fmt: skip
    ground = choice(
        "When it is asked", [(each.value, told_when(Rule(ground=each))) for each in Ground],
        "Choose when it is asked",
    )  # fmt: skip
    at_least = forms.IntegerField(
        label="At least how often",
        min_value=1,
        max_value=999,
        initial=1,
        help_text="1, unless the ground is something that is counted.",
    )
    heading = choice("Only under this heading", to_choose(HEADINGS, "Whichever has most"),
                     hint="For several upheld complaints alone.")  # fmt: skip
    rank = forms.IntegerField(
        label="Rank",
        min_value=1,
        max_value=999,
        initial=100,
        help_text="Lower ones come first; the one-page pack takes the first few.",
    )

    def content(self, key: str) -> Question:
        """The question."""
        said = self.cleaned_data
        heading = Heading(said["heading"]) if said["heading"] else None
        rule = Rule(
            ground=Ground(said["ground"]), at_least=self._number("at_least"), heading=heading
        )
        return Question(
            key=key, topic=said["topic"].strip(), text=self.lines("text"),
            listen_for=self.lines("listen_for"), rule=rule, rank=self._number("rank"),
        )  # fmt: skip


class NewQuestion(ChangedQuestion):
    """A question with its address."""

    key = key_field("late-remedies")


class ChangedLearning(Written):
    """A focus report, a guide or a learning example."""

    field_order = (
        "key", "kind", "title", "heading", "subject", "published", "summary", "changed",
        "questions", "body", "consented", "why",
    )  # fmt: skip
    kind = choice("Kind", [(each.value, each.words) for each in LearningKind], "Choose a kind")
    title = line_field("Title", "Write a title", longest=LONGEST_LINE)
    heading = choice("Heading", HEADINGS, "Choose a heading")
    subject = line_field("Subject", "Write the subject", longest=LONGEST_LINE,
                         hint="In a few words, such as school transport.")  # fmt: skip
    published = day("Day of publication", "Write the day", past=True)
    summary = text_field("What we found", "Write what was found", rows=8, longest=10_000,
                         hint="One to three paragraphs, an empty line between them.")  # fmt: skip
    changed = text_field("What changed", rows=5, longest=10_000,
                         hint="A learning example needs this.")  # fmt: skip
    questions = text_field("Questions for councillors", rows=4, hint="One on each line.")
    body = choice("Body that is named", hint="Only one that has agreed.")
    consented = day("Day on which it agreed to be named", past=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        """A demonstration names fictional bodies alone."""
        super().__init__(*args, **options)
        bodies = Authority.objects.all()
        if is_demonstration():
            bodies = bodies.filter(fictional=True)
        named: Any = self.fields["body"]
        named.choices = to_choose(to_choose_from(bodies), "None is named")

    def content(self, key: str) -> LearningItem:
        """The resource."""
        said = self.cleaned_data
        questions = (line.strip() for line in self.lines("questions").splitlines())
        return LearningItem(
            key=key, kind=LearningKind(said["kind"]), title=said["title"].strip(),
            heading=Heading(said["heading"]), subject=said["subject"].strip(),
            summary=self.lines("summary"), changed=self.lines("changed"),
            published=said["published"], body=said["body"], consented=said["consented"],
            questions=tuple(line for line in questions if line), invented=bool(is_demonstration()),
        )  # fmt: skip


class NewLearning(ChangedLearning):
    """A resource with its address."""

    key = key_field("school-transport-2026")


class Approved(CaseForm):
    """When it is to be public."""

    when = choice("When it becomes public", [(NOW, "At once"), (LATER, "From an hour to come")],
                  "Choose when")  # fmt: skip
    on = day("Day", hint="Only for an hour to come.")
    at = forms.TimeField(
        label="Hour",
        required=False,
        input_formats=["%H:%M"],
        help_text="UK time, such as 09:30.",
        error_messages={"invalid": "Write it as 09:30"},
    )

    def hour(self) -> datetime | None:
        """The hour to come; None for at once."""
        said = self.cleaned_data
        if said["when"] == NOW:
            return None
        if said["on"] is None or said["at"] is None:
            raise Refused("on: write the day and the hour from which it is public")
        return datetime.combine(said["on"], said["at"], tzinfo=clock.UK)


class Ended(CaseForm):
    """Why it ends."""

    why = text_field("Why", "Say why", rows=3, longest=LONGEST_WHY)


def tomorrow() -> dict[str, str]:
    """What the form of an hour to come begins with."""
    return {"on": spoken_day(clock.today() + timedelta(days=1)), "at": "09:30"}


def as_it_is(content: Content) -> dict[str, Any]:
    """A record by the fields of its form."""
    if isinstance(content, Question):
        rule = content.rule
        return {
            "topic": content.topic, "text": content.text, "listen_for": content.listen_for,
            "ground": rule.ground.value, "at_least": rule.at_least,
            "heading": rule.heading.value if rule.heading else "", "rank": content.rank,
        }  # fmt: skip
    return {
        "kind": content.kind.value, "title": content.title, "heading": content.heading.value,
        "subject": content.subject, "summary": content.summary, "changed": content.changed,
        "published": spoken_day(content.published), "body": content.body,
        "consented": spoken_day(content.consented, ""), "questions": "\n".join(content.questions),
    }  # fmt: skip
