"""What shapes the bytes of a letter besides its words: typesetter, typefaces and our layout."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from upheld.letters import breaking, render
from upheld.toolbox import typesetting

# Enough to tell two layouts apart in a message that a person reads.
SHORTENED = 12


def made_with() -> dict[str, str]:
    """Version of each by name. Letters made with equal ones can be compared by their bytes."""
    return dict(_once())


@cache
def _once() -> dict[str, str]:
    # Asked for each letter; a process keeps its files.
    code = [Path(str(module.__file__)) for module in (breaking, render)]
    files = [*sorted(render.TEMPLATE.parent.glob("*.typ")), *code]
    layout = sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest()
    return typesetting.versions() | {"layout": layout[:SHORTENED]}
