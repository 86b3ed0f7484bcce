"""What every mail of a turn says alike: asked once, however many mails there are."""

from dataclasses import dataclass

from upheld.domain import demonstration
from upheld.register.queries.installation import is_demonstration
from upheld.register.queries.office import reached_on
from upheld.toolbox import clock


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Whether what is written is invented, and where to write with a question."""

    invented: bool
    email: str = ""

    @property
    def mark(self) -> str:
        """What a name and a subject begin with in a demonstration."""
        return demonstration.mark(self.invented)


def letterhead() -> Letterhead:
    """As it is today."""
    said = reached_on(clock.today())
    return Letterhead(invented=bool(is_demonstration()), email=said["email"] if said else "")
