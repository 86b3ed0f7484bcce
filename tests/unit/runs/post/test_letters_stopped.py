"""A letter that somebody stops does not go: not now, not later, not by another way."""

from collections.abc import Iterator
from typing import Any

import pytest

from support.mail_server import Post, mail_server
from support.posted import address_of, lay_down, posted, signed
from upheld.domain.errors import Refused
from upheld.domain.post import State, Way
from upheld.runs.annual import places
from upheld.runs.annual.actions.going import Going, queue_letters, send_off
from upheld.runs.annual.actions.letter_states import hold_letter, release_letter, take_back
from upheld.runs.annual.actions.letters import mark_issued
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.posting import post
from upheld.runs.annual.queries.letters import held_letters, is_held
from upheld.runs.annual.resending import resend, write_resends
from upheld.runs.outbox import sending
from upheld.runs.outbox.actions import sending as note
from upheld.runs.outbox.actions.decisions import send_again
from upheld.runs.outbox.actions.messages import Recipient
from upheld.runs.outbox.models import Message
from upheld.runs.rolling.letters import letters_shown, letters_to_follow

pytestmark = [
    pytest.mark.django_db, pytest.mark.enable_socket, pytest.mark.usefixtures("loaded_register"),
]  # fmt: skip
WHY: dict[str, Any] = {"why": "a figure is asked about", "seen": None, "by": "tests"}


@pytest.fixture
def server(settings: Any) -> Iterator[Post]:
    """The one that is set."""
    with mail_server() as running:
        settings.UPHELD_SMTP, settings.UPHELD_SMTP_RATE = running.server, 1000
        yield running


def queued(*letters: LetterVersion, way: Way = Way.SMTP) -> dict[LetterVersion, list[Message]]:
    """As `issue` queues them."""
    to = {x: [Recipient("chief_executive", address_of(x.authority_id))] for x in letters}
    return queue_letters(to=to, mark="", way=way, by="tests")


def lay(going: Going) -> None:
    """Mails for the mail server."""
    for _, message in going:
        lay_down(message)


def states() -> dict[str, str]:
    """How the message to each body stands."""
    return dict(Message.objects.values_list("body", "state"))


def test_what_is_stopped_before_it_is_queued_does_not_go() -> None:
    """The others do; whoever began with yesterday's rows is not believed."""
    back, held, goes = letters = [signed(body) for body in ("luton", "croydon", "leeds")]
    take_back(letter=back, **WHY)
    hold_letter(letter=held, **WHY)
    assert list(queued(*letters)) == [goes]
    assert send_off(letters=letters, lay=lay, by="tests") == [goes]
    assert states() == {"leeds": "ready"}


def test_what_is_taken_back_after_it_was_queued_does_not_go(server: Post) -> None:
    """Its messages are withdrawn; signed again, they go once."""
    letter = signed("luton")
    queued(letter)
    take_back(letter=letter, **WHY)
    assert send_off(letters=[letter], lay=lay, by="tests") == []
    assert post(by="tests").sent == 0
    assert states() == {"luton": "withdrawn"}
    LetterVersion.objects.update(state="approved", approved_at=letter.approved_at, approved_by="b")
    queued(letter)
    send_off(letters=[letter], lay=lay, by="tests")
    assert (post(by="tests").sent, post(by="tests").sent) == (1, 0)
    assert len(server.taken) == 1


@pytest.mark.parametrize(
    "state", [State.SENDING, State.SENT, State.UNCERTAIN, State.WRITTEN, State.RETURNED]
)
def test_what_has_begun_to_go_is_not_taken_back(state: State) -> None:
    """Refused, and what waits of it goes on waiting."""
    letter = signed("luton")
    to = [Recipient("leader", "leader@luton.example"), Recipient("chief_executive", "x@luton.ex")]
    queue_letters(to={letter: to}, mark="", way=Way.SMTP, by="tests")
    left = letter.approved_at if state in {State.SENT, State.WRITTEN} else None
    Message.objects.filter(role="leader").update(state=state, written_at=left)
    with pytest.raises(Refused, match="has begun to go"):
        take_back(letter=letter, **WHY)
    assert Message.objects.get(role="chief_executive").state == State.WAITING
    assert LetterVersion.objects.get().state == "approved"


