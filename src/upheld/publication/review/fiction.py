"""What national figures of a demonstration hold beside real bodies."""

from upheld.letters import words
from upheld.publication.site import PublicYear


def tell_fictional(year: PublicYear) -> str:
    """That national figures hold bodies that do not exist; empty where there are none."""
    count = sum(figures.fictional for figures in year.bodies.values())
    if not count:
        return ""
    those = words.counted(count, "fictional authority", "fictional authorities")
    return f"The national figures include {those} of this demonstration."
