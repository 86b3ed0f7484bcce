"""What became of all complaints of a year, before the figures about some of them."""

from upheld.letters import words
from upheld.letters.material import Material
from upheld.letters.statistics_pages import Group, Overview

TITLE = "What we dealt with"
# Figure of each group, what it is called, and what that means.
GROUPS = (
    ("not_for_us", "not for us", "invalid, advice given, or referred back"),
    ("assessed_and_closed", "assessed and closed", "without an investigation"),
    ("investigated", "investigated", ""),
)


def lay_out_overview(material: Material) -> Overview:
    """Dealt with = not for us + assessed and closed + investigated, of which so many upheld."""
    upheld = material.figure("upheld").numerator
    groups = []
    for measure, called, means in GROUPS:
        number = material.figure(measure).numerator
        detail = means or _outcome(number, upheld)
        groups.append(Group(count=f"{number:,}", words=called, detail=detail, number=number))
    total = material.figures.decided["total"]
    period = f"from {words.day(material.year.start)} to {words.day(material.year.end)}"
    return Overview(
        title=TITLE,
        dealt_with=Group(count=f"{total:,}", words="dealt with", detail=period, number=total),
        groups=tuple(groups),
    )


def _outcome(investigated: int, upheld: int) -> str:
    if investigated <= 1:
        return ("upheld" if upheld else "not upheld") if investigated else ""
    return f"{upheld:,} of them upheld" if upheld else "none of them upheld"
