"""One document: what cannot be true is told once, with its arithmetic; what can be true is not."""

import pytest

from support.printed import reading
from upheld.archive.checks.within import contradictions_in

RECEIVED = (
    "received_adult_care 17; received_benefits_tax 6; received_corporate_other 3; "
    "received_education_children 13; received_environment 4; received_highways_transport 6; "
    "received_housing 8; received_planning 7; received_other 1; "
)
DECIDED = (
    "incomplete_invalid 6; advice_given 1; referred_back 26; closed_initial 20; "
    "not_upheld 6; upheld 11; "
)

# Fault | figures as printed | what is said
FALSE = (
    # Sums.
    ("SUM", RECEIVED + "received 66",
     "17 + 6 + 3 + 13 + 4 + 6 + 8 + 7 + 1 = 65, not 66 (complaints and enquiries received)"),
    ("SUM", DECIDED + "decided 71", "6 + 1 + 26 + 20 + 6 + 11 = 70, not 71 (decisions made)"),
    ("SUM", "not_for_us 6; assessed_and_closed 9; investigations 3; dealt_with 15",
     "6 + 9 + 3 = 18, not 15 (complaints dealt with)"),
    ("SUM", "not_upheld 11; upheld 13; investigations 25", "11 + 13 = 24, not 25 (investigations)"),
    ("SUM", "not_upheld 11; upheld 13; uphold_rate_base 25",
     "11 + 13 = 24, not 25 (investigations)"),
    ("SUM", "satisfied 6; not_satisfied 0; compliance_outcomes 7",
     "6 + 0 = 6, not 7 (compliance outcomes)"),
    ("SUM", "on_time 5; late 2; not_complete_satisfied 0; satisfied 6",
     "5 + 2 + 0 = 7, not 6 (compliance outcomes that satisfied us)"),
    ("SUM", "on_time 5; late 2; not_complete_satisfied 0; not_satisfied 1; compliance_outcomes 7",
     "5 + 2 + 0 + 1 = 8, not 7 (compliance outcomes)"),
    ("SUM", "received_housing 40; received_other 30; received 65",
     "40 + 30 = 70 (received: Housing and received: Other) is more than the 65 it is part of "
     "(complaints and enquiries received)"),
    ("SUM", DECIDED + "decided >75",
     "6 + 1 + 26 + 20 + 6 + 11 = 70, not more than 75 (decisions made)"),
    # Parts and wholes.
    ("PART", "upheld 14; investigations 13",
     "14 (decided: Upheld) is more than the 13 it is part of (investigations)"),
    ("PART", "satisfactory_remedies 4; upheld 3",
     "4 (upheld, satisfactory remedy before we were asked) is more than the 3 it is part of "
     "(decided: Upheld)"),
    ("PART", "late 8; compliance_outcomes 7",
     "8 (remedies completed late) is more than the 7 it is part of (compliance outcomes)"),
    ("PART", "investigations 80; decided 70",
     "80 (investigations) is more than the 70 it is part of (decisions made)"),
    # Percentages. 12.5 is printed as 13, 87.5 as 88.
    ("PERCENT", "upheld 13; investigations 24; uphold_rate 45%", "13 of 24 is 54%, not 45%"),
    ("PERCENT", "upheld 3; not_upheld 21; uphold_rate 12%", "3 of 24 is 13%, not 12%"),
    ("PERCENT", "upheld 7; uphold_rate_base 8; uphold_rate 87%", "7 of 8 is 88%, not 87%"),
    ("PERCENT", "upheld 9; investigations 10; uphold_rate 91%", "9 of 10 is 90%, not 91%"),
    ("PERCENT", "satisfied 6; compliance_rate_base 7; compliance_rate 100%",
     "6 of 7 is 86%, not 100%"),
    ("PERCENT", "on_time 5; late 2; not_complete_satisfied 0; compliance_outcomes 8; "
     "compliance_rate 100%", "7 of 8 is 88%, not 100%"),
    ("PERCENT", "on_time 5; late 2; not_complete_satisfied 0; not_satisfied 1; "
     "compliance_rate 100%", "7 of 8 is 88%, not 100%"),
    ("PERCENT", "upheld 12; satisfactory_remedies 3; satisfactory_remedy_rate 23%; "
     "satisfactory_remedy_rate_base 24", "3 of 24 is 13%, not 23%; 3 of 12 is 25% (upheld)"),
    ("PERCENT", "compliance_rate_base 7; compliance_rate 98%",
     "no whole number of 7 is 98%: 6 of 7 is 86% and 7 of 7 is 100%"),
    ("PERCENT", "uphold_rate_base 0; uphold_rate 54%",
     "no percentage can be taken of 0 (investigations), but 54% is printed"),
    ("PERCENT", "upheld 13; residents 213,528 [by residents]; upheld_per_100k 5.1 [by residents]",
     "13 among 213,528 residents is 6.1 per 100,000, not 5.1 per 100,000"),
    ("PERCENT", "upheld 13; investigations 24; uphold_rate >60%",
     "13 of 24 is 54%, not more than 60%"),
    # Wrong bases; the first is the letter of 2020.
    ("BASE", "uphold_rate 54%; upheld 13; uphold_rate_base 24; satisfactory_remedy_rate 23%; "
     "satisfactory_remedies 3; satisfactory_remedy_rate_base 24",
     "3 of 24 is 13%, not 23%; 3 of 13 is 23% (upheld)"),
    ("BASE", "upheld 13; investigations 24; uphold_rate_base 30; uphold_rate 54%",
     "13 of 30 is 43%, not 54%; 13 of 24 is 54% (investigations)"),
    ("BASE", "upheld 13; uphold_rate 54%; uphold_rate_base 24; uphold_rate_base 30",
     "13 of 30 is 43%, not 54%; 13 of 24 is 54% (investigations)"),
    ("BASE", "upheld 4; investigations 10; decided 20; uphold_rate 20%",
     "4 of 10 is 40%, not 20%; 4 of 20 is 20% (decisions made)"),
    # Headings; the first two are the letter of 2018, read in two ways.
    ("HEADING", DECIDED + "decided 70 [Detailed Investigations]; uphold_rate 65%",
     "70 stands under “Detailed Investigations”, but 6 + 11 = 17; "
     "70 is the total of decisions made: 6 + 1 + 26 + 20 + 6 + 11 = 70"),
    ("HEADING", DECIDED + "investigations 70; uphold_rate 65%",
     "70 stands under “investigations”, but 6 + 11 = 17; "
     "70 is the total of decisions made: 6 + 1 + 26 + 20 + 6 + 11 = 70"),
    ("HEADING", RECEIVED + DECIDED + "received 70",
     "70 stands under “complaints and enquiries received”, but "
     "17 + 6 + 3 + 13 + 4 + 6 + 8 + 7 + 1 = 65; "
     "70 is the total of decisions made: 6 + 1 + 26 + 20 + 6 + 11 = 70"),
    ("HEADING", "investigations 60; upheld 37; satisfactory_remedies 4; "
     "satisfactory_remedy_rate 11%; satisfactory_remedy_rate_base 37 [detailed investigations]",
     "37 is called investigations, but there were 60; 37 were upheld"),
    # One figure, two values.
    ("TWICE", "upheld 13; upheld 12", "decided: Upheld: 13 on page 1, line 1 and "
     "12 on page 1, line 2"),
    ("TWICE", "uphold_rate 54%; uphold_rate 55%; uphold_rate 54%",
     "uphold rate: 54% on page 1, line 1 and 55% on page 1, line 2"),
    ("TWICE", "uphold_rate_base 24; investigations 25",
     "investigations: 24 on page 1, line 1 and 25 on page 1, line 2"),
    ("TWICE", "people_trained >1,400; people_trained 1,200",
     "people trained: more than 1,400 on page 1, line 1 and 1,200 on page 1, line 2"),
    # Limits.
    ("LIMITS", "uphold_rate 104%", "104% is more than all (uphold rate)"),
    ("LIMITS", "compliance_rate_similar 199%",
     "199% is more than all (compliance with recommendations: similar authorities)"),
    ("LIMITS", "uphold_rate 54%; uphold_rate_low 60%; uphold_rate_high 70%",
     "54% lies outside 60% to 70%"),
)  # fmt: skip

