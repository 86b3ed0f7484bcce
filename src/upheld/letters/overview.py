"""What became of all complaints of a year, before the figures about some of them."""

from upheld.letters import words
from upheld.letters.material import Material
from upheld.letters.statistics_pages import Group, Overview

TITLE = "What we dealt with"
# Figure of each group, what it is called, and what that means.
GROUPS = (
    ("not_for_us", "not for us", "invalid, advice given, or sent back to be answered first"),
    ("assessed_and_closed", "assessed and closed", "without an investigation"),
    ("investigated", "investigated", ""),
)


def lay_out_overview(material: Material) -> Overview:
    """Dealt with = not for us + assessed and closed + investigated, of which so many upheld."""
    upheld = material.figure("upheld").numerator
    groups = []
    for measure, called, means in GROUPS:
        number = material.figure(measure).numerator
        detail = means or f"{upheld:,} of them upheld"
        groups.append(Group(count=f"{number:,}", words=called, detail=detail, number=number))
    total = material.figures.decided["total"]
    period = f"from {words.day(material.year.start)} to {words.day(material.year.end)}"
    investigated = groups[-1]
    return Overview(
        title=TITLE,
        sentence=_sentence(investigated.number, upheld),
        dealt_with=Group(count=f"{total:,}", words="dealt with", detail=period, number=total),
        groups=tuple(groups),
    )


def _sentence(investigated: int, upheld: int) -> str:
    if not investigated:
        return "We investigated no complaints."
    complaints = "complaint" if investigated == 1 else "complaints"
    found = f"upheld {words.number(upheld) if upheld else 'none'}"
    if investigated == 1:
        found = "upheld it" if upheld else "did not uphold it"
    return f"We investigated {words.number(investigated)} {complaints} and {found}."
