"""What tests share is made whole, or its fault is said again."""

from pathlib import Path

import pytest

from support.made_once import made_once


def test_what_was_left_half_made_is_made_anew(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whoever comes next begins with an empty folder; who comes later finds it whole."""

    def break_off(folder: Path) -> None:
        (folder / "data").mkdir()
        raise RuntimeError("the real fault")

    for _ in range(2):
        with pytest.raises(RuntimeError, match="the real fault"):
            made_once(tmp_path_factory, "half", break_off)
    made = made_once(tmp_path_factory, "half", lambda folder: (folder / "data").mkdir())
    assert (made / "data").is_dir()
    assert made_once(tmp_path_factory, "half", break_off) == made
