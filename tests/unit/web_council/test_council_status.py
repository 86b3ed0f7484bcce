"""How a complaint stands: to whoever has both, in plain words; to anybody else nothing."""

import pytest

from support import working
from support.council import Sender, receipt_in, sealed_in
from upheld.casework.codes import code_digest
from upheld.casework.models import Complaint
from upheld.domain.stages import Stage
from upheld.toolbox import clock
from upheld.web.council.stage_words import STAGES
from upheld.web.council.standing import UNKNOWN

CODE = "abcd-efgh-jkmn"


def asked(sender: Sender, number: str, code: str) -> str:
    """The page that answers."""
    return sender.post("/status/", {"number": number, "code": code}).content.decode()


def with_code(reference: str) -> None:
    """Give the complaint of a case a code of its own."""
    Complaint.objects.filter(case_id=reference).update(code_digest=code_digest(reference, CODE))


def test_a_complaint_that_waits_says_so(sender: Sender) -> None:
    """However number and code were typed; neither name nor body is on the page."""
    number, code = receipt_in(sender.send(sealed_in(sender.fill())))
    for typed in ((number, code), (number.lower().replace("-", " "), code.upper())):
        page = asked(sender, *typed)
        assert "nobody has looked at it yet" in page
        assert not any(word in page for word in ("Pat", "Luton", "They did not answer"))


def test_a_case_stands_at_its_stage_by_receipt_and_by_reference(sender: Sender) -> None:
    """Once it is a case, its reference is a number too."""
    reference = working.at_investigation().split("/", maxsplit=1)[0]
    with_code(reference)
    assert STAGES[Stage.INVESTIGATION].now in asked(sender, reference, CODE)


def test_every_stage_has_its_words() -> None:
    """What is done now and what happens next."""
    assert set(STAGES) == set(Stage)


def test_what_was_declined_says_so(sender: Sender) -> None:
    """And whom to turn to."""
    number, code = receipt_in(sender.send(sealed_in(sender.fill())))
    Complaint.objects.update(state="declined", settled_at=clock.now(), settled_by="person 1")
    assert "did not take what you sent" in asked(sender, number, code)


def test_unknown_and_wrong_are_answered_alike(sender: Sender) -> None:
    """Nobody learns which numbers there are; a complaint without a code has no status."""
    number, code = receipt_in(sender.send(sealed_in(sender.fill())))
    reference = working.at_intake().split("/", maxsplit=1)[0]
    pages = {
        asked(sender, *typed).replace(typed[0], "").replace(typed[1], "").split("<form")[0]
        for typed in (
            (number, "wrong-code-xx"), ("C-AAAAA-AAAAA", code), (reference, code), ("zzz", code),
            ("26 999 999", "%"),
        )
    }  # fmt: skip
    assert len(pages) == 1
    assert UNKNOWN in pages.pop()


@pytest.mark.parametrize("known", [True, False])
def test_a_number_is_locked_after_five_tries(sender: Sender, *, known: bool) -> None:
    """From wherever they come, and whether it exists or not; the right code waits too."""
    number, code = receipt_in(sender.send(sealed_in(sender.fill())))
    number = number if known else "C-AAAAA-AAAAA"
    for at in range(5):
        elsewhere = Sender(REMOTE_ADDR=f"203.0.113.{at}")
        assert UNKNOWN in asked(elsewhere, number, "wrong")
    locked = sender.post("/status/", {"number": number, "code": code})
    assert (locked.status_code, locked.headers["Retry-After"]) == (429, "900")


def test_a_network_is_locked_after_twenty_tries(sender: Sender) -> None:
    """Also where each try is for another number."""
    for at in range(20):
        assert UNKNOWN in asked(sender, f"26 000 {at:03}", "wrong")
    assert sender.post("/status/", {"number": "26 000 100", "code": "x"}).status_code == 429
