"""Everything that falls due by the clock."""

from collections.abc import Callable

from upheld.runs.rolling.opening import open_due
from upheld.toolbox.clock import spoken


def roll(*, tell: Callable[[str], None]) -> None:
    """Do what is due; what is not due stays for a later turn, and twice is as once."""
    opened = open_due()
    if opened.swapped:
        tell(f"public site: edition {opened.edition} is served from now")
    elif opened.edition is None:
        tell("public site: nothing is public yet")
    else:
        tell(f"public site: edition {opened.edition} is served already")
    if opened.next_hour:
        tell(f"next public hour: {spoken(opened.next_hour)}")
