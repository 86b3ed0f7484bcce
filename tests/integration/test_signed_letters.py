"""The office's picture of a signature, from its dated settings into letters and out of the web."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from support import luton
from upheld.domain.office import Office
from upheld.letters.letter import Letter
from upheld.register.actions.installation import settle_kind
from upheld.register.actions.office import set_office
from upheld.register.models import OfficeSetting
from upheld.runs.annual.approve import approve
from upheld.runs.annual.count import count
from upheld.runs.annual.drafting import open_desk
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.office_parts import signature_for
from upheld.runs.annual.write import write
from upheld.runs.rolling.letters import public_letters
from upheld.toolbox.images import SVG, Picture

FIRST, SECOND = (
    Picture(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h%d v2"/></svg>'
        % length,
        SVG,
    )
    for length in (8, 9)
)


def signs(picture: Picture | None, *, name: str = "The ombudsman") -> None:
    """Say who signs for the office from the beginning of the year on, and with which picture."""
    office = Office(
        counts_from=date(2020, 4, 1), sender="Office", address=("1 Street",), signatory=name,
        titles=("Ombudsman",), telephone="1", telephone_hours="ever", post=("1 Street",),
        email="a@b.example", public_hour=time(9), days_to_publication=7,
    )  # fmt: skip
    last = OfficeSetting.objects.order_by("-pk").first()
    set_office(
        office=office, signature=picture, why="test", version=last.pk if last else 0, by="director"
    )


def written(body: str = "luton") -> Letter:
    """What the body's first letter says as it lies."""
    return shelf_of(2020).place(body, 1).read()


@pytest.fixture
def counted(imported: Path) -> Path:
    """The small year, counted; its plan is signed by "The ombudsman"."""
    freeze(2020, by="officer")
    count(2020, by="officer")
    return imported


@pytest.mark.usefixtures("counted")
def test_letters_carry_the_picture_and_the_web_does_not() -> None:
    """It goes to the body in the approved bytes; the public copy has the name alone."""
    signs(FIRST)
    write(2020, by="officer")
    approve(2020, (), by="ombudsman")
    issue(2020, by="officer")
    sent, public = written(), public_letters(2020, 1)["luton"]

    assert sent.sender.signature
    assert sent.sender.signature.picture == FIRST
    assert public.content.sender.signature is None
    assert public.pdf.read_bytes() != shelf_of(2020).place("luton", 1).pdf.read_bytes()


@pytest.mark.usefixtures("counted")
def test_an_approval_lapses_when_the_picture_changes() -> None:
    """What was approved does not go with another signature, and is drafted anew."""
    signs(FIRST)
    write(2020, by="officer")
    approve(2020, (), by="ombudsman")
    signs(SECOND)

    assert issue(2020, by="officer").outdated == ("croydon", "luton")
    assert write(2020, by="officer").drafted == ("croydon", "luton")


@pytest.mark.usefixtures("counted")
def test_the_picture_is_not_lent() -> None:
    """A year that names another signatory than the office’s is not signed with it."""
    signs(FIRST, name="Somebody else")
    assert open_desk(2020).letter("luton").sender.signature is None
    signs(FIRST)
    assert open_desk(2020).letter("luton").sender.signature


@pytest.mark.usefixtures("loaded_register")
def test_a_demonstration_has_no_signature() -> None:
    """Whatever its settings hold."""
    settle_kind(demonstration=True, by="tests")
    signs(FIRST)
    plan = replace(luton.PLAN_2020, signatory="The ombudsman")

    assert signature_for(plan) is None
