from collections.abc import Iterable
from dataclasses import replace

import pytest

from support import luton
from upheld.domain.errors import Refused
from upheld.domain.facts import ActivityFact
from upheld.domain.method import method_of
from upheld.letters.blocks import training
from upheld.letters.material import Material

MATERIAL = Material(
    figures=luton.figures_2020(),
    method=method_of(2020),
    plan=luton.PLAN_2020,
    addressee=luton.ADDRESSEE,
    reports=(),
    activity=(),
    names={},
    links={},
)


def said(facts: Iterable[ActivityFact]) -> str:
    """All the block says of a training record."""
    sections = training.write(replace(MATERIAL, activity=tuple(facts)))
    return " ".join(one.text for section in sections for one in section.paragraphs)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"courses": "118", "people_trained": ">1400"}, "118 courses and trained more than 1,400"),
        ({"courses": "1"}, "In 2019-20 we gave one course."),
        ({"courses": "3", "people_trained": "57"}, "three courses and trained 57 people."),
        ({"courses": "3", "people_trained": "837"}, "trained more than 800 people."),
        ({"courses": "3", "people_trained": "1438"}, "trained more than 1,400 people."),
        ({"courses": "3", "people_trained": "800"}, "trained 800 people."),
        ({"seminars": "London;Bristol;Leeds"}, "link officers in London, Bristol and Leeds."),
        ({"seminars": "Leeds"}, "We held our seminar for link officers in Leeds."),
        ({"seminars": "4"}, "We held four seminars for link officers."),
        ({"seminars": "yes"}, "We held a series of seminars for link officers."),
        (
            {"seminars": "yes", "delegates": "178", "authorities_at_seminars": "143"},
            "They brought together 178 delegates from 143 authorities.",
        ),
        ({"delegates": "1"}, "Our seminars brought together one delegate."),
        ({"link_officer_network": "yes"}, "we set up a network of link officers"),
    ],
)
def test_what_is_on_record_is_said(values: dict[str, str], expected: str) -> None:
    """Each recorded measure has its sentence, in words that fit its number."""
    assert expected in said(luton.activity(2020, **values))


def test_nothing_on_record_says_nothing() -> None:
    """Without a record, and with noughts only, the block is silent."""
    assert said([]) == ""
    assert said(luton.activity(2020, courses="0", seminars="no", link_officer_network="no")) == ""


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("71", "That is 47 more courses than the"),
        ("120", "That is two fewer courses than"),
        ("118", ""),
    ],
)
def test_a_change_needs_last_year(before: str, expected: str) -> None:
    """More or fewer is said only against a recorded year before."""
    now = luton.activity(2020, courses="118")
    text = said([*now, *luton.activity(2019, courses=before)])

    assert expected in text
    assert ("That is" in text) == bool(expected)
    assert "That is" not in said(now)
    assert "That is" not in said([*now, *luton.activity(2018, courses="1")])


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("20%", "18.5%", "More of our training than the year before was for providers"),
        ("highest", "", "More of our training than ever before was for providers"),
        ("18", "20", ""),
        ("20", "", ""),
    ],
)
def test_a_share_is_mentioned_only_if_it_grew(now: str, before: str, expected: str) -> None:
    """A share for care providers is news only where it rose."""
    facts = [
        *luton.activity(2020, courses="9", provider_share=now),
        *(luton.activity(2019, provider_share=before) if before else ()),
    ]

    assert expected in said(facts)
    assert ("providers of adult" in said(facts)) == bool(expected)


@pytest.mark.parametrize(
    "values", [{"courses": "many"}, {"courses": "1", "people_trained": ">lots"}]
)
def test_a_number_that_is_none_is_refused(values: dict[str, str]) -> None:
    """A record that cannot be read stops the letter and names the measure."""
    with pytest.raises(Refused, match=r"activity: .* expected a number"):
        said(luton.activity(2020, **values))
