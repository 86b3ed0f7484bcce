"""The guides of people who read the public site: every page shows what the guide names."""

from pathlib import Path

import pytest

from support.guide_steps import PUBLIC, named_on, names, steps_of
from support.public_process import Reader
from upheld.publication.reader import PublicStore
from upheld.toolbox import clock
from upheld.web.public.application import Application

STEPS = {name: [s for s in steps_of(name) if s.place == PUBLIC] for name in names()}
ON_THE_SITE = [name for name, steps in STEPS.items() if steps]


@pytest.mark.parametrize("name", ON_THE_SITE)
def test_pages_show_what_a_guide_names(name: str, demonstration: Path) -> None:
    """Step by step: each heading, button and link is there."""
    store = PublicStore(demonstration / "public")
    reader = Reader(Application(store, now=clock.now, trusts_proxy=False))
    for step in STEPS[name]:
        answer = reader.get(step.address)
        assert answer.status_code == 200, step.address
        assert set(step.shows) - named_on(answer.text) == set(), step.address
