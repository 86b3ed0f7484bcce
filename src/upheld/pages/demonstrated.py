"""What the pages of a demonstration say of its own limits; nothing of it where casework is real."""

from upheld.letters import words
from upheld.publication.review.fiction import tell_fictional
from upheld.publication.site import Site

__all__ = ["tell_fictional", "tell_letter_years"]


def tell_letter_years(site: Site) -> str:
    """Which years have letters in a demonstration; empty where all have, or casework is real."""
    years = [str(year.year) for year in site.years.values() if year.letters]
    if not site.demonstration or len(years) == len(site.years):
        return ""
    if not years:
        return "This demonstration writes no letters."
    return f"This demonstration writes letters for {words.listed(years)} only."
