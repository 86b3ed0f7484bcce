"""The words of the demonstration, as files beside this one."""

from importlib.resources import files


def read_text(name: str) -> str:
    """A file of this folder, such as `2020.toml`."""
    return files(__package__).joinpath(name).read_bytes().decode("utf-8")
