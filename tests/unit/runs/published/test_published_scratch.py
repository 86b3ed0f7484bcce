from pathlib import Path

import pytest

from upheld.runs.published.scratch import scratch_folder
from upheld.toolbox.files import sealed_folder


def fill(place: Path) -> None:
    """A sealed folder, as a release is."""
    with sealed_folder(place / "releases" / "v1") as folder:
        (folder / "figures.json").write_text("{}")


@pytest.mark.parametrize("failing", [False, True])
def test_nothing_stays(tmp_path: Path, failing: bool) -> None:
    """The folder is gone when the block ends, also where it ends in an error."""

    def work() -> None:
        with scratch_folder(tmp_path) as place:
            fill(place)
            if failing:
                raise ValueError("on the way")

    if failing:
        with pytest.raises(ValueError, match="on the way"):
            work()
    else:
        work()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    """The next run clears the rest of one that was killed."""
    left = tmp_path / ".scratch-killed"
    fill(left)
    with scratch_folder(tmp_path) as place:
        assert list(tmp_path.iterdir()) == [place]


def test_two_runs_leave_each_other_alone(tmp_path: Path) -> None:
    """A folder in which another run is at work is not swept away."""
    with scratch_folder(tmp_path) as first:
        fill(first)
        with scratch_folder(tmp_path) as second:
            assert first != second
        assert (first / "releases" / "v1" / "figures.json").exists()
