"""The ombudsman's own settings: dated, signed with a checked picture, used by letters and pages."""

import struct
import zlib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support import lists
from support.people import join
from support.staff import Browser, browser_of
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Refused
from upheld.domain.roles import Role
from upheld.register.models import OfficeSetting
from upheld.register.queries.office import office_on
from upheld.runs.annual.plans import plan_of
from upheld.runs.importing.intake import import_lists
from upheld.runs.rolling.gathering import contact_on
from upheld.toolbox.clock import UK

pytestmark = pytest.mark.django_db
CHANGE = "/office/change/"
SAID = {
    "counts_from": "1 April 2020", "sender": "The Ombudsman", "address": "1 Street\nTown",
    "signatory": "A. Signatory", "titles": "Ombudsman\nChair", "telephone": "01632 960 100",
    "telephone_hours": "10am to 4pm", "post": "The Ombudsman\nTown", "email": "o@o.example",
    "public_hour": "09:30", "days_to_publication": "7",
    "answer_months": "12", "why": "First state", "version": "0",
}  # fmt: skip
DRAWN = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'


def text(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())


def sent(content: bytes, name: str = "mine.png") -> dict[str, Any]:
    """The form with a picture."""
    return SAID | {"signature": SimpleUploadedFile(name, content)}


def last() -> str:
    """The version that a form made now would carry."""
    return str(OfficeSetting.objects.latest("pk").pk)


def test_what_is_said_counts_from_its_day(director: Browser) -> None:
    """The days before keep what they had; what lies ahead waits."""
    assert director.post(CHANGE, SAID).url == "/office/"
    changed = {"counts_from": "1 April 2030", "signatory": "B. Later", "version": last()}
    assert director.post(CHANGE, SAID | changed).url == "/office/"
    assert office_on(date(2020, 3, 31)) is None
    office = office_on(date(2030, 3, 31))
    assert office
    assert (office.signatory, office.titles) == ("A. Signatory", ("Ombudsman", "Chair"))
    assert office.public_hour == time(9, 30)
    assert getattr(office_on(date(2030, 4, 1)), "signatory", "") == "B. Later"
    page = text(director.get("/office/"))
    assert "1 April 2030 <strong>ahead</strong>" in page
    assert "nobody has said since when" in page
    assert "A decision is published six weeks after it is made" in page
    assert 'href="/publication/"' in page
    given = {"training_since": "1 May 2014", "version": last()}
    assert director.post(CHANGE, SAID | given).url == "/office/"
    assert "given since 1 May 2014" in text(director.get("/office/"))
    assert 'value="1 May 2014"' in text(director.get(CHANGE))
    assert AuditEvent.objects.filter(action="set_office").count() == 3


def test_the_picture_is_known_by_its_bytes(director: Browser) -> None:
    """Kept until another is sent or it is taken off; shown with its own type."""
    director.post(CHANGE, sent(DRAWN, "photograph.jpg"))
    image = director.get(f"/office/signature/{last()}/")
    assert (image.content, image.headers["Content-Type"]) == (DRAWN, "image/svg+xml")
    director.post(CHANGE, SAID | {"signatory": "B", "version": last()})
    assert director.get(f"/office/signature/{last()}/").status_code == 200
    director.post(CHANGE, SAID | {"signature_kept": "take_off", "version": last()})
    assert director.get(f"/office/signature/{last()}/").status_code == 404
    assert "no image" in text(director.get("/office/"))


@pytest.mark.parametrize(
    "content",
    [b"<html></html>", DRAWN.replace(b"<path", b"<script/><path"), b"\x89PNG\r\n\x1a\n", b"x" * 10],
)
def test_what_is_no_picture_is_refused(director: Browser, content: bytes) -> None:
    """Whatever its name; the rest of the form stays."""
    page = text(director.post(CHANGE, sent(content)))
    assert 'href="#signature"' in page
    assert "A. Signatory" in page
    assert not OfficeSetting.objects.exists()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"sender": ""}, "Write who sends"),
        ({"post": "\n".join("abcdefghi")}, "give 1 to 8"),
        ({"public_hour": "25:00"}, "an hour such as"),
        ({"days_to_publication": "61"}, "1 to 60 days"),
        ({"answer_months": "many"}, "number of months"),
        ({"answer_months": "37"}, "1 to 36 months"),
        ({"counts_from": "32 May"}, "a day such as"),
        ({"why": ""}, "Say why"),
    ],
)
def test_what_cannot_be_is_refused(director: Browser, change: dict[str, str], says: str) -> None:
    """In words."""
    assert says in text(director.post(CHANGE, SAID | change))
    assert not OfficeSetting.objects.exists()


def test_who_saves_second_keeps_what_they_wrote(director: Browser) -> None:
    """And learns who was first; sent again, it counts."""
    other = browser_of(join("other@example.org", Role.DIRECTOR))
    other.post(CHANGE, SAID)
    page = text(director.post(CHANGE, SAID | {"signatory": "Mine"}))
    assert "Other saved this first" in page
    assert 'value="Mine"' in page
    director.post(CHANGE, SAID | {"signatory": "Mine", "version": last()})
    assert director.post(CHANGE, SAID | {"signatory": "Mine", "version": last()}).url == "/office/"
    assert OfficeSetting.objects.count() == 2


def shortened() -> str:
    """A year's plan that leaves sender, signatory and public hour to the office."""
    kept = [line for line in lists.PLAN.splitlines() if not line.startswith("publication")]
    head, _, rest = "\n".join(kept).partition("[signatory]")
    after = rest.partition("[sender]")[2].partition("\n[")
    return head + (f"[{after[2]}" if after[1] else "")


@pytest.mark.usefixtures("loaded_register")
def test_a_year_may_leave_sender_signatory_and_hour_to_the_office(
    tmp_path: Path, director: Browser
) -> None:
    """As the office stands on the day its letters go; without an office the import refuses."""
    folder = lists.write_good(tmp_path, year_toml=shortened())
    with pytest.raises(Refused) as refusal:
        import_lists(folder, by="tests")
    assert "signatory" in refusal.value.problems[0]
    assert plan_of(2020) is None
    director.post(CHANGE, SAID)
    import_lists(folder, by="tests")
    plan = plan_of(2020)
    assert plan
    assert (plan.sender, plan.signatory) == ("The Ombudsman", "A. Signatory")
    assert plan.public_at == datetime(2020, 7, 29, 9, 30, tzinfo=UK)
    director.post(CHANGE, SAID | {"signatory": "B. Later", "version": last()})
    assert getattr(plan_of(2020), "signatory", "") == "B. Later"


def test_the_public_page_says_how_to_reach_the_office(director: Browser) -> None:
    """From its day; before, nothing."""
    director.post(CHANGE, SAID)
    assert contact_on(date(2020, 3, 31)) is None
    contact = contact_on(date(2020, 4, 1))
    assert contact
    assert (contact.telephone, contact.post) == ("01632 960 100", ("The Ombudsman", "Town"))


def test_a_whole_png_is_shown_as_one(director: Browser) -> None:
    """Of one grey pixel."""
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\x00\x80")), (b"IEND", b""),
    ]  # fmt: skip
    whole = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c)) for k, c in parts
    )
    director.post(CHANGE, sent(whole))
    image = director.get(f"/office/signature/{last()}/")
    assert image.headers["Content-Type"] == "image/png"
