"""What a public summary may not hold."""

import pytest

from upheld.domain.public_summary import LONGEST, Known, faults

PAT = Known(
    name="Pat O’Example McYoung",
    details=("1 Nowhere Street\nNoville", "ZZ1 1ZZ", "pat@example.invalid", "01234 567890"),
)


@pytest.mark.parametrize(
    "text",
    [
        "Train staff who answer complaints, and keep a record of who was trained.",
        "Review how young people are told of their right to appeal",
        "Publish the policy on 3 kinds of parking permit in Luton",
        "Remind staff of section 17 of the Act and of the code of practice of 2014",
        "Change the form so that it may be sent by e-mail; march through each step",
    ],
)
def test_what_may_be_public(text: str) -> None:
    """Ordinary words pass, also those that are somebody’s name elsewhere."""
    assert faults(text, [PAT]) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no public summary"),
        ("x" * (LONGEST + 1), "characters"),
        ("Tell Pat what changed", "name of a person"),
        ("Tell MCYOUNG what changed", "name of a person"),
        ("tell pat o’example mcyoung", "name of a person"),
        ("Change what was done for Mr X", "initials"),
        ("Change what was done for Ms. B", "initials"),
        ("Review the case of P.O. and learn", "initials"),
        ("Review the case of POM and learn", "initials"),
        ("Review what child A was told", "initials"),
        ("Write to somebody@example.org", "e-mail"),
        ("Call 0300 061 0614 first", "telephone"),
        ("Sweep all streets of LU1 2BQ", "postcode"),
        ("Sweep 1 Nowhere  street weekly", "details"),
        ("Learn from 26 000 001", "reference"),
        ("Train staff within three months", "timescale"),
        ("Train staff in 6 weeks", "timescale"),
        ("Train staff by the end of March", "timescale"),
        ("Train staff by 1 April", "timescale"),
        ("Train staff, 2026-05-01", "timescale"),
    ],
)
def test_what_may_not(text: str, said: str) -> None:
    """Each is refused in words that repeat nothing of it."""
    found = faults(text, [PAT])
    assert any(said in each for each in found)
    assert not any("Pat" in each or "Nowhere" in each for each in found)


def test_a_case_without_people_compares_nothing() -> None:
    """An empty name is in no text."""
    assert faults("Review the policy", [Known(name="", details=("",))]) == ()
