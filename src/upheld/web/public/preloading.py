"""Everything that the process reads from its own software, read before the first request."""

from upheld.pages import assets, environment, moved
from upheld.publication.finding import outward

# Any address of the old site: looking it up reads the names that letters printed.
OLD_ADDRESS = "/your-councils-performance/any/statistics"


def preload() -> None:
    """Read templates, assets and tables, so that an upgrade in place changes nothing under way.

    Code in memory and files on disk are then of one version until the process is begun anew.
    """
    environment.preload()
    assets.assets()
    outward.table()
    moved.moved_to(OLD_ADDRESS)
