"""One file of the public site, before it is stored."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

HTML = "text/html; charset=utf-8"
CSV = "text/csv; charset=utf-8"
JSON = "application/json"
ATOM = "application/atom+xml; charset=utf-8"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARQUET = "application/vnd.apache.parquet"
SVG = "image/svg+xml"
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class PublicFile:
    """Bytes under an address, and the hour from which anybody may have them."""

    address: str
    """The path of the URL, percent-decoded; a page ends in `/`."""
    content: bytes | Path
    media_type: str
    public_from: datetime
    download: str | None = None
    """The name under which it is saved, where it is a file to keep and not a page."""

    def __post_init__(self) -> None:
        """Refuse an address that is not plain, and an hour without its zone."""
        if not self.address.startswith("/") or "//" in self.address or ".." in self.address:
            raise ValueError(f"{self.address!r} is no address of the site")
        if self.public_from.tzinfo is None:
            raise ValueError(f"{self.address}: an hour needs its zone")
