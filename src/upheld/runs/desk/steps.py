"""The steps that can be started from the year's desk, and what each is in words."""

from dataclasses import dataclass
from enum import StrEnum

from upheld.domain.roles import Deed
from upheld.register.sooner import WHEN


class Step(StrEnum):
    """One step of the annual run."""

    IMPORT = "import"
    FREEZE = "freeze"
    COUNT = "count"
    WRITE = "write"
    CHECK = "check"
    APPROVE = "approve"
    ISSUE = "issue"
    STAGE = "stage"
    CORRECT = "correct"
    PACK = "pack"

    @property
    def deed(self) -> Deed:
        """What a person must be allowed to do to start it."""
        return WORDS[self].deed

    def titled(self, year: int | None) -> str:
        """What is asked: "Freeze 2020"."""
        return WORDS[self].title.format(year=year)

    def doing(self, year: int | None) -> str:
        """What is under way: "freezing 2020"."""
        return WORDS[self].doing.format(year=year)


@dataclass(frozen=True, kw_only=True)
class StepWords:
    """What a page says about a step."""

    deed: Deed
    title: str
    doing: str
    effect: str
    """What it does, and whether it can be undone."""
    button: str


WORDS = {
    Step.IMPORT: StepWords(
        deed=Deed.IMPORT_LISTS,
        title="Import case lists",
        doing="importing case lists",
        effect="Every line is checked first. With one fault anywhere nothing is taken in.",
        button="Import these lists",
    ),
    Step.FREEZE: StepWords(
        deed=Deed.FREEZE_YEAR,
        title="Freeze {year}",
        doing="freezing {year}",
        effect="The cases of the year are copied as they stand. A frozen year cannot be thawed: "
        "what changes later becomes a correction, with a public note.",
        button="Freeze the year",
    ),
    Step.COUNT: StepWords(
        deed=Deed.COUNT_YEAR,
        title="Count {year}",
        doing="counting {year}",
        effect="Every figure is counted from the frozen cases and sealed as a release. The same "
        "cases always give the same release.",
        button="Count the year",
    ),
    Step.WRITE: StepWords(
        deed=Deed.WRITE_LETTERS,
        title="Write the letters of {year}",
        doing="writing the letters of {year}",
        effect="A draft is made for every body that has something to be told. Drafts that stand "
        "already and say the same stay. Whoever writes does not approve.",
        button="Write the letters",
    ),
    Step.CHECK: StepWords(
        deed=Deed.CHECK_LETTERS,
        title="Check letters of {year}",
        doing="checking letters of {year}",
        effect="It is noted that you have read these drafts and found them right. Nobody checks "
        "what they wrote. A letter that says something else afterwards is a draft again.",
        button="I have read them: they are right",
    ),
    Step.APPROVE: StepWords(
        deed=Deed.APPROVE_LETTERS,
        title="Approve the letters of {year}",
        doing="approving letters of {year}",
        effect="The letters are approved as they lie. Nobody approves what they wrote. An approval "
        "can be taken back until a letter has gone, and lapses where figures or facts change.",
        button="Approve the letters",
    ),
    Step.ISSUE: StepWords(
        deed=Deed.ISSUE_LETTERS,
        title="Issue the letters of {year}",
        doing="issuing the letters of {year}",
        effect="Every approved letter goes by mail to its own body, to each recipient once. What "
        "has gone cannot be called back.",
        button="Send the letters",
    ),
    Step.STAGE: StepWords(
        deed=Deed.STAGE_RELEASE,
        title="Stage the release of {year}",
        doing="staging the release of {year}",
        effect="The newest release becomes public at its hour, by itself. Once that hour has "
        f"passed, a correction becomes public {WHEN}. This cannot be undone.",
        button="Stage the release",
    ),
    Step.CORRECT: StepWords(
        deed=Deed.CORRECT_YEAR,
        title="Correct {year}",
        doing="correcting {year}",
        effect="The year is frozen and counted again from the cases as they stand now, as its next "
        "version. The version before stays. This cannot be undone.",
        button="Correct the year",
    ),
    Step.PACK: StepWords(
        deed=Deed.SEE_YEAR,
        title="Make the reading pack of {year}",
        doing="making the reading pack of {year}",
        effect="One PDF for whoever reads the letters: a summary, then every letter that tells of "
        "a report, a refused or late remedy, or has free text, with what changed on last year. "
        "The pack that was made before is replaced.",
        button="Make the reading pack",
    ),
}