def test_what_lies_in_the_folder_has_begun_to_go() -> None:
    """A killed run laid it there and noted nothing; what it did not lay is withdrawn."""
    letter = signed("luton")
    ((message,),) = queued(letter, way=Way.FOLDER).values()
    folder = places.outbox(2020)
    folder.mkdir(parents=True)
    place = folder / f"{message.message_id}.eml"
    place.write_bytes(b"a mail")
    with pytest.raises(Refused, match="has begun to go"):
        take_back(letter=letter, **WHY)
    place.unlink()
    take_back(letter=letter, **WHY)
    assert states() == {"luton": "withdrawn"}


@pytest.mark.parametrize("gone", ["draft", "superseded", ""])
def test_what_belongs_to_no_signed_letter_is_withdrawn(server: Post, gone: str) -> None:
    """Also where the row was written again under another number."""
    letter = signed("luton", state="issued")
    posted("luton", letter=letter.pk)
    if gone:
        LetterVersion.objects.update(state=gone)
    else:
        LetterVersion.objects.all().delete()
    assert post(by="tests").sent == 0
    assert states() == {"luton": "withdrawn"}
    assert server.taken == []


@pytest.mark.usefixtures("server")
def test_what_is_superseded_during_a_turn_does_not_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked before each message: the second is held back, though it was ready at first."""
    first, second = (signed(body, state="issued") for body in ("luton", "croydon"))
    posted("luton", letter=first.pk)
    posted("croydon", letter=second.pk)
    noted = note.note_sent

    def corrected_then(**said: Any) -> None:
        noted(**said)
        LetterVersion.objects.filter(pk=second.pk).update(state="superseded")

    monkeypatch.setattr(note, "note_sent", corrected_then)
    assert post(by="tests").sent == 1
    assert states() == {"luton": "sent", "croydon": "ready"}


def test_what_is_held_while_the_rate_makes_it_wait_does_not_go(
    server: Post, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message is chosen after the wait."""
    settings.UPHELD_SMTP_RATE = 1
    letters = [signed(body, state="issued") for body in ("luton", "croydon")]
    for letter in letters:
        posted(letter.authority_id, letter=letter.pk)

    def slept(_: float) -> None:
        hold_letter(letter=letters[1], **WHY)
        settings.UPHELD_SMTP_RATE = 9

    monkeypatch.setattr(sending.time, "sleep", slept)
    assert post(by="tests").sent == 1
    assert len(server.taken) == 1
    assert states() == {"luton": "sent", "croydon": "ready"}


def test_a_hold_stands_when_the_letter_is_written_again() -> None:
    """For the version that takes its place too, until somebody lets it go."""
    old, other = signed("luton"), signed("croydon", state="issued")
    hold_letter(letter=old, **WHY)
    LetterVersion.objects.filter(pk=old.pk).update(state="superseded")
    new = signed("luton", version=2)
    assert set(held_letters(2020)) == {("luton", 1), ("luton", 2)}
    assert is_held(new)
    assert not is_held(other)
    assert queued(new) == {}
    with pytest.raises(Refused, match="held already"):
        hold_letter(letter=new, **WHY)
    release_letter(letter=new, **WHY)
    assert held_letters(2020) == {}


def test_a_corrected_letter_that_is_held_does_not_bring_the_old_one_back() -> None:
    """Before its release is the one in public the old stands; from then on one is to follow."""
    signed("luton", state="superseded")
    new = signed("luton", version=2, state="issued")
    hold_letter(letter=new, **WHY)
    assert [x.version for x in letters_shown(2020, 1).values()] == [1]
    assert letters_shown(2020, 2) == {}
    assert letters_to_follow(2020, 2) == ("luton",)


@pytest.mark.parametrize("way", list(Way))
def test_a_held_letter_is_not_sent_again(way: Way) -> None:
    """Refused where somebody asks; what was asked before waits."""
    letter = signed("luton", state="issued")
    (message,) = posted("luton", letter=letter.pk, way=way)
    Message.objects.update(state=State.RETURNED)
    hold_letter(letter=letter, **WHY)
    with pytest.raises(Refused, match="held; let it go first"):
        resend(message, contact=1, why="it came back", by="tests")
    to = Recipient("leader", "leader@luton.example")
    again = send_again(message=message.pk, to=to, way=way, why="x", mark="", by="tests")
    assert write_resends(by="tests") == 0
    again.refresh_from_db()
    assert again.state == State.WAITING


def test_an_action_counts_what_it_moved() -> None:
    """Signed in between by somebody else: refused, and nothing is half done."""
    letter = signed("luton", state="issued")
    with pytest.raises(Refused, match="no longer an approved"):
        mark_issued(letters=[letter], by="tests")
