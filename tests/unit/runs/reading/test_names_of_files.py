"""What files are called, so that no two are called the same."""

from pathlib import Path

from upheld.runs.reading.paths import names_of


def test_a_name_alone_where_it_is_the_only_one() -> None:
    """With as many folders as it takes, where it is not."""
    paths = [Path("/a/x/letter.pdf"), Path("/b/x/letter.pdf"), Path("/b/y/letter.pdf"),
             Path("/b/other.pdf")]  # fmt: skip
    assert list(names_of(paths).items()) == [
        (paths[3], "other.pdf"),
        (paths[2], "y/letter.pdf"),
        (paths[0], "a/x/letter.pdf"),
        (paths[1], "b/x/letter.pdf"),
    ]


def test_a_name_cannot_speak_to_the_terminal() -> None:
    """Neither colours, nor lines of their own, nor letters that run backwards."""
    path = Path("/a/\x1b[31mletter\n\u202efdp.exe")
    assert names_of([path])[path] == "[31mletter fdp.exe"


def test_no_file_has_no_name() -> None:
    """Nothing comes of nothing."""
    assert names_of([]) == {}
