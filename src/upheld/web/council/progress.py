"""How far a form is, and what was written in it: carried by its pages, kept by nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from upheld.toolbox import secret
from upheld.web.council import sealed
from upheld.web.council.forms import Asked, Earlier, Matter, Needs, Reach, WhoAbout, Whom

PURPOSE = "complaint"
NONCE, CHECKING = "_nonce", "_checking"
NONCE_BYTES = 16


class Step(NamedTuple):
    """One page of the form."""

    name: str
    title: str
    form: type[Asked]

    @property
    def template(self) -> str:
        """Where its fields are laid out."""
        return f"steps/{self.name}.html"


STEPS = (
    Step("about", "Who is your complaint about?", WhoAbout),
    Step("matter", "What happened?", Matter),
    Step("earlier", "Have you complained to them?", Earlier),
    Step("whom", "Who is complaining?", Whom),
    Step("reach", "How can we reach you?", Reach),
    Step("needs", "What would make it easier for you?", Needs),
)
BY_NAME = {step.name: step for step in STEPS}


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Everything written so far, as it was written."""

    answers: Mapping[str, str]

    @classmethod
    def begun(cls) -> "Progress":
        """A new form: what it is told by when it is sent cannot be guessed."""
        return cls(answers={NONCE: secret.raw(NONCE_BYTES).hex()})

    @classmethod
    def read(cls, text: str) -> "Progress | None":
        """What a page carried; None where it is not ours."""
        answers = sealed.opened(PURPOSE, text)
        return cls(answers=answers) if answers and NONCE in answers else None

    @property
    def sealed(self) -> str:
        """As a page carries it."""
        return sealed.seal(PURPOSE, self.answers)

    @property
    def checking(self) -> bool:
        """Whether everything was asked once: whoever changes one page goes back to the check."""
        return CHECKING in self.answers

    def at_check(self) -> "Progress":
        """The same, at its last page."""
        return Progress(answers={**self.answers, CHECKING: "yes"})

    def written_on(self, step: Step, sent: Mapping[str, str]) -> "Progress":
        """With what was written on one page, whether it is right or not."""
        written = {name: sent.get(name, "") for name in step.form.base_fields}
        return Progress(answers={**self.answers, **written})

    def form_of(self, step: Step) -> Asked:
        """A page as it was written, to look through again."""
        return step.form(initial={n: self.answers.get(n, "") for n in step.form.base_fields})

    def forms(self) -> dict[str, Asked]:
        """Every page, read."""
        return {step.name: step.form(dict(self.answers)) for step in STEPS}

    def seed(self) -> bytes:
        """Of this form with this content: whoever changes something sends something else."""
        said = sorted((n, v) for n, v in self.answers.items() if n not in {CHECKING, "search"})
        return repr(said).encode()