TRUE = (
    RECEIVED + "received 65",
    RECEIVED + "received >60",
    RECEIVED + DECIDED + "received 65; decided 70; uphold_rate 65%; remedied_by_us 10; "
    "remedied_by_body 1",
    "received_housing 40; received 65",
    "received 65; decided 70",
    "received 298; decided 311",
    "upheld 3; not_upheld 21; uphold_rate 13%; investigations 24",
    "upheld 0; not_upheld 0; uphold_rate 0%; investigations 0",
    "upheld 2; investigations 2; uphold_rate 100%",
    "uphold_rate 54%; upheld 13",
    "uphold_rate 54%",
    "uphold_rate 54%; uphold_rate_similar 56%; uphold_rate_base 24",
    "upheld 13; uphold_rate 54.2%; uphold_rate 54%; investigations 24",
    "compliance_rate_base 7; compliance_rate 100%; late 2",
    "compliance_rate_base 0; compliance_rate 0%",
    "compliance_rate_similar 100%; compliance_rate 98%; compliance_outcomes 63",
    "remedied_by_us 18; remedied_by_body 2; upheld 22",
    "remedied_by_us 20; upheld 11",
    "upheld_per_100k 6.1 [by residents]; upheld 13; residents 213,528 [by residents]",
    "upheld_per_100k 5.5 [by residents]; upheld 31; residents 553,078 [the county]",
    "upheld_per_100k 4 [by residents]; upheld 8; residents 200,000 [by residents]",
    "upheld_per_100k 6.1 [by residents]; upheld 13; residents 213,000 [by residents]",
    "investigations 60; upheld 37; satisfactory_remedies 4; satisfactory_remedy_rate 11%; "
    "satisfactory_remedy_rate_base 37 [upheld decisions]",
    "satisfactory_remedies 0; satisfactory_remedy_rate 0%; upheld 13; "
    "satisfactory_remedy_rate_base 24 [detailed investigations]; uphold_rate_base 24",
    "people_trained >1,400; people_trained 1,450",
    "residents 213,528; residents 214,109; upheld 13; upheld_per_100k 6.1",
    "courses 118; courses_more 47",
    "reports 1; further_reports 2",
    "uphold_rate 54%; uphold_rate_low 35%; uphold_rate_high 72%; upheld 13; investigations 24",
    "not_for_us 6; assessed_and_closed 9; investigations 0; dealt_with 15",
    DECIDED + "decided 70 [Decisions made]",
    "not_upheld 6; upheld 11; investigations 17 [Detailed Investigations]",
)  # fmt: skip


