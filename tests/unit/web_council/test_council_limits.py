"""Tries are counted within their time, and memory stays small."""

from upheld.web.council.limits import Tries, network_of


def test_tries_run_out_and_come_back() -> None:
    """So many within so many seconds."""
    seconds = [0.0]
    tries = Tries(most=2, seconds=60, clock=lambda: seconds[0])
    for _ in range(2):
        assert not tries.used_up("a")
        tries.note("a")
    assert (tries.used_up("a"), tries.used_up("b")) == (True, False)
    seconds[0] = 61
    assert not tries.used_up("a")


def test_only_so_many_are_remembered() -> None:
    """Whoever was quiet longest is forgotten first; asking alone remembers nobody."""
    tries = Tries(most=1, seconds=60, kept=2)
    for key in ("a", "b", "a", "c"):
        tries.note(key)
    assert [tries.used_up(key) for key in ("a", "b", "c", "d")] == [True, False, True, False]


def test_a_block_counts_as_one() -> None:
    """Whoever has one address of the newer kind has the whole block."""
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff") != network_of("2001:db9::1")
    assert (network_of("203.0.113.7"), network_of("nonsense")) == ("203.0.113.7", "unknown")
