"""What shapes the bytes of a letter besides its words: typesetter, typefaces and our layout."""

from functools import cache

from upheld.toolbox import typesetting

# Raised by one whenever an equal letter gets other bytes by our own doing, in templates or in the
# code that lays out for them; a test tells when one of these files changed. A number and
# not a digest of those files, since a comment in them changes no letter.
# 2: days and counts are held together before the typesetter reads them, panels since 2023 closer.
LAYOUT = 2


def made_with() -> dict[str, str]:
    """Version of each by name. Letters made with equal ones can be compared by their bytes."""
    return dict(_once())


@cache
def _once() -> dict[str, str]:
    # Asked for each letter; a process keeps its versions.
    return typesetting.versions() | {"layout": str(LAYOUT)}
