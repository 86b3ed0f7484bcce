"""First visits to a council page and to the front page, narrow and wide."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.apart import run_apart
from benchmarks.site import servers
from benchmarks.site.effort import Effort
from benchmarks.site.load import HOST
from benchmarks.site.store import heaviest
from benchmarks.site.visit import Visit

BROWSER = "benchmarks.site.browser"
WIDTHS = (375, 1280)
COUNCIL, FRONT = "council page", "front page with its map"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """All visits to one page."""

    address: str
    visits: Sequence[Visit]

    @property
    def how(self) -> str:
        """The page and the visits, for `how`."""
        widths = " and ".join(map(str, WIDTHS))
        return (
            f"{self.address}, {len(self.visits)} first visits at {widths} px by turns, "
            "Chromium over loopback"
        )


def visit_pages(data: Path, effort: Effort) -> dict[str, Seen]:
    """Visit the heaviest council page of the store and the front page."""
    addresses = {COUNCIL: heaviest(data, "/councils/?*").address, FRONT: "/"}
    with servers.public_site(data, workers=2) as port:
        asked = [f"http://{HOST}:{port}{address}" for address in addresses.values()]
        visits = run_apart(BROWSER, "visit_each", asked, WIDTHS, effort.visits)
    return {
        page: Seen(address=address, visits=each)
        for (page, address), each in zip(addresses.items(), visits, strict=True)
    }
