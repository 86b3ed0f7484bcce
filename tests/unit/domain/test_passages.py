"""Passages about others are marked, and what goes out without them names nobody else."""

from hypothesis import given
from hypothesis import strategies as st

from upheld.domain.passages import WITHHELD, passages, without_marked

PAT = ("Pat Example", "pat@example.invalid", "01632 960 001", "ZZ1 1ZZ")
WORDS = st.sampled_from(
    ("Pat", "Neighbour", "Alex", "noise", "at", "night.", "heard!", "ZZ1 1ZZ", "LU1 2AB", "\n",
     "alex@example.invalid", "pat@example.invalid")
)  # fmt: skip


def test_names_and_addresses_of_others_are_marked() -> None:
    """The person's own are not, however they are written."""
    text = (
        "Pat lives in ZZ11ZZ. Mail pat@example.invalid. Her neighbour is Alex.\n"
        "Mail alex@example.invalid. Call 01632 960001."
        " Call 01632 960 777! Sam Example came."
    )
    found = passages(text, others=["Alex Smith", "Sam Example"], own=PAT)
    marked = [each.text for each in found if each.marked]
    assert marked == [
        "Her neighbour is Alex.", "Mail alex@example.invalid.", "Call 01632 960 777!",
        "Sam Example came.",
    ]  # fmt: skip
    assert without_marked(found[::2][:2]) == f"Pat lives in ZZ11ZZ. {WITHHELD}"


def test_without_others_only_addresses_are_marked() -> None:
    """No name is known."""
    (found,) = passages("Alex came.", others=[], own=PAT)
    assert not found.marked


@given(st.lists(WORDS, min_size=1))
def test_nobody_else_is_named_in_what_goes_out(words: list[str]) -> None:
    """Whatever the text; and unmarked passages go out as they stand."""
    found = passages(" ".join(words), others=["Alex Neighbour"], own=PAT)
    left = without_marked(found)
    for other in ("Neighbour", "Alex", "LU1 2AB", "alex@"):
        assert other not in left
    assert all(each.text in left for each in found if not each.marked)
