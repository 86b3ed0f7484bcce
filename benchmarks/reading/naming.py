"""A register that knows no body: which council a letter is about is not what is measured."""

from upheld.archive.naming import Named


class NoRegister:
    """Names nobody."""

    def named(self, printed: str, *, year: int) -> Named:
        """None, whatever is printed."""
        return Named(slug=None, doubt=f"no body is called “{printed}” in {year}")
