"""Why somebody decided as they did: one line, and not an empty one."""

from upheld.domain.errors import Refused
from upheld.domain.post import LONGEST_SAID


def reason(why: str) -> str:
    """The reason as it is kept; `Refused` where none is given."""
    said = " ".join(why.split())
    if not said:
        raise Refused("say why; it is kept with the message")
    if len(said) > LONGEST_SAID:
        raise Refused(f"the reason is longer than {LONGEST_SAID} characters")
    return said
