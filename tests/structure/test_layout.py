"""What lays letters out, and the number that a letter notes of it."""

from hashlib import sha256
from pathlib import Path

from upheld.letters import breaking, plain, render, stored
from upheld.letters.made_with import LAYOUT
from upheld.toolbox import typesetting

TEMPLATES = ("letter", "design", "panels", "overview", "similar", "tables")
CODE = (breaking, plain, render, stored, typesetting)
# Whoever changes one of these files sets a letter of every form before and after. Where any bytes
# differ, LAYOUT goes up by one, or `upheld verify` calls letters of every year different. Then the
# pair here is renewed.
KEPT = (2, "865a7d94df67ffba")


def test_a_change_of_layout_is_looked_at() -> None:
    """No file that shapes a letter's bytes changes without a look at its number."""
    files = [render.TEMPLATE.with_stem(name).read_bytes() for name in TEMPLATES]
    files += [Path(module.__file__).read_bytes() for module in CODE]
    digest = sha256(b"".join(sha256(file).digest() for file in files)).hexdigest()[:16]
    assert (LAYOUT, digest) == KEPT
