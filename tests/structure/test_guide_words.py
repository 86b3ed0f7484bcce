"""The guides, their steps and their pictures belong together."""

import re

import pytest

from support.guide_steps import GUIDES, named_in, names, steps_of

LARGEST = 80_000


@pytest.mark.parametrize("name", names())
def test_a_guide_names_what_its_steps_show(name: str) -> None:
    """What a guide prints in bold is shown on a page of one of its steps, and tested there."""
    shown = {each for step in steps_of(name) for each in step.shows}
    assert named_in(name) - shown == set()


@pytest.mark.parametrize("name", names())
def test_a_guide_shows_the_pictures_of_its_steps(name: str) -> None:
    """Each picture is made by a step, lies there, is small and has words in its place."""
    text = (GUIDES / f"{name}.md").read_text(encoding="utf-8")
    said = re.findall(r"!\[(.*?)\]\(pictures/(.*?)\)", text)
    made = [step.picture for step in steps_of(name) if step.picture]
    assert sorted(file for _, file in said) == sorted(made)
    assert len(made) <= 5
    for words, file in said:
        assert words
        assert (GUIDES / "pictures" / file).stat().st_size <= LARGEST, file


def test_every_guide_is_in_the_index() -> None:
    """The index leads to each guide, and names no other."""
    index = (GUIDES / "README.md").read_text(encoding="utf-8")
    there = {path.name for path in GUIDES.glob("*.md")} - {"README.md"}
    assert set(re.findall(r"\]\(([\w-]+\.md)\)", index)) == there