@pytest.mark.parametrize(("fault", "figures", "arithmetic"), FALSE)
def test_what_cannot_be_true_is_told_once(fault: str, figures: str, arithmetic: str) -> None:
    """The fault has its name and its arithmetic, and no second fault is made of it."""
    found = contradictions_in(reading(figures))
    assert [(one.fault.name, one.arithmetic) for one in found] == [(fault, arithmetic)]


@pytest.mark.parametrize("figures", TRUE)
def test_what_can_be_true_is_no_contradiction(figures: str) -> None:
    """Rounding, "more than", nothing of nothing and what is not printed contradict nothing."""
    assert [one.arithmetic for one in contradictions_in(reading(figures))] == []


def test_witnesses_are_the_figures_of_the_arithmetic() -> None:
    """Whoever looks them up finds each number that is named, in the document that prints it."""
    (found,) = contradictions_in(reading("upheld 13; investigations 24; uphold_rate 45%"))
    assert {one.figure.printed for one in found.witnesses} == {"13", "24", "45%"}
    assert {one.source.name for one in found.witnesses} == {"luton-2020.pdf"}
    assert (found.body, found.year) == ("luton", 2020)


@pytest.mark.parametrize(
    ("figures", "blamed"),
    [
        (DECIDED + "decided 70 [Detailed Investigations]", {"70"}),
        ("upheld 13; satisfactory_remedies 3; satisfactory_remedy_rate 23%; "
         "satisfactory_remedy_rate_base 24", {"24"}),
        ("upheld 4; investigations 10; decided 20; uphold_rate 20%", {"20%"}),
        ("upheld 13; investigations 24; uphold_rate 45%", {"13", "24", "45%"}),
    ],
)  # fmt: skip
def test_figures_that_only_show_what_is_wrong_are_not_blamed(
    figures: str, blamed: set[str]
) -> None:
    """A wrong heading or base leaves the counts that prove it wrong as they are."""
    (found,) = contradictions_in(reading(figures))
    assert {each.figure.printed for each in found.witnesses if not each.sound} == blamed
