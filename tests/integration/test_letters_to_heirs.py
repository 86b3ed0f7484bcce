"""Letters about bodies that have ended, and to bodies without similar authorities."""

from pathlib import Path

import pytest

from support import lists
from upheld.letters.plain import plain_text
from upheld.runs.annual import places
from upheld.runs.annual.approve import approve
from upheld.runs.annual.check import check_year
from upheld.runs.annual.correct import correct
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.verify import verify
from upheld.runs.annual.write import write
from upheld.runs.importing.intake import import_lists
from upheld.runs.outbox.models import Message

pytestmark = pytest.mark.slow

YEAR = 2023
RECEIVED = (
    lists.RECEIVED,
    "22 000 001,cumbria,2022-05-02,housing",
    "22 000 002,kent-and-medway-fire,2022-05-03,other",
)
DECIDED = (
    lists.DECIDED,
    "22 000 001,cumbria,2022-05-02,2022-11-01,housing,upheld,by_body",
    "22 000 002,kent-and-medway-fire,2022-05-03,2022-06-01,other,referred_back,",
)
CUMBERLAND = "cumberland,chief_executive,,Chief Executive,Chief Executive,ce@cumberland.example"
FURNESS = (
    "westmorland-and-furness,chief_executive,,Chief Executive,Chief Executive,ce@furness.example"
)
FIRE = (
    "kent-and-medway-fire,chief_executive,,Chief Fire Officer,Chief Fire Officer,cfo@fire.example"
)
SINCE = ",,,2023-04-10"
VALE = "aylesbury-vale,chief_executive,,Chief Executive,Chief Executive,ce@vale.example"
BUCKS = "buckinghamshire,chief_executive,,Chief Executive,Chief Executive,ce@bucks.example"


def make_year(folder: Path, *contacts: str) -> None:
    """A small year up to its written letters."""
    plan = lists.PLAN.replace("2020", str(YEAR))
    lists.write(
        folder,
        received_csv=RECEIVED,
        decided_csv=DECIDED,
        contacts_csv=(lists.CONTACTS, *(f"{one}{SINCE}" for one in contacts)),
        year_toml=plan,
    )
    import_lists(folder, by="officer")
    freeze(YEAR, by="officer")
    count(YEAR, by="officer")
    write(YEAR, by="officer")


def send() -> tuple[str, ...]:
    """Approve and issue; the bodies whose letter found nobody to go to."""
    approve(YEAR, (), by="ombudsman")
    return tuple(issue(YEAR, by="officer").unaddressed)


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
def test_heirs_get_the_letter_and_nobody_else(tmp_path: Path) -> None:
    """One letter about a county goes to both its heirs, each once; a fire authority has its own."""
    make_year(tmp_path, CUMBERLAND, FURNESS, FIRE)
    assert send() == ()

    sent = Message.objects.values_list("body", "address")
    assert sorted(sent) == [
        ("cumbria", "ce@cumberland.example"),
        ("cumbria", "ce@furness.example"),
        ("kent-and-medway-fire", "cfo@fire.example"),
    ]
    letter = shelf_of(YEAR).place("cumbria", 1).read()
    assert letter.addressee == (
        "Chief Executives", "Cumberland Council and Westmorland and Furness Council",
    )  # fmt: skip
    assert shelf_of(YEAR).place("kent-and-medway-fire", 1).read().panels is None
    assert verify(YEAR).faults == ()
    assert len(list(places.outbox(YEAR).glob("*.eml"))) == 3


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
def test_no_heir_is_forgotten(tmp_path: Path) -> None:
    """Where one of two heirs cannot be reached the letter waits, and the check names it."""
    make_year(tmp_path, CUMBERLAND, FIRE)
    found = [line.finding for line in check_year(YEAR) if "cumbria" in line.finding.subject]

    assert [(one.kind, one.subject, one.what) for one in found] == [
        (
            "no contact",
            "cumbria, to westmorland-and-furness",
            "no chief executive is recorded at westmorland-and-furness, which took its place",
        )
    ]
    assert send() == ("cumbria",)


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
def test_a_correction_speaks_to_who_is_there_on_its_day(tmp_path: Path) -> None:
    """The council was there when its letter went, and had ended when that was corrected."""
    year, case = 2019, "18 000 001,aylesbury-vale,2018-05-02"
    first = {
        "received_csv": (lists.RECEIVED, f"{case},housing"),
        "decided_csv": (lists.DECIDED, f"{case},2018-11-01,housing,upheld,by_us"),
        "contacts_csv": (lists.CONTACTS, *(f"{one}{SINCE}" for one in (VALE, BUCKS))),
        "year_toml": lists.PLAN.replace("2020", str(year)),
    }
    import_lists(lists.write(tmp_path / "first", **first), by="officer")
    for step in (freeze, count, write):
        step(year, by="officer")
    approve(year, (), by="ombudsman")
    issue(year, by="officer")
    later = (lists.DECIDED, f"{case},2018-11-01,housing,not_upheld,")
    import_lists(lists.write(tmp_path / "later", decided_csv=later), by="officer")
    correct(year, why="It was recorded wrongly.", by="director")
    write(year, by="officer")
    before, after = (shelf_of(year).place("aylesbury-vale", each).read() for each in (1, 2))
    assert before.addressee[-1] == "Aylesbury Vale District Council"
    assert after.addressee[-1] == "Buckinghamshire Council"
    assert ("former Council" in plain_text(before), "former Council" in plain_text(after)) == (
        False, True,
    )  # fmt: skip
    assert after.subject.startswith("Annual review letter 2019: Aylesbury Vale District Council")
    approve(year, (), by="ombudsman")
    assert issue(year, by="officer").letters == 1
    to = Message.objects.filter(again_of=None).order_by("letter").values_list("address", flat=True)
    assert list(to)[-1] == "ce@bucks.example"
    assert verify(year).faults == ()
