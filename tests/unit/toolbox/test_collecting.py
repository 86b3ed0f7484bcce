"""What is loaded is not looked at again, and the rest less often."""

import gc
from collections.abc import Iterator

import pytest

from upheld.toolbox import collecting


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave the collector as it was found."""
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_what_is_loaded_is_left_out_of_every_look() -> None:
    """It stays where it is; what comes later and points at itself is still freed."""
    kept = [[n] for n in range(1000)]
    collecting.look_less_often()
    assert gc.get_freeze_count() > len(kept)
    assert not any(one is kept for one in gc.get_objects())
    ring: list[object] = []
    ring.append(ring)
    del ring
    assert gc.collect() >= 1


def test_looks_come_after_so_many_new_objects() -> None:
    """The first of Python's three thresholds is ours."""
    collecting.look_less_often()
    assert gc.get_threshold()[0] == collecting.NEW_OBJECTS
